//! The journal of unsaved work: the report as a run of editing began with it, and every edit since, in
//! a file that only grows. Each line bears its checksum, so that what a crash or a power cut left of
//! the last one is told from what is whole.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{DraftError, WrittenError, edits};
use crate::files::Stamp;
use crate::report::{Edit, Report};

/// The ending of journals.
pub const EXTENSION: &str = "journal";

/// The version that is written.
const VERSION: u32 = 1;

/// The work whose journal it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The draft to which saving goes, if there is one.
    pub draft: Option<PathBuf>,
    /// What that held when it was last read or saved.
    pub stamp: Option<Stamp>,
}

/// What a journal holds.
#[derive(Debug)]
pub struct Kept {
    /// The work whose journal it is.
    pub origin: Origin,
    /// The report with all edits that could be read.
    pub report: Report,
    /// How many lines at the end could not be read.
    pub unreadable: usize,
}

#[derive(Serialize, Deserialize)]
struct Head {
    journal: u32,
    #[serde(default)]
    origin: Origin,
    /// The draft's text with which it begins.
    base: String,
}

/// A journal that begins with this report.
#[must_use]
pub fn begin(origin: &Origin, report: &Report) -> Vec<u8> {
    let head = |origin: Origin| {
        let (journal, base) = (VERSION, super::write(report));
        serde_json::to_string(&Head {
            journal,
            origin,
            base,
        })
    };
    // A path that is no text (on Linux) cannot be written down: then the draft is not known again.
    let text = head(origin.clone()).or_else(|_| head(Origin::default()));
    line(&text.unwrap_or_default())
}

/// What is added when the report of a journal becomes another one.
#[must_use]
pub fn step(before: &Report, now: &Report) -> Vec<u8> {
    line(&edits::write(before, &Edit::between("", before, now)))
}

/// A line with its checksum before it.
fn line(text: &str) -> Vec<u8> {
    format!("{:08x} {text}\n", crc32fast::hash(text.as_bytes())).into_bytes()
}

/// The text of a line, if it is whole.
fn whole(line: &[u8]) -> Option<&[u8]> {
    let (sum, rest) = line.split_at_checked(8)?;
    let text = rest.strip_prefix(b" ")?;
    let sum = u32::from_str_radix(std::str::from_utf8(sum).ok()?, 16).ok()?;
    (crc32fast::hash(text) == sum).then_some(text)
}

/// Reads a journal as far as it can be read: what follows an unreadable line was made to a report that
/// nobody knows.
///
/// # Errors
/// Not even the report with which it begins can be read.
pub fn read(bytes: &[u8]) -> Result<Kept, DraftError> {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let head = lines.next().and_then(whole).ok_or(DraftError::Line(1))?;
    let version: Version = serde_json::from_slice(head).map_err(|_| DraftError::Line(1))?;
    if version.journal > VERSION {
        return Err(WrittenError::Newer(version.journal).into());
    }
    let head: Head =
        serde_json::from_slice(head).map_err(|error| DraftError::Line(error.column()))?;
    let mut kept = Kept {
        origin: head.origin,
        report: super::read(head.base.as_bytes())?,
        unreadable: 0,
    };
    let lines: Vec<&[u8]> = lines.filter(|line| !line.is_empty()).collect();
    for (at, line) in lines.iter().enumerate() {
        let edit = whole(line).and_then(|text| edits::read(&kept.report, text).ok());
        let Some(edit) = edit else {
            kept.unreadable = lines.len() - at;
            break;
        };
        kept.report.apply(&edit);
    }
    Ok(kept)
}

/// All that a program of any version can rely on.
#[derive(Deserialize)]
struct Version {
    journal: u32,
}
