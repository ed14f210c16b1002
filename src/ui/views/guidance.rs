//! 填报口径: what counts in a row, a column, a text, with who says so; under the mouse, and in a window
//! for the place at hand.

use egui::{Context, Id, Rect, RichText, Sense, Ui};

use super::pane::Pane;
use crate::form::{Form, Guidance, Sheet, SheetCell};
use crate::ui::{lines, words};

/// The open window and what it says.
#[derive(Debug, Default)]
pub struct GuidanceState {
    pane: Pane,
    title: String,
    said: Vec<&'static Guidance>,
}

impl GuidanceState {
    /// Opens the window on what is said of a place.
    pub fn open(&mut self, title: String, said: Vec<&'static Guidance>, came_from: Option<Id>) {
        self.pane.open(came_from);
        self.title = title;
        self.said = said;
    }

    /// Whether it is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.pane.is_open()
    }
}

/// What was asked for in the window.
#[derive(Debug, Default)]
pub struct Asked {
    /// All of it is to be seen.
    pub all: bool,
    /// The window was closed: this field has the keyboard again.
    pub back_to: Option<Id>,
}

/// How wide the window and what is said under the mouse are, in points.
const WIDTH: f32 = 440.0;
const HOVER: f32 = 340.0;

/// Shows the window while it is open.
pub fn show(ctx: &Context, state: &mut GuidanceState, is_top: bool) -> Asked {
    let mut asked = Asked::default();
    let mut pane = std::mem::take(&mut state.pane);
    asked.back_to = pane.show(ctx, words::GUIDANCE, WIDTH, is_top, |ui, pane| {
        ui.weak(&state.title);
        ui.add_space(4.0);
        list(ui, &state.said);
        if state.said.is_empty() {
            ui.label(words::NO_GUIDANCE);
        }
        ui.add_space(8.0);
        let all = ui.button(words::ALL_GUIDANCE);
        if pane.arrives() {
            all.request_focus();
        }
        asked.all = all.clicked();
    });
    if asked.all {
        asked.back_to = pane.close();
    }
    state.pane = pane;
    asked
}

/// What is said, one under the other.
pub fn list(ui: &mut Ui, said: &[&Guidance]) {
    for (index, guidance) in said.iter().enumerate() {
        if index > 0 {
            ui.add_space(6.0);
        }
        entry(ui, guidance);
    }
}

/// One of them, with its source.
pub fn entry(ui: &mut Ui, guidance: &Guidance) {
    ui.strong(&guidance.about);
    lines::label(ui, &guidance.text);
    let source = words::guidance_source(&guidance.source.name());
    ui.label(RichText::new(source).weak().small());
}

/// Says what counts for the numbers of a label while the mouse is over it, and the label itself where
/// it is not seen in `full`.
pub fn hover(
    ui: &Ui,
    form: &Form,
    sheet: &Sheet,
    label: &SheetCell,
    full: Option<&str>,
    rect: Rect,
) {
    if !ui.rect_contains_pointer(rect) || (form.guidance().is_empty() && full.is_none()) {
        return;
    }
    let id = Id::unique(("guidance", sheet.section, label.row, label.column));
    ui.interact(rect, id, Sense::hover()).on_hover_ui(|ui| {
        ui.set_max_width(HOVER);
        if let Some(full) = full {
            lines::label(ui, RichText::new(full).strong());
        }
        let mut said = form.guidance_over(&sheet.numbers_of(label));
        // What holds for the whole table is said where there is nothing closer.
        said.truncate(said.len().saturating_sub(1).max(1));
        list(ui, &said);
    });
}
