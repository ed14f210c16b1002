//! Text files, in the encodings in use.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::grid::Block;
use super::held::{Held, Note};
use crate::import::error::ImportError;
use crate::report::field;

/// The longest text that is read, in bytes: a thousand times a long report.
pub(super) const LARGEST: usize = 32 * 1024 * 1024;
/// The share of unreadable characters (one in so many) below which a text is damaged, and above
/// which it was read in the wrong encoding.
const DAMAGED: usize = 50;

/// Reads a text file.
pub(super) fn read(bytes: &[u8]) -> Result<Held, ImportError> {
    if bytes.len() > LARGEST {
        return Err(TOO_LONG);
    }
    of(decode(bytes)?)
}

/// Reads text.
///
/// # Errors
/// It is blank, or no text.
pub(super) fn of(text: String) -> Result<Held, ImportError> {
    if text.len() > LARGEST {
        return Err(TOO_LONG);
    }
    if text.contains('\0') {
        return Err(BINARY);
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let note = damage(&text);
    let blocks = vec![Block::Text(field::all_unguarded(text))];
    Ok(Held::seen(blocks, note.into_iter().collect()))
}

/// What must be said of characters that were lost before.
pub(super) fn damage(text: &str) -> Option<Note> {
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    (lost > 0).then(|| {
        let message =
            format!("文件中有 {lost} 处文字已经损坏，读出来是“\u{fffd}”，请对照原文改正。");
        Note::of_file(message)
    })
}

const TOO_LONG: ImportError = ImportError::TooLong("32 MB 的文字");
const BINARY: ImportError = ImportError::Unread {
    kind: "二进制文件，不是文本",
    advice: "请用写出它的程序打开它，另存为纯文本（.txt），再导入那个文件。",
};

/// Text out of bytes, in whichever of the encodings in use they are.
///
/// # Errors
/// In none of them, or no text at all.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ImportError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        let wide = encoding == UTF_16LE || encoding == UTF_16BE;
        return if wide || is_readable(&text) {
            Ok(text.into_owned())
        } else {
            Err(ImportError::Encoding)
        };
    }
    if bytes.contains(&0) {
        return Err(BINARY);
    }
    for encoding in [UTF_8, GB18030] {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        if is_readable(&text) {
            return Ok(text.into_owned());
        }
    }
    Err(ImportError::Encoding)
}

/// Whether a decoded text is whole, or damaged in a few places only.
pub(super) fn is_readable(text: &str) -> bool {
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    lost == 0 || lost * DAMAGED <= text.chars().filter(|c| !c.is_ascii()).count()
}
