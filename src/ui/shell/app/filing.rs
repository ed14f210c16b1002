//! What the workspace asks of the window, and what becomes of it.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use egui::{Context, ViewportCommand};

use super::App;
use super::side::Tab;
use crate::beijing;
use crate::draft::recovery;
use crate::export::Format;
use crate::report::Report;
use crate::ui::shell::diagnosis::Diagnosis;
use crate::ui::shell::dialogs::Answered;
use crate::ui::shell::jobs::{Done, PrintBy};
use crate::ui::shell::message;
use crate::ui::shell::message::Reply;
use crate::ui::shell::system::System;
use crate::ui::views::doubts;
use crate::ui::views::review::ReviewState;
use crate::ui::words;
use crate::workspace::collecting::Wanted;
use crate::workspace::{
    Answer, Ask, Event, Next, Notice, Outcome, PrintWay, Request, Said, Source, stem,
};

impl App {
    /// Keeps unsaved work aside in this folder, and offers what lies there from a program that did
    /// not end well.
    #[must_use]
    pub fn with_recovery(mut self, folder: &Path) -> App {
        self.memory.look_for_journals(folder);
        self.later.awaits_place = true;
        self
    }

    /// Tells the workspace what happened, and does what it asks for.
    pub(super) fn tell(&mut self, ctx: &Context, system: &dyn System, event: Event) {
        for request in self.workspace.handle(event) {
            self.meet(ctx, system, request);
        }
        self.follow_edition();
    }

    /// Tells what happened where nothing can be done about it yet.
    pub(super) fn tell_waiting(&mut self, ctx: &Context, system: &dyn System) {
        while !self.events.is_empty() {
            for event in std::mem::take(&mut self.events) {
                self.tell(ctx, system, event);
            }
        }
    }

