//! A table on paper: the text of its cells, broken to their widths, and how it is drawn.

use std::ops::Range;

use crate::export::document::{Role, Table, TableCell};

use super::fonts::{Face, Fonts};
use super::geometry::{HEIGHT, LEFT, WIDTH, baseline};
use super::line::{Line, Style, Text};
use super::pages::{Mark, Page, Tag};
use super::rules::borders;

/// A table measured and broken into lines.
#[derive(Debug)]
pub struct TableLayout {
    /// The vertical lines of the grid, from the left of the page.
    xs: Vec<f32>,
    /// The height of each row.
    pub(super) heights: Vec<f32>,
    /// How many rows at the top are said again on the next page.
    pub(super) header_rows: usize,
    /// Whether a row may not be the last of a page: heads and captions.
    pub(super) keeps: Vec<bool>,
    /// The rows that begin a block of the table.
    pub(super) captions: Vec<usize>,
    pub(super) cells: Vec<Cell>,
}

/// A cell, broken into lines.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) rows: Range<usize>,
    columns: Range<usize>,
    text: Text,
    lines: Vec<Line>,
    /// From line to line.
    leading: f32,
    size: f32,
    /// Whether it holds more text than it shows.
    pub(super) is_cut: bool,
}

/// 小五 for tables of many columns, 五号 for others.
const SMALL: f32 = 9.0;
const LARGE: f32 = 10.5;
/// With more columns than this the type is small.
const MANY_COLUMNS: usize = 6;
/// The smallest type of a number that is too wide for its column…
const SMALLEST: f32 = 6.0;
/// …and how far all numbers of a table shrink along with it.
const SMALLEST_OF_ALL: f32 = 7.5;
/// From line to line, in type sizes.
const LEADING: f32 = 1.3;
/// Left and right of a cell's text.
const PADDING: f32 = 2.0;
/// Left of a label that is aligned to the left.
const LABEL_PADDING: f32 = 3.5;

impl Cell {
    /// What the cell needs, with something above and below the text.
    pub(super) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.leading + self.size * 0.6
    }
}

impl TableLayout {
    /// Measures a table over the width of the 版心.
    pub fn new(fonts: &Fonts, table: &Table) -> TableLayout {
        let columns = table.widths.len();
        let sum: f32 = table.widths.iter().sum();
        let mut xs = vec![LEFT];
        let mut at = 0.0;
        for width in &table.widths {
            at += width.max(0.0);
            xs.push(LEFT + WIDTH * at / sum.max(1.0));
        }
        let size = if columns > MANY_COLUMNS { SMALL } else { LARGE };
        let cells: Vec<Cell> = {
            let lay = |cell, size| layout_cell(fonts, table, cell, &xs, size);
            let numbers = table.cells.iter().filter(|cell| cell.role == Role::Number);
            // Numbers of one table are of one size, but for those that would be too small.
            let number = numbers
                .map(|cell| lay(cell, size).size)
                .filter(|size| *size >= SMALLEST_OF_ALL)
                .fold(size, f32::min);
            let size_of = |role| if role == Role::Number { number } else { size };
            let cells = table.cells.iter();
            cells.map(|cell| lay(cell, size_of(cell.role))).collect()
        };
        let mut keeps = vec![false; table.rows];
        let mut captions = Vec::new();
        for (cell, place) in table.cells.iter().zip(&cells) {
            if matches!(cell.role, Role::Caption | Role::ColumnHead) {
                for row in place.rows.clone() {
                    if let Some(keep) = keeps.get_mut(row) {
                        *keep = true;
                    }
                }
            }
            if cell.role == Role::Caption {
                captions.push(cell.row);
            }
        }
        if let Some(last) = keeps.last_mut() {
            *last = false;
        }
        let mut layout = TableLayout {
            xs,
            heights: Vec::new(),
            header_rows: table.header_rows.min(table.rows),
            keeps,
            captions,
            cells,
        };
        layout.measure_rows(table.rows, if columns > MANY_COLUMNS { 18.0 } else { 24.0 });
        layout
    }

