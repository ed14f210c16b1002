//! 核对发布页: what was signed beside what was published, the outcome, and every difference.

use egui::{Context, Id, Label, Modal, RichText, ScrollArea, Ui};

use super::answers;
use crate::export::record::{Apart, Spot};
use crate::report::difference;
use crate::ui::views::differences;
use crate::ui::{theme, words};
use crate::workspace::{Paper, Proof};

/// What is seen of it.
#[derive(Debug, Default)]
pub struct ProofState {
    is_open: bool,
    stage: Stage,
    /// The draft is held against what was published, not the report with what is not saved of it.
    pub uses_draft: bool,
    /// What was done with the outcome last.
    pub said: String,
    /// Where it stood in the frame before.
    stood: Option<egui::Rect>,
}

/// How far it is.
#[derive(Debug, Default)]
pub enum Stage {
    /// Nothing was chosen yet.
    #[default]
    Idle,
    /// This is being read.
    Reading(String),
    /// It could not be read: a sentence.
    Failed(String),
    /// It was compared.
    Done(Box<Proof>),
}

/// What can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// Whether the draft on the disk says something else than the report.
    pub has_draft: bool,
    /// Whether a file is being chosen or written.
    pub is_busy: bool,
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// A dialog for the published file.
    Choose,
    /// What is on the clipboard.
    Paste,
    /// To compare with the other one of draft and report.
    Again,
    /// Not to wait any longer.
    Cancel,
    /// To go there.
    GoTo(Spot),
    /// To write the record.
    Save,
}

impl ProofState {
    /// Shows it.
    pub fn open(&mut self) {
        self.is_open = true;
    }

    /// Whether it is shown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// How far it is.
    #[must_use]
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// It is so far now.
    pub fn set(&mut self, stage: Stage) {
        self.said.clear();
        self.stage = stage;
    }
}

/// How much of the window's width it takes at most, in points, and what stays beside it.
const WIDEST: f32 = 900.0;
const BESIDE: f32 = 60.0;
/// What of the window's height is left for head and buttons.
const AROUND: f32 = 170.0;
/// The least height of the list.
const LEAST: f32 = 120.0;
/// More differences than this are not listed; the record has them all.
const MOST: usize = 200;
/// As many notes of a reading are listed.
const MOST_NOTES: usize = 12;

/// Shows it while it is open.
pub fn show(ctx: &Context, state: &mut ProofState, shown: Shown) -> Option<Action> {
    if !state.is_open {
        return None;
    }
    let mut action = None;
    let mut is_closed = false;
    let room = ctx.content_rect();
    let modal = Modal::new(Id::unique("proof")).show(ctx, |ui| {
        ui.set_width((room.width() - BESIDE).min(WIDEST));
        ui.heading(words::PROOF_HEADING);
        action = signed(ui, state, shown);
        ScrollArea::vertical()
            .max_height((room.height() - AROUND).max(LEAST))
            .show(ui, |ui| match &state.stage {
                Stage::Idle => {
                    ui.label(words::PROOF_IDLE);
                }
                Stage::Reading(name) => {
                    ui.label(words::proving(name));
                }
                Stage::Failed(error) => {
                    let colour = theme::palette(ui.visuals()).error.0;
                    ui.label(RichText::new(words::not_proved(error)).color(colour));
                }
                Stage::Done(proof) => {
                    let asked = outcome(ui, proof).map(Action::GoTo);
                    action = asked.or(action.take());
                }
            });
        if !state.said.is_empty() {
            ui.label(&state.said);
        }
        ui.separator();
        let (asked, closes) = buttons(ui, &state.stage, shown);
        action = asked.or(action.take());
        is_closed = closes;
    });
    // It stays in the middle as it grows: that takes a frame more.
    let stands = modal.response.rect;
    if state.stood.replace(stands) != Some(stands) {
        ctx.request_repaint();
    }
    if is_closed || modal.should_close() || matches!(action, Some(Action::GoTo(_))) {
        state.is_open = false;
    }
    action
}

