//! What goes out: the [`Document`] and its writers.

mod characters;
mod choices;
pub mod document;
pub mod docx;
mod geometry;
pub mod html;
mod make;
mod markup;
mod measure;
pub mod pdf;
mod places;
mod print;
pub mod signoff;
pub mod text;
pub mod xlsx;

pub use characters::{characters, characters_are_common};
pub use choices::{Choices, FontSource, Made};
pub use document::Document;
pub use document::origin::Origin;
pub use make::{Format, MakeError, make};
use print::print;
