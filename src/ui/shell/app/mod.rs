//! The window's state, and what it shows.

mod carrying_out;
mod desk;
mod exporting;
mod filing;
mod focus;
mod keeping;
mod marking;
mod navigation;
mod reviewing;
mod side;
mod tables;
mod writing;

use std::path::{Path, PathBuf};

use egui::{Context, Ui, ViewportCommand};

use super::jobs::Jobs;
use super::message::{After, Message};
use super::system::System;
use crate::check::prose::{Reading, read};
use crate::check::{Context as Against, Faces, Finding, Tally, check_with, wrong_sums};
use crate::draft::recent::Recent;
use crate::export::pdf::Fonts;
use crate::export::{FontSource, characters_are_common};
use crate::form::{CellId, Form, Role};
use crate::report::{Editor, Report};
use crate::ui::input::command::Command;
use crate::ui::input::ime::Ime;
use crate::ui::input::keyboard;
use crate::ui::views::bars;
use crate::ui::views::binding::TyingState;
use crate::ui::views::doubts::DoubtsState;
use crate::ui::views::find::FindState;
use crate::ui::views::findings::FindingsState;
use crate::ui::views::grid::GridState;
use crate::ui::views::grid::marks::Marks;
use crate::ui::views::outline;
use crate::ui::views::part::Part;
use crate::ui::views::prose::ProseState;
use crate::ui::views::review::ReviewState;
use crate::ui::views::revision::Revision;
use crate::ui::words;

/// The program in its window.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, not a state of many"
)]
pub struct App {
    editor: Editor,
    /// Another number for every report, and for every form it is put into.
    number: u64,
    /// The draft's file, once it has one.
    file: Option<PathBuf>,
    /// What the window calls the report while it has no file.
    name: String,
    findings: Vec<Finding>,
    /// The numbers in the prose, read once for every check.
    readings: Vec<Reading>,
    marks: Marks,
    /// The revision that was checked, and the faces it was checked for.
    checked: Option<(Revision, FontSource)>,
    /// How often it was.
    checks: u64,
    /// Whether the findings await the faces of the computer.
    awaits_faces: bool,
    /// The printed sums that disagree with their cells, which nothing else explains.
    wrong_sums: Vec<CellId>,
    /// What the import of the report was unsure of.
    notes: Vec<Finding>,
    review: ReviewState,
    doubts: DoubtsState,
    tying: TyingState,
    part: Part,
    grid: GridState,
    prose: ProseState,
    find: FindState,
    panel: FindingsState,
    bars: bars::BarsState,
    show_findings: bool,
    /// Whether last year's numbers stand under this year's, where they are known.
    compares: bool,
    commands: Vec<Command>,
    jobs: Jobs,
    message: Option<Message>,
    /// What goes on once unsaved changes are saved or given up.
    after: Option<After>,
    notice: String,
    ime: Ime,
    title: String,
    recent: Recent,
    /// A recent draft was chosen; it is opened after the frame.
    chosen_file: Option<PathBuf>,
    /// A form was chosen; the report changes after the frame.
    chosen_form: Option<&'static Form>,
    /// When prose was last typed, in seconds of the window's clock.
    last_typed: f64,
    may_close: bool,
    /// Save once more after the save under way.
    save_again: bool,
    /// Close once nothing is being written any more.
    close_when_free: bool,
    keeping: keeping::Keeping,
    side: side::Side,
    desk: desk::Desk,
}

impl App {
    /// A window with an empty report of the year that is due.
    #[must_use]
    pub fn new(jobs: Jobs) -> App {
        let report = filing::blank();
        let opening = report.form().field(Role::Opening).id.clone();
        App {
            editor: Editor::new(report),
            number: 1,
            file: None,
            name: words::NEW_FILE.to_owned(),
            findings: Vec::new(),
            readings: Vec::new(),
            marks: Marks::default(),
            checked: None,
            checks: 0,
            awaits_faces: false,
            wrong_sums: Vec::new(),
            notes: Vec::new(),
            review: ReviewState::default(),
            doubts: DoubtsState::default(),
            tying: TyingState::default(),
            part: Part::Prose(opening),
            grid: GridState::default(),
            prose: ProseState::default(),
            find: FindState::default(),
            panel: FindingsState::default(),
            bars: bars::BarsState::default(),
            show_findings: true,
            compares: true,
            commands: Vec::new(),
            jobs,
            message: None,
            after: None,
            notice: String::new(),
            ime: Ime::default(),
            title: String::new(),
            recent: Recent::default(),
            chosen_file: None,
            chosen_form: None,
            last_typed: 0.0,
            may_close: false,
            save_again: false,
            close_when_free: false,
            keeping: keeping::Keeping::default(),
            side: side::Side::default(),
            desk: desk::Desk::default(),
        }
    }

    /// Remembers the drafts that were last open in this folder.
    #[must_use]
    pub fn with_recent(mut self, folder: &Path) -> App {
        self.recent = Recent::load(folder);
        self
    }

    /// The report as it stands.
    #[must_use]
    pub fn report(&self) -> &Report {
        self.editor.report()
    }

    /// Which state of which report is worked on.
    fn revision(&self) -> Revision {
        Revision {
            report: self.number,
            edits: self.editor.revision(),
        }
    }

    /// All findings of the report as it stands.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The window's title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Opens a file, unsaved changes or not: for the start of the program.
    pub fn open(&mut self, ctx: &Context, path: &Path) {
        self.jobs.open(ctx, path.to_owned());
    }