/// What is taken for signed.
fn signed(ui: &mut Ui, state: &mut ProofState, shown: Shown) -> Option<Action> {
    if !shown.has_draft {
        return None;
    }
    let before = state.uses_draft;
    ui.horizontal(|ui| {
        ui.label(words::PROOF_SIGNED);
        ui.radio_value(&mut state.uses_draft, false, words::PROOF_STANDING);
        ui.radio_value(&mut state.uses_draft, true, words::PROOF_DRAFT);
    });
    let is_done = matches!(state.stage, Stage::Done(_));
    (is_done && state.uses_draft != before).then_some(Action::Again)
}

/// What came of it; where to go, if that was asked.
fn outcome(ui: &mut Ui, proof: &Proof) -> Option<Spot> {
    let palette = theme::palette(ui.visuals());
    let (verdict, counts) = words::verdict(&proof.agreement);
    let is_whole = proof.agreement.is_whole();
    let colour = if is_whole {
        palette.done.0
    } else {
        palette.error.0
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(verdict).heading().color(colour));
        ui.label(counts);
    });
    let papers = [&proof.signed, &proof.published];
    for (side, paper) in words::PROOF_SIDES.into_iter().zip(papers) {
        named(ui, side, paper);
    }
    if !is_whole {
        ui.add_space(6.0);
        ui.columns(2, |columns| {
            for (column, side) in columns.iter_mut().zip(words::PROOF_SIDES) {
                column.label(RichText::new(side).strong());
            }
        });
    }
    let mut target = None;
    for one in proof.agreement.apart.iter().take(MOST) {
        if entry(ui, one) {
            target = Some(one.spot.clone());
        }
    }
    if proof.agreement.apart.len() > MOST {
        ui.weak(words::more_apart(proof.agreement.apart.len() - MOST));
    }
    for (side, paper) in words::PROOF_SIDES.into_iter().zip(papers) {
        if paper.notes.is_empty() {
            continue;
        }
        ui.add_space(6.0);
        ui.label(words::paper_notes(side, paper.notes.len()));
        for note in paper.notes.iter().take(MOST_NOTES) {
            ui.weak(format!("{}　{}", note.heading, note.message));
        }
    }
    target
}

/// A paper, as the record names it.
fn named(ui: &mut Ui, side: &str, paper: &Paper) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(side).strong());
        ui.label(&paper.name);
        let told = words::paper(paper.size, &paper.digest);
        ui.add(Label::new(RichText::new(told).weak()).truncate());
    });
}

/// A difference; whether its place was clicked.
fn entry(ui: &mut Ui, one: &Apart) -> bool {
    let palette = theme::palette(ui.visuals());
    let frame = egui::Frame::group(ui.style()).fill(palette.page.0);
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width() - theme::sizes().cell_padding);
        let is_clicked = ui.link(&one.name).clicked();
        let runs = difference::runs(&one.mine, &one.theirs);
        ui.columns(2, |columns| differences::sides(columns, &runs, false));
        is_clicked
    });
    shown.inner
}

/// The buttons below; what was asked, and whether it is to be closed.
fn buttons(ui: &mut Ui, stage: &Stage, shown: Shown) -> (Option<Action>, bool) {
    let mut action = None;
    ui.spacing_mut().item_spacing.x = theme::sizes().cell_padding * 2.0;
    let is_closed = ui.horizontal(|ui| {
        let is_reading = matches!(stage, Stage::Reading(_));
        let mut button = |ui: &mut Ui, label: &str, is_enabled: bool, meant: Action| {
            let button = ui.add_enabled(is_enabled, egui::Button::new(label));
            // As long as nothing was chosen that is what comes next.
            let is_next = matches!(stage, Stage::Idle) && meant == Action::Choose;
            if is_next && ui.memory(|memory| memory.focused().is_none()) {
                button.request_focus();
            }
            if button.clicked() {
                action = Some(meant);
            }
        };
        if is_reading {
            button(ui, words::CANCEL, true, Action::Cancel);
        } else {
            let is_free = !shown.is_busy;
            button(ui, words::PROOF_FILE, is_free, Action::Choose);
            button(ui, words::PROOF_CLIPBOARD, true, Action::Paste);
            let is_done = matches!(stage, Stage::Done(_));
            button(ui, words::PROOF_SAVE, is_done && is_free, Action::Save);
        }
        answers::at_right(ui, words::CLOSE)
    });
    (action, is_closed.inner)
}
