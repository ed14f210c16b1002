//! Numbers in the prose that are tied to cells (关联到表格) and follow them.

use std::ops::Range;

use super::numerals::numerals;
use super::{Anchor, Edit, Number, Report, Target, Tie, Unit};
use crate::form::{CellId, Kind};

impl Report {
    /// What cells add up to, as a number of the prose is written: plain digits, money in 万元. `None`
    /// if one of them is empty, no number, or money in another unit.
    #[must_use]
    pub fn sum_in_words(&self, cells: &[CellId]) -> Option<String> {
        let mut numbers = Vec::new();
        for cell in cells {
            let number = Number::of(self.value(*cell))?;
            // Where the form does not say 万元 the cell must.
            let says_unit = self.form().cell(*cell).kind == Kind::AmountWithUnit;
            let is_known = match number.unit {
                Unit::Unwritten => !says_unit,
                Unit::WanYuan => true,
                Unit::Yuan | Unit::YiYuan => false,
            };
            numbers.push(Number {
                unit: Unit::Unwritten,
                ..number
            });
            if !is_known {
                return None;
            }
        }
        Number::sum(numbers).map(|sum| sum.amount.to_string())
    }

    /// The edit that ties the number at a place of the prose to cells (关联到表格). From then on it is
    /// what they add up to; if it is another one, it becomes that. What was tied there before is not
    /// any more. Changes nothing where no number stands.
    #[must_use]
    pub fn bind(&self, label: &str, field: &str, place: &Range<usize>, cells: &[CellId]) -> Edit {
        let is_number = numerals(self.prose(field))
            .iter()
            .any(|numeral| numeral.span == *place && !numeral.is_date());
        if !is_number || cells.is_empty() {
            return Edit::new(label, Vec::new());
        }
        let mut anchors = self.apart_from(field, place);
        anchors.push(Anchor {
            place: place.clone(),
            tie: Tie::Cells(cells.to_vec()),
        });
        anchors.sort_by_key(|anchor| anchor.place.start);
        Edit::new(label, self.followed(field, &anchors, |tied| tied == cells))
    }

    /// The edit that unties the number at a place of the prose (取消关联); its words stay.
    #[must_use]
    pub fn unbind(&self, label: &str, field: &str, place: &Range<usize>) -> Edit {
        let anchors = self.apart_from(field, place);
        if anchors.len() == self.anchors(field).len() {
            return Edit::new(label, Vec::new());
        }
        Edit::new(label, vec![self.with_anchors(field, &anchors)])
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
        let changed: Vec<CellId> = edit
            .changes()
            .iter()
            .filter_map(|(target, _)| match target {
                Target::Cell(cell) => Some(*cell),
                _ => None,
            })
            .collect();
        let is_tied = |tied: &[CellId]| tied.iter().any(|cell| changed.contains(cell));
        let has_followers = self.all_anchors().any(|(_, anchor)| match &anchor.tie {
            Tie::Cells(cells) => is_tied(cells),
            Tie::Doubt(_) => false,
        });
        if !has_followers {
            return edit;
        }
        let mut after = self.clone();
        after.apply(&edit);
        let mut following = Vec::new();
        for field in after.form().prose() {
            let is_said = |(target, _): &(Target, String)| match target {
                Target::Anchors(said) => *said == field.id,
                _ => false,
            };
            if !edit.changes().iter().any(is_said) {
                following.extend(after.followed(&field.id, after.anchors(&field.id), is_tied));
            }
        }
        edit.and(Edit::new("", following))
    }

    /// The changes that make the tied numbers of a field what their cells add up to, for those whose
    /// cells are meant, and tie these places; none if no cells are meant. They are there also where
    /// the text stays: the next key of a run of typing counts from the text before the run.
    pub(super) fn followed(
        &self,
        field: &str,
        anchors: &[Anchor],
        is_meant: impl Fn(&[CellId]) -> bool,
    ) -> Vec<(Target, String)> {
        let before = self.prose(field);
        let mut text = String::new();
        let mut placed = Vec::with_capacity(anchors.len());
        let mut copied = 0;
        let mut follows = false;
        for anchor in anchors {
            let Range { start, end } = anchor.place;
            text.push_str(&before[copied..start]);
            let from = text.len();
            let sum = match &anchor.tie {
                Tie::Cells(cells) if is_meant(cells) => {
                    follows = true;
                    self.sum_in_words(cells)
                }
                _ => None,
            };
            text.push_str(sum.as_deref().unwrap_or(&before[start..end]));
            copied = end;
            placed.push(Anchor {
                place: from..text.len(),
                tie: anchor.tie.clone(),
            });
        }
        if !follows {
            return Vec::new();
        }
        text.push_str(&before[copied..]);
        // Written against this report, these places are those of the new text all the same.
        let tied = self.with_anchors(field, &placed);
        vec![(Target::Prose(field.to_owned()), text), tied]
    }

    /// What is tied in a field, without what touches a place.
    fn apart_from(&self, field: &str, place: &Range<usize>) -> Vec<Anchor> {
        let anchors = self.anchors(field).iter();
        let is_apart =
            |anchor: &&Anchor| anchor.place.end <= place.start || anchor.place.start >= place.end;
        anchors.filter(is_apart).cloned().collect()
    }
}
