//! A collection at work (汇总): what the window shows of it, what may be done about a unit, and how it is
//! kept. Nothing of it knows a window.
//!
//! Nothing that was marked is lost: from its first reading on a collection lies in a file, which is written
//! after every mark. Until somebody says where, that file is the program's own, found again by the folders
//! that were collected.

mod filed;
mod keeping;
mod making;
mod reading;
mod rows;

use std::path::{Path, PathBuf};

use rust_decimal::Decimal;

use crate::check::Finding;
use crate::collect::ledger::{Changed, Ledger};
use crate::collect::{Collection, Sum};
use crate::draft::lock::Holder;
use crate::files::Stamp;
use crate::form::CellId;
use crate::report::{Date, Report};

pub use filed::Filed;
pub use keeping::{Keep, Kept, beat, release};
pub use making::{Made, Make, MakeError};
pub use reading::{CollectingError, How, Wanted, folder};
pub use rows::{Column, Order, Row};

/// A collection at work.
#[derive(Debug, Clone)]
pub struct Collecting {
    ledger: Ledger,
    changed: Vec<Changed>,
    rows: Vec<Row>,
    sum: Option<Sum>,
    found: Vec<Finding>,
    /// Last year's numbers of the whole, if they are known.
    before: Option<Report>,
    /// Where it is kept, if it can be.
    file: Option<PathBuf>,
    /// That is the program's own place, not one that somebody chose.
    is_own_place: bool,
    /// What lay there when it was last read or written.
    stamp: Option<Stamp>,
    /// Who else holds the file: then nothing can be marked.
    holder: Option<Box<Holder>>,
    /// What must be said about how it was opened; empty for nothing.
    said: String,
    /// Counts what was marked, and up to where that is kept.
    revision: u64,
    kept: u64,
}

impl Collecting {
    fn of(ledger: Ledger, changed: Vec<Changed>) -> Collecting {
        let mut collecting = Collecting {
            ledger,
            changed,
            rows: Vec::new(),
            sum: None,
            found: Vec::new(),
            before: None,
            file: None,
            is_own_place: false,
            stamp: None,
            holder: None,
            said: String::new(),
            revision: 1,
            kept: 0,
        };
        collecting.add_up();
        collecting
    }

    /// The reports, and who is to report.
    #[must_use]
    pub fn collection(&self) -> &Collection {
        &self.ledger.collection
    }

    /// The document.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// What became of which file since the collection was last at work.
    #[must_use]
    pub fn changed(&self) -> &[Changed] {
        &self.changed
    }

    /// The units, those of the list first.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What the units that count add up to.
    #[must_use]
    pub fn sum(&self) -> Option<&Sum> {
        self.sum.as_ref()
    }

    /// What of the sum does not agree.
    #[must_use]
    pub fn found(&self) -> &[Finding] {
        &self.found
    }

    /// Last year's numbers of the whole, if they are known.
    #[must_use]
    pub fn before(&self) -> Option<&Report> {
        self.before.as_ref()
    }

    /// What stood in a cell of the sum last year; empty for nothing, and where last year's form has no such
    /// cell.
    #[must_use]
    pub fn last(&self, cell: CellId) -> &str {
        let (sum, before) = (self.sum.as_ref(), self.before.as_ref());
        sum.zip(before).map_or("", |(sum, before)| {
            let there = sum.report.form().counterpart(cell, before.form());
            there.map_or("", |cell| before.value(cell).text())
        })
    }

    /// Grows with everything that is marked or read again.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Who else holds the file: then nothing can be marked.
    #[must_use]
    pub fn holder(&self) -> Option<&Holder> {
        self.holder.as_deref()
    }

    /// What must be said about how it was opened; empty for nothing.
    #[must_use]
    pub fn said(&self) -> &str {
        &self.said
    }

    /// The file that somebody chose for it.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref().filter(|_| !self.is_own_place)
    }

    /// What it is called: as its file, else as the first folder in which its reports lie.
    #[must_use]
    pub fn name(&self) -> String {
        let path = self
            .file()
            .or(self.ledger.roots.first().map(PathBuf::as_path));
        path.map(super::stem).unwrap_or_default()
    }

    /// What each unit brought to a cell of the sum, the largest first: its name, and its number.
    #[must_use]
    pub fn parts(&self, cell: CellId) -> Vec<(&str, Decimal)> {
        let collection = self.collection();
        let parts = collection.parts(cell).into_iter();
        parts
            .map(|part| (collection.name(part.unit), part.number))
            .collect()
    }

    /// Finds a unit good as its files are now, or no longer.
    pub fn set_passed(&mut self, name: &str, is_passed: bool) {
        self.mark(|ledger| {
            if is_passed {
                ledger.pass(name);
            } else {
                ledger.withdraw_pass(name);
            }
        });
    }

    /// Remarks something about a unit.
    pub fn set_remark(&mut self, name: &str, remark: &str) {
        if self.ledger.remark(name) != remark.trim() {
            self.mark(|ledger| ledger.set_remark(name, remark));
        }
    }

    /// Leaves a unit out of the sum for a reason; with an empty one it counts again.
    pub fn leave_out(&mut self, name: &str, reason: &str) {
        let places = self.collection().places_of(name).to_vec();
        self.mark(|ledger| {
            for at in places {
                ledger.collection.leave_out(at, reason);
            }
        });
        self.add_up();
    }

    /// Says who is to report.
    pub fn set_list(&mut self, list: Vec<String>) {
        self.mark(|ledger| ledger.collection.set_list(list));
        self.add_up();
    }

    /// Says until when reports are due.
    pub fn set_deadline(&mut self, deadline: Option<Date>) {
        if self.ledger.deadline != deadline {
            self.mark(|ledger| ledger.deadline = deadline);
        }
    }

    /// Holds the sum against these numbers of last year, which lie there; against none without.
    pub fn set_before(&mut self, before: Option<(PathBuf, Report)>) {
        let (path, report) = before.unzip();
        self.mark(|ledger| ledger.last = path);
        if self.holder.is_none() {
            self.before = report;
        }
        self.add_up();
    }

    /// The unit that is the collector's own report (本级), if there is one.
    #[must_use]
    pub fn own(&self) -> Option<&str> {
        let collection = self.collection();
        collection.own().map(|at| collection.name(at))
    }

    /// Says that a unit's report is the collector's own (本级), which counts whatever it is called; no unit's
    /// without a name.
    pub fn set_own(&mut self, name: Option<&str>) {
        let own = name.and_then(|name| self.collection().places_of(name).first().copied());
        self.mark(|ledger| ledger.collection.set_own(own));
        self.add_up();
    }

    /// Takes down what came of what was made: letters that were sent, files that nobody handed in.
    pub fn take_made(&mut self, made: &Made) {
        self.mark(|ledger| {
            ledger.others.insert(made.path.clone());
            for name in &made.returned {
                ledger.mark_returned(name);
            }
            if made.asks_missing {
                ledger.mark_asked();
            }
        });
    }

    /// Marks something, unless somebody else holds the file.
    fn mark(&mut self, change: impl FnOnce(&mut Ledger)) {
        if self.holder.is_some() {
            return;
        }
        change(&mut self.ledger);
        self.revision += 1;
        self.rows = rows::of(&self.ledger);
    }

    fn add_up(&mut self) {
        self.sum = self.collection().sum();
        let sum = self.sum.as_ref();
        let before = self.before.as_ref();
        let found = sum.map(|sum| Collection::check_sum_after(sum, before));
        self.found = found.unwrap_or_default();
        self.rows = rows::of(&self.ledger);
    }
}
