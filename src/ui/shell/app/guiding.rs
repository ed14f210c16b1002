//! What explains the work: the guide of five steps, and what counts at the place at hand.

use egui::{Context, Ui};

use super::App;
use super::side::Tab;
use crate::check::Tally;
use crate::form::{CellId, Form};
use crate::ui::input::command::Command;
use crate::ui::views::guidance::{self, GuidanceState};
use crate::ui::views::guide::{self, Facts, Step};
use crate::ui::views::help::{self, HelpState, Page};
use crate::ui::views::part::Part;
use crate::ui::views::revision::Revision;
use crate::ui::words;

/// The state of what explains the work.
#[derive(Default)]
pub(super) struct Guiding {
    guidance: GuidanceState,
    pub(super) help: HelpState,
    /// What the facts were gathered for: a check of a revision, and which one was exported.
    seen: Option<(Revision, u64, Option<Revision>)>,
    facts: Facts,
    is_unfolded: bool,
    exported: Option<Revision>,
}

impl App {
    /// Takes down that the report was exported as it stands.
    pub(super) fn follow_export(&mut self) {
        self.guiding.exported = Some(self.revision());
    }

    fn gather_facts(&mut self) -> Facts {
        let revision = self.revision();
        let exported = self.guiding.exported;
        let wanted = Some((revision, self.workspace.checks(), exported));
        if self.guiding.seen != wanted {
            self.guiding.seen = wanted;
            self.guiding.facts = Facts::of(
                self.report(),
                self.workspace.source(),
                Tally::of(self.workspace.findings()),
                exported == Some(revision),
            );
        }
        self.guiding.facts
    }

    /// What is to be done next, at the foot of the right side until all is done.
    pub(super) fn guide_strip(&mut self, ui: &mut Ui) {
        // Pages and bars need all the height there is.
        let has_room = !self.shows(Tab::Preview) && !self.shows(Tab::Years);
        let facts = self.gather_facts();
        if self.surroundings.settings.hides_guide || !has_room || facts.next().is_none() {
            return;
        }
        let mut is_shown = true;
        let is_unfolded = &mut self.guiding.is_unfolded;
        let shown = egui::Panel::bottom("guide")
            .resizable(false)
            .show(ui, |ui| {
                ui.add_space(2.0);
                let taken = guide::strip(ui, &facts, is_unfolded, &mut is_shown);
                ui.add_space(2.0);
                taken
            });
        if !is_shown {
            self.surroundings.settings.hides_guide = true;
            words::GUIDE_HIDDEN.clone_into(&mut self.status.notice);
        }
        if let Some(step) = shown.inner {
            self.take_step(step, &facts);
        }
    }

    /// Shows the guide, or puts it away.
    pub(super) fn toggle_guide(&mut self) {
        let hides = &mut self.surroundings.settings.hides_guide;
        *hides = !*hides;
        if *hides {
            words::GUIDE_HIDDEN.clone_into(&mut self.status.notice);
        } else {
            self.guiding.is_unfolded = true;
            self.side.open();
        }
    }

    /// Goes where a step is done.
    fn take_step(&mut self, step: Step, facts: &Facts) {
        let command = match step {
            Step::Roll if facts.is_imported => Command::Roll,
            Step::Last | Step::Roll => Command::AttachLast,
            Step::Confirm if facts.doubts > 0 => Command::NextDoubt,
            Step::Confirm => return words::DOUBTS_DONE.clone_into(&mut self.status.notice),
            Step::Fill => return self.go_to_blank(),
            Step::Finish if facts.open == (0, 0) => Command::Export,
            Step::Finish => Command::NextFinding,
        };
        self.later.commands.push(command);
    }

    /// Goes to the first blank cell.
    fn go_to_blank(&mut self) {
        let report = self.report();
        let mut cells = report.form().cells().map(|(cell, _)| cell);
        match cells.find(|cell| report.value(*cell).is_empty()) {
            Some(cell) => self.go_to_cell(cell),
            None => words::ALL_FILLED.clone_into(&mut self.status.notice),
        }
    }

    /// Opens what is said of the place at hand.
    pub(super) fn open_guidance(&mut self, ctx: &Context) {
        let form: &'static Form = self.report().form();
        let (title, mut said) = match &self.views.part {
            Part::Table(table) => {
                let current = self.views.grid.current();
                let cells: Vec<CellId> = match current {
                    Some(cell) => vec![cell],
                    None => form.cells_of(*table).collect(),
                };
                let name = current.map(|cell| form.full_name(cell));
                let name = name.unwrap_or_else(|| form.tables()[*table].name.clone());
                (name, form.guidance_over(&cells))
            }
            Part::Prose(field) => {
                let heading = form.prose_field(field).map(|field| field.heading.clone());
                (heading.unwrap_or_default(), form.guidance_of_field(field))
            }
        };
        if matches!(self.views.part, Part::Prose(_)) || said.is_empty() {
            let general = form.guidance().iter();
            said.extend(general.filter(|guidance| guidance.is_general()));
        }
        let came_from = ctx.memory(egui::Memory::focused);
        self.guiding.guidance.open(title, said, came_from);
        ctx.request_repaint();
    }

    /// Whether a window lies over the work.
    pub(super) fn has_pane(&self) -> bool {
        self.surroundings.has_pane()
            || self.guiding.guidance.is_open()
            || self.guiding.help.is_open()
    }

    /// Opens the help, at this page or where it was left.
    pub(super) fn open_help(&mut self, ctx: &Context, page: Option<Page>) {
        let came_from = ctx.memory(egui::Memory::focused);
        self.guiding.help.open(page, came_from);
        ctx.request_repaint();
    }

    /// Shows what lies open of help and guidance.
    pub(super) fn explain_all(&mut self, ctx: &Context) {
        let composition = self.ime.composition();
        let is_top = self.workspace.prompt().is_none() && !self.surroundings.menu.is_open();
        let form = self.report().form();
        let help = &mut self.guiding.help;
        if let Some(field) = help::show(ctx, help, form, is_top && !composition.is_under_way) {
            self.give_back(ctx, field);
        }
        let asked = guidance::show(ctx, &mut self.guiding.guidance, is_top);
        if let Some(field) = asked.back_to {
            self.give_back(ctx, field);
        }
        if asked.all {
            self.later.commands.push(Command::AllGuidance);
        }
    }
}
