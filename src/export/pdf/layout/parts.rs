//! Rows of a table that no page holds, parted into several.

use crate::export::document::Table;

use super::cell::{Cell, MOST_KEPT};
use crate::export::document::geometry::MM;

/// The rows of a table as they are drawn: one with more text than is kept together is parted into
/// several, between which a page may end. Its cells cover them all, so that no border shows.
pub(super) struct Parts {
    /// Where each row of the table begins, and where the last one ends.
    starts: Vec<usize>,
    /// The height of a part.
    height: f32,
}

/// How many lines of the table's type a part holds.
const LINES_OF_PART: f32 = 5.0;

impl Parts {
    /// Parts the rows in which cells end that go on from row to row.
    pub(super) fn of(cells: &[Cell], rows: usize, leading: f32) -> Parts {
        let height = leading * LINES_OF_PART;
        let mut parts = vec![1; rows];
        for cell in cells.iter().filter(|cell| cell.flows) {
            let last = cell.rows.end.min(rows).checked_sub(1);
            if let Some(parts) = last.and_then(|last| parts.get_mut(last)) {
                let needed = cell.lines.len().div_ceil(cell.capacity(height).max(1));
                *parts = needed.max(*parts);
            }
        }
        let mut starts = vec![0];
        for parts in parts {
            starts.push(starts[starts.len() - 1] + parts);
        }
        Parts { starts, height }
    }

    /// How many rows are drawn.
    pub(super) fn rows(&self) -> usize {
        self.row(usize::MAX)
    }

    /// Where a row of the table is drawn; the end of it all for rows that it does not have.
    pub(super) fn row(&self, row: usize) -> usize {
        self.starts[row.min(self.starts.len() - 1)]
    }

    /// The least height of each row that is drawn: `usual` where the table asks for no more.
    pub(super) fn least_heights(&self, table: &Table, usual: f32) -> Vec<f32> {
        let rows = self.starts.windows(2).enumerate();
        let heights = rows.flat_map(|(row, ends)| {
            let asked = table.least_heights.get(row).map_or(0.0, |mm| mm * MM);
            let height = match ends[1] - ends[0] {
                1 => asked.min(MOST_KEPT).max(usual),
                _ => self.height,
            };
            std::iter::repeat_n(height, ends[1] - ends[0])
        });
        heights.collect()
    }
}
