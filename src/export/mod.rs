//! What goes out: the [`Document`] and its writers.

pub mod document;
pub mod pdf;
mod print;
pub mod text;

pub use document::Document;
pub use print::{Printed, print};
