//! PDF files with text in them.
//!
//! A page gives characters with their places, and ruled lines (`page`). Where the file says itself
//! what is paragraph and what is cell, that is taken (`tags`); otherwise it is how it looks
//! (`container::pages`).
//!
//! No bound that is known beforehand holds for every file: so a process of its own may read it
//! (`container::apart`), which can be ended whatever it does.

mod assembly;
mod attached;
mod bounds;
mod codes;
mod costs;
mod page;
mod reading;
mod tags;

pub(super) use reading::read;

/// Whether bytes are a PDF file: the mark may stand a little behind the beginning (ISO 32000-1, H.3).
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..1024).unwrap_or(bytes);
    beginning.windows(5).any(|window| window == b"%PDF-")
}
