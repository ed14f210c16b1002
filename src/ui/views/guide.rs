//! The guide: the five steps from last year's report to this year's, each of which knows whether it is
//! done and takes one there.

use egui::{Button, RichText, Ui, Vec2};

use super::in_sight;
use crate::check::Tally;
use crate::report::Report;
use crate::ui::lines::Hover;
use crate::ui::{icons, theme, words};
use crate::workspace::Source;

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Last year's report is read in.
    Last,
    /// This year's draft is made of it.
    Roll,
    /// What was kept of last year's text is confirmed.
    Confirm,
    /// The tables are filled in.
    Fill,
    /// Nothing is wrong, and it is exported.
    Finish,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Step; 5] = [
        Step::Last,
        Step::Roll,
        Step::Confirm,
        Step::Fill,
        Step::Finish,
    ];
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is done.
    Done,
    /// It is the next to be done.
    Now,
    /// It comes later.
    Later,
    /// This report does without it.
    Spared,
}

/// How the work stands, as far as the guide is about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, not a state of many"
)]
pub struct Facts {
    /// A report is at work.
    pub has_report: bool,
    /// It was published before and read in.
    pub is_imported: bool,
    /// Last year's report stands beside it.
    pub has_last: bool,
    /// How many words of last year's wait to be confirmed.
    pub doubts: usize,
    /// How many cells are blank.
    pub blanks: usize,
    /// How many findings are errors, and how many wait for a reason.
    pub open: (usize, usize),
    /// It was exported as it stands.
    pub is_exported: bool,
}

impl Facts {
    /// The facts of a report.
    #[must_use]
    pub fn of(report: &Report, source: &Source, tally: Tally, is_exported: bool) -> Facts {
        let (filled, all) = report.filled_in_all();
        Facts {
            has_report: true,
            is_imported: matches!(source, Source::Imported(_) | Source::Pasted),
            has_last: report.last().is_some(),
            doubts: report.doubts().count(),
            blanks: all.saturating_sub(filled),
            open: (tally.errors, tally.waivable),
            is_exported,
        }
    }

    fn is_done(&self, step: Step) -> bool {
        self.has_report
            && match step {
                Step::Last => self.has_last || self.is_imported,
                Step::Roll => self.has_last,
                Step::Confirm => self.doubts == 0,
                Step::Fill => self.blanks == 0,
                Step::Finish => self.open == (0, 0) && self.is_exported,
            }
    }

    fn is_spared(&self, step: Step) -> bool {
        let begins_anew = self.has_report && !self.has_last && !self.is_imported;
        begins_anew && matches!(step, Step::Last | Step::Roll)
    }

    /// The step to be done next; none if all are.
    #[must_use]
    pub fn next(&self) -> Option<Step> {
        let mut steps = Step::ALL.into_iter();
        steps.find(|step| !self.is_done(*step) && !self.is_spared(*step))
    }

    /// How a step stands.
    #[must_use]
    pub fn state(&self, step: Step) -> State {
        if self.is_spared(step) {
            State::Spared
        } else if self.next() == Some(step) {
            State::Now
        } else if self.is_done(step) {
            State::Done
        } else {
            State::Later
        }
    }

    /// What is left to be done of a step, or what it is about.
    fn said(&self, step: Step) -> String {
        match step {
            _ if self.is_spared(step) => words::STEP_SPARED.to_owned(),
            Step::Confirm if self.doubts > 0 => words::step_doubts(self.doubts),
            Step::Fill if self.has_report && self.blanks > 0 => words::step_blanks(self.blanks),
            Step::Finish if self.has_report && self.open != (0, 0) => words::step_open(self.open),
            Step::Finish if self.has_report && !self.is_exported => words::STEP_EXPORT.to_owned(),
            _ => words::step_hint(index(step)).to_owned(),
        }
    }
}

fn index(step: Step) -> usize {
    let at = Step::ALL.iter().position(|known| *known == step);
    at.unwrap_or_default()
}

/// The steps one under the other, as the start page has them; returns the one that was taken.
pub fn card(ui: &mut Ui, facts: &Facts) -> Option<Step> {
    let mut taken = None;
    theme::card(ui.visuals()).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.strong(words::GUIDE);
        ui.add_space(4.0);
        for step in Step::ALL {
            taken = taken.or(line(ui, facts, step));
        }
    });
    taken
}

