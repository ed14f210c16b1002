//! What can take the report away from under the clerk's hands, and what a dialog is asked for.

use std::path::PathBuf;

use crate::draft::recovery::LeftBehind;
use crate::export::Format;
use crate::report::Report;

/// What a file dialog is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// A file to open: drafts and reports.
    Open,
    /// A published report to read in.
    Import,
    /// Last year's report, to stand beside this one.
    Last,
    /// A report on a year before last year, for what is told of every year.
    Earlier,
    /// A report to compare this one with.
    Compare,
    /// What was published, to be held against what was signed.
    Published,
    /// Where to save the draft.
    Save,
    /// Where an export of a format goes.
    Export(Format),
    /// Where the pages go on which the changes are marked.
    Redline,
    /// Where 核对记录 goes.
    Record,
    /// Where what a helper must know goes.
    Diagnosis,
}

/// What takes the report away from under the clerk's hands, once it is saved or given up.
#[derive(Debug)]
pub enum Next {
    /// An empty report.
    New,
    /// The report that a dialog names: [`Ask::Open`] or [`Ask::Import`].
    Choose(Ask),
    /// The report of a file.
    Open(PathBuf),
    /// A draft as it was saved once: its file is damaged or gone.
    Version {
        /// The draft's file.
        path: PathBuf,
        /// What was saved.
        report: Box<Report>,
    },
    /// The report that another program copied.
    Paste,
    /// Next year's report, made of this one.
    Roll,
    /// The sample report.
    Sample(Box<Report>),
    /// What a crashed program left behind.
    Recover(Box<LeftBehind>),
    /// The same as a draft of its own, for which a place is asked at once.
    RecoverBeside(Box<LeftBehind>),
    /// No report: the start page.
    Start,
    /// The end of the window.
    Close,
}
