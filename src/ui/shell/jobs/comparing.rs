//! Reading what a report is compared with, and making the pages on which the changes are marked.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::exporting::written;
use super::{Done, Jobs, Waits, reader};
use crate::draft::versions::history;
use crate::export::redline::Versions;
use crate::export::{Choices, compare};
use crate::report::Report;
use crate::ui::words;
use crate::workspace::{OpenError, Opened, SystemDisk, open};

/// Two versions of a report, with what they are called.
#[derive(Debug)]
pub struct Redline {
    /// As it was.
    pub before: (Report, String),
    /// As it stands.
    pub after: (Report, String),
    /// How the pages are made.
    pub choices: Choices,
}

impl Jobs {
    /// Opens a file, to compare the report with it.
    pub fn compare(&mut self, ctx: &Context, path: PathBuf) {
        self.open_aside(ctx, path, Done::Compared);
    }

    /// Opens a file for what it tells of years before.
    pub fn read_earlier(&mut self, ctx: &Context, path: PathBuf) {
        self.open_aside(ctx, path, Done::Earlier);
    }

    /// Opens a file that does not take the place of the one at work.
    fn open_aside(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        done: fn(PathBuf, Result<Box<Opened>, OpenError>) -> Done,
    ) {
        let waits = waits(words::OPENING);
        let cancellation = waits.cancellation.clone().unwrap_or_default();
        let program = self.program.clone();
        self.begin(ctx, "compare", waits, move || {
            let is_cancelled = || cancellation.is_shut();
            let reader = reader(program.as_deref(), &is_cancelled);
            let opened = open(&SystemDisk, reader, &path);
            let opened = opened.and_then(|opened| opened.whole(&path)).map(Box::new);
            Some(done(path, opened))
        });
    }

    /// Reads what is kept of a draft; nobody waits for it.
    pub fn look_up_versions(&mut self, ctx: &Context, folder: PathBuf, draft: PathBuf) {
        self.start(ctx, "versions", move || {
            let history = history(&SystemDisk, &folder, &draft);
            Done::Versions(draft, history)
        });
    }

    /// Makes the pages on which the changes are marked, and writes them.
    pub fn export_redline(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        must_be_new: bool,
        redline: Redline,
    ) {
        let waits = waits(words::LAYING_OUT);
        let cancellation = waits.cancellation.clone().unwrap_or_default();
        self.begin(ctx, "export", waits, move || {
            let Redline {
                before,
                after,
                choices,
            } = &redline;
            let versions = Versions {
                before: &before.0,
                after: &after.0,
                names: (&before.1, &after.1),
            };
            let make = || compare(&versions, *choices);
            let written = written(&path, must_be_new, &cancellation, make).transpose()?;
            Some(Done::Redlined(path, written))
        });
    }
}

pub(super) fn waits(what: &'static str) -> Waits {
    Waits {
        is_awaited: true,
        what,
        cancellation: Some(Arc::default()),
        asked: None,
    }
}
