//! Web pages, and pages as Word, WPS and the clipboard write them.

mod content;
mod elements;
mod furniture;
mod line;
mod lists;
mod page;
mod tables;

use encoding_rs::{Encoding, GB18030, GBK};

use super::held::Held;
use super::text;
use crate::import::error::ImportError;

/// Where a page names its encoding, in bytes.
const OPENING: usize = 4096;

/// Reads a page.
///
/// # Errors
/// It is longer than any report, or in no encoding that is known.
pub(super) fn read(bytes: &[u8]) -> Result<Held, ImportError> {
    if bytes.len() > text::LARGEST {
        return Err(ImportError::TooLong("32 MB 的网页"));
    }
    read_text(&decoded(bytes, None)?)
}

/// Reads a page whose encoding was named beside it.
pub(super) fn read_named(bytes: &[u8], encoding: Option<&str>) -> Result<Held, ImportError> {
    read_text(&decoded(bytes, encoding)?)
}

/// Reads a page that is text already.
pub(super) fn read_text(page: &str) -> Result<Held, ImportError> {
    if page.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let mut held = page::read(page)?;
    held.notes.extend(text::damage(page));
    Ok(held)
}

/// The page in the encoding it names, if it reads so, else in the one it is found to be in.
fn decoded(bytes: &[u8], named: Option<&str>) -> Result<String, ImportError> {
    if Encoding::for_bom(bytes).is_none() {
        let named = named.and_then(|name| Encoding::for_label(name.as_bytes()));
        if let Some(encoding) = named.or_else(|| announced(bytes)) {
            // Pages that name the older of the two hold characters of the newer.
            let encoding = if encoding == GBK { GB18030 } else { encoding };
            let (text, _) = encoding.decode_without_bom_handling(bytes);
            if text::is_readable(&text) {
                return Ok(text.into_owned());
            }
        }
    }
    text::decode(bytes)
}

/// The encoding a page names at its beginning.
fn announced(bytes: &[u8]) -> Option<&'static Encoding> {
    let opening = bytes.get(..OPENING).unwrap_or(bytes).to_ascii_lowercase();
    let word = b"charset=";
    let at = opening
        .windows(word.len())
        .position(|window| window == word)?;
    let name = opening.get(at + word.len()..)?;
    let name = name
        .strip_prefix(b"\"")
        .or(name.strip_prefix(b"'"))
        .unwrap_or(name);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let end = name
        .iter()
        .position(|byte| !is_name(byte))
        .unwrap_or(name.len());
    Encoding::for_label(name.get(..end)?)
}
