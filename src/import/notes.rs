//! The sentences that say what an import was unsure of.

use super::labels::Labels;
use super::quotes::quote;
use super::reading::{Reading, Refusal};
use super::tables::Tables;
use crate::check::Finding;
use crate::form::{CellId, Form};

/// What must be said of the tables that were read.
pub(super) fn of_tables(form: &Form, tables: &Tables) -> Vec<Finding> {
    let mut notes = Vec::new();
    for (labels, readings) in tables.sheets.iter().zip(&tables.readings) {
        let place = form.sections()[labels.section].name();
        if readings.iter().all(|reading| !reading.seen) {
            let message = format!("没有读到“{place}”的表格，其中各格留空，请对照原文填写。");
            notes.push(Finding::import_note(place, message).about(cells_of(labels, |_| true)));
            continue;
        }
        let unseen = |slot: usize| !readings[slot].seen;
        let missing: Vec<String> = (0..readings.len())
            .filter(|slot| unseen(*slot))
            .map(|slot| format!("“{}”", name(form, labels, slot)))
            .collect();
        if !missing.is_empty() {
            let message = format!(
                "表格中没有找到这些行，对应的格子留空：{}。请对照原文填写。",
                missing.join("、")
            );
            let note = Finding::import_note(place.clone(), message);
            notes.push(note.about(cells_of(labels, unseen)));
        }
        for (slot, reading) in readings.iter().enumerate() {
            if let Some(message) = of_row(form, labels, slot, reading) {
                let note = Finding::import_note(place.clone(), message);
                notes.push(note.about(cells_of(labels, |other| other == slot)));
            }
        }
    }
    notes
}

fn of_row(form: &Form, labels: &Labels, slot: usize, reading: &Reading) -> Option<String> {
    let wanted = labels.slots[slot].cells.len();
    let name = name(form, labels, slot);
    let stood = |fields: &[String]| {
        let shown = fields.iter().map(|field| match field.as_str() {
            "" => "（空）",
            field => field,
        });
        quote(&shown.collect::<Vec<_>>().join("、"))
    };
    Some(match (&reading.refused, &reading.values) {
        (None, Some(_)) => return None,
        (None, None) => {
            if !reading.seen {
                return None;
            }
            format!("“{name}”后面没有数，这一行留空，请对照原文填写。")
        }
        (Some((Refusal::Twice, fields)), values) => {
            let before: Vec<String> = values
                .iter()
                .flatten()
                .map(|(_, text)| text.clone())
                .collect();
            format!(
                "“{name}”在原文中出现两次而数不相同：{}和{}，这一行留空，请核对后填写。",
                stood(&before),
                stood(fields)
            )
        }
        (Some((_, fields)), Some(_)) => {
            format!(
                "“{name}”已按一处的数填入，另一处没有采用：{}，请核对。",
                stood(fields)
            )
        }
        (Some((Refusal::Count, fields)), None) => {
            let count = fields.iter().filter(|field| !field.is_empty()).count();
            format!(
                "“{name}”应有 {wanted} 个数，原文此处有 {count} 个：{}，不能确定各属哪一栏，这一行留空，请对照原文填写。",
                stood(fields)
            )
        }
        (Some((Refusal::Order | Refusal::Hybrid, fields)), None) => {
            format!(
                "“{name}”的数好像排在项目名称前面，不能确定各数属于哪一项，这一行留空，请对照原文填写。原文此处为{}。",
                stood(fields)
            )
        }
        (Some((Refusal::Heads, fields)), None) => {
            format!(
                "“{name}”上方的表头与本格式不同，不能确定各数属于哪一栏，这一行留空，请对照原文填写。原文为{}。",
                stood(fields)
            )
        }
    })
}

/// What a row is called in a sentence: its label, or for a table of one row the table.
fn name(form: &Form, labels: &Labels, slot: usize) -> String {
    match &labels.slots[slot].label {
        Some((label, _)) => label.clone(),
        None => format!("{}表", form.sections()[labels.section].name()),
    }
}

fn cells_of(labels: &Labels, slots: impl Fn(usize) -> bool) -> Vec<CellId> {
    let slots = labels
        .slots
        .iter()
        .enumerate()
        .filter(|(slot, _)| slots(*slot));
    slots
        .flat_map(|(_, slot)| slot.cells.iter().map(|(cell, _)| *cell))
        .collect()
}
