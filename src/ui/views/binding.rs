//! The question which cells a number in the text follows (关联到表格).

use std::ops::Range;

use egui::{Context, Id, Modal, ScrollArea, Ui};

use super::answers;
use crate::check::prose::Offer;
use crate::ui::{lines, theme, words};

/// The question, while it is asked.
#[derive(Debug, Default)]
pub struct BindingState {
    asked: Option<Asked>,
}

/// A number and what it may follow.
#[derive(Debug)]
pub struct Asked {
    /// The field.
    pub field: String,
    /// Where the number stands in it.
    pub place: Range<usize>,
    /// The number as written.
    pub number: String,
    /// What it may follow; what agrees comes first.
    pub offers: Vec<Offer>,
}

impl BindingState {
    /// Asks.
    pub fn ask(&mut self, asked: Asked) {
        self.asked = Some(asked);
    }

    /// Whether the question is being asked.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.asked.is_some()
    }
}

/// Shows the question; returns the number and the offer that was chosen for it.
pub fn show(ctx: &Context, state: &mut BindingState) -> Option<(Asked, usize)> {
    let asked = state.asked.as_ref()?;
    let mut chosen = None;
    let mut is_closed = false;
    let modal = Modal::new(Id::unique("binding")).show(ctx, |ui| {
        ui.set_width(theme::sizes().settings_width);
        ui.heading(words::TIE);
        lines::label(ui, words::tie_hint(&asked.number));
        ui.add_space(6.0);
        if asked.offers.is_empty() {
            ui.label(words::NOTHING_TO_TIE);
        }
        chosen = list(ui, asked);
        is_closed = answers::clicked(ui, &[words::CANCEL]).is_some();
    });
    if let Some(chosen) = chosen {
        return state.asked.take().map(|asked| (asked, chosen));
    }
    if is_closed || modal.should_close() {
        state.asked = None;
    }
    None
}

fn list(ui: &mut Ui, asked: &Asked) -> Option<usize> {
    /// More offers than fit are scrolled.
    const HIGHEST: f32 = 320.0;
    let mut chosen = None;
    ScrollArea::vertical()
        .id_salt("offers")
        .max_height(HIGHEST)
        .show(ui, |ui| {
            for (index, offer) in asked.offers.iter().enumerate() {
                let text = words::offer(&offer.label, &offer.value, offer.agrees);
                let button = egui::Button::new(text).wrap();
                let width = ui.available_width();
                let button = ui.add(button.min_size(egui::vec2(width, 0.0)));
                if index == 0 && ui.memory(|memory| memory.focused().is_none()) {
                    button.request_focus();
                }
                if button.clicked() {
                    chosen = Some(index);
                }
            }
        });
    chosen
}
