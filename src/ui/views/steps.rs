//! The steps that can be taken back, the last first: a click takes back that one and all after it.

use egui::{Context, Id, Modal, ScrollArea};

use super::{answers, in_sight};
use crate::report::Editor;
use crate::ui::{theme, words};

/// The list, while it is shown.
#[derive(Debug, Default)]
pub struct StepsState {
    is_open: bool,
    arriving: bool,
}

impl StepsState {
    /// Shows the list.
    pub fn open(&mut self) {
        self.is_open = true;
        self.arriving = true;
    }

    /// Whether it is shown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }
}

/// So many steps are listed; who goes back further does so again.
const LISTED: usize = 50;
/// The list is scrolled beyond this height, in points.
const HIGHEST: f32 = 360.0;

/// Shows it while it is open; returns how many steps are to be taken back.
pub fn show(ctx: &Context, state: &mut StepsState, editor: &Editor) -> Option<usize> {
    if !state.is_open {
        return None;
    }
    let mut chosen = None;
    let mut is_closed = false;
    let modal = Modal::new(Id::unique("steps")).show(ctx, |ui| {
        ui.set_width(theme::sizes().settings_width);
        ui.heading(words::UNDO_STEPS);
        ui.weak(words::UNDO_STEPS_HINT);
        ui.add_space(4.0);
        ScrollArea::vertical().max_height(HIGHEST).show(ui, |ui| {
            for (index, label) in editor.undo_labels().take(LISTED).enumerate() {
                let text = words::undo_step(index + 1, label);
                let width = ui.available_width();
                let button = egui::Button::new(text)
                    .min_size(egui::vec2(width, 0.0))
                    .truncate();
                let button = in_sight(ui.add(button));
                if std::mem::take(&mut state.arriving) {
                    button.request_focus();
                }
                if button.clicked() {
                    chosen = Some(index + 1);
                }
            }
        });
        is_closed = answers::clicked(ui, &[words::CANCEL]).is_some();
    });
    if chosen.is_some() || is_closed || modal.should_close() {
        state.is_open = false;
    }
    chosen
}
