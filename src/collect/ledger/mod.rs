//! 汇总台账: a collection as a document. It keeps what every unit brought, where that came from, what was
//! asked of whom and what was said; opened again, it sees which files changed since.

mod changes;
mod format;
mod seal;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::collection::Collection;
use super::returns::is_faulty;
use super::unit::Unit;
use crate::draft::Disk;
use crate::files::FileError;
use crate::report::Date;

pub use changes::{Change, Changed};
pub use format::{FORMAT, LedgerError};

/// The file name extension of such documents.
pub const EXTENSION: &str = "huizong";

/// A collection as a document.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// The reports, and who is to report.
    pub collection: Collection,
    /// The files and folders in which reports are looked for.
    pub roots: Vec<PathBuf>,
    /// What was written from it, or read for another purpose: nobody handed it in.
    pub others: BTreeSet<PathBuf>,
    /// Until when reports are due, that day included.
    pub deadline: Option<Date>,
    /// Where last year's numbers are: a ledger, or a report.
    pub last: Option<PathBuf>,
    marks: BTreeMap<String, Mark>,
    /// Somebody changed the document with another program.
    is_edited: bool,
}

/// What was done about a unit, by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Mark {
    remark: String,
    /// Whether it was asked for its report (催报).
    is_asked: bool,
    /// The files that were sent back.
    returned: BTreeSet<Digest>,
    /// The files that were found good by a person.
    passed: BTreeSet<Digest>,
}

/// A file by its SHA-256; one that could not be read by nothing.
type Digest = [u8; 32];

/// How far a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nothing came.
    Missing,
    /// Its report came, and has nothing to mend.
    Handed,
    /// Its report has something to mend.
    Faulty,
    /// It was sent back, and nothing else came yet.
    Returned,
    /// It was sent back, and something else came.
    Back,
    /// A person found it good, and it is still the same.
    Passed,
}

impl State {
    /// All of them, in the order in which a unit comes to them.
    pub const ALL: [State; 6] = [
        State::Missing,
        State::Handed,
        State::Faulty,
        State::Returned,
        State::Back,
        State::Passed,
    ];

    /// What a clerk calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::Missing => "未交",
            State::Handed => "已交",
            State::Faulty => "有错",
            State::Returned => "已退回",
            State::Back => "已收回",
            State::Passed => "通过",
        }
    }
}

impl Ledger {
    /// A new one.
    #[must_use]
    pub fn of(collection: Collection, roots: Vec<PathBuf>) -> Ledger {
        Ledger {
            collection,
            roots,
            ..Ledger::default()
        }
    }

    /// All units by name: those of the list, then the others.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let mut names = self.collection.list().to_vec();
        let mut known: BTreeSet<String> = names.iter().cloned().collect();
        for at in 0..self.collection.units().len() {
            let name = self.collection.name(at);
            if known.insert(name.to_owned()) {
                names.push(name.to_owned());
            }
        }
        names
    }

    fn digests(&self, name: &str) -> BTreeSet<Digest> {
        let places = self.collection.places_of(name).iter();
        let units = places.map(|at| &self.collection.units()[*at]);
        units.map(digest_of).collect()
    }

    /// How far a unit is.
    #[must_use]
    pub fn state(&self, name: &str) -> State {
        let digests = self.digests(name);
        if digests.is_empty() {
            return State::Missing;
        }
        let mark = self.marks.get(name);
        if mark.is_some_and(|mark| mark.passed == digests) {
            return State::Passed;
        }
        if let Some(mark) = mark.filter(|mark| !mark.returned.is_empty()) {
            let is_new = digests.iter().any(|digest| !mark.returned.contains(digest));
            return if is_new { State::Back } else { State::Returned };
        }
        let mut places = self.collection.places_of(name).iter();
        if places.any(|at| is_faulty(&self.collection, *at)) {
            State::Faulty
        } else {
            State::Handed
        }
    }

    /// What was remarked about a unit; empty for nothing.
    #[must_use]
    pub fn remark(&self, name: &str) -> &str {
        self.marks.get(name).map_or("", |mark| &mark.remark)
    }

    /// Remarks something about a unit.
    pub fn set_remark(&mut self, name: &str, remark: &str) {
        remark.trim().clone_into(&mut self.mark(name).remark);
    }

    /// Whether reports were due before this day.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.deadline.is_some_and(|deadline| deadline < today)
    }

    /// Whether a unit was asked for its report.
    #[must_use]
    pub fn is_asked(&self, name: &str) -> bool {
        self.marks.get(name).is_some_and(|mark| mark.is_asked)
    }

    /// Marks those whose report is missing as asked for it.
    pub fn mark_asked(&mut self) {
        let missing = self.collection.missing().into_iter().map(str::to_owned);
        for name in missing.collect::<Vec<_>>() {
            self.mark(&name).is_asked = true;
        }
    }

    /// Marks a unit's files as sent back.
    pub fn mark_returned(&mut self, name: &str) {
        let digests = self.digests(name);
        self.mark(name).returned.extend(digests);
    }

    /// Marks a unit's files, as they are now, as found good.
    pub fn pass(&mut self, name: &str) {
        self.mark(name).passed = self.digests(name);
    }

    /// A unit is no longer found good.
    pub fn withdraw_pass(&mut self, name: &str) {
        self.mark(name).passed.clear();
    }

    fn mark(&mut self, name: &str) -> &mut Mark {
        self.marks.entry(name.to_owned()).or_default()
    }

    /// Of a unit that was sent back, the files that were are left out as soon as others came.
    fn replace_returned(&mut self) {
        const REASON: &str = "已退回修改，以后来交的为准";
        for (name, mark) in &self.marks {
            let places = self.collection.places_of(name).to_vec();
            let is_old = |at: &usize| {
                mark.returned
                    .contains(&digest_of(&self.collection.units()[*at]))
            };
            let (old, new): (Vec<usize>, Vec<usize>) = places.into_iter().partition(is_old);
            if !new.is_empty() {
                for at in old {
                    self.collection.leave_out(at, REASON);
                }
            }
        }
    }

    /// The document's text.
    #[must_use]
    pub fn write(&self, path: &Path) -> String {
        format::print(self, path)
    }

    /// Reads such a document; `path` is where it lies, from which its files are named.
    ///
    /// # Errors
    /// See [`LedgerError`]; nothing is dropped to make it fit.
    pub fn read(bytes: &[u8], path: &Path) -> Result<Ledger, LedgerError> {
        format::parse(bytes, path)
    }

    /// Saves the document, whole or not at all.
    ///
    /// # Errors
    /// The file may not be written; the old one is then as it was.
    pub fn save(&self, disk: &dyn Disk, path: &Path) -> Result<(), FileError> {
        disk.write(path, self.write(path).as_bytes())
    }
}

fn digest_of(unit: &Unit) -> Digest {
    unit.digest.unwrap_or_default()
}
