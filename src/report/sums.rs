//! Sums that follow the cells they add up.

use super::{Edit, Report};
use crate::form::{CellId, Equation};

/// What the cells of a sum add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sum {
    /// None of them is filled.
    Nothing,
    /// The filled ones add up to this.
    Is(i64),
    /// One of them is text.
    Unknown,
}

impl Report {
    fn sum(&self, equation: &Equation) -> Sum {
        let mut sum = Sum::Nothing;
        for (cell, _) in equation.right.terms() {
            let value = self.value(cell);
            if value.is_empty() && self.is_unknown(cell) {
                return Sum::Unknown;
            }
            if value.is_empty() {
                continue;
            }
            let before = if let Sum::Is(sum) = sum { sum } else { 0 };
            match value.whole().and_then(|term| before.checked_add(term)) {
                Some(after) => sum = Sum::Is(after),
                None => return Sum::Unknown,
            }
        }
        sum
    }

    /// Whether a cell is a sum that cannot be told, since a cell it adds up holds text.
    pub(crate) fn is_unknown(&self, cell: CellId) -> bool {
        let equations = self.form().equations_of(cell).iter();
        let mut equations = equations.map(|index| &self.form().equations()[*index]);
        self.form().is_sum(cell)
            && equations.any(|equation| {
                equation.is_sum && equation.mend == Some(cell) && self.sum(equation) == Sum::Unknown
            })
    }

    /// The sum cells and what they add up to, in an order in which sums of sums come last.
    fn sums(&self) -> impl Iterator<Item = (CellId, &'static Equation)> + Clone + use<> {
        let equations = self.form().equations().iter();
        equations
            .filter_map(|equation| Some((equation.mend.filter(|_| equation.is_sum)?, equation)))
    }

    /// Whether a cell is a sum of others that the program computes: typed sums (手工填写) are not.
    #[must_use]
    pub fn is_computed(&self, cell: CellId) -> bool {
        self.form().is_sum(cell) && !self.has_typed_sums(self.form().cell(cell).table)
    }

    /// Whether the sums of a table are typed (手工填写) and not computed.
    #[must_use]
    pub fn has_typed_sums(&self, table: usize) -> bool {
        let id = self.form().tables()[table].id.as_str();
        self.typed_sums.contains(id)
    }

    /// The cells that a sum adds up, if it holds what they add up to by each relation that makes it a
    /// sum; none for what is no sum, typed (手工填写), empty, or another number than theirs.
    #[must_use]
    pub fn added_up(&self, total: CellId) -> Option<&'static [CellId]> {
        let number = self.value(total).whole()?;
        let mut sums = self.sums().filter(|(cell, _)| *cell == total);
        let (_, first) = sums.clone().next().filter(|_| self.is_computed(total))?;
        let agrees = sums.all(|(_, equation)| {
            self.sum(equation) == Sum::Is(number) && equation.right.minus.is_empty()
        });
        agrees.then_some(first.right.plus.as_slice())
    }

    /// The edit that puts texts into cells, and lets every sum follow that was empty or agreed with
    /// its cells before. A sum that disagreed is left alone: it is what somebody printed. So is one
    /// that is typed (手工填写).
    #[must_use]
    pub fn entry(&self, label: &str, cells: impl IntoIterator<Item = (CellId, String)>) -> Edit {
        let mut after = self.clone();
        let mut changes: Vec<(CellId, String)> = cells.into_iter().collect();
        for (cell, text) in &changes {
            after.set(*cell, text);
        }
        let typed: Vec<CellId> = changes.iter().map(|(cell, _)| *cell).collect();
        // A sum of sums needs a second round.
        for _ in 0..2 {
            for (total, equation) in self.sums() {
                let before = self.value(total);
                let agreed = before
                    .whole()
                    .is_some_and(|sum| self.sum(equation) == Sum::Is(sum));
                let follows = before.is_empty() || agreed;
                let is_touched = equation
                    .right
                    .terms()
                    .any(|(cell, _)| changes.iter().any(|(changed, _)| *changed == cell));
                let is_left = typed.contains(&total) || !self.is_computed(total);
                if is_left || !follows || !is_touched {
                    continue;
                }
                // One that cannot be told is empty until it can: it follows again from there.
                let text = match after.sum(equation) {
                    Sum::Is(sum) => sum.to_string(),
                    Sum::Nothing | Sum::Unknown => String::new(),
                };
                after.set(total, &text);
                changes.retain(|(cell, _)| *cell != total);
                changes.push((total, text));
            }
        }
        Edit::cells(label, changes)
    }

    /// The edit that makes every sum of a table what its cells add up to (自动合计). With `only_empty`
    /// sums that hold something are left alone.
    #[must_use]
    pub fn total_up(&self, label: &str, table: usize, only_empty: bool) -> Edit {
        self.recompute(label, |total, _| {
            let is_open = !only_empty || self.value(total).is_empty();
            self.form().cell(total).table == table && is_open
        })
    }

    /// The edit that makes these sums what their cells add up to.
    #[must_use]
    pub fn mend_sums(&self, label: &str, totals: &[CellId]) -> Edit {
        self.recompute(label, |total, _| totals.contains(&total))
    }

    /// The edit that computes the sums that `is_meant`.
    fn recompute(&self, label: &str, is_meant: impl Fn(CellId, &Equation) -> bool) -> Edit {
        let mut after = self.clone();
        let mut changes: Vec<(CellId, String)> = Vec::new();
        // A sum of sums needs a second round.
        for _ in 0..2 {
            for (total, equation) in self.sums().filter(|(total, sum)| is_meant(*total, sum)) {
                let Sum::Is(sum) = after.sum(equation) else {
                    continue;
                };
                if after.value(total).whole() != Some(sum) {
                    after.set(total, &sum.to_string());
                    changes.retain(|(cell, _)| *cell != total);
                    changes.push((total, sum.to_string()));
                }
            }
        }
        Edit::cells(label, changes)
    }

    /// Which of these cells are empty and no sums.
    pub fn blanks(&self, cells: impl IntoIterator<Item = CellId>) -> Vec<CellId> {
        let is_blank = |cell: &CellId| self.value(*cell).is_empty() && !self.form().is_sum(*cell);
        cells.into_iter().filter(is_blank).collect()
    }

    /// The edit that writes 0 into the empty ones of these cells (空白填零); sums follow, and are
    /// never made 0 themselves.
    #[must_use]
    pub fn fill_zeros(&self, label: &str, cells: impl IntoIterator<Item = CellId>) -> Edit {
        let blanks = self.blanks(cells);
        self.entry(label, blanks.into_iter().map(|cell| (cell, "0".to_owned())))
    }
}
