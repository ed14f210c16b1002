//! Rows under heads that came out of order: the order of the form and that in which the heads stand
//! are two readings of the same numbers, and the equations may refute one.

use super::Tables;
use crate::form::{CellId, Form, Op};
use crate::import::recognise::judge::whole;
use crate::import::recognise::reading::{Reading, Refusal, Values};
use crate::import::text::labels::Slot;

impl Tables {
    /// Takes rows that were refused for the order of their heads where the equations leave no other
    /// reading: every row holds in the form's order, and one fails in that of the heads. Heads that are
    /// not this form's say nothing of the order.
    pub(in crate::import) fn judge_heads(&mut self, form: &Form) {
        for (sheet, labels) in self.sheets.iter().enumerate() {
            let seen = &self.seen_heads[sheet];
            let is_refused = |reading: &Reading| {
                reading.values.is_none() && matches!(reading.refused, Some((Refusal::Heads, _)))
            };
            let rows: Vec<(usize, Values)> = labels
                .slots
                .iter()
                .enumerate()
                .filter(|(slot, _)| is_refused(&self.readings[sheet][*slot]))
                .filter_map(|(slot, row)| Some((slot, in_order(row, &self.readings[sheet][slot])?)))
                .collect();
            if self.strange[sheet] || rows.is_empty() {
                continue;
            }
            if proven(form, &labels.slots, &rows, seen) == Some(true) {
                for (slot, values) in rows {
                    let reading = &mut self.readings[sheet][slot];
                    reading.values = Some(values);
                    reading.refused = None;
                }
            }
        }
    }
}

/// The row's numbers in the form's order, if there are as many.
fn in_order(row: &Slot, reading: &Reading) -> Option<Values> {
    let (_, fields) = reading.refused.as_ref()?;
    let numbers: Vec<&String> = fields.iter().filter(|field| !field.is_empty()).collect();
    let is_whole =
        numbers.len() == row.cells.len() && numbers.iter().all(|text| whole(text).is_some());
    let cells = row.cells.iter().map(|(cell, _)| *cell);
    is_whole.then(|| cells.zip(numbers.into_iter().cloned()).collect())
}

/// Whether all rows hold in the form's order and the order of the heads is refuted; nothing where the
/// heads are not all there.
fn proven(form: &Form, slots: &[Slot], rows: &[(usize, Values)], seen: &[usize]) -> Option<bool> {
    let mut refuted = false;
    for (slot, values) in rows {
        let columns: Vec<usize> = slots[*slot]
            .cells
            .iter()
            .map(|(_, column)| *column)
            .collect();
        let order: Vec<usize> = seen
            .iter()
            .copied()
            .filter(|column| columns.contains(column))
            .collect();
        if order.len() != columns.len() {
            return None;
        }
        let numbers: Vec<i64> = values.iter().filter_map(|(_, text)| whole(text)).collect();
        let cells: Vec<CellId> = values.iter().map(|(cell, _)| *cell).collect();
        let by_heads: Vec<(CellId, i64)> = order
            .iter()
            .zip(&numbers)
            .filter_map(|(column, number)| {
                let at = columns.iter().position(|other| other == column)?;
                Some((cells[at], *number))
            })
            .collect();
        let by_form: Vec<(CellId, i64)> = cells.iter().copied().zip(numbers).collect();
        if holds(form, &by_form)? {
            refuted |= holds(form, &by_heads) == Some(false);
        } else {
            return Some(false);
        }
    }
    Some(refuted)
}

/// Whether the equations within a row hold; nothing if there is none.
fn holds(form: &Form, row: &[(CellId, i64)]) -> Option<bool> {
    let (first, _) = row.first()?;
    let number = |cell: CellId| {
        row.iter()
            .find(|(other, _)| *other == cell)
            .map(|(_, number)| i128::from(*number))
    };
    let mut asked = None;
    for index in form.equations_of(*first) {
        let equation = form.equations().get(*index);
        let Some(equation) = equation.filter(|equation| equation.op == Op::Equal) else {
            continue;
        };
        let terms: Option<Vec<i128>> = equation
            .terms()
            .map(|(cell, sign)| Some(sign * number(cell)?))
            .collect();
        let Some(terms) = terms else { continue };
        if terms.iter().sum::<i128>() != 0 {
            return Some(false);
        }
        asked = Some(true);
    }
    asked
}
