//! The findings: what is wrong, a click away from its place, with the fix or the reason at hand.

use egui::{RichText, Ui};

use super::{theme, words};
use crate::check::{Finding, Severity, Tally};
use crate::report::{Edit, Target, WaiverKey};

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct FindingsState {
    /// The finding that was last gone to.
    pub selected: Option<WaiverKey>,
    /// The finding for which a reason is being written, and the reason so far.
    reason: Option<(WaiverKey, String)>,
}

/// What was done in the panel.
#[derive(Debug)]
pub enum Action {
    /// Go to the finding's place.
    GoTo(usize),
    /// Carry this edit out: a fix, a reason, a reason taken back.
    Apply(Edit),
    /// The import notes were read.
    DropNotes,
}

/// Shows all findings and, after an import, its notes.
pub fn show(
    ui: &mut Ui,
    state: &mut FindingsState,
    findings: &[Finding],
    notes: &[Finding],
    composing: bool,
) -> Option<Action> {
    let mut action = None;
    ui.horizontal(|ui| {
        ui.heading(words::FINDINGS);
        ui.label(words::tally(Tally::of(findings)));
    });
    ui.separator();
    egui::ScrollArea::vertical()
        .id_salt("findings")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            if !notes.is_empty() {
                action = import_notes(ui, notes);
                ui.separator();
            }
            if findings.is_empty() {
                let done = theme::palette(ui.visuals()).done.0;
                ui.label(RichText::new(format!("√ {}", words::NO_FINDINGS)).color(done));
            }
            for (index, finding) in findings.iter().enumerate() {
                if let Some(done) = one(ui, state, index, finding, composing) {
                    action = Some(done);
                }
            }
        });
    action
}

fn import_notes(ui: &mut Ui, notes: &[Finding]) -> Option<Action> {
    let mut action = None;
    ui.strong(words::NOTES);
    ui.label(words::NOTES_HINT);
    for note in notes {
        ui.label(RichText::new(format!("● {}：{}", note.place, note.message)).small());
    }
    if ui.button(words::NOTES_DONE).clicked() {
        action = Some(Action::DropNotes);
    }
    action
}

fn one(
    ui: &mut Ui,
    state: &mut FindingsState,
    index: usize,
    finding: &Finding,
    composing: bool,
) -> Option<Action> {
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
    egui::Frame::group(ui.style()).fill(fill).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let head = format!("{mark} {}　{}", words::severity(severity), finding.place);
        ui.add(egui::Label::new(RichText::new(head).color(colour).strong()).truncate());
        // The sentence itself is the way to the place.
        let link = egui::Button::new(RichText::new(&finding.message))
            .frame(false)
            .wrap();
        if ui.add(link).clicked() {
            state.selected = Some(finding.key.clone());
            action = Some(Action::GoTo(index));
        }
        ui.horizontal_wrapped(|ui| {
            if let Some(fix) = &finding.fix
                && ui.button(fix.label()).clicked()
            {
                action = Some(Action::Apply(fix.clone()));
            }
            if severity == Severity::Waivable && ui.button(words::EXPLAIN).clicked() {
                state.reason = Some((finding.key.clone(), String::new()));
            }
            if let Some(reason) = &finding.waived {
                ui.label(reason);
                if ui.button(words::TAKE_BACK).clicked() {
                    let target = Target::Waiver(finding.key.clone());
                    action = Some(Action::Apply(Edit::one(
                        words::TAKE_REASON_BACK,
                        target,
                        "",
                    )));
                }
            }
        });
        if let Some(edit) = reason(ui, state, finding, composing) {
            action = Some(Action::Apply(edit));
        }
    });
    action
}

/// The field for a reason, under the finding it explains.
fn reason(
    ui: &mut Ui,
    state: &mut FindingsState,
    finding: &Finding,
    composing: bool,
) -> Option<Edit> {
    let (key, text) = state.reason.as_mut()?;
    if *key != finding.key {
        return None;
    }
    let edit = egui::TextEdit::multiline(text)
        .desired_rows(2)
        .hint_text(words::EXPLAIN_HINT)
        .desired_width(f32::INFINITY);
    let field = ui.add(edit);
    ui.ctx()
        .accesskit_node_builder(field.id, |node| node.set_label(words::REASON));
    let mut done = None;
    let mut close = false;
    ui.horizontal(|ui| {
        let is_written = !text.trim().is_empty() && !composing;
        if ui
            .add_enabled(is_written, egui::Button::new(words::OK))
            .clicked()
        {
            let target = Target::Waiver(key.clone());
            done = Some(Edit::one(words::GIVE_REASON, target, text.clone()));
        }
        close = ui.button(words::CANCEL).clicked();
    });
    if close || done.is_some() {
        state.reason = None;
    }
    done
}
