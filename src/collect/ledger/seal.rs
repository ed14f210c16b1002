//! The document's last line: by it a document that is cut off, or was changed by another program, is known.

pub(super) const SEAL: &str = "// 校验 ";

/// The last line of a document that says this.
pub(super) fn seal(text: &str) -> String {
    format!("{SEAL}{:08x}", crc32fast::hash(text.as_bytes()))
}

/// Whether the last line tells that all before it is there and unchanged.
pub(super) fn is_sealed(text: &str) -> bool {
    let text = text.trim_end();
    let parted = text.rsplit_once('\n');
    parted.is_some_and(|(before, line)| line == seal(&format!("{before}\n")))
}