/// What is to be done next in one line, or when folded out all steps; returns the one that was taken.
/// The cross puts the guide away.
pub fn strip(
    ui: &mut Ui,
    facts: &Facts,
    is_unfolded: &mut bool,
    is_shown: &mut bool,
) -> Option<Step> {
    let next = facts.next()?;
    let mut taken = None;
    if *is_unfolded {
        for step in Step::ALL {
            taken = taken.or(line(ui, facts, step));
        }
    }
    ui.horizontal(|ui| {
        let (icon, name) = if *is_unfolded {
            (icons::UNFOLDED, words::FOLD_GUIDE)
        } else {
            (icons::FOLDED, words::UNFOLD_GUIDE)
        };
        if icon_button(ui, icon, name).clicked() {
            *is_unfolded = !*is_unfolded;
        }
        let right = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(right, |ui| {
            if icon_button(ui, icons::CLOSE, words::HIDE_GUIDE).clicked() {
                *is_shown = false;
            }
            let left = egui::Layout::left_to_right(egui::Align::Center);
            ui.with_layout(left, |ui| {
                let title = words::step_of(index(next) + 1, words::step(index(next)));
                let button = Button::new(title).truncate();
                let said = facts.said(next);
                if ui.add(button).on_hover(said).clicked() {
                    taken = Some(next);
                }
            });
        });
    });
    taken
}

/// A button that shows an icon alone; its name is under the mouse.
fn icon_button(ui: &mut Ui, icon: &str, name: &str) -> egui::Response {
    let button = Button::new(theme::icon(icon)).frame_when_inactive(false);
    let response = ui.add(button).on_hover(name);
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

fn line(ui: &mut Ui, facts: &Facts, step: Step) -> Option<Step> {
    let palette = theme::palette(ui.visuals());
    let state = facts.state(step);
    let (icon, colour) = match state {
        State::Done => (icons::DONE, palette.done.0),
        State::Now => (icons::NEXT, palette.accent.0),
        State::Later | State::Spared => (icons::TO_DO, palette.weak.0),
    };
    let title = words::step(index(step));
    let mut text = RichText::new(title).color(palette.text.0);
    if state == State::Now {
        text = text.strong();
    }
    let button = Button::new((theme::icon(icon).color(colour), text))
        .frame_when_inactive(false)
        .min_size(Vec2::new(ui.available_width(), 0.0))
        .truncate();
    let said = facts.said(step);
    let response = in_sight(ui.add(button.right_text(RichText::new(&said).weak().small())));
    let name = words::step_said(
        index(step) + 1,
        title,
        words::step_state(state as usize),
        &said,
    );
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(name));
    response.clicked().then_some(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_are_done_one_after_the_other_and_the_guide_ends() {
        let mut facts = Facts::default();
        assert_eq!(facts.next(), Some(Step::Last));
        assert_eq!(facts.state(Step::Fill), State::Later);
        (facts.has_report, facts.is_imported) = (true, true);
        assert_eq!(facts.state(Step::Last), State::Done);
        assert_eq!(facts.next(), Some(Step::Roll));
        facts = Facts {
            has_last: true,
            is_imported: false,
            doubts: 3,
            blanks: 190,
            open: (0, 2),
            ..facts
        };
        assert_eq!(facts.next(), Some(Step::Confirm));
        facts.doubts = 0;
        assert_eq!(facts.next(), Some(Step::Fill));
        facts.blanks = 0;
        assert_eq!(facts.next(), Some(Step::Finish));
        facts.open = (0, 0);
        assert_eq!(facts.next(), Some(Step::Finish));
        facts.is_exported = true;
        assert_eq!(facts.next(), None);
    }

    #[test]
    fn a_report_that_begins_empty_does_without_last_years() {
        let facts = Facts {
            has_report: true,
            blanks: 200,
            ..Facts::default()
        };
        assert_eq!(facts.state(Step::Last), State::Spared);
        assert_eq!(facts.state(Step::Roll), State::Spared);
        assert_eq!(facts.next(), Some(Step::Fill));
    }
}
