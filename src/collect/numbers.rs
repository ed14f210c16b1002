//! A report's numbers, as small as ten thousand reports want them.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::form::{CellId, Form};
use crate::report::{Meaning, Report, Value};

/// Stands for what is no whole number; a cell holds at most 15 digits.
const NONE: i64 = i64::MIN;

/// The cells of a report without its words: what they mean, not how they were typed.
#[derive(Debug, Clone)]
pub struct Numbers {
    form: &'static Form,
    whole: Box<[i64]>,
    /// Amounts, and text that is no number, in the order of the cells.
    other: Box<[(CellId, Value)]>,
}

impl Numbers {
    /// Those of a report.
    #[must_use]
    pub fn of(report: &Report) -> Numbers {
        let form = report.form();
        let mut whole = Vec::with_capacity(form.cells().len());
        let mut other = Vec::new();
        for (cell, _) in form.cells() {
            let value = report.value(cell);
            whole.push(value.whole().unwrap_or(NONE));
            if !value.is_empty() && value.whole().is_none() {
                other.push((cell, value.clone()));
            }
        }
        Numbers {
            form,
            whole: whole.into(),
            other: other.into(),
        }
    }

    /// The form they are of.
    #[must_use]
    pub fn form(&self) -> &'static Form {
        self.form
    }

    /// The whole number in a cell.
    #[must_use]
    pub fn whole(&self, cell: CellId) -> Option<i64> {
        let number = self.whole.get(cell.index()).copied();
        number.filter(|number| *number != NONE)
    }

    fn other(&self, cell: CellId) -> Option<&Value> {
        let at = self.other.binary_search_by_key(&cell, |(cell, _)| *cell);
        at.ok().map(|at| &self.other[at].1)
    }

    /// What stands in a cell, as [`Value::canonical`]; `None` for nothing.
    #[must_use]
    pub fn text(&self, cell: CellId) -> Option<Cow<'_, str>> {
        match self.whole(cell) {
            Some(number) => Some(Cow::Owned(number.to_string())),
            None => self.other(cell).map(Value::canonical),
        }
    }

    /// The number in a cell, money in 万元.
    #[must_use]
    pub fn number(&self, cell: CellId) -> Option<Decimal> {
        match self.whole(cell) {
            Some(number) => Some(Decimal::from(number)),
            None => self.other(cell)?.amount(),
        }
    }

    /// Whether a cell holds text that is no number.
    #[must_use]
    pub fn is_unclear(&self, cell: CellId) -> bool {
        let other = self.other(cell);
        other.is_some_and(|value| *value.meaning() == Meaning::NotANumber)
    }

    /// How many cells hold something.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.whole.iter().filter(|number| **number != NONE).count() + self.other.len()
    }

    /// The cells in which two reports differ, those that one form does not have left out.
    pub fn differences<'a>(&'a self, other: &'a Numbers) -> impl Iterator<Item = CellId> + 'a {
        self.form.cells().filter_map(move |(cell, _)| {
            let there = if std::ptr::eq(self.form, other.form) {
                cell
            } else {
                self.form.counterpart(cell, other.form)?
            };
            (self.text(cell) != other.text(there)).then_some(cell)
        })
    }

    /// Whether both say the same in every cell of one form.
    #[must_use]
    pub fn is_same(&self, other: &Numbers) -> bool {
        std::ptr::eq(self.form, other.form)
            && self.whole == other.whole
            && self.differences(other).next().is_none()
    }

    /// A report of nothing but these numbers.
    #[must_use]
    pub fn report(&self) -> Report {
        let mut report = Report::new(self.form);
        for (cell, _) in self.form.cells() {
            if let Some(text) = self.text(cell) {
                report.set(cell, &text);
            }
        }
        report
    }
}
