//! A table on paper: where its lines and cells stand, and how it is drawn.

use std::ops::Range;

use crate::export::document::{Role, Table};

use super::cell::{self, Cell};
use super::parts::Parts;
use super::rules::borders;
use crate::export::document::geometry::{LEFT, baseline};
use crate::export::document::marks::Marks;
use crate::export::document::tag::Tag;
use crate::export::pdf::fonts::Fonts;
use crate::export::pdf::pages::{Ink, Mark, Page, Rule};

/// How light the ground of a cell is that is another than it was.
const GROUND: f32 = 0.9;

/// A table measured and broken into lines.
#[derive(Debug)]
pub struct TableLayout {
    /// The vertical lines of the grid, from the left of the page.
    xs: Vec<f32>,
    /// The height of each row. A row that no page holds is several here, see [`Parts`].
    pub(super) heights: Vec<f32>,
    /// The height that each row cannot do without, as [`TableLayout::tighten`] may have it.
    pub(super) least: Vec<f32>,
    /// How many rows at the top are said again on the next page.
    pub(super) header_rows: usize,
    /// Whether a row may not be the last of a page: heads and captions.
    pub(super) keeps: Vec<bool>,
    /// The rows that begin a block of the table.
    pub(super) captions: Vec<usize>,
    pub(super) cells: Vec<Cell>,
}

impl TableLayout {
    /// Measures a table over the width of the 版心; `marks` are those of the document in whose block
    /// `block` it stands.
    pub fn new(fonts: &Fonts, table: &Table, block: usize, marks: &Marks) -> TableLayout {
        let mut xs = vec![LEFT];
        let mut at = 0.0;
        for width in table.fitted_widths() {
            at += width;
            xs.push(LEFT + at);
        }
        let cells = cell::cells(fonts, table, &xs, block, marks);
        let parts = Parts::of(&cells, table.rows, cell::leading(table));
        let mut layout = TableLayout {
            xs,
            heights: Vec::new(),
            least: Vec::new(),
            header_rows: parts.row(table.header_rows),
            keeps: vec![false; parts.rows()],
            captions: Vec::new(),
            cells,
        };
        for (cell, place) in table.cells.iter().zip(&mut layout.cells) {
            place.rows = parts.row(place.rows.start)..parts.row(place.rows.end);
            if matches!(cell.role, Role::Caption | Role::ColumnHead)
                && let Some(keeps) = layout.keeps.get_mut(place.rows.clone())
            {
                keeps.fill(true);
            }
            if cell.role == Role::Caption {
                layout.captions.push(place.rows.start);
            }
        }
        if let Some(last) = layout.keeps.last_mut() {
            *last = false;
        }
        layout.measure_rows(
            parts.least_heights(table, table.row_height()),
            parts.least_heights(table, Table::TIGHT_ROW),
        );
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
            // What goes on is said for the first time; a label or a number is said again.
            let tag = if cell.rows.start < range.start && !cell.flows {
                Tag::Artifact
            } else {
                Tag::Cell { block, cell: index }
            };
            let band = ys[shown.end] - ys[shown.start];
            // Also where a header is said again: it leads to the table all the same.
            let whole = Tag::Cell { block, cell: index };
            let (left, right) = (self.xs[cell.columns.start], self.xs[cell.columns.end]);
            page.take(whole, (left, ys[shown.start]), (right, ys[shown.end]));
            let lines = self.lines_of(cell, &rows[shown.clone()]);
            if cell.is_marked {
                let middle = ys[shown.start] + band / 2.0;
                let ground = Rule {
                    from: (left, middle),
                    to: (right, middle),
                    width: band,
                    ink: Ink::Grey(GROUND),
                };
                page.draw(Tag::Artifact, Mark::Rule(ground));
            }
            let free = band - lines.len() as f32 * cell.leading;
            let mut y = ys[shown.start] + free / 2.0;
            for line in lines {
                let runs = cell
                    .text
                    .runs(line, left, y + baseline(cell.leading, cell.size));
                for run in runs {
                    page.draw(tag, Mark::Run(run));
                }
                let baseline = y + baseline(cell.leading, cell.size);
                for stroke in cell.text.strokes(line, left, baseline) {
                    page.draw(Tag::Artifact, Mark::Rule(stroke));
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
