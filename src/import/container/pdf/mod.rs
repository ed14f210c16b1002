//! PDF files with text in them.
//!
//! A page gives characters with their places, and ruled lines (`page`). Where the file says itself
//! what is paragraph and what is cell, that is taken (`tags`); otherwise ruled lines make tables
//! (`ruled`), and what stands outside of them makes lines and paragraphs (`lines`, `prose`).
//!
//! No bound that is known beforehand holds for every file: so a process of its own may read it
//! (`apart`), which can be ended whatever it does.

mod apart;
mod assembly;
mod attached;
mod bounds;
mod codes;
mod costs;
mod furniture;
mod item;
mod lines;
mod measure;
mod page;
mod place;
mod prose;
mod reading;
mod refusal;
mod ruled;
mod signed;
mod tags;

pub use apart::{PdfReader, READ_PDF, serve};

use super::Held;
use crate::import::ImportError;

/// Whether bytes are a PDF file: the mark may stand a little behind the beginning (ISO 32000-1, H.3).
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..1024).unwrap_or(bytes);
    beginning.windows(5).any(|window| window == b"%PDF-")
}

/// Reads a PDF file.
///
/// # Errors
/// The file asks for a password, is broken, far too large, or has no text in it; or a process of its
/// own could not be had, or not be waited for.
pub(super) fn read(bytes: &[u8], reader: PdfReader<'_>) -> Result<Held, ImportError> {
    match reader {
        PdfReader::Here => reading::read(bytes).map_err(ImportError::from),
        PdfReader::Apart {
            program,
            is_cancelled,
        } => apart::read(bytes, program, is_cancelled),
    }
}
