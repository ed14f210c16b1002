//! Keeping unsaved work aside, and offering what a crashed program left behind.

use std::path::Path;
use std::time::Duration;

use egui::Context;

use super::App;
use crate::draft::recovery::{self, LeftBehind, Recovery};
use crate::report::Editor;
use crate::ui::shell::message::{Choice, Message};
use crate::ui::words;

/// How long typing must rest before it is kept aside.
const REST: Duration = Duration::from_secs(2);

/// How long who types without a rest goes without a copy.
const LONGEST: Duration = Duration::from_secs(10);

/// What is known of the copies of unsaved work.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    recovery: Option<Recovery>,
    /// The revision that was last kept, or is being kept.
    kept: u64,
    /// The revision last seen, and when (seconds of the window's clock).
    seen: (u64, f64),
    /// Since when there has been something that is not kept.
    since: Option<f64>,
    /// One copy at a time: an older one must not come after a newer.
    is_under_way: bool,
    failed: bool,
    /// What is open was left behind: nothing else has it.
    is_recovered: bool,
}

impl App {
    /// Says something that went wrong before the window stood; `false` while another message is to be
    /// answered first.
    pub fn say(&mut self, text: &str) -> bool {
        let is_free = self.message.is_none();
        if is_free {
            self.message = Some(Message::say(words::PROGRAM, text));
        }
        is_free
    }

    /// Keeps unsaved work aside in this folder, and offers what lies there from a program that did
    /// not end well.
    #[must_use]
    pub fn with_recovery(mut self, folder: &Path) -> App {
        let left = recovery::left_behind(folder).into_iter().next();
        match Recovery::new(folder) {
            Ok(recovery) => self.keeping.recovery = Some(recovery),
            Err(error) => self.notice = words::not_kept(&error.to_string()),
        }
        if let Some(left) = left {
            let ago = left.when.elapsed().unwrap_or_default();
            let text = words::recover(&left.report.title(), ago);
            let choice = Choice::Recover(Box::new(left));
            self.message = Some(Message::ask(words::RECOVER_TITLE, text, choice));
        }
        self
    }

    /// Takes over what was left behind.
    pub(super) fn recover(&mut self, left: &LeftBehind) {
        let editor = Editor::unsaved(left.report.clone());
        self.take_over(editor, None, words::RECOVERED.to_owned(), Vec::new());
        self.keeping.is_recovered = true;
        // Not a moment without a copy on the disk.
        if let Some(recovery) = &self.keeping.recovery
            && recovery::keep(self.editor.report(), recovery.copy()).is_ok()
        {
            self.keeping.kept = self.editor.revision();
            left.forget();
        }
    }

    /// Keeps unsaved work aside once typing rests.
    pub(super) fn keep_aside(&mut self, ctx: &Context) {
        let Some(recovery) = &self.keeping.recovery else {
            return;
        };
        let revision = self.editor.revision();
        let is_kept = revision == self.keeping.kept;
        if !self.editor.is_dirty() || is_kept {
            self.keeping.since = None;
            return;
        }
        if self.keeping.is_under_way {
            return;
        }
        let now = ctx.input(|input| input.time);
        let waited = now - *self.keeping.since.get_or_insert(now);
        if self.keeping.seen.0 != revision {
            self.keeping.seen = (revision, now);
        }
        let rested = now - self.keeping.seen.1;
        if rested < REST.as_secs_f64() && waited < LONGEST.as_secs_f64() {
            let rest = REST.as_secs_f64() - rested;
            ctx.request_repaint_after(Duration::from_secs_f64(rest + 0.05));
            return;
        }
        self.keeping.kept = revision;
        self.keeping.since = None;
        self.keeping.is_under_way = true;
        let copy = recovery.copy().to_owned();
        self.jobs
            .keep(ctx, copy, self.editor.report().clone(), revision);
    }

    /// Whether all that is typed lies at least in a copy.
    pub(super) fn is_kept(&self) -> bool {
        let is_written = self.keeping.recovery.is_some() && !self.keeping.is_under_way;
        is_written && self.keeping.kept == self.editor.revision()
    }

    /// Forgets the copy, after saving or giving changes up.
    pub(super) fn forget_copy(&mut self) {
        if let Some(recovery) = &self.keeping.recovery {
            recovery.forget();
        }
        self.keeping.kept = 0;
        self.keeping.is_recovered = false;
    }

    /// Whether what is open came from a copy left behind, and not from a file.
    pub(super) fn is_recovered(&self) -> bool {
        self.keeping.is_recovered
    }

    /// Keeps aside anew, after a job broke off that may have been the keeping.
    pub(super) fn keep_again(&mut self) {
        self.keeping.is_under_way = false;
        self.keeping.kept = 0;
    }

    /// Says once that keeping aside does not work.
    pub(super) fn kept(&mut self, revision: u64, error: Option<String>) {
        self.keeping.is_under_way = false;
        match error {
            // Saved or replaced in the meantime: the copy would be offered for nothing.
            None if !self.editor.is_dirty() || revision != self.keeping.kept => self.forget_copy(),
            None => self.keeping.failed = false,
            Some(error) => {
                self.keeping.kept = 0;
                if !std::mem::replace(&mut self.keeping.failed, true) {
                    self.notice = words::not_kept(&error);
                }
            }
        }
    }
}
