//! From bytes to what stands in a file: which kind of file it is, its lines and its tables.

#![warn(clippy::indexing_slicing)]

mod apart;
mod clip;
mod docx;
mod flow;
pub(super) mod grid;
mod held;
mod html;
mod kind;
mod mht;
mod numerals;
mod ofd;
mod ole;
mod package;
mod pages;
mod pdf;
mod refusal;
mod remarks;
mod scripts;
mod text;
mod xlsx;
mod xml;

pub use apart::{PdfReader, READ_PDF, serve};
pub(super) use grid::Block;
pub(super) use held::Held;

use super::error::ImportError;
use kind::Kind;
use refusal::Paper;

/// Reads a file of any kind that is known, and says whether it is plain text.
pub(super) fn read(bytes: &[u8], reader: PdfReader<'_>) -> Result<(Held, bool), ImportError> {
    let kind = kind::of(bytes)?;
    let is_plain = matches!(kind, Kind::Text);
    let held = match kind {
        Kind::Docx => docx::read(bytes),
        Kind::Html => html::read(bytes),
        Kind::Mht => mht::read(bytes),
        Kind::Ofd => apart::read(bytes, Paper::Ofd, reader),
        Kind::Pdf => apart::read(bytes, Paper::Pdf, reader),
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
