//! Saving the draft, and files that are made of the report.

use std::path::{Path, PathBuf};

use super::Workspace;
use super::event::{PrintWay, Request};
use super::holding::Taken;
use super::job::{Job, Replaced, SaveError};
use super::next::Ask;
use super::prompt::{Answer, Conflict, Notice, Prompt, Said};
use super::source::{ReadOnly, Source, stem, with_extension};
use super::state::{Afterwards, State, Task};
use crate::draft::lock::Holder;
use crate::draft::{self, DraftError};
use crate::export::Format;
use crate::files::{self, Stamp};
use crate::report::{Edit, Report};

/// What taking what lies on the disk is called.
const TAKE_THEIRS: &str = "采用磁盘上的内容";

impl Workspace {
    /// The name under which a dialog offers to save the draft.
    #[must_use]
    pub fn draft_name(&self) -> String {
        let title = files::name_of(&self.report().title());
        format!("{title}.{}", draft::EXTENSION)
    }

    /// Saves, or remembers to: a key pressed while a file is written is not forgotten.
    pub(super) fn save_or_wait(&mut self) {
        if !self.prompts.is_empty() {
            return;
        }
        match &mut self.state {
            State::Busy { afterwards, .. } if matches!(afterwards, Afterwards::Nothing) => {
                *afterwards = Afterwards::Save;
            }
            State::Busy { afterwards, .. } if matches!(afterwards, Afterwards::Close) => {
                *afterwards = Afterwards::SaveAndClose;
            }
            State::Busy { .. } => {}
            State::Idle | State::Leaving(_) => self.save(Afterwards::Nothing),
        }
    }

    /// Saves where the draft lies, or where a dialog says.
    pub(super) fn save(&mut self, afterwards: Afterwards) {
        match self.source.file() {
            Some(file) => {
                let replaces = self.stamp.map_or(Replaced::Gone, Replaced::This);
                self.save_to(file.to_owned(), replaces, afterwards);
            }
            None => self.choose(Ask::Save, afterwards),
        }
    }

    /// Saves where the dialog said.
    pub(super) fn save_as(&mut self, path: &Path, afterwards: Afterwards) {
        let (named, must_be_new) = named(path, draft::EXTENSION);
        let replaces = match (&self.source, self.stamp) {
            _ if must_be_new => Replaced::Nothing,
            // The dialog asked about its name, not about what somebody else wrote into it.
            (Source::Draft(own) | Source::ReadOnly(own, _), Some(stamp)) if *own == named => {
                Replaced::This(stamp)
            }
            _ => Replaced::Anything,
        };
        if let Source::ReadOnly(own, ReadOnly::Newer(_)) = &self.source
            && *own == named
        {
            self.say(Said::CannotSave(DraftError::NewerStays.to_string()));
            return;
        }
        self.save_to(named, replaces, afterwards);
    }

    /// One save at a time, so that an older state never comes after a newer one.
    fn save_to(&mut self, path: PathBuf, replaces: Replaced, afterwards: Afterwards) {
        if self.on_their_way.iter().any(|(_, draft)| *draft == path) {
            self.say(Said::CannotSave(SaveError::OnItsWay(path).to_string()));
            return;
        }
        self.editor.end_typing();
        // Should the program end before the journal is removed, it says the same as the file.
        self.journal.hurry();
        let number = self.wait_for(Task::Saving, afterwards);
        self.on_their_way.push((number, path.clone()));
        let job = Job::Save {
            path,
            report: Box::new(self.report().clone()),
            replaces,
            me: self.me.clone(),
        };
        self.requests.push(Request::Run(number, job));
    }

    pub(super) fn saved(
        &mut self,
        path: PathBuf,
        report: Report,
        saved: Result<Stamp, SaveError>,
        afterwards: Afterwards,
    ) {
        if saved.is_err() && !self.holds(&path) {
            self.run(Job::Release(path.clone(), self.me.clone()));
        }
        match saved {
            Ok(stamp) => {
                self.notice(Notice::Saved(stem(&path)));
                self.requests.push(Request::Remember(path.clone()));
                let version = Box::new(report.clone());
                self.requests
                    .push(Request::KeepVersion(path.clone(), version));
                self.hold(Some(path.clone()));
                self.source = Source::Draft(path);
                self.mark_saved(stamp, report);
                self.follow(afterwards);
            }
            Err(SaveError::Exists(path)) => self.say(Said::Exists(path)),
            Err(SaveError::Changed(theirs)) => {
                let theirs = *theirs;
                let conflict = Conflict { theirs, afterwards };
                self.prompts.push_back(Prompt::Changed(Box::new(conflict)));
            }
            Err(error @ (SaveError::InUse(..) | SaveError::OnItsWay(_) | SaveError::File(_))) => {
                self.say(Said::CannotSave(error.to_string()));
            }
        }
    }

