//! What a workspace is waiting for.

use super::next::{Ask, Next};

/// What a workspace is waiting for.
#[derive(Debug)]
pub(super) enum State {
    /// Nothing: whatever is asked for can begin.
    Idle,
    /// A dialog or a job.
    Busy {
        /// The number of the dialog or job; whatever comes under another one comes too late.
        number: u64,
        task: Task,
        afterwards: Afterwards,
    },
    /// The end: it was agreed that the window closes on the report of this revision.
    Leaving(u64),
}

/// What is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Task {
    /// The answer of a dialog.
    Choosing(Ask),
    /// What lies on the clipboard.
    LookingOnClipboard,
    /// A report that takes the place of this one.
    Reading,
    /// Last year's report.
    ReadingLast,
    /// The draft on its way to the disk.
    Saving,
    /// An export or a print.
    Making,
}

impl Task {
    /// Whether nothing may be typed meanwhile, because what comes may replace it.
    pub(super) fn holds_report(self) -> bool {
        !matches!(self, Task::Saving | Task::Making)
    }
}

/// What follows once the wait is over.
#[derive(Debug)]
pub(super) enum Afterwards {
    Nothing,
    /// Saving, which was asked for meanwhile.
    Save,
    /// What asked for the saving.
    Go(Next),
    /// Closing the window, which was asked for meanwhile.
    Close,
    /// Saving and then closing, both of which were asked for meanwhile.
    SaveAndClose,
}
