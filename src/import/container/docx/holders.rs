//! What paragraphs stand in: the document, text boxes, cells of tables, one within the other.

use super::table::{Cell, Table};
use crate::import::container::flow::{Cells, Flow};
use crate::import::container::remarks::Remarks;
use crate::import::error::ImportError;

/// Tables and text boxes nested deeper than this are read as if they were not nested.
const DEEPEST: usize = 40;

/// What is open.
pub(super) enum Holder {
    /// The document, or a text box.
    Page {
        flow: Flow,
        carried: String,
    },
    Table(Table),
    Cell {
        cell: Cell,
        carried: String,
    },
}

/// All that is open, the innermost last.
pub(super) struct Holders(Vec<Holder>);

impl Default for Holders {
    fn default() -> Holders {
        Holders(vec![Holder::page()])
    }
}

impl Holder {
    fn page() -> Holder {
        Holder::Page {
            flow: Flow::default(),
            carried: String::new(),
        }
    }
}

impl Holders {
    pub(super) fn last(&mut self) -> Option<&mut Holder> {
        self.0.last_mut()
    }

    /// Text that waits for the next paragraph; nothing where no paragraph may stand.
    pub(super) fn carried(&mut self) -> Option<&mut String> {
        match self.last()? {
            Holder::Page { carried, .. } | Holder::Cell { carried, .. } => Some(carried),
            Holder::Table(_) => None,
        }
    }

    /// What the next paragraph or table is put into.
    pub(super) fn flow(&mut self) -> Option<&mut Flow> {
        match self.last()? {
            Holder::Page { flow, .. } => Some(flow),
            Holder::Cell { cell, .. } => Some(&mut cell.flow),
            Holder::Table(_) => None,
        }
    }

    pub(super) fn is_in_cell(&self) -> bool {
        matches!(self.0.last(), Some(Holder::Cell { .. }))
    }

    /// Adds what stood in text boxes or a table.
    pub(super) fn append(&mut self, flows: impl IntoIterator<Item = Flow>) {
        if let Some(flow) = self.flow() {
            for inner in flows {
                flow.append(inner);
            }
        }
    }

    /// Begins a text box, if it is not nested too deep.
    pub(super) fn begin_page(&mut self) -> bool {
        let may = self.0.len() < DEEPEST;
        if may {
            self.0.push(Holder::page());
        }
        may
    }

    /// Begins a table where one may stand.
    pub(super) fn begin_table(&mut self) -> bool {
        let may = self.flow().is_some() && self.0.len() < DEEPEST;
        if may {
            self.0.push(Holder::Table(Table::default()));
        }
        may
    }

    /// Begins a row, in a table.
    pub(super) fn begin_row(&mut self) -> bool {
        match self.last() {
            Some(Holder::Table(table)) => {
                table.begin_row();
                true
            }
            _ => false,
        }
    }

    /// Begins a cell, in a table.
    pub(super) fn begin_cell(&mut self) -> bool {
        let may = matches!(self.0.last(), Some(Holder::Table(_)));
        if may {
            self.0.push(Holder::Cell {
                cell: Cell::default(),
                carried: String::new(),
            });
        }
        may
    }

    /// Ends the document or a text box.
    pub(super) fn end_page(&mut self) -> Flow {
        match self.0.pop() {
            Some(Holder::Page { mut flow, carried }) => {
                flow.paragraph(&carried);
                flow
            }
            _ => Flow::default(),
        }
    }

    pub(super) fn end_cell(&mut self, cells: &mut Cells) -> Result<(), ImportError> {
        if let Some(Holder::Cell { mut cell, carried }) = self.0.pop() {
            cell.flow.paragraph(&carried);
            if let Some(Holder::Table(table)) = self.last() {
                table.cell(cell, cells)?;
            }
        }
        Ok(())
    }

    pub(super) fn end_row(&mut self, remarks: &mut Remarks) {
        if let Some(Holder::Table(table)) = self.last() {
            table.end_row(remarks);
        }
    }

    pub(super) fn end_table(&mut self) {
        if let Some(Holder::Table(table)) = self.0.pop() {
            self.append([table.finish()]);
        }
    }
}
