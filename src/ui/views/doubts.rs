//! What the new year's text kept of last year's and nobody confirmed yet (待核): a list, each a click
//! away from its place, confirmed or dropped here or changed there.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, ScrollArea, Ui};

use crate::report::{Doubt, Report};
use crate::ui::{theme, words};

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
    ui.label(words::doubts_open(open));
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
                    let shown = context(ui, text, &doubt.place);
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
                        if ui.button(words::DROP).clicked() {
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

/// The words with what stands around them in their paragraph.
fn context(ui: &Ui, text: &str, place: &Range<usize>) -> LayoutJob {
    /// So many characters are shown on each side.
    const AROUND: usize = 16;
    let palette = theme::palette(ui.visuals());
    let font = FontId::proportional(theme::sizes().body);
    let plain = TextFormat::simple(font.clone(), palette.text.0);
    let mut words = TextFormat::simple(font, palette.waivable.0);
    words.background = palette.waivable_fill.0;
    let before = text[..place.start].rsplit('\n').next().unwrap_or_default();
    let after = text[place.end..].split('\n').next().unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(AROUND);
    let start: String = before.chars().skip(skipped).collect();
    let end: String = after.chars().take(AROUND).collect();
    let mut job = LayoutJob::default();
    if skipped > 0 {
        job.append("…", 0.0, plain.clone());
    }
    job.append(&start, 0.0, plain.clone());
    job.append(&text[place.clone()], 0.0, words);
    job.append(&end, 0.0, plain.clone());
    if after.chars().count() > AROUND {
        job.append("…", 0.0, plain);
    }
    job
}
