//! From bytes to what stands in a file: which kind of file it is, its lines and its tables.

#![warn(clippy::indexing_slicing)]

mod clip;
mod docx;
mod flow;
pub(super) mod grid;
mod held;
mod html;
mod kind;
mod mht;
mod numerals;
mod ole;
mod pdf;
mod remarks;
mod scripts;
mod text;
mod xlsx;

pub(super) use grid::Block;
pub(super) use held::Held;
pub use pdf::{PdfReader, READ_PDF, serve};

use super::error::ImportError;
use kind::Kind;

/// Reads a file of any kind that is known, and says whether it is plain text.
pub(super) fn read(bytes: &[u8], reader: PdfReader<'_>) -> Result<(Held, bool), ImportError> {
    let kind = kind::of(bytes)?;
    let is_plain = matches!(kind, Kind::Text);
    let held = match kind {
        Kind::Docx => docx::read(bytes),
        Kind::Html => html::read(bytes),
        Kind::Mht => mht::read(bytes),
        Kind::Pdf => pdf::read(bytes, reader),
        Kind::Text => text::read(bytes),
        Kind::Xlsx => xlsx::read(bytes),
    }?;
    Ok((held, is_plain))
}

/// Reads a page as the clipboard holds it.
pub(super) fn read_pasted_page(copied: &str) -> Result<Held, ImportError> {
    let page = clip::page(copied);
    if page.len() > text::LARGEST {
        return Err(ImportError::TooLong("32 MB 的网页"));
    }
    html::read_text(page)
}

/// Reads text as the clipboard holds it.
pub(super) fn read_pasted_text(copied: &str) -> Result<Held, ImportError> {
    text::of(copied.replace('\0', ""))
}
