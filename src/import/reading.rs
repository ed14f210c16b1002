//! What was read of one row of numbers, and whether it is certain enough to be taken.

use super::labels::Slot;
use super::words::is_value;
use crate::form::CellId;

/// The cells of a row with what stood in them.
pub(super) type Values = Vec<(CellId, String)>;

/// What was read of one row of numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    /// Whether its label was seen.
    pub seen: bool,
    /// Its values, if they are certain.
    pub values: Option<Values>,
    /// Why a reading was refused, and what stood there.
    pub refused: Option<(Refusal, Vec<String>)>,
}

/// Why a row's values were not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Too few or too many of them.
    Count,
    /// They stand under heads that are not this form's, or not in its order.
    Heads,
    /// The row stands in the text again with other values.
    Twice,
}

impl Reading {
    /// Takes values, or keeps the reason for refusing them. `fields` is what stood there.
    pub(super) fn judge(&mut self, values: Option<Values>, doubtful: bool, fields: Vec<String>) {
        self.seen = true;
        let refusal = match &values {
            None => Refusal::Count,
            Some(_) if doubtful => Refusal::Heads,
            Some(_) if self.values.is_none() || self.values == values => {
                self.values = values;
                return;
            }
            Some(_) => Refusal::Twice,
        };
        if self.refused.is_none() || refusal == Refusal::Twice {
            self.refused = Some((refusal, fields));
        }
    }

    /// The values to take: none where the text contradicts itself.
    pub(super) fn certain(&self) -> Option<&Values> {
        let twice = matches!(self.refused, Some((Refusal::Twice, _)));
        self.values.as_ref().filter(|_| !twice)
    }
}

/// A row's values by their columns, if the row is as wide as the grid, its label stands where it
/// belongs and nothing stands in the places that hold no number.
pub(super) fn in_columns(
    slot: &Slot,
    columns: usize,
    fields: &[String],
    label: Option<usize>,
) -> Option<Values> {
    if fields.len() != columns || label != slot.label.as_ref().map(|(_, at)| *at) {
        return None;
    }
    let behind = label.map_or(0, |label| label + 1);
    let holds = |column| slot.cells.iter().any(|(_, at)| *at == column);
    let mut covered = (behind..columns).filter(|column| !holds(*column));
    if covered.any(|column| !fields[column].is_empty()) {
        return None;
    }
    let cells = slot.cells.iter();
    let values = cells.map(|(cell, column)| (*cell, fields[*column].clone()));
    Some(values.collect())
}

/// A row's values in order, if there are exactly as many without a gap.
pub(super) fn in_order(slot: &Slot, fields: &[String]) -> Option<Values> {
    let first = fields.iter().position(|field| !field.is_empty())?;
    let last = fields.iter().rposition(|field| !field.is_empty())?;
    let values = &fields[first..=last];
    if values.iter().any(String::is_empty) {
        return None;
    }
    one_each(slot, values)
}

/// A row's values where every field is a cell, an empty one too.
pub(super) fn one_each(slot: &Slot, fields: &[String]) -> Option<Values> {
    let cells = slot.cells.iter().map(|(cell, _)| *cell);
    (fields.len() == cells.len()).then(|| cells.zip(fields.iter().cloned()).collect())
}

/// Whether fields look like a row of numbers, though perhaps not of the number wanted.
pub(super) fn is_row_of_values(fields: &[String]) -> bool {
    fields.iter().filter(|field| is_value(field)).count() > 1
}
