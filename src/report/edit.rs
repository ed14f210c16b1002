//! A change to a report. Applying one returns its opposite, so undo, autosave and the unsaved mark
//! come from one place.

use std::sync::Arc;

use super::{Report, TYPED, WaiverKey};
use crate::form::CellId;

/// What a change touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A number cell.
    Cell(CellId),
    /// A prose field, by its id.
    Prose(String),
    /// What is tied to places of a prose field, as [`Report::with_anchors`] writes it.
    Anchors(String),
    /// The organ's name.
    Organ,
    /// The year, as digits; anything else clears it.
    Year,
    /// The date under the text, as [`Date::read`](super::Date::read) takes it; anything else clears it.
    Date,
    /// A reason for a finding; empty takes the waiver back.
    Waiver(WaiverKey),
    /// Whether the sums of the table with this id are typed; see [`Edit::typed_sums`].
    TypedSums(String),
}

/// One step that can be undone: texts put into targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    label: String,
    changes: Vec<(Target, String)>,
    whole: Option<Box<Report>>,
    /// Last year's report, if this attaches another one or takes it away.
    last: Option<Attached>,
    /// Where this types; edits that follow each other in the same place are one step.
    typing: Option<Target>,
}

/// Last year's report, or none.
#[derive(Debug, Clone, PartialEq)]
struct Attached(Option<Arc<Report>>);

impl Edit {
    /// An edit of several targets; `label` names it in the menu (撤销{label}).
    #[must_use]
    pub fn new(label: impl Into<String>, changes: Vec<(Target, String)>) -> Edit {
        Edit {
            label: label.into(),
            changes,
            whole: None,
            last: None,
            typing: None,
        }
    }

    /// Puts text into one target.
    #[must_use]
    pub fn one(label: impl Into<String>, target: Target, text: impl Into<String>) -> Edit {
        Edit::new(label, vec![(target, text.into())])
    }

    /// Puts text into cells.
    #[must_use]
    pub fn cells(
        label: impl Into<String>,
        cells: impl IntoIterator<Item = (CellId, String)>,
    ) -> Edit {
        let changes = cells
            .into_iter()
            .map(|(cell, text)| (Target::Cell(cell), text));
        Edit::new(label, changes.collect())
    }

    /// Replaces the whole report, for a change of form.
    #[must_use]
    pub fn replace(label: impl Into<String>, report: Report) -> Edit {
        Edit {
            whole: Some(Box::new(report)),
            ..Edit::new(label, Vec::new())
        }
    }

    /// Keeps last year's report beside this one, or takes it away; with it go the numbers of the years
    /// that it knew ([`Report::figures`]).
    #[must_use]
    pub fn attach(label: impl Into<String>, last: Option<Report>) -> Edit {
        // What it says is compared; what was explained or chosen in it is its own business.
        let last = last.map(|mut last| {
            last.earlier = last.earlier();
            last.last = None;
            last.anchors.clear();
            last.waivers.clear();
            last.typed_sums.clear();
            Arc::new(last)
        });
        Edit {
            last: Some(Attached(last)),
            ..Edit::new(label, Vec::new())
        }
    }

    /// Says whether the sums of a table are typed (手工填写) or computed.
    #[must_use]
    pub fn typed_sums(label: impl Into<String>, table: &str, is_typed: bool) -> Edit {
        let text = if is_typed { TYPED } else { "" };
        Edit::one(label, Target::TypedSums(table.to_owned()), text)
    }

    /// The same step with the texts of another edit put after its own.
    #[must_use]
    pub fn and(mut self, other: Edit) -> Edit {
        self.changes.extend(other.changes);
        self
    }

    /// Joins the step before it if that typed into the same place: a word is one undo, not each key.
    #[must_use]
    pub fn typing(mut self) -> Edit {
        self.typing = self.changes.first().map(|change| change.0.clone());
        self
    }

    pub(super) fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    pub(super) fn end_typing(&mut self) {
        self.typing = None;
    }

    /// What the step is called in the menu.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The texts it puts into targets.
    #[must_use]
    pub fn changes(&self) -> &[(Target, String)] {
        &self.changes
    }

    /// Whether it replaces the whole report.
    #[must_use]
    pub fn is_replacement(&self) -> bool {
        self.whole.is_some()
    }

    /// Whether this, the opposite of an edit that led to `report`, would change nothing there.
    pub(super) fn is_idle_on(&self, report: &Report) -> bool {
        let mut changes = self.changes.iter();
        let is_same_last = match &self.last {
            None => true,
            Some(Attached(last)) => report.has_last(last.as_ref()),
        };
        self.whole.is_none()
            && is_same_last
            && changes.all(|(target, text)| report.text_at(target) == *text)
    }

    /// Whether this typing goes on where `before` typed.
    pub(super) fn continues(&self, before: &Edit) -> bool {
        self.typing.is_some() && self.typing == before.typing
    }

    /// Adds the targets that only the later edit touched, so that undoing both is one step.
    pub(super) fn absorb(&mut self, later_inverse: Edit) {
        for change in later_inverse.changes {
            if self.changes.iter().all(|known| known.0 != change.0) {
                self.changes.push(change);
            }
        }
    }
}

impl Report {
    /// Carries an edit out and returns the edit that undoes it.
    pub fn apply(&mut self, edit: &Edit) -> Edit {
        let mut inverse = edit.clone();
        if let Some(whole) = &edit.whole {
            let before = std::mem::replace(self, (**whole).clone());
            inverse.whole = Some(Box::new(before));
        }
        if let Some(Attached(last)) = &edit.last {
            let before = std::mem::replace(&mut self.last, last.clone());
            inverse.last = Some(Attached(before));
        }
        inverse.changes.clear();
        for (target, text) in &edit.changes {
            let mut before = vec![(target.clone(), self.text_at(target))];
            // What is tied to its words may go with them.
            if let Target::Prose(field) = target
                && !self.anchors(field).is_empty()
            {
                let anchors = Target::Anchors(field.clone());
                before.push((anchors.clone(), self.text_at(&anchors)));
            }
            self.put(target, text);
            for (target, before) in before {
                // A target named twice goes back to where it began.
                if inverse.changes.iter().all(|(known, _)| *known != target) {
                    inverse.changes.push((target, before));
                }
            }
        }
        inverse
    }
}
