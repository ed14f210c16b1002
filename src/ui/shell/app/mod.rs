//! The window's state, and what it shows.

mod beginning;
mod collecting;
mod commands;
mod comparing;
mod doings;
mod ending;
mod exporting;
mod filing;
mod focus;
mod guiding;
mod hands;
mod marking;
mod navigation;
mod panels;
mod paths;
mod proving;
mod rescue;
mod reviewing;
mod side;
mod status;
mod surroundings;
mod tables;
mod troubles;
mod writing;
mod years;

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::{Context, Ui, ViewportCommand};

use super::jobs::Jobs;
use super::memory::Memory;
use super::system::System;
use crate::check::{Finding, Tally};
use crate::draft::lock::{self, Holder};
use crate::draft::recovery::Recovery;
use crate::form::{CellId, Form, Role};
use crate::report::Report;
use crate::ui::input::command::Command;
use crate::ui::input::ime::Ime;
use crate::ui::input::keyboard;
use crate::ui::input::turns;
use crate::ui::views::bars;
use crate::ui::views::binding::BindingState;
use crate::ui::views::callout::CalloutState;
use crate::ui::views::doubts::DoubtsState;
use crate::ui::views::find::FindState;
use crate::ui::views::findings::FindingsState;
use crate::ui::views::grid::marks::Marks;
use crate::ui::views::grid::{GridState, Pasted};
use crate::ui::views::part::Part;
use crate::ui::views::path::PathState;
use crate::ui::views::prose::ProseState;
use crate::ui::views::review::ReviewState;
use crate::ui::views::revision::Revision;
use crate::ui::views::steps::StepsState;
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
    collection: collecting::Collection,
    comparing: comparing::Comparing,
    guiding: guiding::Guiding,
    years: years::Years,
    status: status::Status,
    later: Later,
    ime: Ime,
}

/// What was asked for in a frame and is carried out after it.
#[derive(Default)]
struct Later {
    commands: Vec<Command>,
    /// What was pasted into the table.
    pasted: Option<Pasted>,
    /// A file or a folder that the system's own program is to show.
    shows: Option<PathBuf>,
    /// A form was chosen.
    form: Option<&'static Form>,
    /// The window is to close once earlier keys are carried out.
    closes: bool,
    /// What is to be kept or given back at the end has been.
    has_ended: bool,
    /// The file that the program was started with, until it is known where unsaved work is kept:
    /// by that others see that this program holds the draft.
    begins: Option<PathBuf>,
    /// The file that a second start of the program was given, until nothing else is asked.
    handed: Option<PathBuf>,
    /// Where that is has been asked.
    awaits_place: bool,
}

/// The states of the views in which the report is worked on.
struct Views {
    /// Which report they show: places of one are none of another.
    edition: u64,
    part: Part,
    /// Where the work stands on the screen.
    room: egui::Rect,
    /// The cell that has a frame.
    framed: Option<CellId>,
    /// What a dialog was last asked for, and under which number.
    asked: Option<(u64, Ask)>,
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
    callout: CalloutState,
    steps: StepsState,
    path: PathState,
}

impl Views {
    /// The views, with this prose field in front.
    fn at(opening: String) -> Views {
        Views {
            edition: 0,
            part: Part::Prose(opening),
            room: egui::Rect::ZERO,
            framed: None,
            asked: None,
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
            callout: CalloutState::default(),
            steps: StepsState::default(),
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
        let mut workspace = Workspace::new(report);
        workspace.appear_as(Holder::this(&lock::mark(), None));
        App {
            workspace,
            events: Vec::new(),
            memory: Memory::new(jobs.are_inline()),
            jobs,
            recovery: None,
            views: Views::at(opening),
            side: side::Side::default(),
            surroundings: surroundings::Surroundings::default(),
            collection: collecting::Collection::default(),
            comparing: comparing::Comparing::default(),
            guiding: guiding::Guiding::default(),
            years: years::Years::default(),
            status: status::Status::default(),
            later: Later::default(),
            ime: Ime::default(),
        }
    }

    /// Is the same to others as all windows of this name: they open one draft together.
    #[must_use]
    pub fn known_as(mut self, name: &str) -> App {
        self.workspace.appear_as(Holder::this(name, None));
        self
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
        self.views.framed
    }

    /// The window's title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.status.title
    }

    /// Opens a file: for the start of the program.
    pub fn open(&mut self, path: &Path) {
        self.later.begins = Some(path.to_owned());
    }

