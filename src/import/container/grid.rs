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

    /// Leaves out the rows and columns in which no cell begins: spans that reach over them say nothing.
    #[must_use]
    pub(in crate::import) fn tidy(mut self) -> Grid {
        let rows = beginnings(self.cells.iter().map(|cell| cell.row));
        let columns = beginnings(self.cells.iter().map(|cell| cell.column));
        for cell in &mut self.cells {
            (cell.row, cell.row_span) = among(&rows, cell.row, cell.row_span);
            (cell.column, cell.column_span) = among(&columns, cell.column, cell.column_span);
        }
        self
    }
}

fn beginnings(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// Where a span stands, counted in beginnings only.
fn among(beginnings: &[usize], place: usize, span: usize) -> (usize, usize) {
    let index = |place: usize| beginnings.partition_point(|other| *other < place);
    let begin = index(place);
    (
        begin,
        index(place.saturating_add(span)).max(begin + 1) - begin,
    )
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
        };
        let cells = vec![cell(0, 0, 1, 1000), cell(5, 0, 3, 2), cell(5, 2, 1, 1)];
        let grid = Grid { cells }.tidy();
        assert_eq!(grid.size(), (2, 2));
        assert_eq!(grid.rows(), [["0.0", ""], ["5.0", "5.2"]]);
    }
}
