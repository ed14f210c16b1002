//! Slow work, off the frame: native dialogs, reading, writing, exporting. Each runs on a named
//! thread and wakes the window when it is done.

mod cancellation;
mod collecting;
mod comparing;
mod exporting;
mod looking;
mod proving;
mod slow;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::dialogs::Answered;
pub(in crate::ui) use super::jobs::cancellation::Cancellation;
use super::system::{Answer, NotHanded};
use crate::check::Tally;
use crate::draft::versions::History;
use crate::export::pdf::Fonts;
use crate::export::{self, FontSource, Format};
use crate::file_type::{NotTold, Opens};
use crate::import::PdfReader;
use crate::report::Report;
use crate::ui::words;
use crate::workspace::{Job, OpenError, Opened, Outcome, Proof, ProofError, SystemDisk};

pub use super::jobs::collecting::{Around, Collect, Collected};
pub use super::jobs::comparing::Redline;
pub use super::jobs::exporting::{ExportError, PrintBy, Sent, Wanted};
pub use super::jobs::looking::{About, Look};
pub use super::jobs::slow::WayOut;
use crate::ui::views::preview::Laid;

/// What came of a job.
#[derive(Debug)]
pub enum Done {
    /// The dialog of this number was answered, or cancelled.
    Asked(u64, Answered),
    /// This came of the workspace's job of this number.
    Worked(u64, Box<Outcome>),
    /// The pages of the report with this number were laid out for the preview.
    LaidOut(u64, Arc<Laid>),
    /// The workspace's job of this number broke off by a fault of the program.
    Broken(u64),
    /// Another job, for which nobody waits, broke off.
    BrokenAside,
    /// This was seen of a file that was open once; nothing where it is not there.
    Looked(PathBuf, Option<Look>),
    /// Whether there is a file of this name that would be replaced.
    IsThere(PathBuf, bool),
    /// This came of a job of a collection.
    Collected(Box<Collected>),
    /// Something was exported, or not.
    Exported(
        u64,
        PathBuf,
        (Format, Tally),
        Result<Vec<String>, ExportError>,
    ),
    /// The faces from this source were looked up: what they are called and what was refused.
    Faces(FontSource, String),
    /// What a helper must know was written, or not.
    Diagnosed(PathBuf, Result<(), ExportError>),
    /// What opens drafts from now on; or the system was not told.
    FileType(Result<Opens, NotTold>),
    /// The system's program shows a file, or not.
    Shown(Result<(), NotHanded>),
    /// The pages were printed or handed to the program that prints, or not; nothing where that was
    /// cancelled.
    Printed(u64, Result<Option<Sent>, ExportError>),
    /// The file that the report is to be compared with was opened, or not.
    Compared(PathBuf, Result<Box<Opened>, OpenError>),
    /// The file that tells of years before was opened, or not.
    Earlier(PathBuf, Result<Box<Opened>, OpenError>),
    /// What was published was held against what was signed by the job of this number, or not.
    Proved(u64, Result<Box<Proof>, ProofError>),
    /// The record of that was written, or not.
    Recorded(PathBuf, Result<Vec<String>, ExportError>),
    /// This is kept of a draft.
    Versions(PathBuf, History),
    /// The pages on which changes are marked were written, or not.
    Redlined(PathBuf, Result<Vec<String>, ExportError>),
}

/// The jobs under way.
pub struct Jobs {
    sender: Sender<(u64, Option<Done>)>,
    receiver: Receiver<(u64, Option<Done>)>,
    under_way: Vec<UnderWay>,
    /// How many jobs were started.
    started: u64,
    carrier: Carrier,
    /// This program, to read PDF files in a process of its own; none in a test, which is another.
    program: Option<PathBuf>,
    /// All is carried out at once, on this thread.
    is_inline: bool,
}

/// The work of a job.
pub type Work = Box<dyn FnOnce() + Send>;

/// Carries the work of a job with this name out: on a thread, or in a test when that wants it done.
pub type Carrier = Box<dyn Fn(&str, Work) -> std::io::Result<()>>;

/// A job under way.
struct UnderWay {
    number: u64,
    /// In seconds of the window's clock.
    since: f64,
    /// It must be done before the program ends.
    must_end: bool,
    waits: Waits,
}

/// Who waits for a job, and how.
struct Waits {
    /// Somebody waits for it; what cannot be done meanwhile is the workspace's business.
    is_awaited: bool,
    /// What is said of it once it takes long.
    what: &'static str,
    /// Of a job that can be cancelled.
    cancellation: Option<Arc<Cancellation>>,
    /// The number under which the workspace asked for it.
    asked: Option<u64>,
}

impl Jobs {
    /// Jobs on threads; with `inline` at once, for tests.
    #[must_use]
    pub fn new(inline: bool) -> Jobs {
        let at_once = |_: &str, work: Work| {
            work();
            Ok(())
        };
        let on_thread = |name: &str, work: Work| {
            let thread = std::thread::Builder::new().name(name.to_owned());
            thread.spawn(work).map(drop)
        };
        let mut jobs = Jobs::carried_out_by(if inline {
            Box::new(at_once)
        } else {
            Box::new(on_thread)
        });
        jobs.is_inline = inline;
        jobs
    }

    /// The same, with PDF files read by a process of this program's own.
    #[must_use]
    pub fn reading_by(mut self, program: PathBuf) -> Jobs {
        self.program = Some(program);
        self
    }

