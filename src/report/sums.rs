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

    /// The sum cells and what they add up to, in an order in which sums of sums come last.
    fn sums(&self) -> impl Iterator<Item = (CellId, &'static Equation)> {
        let equations = self.form().equations().iter();
        equations
            .filter_map(|equation| Some((equation.mend.filter(|_| equation.is_sum)?, equation)))
    }

    /// The cells that are sums of others.
    pub fn sum_cells(&self) -> impl Iterator<Item = CellId> {
        self.sums().map(|(total, _)| total)
    }

    /// The edit that puts texts into cells, and lets every sum follow that was empty or agreed with
    /// its cells before. A sum that disagreed is left alone: it is what somebody printed. So is one
    /// that cannot be told because a cell holds text.
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
                if typed.contains(&total) || !follows || !is_touched {
                    continue;
                }
                let text = match after.sum(equation) {
                    Sum::Is(sum) => sum.to_string(),
                    Sum::Nothing => String::new(),
                    Sum::Unknown => before.text().to_owned(),
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
        let mut after = self.clone();
        let mut changes: Vec<(CellId, String)> = Vec::new();
        for _ in 0..2 {
            for (total, equation) in self.sums() {
                let open = !only_empty || self.value(total).is_empty();
                if self.form().cell(total).table != table || !open {
                    continue;
                }
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

    /// The empty cells of a table that are no sums.
    pub fn blanks(&self, table: usize) -> impl Iterator<Item = CellId> {
        let sums: Vec<CellId> = self.sum_cells().collect();
        let cells = self.form().cells_of(table);
        cells.filter(move |cell| self.value(*cell).is_empty() && !sums.contains(cell))
    }

    /// The edit that writes 0 into every empty cell of a table (空白填零); sums follow, and are never
    /// made 0 themselves.
    #[must_use]
    pub fn fill_zeros(&self, label: &str, table: usize) -> Edit {
        self.entry(label, self.blanks(table).map(|cell| (cell, "0".to_owned())))
    }
}
