//! Reads the numbers of the printed tables: a row's label, and behind it exactly its values.

use super::labels::{DISTINCT, Labels, Mark, Slot};
use super::piece::{Piece, Places};
use super::quotes::Quotes;
use super::reading::{Reading, Values, in_columns, in_order, is_row_of_values, one_each};
use super::words::{is_value, key, length};
use crate::form::CellId;

/// Reads tables piece by piece; the readings are judged when all are in.
pub(super) struct Tables {
    /// The labels of each printed table.
    pub sheets: Vec<Labels>,
    /// What was read of each table's rows.
    pub readings: Vec<Vec<Reading>>,
    /// Whether nothing tells which form the text is in.
    uncertain: bool,
    current: usize,
    open: Option<Open>,
    /// The place of the last head seen in the current table.
    last_head: Option<usize>,
    /// Whether the heads above are not this form's.
    doubtful: bool,
    /// What matched no label.
    strays: Quotes,
}

/// A row whose label was read and whose values are being collected.
struct Open {
    slot: usize,
    places: Places,
    fields: Vec<String>,
}

impl Tables {
    pub(super) fn new(sheets: Vec<Labels>, uncertain: bool) -> Tables {
        let readings = sheets
            .iter()
            .map(|s| vec![Reading::default(); s.slots.len()]);
        Tables {
            readings: readings.collect(),
            sheets,
            uncertain,
            current: 0,
            open: None,
            last_head: None,
            doubtful: false,
            strays: Quotes::default(),
        }
    }

    /// Whether any label of a row of numbers was seen.
    pub(super) fn found_any(&self) -> bool {
        self.readings.iter().flatten().any(|reading| reading.seen)
    }

    /// Every cell whose value is certain, with what stands in it.
    pub(super) fn certain(&self) -> impl Iterator<Item = (CellId, &str)> {
        let values = self.readings.iter().flatten().filter_map(Reading::certain);
        values.flatten().map(|(cell, text)| (*cell, text.as_str()))
    }

