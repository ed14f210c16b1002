//! Slow work, off the frame: native dialogs, reading, writing, exporting. Each runs on a named
//! thread and wakes the window when it is done.

mod cancelling;
mod exporting;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use super::jobs::cancelling::Gate;
use super::system::{Answer, Ask};
use crate::check::Tally;
use crate::draft;
use crate::export::pdf::Fonts;
use crate::export::{self, FontSource, Format};
use crate::files::FileError;
use crate::import::{ImportError, Imported, import_pasted};
use crate::report::Report;
use crate::ui::words;
use crate::workspace::{OpenError, Opened, SystemDisk, open};

pub use super::jobs::exporting::{ExportError, Wanted};
use crate::ui::views::preview::Laid;

/// What came of a job.
#[derive(Debug)]
pub enum Done {
    /// The dialog was answered, or cancelled.
    Asked(Ask, Option<PathBuf>),
    /// A file was opened, or not.
    Opened(PathBuf, Box<Result<Opened, OpenError>>),
    /// What was copied elsewhere was read as a report, or not.
    Pasted(Box<Result<Imported, ImportError>>),
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
    /// A job that nobody waits for broke off: keeping aside, or the preview.
    BrokenAside,
    /// A file that was open once is there, last changed then; or it is not.
    Looked(PathBuf, Option<SystemTime>),
    /// Something was exported, or not.
    Exported(PathBuf, (Format, Tally), Result<Vec<String>, ExportError>),
    /// The faces from this source were looked up: what they are called and what was refused.
    Faces(FontSource, String),
    /// The pages were handed to the program that prints, or not; with what should be said of them.
    Printed(Result<Vec<String>, ExportError>),
}

