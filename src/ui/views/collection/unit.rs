//! A unit beside the table: its files, what is wrong with them, what changed, and what is done about it.

use egui::{Key, Modifiers, Response, RichText, ScrollArea, TextEdit, Ui};

use super::units::colour;
use super::{Action, CollectionState};
use crate::collect::Bar;
use crate::collect::ledger::State;
use crate::ui::{lines, theme, words};
use crate::workspace::collecting::{Collecting, Row};

/// What is typed about a unit.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Of which.
    unit: Option<String>,
    remark: String,
    reason: String,
}

impl Fields {
    pub(super) fn typed(&self) -> Option<(&str, &str)> {
        Some((self.unit.as_deref()?, &self.remark))
    }
}

pub(super) fn show(
    ui: &mut Ui,
    state: &mut CollectionState,
    work: &Collecting,
    is_reading: bool,
    actions: &mut Vec<Action>,
) {
    let row = { state.unit.as_deref() }.and_then(|unit| {
        let mut rows = work.rows().iter();
        rows.find(|row| row.name == unit)
    });
    let Some(row) = row else {
        ui.add_space(8.0);
        lines::label(ui, RichText::new(words::NO_UNIT_CHOSEN).weak());
        return;
    };
    let fields = &mut state.fields;
    if fields.unit.as_ref() != Some(&row.name) {
        // What was typed of the one before is taken with it.
        leave(fields, work, actions);
        *fields = Fields {
            unit: Some(row.name.clone()),
            remark: work.ledger().remark(&row.name).to_owned(),
            reason: String::new(),
        };
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(&row.name).strong());
        ui.label(RichText::new(row.state.name()).color(colour(ui, row)));
    });
    let can_mark = work.holder().is_none() && !is_reading;
    files(ui, row, work, is_reading, actions);
    let marks = ui.add_enabled_ui(can_mark, |ui| marks(ui, fields, row, work, actions));
    // Enter leads back to the table, where the next unit is.
    state.arriving |= marks.inner;
    ui.separator();
    ScrollArea::vertical()
        .id_salt("unit")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - theme::SCROLL_BAR);
            told(ui, row, work);
        });
}

fn leave(fields: &mut Fields, work: &Collecting, actions: &mut Vec<Action>) {
    if let Some(unit) = fields.unit.take()
        && work.ledger().remark(&unit) != fields.remark.trim()
    {
        let remark = std::mem::take(&mut fields.remark);
        actions.push(Action::Remark(unit, remark));
    }
}

fn files(ui: &mut Ui, row: &Row, work: &Collecting, is_reading: bool, actions: &mut Vec<Action>) {
    let collection = work.collection();
    let places = collection.places_of(&row.name);
    for at in places {
        let path = &collection.units()[*at].path;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let label = if places.len() == 1 {
            words::OPEN_UNIT.to_owned()
        } else {
            words::open_file(&name)
        };
        let button = ui.add_enabled(!is_reading, egui::Button::new(label));
        if button.on_hover_text(path.display().to_string()).clicked() {
            actions.push(Action::Open(path.clone()));
        }
    }
}

/// What is said about it, and whether it is found good or left out.
fn marks(
    ui: &mut Ui,
    fields: &mut Fields,
    row: &Row,
    work: &Collecting,
    actions: &mut Vec<Action>,
) -> bool {
    let name = || row.name.clone();
    let is_there = row.state != State::Missing;
    if is_there {
        let passes = row.state != State::Passed;
        let label = if passes {
            words::PASS
        } else {
            words::WITHDRAW_PASS
        };
        ui.horizontal_wrapped(|ui| {
            if ui.button(label).clicked() {
                actions.push(Action::Pass(name(), passes));
            }
            let (label, own) = if row.is_own {
                (words::NOT_OWN, None)
            } else {
                (words::MAKE_OWN, Some(name()))
            };
            if ui.button(label).clicked() {
                actions.push(Action::Own(own));
            }
        });
    }
    let label = ui.label(words::REMARK);
    let edit = TextEdit::singleline(&mut fields.remark).desired_width(f32::INFINITY);
    let field = ui.add(edit).labelled_by(label.id);
    if field.lost_focus() && work.ledger().remark(&row.name) != fields.remark.trim() {
        actions.push(Action::Remark(name(), fields.remark.clone()));
    }
    let mut is_entered = is_entered_in(ui, &field);
    if !is_there {
        return is_entered;
    }
    let collection = work.collection();
    let places = collection.places_of(&row.name);
    let is_left_out = places.iter().any(|at| collection.reason(*at).is_some());
    ui.horizontal(|ui| {
        if is_left_out {
            if ui.button(words::COUNT_AGAIN).clicked() {
                actions.push(Action::LeaveOut(name(), String::new()));
            }
            return;
        }
        let has_reason = !fields.reason.trim().is_empty();
        let button = egui::Button::new(words::LEAVE_OUT);
        let mut leaves_out = ui.add_enabled(has_reason, button).clicked();
        let edit = TextEdit::singleline(&mut fields.reason)
            .hint_text(words::REASON_LEFT_OUT)
            .desired_width(f32::INFINITY);
        let field = ui.add(edit);
        ui.ctx().accesskit_node_builder(field.id, |node| {
            node.set_label(words::REASON_LEFT_OUT);
        });
        // Who has typed the reason has said what is to be done.
        if is_entered_in(ui, &field) {
            leaves_out |= has_reason;
            is_entered = true;
        }
        if leaves_out {
            let reason = std::mem::take(&mut fields.reason);
            actions.push(Action::LeaveOut(name(), reason));
        }
    });
    is_entered
}

/// Whether Enter ended what was typed; the table, which takes the keyboard next, is not to see that key.
fn is_entered_in(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// What was found in its files, and what changed in them.
fn told(ui: &mut Ui, row: &Row, work: &Collecting) {
    let palette = theme::palette(ui.visuals());
    let collection = work.collection();
    let mut is_good = true;
    let changed = work.changed().iter().filter(|one| one.unit == row.name);
    for changed in changed {
        let said = changed.sentence(collection.form());
        let said = format!("{}　{said}。", words::CHANGED_SINCE);
        lines::label(ui, RichText::new(said).color(palette.accent.0));
    }
    for at in collection.places_of(&row.name) {
        let unit = &collection.units()[*at];
        let standing = collection.standing(*at);
        if let Some(bar) = &standing.bar {
            is_good = false;
            let said = match bar {
                Bar::LeftOut(_) => bar.sentence(collection.units(), *at),
                _ => format!(
                    "{}　{}",
                    words::NOT_COUNTED,
                    bar.sentence(collection.units(), *at)
                ),
            };
            lines::label(ui, RichText::new(said).color(palette.error.0));
        } else if unit.fails() {
            lines::label(ui, RichText::new(words::FAILS).color(palette.error.0));
        }
        let Some(content) = unit.content() else {
            continue;
        };
        for fault in &content.faults {
            is_good = false;
            let (ink, sign) = palette.severity(fault.severity);
            let name = fault.severity.name();
            let head = RichText::new(format!("{sign} {name}　{}", fault.heading));
            ui.label(head.color(ink).small());
            lines::label(ui, RichText::new(&fault.message));
        }
        for hint in standing.hints.iter().chain(&content.notes) {
            is_good = false;
            lines::label(ui, RichText::new(hint).weak());
        }
    }
    if is_good && row.state != State::Missing {
        ui.weak(words::NOTHING_FOUND);
    }
}
