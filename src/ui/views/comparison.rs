//! The report beside another one: a version, what lies on the disk, a file.

use egui::{Context, Id, Modal, ScrollArea, Ui};

use super::answers;
use super::differences;
use super::differences::DifferencesState;
use super::revision::Revision;
use crate::report::Report;
use crate::report::difference::{Differences, Place};
use crate::ui::input::command::{Command, Situation};
use crate::ui::lines::Hover;
use crate::ui::{theme, words};

/// The report that this one is compared with.
#[derive(Debug)]
pub struct Against {
    /// What it is called.
    pub name: String,
    /// The report.
    pub report: Report,
    /// Whether this one came of it: then it stands on the left.
    pub is_older: bool,
}

/// The comparison, while it is shown, and what was compared last.
#[derive(Debug, Default)]
pub struct ComparisonState {
    is_open: bool,
    against: Option<Against>,
    /// What differs, and at which state of the report.
    made: Option<(Revision, Differences)>,
    list: DifferencesState,
}

/// What was asked for.
#[derive(Debug)]
pub enum Action {
    /// A step of the report: what is taken over.
    Take(crate::report::Edit),
    /// To go there.
    GoTo(Place),
    /// A command.
    Command(Command),
}

impl ComparisonState {
    /// Shows the report beside this one.
    pub fn open(&mut self, against: Against) {
        self.against = Some(against);
        self.made = None;
        self.reopen();
    }

    /// Shows again what was compared last.
    pub fn reopen(&mut self) {
        self.is_open = self.against.is_some();
    }

    /// Whether it is shown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// What the report was last compared with.
    #[must_use]
    pub fn against(&self) -> Option<&Against> {
        self.against.as_ref()
    }
}

/// How much of the window's width it takes at most, in points, and what stays beside it.
const WIDEST: f32 = 1000.0;
const BESIDE: f32 = 60.0;
/// What of the window's height is left for head and buttons.
const AROUND: f32 = 160.0;
/// The least height of the list.
const LEAST: f32 = 120.0;

/// Shows it while it is open.
pub fn show(
    ctx: &Context,
    state: &mut ComparisonState,
    report: &Report,
    revision: Revision,
    situation: &Situation,
) -> Option<Action> {
    let against = state.against.as_ref().filter(|_| state.is_open)?;
    let made = state.made.take();
    let made = made.filter(|(at, _)| *at == revision).map(|made| made.1);
    let differences = made.unwrap_or_else(|| Differences::between(report, &against.report));
    let mut action = None;
    let mut is_closed = false;
    let room = ctx.content_rect();
    let modal = Modal::new(Id::unique("comparison")).show(ctx, |ui| {
        ui.set_width((room.width() - BESIDE).min(WIDEST));
        ui.heading(words::COMPARISON);
        let names = if against.is_older {
            [against.name.as_str(), words::NOW]
        } else {
            [words::NOW, against.name.as_str()]
        };
        let shown = differences::Shown {
            differences: &differences,
            is_back: against.is_older,
            names,
            takes: true,
            goes: true,
        };
        ScrollArea::vertical()
            .max_height((room.height() - AROUND).max(LEAST))
            .show(ui, |ui| {
                let asked = differences::show(ui, &mut state.list, &shown);
                action = asked.and_then(|asked| meant(&differences, asked));
            });
        ui.separator();
        is_closed = buttons(ui, situation, &mut action);
    });
    state.made = Some((revision, differences));
    if is_closed || modal.should_close() || matches!(action, Some(Action::GoTo(_))) {
        state.is_open = false;
    }
    action
}

fn meant(differences: &Differences, asked: differences::Action) -> Option<Action> {
    let all = differences.all();
    Some(match asked {
        differences::Action::Take(index) => {
            let one = all.get(index)?;
            let label = words::taking(&differences.name(one));
            Action::Take(differences.take(label, one))
        }
        differences::Action::TakeAll => Action::Take(differences.take_all(words::TAKE_ALL)),
        differences::Action::GoTo(index) => Action::GoTo(all.get(index)?.place.clone()),
    })
}

/// The buttons below; whether the comparison is to be closed.
fn buttons(ui: &mut Ui, situation: &Situation, action: &mut Option<Action>) -> bool {
    ui.spacing_mut().item_spacing.x = theme::sizes().cell_padding * 2.0;
    ui.horizontal(|ui| {
        for command in [Command::Undo, Command::Redo, Command::ExportRedline] {
            let refusal = command.refusal(situation);
            let button = egui::Button::new(command.label());
            let mut button = ui.add_enabled(refusal.is_none(), button);
            if let Some(refusal) = refusal {
                button = button.on_disabled_hover(refusal.sentence());
            }
            if button.on_hover(command.tooltip()).clicked() {
                *action = Some(Action::Command(command));
            }
        }
        answers::at_right(ui, words::CLOSE)
    })
    .inner
}
