//! Web pages saved in one file: a message whose parts are the page and what belongs to it.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders};

use super::held::Held;
use super::{html, text};
use crate::import::error::ImportError;

/// More lines than this has no such file, whose lines are long: each may be a part or a header.
const MOST_LINES: usize = 1_000_000;

/// Reads the page out of such a file.
///
/// # Errors
/// There is no page in it, or it is too long.
pub(super) fn read(bytes: &[u8]) -> Result<Held, ImportError> {
    const NO_PAGE: ImportError = ImportError::Damaged("里面没有网页的正文");
    if memchr::memchr_iter(b'\n', bytes).count() > MOST_LINES {
        return Err(ImportError::TooLong("100 万行"));
    }
    let message = MessageParser::new().parse(bytes).ok_or(NO_PAGE)?;
    let part = message
        .parts
        .iter()
        .find(|part| is_page(part))
        .ok_or(NO_PAGE)?;
    let body = body(&message, part).ok_or(NO_PAGE)?;
    if body.len() > text::LARGEST {
        return Err(ImportError::TooLong("32 MB 的网页"));
    }
    let encoding = part
        .content_type()
        .and_then(|kind| kind.attribute("charset"));
    html::read_named(&body, encoding)
}

fn is_page(part: &MessagePart<'_>) -> bool {
    part.content_type().is_some_and(|kind| {
        let is_html = kind
            .subtype()
            .is_some_and(|kind| kind.eq_ignore_ascii_case("html"));
        kind.ctype().eq_ignore_ascii_case("text") && is_html
    })
}

/// The bytes of a part. The library would read them as text in an encoding that it takes from the
/// part's head only; the page may name another.
fn body(message: &Message<'_>, part: &MessagePart<'_>) -> Option<Vec<u8>> {
    let begin = usize::try_from(part.offset_body).ok()?;
    let end = usize::try_from(part.offset_end).ok()?;
    let raw = message.raw_message.get(begin..end)?;
    match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    }
}
