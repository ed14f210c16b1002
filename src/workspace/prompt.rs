//! What the clerk is asked or told by a workspace: values, of which the window makes words.

use std::path::PathBuf;

use super::next::Next;
use super::state::Afterwards;
use super::theirs::Theirs;
use crate::check::Finding;
use crate::draft::lock::Holder;
use crate::draft::recovery::LeftBehind;
use crate::report::Edit;

/// What stands over the work until it is answered.
#[derive(Debug)]
pub enum Prompt {
    /// Something to be read.
    Said(Said),
    /// What becomes of unsaved changes: yes saves them, no gives them up.
    Unsaved(Next),
    /// What becomes of what was left behind of the draft that was opened: yes goes on with it, no
    /// leaves it for later.
    Recover(Box<LeftBehind>),
    /// Whether unfinished work is thrown away.
    GiveUp(Box<LeftBehind>),
    /// The file is another one than was read: yes writes over it, [`Answer::Theirs`] takes what is
    /// there, [`Answer::Beside`] saves as another draft.
    Changed(Box<Conflict>),
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
    /// What lies on the disk.
    Theirs,
    /// Saving as another draft.
    Beside,
}

/// A save that would replace what nobody has seen.
#[derive(Debug)]
pub struct Conflict {
    /// What lies there.
    pub theirs: Theirs,
    /// What waits for the save.
    pub(super) afterwards: Afterwards,
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
    /// Whether something is lost by it.
    pub loses: bool,
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
    /// What is special about a draft that was opened.
    Special(Special),
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

/// What is special about a draft that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Special {
    /// Somebody else works on it.
    InUse(Box<Holder>),
    /// Somebody changed it with another program.
    Edited,
    /// A later version of the program wrote it; the names of what is not understood.
    Newer(Vec<String>),
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
    /// There is unfinished work of so many programs that did not end well.
    Unfinished(usize),
    /// The draft is held by this window now.
    TakenOver,
    /// The draft is still held by somebody else.
    StillHeld(Box<Holder>),
    /// Somebody else took the draft over while this program slept.
    Lost(Box<Holder>),
    /// A job was cancelled.
    Cancelled,
    /// Nobody waits any longer for the draft to be written.
    NoLongerAwaited,
    /// A job that nobody waits for broke off.
    BrokenAside,
}
