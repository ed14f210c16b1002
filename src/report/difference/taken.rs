//! The edits that take differences over.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::{Change, Edit};
use super::prose::{Field, Taken};
use super::{Difference, Differences, Place};

impl Differences {
    /// The edit of the first report that takes one difference over, and nothing else.
    #[must_use]
    pub fn take(&self, label: impl Into<String>, one: &Difference) -> Edit {
        self.take_some(label, &|other| std::ptr::eq(one, other) || one == other)
    }

    /// The edit of the first report that takes all of them over: it makes it the other one, to the
    /// letter.
    #[must_use]
    pub fn take_all(&self, label: impl Into<String>) -> Edit {
        let edit = Edit::between(label, &self.mine, &self.theirs);
        // What the other report ties is said, so that nothing follows the numbers that are taken over.
        let fields = self.theirs.form().prose().iter();
        let tied = fields.filter(|field| !self.theirs.anchors(&field.id).is_empty());
        let tied = tied.map(|field| {
            Change::Anchors(field.id.clone(), self.theirs.anchors(&field.id).to_vec())
        });
        if edit.is_replacement() || edit.changes().is_empty() {
            return edit;
        }
        edit.and(Edit::new("", tied.collect()))
    }

    /// The edit of the first report that takes some of them over, and nothing else.
    #[must_use]
    pub fn take_some(
        &self,
        label: impl Into<String>,
        is_meant: &dyn Fn(&Difference) -> bool,
    ) -> Edit {
        let meant: Vec<&Difference> = self.all.iter().filter(|one| is_meant(one)).collect();
        if meant.len() == self.all.len() {
            return self.take_all(label);
        }
        let mut changes = Vec::new();
        // The last one first: where it is another report as a whole, what is taken over goes into that.
        for one in meant.iter().rev() {
            changes.extend(self.change(one));
        }
        for field in &self.fields {
            changes.extend(self.prose(field, &meant));
        }
        let edit = Edit::new(label, changes);
        // A form changes the report as a whole: what else is taken over is in it then.
        if !meant.iter().any(|one| one.place == Place::Form) {
            return edit;
        }
        let mut mine = self.mine.clone();
        mine.apply(&edit);
        let (report, _) = mine.in_form(self.theirs.form);
        Edit::replace(edit.label(), report)
    }

    /// The change that takes a difference over, unless it is one of the prose.
    fn change(&self, one: &Difference) -> Option<Change> {
        let here = &self.here;
        Some(match &one.place {
            Place::Form | Place::Paragraph { .. } | Place::Ties(_) => return None,
            Place::Organ => Change::Organ(here.organ().to_owned()),
            Place::Year => Change::Year(here.year),
            Place::Date => Change::Date(here.date),
            Place::Metadata(item) => Change::Metadata(*item, here.metadata(*item).to_owned()),
            Place::Cell(cell) => Change::Cell(*cell, here.value(*cell).text().to_owned()),
            Place::Reason(key) => {
                let reason = here.waiver(key).unwrap_or_default();
                Change::Reason(key.clone(), reason.to_owned())
            }
            Place::Sums(table) => {
                Change::Switch((*table).to_owned(), here.typed_sums.contains(table))
            }
            Place::Last if self.mine.earlier == here.earlier => Change::Last(here.last.clone()),
            Place::Last => {
                let mut mine = self.mine.clone();
                mine.last.clone_from(&here.last);
                mine.earlier = Arc::clone(&here.earlier);
                Change::Whole(Box::new(mine))
            }
        })
    }

    /// The changes that take what is meant in a field over.
    fn prose(&self, field: &Field, meant: &[&Difference]) -> Vec<Change> {
        let steps = meant.iter().filter_map(|one| match one.place {
            Place::Paragraph {
                field: id, step, ..
            } if id == field.id => Some(step),
            _ => None,
        });
        let steps: HashSet<usize> = steps.collect();
        let taken = Taken {
            step: &|step| steps.contains(&step),
            ties: meant.iter().any(|one| one.place == Place::Ties(field.id)),
        };
        let edit = Edit::splices("", field.id, field.splices(taken));
        let mut after = self.mine.clone();
        after.apply(&edit);
        let wanted = field.anchors(taken);
        let mut changes = edit.into_changes();
        let is_touched = !changes.is_empty() || taken.ties;
        if is_touched && after.anchors(field.id) != wanted {
            changes.push(Change::Anchors(field.id.to_owned(), wanted));
        }
        changes
    }
}