/// The jobs under way.
pub struct Jobs {
    sender: Sender<(u64, Option<Done>)>,
    receiver: Receiver<(u64, Option<Done>)>,
    under_way: Vec<UnderWay>,
    /// How many jobs were started.
    started: u64,
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

/// A job under way.
struct UnderWay {
    number: u64,
    hold: Hold,
    /// What is said of it once it takes long.
    what: &'static str,
    since: Instant,
    /// Of a job that can be cancelled.
    gate: Option<Arc<Gate>>,
}

/// How long a job takes before it is spoken of: what is done at once only flickers.
const LONG: Duration = Duration::from_millis(500);

/// A job that takes long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slow {
    /// What it does.
    pub what: &'static str,
    /// Whether it can still be cancelled.
    pub can_be_cancelled: bool,
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
            started: 0,
            inline,
        }
    }

    /// Whether a job is under way that somebody waits for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.under_way.iter().any(|job| job.hold != Hold::Nothing)
    }

    /// Whether a job is under way that may replace the report.
    #[must_use]
    pub fn holds_all(&self) -> bool {
        self.under_way.iter().any(|job| job.hold == Hold::All)
    }

    /// The job that somebody has been waiting for long.
    #[must_use]
    pub fn slow(&self) -> Option<Slow> {
        let is_slow = |job: &&UnderWay| job.hold != Hold::Nothing && job.since.elapsed() >= LONG;
        let job = self.under_way.iter().find(is_slow)?;
        let is_open = job.gate.as_deref().is_some_and(Gate::is_open);
        // A gate that was passed: the file is being written.
        let is_writing = job.hold == Hold::Files && !is_open;
        Some(Slow {
            what: if is_writing { words::WRITING } else { job.what },
            can_be_cancelled: is_open,
        })
    }

    /// Cancels all that can be: what was to be opened is not, what is not written yet is not. Returns
    /// whether something was.
    pub fn cancel(&mut self) -> bool {
        let before = self.under_way.len();
        // What comes of a job that is no longer under way is dropped.
        self.under_way
            .retain(|job| !job.gate.as_deref().is_some_and(Gate::shut));
        self.under_way.len() < before
    }

    /// What has come of jobs since the last look.
    pub fn done(&mut self) -> Vec<Done> {
        let mut done = Vec::new();
        for (number, result) in self.receiver.try_iter() {
            let at = self.under_way.iter().position(|job| job.number == number);
            if let Some(at) = at {
                self.under_way.remove(at);
                done.extend(result);
            }
        }
        done
    }

    /// Waits for a dialog's answer.
    pub fn ask(&mut self, ctx: &egui::Context, ask: Ask, answer: Answer) {
        let gate = Arc::new(Gate::default());
        self.begin(
            ctx,
            "dialog",
            Hold::All,
            words::WAITING,
            Some(gate),
            move || Some(Done::Asked(ask, answer())),
        );
    }

    /// Opens a file.
    pub fn open(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.open_as(ctx, path, Done::Opened);
    }

    /// Opens last year's report.
    pub fn open_last(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.open_as(ctx, path, Done::OpenedLast);
    }

    /// Reads what was copied elsewhere, a web page before its text.
    pub fn read_pasted(&mut self, ctx: &egui::Context, html: Option<String>, text: String) {
        let (gate, what) = (Some(Arc::new(Gate::default())), words::OPENING);
        self.begin(ctx, "paste", Hold::All, what, gate, move || {
            let imported = import_pasted(html.as_deref(), &text);
            Some(Done::Pasted(Box::new(imported)))
        });
    }

    fn open_as(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        done: fn(PathBuf, Box<Result<Opened, OpenError>>) -> Done,
    ) {
        let (gate, what) = (Some(Arc::new(Gate::default())), words::OPENING);
        self.begin(ctx, "open", Hold::All, what, gate, move || {
            let opened = open(&SystemDisk, &path);
            Some(done(path, Box::new(opened)))
        });
    }

    /// Looks whether a file is there, and when it was last changed; nobody waits for it.
    pub fn look(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.start(ctx, "look", Hold::Nothing, move || {
            let when = std::fs::metadata(&path).and_then(|data| data.modified());
            Done::Looked(path, when.ok())
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
        fonts: FontSource,
    ) {
        self.start(ctx, "preview", Hold::Nothing, move || {
            Done::LaidOut(number, Arc::new(Laid::of(&report, options, fonts)))
        });
    }

    /// Looks the faces of a source up, which may take long the first time; nobody waits for it.
    pub fn look_up_faces(&mut self, ctx: &egui::Context, source: FontSource) {
        self.start(ctx, "faces", Hold::Nothing, move || {
            Done::Faces(source, words::faces(Fonts::of(source)))
        });
    }

    fn start(
        &mut self,
        ctx: &egui::Context,
        name: &str,
        hold: Hold,
        work: impl FnOnce() -> Done + Send + 'static,
    ) {
        self.begin(ctx, name, hold, words::BUSY, None, move || Some(work()));
    }

    fn begin(
        &mut self,
        ctx: &egui::Context,
        name: &str,
        hold: Hold,
        what: &'static str,
        gate: Option<Arc<Gate>>,
        work: impl FnOnce() -> Option<Done> + Send + 'static,
    ) {
        self.started += 1;
        let number = self.started;
        self.under_way.push(UnderWay {
            number,
            hold,
            what,
            since: Instant::now(),
            gate,
        });
        let sender = self.sender.clone();
        let waker = ctx.clone();
        let run = move || {
            // A fault in a job must not leave the window waiting for it.
            let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Some(broken(hold)));
            // The window may be gone by now; then nobody wants to know.
            let _ = sender.send((number, done));
            waker.request_repaint();
        };
        if self.inline {
            run();
        } else if std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(run)
            .is_err()
        {
            let _ = self.sender.send((number, Some(broken(hold))));
            ctx.request_repaint();
        }
        if !self.inline && hold != Hold::Nothing {
            ctx.request_repaint_after(LONG);
        }
    }
}

/// What is said of a job that broke off.
fn broken(hold: Hold) -> Done {
    match hold {
        Hold::Nothing => Done::BrokenAside,
        Hold::Files | Hold::All => Done::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cancelled_before_it_is_written_is_not_and_what_is_written_cannot_be_cancelled() {
        let ctx = egui::Context::default();
        for is_early in [true, false] {
            let (go, wait) = channel::<()>();
            let (reached, at) = channel::<bool>();
            let mut jobs = Jobs::new(false);
            jobs.make(&ctx, move |gate| {
                if is_early {
                    wait.recv().ok()?;
                }
                let passed = gate.pass();
                reached.send(passed).ok()?;
                if !is_early {
                    wait.recv().ok()?;
                }
                passed.then_some(Done::Broken)
            });
            if is_early {
                assert!(jobs.cancel());
                assert!(!jobs.is_busy());
                go.send(()).unwrap();
                assert!(!at.recv().unwrap());
            } else {
                assert!(at.recv().unwrap());
                assert!(!jobs.cancel());
                go.send(()).unwrap();
            }
            let started = Instant::now();
            let mut done = Vec::new();
            while done.is_empty() && started.elapsed() < Duration::from_millis(300) {
                done = jobs.done();
                std::thread::sleep(Duration::from_millis(5));
            }
            assert_eq!(done.is_empty(), is_early);
        }
    }
}
