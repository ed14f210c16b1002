//! What the clerk is asked or told by a workspace: values, of which the window makes words.

use std::path::PathBuf;

use super::next::Next;
use crate::check::Finding;
use crate::draft::recovery::LeftBehind;
use crate::report::Edit;

/// What stands over the work until it is answered.
#[derive(Debug)]
pub enum Prompt {
    /// Something to be read.
    Said(Said),
    /// What becomes of unsaved changes: yes saves them, no gives them up.
    Unsaved(Next),
    /// What becomes of what was left behind: yes takes it over, no gives it up.
    Recover(Box<LeftBehind>),
    /// Whether a step is taken.
    Confirm(Box<Proposal>),
}

/// The answer to a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes, or simply read.
    Yes,
    /// No.
    No,
    /// Neither: all stays as it is.
    Cancel,
}

/// A step that must be confirmed first.
#[derive(Debug)]
pub struct Proposal {
    /// The step.
    pub edit: Edit,
    /// The revision that it was made for: it is no step for another one.
    pub revision: u64,
    /// The question.
    pub title: String,
    /// What the step does.
    pub text: String,
}

/// What must be read before work goes on.
#[derive(Debug)]
pub enum Said {
    /// A file could not be opened, with the reason.
    CannotOpen(String),
    /// What was copied elsewhere is no report, with the reason.
    NoReportPasted(String),
    /// There is nothing on the clipboard, with the system's reason.
    NothingToPaste(String),
    /// The draft could not be saved, with the reason.
    CannotSave(String),
    /// A file of the name that was typed, with its ending, exists.
    Exists(PathBuf),
    /// What next year's report was made of.
    Rolled(Vec<String>),
    /// What is doubtful about the report that now stands beside this one.
    AttachedInDoubt {
        /// The years of the two reports, if they do not follow each other.
        years: Option<(Option<u16>, Option<u16>)>,
        /// What was unsure in reading it.
        unsure: Vec<Finding>,
    },
    /// A job broke off by a fault of the program.
    Broken,
    /// Anything else, in words.
    Text {
        /// What it is about.
        title: String,
        /// What is said.
        text: String,
    },
}

/// What is said in passing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A file was opened, with so many places to be looked at.
    Opened(String, usize),
    /// What was copied elsewhere was read, with so many places to be looked at.
    Pasted(usize),
    /// The draft was saved under this name.
    Saved(String),
    /// This report, of this file, stands beside as last year's.
    Attached(String, PathBuf),
    /// The sample report was opened.
    Sample,
    /// Unsaved work cannot be kept aside, with the reason.
    NotKept(String),
    /// A job was cancelled.
    Cancelled,
    /// A job that nobody waits for broke off.
    BrokenAside,
}
