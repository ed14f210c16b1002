//! What a container hands to the recogniser: lines of text and rows of tables, in reading order.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::words::is_value;
use crate::import::container::grid::{Block, Grid, GridCell};
use crate::import::error::ImportError;

/// A line of text or a row of a table.
#[derive(Debug, Clone)]
pub(in crate::import) enum Piece<'a> {
    /// A line, not trimmed; blank lines part the rows of a table and are kept, one at a time.
    Line(&'a str),
    /// A table's row.
    Row(Row<'a>),
}

/// A row of a table, or as much of it as was together.
#[derive(Debug, Clone)]
pub(in crate::import) struct Row<'a> {
    /// What stands in its cells, trimmed.
    pub fields: Vec<Cow<'a, str>>,
    /// How much the fields' order says of the columns.
    pub places: Places,
}

/// How much the order of a row's fields says of the columns they stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Places {
    /// Each field stands in its column; places covered by a merged cell are empty fields.
    Grid,
    /// Each field is a cell, an empty one too; places covered by a merged cell to the left are left
    /// out.
    Cells,
    /// Fields in order, filled up with empty ones that mean nothing.
    Padded,
    /// A single cell; where its row ends is not known.
    Loose,
}

/// More lines than this are no report. It bounds the memory that lines take.
const MOST_LINES: usize = 200_000;

/// The residue of Word's bookmarks in text taken out of a Word file.
const BOOKMARK: &str = "[bookmark:";
/// The longest name of a bookmark, in bytes.
const LONGEST_BOOKMARK: usize = 200;

/// The pieces of all that a container held.
pub(in crate::import) fn of_blocks(blocks: &[Block]) -> Result<Vec<Piece<'_>>, ImportError> {
    let mut pieces = Vec::new();
    for block in blocks {
        match block {
            Block::Text(text) => lines(text, &mut pieces)?,
            Block::Grid(grid) => grid_rows(grid, &mut pieces),
        }
    }
    Ok(pieces)
}

/// The rows of a table. One whose cells do not cover as much as those of most rows has lost a cell
/// or has one too many, nobody knows where: the order of its fields is all that it says.
fn grid_rows<'a>(grid: &'a Grid, pieces: &mut Vec<Piece<'a>>) {
    let rows = grid.rows();
    // Larger than any table of a report.
    if rows.is_empty() {
        return;
    }
    // How far the cells of each row reach, and how many places they cover.
    let mut extents = vec![(0, 0); rows.len()];
    for cell in &grid.cells {
        for (reach, covered) in extents.iter_mut().skip(cell.row).take(cell.row_span) {
            *reach = (*reach).max(cell.column + cell.column_span);
            *covered += cell.column_span;
        }
    }
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    for (reach, _) in &extents {
        *times.entry(*reach).or_default() += 1;
    }
    let usual = times.iter().max_by_key(|(_, times)| **times);
    let usual = usual.map_or(0, |(reach, _)| *reach);
    let merged = merged_values(grid, rows.len());
    for (at, (row, (reach, covered))) in rows.into_iter().zip(extents).enumerate() {
        if let Some(hidden) = merged.get(&at) {
            let fields = row.into_iter().enumerate().take(usual.max(reach));
            let fields = fields.filter(|(column, _)| !hidden.contains(column));
            pieces.push(Piece::Row(Row {
                fields: fields
                    .map(|(_, field)| Cow::Borrowed(field.trim()))
                    .collect(),
                places: Places::Cells,
            }));
            continue;
        }
        let fields = row.into_iter().take(usual.max(reach));
        let fields = fields.map(|field| Cow::Borrowed(field.trim()));
        pieces.push(Piece::Row(Row {
            fields: fields.collect(),
            places: if reach == usual && covered == usual {
                Places::Grid
            } else {
                Places::Padded
            },
        }));
    }
}

