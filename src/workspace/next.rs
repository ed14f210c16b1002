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
    /// Something of a collection.
    Collect(Gather),
}

/// What a file dialog is asked for by a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gather {
    /// The folder in which the reports lie.
    Folder,
    /// A collection that was kept.
    Kept,
    /// The list of those who are to report.
    List,
    /// Last year's numbers: a collection that was kept, or a report.
    Last,
    /// The collector's own report.
    Own,
    /// Where it is kept from now on.
    Keep,
    /// Where the sum goes.
    Sum,
    /// Where the workbook goes.
    Book,
    /// The folder for a new folder with letters.
    Letters,
    /// Where the list of those goes who have not reported.
    Reminder,
}

impl Gather {
    /// Whether a folder is asked for, not a file.
    #[must_use]
    pub fn is_folder(self) -> bool {
        matches!(self, Gather::Folder | Gather::Letters)
    }

    /// Whether a file is to be written.
    #[must_use]
    pub fn is_writing(self) -> bool {
        matches!(
            self,
            Gather::Keep | Gather::Sum | Gather::Book | Gather::Reminder
        )
    }
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
