//! Writes tables row by row.

use crate::export::document::{Block, Role, Table, TableCell};

/// A table being written.
pub(in crate::export) struct Grid {
    table: Table,
    /// The row being written.
    row: usize,
}

impl Grid {
    /// A table that is called `caption`, with columns of these widths in mm.
    pub(in crate::export) fn new(caption: &str, widths: &[f32]) -> Grid {
        Grid {
            table: Table {
                caption: caption.to_owned(),
                widths: widths.to_vec(),
                rows: 0,
                least_heights: Vec::new(),
                header_rows: 0,
                label_columns: 0,
                cells: Vec::new(),
            },
            row: 0,
        }
    }

    /// Puts a cell into the row being written, over so many rows and columns from there.
    pub(in crate::export) fn put(
        &mut self,
        column: usize,
        (rows, columns): (usize, usize),
        role: Role,
        text: impl Into<String>,
    ) {
        self.table.cells.push(TableCell {
            row: self.row,
            column,
            row_span: rows,
            column_span: columns,
            role,
            text: text.into(),
        });
    }

    /// Ends the row, which is to be at least so high, in mm.
    pub(in crate::export) fn end_row(&mut self, least_height: f32) {
        self.table.least_heights.push(least_height);
        self.row += 1;
    }

    /// Ends the row, which is said again on every page.
    pub(in crate::export) fn end_header(&mut self) {
        self.end_row(0.0);
        self.table.header_rows = self.row;
    }

    /// Writes a row of column heads.
    pub(in crate::export) fn heads(&mut self, heads: &[&str]) {
        for (column, head) in heads.iter().enumerate() {
            self.put(column, (1, 1), Role::ColumnHead, *head);
        }
    }

    /// The table. Its label columns are those up to the last that holds a label: the running numbers
    /// that stand before labels are among them.
    pub(in crate::export) fn finish(mut self) -> Block {
        self.table.rows = self.row;
        let cells = self.table.cells.iter();
        let labels = cells.filter(|cell| cell.role == Role::RowHead);
        let ends = labels.map(|cell| cell.columns().end);
        self.table.label_columns = ends.max().unwrap_or_default();
        self.table.cells.sort_by_key(|cell| (cell.row, cell.column));
        Block::Table(self.table)
    }
}
