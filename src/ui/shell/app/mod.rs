//! The window's state, and what it shows.

mod commands;
mod comparing;
mod exporting;
mod filing;
mod focus;
mod marking;
mod navigation;
mod paths;
mod rescue;
mod reviewing;
mod side;
mod surroundings;
mod tables;
mod troubles;
mod writing;

use std::path::Path;
use std::time::Duration;

use egui::{Context, Ui, ViewportCommand};

use super::jobs::Jobs;
use super::memory::Memory;
use super::system::System;
use crate::check::{Finding, Tally};
use crate::draft::recovery::Recovery;
use crate::form::{CellId, Form, Role};
use crate::report::Report;
use crate::ui::input::command::Command;
use crate::ui::input::ime::Ime;
use crate::ui::input::keyboard;
use crate::ui::input::turns;
use crate::ui::views::bars;
use crate::ui::views::binding::BindingState;
use crate::ui::views::doubts::DoubtsState;
use crate::ui::views::find::FindState;
use crate::ui::views::findings::FindingsState;
use crate::ui::views::grid::GridState;
use crate::ui::views::grid::marks::Marks;
use crate::ui::views::outline;
use crate::ui::views::part::Part;
use crate::ui::views::path::PathState;
use crate::ui::views::prose::ProseState;
use crate::ui::views::review::ReviewState;
use crate::ui::views::revision::Revision;
use crate::ui::words;
use crate::workspace::{Ask, Event, Workspace};

/// The program in its window.
pub struct App {
    workspace: Workspace,
    /// What happened and is not told to the workspace yet.
    events: Vec<Event>,
    jobs: Jobs,
    /// Where unsaved work is kept, for this window alone.
    recovery: Option<Recovery>,
    memory: Memory,
    views: Views,
    side: side::Side,
    surroundings: surroundings::Surroundings,
    comparing: comparing::Comparing,
    commands: Vec<Command>,
    notice: String,
    ime: Ime,
    title: String,
    /// The cell that has a frame.
    framed: Option<CellId>,
    /// What a dialog was last asked for, and under which number.
    chosen: Option<(u64, Ask)>,
    /// The window is to close once earlier keys are carried out.
    closes: bool,
    /// A form was chosen; the report changes after the frame.
    chosen_form: Option<&'static Form>,
}

/// The states of the views in which the report is worked on.
struct Views {
    /// Which report they show: places of one are none of another.
    edition: u64,
    part: Part,
    grid: GridState,
    /// The marks of the cells, and the check that they are of.
    marks: (u64, Marks),
    /// Whether last year's numbers stand under this year's, where they are known.
    compares: bool,
    prose: ProseState,
    bars: bars::BarsState,
    find: FindState,
    findings: FindingsState,
    review: ReviewState,
    doubts: DoubtsState,
    binding: BindingState,
    path: PathState,
}

impl Views {
    /// The views, with this prose field in front.
    fn at(opening: String) -> Views {
        Views {
            edition: 0,
            part: Part::Prose(opening),
            grid: GridState::default(),
            marks: (0, Marks::default()),
            compares: true,
            prose: ProseState::default(),
            bars: bars::BarsState::default(),
            find: FindState::default(),
            findings: FindingsState::default(),
            review: ReviewState::default(),
            doubts: DoubtsState::default(),
            binding: BindingState::default(),
            path: PathState::default(),
        }
    }
}

impl App {
    /// A window with an empty report of the year that is due.
    #[must_use]
    pub fn new(jobs: Jobs) -> App {
        let report = filing::blank();
        let opening = report.form().field(Role::Opening).id.clone();
        App {
            workspace: Workspace::new(report),
            events: Vec::new(),
            memory: Memory::new(jobs.are_inline()),
            jobs,
            recovery: None,
            views: Views::at(opening),
            side: side::Side::default(),
            surroundings: surroundings::Surroundings::default(),
            comparing: comparing::Comparing::default(),
            commands: Vec::new(),
            notice: String::new(),
            ime: Ime::default(),
            title: String::new(),
            framed: None,
            chosen: None,
            closes: false,
            chosen_form: None,
        }
    }

    /// Remembers the drafts that were last open in this folder.
    #[must_use]
    pub fn with_recent(mut self, folder: &Path) -> App {
        self.memory.look_up_recent(folder);
        self
    }

