//! The rows of a table: how high they are, and where a table may break over pages.

use std::ops::Range;

use super::cell::{Cell, MOST_KEPT};
use super::line::Line;
use super::table::{TableLayout, span};
use crate::export::document::geometry::HEIGHT;
use crate::export::document::measure;

impl TableLayout {
    /// Makes every row as high as its cells need, at least as high as given; `tight` is what may do
    /// where room is short.
    pub(super) fn measure_rows(&mut self, usual: Vec<f32>, tight: Vec<f32>) {
        let high = |mut heights: Vec<f32>, need: &dyn Fn(&Cell) -> f32| {
            let whole = self.cells.iter().filter(|cell| !cell.flows);
            let needs = whole.map(|cell| (cell.rows.clone(), need(cell)));
            measure::make_high(&mut heights, needs);
            heights
        };
        let least = high(tight, &|cell| cell.least_height_of(cell.lines.len()));
        let heights = high(usual, &|cell| cell.height_of(cell.lines.len()));
        (self.least, self.heights) = (least, heights);
        let header = self.heights.iter().take(self.header_rows);
        if header.sum::<f32>() > MOST_KEPT {
            // It would leave no room for what it stands over.
            self.header_rows = 0;
        }
    }

    /// Draws all rows together, no more than is needed, so that they find room; says whether they do.
    pub fn tighten(&mut self, room: f32) -> bool {
        let usual: f32 = self.heights.iter().sum();
        let least: f32 = self.least.iter().sum();
        if least > room || least >= usual {
            return usual <= room;
        }
        let share = ((room - least) / (usual - least)).min(1.0);
        for (height, least) in self.heights.iter_mut().zip(&self.least) {
            *height = least + (*height - least) * share;
        }
        true
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.heights.len()
    }

    /// The lines of a cell that stand in some of its rows: all of them, but for text that goes on.
    pub(super) fn lines_of<'a>(&self, cell: &'a Cell, rows: &[usize]) -> &'a [Line] {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return &[];
        };
        if !cell.flows {
            return &cell.lines;
        }
        let before = |row: usize| {
            let heights = self.heights.get(cell.rows.start..row).unwrap_or_default();
            let lines = heights.iter().map(|height| cell.capacity(*height));
            lines.sum::<usize>().min(cell.lines.len())
        };
        &cell.lines[before(*first)..before(last + 1)]
    }

    /// The rows that are drawn for a range: the header again, then the range.
    pub(super) fn shown(&self, range: &Range<usize>) -> Vec<usize> {
        let header = if range.start >= self.header_rows {
            0..self.header_rows
        } else {
            0..0
        };
        header.chain(range.clone()).collect()
    }

    /// The heights of rows as drawn. Where a group is cut by the end of a page, its label must still
    /// find room in what is left of it.
    pub(super) fn shown_heights(&self, rows: &[usize]) -> Vec<f32> {
        let mut heights: Vec<f32> = rows.iter().map(|row| self.heights[*row]).collect();
        for cell in &self.cells {
            if let Some(shown) = span(rows, cell) {
                let lines = self.lines_of(cell, &rows[shown.clone()]);
                let have = heights[shown.clone()].iter().sum::<f32>();
                let lacking = cell.least_height_of(lines.len()) - have;
                if lacking > 0.01 && !lines.is_empty() {
                    heights[shown.end - 1] += lacking;
                }
            }
        }
        heights
    }

    /// The height of rows as drawn, with the header said again above them.
    pub fn height(&self, range: &Range<usize>) -> f32 {
        self.shown_heights(&self.shown(range)).iter().sum()
    }

    /// The last row but one that goes on the page, if there is `room` for some rows from `from` on:
    /// the end of a block where that leaves the page reasonably full, else the last row that fits.
    pub fn end_of_piece(&self, from: usize, room: f32) -> Option<usize> {
        let fits = |end: &usize| self.height(&(from..*end)) <= room + 0.01;
        let fitting: Vec<usize> = (from + 1..=self.rows()).take_while(fits).collect();
        let may_end = |end: &&usize| **end == self.rows() || !self.keeps[**end - 1];
        let last = fitting.iter().rev().find(may_end);
        // Heads that fill a whole page cannot be kept with what they stand over.
        let is_page = room > HEIGHT - 0.1;
        let last = *last.or_else(|| fitting.last().filter(|_| is_page))?;
        if last == self.rows() {
            return Some(last);
        }
        let mut ends = fitting.iter().rev().filter(may_end);
        let block = ends.find(|end| self.captions.contains(end));
        match block {
            Some(end) if self.height(&(from..*end)) > room * 0.6 => Some(*end),
            _ => Some(last),
        }
    }

    /// Where the last rows, from `from` on, are cut so that some of them go on the next page together
    /// with what takes `below` there: at the first end of a block, or else of a row, that leaves this
    /// page more than half full.
    pub fn end_before(&self, from: usize, room: f32, below: f32) -> Option<usize> {
        let rows = self.rows();
        let may_end = |end: &usize| {
            !self.keeps[*end - 1]
                && self.height(&(from..*end)) > room / 2.0
                && self.height(&(*end..rows)) + below <= HEIGHT
        };
        let ends: Vec<usize> = (from + 1..rows).filter(may_end).collect();
        let block = ends.iter().find(|end| self.captions.contains(end));
        block.or(ends.first()).copied()
    }
}
