//! The review of an import: how much was recognised, and for each place that was unsure what stood
//! in the original, beside the cells that wait for it.

use std::collections::BTreeSet;

use egui::{RichText, ScrollArea, Ui};

use crate::check::{Finding, Place};
use crate::form::CellId;
use crate::report::{Edit, Report, Target};
use crate::ui::{theme, words};

/// What the review remembers.
#[derive(Debug, Default)]
pub struct ReviewState {
    /// How many cells were read, and how many there are.
    recognised: (usize, usize),
    /// The cells that were read as empty, because nothing stood in them.
    blank: Vec<CellId>,
    /// The notes that were said to be settled, by their place in the list.
    settled: BTreeSet<usize>,
    /// The note gone to.
    current: Option<usize>,
}

impl ReviewState {
    /// Begins the review of a report as it was read.
    #[must_use]
    pub fn of(report: &Report, notes: &[Finding]) -> ReviewState {
        let is_named = |cell: &CellId| notes.iter().any(|note| note.cells().contains(cell));
        let cells = report.form().cells().map(|(cell, _)| cell);
        let empty = cells.filter(|cell| report.value(*cell).is_empty());
        ReviewState {
            recognised: report.filled_in_all(),
            blank: empty.filter(|cell| !is_named(cell)).collect(),
            ..ReviewState::default()
        }
    }

    /// The cells are those of another form now: what was unsure is settled by saying so alone.
    pub fn forget_cells(&mut self, notes: &mut [Finding], report: &Report) {
        for (index, note) in notes.iter_mut().enumerate() {
            if self.is_settled(index, note, report) {
                self.settled.insert(index);
            }
            note.place = Place::Report;
            note.fix = None;
        }
        self.blank.clear();
    }

    /// How many notes still wait: those with cells until all of them hold something, the others until
    /// somebody says so.
    #[must_use]
    pub fn open(&self, notes: &[Finding], report: &Report) -> usize {
        let is_open = |index: &usize| !self.is_settled(*index, &notes[*index], report);
        (0..notes.len()).filter(is_open).count()
    }

    fn is_settled(&self, index: usize, note: &Finding, report: &Report) -> bool {
        let is_filled = !note.cells().is_empty() && blanks(note, report).next().is_none();
        is_filled || self.settled.contains(&index)
    }
}

fn blanks<'a>(note: &'a Finding, report: &'a Report) -> impl Iterator<Item = CellId> + 'a {
    let cells = note.cells().iter().copied();
    cells.filter(|cell| report.value(*cell).is_empty())
}

/// What was done in the review.
#[derive(Debug)]
pub enum Action {
    /// Go to a cell and fill it in.
    Fill(CellId),
    /// Take what was probably meant.
    Take(Edit),
}

/// Shows the review.
pub fn show(
    ui: &mut Ui,
    state: &mut ReviewState,
    notes: &[Finding],
    report: &Report,
) -> Option<Action> {
    let mut action = None;
    let (read, all) = state.recognised;
    ui.strong(words::recognised(read, all));
    let open = state.open(notes, report);
    let palette = theme::palette(ui.visuals());
    if open == 0 {
        ui.label(RichText::new(words::REVIEW_DONE).color(palette.done.0));
    } else {
        ui.label(words::review_open(open));
    }
    let mut waiting = state
        .blank
        .iter()
        .filter(|cell| report.value(**cell).is_empty());
    if let Some(first) = waiting.next() {
        let text = words::blank_in_original(1 + waiting.count());
        if ui.link(text).on_hover_text(words::GO_TO_BLANK).clicked() {
            action = Some(Action::Fill(*first));
        }
    }
    ui.separator();
    ScrollArea::vertical()
        .id_salt("review")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            for (index, note) in notes.iter().enumerate() {
                action = action.take().or(one(ui, state, (index, note), report));
            }
        });
    action
}

fn one(
    ui: &mut Ui,
    state: &mut ReviewState,
    (index, note): (usize, &Finding),
    report: &Report,
) -> Option<Action> {
    let mut action = None;
    let palette = theme::palette(ui.visuals());
    let is_settled = state.is_settled(index, note, report);
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
            ui.label(&note.message);
        }
        if let Some(source) = note.source.as_deref().filter(|_| !is_settled) {
            original(ui, index, source);
        }
        ui.horizontal_wrapped(|ui| {
            let blanks: Vec<CellId> = blanks(note, report).collect();
            if let Some(fix) = note.fix.as_ref().filter(|_| !blanks.is_empty())
                && ui
                    .button(fix.label())
                    .on_hover_text(words::TAKE_HINT)
                    .clicked()
            {
                action = Some(Action::Take(of_blanks(fix, &blanks)));
            }
            if let Some(first) = blanks.first()
                && ui.button(words::fill_in(blanks.len())).clicked()
            {
                state.current = Some(index);
                action = Some(Action::Fill(*first));
            }
            let mut is_checked = state.settled.contains(&index);
            // Cells that are all filled in settle it by themselves.
            let is_asked = note.cells().is_empty() || !blanks.is_empty();
            if is_asked && ui.checkbox(&mut is_checked, words::NOTE_SETTLED).changed() {
                if is_checked {
                    state.settled.insert(index);
                } else {
                    state.settled.remove(&index);
                }
            }
        });
    });
    action
}

/// What a fix says of cells that are still empty: what was typed since is better known.
fn of_blanks(fix: &Edit, blanks: &[CellId]) -> Edit {
    let cells = fix
        .changes()
        .iter()
        .filter_map(|(target, text)| match target {
            Target::Cell(cell) if blanks.contains(cell) => Some((*cell, text.clone())),
            _ => None,
        });
    Edit::cells(fix.label(), cells)
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
