//! A range of a table with the heads over it and the labels beside it, as another program takes it.

use crate::export::document::{Role, Table, TableCell};
use crate::form::{CellId, Content, Sheet, SheetCell};
use crate::report::{Report, field};

/// The range as a table of its own.
#[must_use]
pub fn headed(report: &Report, sheet: &Sheet, range: &[Vec<CellId>], caption: &str) -> Table {
    let places = range.iter().flatten();
    let places: Vec<&SheetCell> = places.filter_map(|cell| sheet.place_of(*cell)).collect();
    let first = places.iter().map(|place| place.row).min();
    let last = places.iter().map(|place| place.row).max();
    let left = places.iter().map(|place| place.column).min();
    let right = places.iter().map(|place| place.column + place.column_span);
    let columns = left.unwrap_or(0)..right.max().unwrap_or(0);
    let rows = first.unwrap_or(0)..last.map_or(0, |last| last + 1);
    let rows: Vec<usize> = heads(sheet, rows.start).chain(rows).collect();
    let columns: Vec<usize> = (0..sheet.label_columns).chain(columns).collect();
    let cells = sheet.cells.iter().filter_map(|place| {
        let (row, row_span) = within(&rows, place.row, place.row_span)?;
        let (column, column_span) = within(&columns, place.column, place.column_span)?;
        let (role, text) = match &place.content {
            Content::Caption(text) => (Role::Caption, text.clone()),
            Content::ColumnHead(text) => (Role::ColumnHead, text.clone()),
            Content::RowHead(text) => (Role::RowHead, text.clone()),
            Content::Number(cell) => (Role::Number, report.value(*cell).text().to_owned()),
        };
        Some(TableCell {
            row,
            column,
            row_span,
            column_span,
            role,
            text,
        })
    });
    Table {
        caption: caption.to_owned(),
        widths: columns
            .iter()
            .map(|column| sheet.widths.get(*column).copied().unwrap_or(0.0))
            .collect(),
        rows: rows.len(),
        least_heights: Vec::new(),
        header_rows: 0,
        label_columns: sheet.label_columns,
        cells: cells.collect(),
    }
}

/// The rows of heads over the block that a row of numbers belongs to.
fn heads(sheet: &Sheet, row: usize) -> impl Iterator<Item = usize> {
    let has_number = |row: usize| sheet.numbers().any(|(_, place)| place.row == row);
    let begins = (0..=row)
        .rev()
        .find(|row| *row == 0 || !has_number(row - 1));
    let end = begins.unwrap_or(row);
    let begins = (0..=end).rev().find(|row| *row == 0 || has_number(row - 1));
    begins.unwrap_or(end)..end
}

/// Where a span lies among the lines that are kept.
fn within(kept: &[usize], start: usize, span: usize) -> Option<(usize, usize)> {
    let lines = start..start + span;
    let at = kept.iter().position(|line| lines.contains(line))?;
    let count = kept.iter().filter(|line| lines.contains(line)).count();
    Some((at, count))
}

/// The table as text: a line a row, a tab between columns; what a merged cell covers is empty.
#[must_use]
pub fn as_text(table: &Table) -> String {
    let mut lines = vec![vec![String::new(); table.widths.len()]; table.rows];
    for cell in &table.cells {
        let line = lines.get_mut(cell.row);
        if let Some(place) = line.and_then(|line| line.get_mut(cell.column)) {
            *place = field::guarded(&cell.text).into_owned();
        }
    }
    let lines = lines.iter().map(|line| line.join("\t"));
    lines.collect::<Vec<_>>().join("\n")
}
