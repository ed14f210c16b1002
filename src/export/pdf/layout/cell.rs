//! A table's cell: its text in the size that fits, broken to its width.

use std::ops::Range;

use crate::export::document::{Role, Table, TableCell};

use super::group;
use super::line::{Line, Text};
use super::style::Style;
use crate::export::document::geometry::HEIGHT;
use crate::export::document::marks::Marks;
use crate::export::document::printed;
use crate::export::document::tag::Tag;
use crate::export::document::widths::SMALLEST;
use crate::export::pdf::fonts::{Face, Fonts};

/// A cell, broken into lines.
#[derive(Debug)]
pub struct Cell {
    pub(super) rows: Range<usize>,
    pub(super) columns: Range<usize>,
    pub(super) text: Text,
    pub(super) lines: Vec<Line>,
    /// From line to line.
    pub(super) leading: f32,
    pub(super) size: f32,
    /// Whether there is so much text that it goes on from row to row and over the end of a page.
    pub(super) flows: bool,
    /// Whether it is a number, and another than in the version it is compared with.
    pub(super) is_marked: bool,
}

/// How far all numbers of a table shrink along with one that is too wide for its column.
const SMALLEST_OF_ALL: f32 = 7.5;
/// From line to line, in type sizes.
const LEADING: f32 = 1.3;
/// Above and below a cell's text together, in type sizes.
const AROUND: f32 = 0.6;
/// The same where rows are drawn together.
const LEAST_AROUND: f32 = 0.4;
/// Left and right of a cell's text.
const PADDING: f32 = 2.0;
/// Left of what is aligned to the left.
const LABEL_PADDING: f32 = 3.5;
/// The most that is kept together on a page: what is higher goes on from row to row.
pub(super) const MOST_KEPT: f32 = HEIGHT / 3.0;

impl Cell {
    /// What some of the cell's lines need, with something above and below them.
    pub(super) fn height_of(&self, lines: usize) -> f32 {
        lines as f32 * self.leading + self.size * AROUND
    }

    /// What they cannot do without, where rows are drawn together.
    pub(super) fn least_height_of(&self, lines: usize) -> f32 {
        lines as f32 * self.leading + self.size * LEAST_AROUND
    }

    /// How many lines a row of some height holds.
    pub(super) fn capacity(&self, height: f32) -> usize {
        // Heights are sums, and may be off by very little.
        ((height + 0.01) / self.leading).max(0.0) as usize
    }
}

/// From line to line in a table's cells whose type was not made smaller.
pub(super) fn leading(table: &Table) -> f32 {
    table.type_size() * LEADING
}

/// Breaks all cells of a table, `xs` being the vertical lines of its grid.
/// `marks` are those of the document in whose block `block` it stands.
pub(super) fn cells(
    fonts: &Fonts,
    table: &Table,
    xs: &[f32],
    block: usize,
    marks: &Marks,
) -> Vec<Cell> {
    let usual = table.type_size();
    let lay = |index, cell, size| {
        let tag = Tag::Cell { block, cell: index };
        layout_cell(fonts, table, cell, xs, size, (tag, marks))
    };
    let numbers = table.cells.iter().enumerate();
    let numbers = numbers.filter(|(_, cell)| cell.role == Role::Number);
    // Numbers of one table are of one size, but for those that would be too small.
    let number = numbers
        .map(|(index, cell)| lay(index, cell, usual).size)
        .filter(|size| *size >= SMALLEST_OF_ALL)
        .fold(usual, f32::min);
    let size_of = |role| match role {
        Role::Number => number,
        _ => usual,
    };
    let cells = table.cells.iter().enumerate();
    cells
        .map(|(index, cell)| lay(index, cell, size_of(cell.role)))
        .collect()
}

fn layout_cell(
    fonts: &Fonts,
    table: &Table,
    cell: &TableCell,
    xs: &[f32],
    size: f32,
    (tag, marks): (Tag, &Marks),
) -> Cell {
    let last = xs.len() - 1;
    let start = cell.column.min(last.saturating_sub(1));
    let end = (cell.column + cell.column_span).clamp(start, last);
    let group = cell.role == Role::RowHead && cell.row_span > 1;
    let left = table.is_left(cell);
    let padding = if left { LABEL_PADDING } else { PADDING };
    let measure = (xs[end] - xs[start] - 2.0 * padding).max(SMALLEST);
    let style = |size| Style {
        face: Face::Song,
        size,
        place: size,
    };
    let mut size = size;
    let measured = |size| {
        let stretches = marks.stretches(tag, &cell.text, 0).into_iter();
        let stretches: Vec<_> = stretches
            .map(|(text, mark)| (printed(cell.role, text), mark))
            .collect();
        let stretches: Vec<_> = stretches
            .iter()
            .map(|(text, mark)| (&**text, style(size), *mark))
            .collect();
        Text::marked(fonts, &stretches)
    };
    let mut text = measured(size);
    let width = text.width(0..text.len());
    if cell.role == Role::Number && width > measure {
        size = (size * measure / width).max(SMALLEST);
        text = measured(size);
    }
    let mut lines = if left {
        text.ragged(measure, 0.0, 0)
    } else if cell.role == Role::Number {
        text.ragged(measure, 0.5, 0)
    } else if group && width > measure {
        group::lines(&text, measure)
    } else {
        text.balanced(measure, 0)
    };
    for line in &mut lines {
        line.indent += padding;
    }
    let cell_role = cell.role;
    let mut cell = Cell {
        rows: cell.row..cell.row + cell.row_span,
        columns: start..end,
        text,
        lines,
        leading: size * LEADING,
        size,
        flows: false,
        is_marked: cell_role == Role::Number && marks.has(tag),
    };
    cell.flows = cell.height_of(cell.lines.len()) > MOST_KEPT;
    cell
}