    /// Shows the window's content and carries out what was asked for.
    pub fn show(&mut self, ui: &mut Ui, system: &dyn System) {
        let ctx = ui.ctx().clone();
        Ime::listen(&ctx);
        keyboard::let_in(&ctx);
        for done in self.jobs.done() {
            self.finish(&ctx, done);
        }
        self.take_keys(&ctx);
        self.check();
        // While a file is chosen or opened nothing can be typed that it would replace.
        let is_free = self.message.is_none() && !self.tying.is_open() && !self.jobs.holds_all();
        self.watch_keyboard(&ctx, is_free);
        ui.add_enabled_ui(is_free, |ui| self.panels(ui));
        self.around(&ctx);
        if let Some(form) = self.chosen_form.take() {
            self.change_form(form);
        }
        if let Some(path) = self.chosen_file.take() {
            self.after_saving(&ctx, After::Open(path), system);
        }
        self.dropped_files(&ctx);
        self.message_box(&ctx, system);
        // Keys that came before a command in one slow frame are carried out before it.
        let has_waiting = matches!(self.part, Part::Table(_))
            && !self.desk.is_welcome()
            && self.grid.has_waiting();
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
        self.save_after_all(&ctx, system);
        self.close(&ctx);
        self.check();
        if std::mem::take(&mut self.awaits_faces) {
            self.jobs
                .look_up_faces(&ctx, self.desk.settings.export.fonts);
        }
        self.lay_out(&ctx);
        self.keep_aside(&ctx);
        let in_table = matches!(self.part, Part::Table(_)) && self.grid.has_keyboard();
        Ime::wait_for_keys(&ctx, in_table && self.grid.has_waiting());
        keyboard::shield(&ctx, in_table && self.message.is_none());
        self.set_title(&ctx);
    }

    fn take_keys(&mut self, ctx: &Context) {
        self.ime.follow(ctx);
        let is_free = self.message.is_none() && !self.tying.is_open() && !self.jobs.holds_all();
        if is_free && !self.ime.composition().is_under_way {
            self.desk.menu.take_keys(ctx);
            let leaves_undo = self.panel.is_writing()
                || self.find.is_writing()
                || self.desk.preferences.is_writing()
                || self.desk.exports.is_writing();
            self.commands
                .extend(ctx.input_mut(|input| Command::take(input, leaves_undo)));
        }
    }

    fn panels(&mut self, ui: &mut Ui) {
        let sizes = crate::ui::theme::sizes();
        let composition = self.ime.composition();
        egui::Panel::top("menu").show(ui, |ui| self.menu_bar(ui));
        if self.desk.is_welcome() {
            self.welcome_page(ui);
            return;
        }
        let mut asked = Vec::new();
        let situation = self.situation();
        egui::Panel::top("toolbar").show(ui, |ui| bars::toolbar(ui, &situation, &mut asked));
        self.commands.extend(asked);
        let revision = self.revision();
        let actions = egui::Panel::top("report").show(ui, |ui| {
            let report = self.editor.report();
            bars::report(ui, &mut self.bars, report, revision, composition)
        });
        for action in actions.inner {
            self.type_data(action);
        }
        egui::Panel::bottom("status").show(ui, |ui| {
            let work = bars::Work {
                is_dirty: self.editor.is_dirty(),
                is_kept: self.is_kept(),
                notice: &self.notice,
            };
            let wrong = self.wrong_here();
            let report = self.editor.report();
            bars::status(ui, report, self.grid.current(), wrong.as_deref(), &work);
        });
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
                        let clicked =
                            outline::show(ui, self.editor.report(), &self.findings, &self.part);
                        if let Some(part) = clicked {
                            self.go_to(part);
                        }
                    });
            });
        self.side_panel(ui, room < sizes.narrow, most);
        egui::CentralPanel::default().show(ui, |ui| {
            self.find_bar(ui);
            let limit = self.desk.settings.overview_limit as usize;
            bars::part_head(ui, self.editor.report(), &self.part, limit);
            match self.part.clone() {
                Part::Table(table) => self.table(ui, table),
                Part::Prose(field) => self.prose_field(ui, &field),
            }
        });
    }

    fn check(&mut self) {
        let fonts = self.desk.settings.export.fonts;
        let wanted = (self.revision(), fonts);
        if self.checked != Some(wanted) {
            // A rare character waits until the faces were looked up, on a thread of their own.
            let is_known = Fonts::are_looked_up(fonts) || characters_are_common(self.report());
            self.awaits_faces = !is_known;
            self.readings = read(self.report());
            let against = Against {
                readings: Some(&self.readings),
                faces: is_known.then_some(&fonts as &dyn Faces),
                ..Against::default()
            };
            self.findings = check_with(self.editor.report(), &against);
            self.marks = Marks::of(&self.findings);
            self.wrong_sums = wrong_sums(self.report(), &self.findings);
            self.checks += 1;
            self.checked = Some(wanted);
        }
    }

    fn close(&mut self, ctx: &Context) {
        if ctx.input(|input| input.viewport().close_requested()) && !self.may_close {
            if self.jobs.is_busy() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.close_when_free = true;
            } else if self.editor.is_dirty() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                // What is being asked already is answered first.
                let text = words::unsaved(&self.name);
                self.message
                    .get_or_insert_with(|| Message::unsaved(text, After::Close));
            }
        } else if self.close_when_free && !self.jobs.is_busy() {
            self.close_when_free = false;
            // What went wrong meanwhile must be read.
            if self.message.is_none() {
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
    }

    fn set_title(&mut self, ctx: &Context) {
        let dirty = if self.editor.is_dirty() {
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
        let counts = words::open_findings(Tally::of(&self.findings));
        let mut title = format!("{report} — {}{dirty}{counts}", self.name);
        if self.desk.is_welcome() {
            words::PROGRAM.clone_into(&mut title);
        }
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}
