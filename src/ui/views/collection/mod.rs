//! A collection (汇总): the units as a table, one of them beside it, and what they add up to.

mod due;
mod list;
mod parts;
mod sum;
mod unit;
mod units;
mod wording;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use egui::{Key, ProgressBar, RichText, Ui};

use crate::draft;
use crate::form::CellId;
use crate::report::Date;
use crate::ui::{theme, words};
use crate::workspace::collecting::{Collecting, Order};
use crate::workspace::{Gather, whom};

pub use wording::{WordingState, show as show_wording};

/// How far a reading is: files read, of how many.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Progress {
    /// Takes down how far it is.
    pub fn set(&self, done: usize, all: usize) {
        self.all.store(all, Ordering::Relaxed);
        self.done.store(done, Ordering::Relaxed);
    }

    fn get(&self) -> (usize, usize) {
        let all = self.all.load(Ordering::Relaxed);
        (self.done.load(Ordering::Relaxed), all)
    }
}

/// What is looked at.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Page {
    #[default]
    Units,
    Sum,
}

/// What is shown of a collection, and chosen in it.
#[derive(Debug, Default)]
pub struct CollectionState {
    page: Page,
    order: Order,
    /// The rows that are shown, and what for: how many are marked, and in which order.
    shown: (Option<(u64, Order)>, Vec<usize>),
    /// The unit that is chosen.
    unit: Option<String>,
    /// The line in which it was last.
    at: usize,
    /// Of which unit the fields beside the table hold what.
    fields: unit::Fields,
    /// What is typed as the day until which reports are due.
    due: due::Due,
    /// Which of the printed tables is shown, and which cell of the sum is chosen.
    sheet: usize,
    cell: Option<CellId>,
    /// Which of the units that brought something to it; the keyboard goes there at the next frame.
    part: usize,
    goes_to_parts: bool,
    /// The table takes the keyboard at the next frame.
    arriving: bool,
    /// The chosen row is brought into sight.
    follows: bool,
}

impl CollectionState {
    /// The table takes the keyboard.
    pub fn arrive(&mut self) {
        self.arriving = true;
    }

    /// What is typed about a unit and not taken yet.
    #[must_use]
    pub fn typed(&self) -> Option<(&str, &str)> {
        self.fields.typed()
    }
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// A dialog.
    Ask(Gather),
    /// All files are looked at again.
    ReadAgain,
    /// The reading is to end.
    Cancel,
    /// The report in this file.
    Open(PathBuf),
    /// A unit is found good, or no longer.
    Pass(String, bool),
    /// A unit is remarked upon.
    Remark(String, String),
    /// Reports are due until then; until no day without one.
    Deadline(Option<Date>),
    /// This unit's report is the collector's own (本级); nobody's without a name.
    Own(Option<String>),
    /// The sum is not held against last year's any more.
    ForgetLast,
    /// A unit is left out for a reason; with an empty one it counts again.
    LeaveOut(String, String),
    /// The words of the letters.
    Wording,
    /// This, which was made of the collection, by whatever program shows it.
    Show(PathBuf),
    /// Away from the collection.
    Back,
}

/// What was last done with a collection, and what came of it.
#[derive(Debug, Default)]
pub struct Notice {
    /// In a sentence.
    pub said: String,
    /// The file or folder that was made.
    pub made: Option<PathBuf>,
}

impl From<String> for Notice {
    fn from(said: String) -> Notice {
        Notice { said, made: None }
    }
}

/// Shows the collection, if there is one, and how far its reading is.
pub fn show(
    ui: &mut Ui,
    state: &mut CollectionState,
    work: Option<&Collecting>,
    progress: Option<&Progress>,
    notice: &Notice,
    is_overdue: bool,
) -> Vec<Action> {
    let mut actions = Vec::new();
    let is_reading = progress.is_some();
    egui::Panel::top("collection head").show(ui, |ui| {
        let arrives = work.is_none() && !is_reading && std::mem::take(&mut state.arriving);
        head(ui, work, (is_reading, arrives), &mut actions);
        if let Some(progress) = progress {
            bar(ui, progress, &mut actions);
        }
        if let Some(work) = work {
            pages(ui, state, (work, is_overdue), is_reading, &mut actions);
        }
    });
    egui::Panel::bottom("collection foot").show(ui, |ui| {
        foot(ui, notice, is_reading, &mut actions);
    });
    let Some(work) = work else {
        egui::CentralPanel::default().show(ui, |ui| {
            ui.add_space(24.0);
            ui.label(words::COLLECT_HINT);
        });
        return actions;
    };
    egui::Panel::right("collection side")
        .default_size(360.0)
        .min_size(260.0)
        .show(ui, |ui| match state.page {
            Page::Units => unit::show(ui, state, work, is_reading, &mut actions),
            Page::Sum => parts::show(ui, state, work),
        });
    egui::CentralPanel::default().show(ui, |ui| match state.page {
        Page::Units => units::show(ui, state, (work, is_overdue), &mut actions),
        Page::Sum => sum::show(ui, state, work),
    });
    actions
}

