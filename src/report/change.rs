//! What can be done to a report, one thing at a time, and how each is taken back.

use std::ops::Range;
use std::sync::Arc;

use super::{Anchor, Date, Figures, Item, Report, Splice, WaiverKey};
use crate::form::CellId;

/// One change to a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A number cell holds this text, as typed.
    Cell(CellId, String),
    /// How the number that a cell holds was reckoned (算式); see [`Report::working`].
    Working(CellId, String),
    /// Part of a prose field reads otherwise; what is tied to places in it moves along.
    Splice(Splice),
    /// Exactly these places of the field with this id are tied.
    Anchors(String, Vec<Anchor>),
    /// The organ's name.
    Organ(String),
    /// The year reported on, or none.
    Year(Option<u16>),
    /// The date under the text (成文日期), or none.
    Date(Option<Date>),
    /// A reason for a finding; an empty one takes it back.
    Reason(WaiverKey, String),
    /// Whether the sums of the table with this id are typed (手工填写) and not computed.
    Switch(String, bool),
    /// The name of the local pack that it is checked against; empty for none.
    Pack(String),
    /// What a portal says of the report (公开信息); empty for nothing.
    Metadata(Item, String),
    /// Last year's report, kept beside this one for comparison, or none; see [`Change::last`].
    Last(Option<Arc<Report>>),
    /// What is told of a year before, apart from what last year's report tells; nothing takes it away.
    Earlier(u16, Option<Figures>),
    /// Another report in place of this one.
    Whole(Box<Report>),
}

/// A place of a report that holds a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A number cell.
    Cell(CellId),
    /// A prose field, by its id.
    Prose(String),
    /// The organ's name.
    Organ,
    /// The year.
    Year,
    /// The date under the text.
    Date,
    /// What a portal says of the report.
    Metadata(Item),
}

impl Change {
    /// Puts another text in place of a range of a prose field.
    #[must_use]
    pub fn splice(field: &str, range: Range<usize>, text: impl Into<String>) -> Change {
        Change::Splice(Splice {
            field: field.to_owned(),
            range,
            text: text.into(),
        })
    }

    /// Writes a prose field anew; what was tied to places in it is gone.
    #[must_use]
    pub fn prose(field: &str, text: impl Into<String>) -> Change {
        Change::splice(field, 0..usize::MAX, text)
    }

    /// Keeps last year's report beside this one, or takes it away.
    #[must_use]
    pub fn last(last: Option<Report>) -> Change {
        // What it says is compared; what was explained or chosen in it is its own business.
        let last = last.map(|mut last| {
            last.earlier = Arc::new(last.earlier());
            last.last = None;
            last.anchors = Arc::default();
            last.waivers = Arc::default();
            last.typed_sums = Arc::default();
            last.workings = Arc::default();
            last.metadata = Arc::default();
            Arc::new(last)
        });
        Change::Last(last)
    }

    /// The text that it changes, if it is one.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        match self {
            Change::Cell(cell, _) | Change::Working(cell, _) => Some(Target::Cell(*cell)),
            Change::Splice(splice) => Some(Target::Prose(splice.field.clone())),
            Change::Organ(_) => Some(Target::Organ),
            Change::Year(_) => Some(Target::Year),
            Change::Date(_) => Some(Target::Date),
            Change::Metadata(item, _) => Some(Target::Metadata(*item)),
            Change::Anchors(..)
            | Change::Reason(..)
            | Change::Switch(..)
            | Change::Pack(_)
            | Change::Last(_)
            | Change::Earlier(..)
            | Change::Whole(_) => None,
        }
    }
}

impl Report {
    /// Carries a change out, and notes what takes it back: the notes, read from the last to the first,
    /// lead back to the very same report. What the form does not have is left alone.
    pub(super) fn carry_out(&mut self, change: &Change, back: &mut Vec<Change>) {
        match change {
            Change::Cell(cell, text) => {
                // It is forgotten with the number: read from the last, it comes back behind that.
                if let Some(working) = self.working(*cell) {
                    back.push(Change::Working(*cell, working.to_owned()));
                }
                back.push(Change::Cell(*cell, self.value(*cell).text().to_owned()));
                self.set(*cell, text);
            }
            Change::Working(cell, working) => {
                let before = self.working(*cell).unwrap_or_default();
                back.push(Change::Working(*cell, before.to_owned()));
                self.keep_working(*cell, working);
            }
            Change::Splice(splice) => self.splice(splice, back),
            Change::Anchors(field, anchors) => {
                back.push(Change::Anchors(field.clone(), self.anchors(field).to_vec()));
                self.put_anchors(field, anchors);
            }
            Change::Organ(name) => {
                let before = std::mem::replace(&mut self.organ, name.trim().into());
                back.push(Change::Organ(before.to_string()));
            }
            Change::Year(year) => back.push(Change::Year(std::mem::replace(&mut self.year, *year))),
            Change::Date(date) => back.push(Change::Date(std::mem::replace(&mut self.date, *date))),
            Change::Reason(key, reason) => {
                let waivers = Arc::make_mut(&mut self.waivers);
                let before = match reason.trim() {
                    "" => waivers.remove(key),
                    reason => waivers.insert(key.clone(), reason.to_owned()),
                };
                back.push(Change::Reason(key.clone(), before.unwrap_or_default()));
            }
            Change::Switch(id, is_on) => {
                let tables = self.form.tables().iter().map(|table| table.id.as_str());
                let Some(table) = { tables }.find(|table| table == id) else {
                    return;
                };
                let typed_sums = Arc::make_mut(&mut self.typed_sums);
                let was_on = if *is_on {
                    !typed_sums.insert(table)
                } else {
                    typed_sums.remove(table)
                };
                back.push(Change::Switch(id.clone(), was_on));
            }
            Change::Pack(name) => {
                let before = std::mem::replace(&mut self.pack, name.trim().into());
                back.push(Change::Pack(before.to_string()));
            }
            Change::Metadata(item, text) => {
                let before = self.put_metadata(*item, text);
                back.push(Change::Metadata(*item, before));
            }
            Change::Last(last) => {
                let before = std::mem::replace(&mut self.last, last.clone());
                back.push(Change::Last(before));
            }
            Change::Earlier(year, figures) => {
                let earlier = Arc::make_mut(&mut self.earlier);
                let before = match figures {
                    Some(figures) => earlier.insert(*year, *figures),
                    None => earlier.remove(year),
                };
                back.push(Change::Earlier(*year, before));
            }
            Change::Whole(whole) => {
                let before = std::mem::replace(self, (**whole).clone());
                back.push(Change::Whole(Box::new(before)));
            }
        }
    }
}
