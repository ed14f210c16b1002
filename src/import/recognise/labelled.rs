//! A table by itself, without the report around it.

use super::tables::Tables;
use crate::form::Form;
use crate::import::Labelled;
use crate::import::text::labels::Labels;
use crate::import::text::piece::Piece;

/// Reads the rows of a table whose labels say where their numbers belong; `section` is the one that is
/// most likely. Rows without a label count only under heads of their own.
pub(in crate::import) fn labelled(
    form: &'static Form,
    section: usize,
    pieces: &[Piece<'_>],
) -> Labelled {
    let mut tables = Tables::new(Labels::of(form), false);
    let _ = tables.read(section, pieces);
    tables.judge_heads(form);
    tables.settle_hybrids();
    let mut found = Labelled::default();
    for (sheet, labels) in tables.sheets.iter().enumerate() {
        for (slot, reading) in labels.slots.iter().zip(&tables.readings[sheet]) {
            if slot.label.is_none() && !tables.has_heads(sheet) {
                continue;
            }
            let values = reading.certain().unwrap_or(&reading.proven);
            found.cells.extend(values.iter().cloned());
            if let Some((label, _)) = slot.label.as_ref().filter(|_| values.is_empty())
                && reading.refused.is_some()
            {
                found.unread.push(label.clone());
            }
        }
    }
    found
}