/// What it is called, how much it holds, and what can be done with all of it.
fn head(
    ui: &mut Ui,
    work: Option<&Collecting>,
    (is_reading, arrives): (bool, bool),
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        if ui.button(words::BACK_TO_REPORT).clicked() {
            actions.push(Action::Back);
        }
        ui.heading(words::COLLECTION);
        if let Some(work) = work {
            let collection = work.collection();
            ui.label(RichText::new(work.name()).strong());
            ui.weak(words::collected(
                collection.year(),
                work.rows().len(),
                collection.units().len(),
                collection.counted().count(),
            ));
        }
    });
    if let Some(holder) = work.and_then(Collecting::holder) {
        let colour = theme::palette(ui.visuals()).waivable.0;
        ui.label(RichText::new(words::ledger_held(&whom(holder))).color(colour));
    }
    if let Some(said) = work.map(Collecting::said).filter(|said| !said.is_empty()) {
        let colour = theme::palette(ui.visuals()).error.0;
        ui.label(RichText::new(said).color(colour));
    }
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(!is_reading, |ui| {
            let mut arrives = arrives;
            let mut button = |ui: &mut Ui, label: &str, action: Action| {
                let button = ui.button(label);
                if std::mem::take(&mut arrives) {
                    button.request_focus();
                }
                if button.clicked() {
                    actions.push(action);
                }
            };
            let folder = if work.is_some() {
                words::OTHER_FOLDER
            } else {
                words::CHOOSE_FOLDER
            };
            button(ui, folder, Action::Ask(Gather::Folder));
            button(ui, words::OPEN_LEDGER, Action::Ask(Gather::Kept));
            let Some(work) = work else {
                return;
            };
            ui.separator();
            button(ui, words::READ_AGAIN, Action::ReadAgain);
            if work.holder().is_none() {
                button(ui, words::UNIT_LIST, Action::Ask(Gather::List));
                button(ui, words::OWN_REPORT, Action::Ask(Gather::Own));
                button(ui, words::LAST_SUM, Action::Ask(Gather::Last));
            }
            button(ui, words::KEEP_LEDGER, Action::Ask(Gather::Keep));
            ui.separator();
            for (label, gather) in [
                (words::KEEP_SUM, Gather::Sum),
                (words::EXPORT_BOOK, Gather::Book),
                (words::WRITE_RETURNS, Gather::Letters),
                (words::WRITE_REMINDER, Gather::Reminder),
            ] {
                button(ui, label, Action::Ask(gather));
            }
            button(ui, words::CHOOSE_WORDING, Action::Wording);
        });
    });
}

/// What was last done, and the way to what came of it.
fn foot(ui: &mut Ui, notice: &Notice, is_reading: bool, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(if notice.said.is_empty() {
            " "
        } else {
            &notice.said
        });
        let Some(made) = notice.made.as_deref() else {
            return;
        };
        let is_draft = ends_with(made, draft::EXTENSION);
        let (label, action) = if is_draft {
            (words::OPEN_SUM, Action::Open(made.to_owned()))
        } else if made.extension().is_none() {
            (words::OPEN_FOLDER, Action::Show(made.to_owned()))
        } else {
            (words::OPEN_MADE, Action::Show(made.to_owned()))
        };
        // A report is opened when nothing is being read.
        let button = egui::Button::new(label);
        if ui.add_enabled(!(is_draft && is_reading), button).clicked() {
            actions.push(action);
        }
    });
}

fn ends_with(path: &Path, ending: &str) -> bool {
    path.extension()
        .is_some_and(|is| is.eq_ignore_ascii_case(ending))
}

/// How far the reading is, and an end to it.
fn bar(ui: &mut Ui, progress: &Progress, actions: &mut Vec<Action>) {
    let (done, all) = progress.get();
    ui.horizontal(|ui| {
        let cancel = ui.button(words::CANCEL);
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        if cancel.clicked() || escaped {
            actions.push(Action::Cancel);
        }
        let part = done as f32 / all.max(1) as f32;
        ui.add(
            ProgressBar::new(part)
                .desired_width(240.0)
                .desired_height(14.0),
        );
        ui.label(words::reading(done, all));
    });
    ui.ctx()
        .request_repaint_after(std::time::Duration::from_millis(100));
}

/// The units or the sum, and which of them.
fn pages(
    ui: &mut Ui,
    state: &mut CollectionState,
    (work, is_overdue): (&Collecting, bool),
    is_reading: bool,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        for (page, label) in [(Page::Units, words::UNITS), (Page::Sum, words::SUMS)] {
            if ui.selectable_label(state.page == page, label).clicked() {
                state.page = page;
                state.arriving = true;
            }
        }
        ui.separator();
        match state.page {
            Page::Units => units::filter(ui, state, work.rows()),
            Page::Sum => sum::tabs(ui, state, work),
        }
    });
    match state.page {
        Page::Units => due::show(ui, &mut state.due, (work, is_overdue), is_reading, actions),
        Page::Sum => sum::last(ui, work, is_reading, actions),
    }
}
