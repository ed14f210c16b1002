//! What goes out: the [`Document`] and its writers.

mod characters;
pub mod document;
pub mod docx;
pub mod html;
mod make;
mod origin;
pub mod pdf;
mod places;
mod print;
pub mod signoff;
pub mod text;
pub mod xlsx;

pub use characters::characters;
pub use document::Document;
pub use make::{Choices, FontSource, Format, Made, MakeError, make};
pub use origin::Origin;
use print::print;
