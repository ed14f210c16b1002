//! Text files, in the encodings in use.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::{Block, Held};
use crate::check::Finding;
use crate::import::ImportError;

/// The longest text that is read, in bytes: a thousand times a long report.
const LARGEST: usize = 32 * 1024 * 1024;
/// The share of unreadable characters (one in so many) below which a text is damaged, and above
/// which it was read in the wrong encoding.
const DAMAGED: usize = 50;

/// Reads a text file.
pub(super) fn read(bytes: &[u8]) -> Result<Held, ImportError> {
    if let Some(error) = other_kind(bytes) {
        return Err(error);
    }
    if bytes.len() > LARGEST {
        return Err(ImportError::TooLong("32 MB"));
    }
    let text = decode(bytes)?;
    if text.contains('\0') {
        return Err(BINARY);
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    if looks_like_html(&text) {
        return Err(not_text("网页文件（.html）", "浏览器或 Word"));
    }
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    let note = (lost > 0).then(|| {
        let message =
            format!("文件中有 {lost} 处文字已经损坏，读出来是“\u{fffd}”，请对照原文改正。");
        Finding::import_note("文件", message)
    });
    Ok(Held {
        blocks: vec![Block::Text(text)],
        notes: note.into_iter().collect(),
    })
}

const fn not_text(kind: &'static str, program: &'static str) -> ImportError {
    ImportError::NotText { kind, program }
}

const BINARY: ImportError = not_text("二进制文件，不是文本", "写出它的程序");

/// Files that are known by their first bytes.
fn other_kind(bytes: &[u8]) -> Option<ImportError> {
    let kinds: [(&[u8], &str, &str); 9] = [
        (b"PK\x03\x04", "Word 文档（.docx）或压缩包", "Word 或 WPS"),
        (b"PK\x05\x06", "空的压缩包", "Word 或 WPS"),
        (b"%PDF", "PDF 文件", "PDF 阅读器"),
        (b"\xd0\xcf\x11\xe0", "旧版 Word 文档（.doc）", "Word 或 WPS"),
        (b"{\\rtf", "RTF 文档", "Word 或 WPS"),
        (b"\x89PNG", "图片", "文字识别软件"),
        (b"\xff\xd8\xff", "图片", "文字识别软件"),
        (b"GIF8", "图片", "文字识别软件"),
        (b"\x1f\x8b", "压缩文件", "解压软件"),
    ];
    let (_, kind, program) = kinds.iter().find(|(magic, ..)| bytes.starts_with(magic))?;
    Some(not_text(kind, program))
}

fn looks_like_html(text: &str) -> bool {
    let start: String = text.chars().take(1000).collect();
    let start = start.to_ascii_lowercase();
    start.contains("<html") || start.contains("<!doctype html")
}

fn decode(bytes: &[u8]) -> Result<String, ImportError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
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
fn is_readable(text: &str) -> bool {
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    lost == 0 || lost * DAMAGED <= text.chars().filter(|c| !c.is_ascii()).count()
}