/// The rows in which a number stands in a merged cell, nobody knows whose it is, with the places that
/// are no cells of their own. A number over two or three columns may be the only one of its row, as the
/// form prints it.
fn merged_values(grid: &Grid, rows: usize) -> BTreeMap<usize, BTreeSet<usize>> {
    const WIDEST: usize = 3;
    let is_number = |cell: &GridCell| is_value(cell.text.trim());
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    for cell in grid.cells.iter().filter(|cell| is_number(cell)) {
        *numbers.entry(cell.row).or_default() += 1;
    }
    let mut merged: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for cell in grid.cells.iter().filter(|cell| is_number(cell)) {
        let is_alone = numbers.get(&cell.row) == Some(&1);
        let is_wide = cell.column_span > WIDEST || cell.column_span > 1 && !is_alone;
        let end = cell.row.saturating_add(cell.row_span).min(rows);
        let columns = cell.column..cell.column.saturating_add(cell.column_span);
        if cell.row_span > 1 {
            for row in cell.row..end {
                merged.entry(row).or_default().extend(columns.clone());
            }
        } else if is_wide {
            merged.entry(cell.row).or_default();
        }
    }
    // What other cells cover in these rows is no cell either.
    for cell in &grid.cells {
        let end = cell.row.saturating_add(cell.row_span).min(rows);
        let columns = cell.column..cell.column.saturating_add(cell.column_span);
        for (row, hidden) in merged.range_mut(cell.row..end) {
            hidden.extend(columns.clone().skip(usize::from(*row == cell.row)));
        }
    }
    merged
}

/// Cuts a text into lines.
fn lines<'a>(text: &'a str, pieces: &mut Vec<Piece<'a>>) -> Result<(), ImportError> {
    let mut blank = true;
    let lines = text
        .split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .flat_map(|line| line.split('\r'));
    for line in lines {
        let is_blank = is_blank(line);
        if !(blank && is_blank) {
            if pieces.len() == MOST_LINES {
                return Err(ImportError::TooLong("20 万行"));
            }
            pieces.push(Piece::Line(line));
        }
        blank = is_blank;
    }
    Ok(())
}

/// Whether a line is blank. One that holds a tab is an empty cell instead.
pub(in crate::import) fn is_blank(line: &str) -> bool {
    line.trim().is_empty() && !line.contains('\t')
}

/// The text without bookmarks.
pub(in crate::import) fn without_bookmarks(text: String) -> String {
    if !text.contains(BOOKMARK) {
        return text;
    }
    let mut clean = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find(BOOKMARK) {
        clean.push_str(&rest[..start]);
        let name = &rest[start + BOOKMARK.len()..];
        let end = name
            .bytes()
            .take(LONGEST_BOOKMARK)
            .take_while(|byte| *byte != b'\n')
            .position(|byte| byte == b']');
        if let Some(end) = end {
            rest = &name[end + 1..];
        } else {
            clean.push_str(BOOKMARK);
            rest = name;
        }
    }
    clean.push_str(rest);
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_larger_than_any_reports_has_no_rows() {
        let cell = |row, column_span, text: &str| GridCell {
            row,
            column: 0,
            row_span: 1,
            column_span,
            text: text.to_owned(),
            name: None,
        };
        let cells = vec![cell(0, 1, "甲"), cell(5, 200_000, "7")];
        let blocks = [Block::Grid(Grid { cells })];
        assert!(of_blocks(&blocks).unwrap().is_empty());
    }

    #[test]
    fn bookmarks_are_taken_out_and_nothing_else() {
        for (text, clean) in [
            ("[bookmark: 文号]本报告", "本报告"),
            ("一[bookmark: a][bookmark: b]二", "一二"),
            ("[bookmark: 没有结束", "[bookmark: 没有结束"),
            ("[bookmark: a\n]", "[bookmark: a\n]"),
            ("[注]", "[注]"),
        ] {
            assert_eq!(without_bookmarks(text.to_owned()), clean);
        }
    }

    #[test]
    fn every_kind_of_line_end_ends_one_line() {
        let lines = |text: &str| {
            let blocks = [Block::Text(text.to_owned())];
            let pieces = of_blocks(&blocks).unwrap();
            let lines = pieces.iter().map(|piece| match piece {
                Piece::Line(line) => (*line).to_owned(),
                Piece::Row(_) => unreachable!(),
            });
            lines.collect::<Vec<_>>().join("|")
        };
        assert_eq!(lines("a\r\nb\r\n\r\n \r\nc"), "a|b||c");
        assert_eq!(lines("a\nb\rc\n\t\n"), "a|b|c|\t|");
    }
}
