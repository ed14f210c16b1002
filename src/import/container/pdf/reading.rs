//! Reading a PDF file in this process.

use std::thread;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::bounds::{self, TooMuch};
use super::{attached, costs, page, tags};
use crate::import::container::Block;
use crate::import::container::held::Held;
use crate::import::container::pages::page::Page;
use crate::import::container::pages::{LARGEST, MOST_PAGES, judge, prose, signed};
use crate::import::container::refusal::Refusal;

/// The stack of the thread that reads, in bytes: the library goes down into objects that stand in
/// one another, 512 deep at most.
const STACK: usize = 64 * 1024 * 1024;

/// Reads a PDF file.
///
/// # Errors
/// The file asks for a password, is broken, far too large, or has no text in it.
pub(in crate::import::container) fn read(bytes: &[u8]) -> Result<Held, Refusal> {
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
    let notes = judge(&pages, "PDF")?;
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
