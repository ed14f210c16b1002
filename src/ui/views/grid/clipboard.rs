//! What cutting, pasting and clearing put into the cells of a table.

use super::Action;
use super::range::{block, is_head_of, spread};
use crate::form::{CellId, Sheet};
use crate::import::{Labelled, import_table};
use crate::report::Report;
use crate::ui::words;

/// Whether a pasted text is more than one cell.
pub(super) fn is_block(text: &str) -> bool {
    text.trim_end_matches(['\n', '\r']).contains(['\t', '\n'])
}

/// Whether a pasted text is one of the table's own heads, and nothing for a cell.
pub(super) fn is_head(sheet: &Sheet, text: &str) -> bool {
    !is_block(text) && is_head_of(sheet, text)
}

/// The action that empties a range. Computed sums follow by themselves.
#[must_use]
pub fn emptied(label: &'static str, report: &Report, range: &[Vec<CellId>]) -> Action {
    let typed = range.iter().flatten();
    let typed = typed.filter(|cell| !report.is_computed(**cell));
    let cells: Vec<_> = typed.map(|cell| (*cell, String::new())).collect();
    if cells.is_empty() {
        Action::Locked
    } else {
        Action::Put(label, cells)
    }
}

/// What was pasted into a table, until it is known what else lies on the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// The cell that is current.
    pub cell: CellId,
    /// What is selected.
    pub range: Vec<Vec<CellId>>,
    /// The text of the clipboard.
    pub text: String,
}

impl Pasted {
    /// Whether there are words around the numbers, which may say where they belong.
    #[must_use]
    pub fn has_words(&self) -> bool {
        let is_word = |c: char| c.is_alphabetic() && !c.is_ascii();
        is_block(&self.text) && self.text.contains(is_word)
    }

    /// Where the numbers go by the labels around them, wherever the cursor is; `html` is the page that lies
    /// on the clipboard beside the text.
    #[must_use]
    pub fn by_labels(
        &self,
        report: &Report,
        sheet: &Sheet,
        html: Option<&str>,
    ) -> Option<Labelled> {
        let rows = block(&self.text);
        let mut found = import_table(report.form(), sheet.section, html, &rows)?;
        let is_kept =
            |(cell, text): &(CellId, String)| !report.is_computed(*cell) || !text.trim().is_empty();
        found.cells.retain(is_kept);
        Some(found)
    }

    /// The action that pastes a text as a spreadsheet puts it on the clipboard, its first number into the
    /// current cell.
    #[must_use]
    pub fn at_cursor(&self, report: &Report, sheet: &Sheet) -> Action {
        let block = block(&self.text);
        let (rows, columns) = (block.len(), block.iter().map(Vec::len).max());
        let columns = columns.unwrap_or_default();
        let Some(mut cells) = spread(sheet, self.cell, &self.range, &block) else {
            return Action::DoesNotFit(rows, columns);
        };
        if cells.is_empty() {
            return Action::OnlyHeads;
        }
        // Computed sums take what a spreadsheet says they are, but are not emptied, nor filled with one
        // value meant for all.
        let is_one = rows * columns == 1;
        cells.retain(|(cell, text)| {
            !report.is_computed(*cell) || !(is_one || text.trim().is_empty())
        });
        Action::Put(words::PASTE, cells)
    }
}
