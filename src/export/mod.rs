//! What goes out: the [`Document`] and its writers.

mod characters;
pub mod document;
pub mod docx;
pub mod html;
mod make;
mod markup;
pub mod ofd;
pub mod pdf;
pub mod record;
pub mod redline;
pub mod signoff;
pub mod text;
pub mod xlsx;
mod xml;

pub use characters::characters_are_common;
pub use document::Document;
pub use document::origin::Origin;
pub use make::{
    Choices, Format, Made, MakeError, Sheets, compare, make, make_signed, record as print_record,
    sheets,
};
pub use pdf::FontSource;
