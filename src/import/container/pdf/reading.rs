//! Reading a PDF file in this process.

use std::thread;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::bounds::{self, TooMuch};
use super::page::{self, Page};
use super::refusal::Refusal;
use super::{attached, costs, prose, signed, tags};
use crate::import::container::Block;
use crate::import::container::held::{Held, Note};

/// The longest file that is read, in bytes: a report of a hundred pages with its fonts embedded is a
/// tenth of this.
pub(super) const LARGEST: usize = 64 * 1024 * 1024;
/// The most pages that are read: reports have six to thirty.
const MOST_PAGES: usize = 400;
/// The stack of the thread that reads, in bytes: the library goes down into objects that stand in
/// one another, 512 deep at most.
const STACK: usize = 64 * 1024 * 1024;
/// Of the characters, one in so many may be unreadable before the text is of no use.
const MOST_LOST: usize = 4;

/// Reads a PDF file.
///
/// # Errors
/// The file asks for a password, is broken, far too large, or has no text in it.
pub(super) fn read(bytes: &[u8]) -> Result<Held, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    if !bounds::inflates_within(bytes) {
        return Err(Refusal::TooMuch);
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
            Ok(Err(cause)) if cause.is::<TooMuch>() => Err(Refusal::TooMuch),
            Ok(Err(_)) | Err(_) => Err(Refusal::Broken),
        }
    })
}

fn held(bytes: &[u8]) -> Result<Held, Refusal> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Locked,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Refusal::Broken,
    })?;
    if pdf.pages().len() > MOST_PAGES || !costs::are_bearable(&pdf) {
        return Err(Refusal::TooMuch);
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
            Refusal::Scanned
        } else {
            Refusal::Empty
        });
    }
    if lost * MOST_LOST > count {
        return Err(Refusal::Unreadable);
    }
    let mut notes = Vec::new();
    if lost > 0 {
        let message =
            format!("PDF 中有 {lost} 个字没有给出对应的文字，读出来是“\u{fffd}”，请对照原文改正。");
        notes.push(Note::of_file(message));
    }
    if hidden * 2 > count {
        let message = "这个 PDF 是扫描件，文字是软件识别出来的，可能认错，请逐格对照原文。";
        notes.push(Note::of_file(message));
    }
    Ok(Held {
        blocks: blocks(&pdf, pages),
        notes,
        carried: attached::report(&pdf),
    })
}

/// The paragraphs and tables: as the file says, if it says so of everything; otherwise as they look.
fn blocks(pdf: &Pdf, pages: Vec<Page>) -> Vec<Block> {
    if let Some(blocks) = tags::read(pdf, &pages) {
        return blocks;
    }
    prose::read(signed::without(pages))
}