    /// Draws some rows, the header above them unless they begin with it, and returns their height.
    pub fn draw(&self, page: &mut Page, block: usize, range: &Range<usize>, top: f32) -> f32 {
        let rows = self.shown(range);
        let heights = self.shown_heights(&rows);
        let mut ys = vec![top];
        for height in &heights {
            ys.push(ys[ys.len() - 1] + height);
        }
        let columns = self.xs.len() - 1;
        let mut owners = vec![vec![usize::MAX; columns]; rows.len()];
        for (index, cell) in self.cells.iter().enumerate() {
            let Some(shown) = span(&rows, cell) else {
                continue;
            };
            for line in &mut owners[shown.clone()] {
                if let Some(places) = line.get_mut(cell.columns.clone()) {
                    places.fill(index);
                }
            }
            let tag = if cell.rows.start < range.start {
                Tag::Artifact
            } else {
                Tag::Cell { block, cell: index }
            };
            let band = ys[shown.end] - ys[shown.start];
            // Also where a header is said again: it leads to the table all the same.
            let whole = Tag::Cell { block, cell: index };
            let (left, right) = (self.xs[cell.columns.start], self.xs[cell.columns.end]);
            page.take(whole, (left, ys[shown.start]), (right, ys[shown.end]));
            let free = band - cell.lines.len() as f32 * cell.leading;
            let mut y = ys[shown.start] + free / 2.0;
            for line in &cell.lines {
                let runs = cell
                    .text
                    .runs(line, left, y + baseline(cell.leading, cell.size));
                for run in runs {
                    page.draw(tag, Mark::Run(run));
                }
                y += cell.leading;
            }
        }
        for rule in borders(&owners, &self.xs, &ys) {
            page.draw(Tag::Artifact, Mark::Rule(rule));
        }
        heights.iter().sum()
    }
}

/// The places in `rows` that a cell covers. Header rows stand before all others, so that what a
/// cell covers is always in one piece.
pub(super) fn span(rows: &[usize], cell: &Cell) -> Option<Range<usize>> {
    let first = rows.iter().position(|row| cell.rows.contains(row))?;
    let last = rows.iter().rposition(|row| cell.rows.contains(row))?;
    Some(first..last + 1)
}

fn layout_cell(fonts: &Fonts, table: &Table, cell: &TableCell, xs: &[f32], size: f32) -> Cell {
    let last = xs.len() - 1;
    let start = cell.column.min(last.saturating_sub(1));
    let end = (cell.column + cell.column_span).clamp(start, last);
    let group = cell.role == Role::RowHead && cell.row_span > 1;
    // The official print centres labels that stand alone before their numbers, and groups.
    let left = cell.role == Role::RowHead && !group && table.label_columns > 1;
    let padding = if left { LABEL_PADDING } else { PADDING };
    let measure = (xs[end] - xs[start] - 2.0 * padding).max(SMALLEST);
    let style = |size| Style {
        face: Face::Song,
        size,
        place: size,
    };
    let mut size = size;
    let mut text = Text::new(fonts, &[(&cell.text, style(size))]);
    let width = text.width(0..text.len());
    if cell.role == Role::Number && width > measure {
        size = (size * measure / width).max(SMALLEST);
        text = Text::new(fonts, &[(&cell.text, style(size))]);
    }
    let mut lines = if left {
        text.ragged(measure, 0.0, 0)
    } else if cell.role == Role::Number {
        text.ragged(measure, 0.5, 0)
    } else {
        let part = if group && width > measure {
            after_number(&text)
        } else {
            0
        };
        text.balanced(measure, part)
    };
    let leading = size * LEADING;
    // What nobody writes on purpose must not make a row that no page holds.
    let most = (HEIGHT / 3.0 / leading) as usize;
    let is_cut = lines.len() > most;
    lines.truncate(most);
    for line in &mut lines {
        line.indent += padding;
    }
    Cell {
        rows: cell.row..cell.row + cell.row_span,
        columns: start..end,
        text,
        lines,
        leading,
        size,
        is_cut,
    }
}

/// Where a group's label goes on after （三）, 0 where it has no such number.
fn after_number(text: &Text) -> usize {
    let mut chars = text.chars(0..text.len());
    if chars.next() != Some('（') {
        return 0;
    }
    chars.position(|ch| ch == '）').map_or(0, |at| at + 2)
}
