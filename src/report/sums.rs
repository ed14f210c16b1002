//! Sums that follow the cells they add up.

use super::{Edit, Report, Value};
use crate::form::{CellId, Equation};

impl Report {
    /// The sum of a sum equation's right side: of the cells that are filled, if any is and none of
    /// them is text.
    #[must_use]
    pub fn sum(&self, equation: &Equation) -> Option<i64> {
        let mut sum = None;
        for (cell, sign) in equation.right.terms() {
            let value = self.value(cell);
            if !value.is_empty() {
                let term = i64::try_from(sign).ok()?.checked_mul(value.whole()?)?;
                sum = Some(sum.unwrap_or(0_i64).checked_add(term)?);
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

    /// The edit that puts texts into cells, and lets every sum follow that was empty or agreed with
    /// its cells before. A sum that disagreed is left alone: it is what somebody printed.
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
                let agreed = before.whole().is_some() && before.whole() == self.sum(equation);
                let followed = before.is_empty() || agreed;
                if typed.contains(&total) || !followed {
                    continue;
                }
                let new = after.sum(equation);
                let touched = equation
                    .right
                    .terms()
                    .any(|(cell, _)| changes.iter().any(|(changed, _)| *changed == cell));
                if touched && new != after.value(total).whole() {
                    let text = new.map(|sum| sum.to_string()).unwrap_or_default();
                    after.set(total, &text);
                    changes.retain(|(cell, _)| *cell != total);
                    changes.push((total, text));
                }
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
                let Some(sum) = after.sum(equation) else {
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

    /// The edit that writes 0 into every empty cell of a table (空白填零).
    #[must_use]
    pub fn fill_zeros(&self, label: &str, table: usize) -> Edit {
        let cells = self.form().cells_of(table);
        let empty = cells.filter(|cell| self.value(*cell).is_empty());
        Edit::cells(label, empty.map(|cell| (cell, "0".to_owned())))
    }

    /// Whether a cell is a sum of others.
    #[must_use]
    pub fn is_sum(&self, cell: CellId) -> bool {
        self.sums().any(|(total, _)| total == cell)
    }

    /// What a sum cell would be if it followed the cells it adds up.
    #[must_use]
    pub fn computed(&self, cell: CellId) -> Option<Value> {
        let (_, equation) = self.sums().find(|(total, _)| *total == cell)?;
        let kind = self.form().cell(cell).kind;
        self.sum(equation)
            .map(|sum| Value::read(kind, &sum.to_string()))
    }
}
