//! The editor of a prose field: its text under its official heading.

use egui::{Id, Ui};

use super::words;
use crate::report::Report;

/// The text being edited; differs from the report only while a word is being composed.
#[derive(Debug, Default)]
pub struct ProseState {
    field: String,
    buffer: String,
    /// The field takes the focus at the next frame.
    arriving: bool,
}

impl ProseState {
    /// Shows what the report says now, after an undo or a broken-off composition.
    pub fn refresh(&mut self, report: &Report) {
        report.prose(&self.field).clone_into(&mut self.buffer);
    }

    /// Goes to a field and takes the keyboard.
    pub fn go_to(&mut self, field: &str, report: &Report) {
        field.clone_into(&mut self.field);
        self.refresh(report);
        self.arriving = true;
    }
}

/// What was done in the editor.
#[derive(Debug, PartialEq, Eq)]
pub enum Action {
    /// The field's text is now this.
    Type(String),
    /// The editor was left.
    Leave,
}

/// The id of a field's editor, the same in every frame.
#[must_use]
pub fn field_id(field: &str) -> Id {
    Id::unique(("prose", field))
}

/// Shows the editor of a field and returns what was done in it.
pub fn show(
    ui: &mut Ui,
    state: &mut ProseState,
    report: &Report,
    field: &str,
    composing: bool,
) -> Option<Action> {
    if state.field != field {
        state.go_to(field, report);
        state.arriving = false;
    }
    let heading = report
        .form()
        .prose_field(field)
        .map_or("", |field| &field.heading);
    let mut action = None;
    egui::ScrollArea::vertical()
        .id_salt(field)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let id = field_id(field);
            let edit = egui::TextEdit::multiline(&mut state.buffer)
                .id(id)
                .hint_text(words::PROSE_HINT)
                .margin(egui::Margin::symmetric(12, 10))
                .desired_width(f32::INFINITY)
                .min_size(ui.available_size() - egui::vec2(0.0, 4.0));
            let response = ui.add(edit);
            ui.ctx()
                .accesskit_node_builder(id, |node| node.set_label(heading));
            if std::mem::take(&mut state.arriving) {
                response.request_focus();
            }
            if response.lost_focus() {
                action = Some(Action::Leave);
            }
            if response.changed() && !composing {
                action = Some(Action::Type(state.buffer.clone()));
            }
        });
    action
}
