//! What the new year's text kept of last year's and nobody confirmed yet (待核): a list, each a click
//! away from its place, confirmed or dropped here or changed there.

use std::ops::Range;

use egui::{ScrollArea, Ui};

use super::excerpt::excerpt;
use crate::report::{Doubt, Report};
use crate::ui::{
    lines::{self, Hover},
    theme, words,
};

/// What the list remembers.
#[derive(Debug, Default)]
pub struct DoubtsState {
    /// The place gone to, by field and first byte.
    pub current: Option<(String, usize)>,
    /// It comes into sight at the next frame.
    pub is_revealed: bool,
}

/// What was done in the list.
#[derive(Debug)]
pub enum Action {
    /// Go to a place of a field.
    GoTo(String, Range<usize>),
    /// The words there may stay.
    Confirm(String, Range<usize>),
    /// All words of this kind may stay.
    ConfirmAll(Doubt),
    /// The words there are taken out.
    Drop(String, Range<usize>),
}

/// How many places wait.
#[must_use]
pub fn count(report: &Report) -> usize {
    report.doubts().count()
}

/// Shows the list.
pub fn show(ui: &mut Ui, state: &mut DoubtsState, report: &Report) -> Option<Action> {
    let mut action = None;
    let open = count(report);
    let palette = theme::palette(ui.visuals());
    if open == 0 {
        ui.label(egui::RichText::new(words::DOUBTS_DONE).color(palette.done.0));
        return None;
    }
    lines::label(ui, words::doubts_open(open));
    ui.horizontal_wrapped(|ui| {
        // Last year's numbers, dates and documents are wrong until somebody looked at each.
        for kind in [Doubt::Year, Doubt::Relative] {
            let of_kind = report.doubts().filter(|doubt| doubt.kind == kind).count();
            if of_kind > 1
                && ui
                    .button(words::confirm_all(kind.name(), of_kind))
                    .clicked()
            {
                action = Some(Action::ConfirmAll(kind));
            }
        }
    });
    ui.separator();
    ScrollArea::vertical()
        .id_salt("doubts")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let mut heading = "";
            for doubt in report.doubts() {
                let field = report.form().prose_field(doubt.field);
                let here = field.map_or("", |field| field.heading.as_str());
                if here != heading {
                    heading = here;
                    ui.strong(heading);
                }
                let is_current = state
                    .current
                    .as_ref()
                    .is_some_and(|(field, at)| field == doubt.field && *at == doubt.place.start);
                let fill = if is_current {
                    palette.waivable_fill.0
                } else {
                    palette.page.0
                };
                let frame = egui::Frame::group(ui.style()).fill(fill);
                let framed = frame.show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    let text = report.prose(doubt.field);
                    let colours = (palette.waivable.0, palette.waivable_fill.0);
                    let shown = excerpt(ui, text, &doubt.place, colours);
                    let link = egui::Button::new(shown).frame(false).wrap();
                    let place = || (doubt.field.to_owned(), doubt.place.clone());
                    if ui.add(link).clicked() {
                        let (field, place) = place();
                        action = Some(Action::GoTo(field, place));
                    }
                    ui.horizontal_wrapped(|ui| {
                        ui.weak(doubt.kind.name());
                        if ui.button(words::CONFIRM).clicked() {
                            let (field, place) = place();
                            action = Some(Action::Confirm(field, place));
                        }
                        let drop = ui.button(words::DROP).on_hover(words::DROP_HINT);
                        if drop.clicked() {
                            let (field, place) = place();
                            action = Some(Action::Drop(field, place));
                        }
                    });
                });
                if is_current && std::mem::take(&mut state.is_revealed) {
                    ui.scroll_to_rect(framed.response.rect, None);
                }
            }
        });
    action
}