    /// Whether they are carried out at once.
    #[must_use]
    pub fn are_inline(&self) -> bool {
        self.is_inline
    }

    /// Jobs that somebody else carries out.
    #[must_use]
    pub fn carried_out_by(carrier: Carrier) -> Jobs {
        let (sender, receiver) = channel();
        Jobs {
            sender,
            receiver,
            under_way: Vec::new(),
            started: 0,
            carrier,
            program: None,
            is_inline: false,
        }
    }

    /// Waits until what is being written or removed is, though not for ever on a disk that does not
    /// answer: the program ends.
    pub fn finish(&mut self) {
        /// How long the end of the program waits.
        const PATIENCE: Duration = Duration::from_secs(5);
        let until = Instant::now() + PATIENCE;
        while self.under_way.iter().any(|job| job.must_end) {
            let left = until.saturating_duration_since(Instant::now());
            let Ok((number, _)) = self.receiver.recv_timeout(left) else {
                return;
            };
            self.under_way.retain(|job| job.number != number);
        }
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
    pub fn ask(&mut self, ctx: &egui::Context, number: u64, answer: Answer) {
        let waits = Waits {
            is_awaited: true,
            what: words::WAITING,
            cancellation: Some(Arc::default()),
            asked: Some(number),
        };
        self.begin(ctx, "dialog", waits, move || {
            Some(Done::Asked(number, answer()))
        });
    }

    /// Carries a job of the workspace out.
    pub fn run(&mut self, ctx: &egui::Context, number: u64, job: Job) {
        let (name, is_awaited, what) = match &job {
            Job::Open(..) => ("open", true, words::OPENING),
            Job::Paste(..) => ("paste", true, words::OPENING),
            Job::Save { .. } => ("save", true, words::WRITING),
            Job::Keep { .. } | Job::Forget(_) => ("keep", false, words::BUSY),
            Job::Hold(..) | Job::Beat(..) | Job::Release(..) => ("lock", false, words::BUSY),
        };
        // What lies on the disk afterwards is what the next start finds.
        let must_end = !matches!(job, Job::Open(..) | Job::Paste(..));
        let cancellation = (!must_end).then(Arc::<Cancellation>::default);
        let waits = Waits {
            is_awaited,
            what,
            cancellation: cancellation.clone(),
            asked: Some(number),
        };
        let program = self.program.clone();
        self.begin(ctx, name, waits, move || {
            let is_cancelled = || cancellation.as_deref().is_some_and(Cancellation::is_shut);
            let goes_on = || cancellation.as_deref().is_none_or(Cancellation::pass);
            let reader = reader(program.as_deref(), &is_cancelled);
            let outcome = job.run_unless_cancelled(&SystemDisk, reader, &goes_on);
            Some(Done::Worked(number, Box::new(outcome)))
        });
        if let Some(begun) = self.under_way.last_mut() {
            begun.must_end = must_end;
        }
    }

    /// Looks whether a file of this name is there; the question for its path waits for it.
    pub fn look_for(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.start(ctx, "look", move || {
            let is_there = path.exists();
            Done::IsThere(path, is_there)
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
        self.start(ctx, "preview", move || {
            Done::LaidOut(number, Arc::new(Laid::of(&report, options, fonts)))
        });
    }

    /// Looks the faces of a source up, which may take long the first time; nobody waits for it.
    pub fn look_up_faces(&mut self, ctx: &egui::Context, source: FontSource) {
        self.start(ctx, "faces", move || {
            Done::Faces(source, words::faces(Fonts::of(source)))
        });
    }

    /// Starts what nobody waits for.
    fn start(
        &mut self,
        ctx: &egui::Context,
        name: &str,
        work: impl FnOnce() -> Done + Send + 'static,
    ) {
        let waits = Waits {
            is_awaited: false,
            what: words::BUSY,
            cancellation: None,
            asked: None,
        };
        self.begin(ctx, name, waits, move || Some(work()));
    }

    fn begin(
        &mut self,
        ctx: &egui::Context,
        name: &str,
        waits: Waits,
        work: impl FnOnce() -> Option<Done> + Send + 'static,
    ) {
        self.started += 1;
        let (number, is_awaited, asked) = (self.started, waits.is_awaited, waits.asked);
        self.under_way.push(UnderWay {
            number,
            since: ctx.input(|input| input.time),
            must_end: false,
            waits,
        });
        let sender = self.sender.clone();
        let waker = ctx.clone();
        let run = move || {
            // A fault in a job must not leave the window waiting for it.
            let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Some(broken(asked)));
            // The window may be gone by now; then nobody wants to know.
            let _ = sender.send((number, done));
            waker.request_repaint();
        };
        if (self.carrier)(name, Box::new(run)).is_err() {
            let _ = self.sender.send((number, Some(broken(asked))));
            ctx.request_repaint();
        }
        if !self.is_inline && is_awaited {
            ctx.request_repaint_after(slow::LONG);
        }
    }
}

/// Who reads PDF files for a job: this program in a process of its own, where it is known.
fn reader<'a>(program: Option<&'a Path>, is_cancelled: &'a dyn Fn() -> bool) -> PdfReader<'a> {
    match program {
        Some(program) => PdfReader::Apart {
            program,
            is_cancelled,
        },
        None => PdfReader::Here,
    }
}

/// What is said of a job that broke off, asked for under this number.
fn broken(asked: Option<u64>) -> Done {
    asked.map_or(Done::BrokenAside, Done::Broken)
}

#[cfg(test)]
mod tests;
