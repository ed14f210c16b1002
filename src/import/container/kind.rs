//! Which kind of file it is, by its content; its name may be wrong.

use std::io::Cursor;

use super::{ole, pdf};
use crate::import::error::ImportError;

/// A kind of file that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Word document of today.
    Docx,
    /// A web page.
    Html,
    /// A web page saved in one file.
    Mht,
    /// An OFD file.
    Ofd,
    /// A PDF file.
    Pdf,
    /// Text.
    Text,
    /// An Excel workbook of today.
    Xlsx,
}

/// The largest file that is looked at, in bytes, and how that is said.
const LARGEST: (usize, &str) = (64 * 1024 * 1024, "64 MB");
/// More parts than this has no package.
const MOST_PARTS: usize = 20_000;
/// So many bytes at the beginning tell a page from text.
const OPENING: usize = 4000;

const RESAVE: &str = "请用 Word 或 WPS 打开它，另存为 .docx，再导入那个文件。";
const PICTURE: &str = "图片里的文字和数读不出来，请找到 Word 文档、PDF 或网页形式的年度报告；没有的话，只能手工填写。";
const UNPACK: &str = "请先解压，再导入里面的那个文件。";

/// Tells the kind of a file.
///
/// # Errors
/// It is of a kind that is not read, or larger than any report.
pub(super) fn of(bytes: &[u8]) -> Result<Kind, ImportError> {
    if bytes.len() > LARGEST.0 {
        return Err(ImportError::TooLong(LARGEST.1));
    }
    if pdf::is_pdf(bytes) {
        return Ok(Kind::Pdf);
    }
    if bytes.starts_with(ole::MAGIC) {
        return Err(ole::refusal(bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(bytes);
    }
    if let Some((_, kind, advice)) = OTHERS.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(ImportError::Unread { kind, advice });
    }
    let opening = opening(bytes);
    if is_mht(&opening) {
        return Ok(Kind::Mht);
    }
    if opening.contains("<?mso-application") || opening.contains("<pkg:package") {
        return Err(ImportError::Unread {
            kind: "Word 的 XML 文档（.xml）",
            advice: RESAVE,
        });
    }
    Ok(if is_page(&opening) {
        Kind::Html
    } else {
        Kind::Text
    })
}

/// Files that are known by their first bytes and not read.
const OTHERS: [(&[u8], &str, &str); 12] = [
    (b"{\\rtf", "RTF 文档（.rtf）", RESAVE),
    (b"\x89PNG", "图片", PICTURE),
    (b"\xff\xd8\xff", "图片", PICTURE),
    (b"GIF8", "图片", PICTURE),
    (b"BM", "图片", PICTURE),
    (b"II*\0", "图片", PICTURE),
    (b"MM\0*", "图片", PICTURE),
    (b"RIFF", "图片", PICTURE),
    (b"\x1f\x8b", "压缩文件", UNPACK),
    (b"Rar!", "压缩文件（.rar）", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "压缩文件（.7z）", UNPACK),
    (b"MZ", "程序，不是文档", "请确认选对了文件。"),
];

/// A package of parts, by what is in it.
fn packed(bytes: &[u8]) -> Result<Kind, ImportError> {
    // What the library would keep of each.
    if memchr::memmem::find_iter(bytes, b"PK\x01\x02").count() > MOST_PARTS {
        return Err(ImportError::Damaged("压缩包里的文件太多"));
    }
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Err(ImportError::Damaged("压缩包的目录读不出来"));
    };
    let has = |wanted: &str| {
        archive.file_names().flatten().any(|name| {
            let name = name.replace('\\', "/");
            name.trim_start_matches('/').eq_ignore_ascii_case(wanted)
        })
    };
    let within = |folder: &str| {
        let mut names = archive.file_names().flatten();
        names.any(|name| {
            name.replace('\\', "/")
                .to_ascii_lowercase()
                .starts_with(folder)
        })
    };
    let unread = |kind, advice| Err(ImportError::Unread { kind, advice });
    if has("OFD.xml") {
        Ok(Kind::Ofd)
    } else if has("xl/workbook.xml") {
        Ok(Kind::Xlsx)
    } else if within("xl/") {
        let advice = "请用 Excel 或 WPS 打开它，另存为 .xlsx，再导入那个文件。";
        unread("二进制的 Excel 工作簿（.xlsb）", advice)
    } else if within("ppt/") {
        let advice = "请找到 Word 文档、PDF 或网页形式的年度报告，再导入。";
        unread("演示文稿（.pptx）", advice)
    } else if within("word/") || has("[Content_Types].xml") {
        Ok(Kind::Docx)
    } else if has("mimetype") && has("content.xml") {
        unread("OpenDocument 文档（.odt、.ods）", RESAVE)
    } else if archive.is_empty() {
        unread("空的压缩包", "请确认选对了文件。")
    } else {
        unread("压缩包（.zip）", UNPACK)
    }
}

/// The beginning in lower case, as far as it is ASCII; of wide characters one byte.
fn opening(bytes: &[u8]) -> String {
    let bytes = bytes
        .iter()
        .take(OPENING)
        .filter(|byte| byte.is_ascii() && **byte != 0);
    bytes
        .map(|byte| char::from(byte.to_ascii_lowercase()))
        .collect()
}

fn is_mht(opening: &str) -> bool {
    let head = opening.trim_start();
    let is_header = [
        "from:",
        "mime-version:",
        "content-type:",
        "subject:",
        "date:",
        "snapshot-",
    ]
    .iter()
    .any(|name| head.starts_with(name));
    is_header
        && head.contains("content-type:")
        && (head.contains("multipart/") || head.contains("text/html"))
}

fn is_page(opening: &str) -> bool {
    const ANYWHERE: [&str; 2] = ["<html", "<!doctype html"];
    const AT_START: [&str; 12] = [
        "<!--", "<body", "<head", "<meta", "<style", "<div", "<table", "<p>", "<p ", "<h1",
        "<span", "<title",
    ];
    let start = opening.trim_start();
    ANYWHERE.iter().any(|tag| opening.contains(tag))
        || AT_START.iter().any(|tag| start.starts_with(tag))
}
