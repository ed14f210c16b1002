//! The report on paper: A4 pages after GB/T 9704-2012, as a PDF file.
//!
//! [`Document`](super::Document) → [`layout()`] → [`Pages`], a list of what is drawn where that knows
//! nothing of PDF and that the preview draws too → [`write()`], which says what is what → `sink`, the
//! one folder that knows the libraries.

pub mod areas;
mod error;
mod fonts;
mod layout;
mod options;
mod pages;
mod sink;
#[cfg(test)]
mod tests;
mod text;
mod writer;

pub use super::document::geometry::{PAGE_HEIGHT, PAGE_WIDTH};
pub use super::document::tag::Tag;
pub use error::PdfError;
pub use fonts::{Embedded, Face, FaceOrigin, FontSource, Fonts, Outlines, Refusal, Refused, Step};
pub use fonts::{is_common, missing_characters, missing_in};
pub use layout::layout;
pub use options::Options;
pub(super) use pages::characters;
pub use pages::{Bookmark, Ink, Mark, Page, Pages, Part, Place, Placed, Rule, Run};
pub use sink::Conformance;
pub(super) use sink::{Entry, Metadata};
pub use text::chars::{Break, breaks};
pub use writer::{Bound, write, write_bound, write_carrying, write_pages};
pub(super) use writer::{entries, gather};
