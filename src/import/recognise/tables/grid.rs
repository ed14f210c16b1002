//! Rows whose fields stand in their columns.

use super::{RowOf, Tables, joined, numbers_columns};
use crate::form::CellId;
use crate::import::recognise::reading::{Values, by_heads, in_columns, in_order, is_row_of_values};
use crate::import::text::labels::Mark;
use crate::import::text::piece::Places;
use crate::import::text::words::is_value;

/// So many words that are no heads of this form, where heads belong, are those of another table.
const MANY_HEADS: usize = 3;

impl Tables {
    /// A row whose fields stand in their columns.
    pub(super) fn grid_row(&mut self, fields: &[String]) {
        self.close();
        if numbers_columns(fields) {
            return;
        }
        let mut headed = false;
        let mut strays = false;
        let mut hybrid = None;
        let mut others = Vec::new();
        for (column, field) in fields.iter().enumerate() {
            if field.is_empty() {
                continue;
            }
            let mut mark = self.known(field);
            if mark.is_none() && is_value(field) && !headed {
                mark = self.begun_row().map(Mark::Row);
                if let Some(Mark::Row(slot)) = mark {
                    return self.begun_in_row(fields, column, slot);
                }
            }
            match mark.or_else(|| self.label_in(field)) {
                Some(Mark::Row(slot)) if !headed => {
                    return self.labelled_row(fields, column, RowOf::Slot(slot));
                }
                Some(Mark::Group) => {}
                Some(Mark::Hybrid(index)) => hybrid = Some((column, index)),
                Some(mark) => {
                    if !headed && matches!(mark, Mark::Head(_) | Mark::Foreign) {
                        self.heads.width = fields.len();
                    }
                    self.heading(&mark);
                    match mark {
                        Mark::Head(_) if !self.doubtful => self.head_at(column),
                        Mark::Head(_) | Mark::Foreign => {
                            self.heads.foreign.insert(column);
                        }
                        _ => {}
                    }
                    headed = true;
                }
                None => {
                    others.push(column);
                    strays |= !self.is_fragment(field);
                }
            }
        }
        if let Some((column, index)) = hybrid.filter(|_| !headed && !others.is_empty()) {
            return self.labelled_row(fields, column, RowOf::Hybrid(index));
        }
        if headed {
            let words = others.iter().filter(|column| !is_value(&fields[**column]));
            self.heads.foreign.extend(words);
        }
        let sheet = &self.sheets[self.current];
        if let Some(slot) = sheet.unlabelled().filter(|_| !headed && strays) {
            let row = &sheet.slots[slot];
            let values = in_columns(row, sheet.columns, fields, None);
            // A gap may be a column too many beside a cell that is lost, unless the heads say not.
            let is_placed =
                |(_, column): &(CellId, usize)| self.heads.own.get(column) == Some(column);
            let is_placed = self.heads.own.is_empty() || row.cells.iter().all(is_placed);
            let has_gap = |values: &Values| values.iter().any(|(_, text)| text.is_empty());
            let values = values.filter(|values| is_placed || !has_gap(values));
            let values = values.or_else(|| by_heads(row, &self.heads, fields, None));
            let values = values.or_else(|| in_order(row, fields));
            if is_row_of_values(fields) {
                return self.judge(slot, values, fields.to_vec());
            }
        }
        if strays {
            let is_words = others.iter().all(|column| !is_value(&fields[*column]));
            // Heads, and none of them this form's.
            let is_strange = !headed && is_words && others.len() >= MANY_HEADS;
            self.doubtful |= is_strange;
            self.strange[self.current] |= is_strange;
            // Numbers without a label may be those that the row above has none of.
            if let Some(slot) = self.block.slots.last().filter(|_| is_row_of_values(fields)) {
                self.readings[self.current][*slot].refuse_if_open();
            }
            self.strays.add(&joined(fields));
        }
    }

    /// A head of this form stands in a column of the grid.
    pub(super) fn head_at(&mut self, column: usize) {
        let sheet = &self.sheets[self.current];
        if let Some(own) = self.last_head.and_then(|head| sheet.columns_of.get(head)) {
            self.heads.own.insert(*own, column);
            self.heads.foreign.remove(&column);
        }
    }

    /// A row whose label ends in the rows above; `column` is its first value's.
    fn begun_in_row(&mut self, fields: &[String], column: usize, slot: usize) {
        if let Some(label) = column.checked_sub(1) {
            self.labelled_row(fields, label, RowOf::Slot(slot));
        } else {
            let values = in_order(self.slot(slot), fields);
            self.judge(slot, values, fields.to_vec());
        }
    }

    pub(super) fn labelled_row(&mut self, fields: &[String], column: usize, row: RowOf) {
        let sheet = &self.sheets[self.current];
        let slot = self.slot_of(row);
        let behind = &fields[(column + 1).min(fields.len())..];
        if let RowOf::Slot(index) = row
            && let Some(values) = by_heads(slot, &self.heads, fields, Some(column))
        {
            let others = behind.iter().filter(|field| !field.is_empty());
            let values_there = values.iter().filter(|(_, text)| !text.is_empty());
            if others.count() > values_there.count() {
                self.strays.add(&joined(fields));
            }
            let uncertain = self.uncertain && self.slot(index).ambiguous;
            self.keep(index, Some(values), uncertain, behind.to_vec());
        } else if let RowOf::Slot(index) = row
            && let Some(values) = in_columns(slot, sheet.columns, fields, Some(column))
        {
            let is_foreign = |(_, column): &&(CellId, usize)| self.heads.foreign.contains(column);
            let foreign = slot.cells.iter().filter(is_foreign).count();
            let is_other = foreign >= MANY_HEADS && foreign * 2 > slot.cells.len();
            if is_other && self.heads.width == fields.len() {
                self.keep(index, Some(values), true, behind.to_vec());
            } else {
                self.judge(index, Some(values), behind.to_vec());
            }
        } else if behind.iter().any(|field| self.known(field).is_some()) {
            self.row(fields, Places::Padded);
        } else {
            let slot = self.slot_of(row);
            let values = in_order(slot, behind);
            self.judge_row(row, values, behind.to_vec());
        }
    }
}
