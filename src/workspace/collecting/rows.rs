//! The units as a table: what is known of each, sorted and filtered.

use std::cmp::Ordering;

use crate::check::Tally;
use crate::collect::ledger::{Ledger, State};

/// What is known of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// How far it is.
    pub state: State,
    /// The findings of all its files.
    pub tally: Tally,
    /// What its files are called without their folders; empty if none came.
    pub file: String,
    /// When the last of them was read, in seconds since 1970; 0 for never.
    pub read: u64,
    /// Whether one of its files counts.
    pub is_counted: bool,
    /// Whether equations of the form fail in a report that counts.
    pub fails: bool,
    /// Whether it is the collector's own report (本级).
    pub is_own: bool,
}

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The unit.
    Name,
    /// How far it is.
    State,
    /// Errors.
    Errors,
    /// What is to be explained.
    Waivable,
    /// Hints.
    Hints,
    /// The file.
    File,
    /// When that was read.
    Read,
}

impl Column {
    /// All, from the left.
    pub const ALL: [Column; 7] = [
        Column::Name,
        Column::State,
        Column::Errors,
        Column::Waivable,
        Column::Hints,
        Column::File,
        Column::Read,
    ];

    fn compare(self, one: &Row, other: &Row) -> Ordering {
        match self {
            Column::Name => one.name.cmp(&other.name),
            Column::State => one.state.cmp(&other.state),
            Column::Errors => one.tally.errors.cmp(&other.tally.errors),
            Column::Waivable => one.tally.waivable.cmp(&other.tally.waivable),
            Column::Hints => one.tally.hints.cmp(&other.tally.hints),
            Column::File => one.file.cmp(&other.file),
            Column::Read => one.read.cmp(&other.read),
        }
    }
}

/// In which order which units are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    /// The column they are sorted by; that of the list where there is none.
    pub by: Option<Column>,
    /// The largest first.
    pub is_descending: bool,
    /// Only those that are so far.
    pub only: Option<State>,
}

impl Order {
    /// Sorts by a column: numbers the largest first; by the same once more the other way round, and then
    /// by none.
    pub fn sort_by(&mut self, column: Column) {
        let begins_descending = !matches!(column, Column::Name | Column::State | Column::File);
        (self.by, self.is_descending) = if self.by != Some(column) {
            (Some(column), begins_descending)
        } else if self.is_descending == begins_descending {
            (Some(column), !begins_descending)
        } else {
            (None, false)
        };
    }

    /// The places of the rows that are shown, in this order; equal ones stay as the list has them.
    #[must_use]
    pub fn of(self, rows: &[Row]) -> Vec<usize> {
        let is_shown = |at: &usize| self.only.is_none_or(|only| rows[*at].state == only);
        let mut shown: Vec<usize> = (0..rows.len()).filter(is_shown).collect();
        if let Some(column) = self.by {
            shown.sort_by(|one, other| {
                let order = column.compare(&rows[*one], &rows[*other]);
                if self.is_descending {
                    order.reverse()
                } else {
                    order
                }
            });
        }
        shown
    }
}

pub(super) fn of(ledger: &Ledger) -> Vec<Row> {
    let collection = &ledger.collection;
    let rows = ledger.names().into_iter().map(|name| {
        let places = collection.places_of(&name);
        let units = places.iter().map(|at| &collection.units()[*at]);
        let mut tally = Tally::default();
        for unit in units.clone() {
            let of = unit.tally();
            tally.errors += of.errors;
            tally.waivable += of.waivable;
            tally.hints += of.hints;
            tally.waived += of.waived;
        }
        let files = units.clone().filter_map(|unit| unit.path.file_name());
        let files: Vec<_> = files.map(|name| name.to_string_lossy()).collect();
        let counts = |at: &&usize| collection.standing(**at).bar.is_none();
        Row {
            state: ledger.state(&name),
            tally,
            file: files.join("、"),
            read: units.map(|unit| unit.read).max().unwrap_or_default(),
            is_counted: places.iter().any(|at| counts(&at)),
            is_own: { places.iter() }.any(|at| collection.own() == Some(*at)),
            fails: { places.iter().filter(counts) }.any(|at| collection.units()[*at].fails()),
            name,
        }
    });
    rows.collect()
}
