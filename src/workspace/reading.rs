//! Reports that come from elsewhere take the place of the one at work.

use std::path::{Path, PathBuf};

use super::event::Request;
use super::job::{Job, Outcome};
use super::next::Ask;
use super::opening::{OpenError, Opened};
use super::prompt::{Notice, Said};
use super::review::Review;
use super::saving::named;
use super::source::{Source, stem};
use super::state::{Afterwards, Task};
use super::{Stage, Workspace};
use crate::check::Finding;
use crate::export::Format;
use crate::import::{ImportError, Imported};
use crate::report::{Edit, Editor};

impl Workspace {
    /// The dialog of this number was answered.
    pub(super) fn chosen(&mut self, number: u64, path: Option<PathBuf>) {
        let Some((task, afterwards)) = self.arrived(number) else {
            return;
        };
        match (task, path) {
            (Task::Choosing(Ask::Open | Ask::Import), Some(path)) => {
                self.read(path, Task::Reading, afterwards);
            }
            (Task::Choosing(Ask::Last), Some(path)) => {
                self.read(path, Task::ReadingLast, afterwards);
            }
            (Task::Choosing(Ask::Save), Some(path)) => self.save_as(&path, afterwards),
            (Task::Choosing(Ask::Export(format)), Some(path)) => {
                self.export(&path, format, afterwards);
            }
            (Task::Choosing(Ask::Compare), Some(path)) => {
                self.requests.push(Request::Compare(path));
                self.follow(afterwards);
            }
            (Task::Choosing(Ask::Redline), Some(path)) => {
                let (path, must_be_new) = named(&path, Format::Pdf.extension());
                self.requests.push(Request::Redline { path, must_be_new });
                self.follow(afterwards);
            }
            _ => self.give_up(afterwards),
        }
    }

    pub(super) fn read(&mut self, path: PathBuf, task: Task, afterwards: Afterwards) {
        let number = self.wait_for(task, afterwards);
        self.requests.push(Request::Run(number, Job::Open(path)));
    }

    /// What was on the clipboard.
    pub(super) fn clipboard(
        &mut self,
        number: u64,
        held: Result<(Option<String>, String), String>,
    ) {
        let Some((_, afterwards)) = self.arrived(number) else {
            return;
        };
        match held {
            Ok((html, text)) => {
                let number = self.wait_for(Task::Reading, afterwards);
                self.requests
                    .push(Request::Run(number, Job::Paste(html, text)));
            }
            Err(reason) => {
                self.say(Said::NothingToPaste(reason));
                self.give_up(afterwards);
            }
        }
    }

    /// What came of a job.
    pub(super) fn done(&mut self, number: u64, outcome: Outcome) {
        if self.copies.is_own(number) {
            let error = match outcome {
                Outcome::Kept(Err(error)) => Some(error.to_string()),
                _ => None,
            };
            if let Err(error) = self.copies.done(number, error, self.now) {
                self.notice(Notice::NotKept(error));
            }
            return;
        }
        let Some((task, afterwards)) = self.arrived(number) else {
            return;
        };
        match outcome {
            Outcome::Opened(path, opened) if task == Task::ReadingLast => {
                self.attach(&path, *opened);
                self.follow(afterwards);
            }
            Outcome::Opened(path, opened) => {
                self.opened(path, *opened);
                self.follow_opening(&afterwards);
            }
            Outcome::Pasted(imported) => {
                self.pasted(*imported);
                self.follow_opening(&afterwards);
            }
            Outcome::Saved(path, report, saved) => self.saved(path, *report, saved, afterwards),
            Outcome::Made(said) => {
                self.prompts.extend(said.map(super::Prompt::Said));
                self.follow(afterwards);
            }
            Outcome::Kept(_) | Outcome::Forgotten => self.give_up(afterwards),
        }
    }

    /// Saving was asked for another report than this one.
    fn follow_opening(&mut self, afterwards: &Afterwards) {
        if matches!(afterwards, Afterwards::Close | Afterwards::SaveAndClose) {
            self.follow(Afterwards::Close);
        }
    }

    /// A job broke off by a fault of the program.
    pub(super) fn broken(&mut self, number: u64) {
        if self.arrived(number).is_some() {
            self.say(Said::Broken);
        } else {
            self.copies.broke_off(number, self.now);
            self.notice(Notice::BrokenAside);
        }
    }

    fn opened(&mut self, path: PathBuf, opened: Result<Opened, OpenError>) {
        match opened {
            Ok(opened) => {
                self.notice(Notice::Opened(stem(&path), opened.notes.len()));
                let (editor, source) = if opened.is_draft {
                    self.requests.push(Request::Remember(path.clone()));
                    (Editor::new(opened.report), Source::Draft(path))
                } else {
                    (Editor::unsaved(opened.report), Source::Imported(path))
                };
                self.take_over(editor, source, opened.notes);
            }
            Err(error) => self.say(Said::CannotOpen(error.to_string())),
        }
    }

    fn pasted(&mut self, pasted: Result<Imported, ImportError>) {
        match pasted {
            Ok(imported) => {
                self.notice(Notice::Pasted(imported.notes.len()));
                let editor = Editor::unsaved(imported.report);
                self.take_over(editor, Source::Pasted, imported.notes);
            }
            Err(error) => self.say(Said::NoReportPasted(error.to_string())),
        }
    }

    /// Keeps a report that was opened beside this one, as last year's.
    fn attach(&mut self, path: &Path, opened: Result<Opened, OpenError>) {
        let opened = match opened {
            Ok(opened) => opened,
            Err(error) => {
                self.say(Said::CannotOpen(error.to_string()));
                return;
            }
        };
        let last = opened.report;
        let follows = self.report().follows(&last) != Some(false);
        let years = (!follows).then(|| (last.year(), self.report().year()));
        if years.is_some() || !opened.notes.is_empty() {
            let unsure = opened.notes;
            self.say(Said::AttachedInDoubt { years, unsure });
        }
        self.notice(Notice::Attached(last.title_lead(), path.to_owned()));
        self.edit(&Edit::attach(super::ATTACH_LAST, Some(last)));
    }

    /// Puts another report in the place of this one, which is saved or given up.
    pub(super) fn take_over(&mut self, editor: Editor, source: Source, notes: Vec<Finding>) {
        self.began = self.revision() + 1;
        self.edition += 1;
        self.editor = editor;
        self.source = source;
        self.stage = Stage::Report;
        self.review = Review::of(self.editor.report(), notes);
        self.copies.settle();
        self.requests.push(Request::TakenOver);
    }
}
