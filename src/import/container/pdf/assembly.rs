//! Paragraphs and tables put together from what a structure tree names one after the other.

use std::collections::HashSet;

use crate::import::container::grid::{Block, Grid, GridCell, MOST_PLACES};
use crate::import::container::pages::page::Glyph;
use crate::import::container::pages::place::takes_space;
use crate::report::Date;

/// Where a date begins that ends a paragraph on a line of its own, away from the left: who signs and
/// when (落款) may be one paragraph of several lines.
fn date(lines: &[(usize, f32)], text: &str, margin: f32) -> Option<usize> {
    /// The date stands farther from the left margin than any paragraph begins, in points.
    const AWAY: f32 = 60.0;
    let [_, .., (begin, x)] = lines else {
        return None;
    };
    let last = text.get(*begin..)?.trim();
    let is_date = last.contains('年') && last.ends_with('日') && Date::read(last).is_some();
    (is_date && *x > margin + AWAY).then_some(*begin)
}

/// The blocks as they are put together.
#[derive(Debug, Default)]
pub(super) struct Writer {
    blocks: Vec<Block>,
    /// The paragraphs before the next table.
    text: String,
    /// The paragraph, or the cell's text, that is being written.
    open: String,
    /// Where the characters begin that are farthest to the left.
    margin: f32,
    /// Where in it each line begins, and how far from the left.
    lines: Vec<(usize, f32)>,
    last: Option<(usize, Glyph)>,
    /// Whether the next paragraph goes on with the open one.
    pub(super) goes_on: bool,
    tables: Vec<Building>,
}

/// A table as it is put together.
#[derive(Debug, Default)]
struct Building {
    grid: Grid,
    rows: usize,
    /// The places that cells cover, by row and column.
    taken: HashSet<(usize, usize)>,
    column: usize,
    /// The spans of the cell that is open.
    cell: Option<(usize, usize)>,
}

impl Writer {
    /// `margin` is where the characters begin that are farthest to the left.
    pub(super) fn new(margin: f32) -> Writer {
        Writer {
            margin,
            ..Writer::default()
        }
    }

    /// Adds text to what is open; `from` is the page and the character it was read of.
    pub(super) fn write(&mut self, text: &str, from: Option<(usize, &Glyph)>) {
        self.goes_on = false;
        if let Some((page, glyph)) = from {
            let same = |(before, last): &(usize, Glyph)| {
                *before == page && (last.y - glyph.y).abs() < glyph.size * 0.5
            };
            if !self.last.as_ref().is_some_and(same) {
                self.lines.push((self.open.len(), glyph.x));
            }
        }
        self.open.push_str(text);
        self.last = from.map(|(page, glyph)| (page, glyph.clone()));
    }

    /// Whether room was left before a character, or a line ends there inside Latin words.
    pub(super) fn wants_space(&self, page: usize, next: &Glyph) -> bool {
        let Some((before, last)) = &self.last else {
            return false;
        };
        let chars = (last.text.chars().last(), next.text.chars().next());
        if *before != page || (last.y - next.y).abs() > next.size * 0.5 {
            return takes_space(chars.0, chars.1);
        }
        let is_latin = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii());
        next.x - last.end() > next.size * 0.2 && is_latin(chars.0) && is_latin(chars.1)
    }

    /// Ends the paragraph; inside a cell, its line.
    pub(super) fn end_paragraph(&mut self) {
        self.goes_on = false;
        self.last = None;
        let is_open = !self.open.trim().is_empty();
        let lines = std::mem::take(&mut self.lines);
        if self.tables.is_empty() {
            if let Some(at) = date(&lines, &self.open, self.margin) {
                self.open.insert(at, '\n');
            }
            if is_open {
                self.text.push_str(self.open.trim_end());
                self.text.push('\n');
            }
            self.open.clear();
        } else if is_open && !self.open.ends_with('\n') {
            self.open.push('\n');
        }
    }

    /// Begins a table, in a cell or not.
    pub(super) fn begin_table(&mut self) {
        if self.tables.is_empty() {
            self.end_paragraph();
            self.end_text();
        }
        self.tables.push(Building::default());
    }

    /// Ends the innermost table.
    pub(super) fn end_table(&mut self) {
        self.end_cell();
        let Some(table) = self.tables.pop() else {
            return;
        };
        if self.tables.is_empty() {
            self.blocks.push(Block::Grid(table.grid));
        } else {
            // A table in a cell: its cells are lines of that cell.
            for cell in table.grid.cells.iter().filter(|cell| !cell.text.is_empty()) {
                self.open.push_str(&cell.text);
                self.open.push('\n');
            }
        }
    }

    /// Begins a row of it.
    pub(super) fn begin_row(&mut self) {
        self.end_cell();
        if let Some(table) = self.tables.last_mut() {
            table.rows += 1;
            table.column = 0;
        }
    }

    /// Begins a cell that covers so many rows and columns.
    pub(super) fn begin_cell(&mut self, rows: usize, columns: usize) {
        self.end_cell();
        self.goes_on = false;
        if let Some(table) = self.tables.last_mut() {
            table.cell = Some((rows, columns));
        }
    }

    /// Puts the open cell into the first place of its row that is free.
    pub(super) fn end_cell(&mut self) {
        self.last = None;
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let Some((row_span, column_span)) = table.cell.take() else {
            return;
        };
        let row = table.rows.saturating_sub(1);
        let mut column = table.column;
        while table.taken.contains(&(row, column)) {
            column += 1;
        }
        let is_free = |column: &usize| !table.taken.contains(&(row, *column));
        let column_span = (column..column + column_span).take_while(is_free).count();
        for (down, right) in (0..row_span).flat_map(|down| (0..column_span).map(move |r| (down, r)))
        {
            if table.taken.len() < MOST_PLACES {
                table.taken.insert((row + down, column + right));
            }
        }
        table.column = column + column_span;
        table.grid.cells.push(GridCell {
            row,
            column,
            row_span,
            column_span,
            text: std::mem::take(&mut self.open).trim().to_owned(),
            name: None,
        });
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.blocks
                .push(Block::Text(std::mem::take(&mut self.text)));
        }
    }

    /// Everything, in order.
    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.end_paragraph();
        self.end_text();
        self.blocks
    }
}
