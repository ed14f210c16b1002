//! What goes out: the [`Document`] and its writers.

pub mod document;
pub mod docx;
pub mod html;
mod labels;
mod make;
mod origin;
pub mod pdf;
mod places;
mod print;
pub mod signoff;
pub mod text;
pub mod xlsx;

pub use document::Document;
pub use make::{Choices, FontSource, Format, Made, MakeError, make};
pub use origin::Origin;
use print::print;
