//! Cells that say what they are: a web page names them (`data-cell`), and so does a workbook. What is
//! seen counts, which is what their row and column say; where the name says otherwise, that is told.

use unicode_normalization::UnicodeNormalization;

use super::Imported;
use super::container::Block;
use crate::check::Finding;
use crate::form::CellId;

/// What the notes are about.
const HEADING: &str = "格的名称";
/// As many differences are told one by one.
const MOST: usize = 20;

/// Compares what was read with what the cells' names say. A number whose place was not recognised is
/// taken by its name.
pub(super) fn settle(imported: &mut Imported, blocks: &[Block]) {
    let form = imported.report.form();
    let mut differ: Vec<(CellId, &str)> = Vec::new();
    let mut found: Vec<(CellId, &str)> = Vec::new();
    let grids = blocks.iter().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Text(_) => None,
    });
    for grid in grids {
        // A cell without a name goes on in the row of the one before it.
        let mut expected: Option<(usize, CellId)> = None;
        for cell in &grid.cells {
            let named = cell.name.as_deref().and_then(|name| form.find(name));
            let goes_on = expected.filter(|(row, _)| cell.name.is_none() && *row == cell.row);
            let Some(id) = named.or(goes_on.map(|(_, id)| id)) else {
                expected = None;
                continue;
            };
            expected = form.beside(id).map(|next| (cell.row, next));
            let (seen, text) = (imported.report.value(id).text(), cell.text.trim());
            if text.is_empty() || is_same(seen, text) {
                continue;
            }
            if seen.trim().is_empty() {
                found.push((id, text));
            } else {
                differ.push((id, text));
            }
        }
    }
    let mut notes = Vec::new();
    for (id, text) in found.iter().take(MOST) {
        let name = form.full_name(*id);
        let message =
            format!("{name}：从行名和列名认不出这一格，按它带的名称读作“{text}”，请核对。");
        notes.push(Finding::import_note(HEADING, message).at_cells(vec![*id]));
    }
    for (id, text) in differ.iter().take(MOST) {
        let (name, seen) = (form.full_name(*id), imported.report.value(*id).text());
        let message = format!(
            "{name}：按行名和列名读作“{seen}”，带这个名称的格里是“{text}”，已按行名和列名导入，请核对。"
        );
        notes.push(Finding::import_note(HEADING, message).at_cells(vec![*id]));
    }
    for (all, what) in [(&found, "认不出、按名称读入"), (&differ, "与名称不符")] {
        if all.len() > MOST {
            let message = format!("{what}的共有 {} 格，请逐格核对。", all.len());
            notes.push(Finding::import_note(HEADING, message));
        }
    }
    // What was said to be missing is there.
    let is_found = |cell: &CellId| found.iter().any(|(id, _)| id == cell);
    let is_settled = |note: &Finding| !note.cells().is_empty() && note.cells().iter().all(is_found);
    imported.notes.retain(|note| !is_settled(note));
    for (id, text) in &found {
        imported.report.set(*id, text);
    }
    imported.notes.append(&mut notes);
}

/// Whether two texts are the same number, however it is written.
fn is_same(seen: &str, text: &str) -> bool {
    let plain = |text: &str| -> String {
        let text = text.replace('−', "-");
        text.nfkc().filter(|ch| !ch.is_whitespace()).collect()
    };
    let (seen, text) = (plain(seen), plain(text));
    let digits = |text: &str| -> String {
        text.chars()
            .filter(|ch| ch.is_ascii_digit() || *ch == '.')
            .collect()
    };
    seen == text || (!digits(&seen).is_empty() && digits(&seen) == digits(&text))
}
