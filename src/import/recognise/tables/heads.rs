//! Rows under heads that came out of order: the order of the form and that in which the heads stand
//! are two readings of the same numbers, and the equations may refute one.

use super::Tables;
use crate::form::{CellId, Form, Op};
use crate::import::recognise::judge::whole;
use crate::import::recognise::reading::{Reading, Refusal, Values};
use crate::import::text::labels::Slot;

impl Tables {
    /// Takes rows that were refused for the order of their heads where the equations leave no other
    /// reading: every row holds in the form's order, and one fails in that of the heads; or the other way
    /// about, where only the sums stand elsewhere. Heads that are not this form's say nothing of the
    /// order.
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
            let Some(order) = proven(form, &labels.slots, &rows, seen) else {
                continue;
            };
            for (slot, values) in rows {
                let values = match order {
                    Order::Form => Some(values),
                    Order::Heads => by_heads(&labels.slots[slot], &values, seen),
                };
                if let Some(values) = values {
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

/// In which order rows are read.
enum Order {
    /// That of the form.
    Form,
    /// That in which the heads stand.
    Heads,
}

/// A row's numbers in the order in which the heads stand; nothing where they are not all there.
fn by_heads(row: &Slot, values: &Values, seen: &[usize]) -> Option<Values> {
    let columns = row.cells.iter().map(|(_, column)| *column);
    let columns: Vec<usize> = columns.collect();
    let order = seen.iter().filter(|column| columns.contains(column));
    let order: Vec<usize> = order
        .filter_map(|column| columns.iter().position(|other| other == column))
        .collect();
    if order.len() != columns.len() {
        return None;
    }
    let mut read: Values = Vec::new();
    for (at, (_, text)) in order.iter().zip(values) {
        read.push((row.cells.get(*at)?.0, text.clone()));
    }
    read.sort_by_key(|(cell, _)| row.cells.iter().position(|(own, _)| own == cell));
    Some(read)
}

/// The one order in which all rows hold, where the other is refuted; nothing where the heads are not all
/// there. That of the heads is taken only where nothing but a sum stands elsewhere than in the form: of
/// other columns no equation tells the order.
fn proven(form: &Form, slots: &[Slot], rows: &[(usize, Values)], seen: &[usize]) -> Option<Order> {
    let (mut by_form, mut by_order, mut is_only_sum) = (true, true, true);
    for (slot, values) in rows {
        let row = &slots[*slot];
        let turned = by_heads(row, values, seen)?;
        by_form &= holds(form, &numbers(values))?;
        by_order &= holds(form, &numbers(&turned))?;
        let is_sum = |column: usize| {
            let mut cells = row.cells.iter();
            cells.any(|(cell, at)| *at == column && form.is_sum(*cell))
        };
        let parts = row.cells.iter().map(|(_, column)| *column);
        let parts = parts.filter(|column| !is_sum(*column));
        let heads = seen.iter().copied();
        let own = |column: &usize| row.cells.iter().any(|(_, at)| at == column);
        let heads = heads.filter(|column| own(column) && !is_sum(*column));
        is_only_sum &= parts.eq(heads);
    }
    match (by_form, by_order) {
        (true, false) => Some(Order::Form),
        (false, true) if is_only_sum => Some(Order::Heads),
        _ => None,
    }
}

fn numbers(values: &Values) -> Vec<(CellId, i64)> {
    let values = values.iter();
    values
        .filter_map(|(cell, text)| Some((*cell, whole(text)?)))
        .collect()
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
