//! OFD files (GB/T 33190-2016), the format of electronic official documents: a package of XML parts
//! that say which characters and lines stand where on each page.

mod document;
mod page;
mod path;
mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::held::Held;
use super::package::Package;
use super::pages::{LARGEST, judge, prose, signed};
use super::refusal::Refusal;
use document::Document;
use page::Budget;

/// Reads an OFD file.
///
/// # Errors
/// The file is broken, far too large, or has no text in it.
pub(super) fn read(bytes: &[u8]) -> Result<Held, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    // Nothing here is known to panic; what unpacks the file may.
    let read = catch_unwind(AssertUnwindSafe(|| held(bytes)));
    read.unwrap_or(Err(Refusal::Broken))
}

fn held(bytes: &[u8]) -> Result<Held, Refusal> {
    let mut package = Package::open(bytes)?;
    let document = Document::find(&mut package)?;
    let mut budget = Budget::new();
    let mut pages = Vec::new();
    for place in &document.pages {
        pages.push(page::gather(&mut package, &document, place, &mut budget)?);
    }
    let notes = judge(&pages, "OFD")?;
    Ok(Held {
        blocks: prose::read(signed::without(pages)),
        notes,
        carried: document.carried(&mut package),
    })
}