    fn meet(&mut self, ctx: &Context, system: &dyn System, request: Request) {
        match request {
            Request::Choose(number, ask) => {
                let name = match ask {
                    Ask::Export(format) => self.export_name(format),
                    Ask::Redline => self.redline_name(),
                    Ask::Record => self.record_name(),
                    Ask::Diagnosis => words::DIAGNOSIS_FILE.to_owned(),
                    Ask::Collect(gather) => self.gather_name(gather),
                    _ => self.workspace.draft_name(),
                };
                let folder = self.workspace.source().file().and_then(Path::parent);
                let answer = system.ask(ask, &name, folder);
                self.views.asked = Some((number, ask));
                self.jobs.ask(ctx, number, answer);
            }
            Request::ReadClipboard(number) => {
                let held = system.paste_page();
                self.tell(ctx, system, Event::Clipboard(number, held));
            }
            Request::Run(number, job) => self.jobs.run(ctx, number, job),
            Request::Export {
                number,
                path,
                must_be_new,
                format,
            } => {
                let wanted = self.wanted(format);
                self.jobs.export(ctx, number, path, must_be_new, wanted);
            }
            Request::Print(number, way) => {
                let name = self.export_name(Format::Pdf);
                let wanted = self.wanted(Format::Pdf);
                let printer = system.printer().filter(|_| way == PrintWay::Dialog);
                let by = match printer {
                    Some(printer) => PrintBy::Printer(printer),
                    None => PrintBy::Program(system.hand_over()),
                };
                self.jobs.print(ctx, number, name, wanted, by);
            }
            Request::TakenOver => self.begin_report(),
            Request::Notice(notice) => self.notice(notice),
            Request::Remember(path) => self.memory.remember(&path),
            Request::Compare(path) => self.jobs.compare(ctx, path),
            Request::Prove(path) => self.prove_file(ctx, path),
            Request::Record { path, must_be_new } => self.make_record(ctx, path, must_be_new),
            Request::Earlier(path) => self.jobs.read_earlier(ctx, path),
            Request::Redline { path, must_be_new } => self.make_redline(ctx, path, must_be_new),
            Request::Diagnosis { path, must_be_new } => {
                let form = (!self.is_on_start_page()).then(|| self.report().form().id());
                let findings = form.map(|_| self.workspace.findings()).unwrap_or_default();
                let settings = &self.surroundings.settings;
                let diagnosis = Diagnosis::of(form, findings, settings, ctx);
                let folder = recovery::folder();
                self.jobs
                    .diagnose(ctx, path, must_be_new, diagnosis, folder);
            }
            Request::Collect(gather, path) => self.gathered(ctx, gather, path),
            Request::KeepVersion(path, report) => self.keep_version(path, &report),
            Request::StayOpen => ctx.send_viewport_cmd(ViewportCommand::CancelClose),
            Request::Close => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    fn notice(&mut self, notice: Notice) {
        self.status.notice = match notice {
            Notice::Opened(name, notes) => words::opened(&name, notes),
            Notice::Pasted(notes) => words::opened(words::PASTED, notes),
            Notice::Saved(name) => words::saved(&name),
            Notice::Attached(report, path) => {
                self.views.compares = true;
                words::attached(&report, &path.to_string_lossy())
            }
            Notice::Sample => words::SAMPLE_OPENED.to_owned(),
            Notice::NotKept(error) => return self.not_kept(&error),
            Notice::Unfinished(count) => words::unfinished(count),
            Notice::TakenOver => words::TAKEN_OVER.to_owned(),
            Notice::StillHeld(holder) => words::still_held(&holder),
            Notice::Lost(holder) => words::lost(&holder),
            Notice::Cancelled => words::CANCELLED.to_owned(),
            Notice::NoLongerAwaited => words::NO_LONGER_AWAITED.to_owned(),
            Notice::BrokenAside => words::BROKEN_ASIDE.to_owned(),
        };
    }

    /// Begins with another report where its text begins, or shows the start page if there is none.
    fn begin_report(&mut self) {
        self.follow_edition();
        self.collection.hide();
        if !self.workspace.has_report() {
            self.show_welcome();
            return;
        }
        self.views.review = ReviewState::default();
        if !self.workspace.review().notes().is_empty() {
            self.show_tab(Tab::Review);
        } else if self.shows(Tab::Review) {
            self.show_tab(Tab::Findings);
        }
        if matches!(self.workspace.source(), Source::Rolled(_)) {
            self.views.compares = true;
            if doubts::count(self.report()) > 0 {
                self.show_tab(Tab::Doubts);
            }
        }
    }

    /// What the window calls the report.
    pub(super) fn name(&self) -> String {
        match self.workspace.source() {
            Source::New => words::NEW_FILE.to_owned(),
            Source::Draft(path) | Source::Imported(path) => stem(path),
            Source::ReadOnly(path, _) => format!("{}{}", stem(path), words::READ_ONLY),
            Source::Pasted => words::PASTED.to_owned(),
            Source::Rolled(year) => words::rolled_name(*year),
            Source::Recovered => words::RECOVERED.to_owned(),
            Source::Sample => words::SAMPLE.to_owned(),
        }
    }

    /// Takes down what came of a job.
    pub(super) fn finish(&mut self, ctx: &Context, system: &dyn System, done: Done) {
        let event = match done {
            Done::Asked(number, Answered::NoDialog) => return self.ask_for_path(number),
            Done::Asked(number, Answered::File(path)) => {
                let is_open = self.views.asked == Some((number, Ask::Open));
                let is_report = !is_open || !self.takes_collection(&path);
                Event::Chosen(number, is_report.then_some(path))
            }
            Done::Collected(collected) => return self.collected(ctx, *collected),
            Done::Asked(number, Answered::Cancelled) => Event::Chosen(number, None),
            Done::Worked(number, outcome) => {
                self.look_for_versions(ctx, &outcome);
                Event::Done(number, *outcome)
            }
            Done::Broken(number) => Event::Broken(number),
            Done::Exported(number, path, tally, Ok(remarks)) => {
                let said = words::exported(&stem(&path), tally);
                self.status.say_exported(said, path);
                self.follow_export();
                Event::Done(number, Outcome::Made(self.remarks(&remarks)))
            }
            Done::Exported(number, _, _, Err(error)) => {
                let said = error.said(words::CANNOT_EXPORT);
                Event::Done(number, Outcome::Made(Some(said)))
            }
            Done::Diagnosed(path, Ok(())) => {
                let said = words::saved(&stem(&path));
                return self.status.say_exported(said, path);
            }
            Done::Diagnosed(_, Err(error)) => {
                return self.events.push(Event::Say(error.said(words::CANNOT_SAVE)));
            }
            Done::FileType(told) => return self.told_of_type(told),
            Done::Shown(shown) => {
                return match shown {
                    Ok(()) => {}
                    Err(error) => self.say(words::CANNOT_SHOW, words::not_shown(&error)),
                };
            }
            Done::Printed(number, printed) => {
                Event::Done(number, Outcome::Made(self.printed(printed)))
            }
            done @ (Done::Compared(..) | Done::Versions(..) | Done::Redlined(..)) => {
                return self.compared(done);
            }
            done @ (Done::Proved(..) | Done::Recorded(..)) => return self.proved(done),
            Done::Earlier(path, opened) => return self.take_earlier(&path, opened),
            Done::LaidOut(report, laid) => return self.side.laid(report, laid),
            Done::Looked(path, seen) => return self.looked(&path, seen.as_ref()),
            Done::IsThere(path, is_there) => {
                let answer = self.views.path.looked(&path, is_there);
                return self.path_answered(ctx, answer);
            }
            Done::Faces(source, text) => return self.surroundings.exports.know_faces(source, text),
            Done::BrokenAside => {
                self.side.broke_off();
                self.collection.broke_off();
                self.workspace.faces_not_found();
                return words::BROKEN_ASIDE.clone_into(&mut self.status.notice);
            }
        };
        self.tell(ctx, system, event);
    }

    /// Says something that must be read, once there is room for it.
    pub fn say(&mut self, title: &str, text: impl Into<String>) {
        self.events.push(Event::Say(Said::Text {
            title: title.to_owned(),
            text: text.into(),
        }));
    }

    /// Closes as soon as the window is shown again, if there is something to be asked before. Returns
    /// whether there is.
    pub fn closes_later(&mut self) -> bool {
        self.later.closes = self.workspace.is_dirty() || !self.workspace.is_free();
        self.later.closes
    }

    /// Passes on that the window is asked to close, behind the keys that came before: who saves and
    /// closes at once has saved.
    pub(super) fn follow_closing(&mut self, ctx: &Context, is_behind: bool) {
        let is_asked = ctx.input(|input| input.viewport().close_requested());
        if is_behind && is_asked {
            self.later.closes = true;
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        } else if is_asked {
            self.later.closes = false;
            self.events.push(Event::CloseRequested);
        } else if self.later.closes && !is_behind {
            self.later.closes = false;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    pub(super) fn dropped_files(&mut self, ctx: &Context) {
        let (dropped, hovering) = ctx.input(|input| {
            let dropped = input.raw.dropped_files.iter();
            let dropped: Vec<PathBuf> = dropped.map(|file| file.path().to_owned()).collect();
            (dropped, !input.raw.hovered_files.is_empty())
        });
        if hovering {
            message::drop_hint(ctx);
        }
        let Some(first) = dropped.first() else {
            return;
        };
        if self.takes_collection(first) {
            return;
        }
        if self.comparing.proving.view.is_open() {
            return self.prove_file(ctx, first.clone());
        }
        if self.collection.is_shown() {
            return self.collect(Wanted::Roots(dropped));
        }
        self.events.push(Event::Want(Next::Open(first.clone())));
    }

    /// Shows what is asked, and takes the answer down.
    pub(super) fn message_box(&mut self, ctx: &Context) {
        let Some(prompt) = self.workspace.prompt() else {
            return;
        };
        let has_offer = self.comparing.has_offer();
        let report = self.workspace.report();
        let named = (self.name(), self.workspace.source());
        match message::show(ctx, prompt, (&named.0, named.1), report, has_offer) {
            Some(Reply::Answer(answer)) => self.events.push(Event::Answer(answer)),
            Some(Reply::Versions) => {
                self.events.push(Event::Answer(Answer::Yes));
                self.show_offer();
            }
            None => {}
        }
    }
}

/// An empty report on the year that is due.
pub(super) fn blank() -> Report {
    let today = beijing::at(SystemTime::now());
    let year = today.and_then(|today| u16::try_from(today.year()).ok());
    let month = today.map_or(1, |today| today.month().into());
    Report::due(year.unwrap_or_default(), month)
}
