//! Files in the container of the old Office programs, by the names of their streams.

use crate::import::error::ImportError;

/// How every such file begins.
pub(super) const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The length of a directory entry; all of them begin at a multiple of it.
const ENTRY: usize = 128;
/// Where in an entry the length of its name stands, in bytes with the closing zero.
const NAME_LENGTH: usize = 64;

/// Says what the file is, and what to do about it.
pub(super) fn refusal(bytes: &[u8]) -> ImportError {
    let mut kind = None;
    for entry in bytes.chunks_exact(ENTRY) {
        match name(entry).as_deref() {
            Some("EncryptedPackage" | "EncryptionInfo") => return ImportError::Protected,
            Some("WordDocument") => {
                kind = Some(("旧版 Word 或 WPS 文档（.doc、.wps）", ".docx"));
            }
            Some("Workbook" | "Book") if kind.is_none() => {
                kind = Some(("旧版 Excel 或 WPS 表格（.xls、.et）", ".xlsx"));
            }
            Some("PowerPoint Document") if kind.is_none() => {
                return ImportError::Unread {
                    kind: "演示文稿（.ppt、.dps）",
                    advice: "请找到 Word 文档、PDF 或网页形式的年度报告，再导入。",
                };
            }
            _ => {}
        }
    }
    match kind {
        Some((kind, ".docx")) => ImportError::Unread {
            kind,
            advice: "请用 Word 或 WPS 打开它，另存为 .docx，再导入那个文件。",
        },
        Some((kind, _)) => ImportError::Unread {
            kind,
            advice: "请用 Excel 或 WPS 打开它，另存为 .xlsx，再导入那个文件。",
        },
        None => ImportError::Unread {
            kind: "旧版办公软件的文件",
            advice: "请用 Word 或 WPS 打开它，另存为 .docx，再导入那个文件。",
        },
    }
}

/// The name of a directory entry, if it is one.
fn name(entry: &[u8]) -> Option<String> {
    let length = entry.get(NAME_LENGTH..NAME_LENGTH + 2)?;
    let length = usize::from(u16::from_le_bytes([*length.first()?, *length.get(1)?]));
    let name = entry.get(..length.checked_sub(2)?)?;
    let units = name.as_chunks().0.iter().copied().map(u16::from_le_bytes);
    String::from_utf16(&units.collect::<Vec<_>>()).ok()
}