    /// The draft's file holds this now.
    pub(super) fn mark_saved(&mut self, stamp: Stamp, report: Report) {
        self.stamp = Some(stamp);
        self.editor.mark_saved(report);
        if !self.editor.is_dirty() {
            self.journal.settle();
        }
    }

    /// It was said what becomes of a file that is another one than was read.
    pub(super) fn settle_conflict(&mut self, answer: Answer, conflict: Conflict) {
        let Conflict { theirs, afterwards } = conflict;
        if self.is_busy() {
            return;
        }
        match (answer, theirs.report) {
            (Answer::Yes, Some(Err(error))) if error.is_newer() => {
                self.say(Said::CannotSave(DraftError::NewerStays.to_string()));
            }
            (Answer::Yes, _) => {
                let replaces = theirs.stamp.map_or(Replaced::Gone, Replaced::This);
                self.save_to(theirs.path, replaces, afterwards);
            }
            (Answer::Beside, _) => self.choose(Ask::Save, afterwards),
            (Answer::Theirs, Some(Ok(report))) => {
                self.edit(&Edit::replace(TAKE_THEIRS, report.clone()));
                self.editor.mark_saved(report);
                self.stamp = theirs.stamp;
            }
            (Answer::No | Answer::Cancel | Answer::Theirs, _) => {}
        }
    }

    /// Somebody else took the draft over while this program slept.
    pub(super) fn lost(&mut self, path: &Path, holder: Box<Holder>) {
        if self.source.file() == Some(path) {
            self.held = None;
            self.source = Source::ReadOnly(path.to_owned(), ReadOnly::InUse(holder.clone()));
            self.notice(Notice::Lost(holder));
        }
    }

    /// Tries to work on the draft that somebody else held.
    pub(super) fn take_over_draft(&mut self) {
        if let Source::ReadOnly(path, ReadOnly::InUse(_)) = &self.source {
            let job = Job::Hold(path.clone(), self.me.clone());
            self.run(job);
        }
    }

    /// What came of it. What was read is still what lies there, or saving will say so.
    pub(super) fn taken(&mut self, path: PathBuf, taken: Taken) {
        let is_awaited = match &self.source {
            Source::Draft(own) | Source::ReadOnly(own, ReadOnly::InUse(_)) => *own == path,
            _ => false,
        };
        match taken {
            _ if !is_awaited => self.run(Job::Release(path, self.me.clone())),
            Taken::Other(holder) => {
                self.source = Source::ReadOnly(path, ReadOnly::InUse(holder.clone()));
                self.notice(Notice::StillHeld(holder));
            }
            Taken::Own | Taken::Unlocked => {
                if self.source.read_only().is_some() {
                    self.notice(Notice::TakenOver);
                }
                self.source = Source::Draft(path.clone());
                self.hold(Some(path));
            }
        }
    }

    /// Makes a file of the report, where the dialog said.
    pub(super) fn export(&mut self, path: &Path, format: Format, afterwards: Afterwards) {
        let (path, must_be_new) = named(path, format.extension());
        let number = self.wait_for(Task::Making, afterwards);
        self.requests.push(Request::Export {
            number,
            path,
            must_be_new,
            format,
        });
    }

    pub(super) fn print(&mut self, way: PrintWay) {
        if self.is_free() {
            let number = self.wait_for(Task::Making, Afterwards::Nothing);
            self.requests.push(Request::Print(number, way));
        }
    }
}

/// The path with this ending, and whether a file of that name must not be there: the dialog asked
/// about replacing the name that was typed, not this one.
pub(super) fn named(path: &Path, extension: &str) -> (PathBuf, bool) {
    let named = with_extension(path, extension);
    let must_be_new = named != path;
    (named, must_be_new)
}
