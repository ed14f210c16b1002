//! Saving the draft, and files that are made of the report.

use std::path::{Path, PathBuf};

use super::Workspace;
use super::event::Request;
use super::job::{Job, SaveError};
use super::next::Ask;
use super::prompt::{Notice, Said};
use super::source::{Source, stem, with_extension};
use super::state::{Afterwards, State, Task};
use crate::draft;
use crate::export::Format;
use crate::files;
use crate::report::Report;

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
            Some(file) => self.save_to(file.to_owned(), false, afterwards),
            None => self.choose(Ask::Save, afterwards),
        }
    }

    /// Saves where the dialog said.
    pub(super) fn save_as(&mut self, path: &Path, afterwards: Afterwards) {
        let (named, must_be_new) = named(path, draft::EXTENSION);
        self.save_to(named, must_be_new, afterwards);
    }

    /// One save at a time, so that an older state never comes after a newer one.
    fn save_to(&mut self, path: PathBuf, must_be_new: bool, afterwards: Afterwards) {
        self.editor.end_typing();
        let number = self.wait_for(Task::Saving, afterwards);
        let job = Job::Save {
            path,
            report: Box::new(self.report().clone()),
            must_be_new,
        };
        self.requests.push(Request::Run(number, job));
    }

    pub(super) fn saved(
        &mut self,
        path: PathBuf,
        report: Report,
        saved: Result<(), SaveError>,
        afterwards: Afterwards,
    ) {
        match saved {
            Ok(()) => {
                self.notice(Notice::Saved(stem(&path)));
                self.requests.push(Request::Remember(path.clone()));
                let version = Box::new(report.clone());
                self.requests
                    .push(Request::KeepVersion(path.clone(), version));
                self.source = Source::Draft(path);
                self.editor.mark_saved(report);
                if !self.editor.is_dirty() {
                    self.copies.settle();
                }
                self.follow(afterwards);
            }
            Err(SaveError::Exists(path)) => self.say(Said::Exists(path)),
            Err(SaveError::File(error)) => self.say(Said::CannotSave(error.to_string())),
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

    pub(super) fn print(&mut self) {
        if self.is_free() {
            let number = self.wait_for(Task::Making, Afterwards::Nothing);
            self.requests.push(Request::Print(number));
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
