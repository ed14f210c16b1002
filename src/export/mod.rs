//! What goes out: the [`Document`] and its writers.

pub mod document;
pub mod docx;
pub mod html;
mod make;
mod measure;
mod origin;
pub mod pdf;
mod places;
mod print;
pub mod text;
pub mod xlsx;

pub use document::Document;
pub use make::{Choices, FontSource, Format, Made, MakeError, make};
pub use origin::Origin;
use print::print;
