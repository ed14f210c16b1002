//! What a container hands over: text, and tables with their spans.

use serde::{Deserialize, Serialize};

/// A part of a file, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::import) enum Block {
    /// Lines of text; the recogniser looks for tables among them too.
    Text(String),
    /// A table.
    Grid(Grid),
}

/// A table as it is laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(in crate::import) struct Grid {
    /// Its cells, row by row; none covers another.
    pub cells: Vec<GridCell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::import) struct GridCell {
    /// The row it begins in, from 0.
    pub row: usize,
    /// The column it begins in, from 0.
    pub column: usize,
    /// How many rows it covers, at least 1.
    pub row_span: usize,
    /// How many columns it covers, at least 1.
    pub column_span: usize,
    /// Its text; its paragraphs and line breaks are parted by `\n`.
    pub text: String,
    /// The name of a form's cell that the file says it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Tables with more places than this are no report's; what is beyond is left out.
pub(in crate::import) const MOST_PLACES: usize = 100_000;

impl Grid {
    /// How many rows and columns it has.
    pub(in crate::import) fn size(&self) -> (usize, usize) {
        let rows = self.cells.iter().map(|cell| cell.row + cell.row_span);
        let columns = self.cells.iter().map(|cell| cell.column + cell.column_span);
        (rows.max().unwrap_or(0), columns.max().unwrap_or(0))
    }

    /// Its rows, as wide as the table; places covered by a merged cell are empty.
    pub(in crate::import) fn rows(&self) -> Vec<Vec<&str>> {
        let (rows, columns) = self.size();
        if rows.saturating_mul(columns) > MOST_PLACES {
            return Vec::new();
        }
        let mut places = vec![vec![""; columns]; rows];
        for cell in &self.cells {
            let row = places.get_mut(cell.row);
            if let Some(place) = row.and_then(|row| row.get_mut(cell.column)) {
                *place = &cell.text;
            }
        }
        places
    }

    /// Leaves out the rows in which no cell begins, and the columns that hold no cell of their own:
    /// where edges that should be one are a hair apart, programs write a column between them.
    #[must_use]
    pub(in crate::import) fn tidy(mut self) -> Grid {
        let mut rows: Vec<usize> = self.cells.iter().map(|cell| cell.row).collect();
        rows.sort_unstable();
        rows.dedup();
        let columns = self.columns();
        for cell in &mut self.cells {
            let end = cell.row.saturating_add(cell.row_span);
            cell.row = rank(&rows, cell.row);
            cell.row_span = rows
                .partition_point(|row| *row < end)
                .saturating_sub(cell.row)
                .max(1);
            let end = cell.column.saturating_add(cell.column_span);
            cell.column = rank(&columns, cell.column);
            cell.column_span = rank(&columns, end).saturating_sub(cell.column).max(1);
        }
        self
    }

    /// The left edges of the columns that hold a cell of their own; edges in between are the same as
    /// the one before them.
    fn columns(&self) -> Vec<usize> {
        let extents = self
            .cells
            .iter()
            .map(|cell| (cell.column.saturating_add(cell.column_span), cell.column));
        let mut ends: Vec<(usize, usize)> = extents.collect();
        ends.sort_unstable();
        let mut columns: Vec<usize> = self
            .cells
            .iter()
            .map(|cell| cell.column)
            .min()
            .into_iter()
            .collect();
        for (end, begin) in ends {
            // This cell lies within the column that began last.
            if columns.last().is_some_and(|last| begin >= *last) {
                columns.push(end);
            }
        }
        columns
    }
}

/// Which of the beginnings a place belongs to: the last that is not behind it.
fn rank(beginnings: &[usize], place: usize) -> usize {
    beginnings
        .partition_point(|begin| *begin <= place)
        .saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_in_which_nothing_begins_are_left_out() {
        let cell = |row, column, row_span, column_span| GridCell {
            row,
            column,
            row_span,
            column_span,
            text: format!("{row}.{column}"),
            name: None,
        };
        let cells = vec![cell(0, 0, 1, 1000), cell(5, 0, 3, 2), cell(5, 2, 1, 1)];
        let grid = Grid { cells }.tidy();
        assert_eq!(grid.size(), (2, 2));
        assert_eq!(grid.rows(), [["0.0", ""], ["5.0", "5.2"]]);
        // Edges a hair apart: 1 in one row, 2 in the other.
        let cells = vec![
            cell(0, 0, 1, 1),
            cell(0, 1, 1, 2),
            cell(1, 0, 1, 2),
            cell(1, 2, 1, 1),
        ];
        let grid = Grid { cells }.tidy();
        assert_eq!(grid.rows(), [["0.0", "0.1"], ["1.0", "1.2"]]);
        assert!(grid.cells.iter().all(|cell| cell.column_span == 1));
        // A column of empty cells is one.
        let cells = vec![
            cell(0, 0, 1, 1),
            cell(0, 1, 1, 1),
            cell(0, 2, 1, 1),
            cell(1, 0, 2, 3),
        ];
        let grid = Grid { cells }.tidy();
        assert_eq!(grid.size(), (2, 3));
        assert_eq!(grid.cells[3].column_span, 3);
    }
}
