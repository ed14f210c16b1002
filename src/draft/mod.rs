//! Drafts: a report on disk as RON that a person can read, with a format version.

mod disk;
pub mod edits;
mod fields;
mod format;
pub mod journal;
pub mod lock;
mod reasons;
pub mod recent;
pub mod recovery;
pub mod sample;
pub mod versions;

use std::path::Path;

use crate::files::{self, FileError};
use crate::report::Report;

pub use crate::report::written::{FORMAT, WrittenError};
pub use disk::{Disk, SystemDisk};

/// The file name extension of drafts.
pub const EXTENSION: &str = "ron";

/// The longest draft that is read, in bytes: one of a long report with its last year's is a
/// hundredth of it.
pub const LARGEST: usize = 16 * 1024 * 1024;

/// Why a draft could not be read. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// Longer than [`LARGEST`].
    #[error("草稿超过 16 MB，不像是一份年度报告的草稿，没有打开。请改用另存的副本。")]
    TooLarge,
    /// The text is not UTF-8.
    #[error("草稿里有读不出的字节，文件可能已损坏。请改用另存的副本。")]
    NotText,
    /// Not a draft, or cut off.
    #[error(
        "草稿已损坏或被改动过，第 {line} 行第 {column} 列读不懂。请改用另存的副本，或用记事本修正这一行。"
    )]
    Damaged {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The end is missing.
    #[error("草稿不完整，后半部分没有了（可能是存盘或复制时中断）。请改用以前的版本或另存的副本。")]
    CutOff,
    /// A newer draft is not written over.
    #[error("这份草稿由更新版本的程序保存，本程序不能覆盖它，以免丢失内容。请另存为别的文件名。")]
    NewerStays,
    /// Of a later version of the program, or with what its form does not have.
    #[error(transparent)]
    Written(#[from] WrittenError),
    /// No line of [`edits`], or one that was cut off.
    #[error("改动记录不完整或被改动过，第 {0} 列读不懂。请改用保存过的草稿。")]
    Line(usize),
    /// A change that this program cannot make.
    #[error(
        "改动记录第 {0} 列有本程序不认识的改动，可能由更新版本的程序写成。请用新版程序打开，以免丢失内容。"
    )]
    UnknownChange(usize),
    /// A change to what the report does not have.
    #[error("改动记录和报告对不上：{0}。请改用保存过的草稿。")]
    Unfit(String),
}

impl DraftError {
    /// Whether a later version of the program could read it.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        matches!(self, DraftError::Written(WrittenError::Newer(_)))
    }
}

/// Whether bytes look like a draft, whatever their file is called: behind remarks a parenthesis, and
/// the format first.
#[must_use]
pub fn is_draft(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(400)]).into_owned();
    let lines = start.trim_start_matches('\u{feff}').lines().map(str::trim);
    let body: String = lines.filter(|line| !line.starts_with("//")).collect();
    let inner = body.strip_prefix('(').unwrap_or_default();
    inner.trim_start().starts_with("format")
}

/// What a draft's file is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// As the program wrote it.
    Intact,
    /// Somebody changed it with another program.
    Edited,
    /// Written by a later version of the program, in this format: only what is understood was read.
    Newer {
        /// The format.
        format: u32,
        /// The names of cells and texts that are not understood.
        left_out: Vec<String>,
    },
}

/// Reads a draft.
///
/// # Errors
/// The bytes are more than [`LARGEST`], or no draft of a known version and form; nothing is dropped to make it fit.
pub fn read(bytes: &[u8]) -> Result<Report, DraftError> {
    match open(bytes)? {
        (_, Condition::Newer { format, .. }) => Err(WrittenError::Newer(format).into()),
        (report, _) => Ok(report),
    }
}

/// Reads a draft, also what can be understood of a newer one, and says what its file is like.
///
/// # Errors
/// The bytes are more than [`LARGEST`], or no draft of a known form.
pub fn open(bytes: &[u8]) -> Result<(Report, Condition), DraftError> {
    if bytes.len() > LARGEST {
        return Err(DraftError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| DraftError::NotText)?;
    format::parse(text.trim_start_matches('\u{feff}'))
}

/// The draft's text.
#[must_use]
pub fn write(report: &Report) -> String {
    format::print(report)
}

/// Saves a draft, whole or not at all.
///
/// # Errors
/// The file may not be written; the old one is then as it was.
pub fn save(report: &Report, path: &Path) -> Result<(), FileError> {
    files::write(path, write(report).as_bytes())
}
