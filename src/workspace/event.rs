//! What happens to a workspace, and what it asks for, as values.

use std::path::PathBuf;
use std::time::Duration;

use super::job::{Job, Outcome};
use super::next::{Ask, Gather, Next};
use super::prompt::{Answer, Notice, Said};
use crate::draft::recovery::LeftBehind;
use crate::export::Format;
use crate::report::Report;

/// What happens to a workspace. What somebody asks for while it cannot be has no effect.
#[derive(Debug)]
pub enum Event {
    /// Another report, or none, is asked for.
    Want(Next),
    /// The file that the program was started with, whatever is asked on the screen.
    Begin(PathBuf),
    /// The report is to be saved where it lies, or where a dialog says.
    Save,
    /// A dialog that leaves the report: [`Ask::Save`], [`Ask::Last`], [`Ask::Export`].
    Choose(Ask),
    /// The report is to be printed.
    Print(PrintWay),
    /// Something is to be read before work goes on.
    Say(Said),
    /// What the first prompt asks was answered.
    Answer(Answer),
    /// The clerk waits no longer.
    Cancelled,
    /// Something becomes of the unfinished work in this journal.
    LeftTaken(PathBuf, Fate),
    /// The draft that somebody else held is to be worked on here.
    TakeOver,
    /// The window is asked to close.
    CloseRequested,
    /// The dialog of this number was answered, or cancelled.
    Chosen(u64, Option<PathBuf>),
    /// What was on the clipboard: a piece of a web page, if there was one, and the text; or the
    /// system's reason why there was nothing.
    Clipboard(u64, Result<(Option<String>, String), String>),
    /// What came of the job of this number.
    Done(u64, Outcome),
    /// The job of this number broke off by a fault of the program.
    Broken(u64),
    /// Programs that did not end well left this behind.
    Left(Vec<LeftBehind>),
    /// The time of the window's clock.
    Time(Duration),
}

/// How pages come on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintWay {
    /// By the system's own dialog, where it has one for any program.
    Dialog,
    /// By the program that shows PDF files.
    Program,
}

/// What becomes of unfinished work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is gone on with.
    Opened,
    /// It is gone on with apart from its draft: where it is saved is asked at once.
    SavedBeside,
    /// It is thrown away, once that was asked.
    GivenUp,
}

/// What a workspace asks of the window.
#[derive(Debug)]
pub enum Request {
    /// Show a dialog, and report [`Event::Chosen`] with the number.
    Choose(u64, Ask),
    /// Look on the clipboard, and report [`Event::Clipboard`] with the number.
    ReadClipboard(u64),
    /// Carry a job out, and report [`Event::Done`] with the number.
    Run(u64, Job),
    /// Make a file of the report and write it, and report [`Outcome::Made`].
    Export {
        /// The job's number.
        number: u64,
        /// The file.
        path: PathBuf,
        /// Nobody agreed that a file of this name is replaced.
        must_be_new: bool,
        /// What kind of file.
        format: Format,
    },
    /// Make the pages and have them printed, and report [`Outcome::Made`].
    Print(u64, PrintWay),
    /// A report was taken over, or none is at work any more.
    TakenOver,
    /// Say this in passing.
    Notice(Notice),
    /// Put this draft on the list of recent ones.
    Remember(PathBuf),
    /// Show the report beside the one of this file.
    Compare(PathBuf),
    /// Hold what this file says against what was signed.
    Prove(PathBuf),
    /// Read what the report of this file tells of years before.
    Earlier(PathBuf),
    /// Make the pages on which the changes are marked, and write them.
    Redline {
        /// The file.
        path: PathBuf,
        /// Nobody agreed that a file of this name is replaced.
        must_be_new: bool,
    },
    /// Make 核对记录, and write it.
    Record {
        /// The file.
        path: PathBuf,
        /// Nobody agreed that a file of this name is replaced.
        must_be_new: bool,
    },
    /// Write what a helper must know of the program and the computer.
    Diagnosis {
        /// The file.
        path: PathBuf,
        /// Nobody agreed that a file of this name is replaced.
        must_be_new: bool,
    },
    /// Something of a collection goes there, or comes from there.
    Collect(Gather, PathBuf),
    /// Keep what was saved as a version of this draft.
    KeepVersion(PathBuf, Box<Report>),
    /// Do not close, although that was asked for.
    StayOpen,
    /// Close the window.
    Close,
}