    /// Reads what stands in a section, and returns what belongs to no row.
    pub(super) fn read(&mut self, section: usize, pieces: &[Piece<'_>]) -> Quotes {
        let own = self
            .sheets
            .iter()
            .position(|sheet| sheet.section == section);
        self.enter(own.unwrap_or(0));
        for piece in pieces {
            match piece {
                Piece::Line(line) => self.line(line),
                Piece::Row(row) => {
                    let fields = row.fields.iter().map(|field| field.clone().into_owned());
                    let fields: Vec<String> = fields.collect();
                    match row.places {
                        Places::Grid => self.grid_row(&fields),
                        Places::Loose => fields.iter().for_each(|field| self.loose(field)),
                        Places::Cells | Places::Padded => self.row(&fields, row.places),
                    }
                }
            }
        }
        self.close();
        std::mem::take(&mut self.strays)
    }

    fn enter(&mut self, sheet: usize) {
        self.close();
        self.current = sheet;
        self.last_head = None;
        self.doubtful = false;
    }

    /// What a text is in the current table, or failing that in another, which then is the current.
    fn mark(&mut self, text: &str) -> Option<Mark> {
        let key = key(text);
        if key.is_empty() {
            return None;
        }
        if let Some(mark) = self.sheets[self.current].mark(&key) {
            return Some(mark.clone());
        }
        if length(&key) < DISTINCT {
            return None;
        }
        let others = self.sheets.iter().enumerate();
        let (sheet, mark) = others
            .filter_map(|(index, sheet)| Some((index, sheet.mark(&key)?.clone())))
            .find(|(_, mark)| *mark != Mark::Foreign)?;
        self.enter(sheet);
        Some(mark)
    }

    /// Takes note of a label that is no row's.
    fn heading(&mut self, mark: &Mark) {
        match mark {
            Mark::Caption(place) => {
                self.last_head = Some(*place);
                self.doubtful = false;
            }
            Mark::Head(places) => {
                let next = places
                    .iter()
                    .find(|place| self.last_head.is_none_or(|last| **place > last));
                let again = places.contains(&self.sheets[self.current].first_head);
                if let Some(place) = next {
                    self.last_head = Some(*place);
                } else if again {
                    self.last_head = places.first().copied();
                    self.doubtful = false;
                } else {
                    self.doubtful = true;
                }
            }
            Mark::Foreign => self.doubtful = true,
            Mark::Group | Mark::Row(_) => {}
        }
    }

    /// A line without any sign of a table: a label or a value of a cell alone, or a remark.
    fn line(&mut self, line: &str) {
        let line = line.trim();
        if !line.is_empty() {
            self.loose(line);
        }
    }

    /// A cell whose row is not known to end.
    fn loose(&mut self, field: &str) {
        match self.mark(field) {
            Some(Mark::Row(slot)) => self.open_row(slot, Places::Loose),
            Some(mark) => {
                self.close();
                self.heading(&mark);
            }
            None if field.is_empty() || is_value(field) => {
                let unlabelled = self.sheets[self.current].unlabelled();
                if self.open.is_some() {
                    self.push(field);
                } else if let Some(slot) = unlabelled.filter(|_| !field.is_empty()) {
                    self.open_row(slot, Places::Loose);
                    self.push(field);
                } else {
                    self.strays.add(field);
                }
            }
            None => {
                self.close();
                self.stray(field);
            }
        }
    }

    /// A row, or the cells of one in order.
    fn row(&mut self, fields: &[String], places: Places) {
        self.close();
        let mut strays = Vec::new();
        let mut labelled = false;
        for field in fields {
            match self.mark(field) {
                Some(Mark::Row(slot)) => {
                    self.open_row(slot, places);
                    labelled = true;
                }
                Some(mark) => {
                    self.close();
                    self.heading(&mark);
                    labelled = true;
                }
                None if self.open.is_some() => self.push(field),
                None => match self.sheets[self.current].unlabelled() {
                    Some(slot) if !labelled && strays.is_empty() => {
                        self.open_row(slot, places);
                        self.push(field);
                    }
                    _ if field.is_empty() => {}
                    _ => strays.push(field),
                },
            }
        }
        if !strays.iter().all(|stray| self.is_fragment(stray)) {
            self.strays.add(&joined(fields));
        }
        self.close();
    }

    /// A row whose fields stand in their columns.
    fn grid_row(&mut self, fields: &[String]) {
        self.close();
        let mut headed = false;
        let mut strays = false;
        for (column, field) in fields.iter().enumerate() {
            match self.mark(field) {
                Some(Mark::Row(slot)) if !headed => return self.labelled_row(fields, column, slot),
                Some(Mark::Group) => {}
                Some(mark) => {
                    self.heading(&mark);
                    headed = true;
                }
                None => strays |= !field.is_empty() && !self.is_fragment(field),
            }
        }
        let sheet = &self.sheets[self.current];
        if let Some(slot) = sheet.unlabelled().filter(|_| !headed && strays) {
            let row = &sheet.slots[slot];
            let values = in_columns(row, sheet.columns, fields, None);
            let values = values.or_else(|| in_order(row, fields));
            if values.is_some() || is_row_of_values(fields) {
                return self.judge(slot, values, fields.to_vec());
            }
        }
        if strays {
            self.strays.add(&joined(fields));
        }
    }

    fn labelled_row(&mut self, fields: &[String], column: usize, slot: usize) {
        let sheet = &self.sheets[self.current];
        let row = &sheet.slots[slot];
        let behind = &fields[column + 1..];
        if let Some(values) = in_columns(row, sheet.columns, fields, Some(column)) {
            self.judge(slot, Some(values), behind.to_vec());
        } else if behind.iter().any(|field| self.mark(field).is_some()) {
            self.row(fields, Places::Padded);
        } else {
            let row = &self.sheets[self.current].slots[slot];
            self.judge(slot, in_order(row, behind), behind.to_vec());
        }
    }

    fn open_row(&mut self, slot: usize, places: Places) {
        self.close();
        self.open = Some(Open {
            slot,
            places,
            fields: Vec::new(),
        });
        if self.slot(slot).label.is_some() {
            self.readings[self.current][slot].seen = true;
        }
    }

    fn push(&mut self, field: &str) {
        if let Some(open) = &mut self.open {
            open.fields.push(field.to_owned());
        }
    }

    /// Ends the row that is open and judges what it holds.
    fn close(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        let slot = self.slot(open.slot);
        let labelled = slot.label.is_some();
        if open.fields.is_empty() || (!labelled && open.fields.iter().all(String::is_empty)) {
            return;
        }
        let values = match open.places {
            Places::Padded | Places::Grid => None,
            Places::Cells | Places::Loose => one_each(slot, &open.fields),
        };
        let values = values.or_else(|| in_order(slot, &open.fields));
        if !labelled && values.is_none() && !is_row_of_values(&open.fields) {
            self.stray(&joined(&open.fields));
        } else {
            self.judge(open.slot, values, open.fields);
        }
    }

    fn judge(&mut self, slot: usize, values: Option<Values>, fields: Vec<String>) {
        let doubtful = self.doubtful || (self.uncertain && self.slot(slot).ambiguous);
        self.readings[self.current][slot].judge(values, doubtful, fields);
    }

    fn slot(&self, slot: usize) -> &Slot {
        &self.sheets[self.current].slots[slot]
    }

    fn stray(&mut self, text: &str) {
        if !self.is_fragment(text) {
            self.strays.add(text);
        }
    }

    /// Whether a text is what is left of a label of this table.
    fn is_fragment(&self, text: &str) -> bool {
        let key = key(text);
        length(&key) > 1 && !is_value(text) && self.sheets[self.current].is_fragment(&key)
    }
}

fn joined(fields: &[String]) -> String {
    let texts = fields.iter().map(String::as_str);
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    texts.join(" ")
}
