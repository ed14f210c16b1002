//! The report that one of our own files carries along (ISO 19005-3, 6.8).

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Stream, String as Bytes};

use super::page::decoded;
use crate::report::enclosed;

/// How many attachments are looked at.
const MOST: usize = 16;

/// What is attached under the report's name.
pub(super) fn report(pdf: &Pdf) -> Option<String> {
    let xref = pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id())?;
    let files = catalog.get::<Array<'_>>(b"AF")?;
    let mut files = files.iter::<Dict<'_>>().take(MOST);
    let file = files.find(|file| {
        let name = file.get::<Bytes<'_>>(b"UF");
        name.is_some_and(|name| decoded(name.as_bytes()) == enclosed::FILE)
    })?;
    let embedded = file.get::<Dict<'_>>(b"EF")?;
    let bytes = embedded.get::<Stream<'_>>(b"F")?.decoded_data().ok()?;
    if bytes.len() > enclosed::LARGEST {
        return None;
    }
    String::from_utf8(bytes.to_vec()).ok()
}
