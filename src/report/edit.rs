//! A step that can be undone: typed changes under one name. Applying one returns its opposite, so
//! undo, the journal and the unsaved mark come from one place.

use std::ops::Range;

use super::{Change, Date, Figures, Report, Target, WaiverKey};
use crate::form::CellId;

/// One step that can be undone: changes that are carried out one after the other, each on what those
/// before it left. So the range of a splice is one of the text as the splice finds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    label: String,
    changes: Vec<Change>,
    /// Where this types; edits that follow each other in the same place are one step.
    typing: Option<Target>,
}

impl Edit {
    /// An edit of several changes; `label` names it in the menu (撤销{label}).
    #[must_use]
    pub fn new(label: impl Into<String>, changes: Vec<Change>) -> Edit {
        Edit {
            label: label.into(),
            changes,
            typing: None,
        }
    }

    /// An edit of one change.
    #[must_use]
    pub fn one(label: impl Into<String>, change: Change) -> Edit {
        Edit::new(label, vec![change])
    }

    /// Puts text into cells.
    #[must_use]
    pub fn cells(
        label: impl Into<String>,
        cells: impl IntoIterator<Item = (CellId, String)>,
    ) -> Edit {
        let changes = cells
            .into_iter()
            .map(|(cell, text)| Change::Cell(cell, text));
        Edit::new(label, changes.collect())
    }

    /// Puts other texts in place of ranges of a prose field as it stands now. What overlaps one before
    /// it is left out.
    #[must_use]
    pub fn splices(
        label: impl Into<String>,
        field: &str,
        splices: impl IntoIterator<Item = (Range<usize>, String)>,
    ) -> Edit {
        let mut splices: Vec<_> = splices.into_iter().collect();
        splices.sort_by_key(|(range, _)| (range.start, range.end));
        let mut end = 0;
        splices.retain(|(range, _)| {
            let is_apart = range.start >= end;
            end = end.max(range.end);
            is_apart
        });
        // From the end, so that the ranges before stay true.
        let changes = splices.into_iter().rev();
        let changes = changes.map(|(range, text)| Change::splice(field, range, text));
        Edit::new(label, changes.collect())
    }

    /// Puts another text in place of a range of a prose field.
    #[must_use]
    pub fn splice(
        label: impl Into<String>,
        field: &str,
        range: Range<usize>,
        text: impl Into<String>,
    ) -> Edit {
        Edit::one(label, Change::splice(field, range, text))
    }

    /// Writes a prose field anew; what was tied to places in it is gone, see [`Report::write`].
    #[must_use]
    pub fn prose(label: impl Into<String>, field: &str, text: impl Into<String>) -> Edit {
        Edit::one(label, Change::prose(field, text))
    }

    /// Names the organ.
    #[must_use]
    pub fn organ(label: impl Into<String>, name: impl Into<String>) -> Edit {
        Edit::one(label, Change::Organ(name.into()))
    }

    /// Says which year is reported on.
    #[must_use]
    pub fn year(label: impl Into<String>, year: Option<u16>) -> Edit {
        Edit::one(label, Change::Year(year))
    }

    /// Says which date the report bears.
    #[must_use]
    pub fn date(label: impl Into<String>, date: Option<Date>) -> Edit {
        Edit::one(label, Change::Date(date))
    }

    /// Gives a reason for a finding; an empty one takes it back.
    #[must_use]
    pub fn reason(label: impl Into<String>, key: WaiverKey, reason: impl Into<String>) -> Edit {
        Edit::one(label, Change::Reason(key, reason.into()))
    }

    /// Replaces the whole report, for a change of form.
    #[must_use]
    pub fn replace(label: impl Into<String>, report: Report) -> Edit {
        Edit::one(label, Change::Whole(Box::new(report)))
    }

    /// Keeps last year's report beside this one, or takes it away; with it go the numbers of the years
    /// that it knew ([`Report::figures`]).
    #[must_use]
    pub fn attach(label: impl Into<String>, last: Option<Report>) -> Edit {
        Edit::one(label, Change::last(last))
    }

    /// Tells of years before, which last year's report may not know.
    #[must_use]
    pub fn earlier(
        label: impl Into<String>,
        years: impl IntoIterator<Item = (u16, Figures)>,
    ) -> Edit {
        let changes = years
            .into_iter()
            .map(|(year, figures)| Change::Earlier(year, Some(figures)));
        Edit::new(label, changes.collect())
    }

    /// Says whether the sums of a table are typed (手工填写) or computed.
    #[must_use]
    pub fn typed_sums(label: impl Into<String>, table: &str, is_typed: bool) -> Edit {
        Edit::one(label, Change::Switch(table.to_owned(), is_typed))
    }

    /// Chooses the local pack that the report is checked against; an empty name chooses none.
    #[must_use]
    pub fn pack(label: impl Into<String>, name: impl Into<String>) -> Edit {
        Edit::one(label, Change::Pack(name.into()))
    }

    /// The same step with the changes of another edit after its own.
    #[must_use]
    pub fn and(mut self, other: Edit) -> Edit {
        self.changes.extend(other.changes);
        self
    }

    /// Joins the step before it if that typed into the same place: a word is one undo, not each key.
    #[must_use]
    pub fn typing(mut self) -> Edit {
        self.typing = self.changes.first().and_then(Change::target);
        self
    }

    /// Where it types, if it does.
    #[must_use]
    pub fn types_into(&self) -> Option<&Target> {
        self.typing.as_ref()
    }

    /// What the step is called in the menu.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What it does, in order.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    pub(super) fn into_changes(self) -> Vec<Change> {
        self.changes
    }

    /// The texts that it puts into cells.
    pub fn cell_texts(&self) -> impl Iterator<Item = (CellId, &str)> {
        self.changes.iter().filter_map(|change| match change {
            Change::Cell(cell, text) => Some((*cell, text.as_str())),
            _ => None,
        })
    }

    /// Whether it replaces the whole report.
    #[must_use]
    pub fn is_replacement(&self) -> bool {
        let mut changes = self.changes.iter();
        changes.any(|change| matches!(change, Change::Whole(_)))
    }
}

impl Report {
    /// Carries an edit out and returns the edit that undoes it: it leads back to the very same report.
    pub fn apply(&mut self, edit: &Edit) -> Edit {
        let mut back = Vec::with_capacity(edit.changes.len());
        for change in &edit.changes {
            self.carry_out(change, &mut back);
        }
        back.reverse();
        Edit::new(&edit.label, back)
    }
}
