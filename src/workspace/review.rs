//! The review of an import: what was unsure, and what of it is settled.

use std::collections::BTreeSet;

use crate::check::{Finding, Place};
use crate::form::CellId;
use crate::report::Report;

/// What an import was unsure of, and what became of that.
#[derive(Debug, Default)]
pub struct Review {
    notes: Vec<Finding>,
    recognised: (usize, usize),
    /// The cells that were read as empty, because nothing stood in them.
    blank: Vec<CellId>,
    /// The notes that were said to be settled, by their place in the list.
    settled: BTreeSet<usize>,
}

impl Review {
    /// Begins the review of a report as it was read.
    #[must_use]
    pub fn of(report: &Report, notes: Vec<Finding>) -> Review {
        let is_named = |cell: &CellId| notes.iter().any(|note| note.cells().contains(cell));
        let cells = report.form().cells().map(|(cell, _)| cell);
        let empty = cells.filter(|cell| report.value(*cell).is_empty());
        Review {
            recognised: report.filled_in_all(),
            blank: empty.filter(|cell| !is_named(cell)).collect(),
            settled: BTreeSet::new(),
            notes,
        }
    }

    /// What was unsure.
    #[must_use]
    pub fn notes(&self) -> &[Finding] {
        &self.notes
    }

    /// How many cells were read, and how many there are.
    #[must_use]
    pub fn recognised(&self) -> (usize, usize) {
        self.recognised
    }

    /// The cells that were empty in the original and still are.
    pub fn blank(&self, report: &Report) -> impl Iterator<Item = CellId> {
        let cells = self.blank.iter().copied();
        cells.filter(|cell| report.value(*cell).is_empty())
    }

    /// How many notes still wait: those with cells until all of them hold something, the others until
    /// somebody says so.
    #[must_use]
    pub fn open(&self, report: &Report) -> usize {
        let is_open = |index: &usize| !self.is_settled(*index, report);
        (0..self.notes.len()).filter(is_open).count()
    }

    /// Whether a note, by its place in the list, waits no longer.
    #[must_use]
    pub fn is_settled(&self, index: usize, report: &Report) -> bool {
        let is_filled = self
            .notes
            .get(index)
            .is_some_and(|note| !note.cells().is_empty() && waiting(note, report).next().is_none());
        is_filled || self.settled.contains(&index)
    }

    /// Whether somebody said that a note is settled.
    #[must_use]
    pub fn is_said_settled(&self, index: usize) -> bool {
        self.settled.contains(&index)
    }

    /// Says that a note is settled, or that it is not.
    pub fn say_settled(&mut self, index: usize, is_settled: bool) {
        if is_settled {
            self.settled.insert(index);
        } else {
            self.settled.remove(&index);
        }
    }

    /// The cells are those of another form from now on, `report` being the last in the old one: what
    /// was unsure is settled by saying so alone.
    pub(super) fn forget_cells(&mut self, report: &Report) {
        let settled = (0..self.notes.len()).filter(|index| self.is_settled(*index, report));
        self.settled = settled.collect();
        for note in &mut self.notes {
            note.place = Place::Report;
            note.fix = None;
        }
        self.blank.clear();
    }
}

/// The cells of a note that still hold nothing.
pub fn waiting<'a>(note: &'a Finding, report: &'a Report) -> impl Iterator<Item = CellId> + 'a {
    let cells = note.cells().iter().copied();
    cells.filter(|cell| report.value(*cell).is_empty())
}
