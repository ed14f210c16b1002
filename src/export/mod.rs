//! What goes out: the [`Document`] and its writers.

pub mod document;
mod origin;
pub mod pdf;
mod places;
mod print;
pub mod text;

pub use document::Document;
pub use origin::Origin;
pub use print::{Printed, print};
