//! Tables written out line by line: `label：number`, under a line with the label of their row or
//! behind it, as our own text for reading aloud has them.

use std::borrow::Cow;
use std::collections::HashMap;

use super::labels::{Labels, Slot};
use super::piece::{Piece, Places, Row};
use super::words::key;
use crate::form::labels::SAID_EMPTY;
use crate::form::{CellId, Form};

/// So many lines that name a cell make a table.
const ENOUGH: usize = 3;

/// The labels of a cell are no longer than this together, in bytes.
const LONGEST: usize = 600;

/// Between the label of a row on a line of its own and that of a column: no key has it.
const UNDER: char = '\n';

/// Reads lines that name their cells as rows; `None` if they are not.
pub(in crate::import) fn rows<'a>(
    pieces: &[Piece<'a>],
    form: &Form,
    labels: &Labels,
) -> Option<Vec<Piece<'a>>> {
    let is_named =
        |piece: &&Piece<'_>| matches!(piece, Piece::Line(line) if colons(line).next().is_some());
    if pieces.iter().filter(is_named).count() < ENOUGH {
        return None;
    }
    let names = Names::of(form, labels)?;
    let mut read: Vec<(usize, HashMap<CellId, &str>)> = Vec::new();
    let mut left = Vec::new();
    let mut row = None;
    let mut count = 0;
    for piece in pieces {
        let Piece::Line(line) = piece else {
            return None;
        };
        if let Some((slot, cell, value)) = names.value(row.as_deref(), line) {
            count += 1;
            match read.last_mut() {
                Some((last, values)) if *last == slot && !values.contains_key(&cell) => {
                    values.extend(value.map(|value| (cell, value)));
                }
                _ => read.push((slot, value.map(|value| (cell, value)).into_iter().collect())),
            }
            continue;
        }
        row = Some(joined(line)).filter(|key| names.rows.contains(key));
        if row.is_none() {
            left.push(Piece::Line(line));
        }
    }
    if count < ENOUGH {
        return None;
    }
    left.extend(read.into_iter().map(|(slot, values)| {
        let slot = &labels.slots[slot];
        if values.len() == slot.cells.len() {
            whole(slot, labels.columns, &values)
        } else {
            part(slot, &values)
        }
    }));
    Some(left)
}

/// A row whose every cell was named.
fn whole<'a>(slot: &Slot, columns: usize, values: &HashMap<CellId, &'a str>) -> Piece<'a> {
    let mut fields = vec![Cow::Borrowed(""); columns];
    if let Some((label, column)) = &slot.label {
        fields[*column] = Cow::Owned(label.clone());
    }
    for (cell, column) in &slot.cells {
        fields[*column] = Cow::Borrowed(values.get(cell).copied().unwrap_or_default());
    }
    Piece::Row(Row {
        fields,
        places: Places::Grid,
    })
}

/// What is left of a row that lost lines: too few fields, so that it is asked about.
fn part<'a>(slot: &Slot, values: &HashMap<CellId, &'a str>) -> Piece<'a> {
    let label = slot
        .label
        .iter()
        .map(|(label, _)| Cow::Owned(label.clone()));
    let values = slot.cells.iter().filter_map(|(cell, _)| values.get(cell));
    Piece::Row(Row {
        fields: label
            .chain(values.map(|value| Cow::Borrowed(*value)))
            .collect(),
        places: Places::Cells,
    })
}

/// What the cells of a table are called, by their keys.
struct Names {
    /// Slot and cell; nothing where two cells have the name.
    cells: HashMap<String, Option<(usize, CellId)>>,
    /// The labels of rows that may stand on a line of their own.
    rows: Vec<String>,
}

impl Names {
    fn of(form: &Form, labels: &Labels) -> Option<Names> {
        let sheet = form.sheet(labels.section)?;
        let mut names = Names {
            cells: HashMap::new(),
            rows: Vec::new(),
        };
        for (index, slot) in labels.slots.iter().enumerate() {
            for (cell, _) in &slot.cells {
                let place = sheet.place_of(*cell)?;
                let labels = (sheet.row_labels(place), sheet.column_labels(place));
                names.add((index, *cell), slot.cells.len() == 1, &labels.0, &labels.1);
            }
        }
        Some(names)
    }

    /// Adds a cell with its labels; `is_alone` if its row has no other.
    fn add(
        &mut self,
        (slot, cell): (usize, CellId),
        is_alone: bool,
        beside: &[&str],
        above: &[&str],
    ) {
        let whole = |labels: &[&str]| labels.iter().map(|label| key(label)).collect::<String>();
        let last = |labels: &[&str]| labels.last().map_or_else(String::new, |label| key(label));
        let mut rows = vec![whole(beside), last(beside)];
        let mut columns = vec![whole(above), last(above)];
        rows.dedup();
        columns.dedup();
        for row in rows {
            if is_alone && !row.is_empty() {
                self.name(row.clone(), slot, cell);
            }
            for column in &columns {
                self.name(format!("{row}{column}"), slot, cell);
                if !row.is_empty() {
                    self.name(format!("{row}{UNDER}{column}"), slot, cell);
                }
            }
            if !row.is_empty() && !self.rows.contains(&row) {
                self.rows.push(row);
            }
        }
    }

    fn name(&mut self, name: String, slot: usize, cell: CellId) {
        let known = self.cells.entry(name).or_insert(Some((slot, cell)));
        if known.is_some_and(|(_, other)| other != cell) {
            *known = None;
        }
    }

    /// The cell that a line names, and what the line says of it, if anything. `row` is the line with a
    /// row's label that stood above it.
    fn value<'a>(
        &self,
        row: Option<&str>,
        line: &'a str,
    ) -> Option<(usize, CellId, Option<&'a str>)> {
        colons(line).find_map(|(label, value)| {
            let label = joined(label);
            let under = row.and_then(|row| self.cells.get(&format!("{row}{UNDER}{label}")));
            let (slot, cell) = (*under.or_else(|| self.cells.get(&label))?)?;
            let value = match value.trim() {
                "" => None,
                SAID_EMPTY => Some(""),
                value => Some(value),
            };
            Some((slot, cell, value))
        })
    }
}

/// What stands before and behind each colon of a line, as far as the labels of a cell reach.
fn colons(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.match_indices(['：', ':'])
        .take_while(|(at, _)| *at <= LONGEST)
        .map(|(at, colon)| (&line[..at], &line[at + colon.len()..]))
}

/// The keys of labels with commas between them, joined.
fn joined(labels: &str) -> String {
    labels.split(['，', ',']).map(key).collect()
}
