//! When a command has nothing to do, and why.

use crate::ui::words;

/// Why a command has nothing to do right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The start page is shown.
    NoReport,
    /// A file is being chosen, read or written.
    Busy,
    /// No step was taken.
    NothingToUndo,
    /// No step was taken back.
    NothingToRedo,
    /// It is for tables, and a text is shown.
    NotInTable,
    /// It is for texts, and a table is shown.
    NotInText,
    /// Nothing is wrong with the current cell.
    NothingWrongHere,
    /// No words of last year wait to be confirmed.
    NothingToConfirm,
    /// The report was not imported, or the import was sure of everything.
    NothingToReview,
    /// The report has no year.
    NoYear,
    /// No report of last year stands beside this one.
    NoLastYear,
    /// The report is no draft yet.
    NoDraft,
    /// The report was compared with no other one.
    NothingCompared,
}

impl Refusal {
    /// The sentence for the user.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Refusal::NoReport => words::REFUSED_NO_REPORT,
            Refusal::Busy => words::REFUSED_BUSY,
            Refusal::NothingToUndo => words::REFUSED_UNDO,
            Refusal::NothingToRedo => words::REFUSED_REDO,
            Refusal::NotInTable => words::REFUSED_IN_TEXT,
            Refusal::NotInText => words::REFUSED_IN_TABLE,
            Refusal::NothingWrongHere => words::REFUSED_WHY,
            Refusal::NothingToConfirm => words::REFUSED_CONFIRM,
            Refusal::NothingToReview => words::REFUSED_REVIEW,
            Refusal::NoYear => words::REFUSED_NO_YEAR,
            Refusal::NoLastYear => words::REFUSED_NO_LAST_YEAR,
            Refusal::NoDraft => words::REFUSED_NO_DRAFT,
            Refusal::NothingCompared => words::REFUSED_NOTHING_COMPARED,
        }
    }
}

/// How things stand, as far as commands depend on it.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, not a state of many"
)]
pub struct Situation {
    /// The start page is shown.
    pub is_on_start_page: bool,
    /// A file is being chosen, read or written.
    pub is_busy: bool,
    /// There is a step to take back.
    pub can_undo: bool,
    /// There is a step to carry out again.
    pub can_redo: bool,
    /// A table is shown, not a text.
    pub is_in_table: bool,
    /// Something is wrong with the current cell.
    pub is_wrong_here: bool,
    /// Words of last year wait to be confirmed.
    pub has_doubts: bool,
    /// An import was unsure of something.
    pub has_notes: bool,
    /// The report has a year.
    pub has_year: bool,
    /// A report of last year stands beside this one.
    pub has_last_year: bool,
    /// The report has a draft's file.
    pub is_draft: bool,
    /// The report was compared with another one.
    pub has_comparison: bool,
    /// What is switched on.
    pub switches: Switches,
}

/// What is switched on.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Switches {
    /// The sums of the table are typed.
    pub types_sums: bool,
    /// Last year's numbers are shown.
    pub compares: bool,
    /// The right side is shown.
    pub shows_side: bool,
    /// The preview is shown on it.
    pub shows_preview: bool,
    /// The years are.
    pub shows_years: bool,
    /// The five steps are shown while they are not done.
    pub shows_guide: bool,
}

impl Situation {
    /// Whether this stands against a command.
    #[must_use]
    pub fn refuses(&self, refusal: Refusal) -> bool {
        match refusal {
            Refusal::NoReport => self.is_on_start_page,
            Refusal::Busy => self.is_busy,
            Refusal::NothingToUndo => !self.can_undo,
            Refusal::NothingToRedo => !self.can_redo,
            Refusal::NotInTable => !self.is_in_table,
            Refusal::NotInText => self.is_in_table,
            Refusal::NothingWrongHere => !self.is_wrong_here,
            Refusal::NothingToConfirm => !self.has_doubts,
            Refusal::NothingToReview => !self.has_notes,
            Refusal::NoYear => !self.has_year,
            Refusal::NoLastYear => !self.has_last_year,
            Refusal::NoDraft => !self.is_draft,
            Refusal::NothingCompared => !self.has_comparison,
        }
    }
}