    /// The report as it stands.
    #[must_use]
    pub fn report(&self) -> &Report {
        self.workspace.report()
    }

    /// Which state of which report is worked on.
    fn revision(&self) -> Revision {
        Revision {
            report: self.workspace.edition() + 1,
            edits: self.workspace.revision(),
        }
    }

    /// All findings of the report as it stands.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        self.workspace.findings()
    }

    /// The cell that has a frame, if one does: what is typed next goes into it.
    #[must_use]
    pub fn framed(&self) -> Option<CellId> {
        self.framed
    }

    /// The window's title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Opens a file: for the start of the program.
    pub fn open(&mut self, path: &Path) {
        self.events.push(Event::Begin(path.to_owned()));
    }

    /// Shows the window's content and carries out what was asked for.
    pub fn show(&mut self, ui: &mut Ui, system: &dyn System) {
        let ctx = ui.ctx().clone();
        turns::take(&ctx);
        Ime::listen(&ctx);
        keyboard::let_in(&ctx, self.is_free() && self.surroundings.before.is_early());
        let now = ctx.input(|input| Duration::from_secs_f64(input.time.max(0.0)));
        self.recall(&ctx);
        self.tell(&ctx, system, Event::Time(now));
        self.tell_waiting(&ctx, system);
        for done in self.jobs.done() {
            self.finish(&ctx, system, done);
        }
        self.take_keys(&ctx);
        self.check();
        let is_free = self.is_free();
        self.watch_keyboard(&ctx, is_free);
        self.catch_typing(&ctx);
        ui.add_enabled_ui(is_free, |ui| self.panels(ui));
        self.around(&ctx);
        if let Some(form) = self.chosen_form.take() {
            self.change_form(form);
        }
        self.dropped_files(&ctx);
        self.tell_waiting(&ctx, system);
        self.message_box(&ctx);
        self.tell_waiting(&ctx, system);
        // Keys that came before a command in one slow frame are carried out before it.
        let has_waiting = matches!(self.views.part, Part::Table(_))
            && !self.is_on_start_page()
            && self.views.grid.has_waiting();
        let commands = if has_waiting {
            Vec::new()
        } else {
            std::mem::take(&mut self.commands)
        };
        for command in commands {
            // What it changes is shown at once, not when the key is let go.
            ctx.request_repaint();
            self.carry_out(&ctx, command, system);
        }
        self.follow_closing(&ctx, has_waiting || turns::has_held(&ctx));
        self.tell_waiting(&ctx, system);
        self.check();
        if self.workspace.asks_for_faces() {
            self.jobs
                .look_up_faces(&ctx, self.surroundings.settings.export.fonts);
        }
        self.lay_out(&ctx);
        self.tell(&ctx, system, Event::Time(now));
        self.follow_keeping();
        if let Some(rest) = self.workspace.wakes_in() {
            ctx.request_repaint_after(rest + Duration::from_millis(50));
        }
        let in_table = matches!(self.views.part, Part::Table(_)) && self.views.grid.has_keyboard();
        let is_behind = in_table && self.views.grid.has_waiting();
        Ime::wait_for_keys(&ctx, is_behind);
        let lie = turns::Lie {
            is_behind: is_behind && self.is_free(),
            is_covered: self.is_covered(&ctx),
        };
        turns::say(&ctx, lie);
        self.bring_back(&ctx);
        let in_table = matches!(self.views.part, Part::Table(_)) && self.views.grid.has_keyboard();
        keyboard::shield(&ctx, in_table && self.workspace.prompt().is_none());
        self.set_title(&ctx);
    }

    /// Whether the report can be worked on: nothing is asked, and while a file is chosen or opened
    /// nothing can be typed that it would replace.
    fn is_free(&self) -> bool {
        self.workspace.prompt().is_none()
            && !self.views.binding.is_open()
            && !self.comparing.is_open()
            && !self.workspace.is_held()
    }

    fn take_keys(&mut self, ctx: &Context) {
        self.ime.follow(ctx);
        if self.is_free() && !self.ime.composition().is_under_way {
            self.surroundings.menu.take_keys(ctx);
            let leaves_undo = self.views.findings.is_writing()
                || self.views.find.is_writing()
                || self.surroundings.preferences.is_writing()
                || self.surroundings.exports.is_writing();
            let taken = ctx.input_mut(|input| Command::take(input, leaves_undo));
            if !taken.is_empty() {
                // It is about the work, not about the menu that the mouse has opened over it.
                egui::Popup::close_all(ctx);
            }
            self.commands.extend(taken);
        }
    }

    fn panels(&mut self, ui: &mut Ui) {
        self.framed = None;
        let sizes = crate::ui::theme::sizes();
        let composition = self.ime.composition();
        egui::Panel::top("menu").show(ui, |ui| self.menu_bar(ui));
        if self.is_on_start_page() {
            if let Some(trouble) = self.surroundings.troubles.said() {
                egui::Panel::bottom("trouble").show(ui, |ui| bars::trouble(ui, &trouble));
            }
            self.welcome_page(ui);
            return;
        }
        let mut asked = Vec::new();
        let situation = self.situation();
        egui::Panel::top("toolbar").show(ui, |ui| bars::toolbar(ui, &situation, &mut asked));
        self.commands.extend(asked);
        let revision = self.revision();
        let actions = egui::Panel::top("report").show(ui, |ui| {
            let report = self.workspace.report();
            bars::report(ui, &mut self.views.bars, report, revision, composition)
        });
        for action in actions.inner {
            self.type_data(action);
        }
        egui::Panel::bottom("status").show(ui, |ui| {
            let work = bars::Work {
                is_dirty: self.workspace.is_dirty(),
                is_kept: self.workspace.is_kept(),
                notice: &self.notice,
                trouble: self.surroundings.troubles.said(),
            };
            let wrong = self.wrong_here();
            let report = self.workspace.report();
            bars::status(
                ui,
                report,
                self.views.grid.current(),
                wrong.as_deref(),
                &work,
            );
        });
        if let Some(why) = self.workspace.source().read_only() {
            egui::Panel::top("read only").show(ui, |ui| {
                if bars::read_only(ui, why) {
                    self.events.push(Event::TakeOver);
                }
            });
        }
        // Drawn large on a small screen, the sides leave room for the work; how wide they were is kept.
        let room = ui.available_width();
        self.fold_side(room);
        let (outline, most) = if room < sizes.narrow {
            ("outline narrow", room * 0.26)
        } else {
            ("outline", f32::INFINITY)
        };
        egui::Panel::left(outline)
            .default_size(sizes.outline_width.min(most))
            .max_size(most)
            .show(ui, |ui| {
                egui::ScrollArea::vertical()
                    .auto_shrink([false, false])
                    .show(ui, |ui| {
                        ui.add_space(4.0);
                        let clicked = outline::show(
                            ui,
                            self.workspace.report(),
                            self.workspace.findings(),
                            &self.views.part,
                        );
                        if let Some(part) = clicked {
                            self.go_to(part);
                        }
                    });
            });
        self.side_panel(ui, room < sizes.narrow, most);
        egui::CentralPanel::default().show(ui, |ui| {
            self.find_bar(ui);
            let limit = self.surroundings.settings.overview_limit as usize;
            bars::part_head(ui, self.workspace.report(), &self.views.part, limit);
            match self.views.part.clone() {
                Part::Table(table) => self.table(ui, table),
                Part::Prose(field) => self.prose_field(ui, &field),
            }
        });
    }

    /// Checks what has changed.
    fn check(&mut self) {
        self.workspace
            .check(self.surroundings.settings.export.fonts);
        let checks = self.workspace.checks();
        if self.views.marks.0 != checks {
            self.views.marks = (checks, Marks::of(self.workspace.findings()));
        }
    }

    fn set_title(&mut self, ctx: &Context) {
        let dirty = if self.workspace.is_dirty() {
            words::UNSAVED
        } else {
            ""
        };
        let report = self.report().title_lead();
        let report = if report.is_empty() {
            words::PROGRAM
        } else {
            &report
        };
        let counts = words::open_findings(Tally::of(self.workspace.findings()));
        let mut title = format!("{report} — {}{dirty}{counts}", self.name());
        if self.is_on_start_page() {
            words::PROGRAM.clone_into(&mut title);
        }
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}
