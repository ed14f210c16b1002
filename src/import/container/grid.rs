//! What a container hands over: text, and tables with their spans.

/// A part of a file, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Block {
    /// Lines of text; the recogniser looks for tables among them too.
    Text(String),
    /// A table.
    Grid(Grid),
}

/// A table as it is laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::import) struct Grid {
    /// Its cells, row by row; none covers another.
    pub cells: Vec<GridCell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
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
            places[cell.row][cell.column] = &cell.text;
        }
        places
    }
}
