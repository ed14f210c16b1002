//! The findings: what is wrong, a click away from its place, with the fix or the reason at hand.

use std::collections::HashMap;

use egui::{RichText, Ui};

use super::revision::Revision;
use super::steady::Steady;
use crate::check::{Finding, Severity, Tally};
use crate::form::Rank;
use crate::report::{Edit, WaiverKey};
use crate::ui::input::command::Command;
use crate::ui::input::ime::Composition;
use crate::ui::{
    lines::{self, Hover},
    theme, words,
};

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct FindingsState {
    /// The report that all of this is about, as revisions number it.
    report: u64,
    /// The finding that was last gone to.
    selected: Option<WaiverKey>,
    /// The finding that is brought into sight at the next frame.
    revealed: Option<WaiverKey>,
    /// The reasons being written, by finding; kept while others are looked at.
    reasons: HashMap<WaiverKey, Reason>,
    is_writing: bool,
    /// A reason is written beside its place, not in the list.
    is_beside: bool,
    /// A reason was written, or given up: the keyboard goes back to the work.
    is_finished: bool,
    list: Steady<WaiverKey>,
}

/// A reason being written.
#[derive(Debug, Default)]
struct Reason {
    text: String,
    /// The text without a word that is being composed.
    settled: String,
    /// The field takes the keyboard at the next frame.
    arriving: bool,
}

impl FindingsState {
    /// Findings of another report are none of this one.
    fn turn_to(&mut self, revision: Revision) {
        if self.report != revision.report {
            *self = FindingsState {
                report: revision.report,
                ..FindingsState::default()
            };
        }
    }

    /// The finding that was last gone to.
    #[must_use]
    pub fn selected(&self, revision: Revision) -> Option<&WaiverKey> {
        let selected = self.selected.as_ref();
        selected.filter(|_| self.report == revision.report)
    }

    /// Marks a finding as the one gone to, and brings it into sight.
    pub fn select(&mut self, revision: Revision, key: WaiverKey) {
        self.turn_to(revision);
        self.revealed = Some(key.clone());
        self.selected = Some(key);
    }

    /// Opens the field for a reason.
    pub fn explain(&mut self, revision: Revision, key: WaiverKey) {
        self.turn_to(revision);
        self.reasons.entry(key).or_default().arriving = true;
    }

    /// Whether the writing of a reason has just ended.
    pub fn take_finished(&mut self) -> bool {
        std::mem::take(&mut self.is_finished)
    }

    /// Whether the field of a reason has the keyboard.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.is_writing
    }

    /// The panel is not shown: its fields have no keyboard.
    pub fn hide(&mut self) {
        self.is_writing = false;
        if !std::mem::take(&mut self.is_beside) {
            self.break_off();
        }
    }

    /// Takes out a word whose composition was broken off.
    fn break_off(&mut self) {
        for reason in self.reasons.values_mut() {
            reason.text.clone_from(&reason.settled);
        }
    }
}

/// What was done in the panel.
#[derive(Debug)]
pub enum Action {
    /// Go to the finding's place.
    GoTo(usize),
    /// Carry this edit out: a fix, a reason, a reason taken back.
    Apply(Edit),
    /// Make all printed sums that disagree what their cells add up to.
    MendSums,
    /// Mend all marks of the prose.
    MendMarks,
}

/// What the panel lists.
pub struct Listed<'a> {
    /// All findings.
    pub findings: &'a [Finding],
    /// How many printed sums disagree with their cells.
    pub wrong_sums: usize,
    /// How many marks of the prose can be mended.
    pub marks: usize,
    /// Which state of the report they were found in.
    pub revision: Revision,
    /// What the input method does.
    pub composition: Composition,
}

/// Shows all findings.
pub fn show(ui: &mut Ui, state: &mut FindingsState, listed: &Listed<'_>) -> Option<Action> {
    let findings = listed.findings;
    let mut action = None;
    state.turn_to(listed.revision);
    if listed.composition.was_broken_off {
        state.break_off();
    }
    state.is_writing = false;
    ui.label(words::tally(Tally::of(findings)));
    ui.separator();
    let mut list = std::mem::take(&mut state.list);
    list.show(ui, "findings", listed.revision, |ui, note| {
        if findings.is_empty() {
            let done = theme::palette(ui.visuals()).done.0;
            ui.label(RichText::new(words::NO_FINDINGS).color(done));
        }
        if listed.wrong_sums > 1 {
            let button = ui.button(words::mend_sums(listed.wrong_sums));
            if button.on_hover(Command::MendSums.tooltip()).clicked() {
                action = Some(Action::MendSums);
            }
        }
        if listed.marks > 1 {
            let button = ui.button(words::mend_marks(listed.marks));
            let button = button.on_hover(Command::MendMarks.tooltip());
            if button.clicked() {
                action = Some(Action::MendMarks);
            }
        }
        for (index, finding) in findings.iter().enumerate() {
            let (done, rect) = one(ui, state, index, finding, listed);
            note(ui, &finding.key, rect);
            if done.is_some() {
                action = done;
            }
        }
    });
    state.list = list;
    action
}

