//! PDF files with text in them.
//!
//! A page gives characters with their places, and ruled lines (`page`). Where the file says itself
//! what is paragraph and what is cell, that is taken (`tags`); otherwise ruled lines make tables
//! (`ruled`), and what stands outside of them makes lines and paragraphs (`lines`, `prose`).

mod assembly;
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
mod ruled;
mod signed;
mod tags;

use std::thread;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Block, Held};
use crate::check::Finding;
use crate::import::ImportError;
use bounds::TooMuch;
use page::Page;

/// The longest file that is read, in bytes: a report of a hundred pages with its fonts embedded is a
/// tenth of this.
const LARGEST: usize = 64 * 1024 * 1024;
/// The most pages that are read: reports have six to thirty.
const MOST_PAGES: usize = 400;
/// The stack of the thread that reads, in bytes: the library goes down into objects that stand in
/// one another, 512 deep at most.
const STACK: usize = 64 * 1024 * 1024;
/// Of the characters, one in so many may be unreadable before the text is of no use.
const MOST_LOST: usize = 4;

/// Whether bytes are a PDF file: the mark may stand a little behind the beginning (ISO 32000-1, H.3).
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(1024)];
    beginning.windows(5).any(|window| window == b"%PDF-")
}

/// Reads a PDF file.
///
/// # Errors
/// The file asks for a password, is broken, far too large, or has no text in it.
pub(super) fn read(bytes: &[u8]) -> Result<Held, ImportError> {
    if bytes.len() > LARGEST {
        return Err(ImportError::TooLong("64 MB"));
    }
    if !bounds::inflates_within(bytes) {
        return Err(TOO_MUCH);
    }
    // A thread of its own has a stack of a size that is known, and a fault of the library ends the
    // thread, not the program. So does a page that goes on for too long (`bounds::give_up`).
    thread::scope(|scope| {
        let reader = thread::Builder::new()
            .name("pdf".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, || held(bytes));
        match reader.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(held)) => held,
            Ok(Err(cause)) if cause.is::<TooMuch>() => Err(TOO_MUCH),
            Ok(Err(_)) | Err(_) => Err(ImportError::BrokenPdf),
        }
    })
}

const TOO_MUCH: ImportError = ImportError::TooLong("400 页，或者内容多得读不完");

fn held(bytes: &[u8]) -> Result<Held, ImportError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ImportError::LockedPdf,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => ImportError::BrokenPdf,
    })?;
    if pdf.pages().len() > MOST_PAGES || !costs::are_bearable(&pdf) {
        return Err(TOO_MUCH);
    }
    let pages = page::gather(&pdf);
    let all = pages.iter().flat_map(|page| &page.glyphs);
    let (mut count, mut lost, mut hidden) = (0, 0, 0);
    for glyph in all.filter(|glyph| !glyph.is_blank()) {
        count += 1;
        lost += usize::from(glyph.is_lost());
        hidden += usize::from(glyph.hidden);
    }
    if count == 0 {
        return Err(if pages.iter().any(|page| page.drawings > 0) {
            ImportError::ScannedPdf
        } else {
            ImportError::Empty
        });
    }
    if lost * MOST_LOST > count {
        return Err(ImportError::UnreadablePdf);
    }
    let mut notes = Vec::new();
    if lost > 0 {
        let message =
            format!("PDF 中有 {lost} 个字没有给出对应的文字，读出来是“\u{fffd}”，请对照原文改正。");
        notes.push(Finding::import_note("文件", message));
    }
    if hidden * 2 > count {
        let message = "这个 PDF 是扫描件，文字是软件识别出来的，可能认错，请逐格对照原文。";
        notes.push(Finding::import_note("文件", message));
    }
    Ok(Held {
        blocks: blocks(&pdf, pages),
        notes,
    })
}

/// The paragraphs and tables: as the file says, if it says so of everything; otherwise as they look.
fn blocks(pdf: &Pdf, pages: Vec<Page>) -> Vec<Block> {
    if let Some(blocks) = tags::read(pdf, &pages) {
        return blocks;
    }
    prose::read(signed::without(pages))
}
