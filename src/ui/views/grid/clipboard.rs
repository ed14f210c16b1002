//! What cutting, pasting and clearing put into the cells of a table.

use super::Action;
use super::range::{block, spread};
use crate::form::{CellId, Sheet};
use crate::report::Report;
use crate::ui::words;

/// Whether a pasted text is more than one cell.
pub(super) fn is_block(text: &str) -> bool {
    text.trim_end_matches(['\n', '\r']).contains(['\t', '\n'])
}

/// The action that empties a range. Computed sums follow by themselves.
pub(super) fn emptied(label: &'static str, report: &Report, range: &[Vec<CellId>]) -> Action {
    let typed = range.iter().flatten();
    let typed = typed.filter(|cell| !report.is_computed(**cell));
    let cells: Vec<_> = typed.map(|cell| (*cell, String::new())).collect();
    if cells.is_empty() {
        Action::Locked
    } else {
        Action::Put(label, cells)
    }
}

/// The action that pastes a text as a spreadsheet puts it on the clipboard.
pub(super) fn pasted(
    report: &Report,
    sheet: &Sheet,
    current: CellId,
    range: &[Vec<CellId>],
    text: &str,
) -> Action {
    let block = block(text);
    let (rows, columns) = (block.len(), block.iter().map(Vec::len).max());
    let columns = columns.unwrap_or_default();
    let Some(mut cells) = spread(sheet, current, range, &block) else {
        return Action::DoesNotFit(rows, columns);
    };
    // Computed sums take what a spreadsheet says they are, but are not emptied, nor filled with one
    // value meant for all.
    let is_one = rows * columns == 1;
    cells.retain(|(cell, text)| !report.is_computed(*cell) || !(is_one || text.trim().is_empty()));
    Action::Put(words::PASTE, cells)
}