fn one(
    ui: &mut Ui,
    state: &mut FindingsState,
    index: usize,
    finding: &Finding,
    listed: &Listed<'_>,
) -> (Option<Action>, egui::Rect) {
    let mut action = None;
    let severity = finding.severity();
    let palette = theme::palette(ui.visuals());
    let (colour, mark) = palette.severity(severity);
    let is_selected = state.selected.as_ref() == Some(&finding.key);
    let fill = if is_selected {
        palette.fill(severity)
    } else {
        palette.page.0
    };
    let frame = egui::Frame::group(ui.style()).fill(fill);
    let framed = frame.show(ui, |ui| {
        ui.set_width(ui.available_width() - theme::SCROLL_BAR);
        let head = format!("{mark} {}　{}", severity.name(), finding.heading);
        let head = egui::Label::new(RichText::new(head).color(colour).strong());
        ui.add(head.truncate().selectable(false));
        // The sentence itself is the way to the place.
        let width = ui.available_width() - 2.0 * ui.spacing().button_padding.x;
        let message = lines::wrapped(ui, RichText::new(&finding.message), width);
        let link = egui::Button::new(message).frame(false);
        let link = ui.add(link);
        if link.clicked() || link.secondary_clicked() {
            action = Some(Action::GoTo(index));
        }
        link.context_menu(|ui| {
            if let Some(chosen) = menu(ui, state, finding, listed.revision) {
                action = Some(chosen);
            }
        });
        if !finding.meanings.is_empty() {
            ui.weak(words::MEANINGS);
            for meaning in &finding.meanings {
                lines::label(ui, RichText::new(format!("· {meaning}")).small());
            }
        }
        let offers = finding.fix.is_some() || finding.rank == Rank::C;
        if !offers {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            for fix in finding.fix.iter().chain(&finding.other_fix) {
                if ui.button(fix.label()).clicked() {
                    action = Some(Action::Apply(fix.clone()));
                }
            }
            if severity == Severity::Waivable && ui.button(words::EXPLAIN).clicked() {
                state.explain(listed.revision, finding.key.clone());
            }
            if let Some(reason) = &finding.waived {
                ui.label(reason);
                if ui.button(words::TAKE_BACK).clicked() {
                    let key = finding.key.clone();
                    action = Some(Action::Apply(Edit::reason(
                        words::TAKE_REASON_BACK,
                        key,
                        "",
                    )));
                }
            }
        });
        if let Some(edit) = reason(ui, state, finding, listed.composition.is_under_way) {
            action = Some(Action::Apply(edit));
        }
    });
    if state.revealed.as_ref() == Some(&finding.key) {
        state.revealed = None;
        ui.scroll_to_rect(framed.response.rect, None);
    }
    (action, framed.response.rect)
}

/// The menu of a finding, whose place the click has led to.
fn menu(
    ui: &mut Ui,
    state: &mut FindingsState,
    finding: &Finding,
    revision: Revision,
) -> Option<Action> {
    let mut action = None;
    for fix in finding.fix.iter().chain(&finding.other_fix) {
        if ui.button(fix.label()).clicked() {
            action = Some(Action::Apply(fix.clone()));
            ui.close();
        }
    }
    if finding.severity() == Severity::Waivable && ui.button(words::EXPLAIN).clicked() {
        state.explain(revision, finding.key.clone());
        ui.close();
    }
    if ui.button(words::COPY_SENTENCE).clicked() {
        ui.ctx().copy_text(finding.message.clone());
        ui.close();
    }
    action
}

/// The field for a reason beside the place that it explains, while the list is not shown.
pub fn reason_beside(
    ui: &mut Ui,
    state: &mut FindingsState,
    finding: &Finding,
    composition: Composition,
) -> Option<Edit> {
    if composition.was_broken_off {
        state.break_off();
    }
    state.is_beside |= state.reasons.contains_key(&finding.key);
    reason(ui, state, finding, composition.is_under_way)
}

/// The field for a reason, under the finding it explains, with its buttons in the same line: they are
/// never out of sight.
fn reason(
    ui: &mut Ui,
    state: &mut FindingsState,
    finding: &Finding,
    composing: bool,
) -> Option<Edit> {
    /// What the two buttons take of the line, in points.
    const BUTTONS: f32 = 124.0;
    let reason = state.reasons.get_mut(&finding.key)?;
    let mut done = None;
    let mut close = false;
    let line = ui.horizontal(|ui| {
        let edit = egui::TextEdit::singleline(&mut reason.text)
            .hint_text(words::EXPLAIN_HINT)
            .desired_width((ui.available_width() - BUTTONS).max(BUTTONS));
        let field = ui.add(edit);
        ui.ctx()
            .accesskit_node_builder(field.id, |node| node.set_label(words::REASON));
        let is_arriving = std::mem::take(&mut reason.arriving);
        if is_arriving {
            field.request_focus();
        }
        state.is_writing |= field.has_focus();
        if !composing {
            reason.settled.clone_from(&reason.text);
        }
        let is_written = !reason.text.trim().is_empty() && !composing;
        // As a message is sent in a chat, with Ctrl or without.
        let with_ctrl = (egui::Modifiers::COMMAND, egui::Key::Enter);
        let is_sent =
            field.has_focus() && ui.input_mut(|input| input.consume_key(with_ctrl.0, with_ctrl.1));
        // Taken away: what is shown after this, such as a table, is not to go on with it.
        let enter = (egui::Modifiers::NONE, egui::Key::Enter);
        let is_entered = is_sent
            || field.lost_focus() && ui.input_mut(|input| input.consume_key(enter.0, enter.1));
        if is_entered && !is_written {
            field.request_focus();
        }
        let ok = ui.add_enabled(is_written, egui::Button::new(words::OK));
        let ok = ok.on_hover(words::CONFIRM_KEY);
        let ok = ok.on_disabled_hover(words::EXPLAIN_FIRST);
        if ok.clicked() || is_written && is_entered {
            let key = finding.key.clone();
            done = Some(Edit::reason(words::GIVE_REASON, key, reason.text.clone()));
        }
        close = ui.button(words::CANCEL).clicked();
        is_arriving
    });
    if line.inner {
        line.response.scroll_to_me(None);
    }
    if close || done.is_some() {
        state.reasons.remove(&finding.key);
        state.is_finished = true;
    }
    done
}
