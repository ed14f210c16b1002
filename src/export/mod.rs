//! What goes out: the [`Document`] and its writers.

mod characters;
pub mod chart;
mod choices;
pub mod document;
pub mod docx;
mod geometry;
pub mod html;
mod labels;
mod make;
mod markup;
mod measure;
mod origin;
pub mod pdf;
mod places;
mod print;
pub mod signoff;
pub mod text;
pub mod xlsx;

pub use characters::{characters, characters_are_common};
pub use choices::{Choices, FontSource, Made};
pub use document::Document;
pub use make::{Format, MakeError, make};
pub use origin::Origin;
use print::print;
