//! One file that was handed in, and what was found in it.

use std::path::{Path, PathBuf};

use super::numbers::Numbers;
use crate::check::{Finding, Rule, Severity, Tally};
use crate::form::{CellId, Rank};

/// A file that was handed in.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The file.
    pub path: PathBuf,
    /// The SHA-256 of its bytes; `None` if they could not be read.
    pub digest: Option<[u8; 32]>,
    /// When it was read, in seconds since 1970.
    pub read: u64,
    /// What it says, or a sentence why it says nothing.
    pub content: Result<Box<Content>, String>,
}

/// What a report says.
#[derive(Debug, Clone)]
pub struct Content {
    /// The organ's full name, empty if not known.
    pub organ: String,
    /// The year reported on.
    pub year: Option<u16>,
    /// Its cells.
    pub numbers: Numbers,
    /// What its check found, the weightiest first.
    pub faults: Vec<Fault>,
    /// How many faults there are of each kind.
    pub tally: Tally,
    /// What its reading was unsure of, in sentences.
    pub notes: Vec<String>,
}

/// A finding without what only an editor needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The rule that is not kept.
    pub rule: Rule,
    /// How much it weighs.
    pub rank: Rank,
    /// How it is treated.
    pub severity: Severity,
    /// The table or paragraph.
    pub heading: String,
    /// The cells it is about; the first is the one to look at.
    pub cells: Vec<CellId>,
    /// What is wrong, with the numbers of both sides.
    pub message: String,
    /// What is asked, as the correction is called that a program would offer; empty for none.
    pub asked: String,
}

impl From<&Finding> for Fault {
    fn from(finding: &Finding) -> Fault {
        // Where nothing points at a cell, the correction is one of several.
        let fix = finding.fix.as_ref().filter(|_| !finding.is_guess);
        Fault {
            rule: finding.rule,
            rank: finding.rank,
            severity: finding.severity(),
            heading: finding.heading.clone(),
            cells: finding.cells().to_vec(),
            message: finding.message.clone(),
            asked: fix.map_or_else(String::new, |fix| fix.label().to_owned()),
        }
    }
}

impl Unit {
    /// What it says, if it was read.
    #[must_use]
    pub fn content(&self) -> Option<&Content> {
        self.content.as_deref().ok()
    }

    /// What it is called without a list: the organ, or the file without its ending.
    #[must_use]
    pub fn name(&self) -> String {
        let organ = self.content().map(|content| content.organ.as_str());
        match organ.filter(|organ| !organ.is_empty()) {
            Some(organ) => organ.to_owned(),
            None => stem(&self.path),
        }
    }

    /// How many findings its report has of each kind.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.content()
            .map_or_else(Tally::default, |content| content.tally)
    }

    /// Whether equations of the form fail in its own tables, so that it brings what does not add up.
    #[must_use]
    pub fn fails(&self) -> bool {
        let mut faults = self
            .content()
            .into_iter()
            .flat_map(|content| &content.faults);
        faults.any(|fault| fault.rule.is_about_sums() && fault.severity == Severity::Error)
    }
}

/// What a file is called without folder and ending.
pub(super) fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}