    /// Shows the window's content and carries out what was asked for.
    pub fn show(&mut self, ui: &mut Ui, system: &dyn System) {
        let ctx = ui.ctx().clone();
        turns::take(&ctx);
        Ime::listen(&ctx);
        // A pane lies over the work as a message does, though what is done in it is done at once.
        let is_clear = self.is_free() && !self.has_pane();
        keyboard::let_in(&ctx, is_clear && self.surroundings.before.is_early());
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
        let is_clear = is_free && !self.has_pane();
        self.watch_keyboard(&ctx, is_clear);
        self.catch_typing(&ctx);
        ui.add_enabled_ui(is_free, |ui| self.panels(ui));
        self.paste_waiting(system);
        self.prove_pasted(&ctx, system);
        self.around(&ctx);
        if let Some(path) = self.later.shows.take() {
            self.jobs.show(&ctx, path, system.hand_over());
        }
        if let Some(form) = self.later.form.take() {
            self.change_form(form);
        }
        self.dropped_files(&ctx);
        self.open_handed();
        self.tell_waiting(&ctx, system);
        self.message_box(&ctx);
        self.tell_waiting(&ctx, system);
        // Keys that came before a command in one slow frame are carried out before it.
        let has_waiting = matches!(self.views.part, Part::Table(_))
            && !self.is_aside()
            && self.views.grid.has_waiting();
        let commands = if has_waiting {
            Vec::new()
        } else {
            std::mem::take(&mut self.later.commands)
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
        self.follow_collection(&ctx);
        self.follow_doings();
        if let Some(rest) = self.workspace.wakes_in() {
            ctx.request_repaint_after(rest + Duration::from_millis(50));
        }
        let in_table = self.is_in_table();
        let is_behind = in_table && self.views.grid.has_waiting();
        Ime::wait_for_keys(&ctx, is_behind);
        let lie = turns::Lie {
            is_behind: is_behind && self.is_free(),
            is_covered: self.is_covered(&ctx),
        };
        turns::say(&ctx, lie);
        self.bring_back(&ctx);
        let in_table = self.is_in_table();
        keyboard::shield(&ctx, in_table && self.workspace.prompt().is_none());
        self.set_title(&ctx);
    }

    fn is_in_table(&self) -> bool {
        let is_table = matches!(self.views.part, Part::Table(_)) && !self.is_aside();
        is_table && self.views.grid.has_keyboard()
    }

    /// Whether the report can be worked on: nothing is asked, and while a file is chosen or opened
    /// nothing can be typed that it would replace.
    fn is_free(&self) -> bool {
        let is_covered = self.is_on_start_page() && self.surroundings.welcome.left.is_open();
        self.workspace.prompt().is_none()
            && !self.views.binding.is_open()
            && !self.views.steps.is_open()
            && !self.comparing.is_open()
            && !is_covered
            && !self.workspace.is_held()
    }

    fn take_keys(&mut self, ctx: &Context) {
        self.ime.follow(ctx);
        if self.is_free() && !self.ime.composition().is_under_way {
            self.surroundings.menu.take_keys(ctx);
            // Esc is the cell's too, which takes back what was typed.
            if ctx.input(|input| input.key_pressed(egui::Key::Escape)) {
                self.views.callout.close();
            }
            let leaves_undo = self.views.findings.is_writing()
                || self.views.find.is_writing()
                || self.surroundings.preferences.is_writing()
                || self.surroundings.exports.is_writing()
                || self.surroundings.wording.is_writing()
                || self.guiding.help.is_writing()
                || self.collection.is_shown();
            let taken = ctx.input_mut(|input| Command::take(input, leaves_undo));
            if !taken.is_empty() {
                // It is about the work, not about the menu that the mouse has opened over it.
                egui::Popup::close_all(ctx);
            }
            self.later.commands.extend(taken);
        }
    }

    /// Checks what has changed.
    fn check(&mut self) {
        let limit = self.surroundings.settings.overview_limit as usize;
        self.workspace.limit_overview(limit);
        self.workspace.prefer_pack(&self.surroundings.settings.pack);
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
        if self.collection.is_shown() {
            title = words::collection_title(&self.collection.name());
        } else if self.is_on_start_page() {
            words::PROGRAM.clone_into(&mut title);
        }
        if title != self.status.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.status.title = title;
        }
    }
}
