//! The rows of a table: how high they are, and where a table may break over pages.

use std::ops::Range;

use super::table::{TableLayout, span};

impl TableLayout {
    /// Makes every row as high as its cells need, at least `least`.
    pub(super) fn measure_rows(&mut self, rows: usize, least: f32) {
        let mut heights = vec![least; rows];
        // Short spans first, so that long ones find most of their height there already.
        let mut order: Vec<usize> = (0..self.cells.len()).collect();
        order.sort_by_key(|index| self.cells[*index].rows.len());
        for index in order {
            let cell = &self.cells[index];
            let Some(rows) = heights.get_mut(cell.rows.clone()) else {
                continue;
            };
            let lacking = cell.height() - rows.iter().sum::<f32>();
            if lacking > 0.0 {
                let share = lacking / rows.len().max(1) as f32;
                for height in rows {
                    *height += share;
                }
            }
        }
        self.heights = heights;
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.heights.len()
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
                let lacking = cell.height() - heights[shown.clone()].iter().sum::<f32>();
                if lacking > 0.01 {
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
        let ends: Vec<usize> = (from + 1..=self.rows())
            .take_while(fits)
            .filter(|end| *end == self.rows() || !self.keeps[end - 1])
            .collect();
        let last = *ends.last()?;
        if last == self.rows() {
            return Some(last);
        }
        let block = ends.iter().rev().find(|end| self.captions.contains(end));
        match block {
            Some(end) if self.height(&(from..*end)) > room * 0.6 => Some(*end),
            _ => Some(last),
        }
    }
}
