//! What was read of one row of numbers, and whether it is certain enough to be taken.

use std::collections::{HashMap, HashSet};

use crate::form::CellId;
use crate::import::text::labels::Slot;
use crate::import::text::words::is_value;

/// The cells of a row with what stood in them.
pub(in crate::import) type Values = Vec<(CellId, String)>;

/// What was read of one row of numbers.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct Reading {
    /// Whether its label was seen.
    pub seen: bool,
    /// Its values, if they are certain.
    pub values: Option<Values>,
    /// Why a reading was refused, and what stood there.
    pub refused: Option<(Refusal, Vec<String>)>,
    /// Whether the equations were asked.
    pub judged: bool,
    /// Values that the equations prove although the text does not show where they belong.
    pub proven: Values,
    /// Values that are offered.
    pub offered: Values,
    /// Whether a row of another form stands in the text for this one and others.
    pub in_hybrid: bool,
}

/// Why a row's values were not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Refusal {
    /// Too few or too many of them.
    Count,
    /// They stand under heads that are not this form's, or not in its order.
    Heads,
    /// The row stands in the text again with other values.
    Twice,
    /// The numbers seem to stand before their labels.
    Order,
}

impl Reading {
    /// Takes values, or keeps the reason for refusing them. `fields` is what stood there.
    pub(in crate::import) fn judge(
        &mut self,
        values: Option<Values>,
        doubtful: bool,
        fields: Vec<String>,
    ) {
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

    /// Takes back what was read.
    pub(in crate::import) fn refuse(&mut self, refusal: Refusal) {
        if let Some(values) = self.values.take() {
            let stood = values.into_iter().map(|(_, text)| text).collect();
            self.refused = Some((refusal, stood));
        }
    }

    /// Takes what the equations prove, unless the labels say something else; the rest is offered.
    pub(in crate::import) fn prove(&mut self, proven: Values, offered: Values) {
        if self.certain().is_some() {
            return;
        }
        self.values = None;
        self.seen = true;
        self.judged = true;
        self.proven = proven;
        self.offered = offered;
    }

    /// Takes back what was read if a cell of it is empty: a number that follows may be its.
    pub(in crate::import) fn refuse_if_open(&mut self) {
        let mut values = self.values.iter().flatten();
        if values.any(|(_, text)| text.is_empty()) {
            self.refuse(Refusal::Count);
        }
    }

    /// The values to take: none where the text contradicts itself.
    pub(in crate::import) fn certain(&self) -> Option<&Values> {
        let twice = matches!(self.refused, Some((Refusal::Twice, _)));
        self.values.as_ref().filter(|_| !twice)
    }
}

/// A row's values by their columns, if the row is as wide as the grid, its label stands where it
/// belongs and nothing stands in the places that hold no number.
pub(in crate::import) fn in_columns(
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

/// A row's values under the heads that were seen above them in the same grid, if every one of its
/// columns has its head and every other number stands under a head that is not this form's.
pub(in crate::import) fn by_heads(
    slot: &Slot,
    heads: &Heads,
    fields: &[String],
    label: Option<usize>,
) -> Option<Values> {
    if heads.width != fields.len() {
        return None;
    }
    let own: Option<Vec<usize>> = slot
        .cells
        .iter()
        .map(|(_, column)| heads.own.get(column).copied())
        .collect();
    let own = own?;
    let behind = label.map_or(0, |label| label + 1);
    let ordered = own.first().is_some_and(|first| *first >= behind)
        && own.windows(2).all(|pair| pair[0] < pair[1]);
    let mut others = (behind..fields.len()).filter(|column| !own.contains(column));
    let is_known = |column: usize| {
        fields[column].is_empty() || heads.foreign.contains(&column) || !is_value(&fields[column])
    };
    if !ordered || !others.all(is_known) {
        return None;
    }
    let cells = slot.cells.iter().zip(own);
    let values = cells.map(|((cell, _), column)| Some((*cell, fields.get(column)?.clone())));
    values.collect()
}

/// Where the heads of a grid stand.
#[derive(Debug, Default)]
pub(in crate::import) struct Heads {
    /// For each column of the sheet the column of the grid its lowest head stands in.
    pub own: HashMap<usize, usize>,
    /// The grid's columns under heads that are not this form's.
    pub foreign: HashSet<usize>,
    /// How wide the rows with heads are.
    pub width: usize,
}

/// A row's values in order, if there are exactly as many, all with as many empty fields between them.
pub(in crate::import) fn in_order(slot: &Slot, fields: &[String]) -> Option<Values> {
    let fields = without_remark(slot, fields);
    let filled = fields.iter().enumerate().filter(|(_, f)| !f.is_empty());
    let (places, values): (Vec<usize>, Vec<&String>) = filled.unzip();
    let mut steps = places.windows(2).map(|pair| pair[1] - pair[0]);
    let step = steps.next().unwrap_or(1);
    if steps.any(|other| other != step) || values.len() != slot.cells.len() {
        return None;
    }
    let cells = slot.cells.iter().map(|(cell, _)| *cell);
    Some(cells.zip(values.into_iter().cloned()).collect())
}

/// The fields without a remark behind them.
fn without_remark<'a>(slot: &Slot, fields: &'a [String]) -> &'a [String] {
    let last = fields.iter().rposition(|field| !field.is_empty());
    match last {
        Some(last) if slot.cells.len() > 1 && !is_value(&fields[last]) => &fields[..last],
        _ => fields,
    }
}

/// A row's values where every field is a cell, an empty one too.
pub(in crate::import) fn one_each(slot: &Slot, fields: &[String]) -> Option<Values> {
    let cells = slot.cells.iter().map(|(cell, _)| *cell);
    let remark = without_remark(slot, fields).len() < fields.len();
    (fields.len() == cells.len() && !remark).then(|| cells.zip(fields.iter().cloned()).collect())
}

/// Whether fields look like a row of numbers, though perhaps not of the number wanted.
pub(in crate::import) fn is_row_of_values(fields: &[String]) -> bool {
    let filled = fields.iter().filter(|field| !field.is_empty());
    let is_named = |field: &str| field.contains(|c: char| c.is_ascii_alphabetic() && c != 'O');
    let values = fields
        .iter()
        .filter(|field| is_value(field) && !is_named(field));
    let values = values.count();
    values > 1 && values * 2 > filled.count()
}
