//! What crashed programs left behind: found, gone on with, thrown away.

use std::path::Path;

use super::Workspace;
use super::event::Fate;
use super::job::Job;
use super::next::Next;
use super::prompt::{Notice, Prompt};
use super::source::Source;
use crate::draft::recovery::LeftBehind;
use crate::report::Editor;

impl Workspace {
    /// Programs that did not end well left this behind.
    pub(super) fn found(&mut self, left: Vec<LeftBehind>) {
        self.left.extend(left);
        if self.has_report() && !self.left.is_empty() {
            self.notice(Notice::Unfinished(self.left.len()));
            self.offer_own();
        }
    }

    /// Asks about the unfinished work of the draft that was just opened, unless somebody began to
    /// change it.
    pub(super) fn offer_own(&mut self) {
        let Some(draft) = self.source.file() else {
            return;
        };
        let is_new = self.editor.revision() == 0 && self.prompts.is_empty() && !self.is_busy();
        let is_own = |left: &&LeftBehind| left.origin.draft.as_deref() == Some(draft);
        let own = self.left.iter().find(is_own).filter(|_| is_new);
        if let Some(own) = own {
            self.prompts
                .push_back(Prompt::Recover(Box::new(own.clone())));
        }
    }

    /// Something becomes of what lies in this journal.
    pub(super) fn left_taken(&mut self, file: &Path, fate: Fate) {
        let left = self.left.iter().find(|left| left.file == file).cloned();
        if let Some(left) = left.filter(|_| self.is_free()) {
            match fate {
                Fate::Opened => self.want_now(Next::Recover(Box::new(left))),
                Fate::SavedBeside => self.want_now(Next::RecoverBeside(Box::new(left))),
                Fate::GivenUp => self.prompts.push_back(Prompt::GiveUp(Box::new(left))),
            }
        }
    }

    /// Goes on with what was left behind.
    pub(super) fn recover(&mut self, left: LeftBehind) {
        self.left.retain(|other| other.file != left.file);
        // Its draft is changed on the disk only if that still is what it was.
        let (source, stamp) = match left.origin.draft {
            Some(draft) => (Source::Draft(draft), left.origin.stamp),
            None => (Source::Recovered, None),
        };
        let draft = source.file().map(Path::to_owned);
        self.take_over(Editor::unsaved(left.report), source, Vec::new());
        self.stamp = stamp;
        // It is not held yet.
        if let Some(draft) = draft {
            self.run(Job::Hold(draft, self.me.clone()));
        }
        self.journal.recovered_from(left.file);
    }

    /// Throws away what was left behind.
    pub(super) fn give_up_left(&mut self, left: &LeftBehind) {
        self.left.retain(|other| other.file != left.file);
        self.journal.give_up(left.file.clone());
    }
}
