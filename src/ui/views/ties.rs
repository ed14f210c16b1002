//! The numbers in the text that follow the tables (关联): a list, each a click away from its place, with
//! what it follows, and untied here.

use std::ops::Range;

use egui::{RichText, ScrollArea, Ui};

use super::excerpt::excerpt;
use crate::report::{Bound, Report};
use crate::ui::input::command::Command;
use crate::ui::{
    lines::{self, Hover},
    theme, words,
};

/// What was done in the list.
#[derive(Debug)]
pub enum Action {
    /// Go to a place of a field.
    GoTo(String, Range<usize>),
    /// The number there follows nothing any more.
    Untie(String, Range<usize>),
    /// No number does.
    UntieAll,
}

/// How many numbers follow the tables.
#[must_use]
pub fn count(report: &Report) -> usize {
    report.bound().count()
}

/// Shows the list.
pub fn show(ui: &mut Ui, report: &Report, commands: &mut Vec<Command>) -> Option<Action> {
    let mut action = None;
    let count = count(report);
    lines::label(ui, words::ties(count));
    ui.horizontal_wrapped(|ui| {
        let all = ui.button(Command::BindAll.label());
        if all.on_hover(Command::BindAll.tooltip()).clicked() {
            commands.push(Command::BindAll);
        }
        if count > 1 && ui.button(words::UNTIE_ALL).clicked() {
            action = Some(Action::UntieAll);
        }
    });
    ui.separator();
    ScrollArea::vertical()
        .id_salt("ties")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let mut heading = "";
            for bound in report.bound() {
                let field = report.form().prose_field(bound.field);
                let here = field.map_or("", |field| field.heading.as_str());
                if here != heading {
                    heading = here;
                    ui.strong(heading);
                }
                action = action.take().or(one(ui, report, &bound));
            }
        });
    action
}

fn one(ui: &mut Ui, report: &Report, bound: &Bound<'_>) -> Option<Action> {
    let mut action = None;
    let palette = theme::palette(ui.visuals());
    let frame = egui::Frame::group(ui.style()).fill(palette.page.0);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = report.prose(bound.field);
        let shown = excerpt(ui, text, &bound.place, (palette.accent.0, palette.page.0));
        let link = egui::Button::new(shown).frame(false).wrap();
        let place = || (bound.field.to_owned(), bound.place.clone());
        if ui.add(link).clicked() {
            let (field, place) = place();
            action = Some(Action::GoTo(field, place));
        }
        let value = report.in_words(bound.formula, bound.words);
        let name = bound.formula.short_name(report.form());
        let said = words::follows(&name, value.as_deref());
        lines::label(ui, RichText::new(said).weak().small());
        if ui.button(words::UNTIE).clicked() {
            let (field, place) = place();
            action = Some(Action::Untie(field, place));
        }
    });
    action
}
