//! Tables, with what is merged.

use crate::import::container::flow::{self, Cells, Flow, MOST_COLUMNS};
use crate::import::container::remarks::Remarks;
use crate::import::error::ImportError;

/// How a cell goes on from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Merge {
    /// It does not.
    #[default]
    None,
    /// Others go on from it.
    Begins,
    /// It goes on from the one above or before.
    GoesOn,
}

/// A cell being read.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub flow: Flow,
    /// How many columns it covers.
    pub span: usize,
    /// With those above and below.
    pub down: Merge,
    /// With those left and right, as older programs write it.
    pub across: Merge,
    /// Whether a tracked change takes it away.
    pub deleted: bool,
}

/// A table being read.
#[derive(Debug, Default)]
pub(super) struct Table {
    done: flow::Table,
    /// The row that is being read.
    row: usize,
    cells: Vec<Cell>,
    /// How many columns stay free before the first cell.
    pub before: usize,
    /// Whether a tracked change takes the row away.
    pub deleted: bool,
    /// The cell that a cell of a column goes on from.
    open: Vec<Option<usize>>,
}

impl Table {
    /// Begins a row.
    pub(super) fn begin_row(&mut self) {
        self.cells.clear();
        self.before = 0;
        self.deleted = false;
    }

    /// Adds a cell to the row.
    pub(super) fn cell(&mut self, cell: Cell, cells: &mut Cells) -> Result<(), ImportError> {
        cells.count()?;
        self.cells.push(cell);
        Ok(())
    }

    /// Ends the row.
    pub(super) fn end_row(&mut self, remarks: &mut Remarks) {
        if self.deleted {
            return self.cells.clear();
        }
        let mut column = self.before.min(MOST_COLUMNS);
        let mut last: Option<usize> = None;
        let cells = std::mem::take(&mut self.cells);
        for cell in cells.into_iter().filter(|cell| !cell.deleted) {
            let span = cell.span.clamp(1, MOST_COLUMNS);
            let above = self.open.get(column).copied().flatten();
            let above = above.filter(|_| cell.down == Merge::GoesOn);
            let left = last.filter(|_| cell.across == Merge::GoesOn);
            if let Some(above) = above.and_then(|index| self.done.cells.get_mut(index)) {
                above.row_span = self.row + 1 - above.row;
                last = None;
                covered(cell.flow, remarks);
            } else if let Some(left) = left.and_then(|index| self.done.cells.get_mut(index)) {
                left.column_span += span;
                covered(cell.flow, remarks);
            } else {
                let index = self.done.cells.len();
                self.done.cells.push(flow::Cell {
                    row: self.row,
                    column,
                    row_span: 1,
                    column_span: span,
                    flow: cell.flow,
                    name: None,
                });
                last = Some(index);
                let end = (column + span).min(MOST_COLUMNS);
                if self.open.len() < end {
                    self.open.resize(end, None);
                }
                let begins = (cell.down != Merge::None).then_some(index);
                for (at, open) in self.open.iter_mut().enumerate().take(end).skip(column) {
                    *open = begins.filter(|_| at == column);
                }
            }
            column = (column + span).min(MOST_COLUMNS);
        }
        self.row += 1;
    }

    /// What the table says.
    pub(super) fn finish(self) -> Flow {
        self.done.into_flow()
    }
}

fn covered(flow: Flow, remarks: &mut Remarks) {
    let text = flow.into_cell_text();
    if !text.is_empty() {
        remarks.covered(&text);
    }
}
