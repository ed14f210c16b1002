//! The review of an import: how much was recognised, and for each place that was unsure what stood
//! in the original, beside the cells that wait for it.

use egui::{RichText, ScrollArea, Ui};

use crate::check::Rule;
use crate::form::CellId;
use crate::report::{Edit, Report};
use crate::ui::input::command::Command;
use crate::ui::{
    lines::{self, Hover},
    theme, words,
};
use crate::workspace::{Review, waiting};

/// What the review remembers.
#[derive(Debug, Default)]
pub struct ReviewState {
    /// The note gone to.
    current: Option<usize>,
}

/// What was done in the review.
#[derive(Debug)]
pub enum Action {
    /// Go to a cell and fill it in.
    Fill(CellId),
    /// Take what was probably meant.
    Take(Edit),
    /// Mend the marks of the prose, of which this note, by its place in the list, speaks.
    MendMarks(usize),
    /// Say that a note, by its place in the list, is settled, or that it is not.
    Settle(usize, bool),
}

/// Shows the review.
pub fn show(
    ui: &mut Ui,
    state: &mut ReviewState,
    review: &Review,
    report: &Report,
) -> Option<Action> {
    let mut action = None;
    let (read, all) = review.recognised();
    ui.strong(words::recognised(read, all));
    let open = review.open(report);
    let palette = theme::palette(ui.visuals());
    if open == 0 {
        ui.label(RichText::new(words::REVIEW_DONE).color(palette.done.0));
    } else {
        lines::label(ui, words::review_open(open));
    }
    let mut blank = review.blank(report);
    if let Some(first) = blank.next() {
        let text = words::blank_in_original(1 + blank.count());
        if ui.link(text).on_hover(words::GO_TO_BLANK).clicked() {
            action = Some(Action::Fill(first));
        }
    }
    ui.separator();
    ScrollArea::vertical()
        .id_salt("review")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            for index in 0..review.notes().len() {
                action = action.take().or(one(ui, state, (index, review), report));
            }
        });
    action
}

fn one(
    ui: &mut Ui,
    state: &mut ReviewState,
    (index, review): (usize, &Review),
    report: &Report,
) -> Option<Action> {
    let note = &review.notes()[index];
    let mut action = None;
    let palette = theme::palette(ui.visuals());
    let is_settled = review.is_settled(index, report);
    let fill = if state.current == Some(index) && !is_settled {
        palette.hint_fill.0
    } else {
        palette.page.0
    };
    egui::Frame::group(ui.style()).fill(fill).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let (mark, colour) = if is_settled {
            ("√", palette.done.0)
        } else {
            ("▲", palette.waivable.0)
        };
        let head = RichText::new(format!("{mark} {}", note.heading)).color(colour);
        ui.add(egui::Label::new(head.strong()).truncate());
        if is_settled {
            ui.add(egui::Label::new(RichText::new(&note.message).weak()).truncate());
        } else {
            lines::label(ui, &note.message);
        }
        if let Some(source) = note.source.as_deref().filter(|_| !is_settled) {
            original(ui, index, source);
        }
        ui.horizontal_wrapped(|ui| {
            let blanks: Vec<CellId> = waiting(note, report).collect();
            if let Some(fix) = note.fix.as_ref().filter(|_| !blanks.is_empty())
                && ui.button(fix.label()).on_hover(words::TAKE_HINT).clicked()
            {
                action = Some(Action::Take(of_blanks(fix, &blanks)));
            }
            if let Some(first) = blanks.first()
                && ui.button(words::fill_in(blanks.len())).clicked()
            {
                state.current = Some(index);
                action = Some(Action::Fill(*first));
            }
            if note.rule == Rule::Marks
                && !is_settled
                && ui.button(Command::MendMarks.label()).clicked()
            {
                action = Some(Action::MendMarks(index));
            }
            let mut is_checked = review.is_said_settled(index);
            // Cells that are all filled in settle it by themselves.
            let is_asked = note.cells().is_empty() || !blanks.is_empty();
            if is_asked && ui.checkbox(&mut is_checked, words::NOTE_SETTLED).changed() {
                action = Some(Action::Settle(index, is_checked));
            }
        });
    });
    action
}

/// What a fix says of cells that are still empty: what was typed since is better known.
fn of_blanks(fix: &Edit, blanks: &[CellId]) -> Edit {
    let cells = fix.cell_texts().filter(|(cell, _)| blanks.contains(cell));
    Edit::cells(
        fix.label(),
        cells.map(|(cell, text)| (cell, text.to_owned())),
    )
}

/// What stood in the original.
fn original(ui: &mut Ui, index: usize, source: &str) {
    /// More lines than this are scrolled.
    const HIGHEST: f32 = 180.0;
    let palette = theme::palette(ui.visuals());
    egui::Frame::group(ui.style())
        .fill(palette.label.0)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.weak(words::ORIGINAL);
            ScrollArea::both()
                .id_salt(("original", index))
                .max_height(HIGHEST)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    let text = RichText::new(source.replace('\t', "　"));
                    ui.add(egui::Label::new(text).wrap_mode(egui::TextWrapMode::Extend));
                });
        });
}
