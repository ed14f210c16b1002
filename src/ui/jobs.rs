//! Slow work, off the frame: native dialogs, reading, writing, exporting. Each runs on a named
//! thread and wakes the window when it is done.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::check::Tally;
use crate::draft;
use crate::export::{self, Document};
use crate::files::{self, FileError};
use crate::open::{OpenError, Opened, open};
use crate::report::Report;

use super::preview::Laid;

/// What a native dialog is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// A file to open: drafts and reports.
    Open,
    /// A published report to read in.
    Import,
    /// Last year's report, to stand beside this one.
    Last,
    /// Where to save the draft.
    Save,
    /// Where the PDF goes.
    Pdf,
    /// Where the portal text goes.
    Text,
}

/// What came of a job.
#[derive(Debug)]
pub enum Done {
    /// The dialog was answered, or cancelled.
    Asked(Ask, Option<PathBuf>),
    /// A file was opened, or not.
    Opened(PathBuf, Box<Result<Opened, OpenError>>),
    /// Last year's report was opened, or not.
    OpenedLast(PathBuf, Box<Result<Opened, OpenError>>),
    /// This was saved as a draft, or not.
    Saved(PathBuf, Box<Report>, Result<(), FileError>),
    /// Unsaved work was kept aside as it stood at this revision, or not.
    Kept(u64, Result<(), FileError>),
    /// The pages of the report with this number were laid out for the preview.
    LaidOut(u64, Arc<Laid>),
    /// A job broke off by a fault of the program.
    Broken,
    /// Something was exported, or not.
    Exported(PathBuf, Option<Tally>, Result<Vec<String>, ExportError>),
}

/// Why an export failed. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The page could not be made.
    #[error(transparent)]
    Pdf(#[from] export::pdf::PdfError),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Shows the native dialogs. A trait, so that tests need none.
pub trait Dialogs {
    /// Prepares a dialog on the window's thread; the returned function waits for the answer on a
    /// thread of its own.
    fn ask(&self, ask: Ask, name: &str, folder: Option<&Path>) -> Answer;
}

/// Waits for a dialog's answer.
pub type Answer = Box<dyn FnOnce() -> Option<PathBuf> + Send>;

/// The jobs under way.
pub struct Jobs {
    sender: Sender<(Hold, Done)>,
    receiver: Receiver<(Hold, Done)>,
    under_way: Vec<Hold>,
    /// Carry jobs out at once, on this thread: for tests.
    inline: bool,
}

/// What a job keeps the clerk from doing meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hold {
    /// Nothing.
    Nothing,
    /// Other files: saving and exporting.
    Files,
    /// Everything: what comes may replace the report.
    All,
}

impl Jobs {
    /// Jobs on threads; with `inline` at once.
    #[must_use]
    pub fn new(inline: bool) -> Jobs {
        let (sender, receiver) = channel();
        Jobs {
            sender,
            receiver,
            under_way: Vec::new(),
            inline,
        }
    }

    /// Whether a job is under way that somebody waits for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.under_way.iter().any(|hold| *hold != Hold::Nothing)
    }

    /// Whether a job is under way that may replace the report.
    #[must_use]
    pub fn holds_all(&self) -> bool {
        self.under_way.contains(&Hold::All)
    }

    /// What has come of jobs since the last look.
    pub fn done(&mut self) -> Vec<Done> {
        let mut done = Vec::new();
        for (hold, result) in self.receiver.try_iter() {
            let at = self
                .under_way
                .iter()
                .position(|under_way| *under_way == hold);
            if let Some(at) = at {
                self.under_way.swap_remove(at);
            }
            done.push(result);
        }
        done
    }

    /// Waits for a dialog's answer.
    pub fn ask(&mut self, ctx: &egui::Context, ask: Ask, answer: Answer) {
        self.start(ctx, "dialog", Hold::All, move || Done::Asked(ask, answer()));
    }

    /// Opens a file.
    pub fn open(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.start(ctx, "open", Hold::All, move || {
            let opened = open(&path);
            Done::Opened(path, Box::new(opened))
        });
    }

    /// Opens last year's report.
    pub fn open_last(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.start(ctx, "open", Hold::All, move || {
            let opened = open(&path);
            Done::OpenedLast(path, Box::new(opened))
        });
    }

    /// Saves a draft.
    pub fn save(&mut self, ctx: &egui::Context, path: PathBuf, report: Report) {
        self.start(ctx, "save", Hold::Files, move || {
            let saved = draft::save(&report, &path);
            Done::Saved(path, Box::new(report), saved)
        });
    }

    /// Keeps unsaved work aside; nobody waits for it.
    pub fn keep(&mut self, ctx: &egui::Context, copy: PathBuf, report: Report, revision: u64) {
        self.start(ctx, "keep", Hold::Nothing, move || {
            Done::Kept(revision, draft::recovery::keep(&report, &copy))
        });
    }

    /// Lays the pages of a report out for the preview; nobody waits for it.
    pub fn lay_out(
        &mut self,
        ctx: &egui::Context,
        number: u64,
        report: Report,
        options: export::pdf::Options,
    ) {
        self.start(ctx, "preview", Hold::Nothing, move || {
            Done::LaidOut(number, Arc::new(Laid::of(&report, options)))
        });
    }

    /// Exports the portal text.
    pub fn export_text(&mut self, ctx: &egui::Context, path: PathBuf, report: Report) {
        self.start(ctx, "export", Hold::Files, move || {
            let text = export::text::write(&Document::of(&report));
            let written = files::write(&path, text.as_bytes());
            Done::Exported(path, None, written.map(|()| Vec::new()).map_err(Into::into))
        });
    }

    /// Exports the PDF; the counts of findings decide whether it bears 送审稿.
    pub fn export_pdf(&mut self, ctx: &egui::Context, path: PathBuf, report: Report, tally: Tally) {
        self.start(ctx, "export", Hold::Files, move || {
            let written = pdf(&report, tally, &path);
            Done::Exported(path, Some(tally), written)
        });
    }

    fn start(
        &mut self,
        ctx: &egui::Context,
        name: &str,
        hold: Hold,
        work: impl FnOnce() -> Done + Send + 'static,
    ) {
        self.under_way.push(hold);
        let sender = self.sender.clone();
        let waker = ctx.clone();
        let run = move || {
            // A fault in a job must not leave the window waiting for it.
            let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Done::Broken);
            // The window may be gone by now; then nobody wants to know.
            let _ = sender.send((hold, done));
            waker.request_repaint();
        };
        if self.inline {
            run();
        } else if std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(run)
            .is_err()
        {
            let _ = self.sender.send((hold, Done::Broken));
            ctx.request_repaint();
        }
    }
}

fn pdf(report: &Report, tally: Tally, path: &Path) -> Result<Vec<String>, ExportError> {
    let printed = export::print(&Document::of(report), tally)?;
    files::write(path, &printed.bytes)?;
    Ok(printed.remarks)
}
