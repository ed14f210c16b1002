//! What a workspace tells of itself.

use std::time::Duration;

use super::prompt::Prompt;
use super::review::Review;
use super::source::Source;
use super::state::State;
use super::{Stage, Workspace};
use crate::draft::lock;
use crate::draft::recovery::LeftBehind;
use crate::report::{Editor, Report};

impl Workspace {
    /// The report as it stands.
    #[must_use]
    pub fn report(&self) -> &Report {
        self.editor.report()
    }

    /// The report with its history.
    #[must_use]
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// Grows with every change, and with every other report.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.began + self.editor.revision()
    }

    /// Grows when places in the report before are none in this one: another report, or form.
    #[must_use]
    pub fn edition(&self) -> u64 {
        self.edition
    }

    /// Where the report came from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Whether a report is at work; without one the start page is shown.
    #[must_use]
    pub fn has_report(&self) -> bool {
        self.stage == Stage::Report
    }

    /// Whether there is something that is not saved.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.editor.is_dirty()
    }

    /// Whether all that is typed lies at least in the journal.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.journal.has(self.revision())
    }

    /// Whether unsaved work cannot be kept at present.
    #[must_use]
    pub fn is_not_kept(&self) -> bool {
        self.journal.is_failing()
    }

    /// The review of what an import was unsure of.
    #[must_use]
    pub fn review(&self) -> &Review {
        &self.review
    }

    /// The same, to say what is settled.
    pub fn review_mut(&mut self) -> &mut Review {
        &mut self.review
    }

    /// What must be answered before work goes on.
    #[must_use]
    pub fn prompt(&self) -> Option<&Prompt> {
        self.prompts.front()
    }

    /// What crashed programs left behind, the latest first.
    #[must_use]
    pub fn left(&self) -> &[LeftBehind] {
        &self.left
    }

    /// Whether somebody waits for a dialog or a job: no other one begins meanwhile.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.state, State::Busy { .. })
    }

    /// Whether whatever is asked for can begin.
    #[must_use]
    pub fn is_free(&self) -> bool {
        !self.is_busy() && self.prompts.is_empty()
    }

    /// Whether nothing may be changed, because what comes may replace it; changes have no effect.
    #[must_use]
    pub fn is_held(&self) -> bool {
        matches!(self.state, State::Busy { task, .. } if task.holds_report())
    }

    /// How long from now the time must be told, if at all.
    #[must_use]
    pub fn wakes_in(&self) -> Option<Duration> {
        let beat = self.held.as_ref().map(|held| held.beat + lock::BEAT);
        let beat = beat.map(|at| at.saturating_sub(self.now));
        let journal = self.journal.wakes_in(self.now);
        journal.into_iter().chain(beat).min()
    }
}
