//! Numbers in the prose that are tied to cells (关联到表格) and follow them.

use std::ops::Range;

use super::numerals::numerals;
use super::{Anchor, Change, Edit, Formula, Report, Tie};
use crate::form::CellId;

/// A number in the prose that is tied to cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound<'a> {
    /// The prose field.
    pub field: &'static str,
    /// Where in its text, in bytes.
    pub place: Range<usize>,
    /// What it follows.
    pub formula: &'a Formula,
    /// What stands there.
    pub words: &'a str,
}

impl Report {
    /// All numbers that are tied to cells, in the order of the text.
    pub fn bound(&self) -> impl Iterator<Item = Bound<'_>> {
        self.all_anchors().filter_map(|(field, anchor)| {
            let Tie::Cells(formula) = &anchor.tie else {
                return None;
            };
            Some(Bound {
                field,
                place: anchor.place.clone(),
                formula,
                words: self.prose(field).get(anchor.place.clone())?,
            })
        })
    }

    /// The edit that unties every number (全部取消关联); all words stay.
    #[must_use]
    pub fn unbind_all(&self, label: &str) -> Edit {
        let fields = self.form().prose().iter();
        let changes = fields.filter_map(|field| {
            let anchors = self.anchors(&field.id);
            let is_doubt = |anchor: &&Anchor| matches!(anchor.tie, Tie::Doubt(_));
            let left: Vec<Anchor> = anchors.iter().filter(is_doubt).cloned().collect();
            (left.len() < anchors.len()).then(|| Change::Anchors(field.id.clone(), left))
        });
        Edit::new(label, changes.collect())
    }

    /// The edit that ties the number at a place of the prose to cells (关联到表格). From then on it is
    /// what they add up to; if it is another one, it becomes that. What was tied there before is not
    /// any more. Changes nothing where no number stands.
    #[must_use]
    pub fn bind(&self, label: &str, field: &str, place: &Range<usize>, cells: &[CellId]) -> Edit {
        self.bind_to(label, field, place, &cells.to_vec().into())
    }

    /// The edit that ties the number at a place of the prose to what cells come to, as [`Report::bind`]
    /// does to their sum.
    #[must_use]
    pub fn bind_to(
        &self,
        label: &str,
        field: &str,
        place: &Range<usize>,
        formula: &Formula,
    ) -> Edit {
        let is_number = numerals(self.prose(field))
            .iter()
            .any(|numeral| numeral.span == *place && !numeral.is_date());
        if !is_number || formula.is_empty() {
            return Edit::new(label, Vec::new());
        }
        let mut anchors = self.apart_from(field, place);
        anchors.push(Anchor {
            place: place.clone(),
            tie: Tie::Cells(formula.clone()),
        });
        anchors.sort_by_key(|anchor| anchor.place.start);
        Edit::new(
            label,
            self.followed(field, &anchors, |tied| tied == formula),
        )
    }

    /// The edit that unties the number at a place of the prose (取消关联); its words stay.
    #[must_use]
    pub fn unbind(&self, label: &str, field: &str, place: &Range<usize>) -> Edit {
        let anchors = self.apart_from(field, place);
        if anchors.len() == self.anchors(field).len() {
            return Edit::new(label, Vec::new());
        }
        Edit::one(label, Change::Anchors(field.to_owned(), anchors))
    }

    /// The number tied to cells that stands at a place of the prose; `at` may be right behind it.
    #[must_use]
    pub fn bound_at(&self, field: &str, at: usize) -> Option<&Anchor> {
        let mut anchors = self.anchors(field).iter();
        anchors.find(|anchor| {
            let is_bound = matches!(anchor.tie, Tie::Cells(_));
            is_bound && anchor.place.start <= at && at <= anchor.place.end
        })
    }

    /// An edit with what follows it: the numbers in the prose that are tied to cells it changes. The
    /// text stays as it is while the cells have no sum. Where the edit itself says what is tied,
    /// nothing more follows.
    #[must_use]
    pub fn with_followers(&self, edit: Edit) -> Edit {
        let changed: Vec<CellId> = edit.cell_texts().map(|(cell, _)| cell).collect();
        let is_tied = |tied: &Formula| tied.cells().any(|cell| changed.contains(&cell));
        let has_followers = self.all_anchors().any(|(_, anchor)| match &anchor.tie {
            Tie::Cells(formula) => is_tied(formula),
            Tie::Doubt(_) => false,
        });
        if !has_followers {
            return edit;
        }
        let mut after = self.clone();
        after.apply(&edit);
        let mut following = Vec::new();
        for field in after.form().prose() {
            let is_said = |change: &Change| match change {
                Change::Anchors(said, _) => *said == field.id,
                _ => false,
            };
            if !edit.changes().iter().any(is_said) {
                following.extend(after.followed(&field.id, after.anchors(&field.id), is_tied));
            }
        }
        edit.and(Edit::new("", following))
    }

    /// The changes that make the tied numbers of a field what their cells add up to, for those whose
    /// cells are meant, and tie these places; none if no cells are meant.
    pub(super) fn followed(
        &self,
        field: &str,
        anchors: &[Anchor],
        is_meant: impl Fn(&Formula) -> bool,
    ) -> Vec<Change> {
        let text = self.prose(field);
        let mut splices = Vec::new();
        let mut placed = Vec::with_capacity(anchors.len());
        // What is put in before a place, and what is taken out before it.
        let (mut grown, mut shrunk) = (0, 0);
        let mut follows = false;
        for anchor in anchors {
            let before = &anchor.place;
            let start = before.start + grown - shrunk;
            let sum = match &anchor.tie {
                Tie::Cells(formula) if is_meant(formula) => {
                    follows = true;
                    self.in_words(formula, &text[before.clone()])
                }
                _ => None,
            };
            let mut length = before.len();
            if let Some(sum) = sum.filter(|sum| text[before.clone()] != **sum) {
                length = sum.len();
                grown += sum.len();
                shrunk += before.len();
                splices.push((before.clone(), sum));
            }
            placed.push(Anchor {
                place: start..start + length,
                tie: anchor.tie.clone(),
            });
        }
        if !follows {
            return Vec::new();
        }
        // The numbers that change lose their ties on the way.
        let tied = Change::Anchors(field.to_owned(), placed);
        let mut changes = Edit::splices("", field, splices).into_changes();
        changes.push(tied);
        changes
    }

    /// What is tied in a field, without what touches a place.
    fn apart_from(&self, field: &str, place: &Range<usize>) -> Vec<Anchor> {
        let anchors = self.anchors(field).iter();
        let is_apart =
            |anchor: &&Anchor| anchor.place.end <= place.start || anchor.place.start >= place.end;
        anchors.filter(is_apart).cloned().collect()
    }
}
