//! Tables of a page, their cells placed as a browser places them.

use crate::import::container::flow::{Cell, Cells, Flow, MOST_COLUMNS, Table};
use crate::import::error::ImportError;

/// As far as a cell reaches that asks for more, in rows.
const TALLEST: usize = 65_534;

/// A table being read.
#[derive(Debug, Default)]
pub(super) struct Open {
    done: Table,
    /// Rows begun.
    rows: usize,
    in_row: bool,
    column: usize,
    /// The row up to which a cell from above covers each column.
    covered: Vec<usize>,
    /// The first cell of the group of rows.
    group: usize,
    /// What stands in the table but in no cell, or in its caption.
    outside: Flow,
    /// The cell that is open.
    cell: Option<OpenCell>,
}

/// A cell that is open.
#[derive(Debug)]
struct OpenCell {
    /// How many rows and columns it asks for.
    spans: (usize, usize),
    flow: Flow,
    /// The name of a form's cell that it bears.
    name: Option<String>,
}

impl Open {
    /// What a line or table goes into.
    pub(super) fn flow(&mut self) -> &mut Flow {
        match &mut self.cell {
            Some(cell) => &mut cell.flow,
            None => &mut self.outside,
        }
    }

    /// A row begins.
    pub(super) fn begin_row(&mut self) {
        self.end_row();
        self.in_row = true;
        self.rows += 1;
        self.column = 0;
    }

    /// The row ends.
    pub(super) fn end_row(&mut self) {
        self.end_cell();
        self.in_row = false;
    }

    /// A group of rows ends: no cell reaches out of it.
    pub(super) fn end_group(&mut self) {
        self.end_row();
        for cell in self.done.cells.iter_mut().skip(self.group) {
            cell.row_span = cell.row_span.min(self.rows - cell.row);
        }
        self.group = self.done.cells.len();
        self.covered.clear();
    }

    /// A cell begins, with the name that it bears; a row span of 0 reaches to the end of the group.
    pub(super) fn begin_cell(
        &mut self,
        spans: (usize, usize),
        name: Option<String>,
        cells: &mut Cells,
    ) -> Result<(), ImportError> {
        self.end_cell();
        cells.count()?;
        if !self.in_row {
            self.begin_row();
        }
        let rows = if spans.0 == 0 {
            TALLEST
        } else {
            spans.0.min(TALLEST)
        };
        self.cell = Some(OpenCell {
            spans: (rows, spans.1.clamp(1, MOST_COLUMNS)),
            flow: Flow::default(),
            name,
        });
        Ok(())
    }

    /// The cell ends, and takes its place: the first that is free in its row.
    pub(super) fn end_cell(&mut self) {
        let Some(OpenCell { spans, flow, name }) = self.cell.take() else {
            return;
        };
        let (row_span, column_span) = spans;
        let row = self.rows.saturating_sub(1);
        while self.covered.get(self.column).is_some_and(|end| *end > row) {
            self.column += 1;
        }
        if self.column >= MOST_COLUMNS {
            return self.outside.append(flow);
        }
        let end = (self.column + column_span).min(MOST_COLUMNS);
        if self.covered.len() < end {
            self.covered.resize(end, 0);
        }
        if let Some(covered) = self.covered.get_mut(self.column..end) {
            covered.fill(row + row_span);
        }
        self.done.cells.push(Cell {
            row,
            column: self.column,
            row_span,
            column_span: end - self.column,
            flow,
            name,
        });
        self.column = end;
    }

    /// What the table says, and before it what stands in no cell.
    pub(super) fn finish(mut self) -> (Flow, Flow) {
        self.end_group();
        (self.outside, self.done.into_flow())
    }
}
