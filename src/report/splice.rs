//! Prose that reads otherwise in one place, and what is tied to it moving along.

use std::ops::Range;
use std::sync::Arc;

use super::{Anchor, Change, Edit, Report};

/// Another text in place of a range of a prose field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The field's id.
    pub field: String,
    /// What goes, in bytes of the text that the splice finds; what reaches beyond the text is cut off.
    pub range: Range<usize>,
    /// What comes instead.
    pub text: String,
}

impl Splice {
    /// The splice that makes one text another, as small as can be; `None` if they are the same. For
    /// text that comes from outside, where nobody knows what was typed: where the change is known, say
    /// it.
    #[must_use]
    pub fn between(field: &str, before: &str, after: &str) -> Option<Splice> {
        let splice = Splice {
            field: field.to_owned(),
            range: 0..before.len(),
            text: after.to_owned(),
        };
        splice.trimmed(before)
    }

    /// The same splice, of those characters of its range that a text has.
    #[must_use]
    pub fn fitted(&self, text: &str) -> Splice {
        Splice {
            range: within(&self.range, text),
            ..self.clone()
        }
    }

    /// The same splice without what stays at both of its ends; `None` if all stays.
    pub(super) fn trimmed(self, text: &str) -> Option<Splice> {
        let range = within(&self.range, text);
        let (before, after) = (&text[range.clone()], self.text.as_str());
        if before == after {
            return None;
        }
        let start = common(before.chars(), after.chars());
        let (before, after) = (&before[start..], &after[start..]);
        let end = common(before.chars().rev(), after.chars().rev());
        Some(Splice {
            field: self.field,
            range: range.start + start..range.end - end,
            text: after[..after.len() - end].to_owned(),
        })
    }

    /// The anchors of a field where this splice, within a text, leaves them. Those whose words it
    /// changes are gone, and those that it puts a digit beside: that is another number then.
    fn moves(&self, anchors: &[Anchor], after: &str) -> Vec<Anchor> {
        let Range { start, end } = self.range;
        let moved = anchors.iter().filter_map(|anchor| {
            let place = &anchor.place;
            let place = if place.end <= start {
                place.clone()
            } else if place.start >= end {
                let shift = |at: usize| at - (end - start) + self.text.len();
                shift(place.start)..shift(place.end)
            } else {
                return None;
            };
            let is_touched = place.end == start || place.start == start + self.text.len();
            let is_other = is_touched && joins_digits(after, &place);
            (!is_other).then(|| Anchor {
                place,
                tie: anchor.tie.clone(),
            })
        });
        moved.collect()
    }
}

/// A range cut down to the characters that a text has.
fn within(range: &Range<usize>, text: &str) -> Range<usize> {
    let end = text.floor_char_boundary(range.end);
    text.floor_char_boundary(range.start).min(end)..end
}

/// Whether a digit stands right beside a place that begins or ends with one.
fn joins_digits(text: &str, place: &Range<usize>) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| super::half_width(c).is_ascii_digit());
    let words = &text[place.clone()];
    let (before, after) = (&text[..place.start], &text[place.end..]);
    is_digit(words.chars().next()) && is_digit(before.chars().next_back())
        || is_digit(words.chars().next_back()) && is_digit(after.chars().next())
}

/// How many bytes two texts begin with in common.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    let pairs = one.zip(other).take_while(|(one, other)| one == other);
    pairs.map(|(c, _)| c.len_utf8()).sum()
}

impl Report {
    /// The edit that makes a prose field this text, for text that comes from outside: nobody says what
    /// was typed, so what both texts share at their ends stays, and within what changed the tied words
    /// that stand there as often as before.
    #[must_use]
    pub fn write(&self, label: impl Into<String>, field: &str, text: &str) -> Edit {
        let Some(all) = Splice::between(field, self.prose(field), text) else {
            return Edit::new(label, Vec::new());
        };
        let Range { start, end } = all.range;
        let (before, after) = (&self.prose(field)[start..end], all.text.as_str());
        let mut splices = Vec::new();
        let (mut from, mut to) = (0, 0);
        let anchors = self.anchors(field).iter().map(|anchor| &anchor.place);
        for place in anchors.filter(|place| place.start >= start && place.end <= end) {
            let place = place.start - start..place.end - start;
            let words = &before[place.clone()];
            let which = before[..place.start].matches(words).count();
            let is_told = before.matches(words).count() == after.matches(words).count();
            let there = after.match_indices(words).nth(which).map(|(at, _)| at);
            let Some(at) = there.filter(|at| is_told && *at >= to) else {
                continue;
            };
            splices.push((from..place.start, &after[to..at]));
            (from, to) = (place.end, at + words.len());
        }
        splices.push((from..before.len(), &after[to..]));
        splices.retain(|(range, text)| !range.is_empty() || !text.is_empty());
        let splices = splices.into_iter();
        let splices =
            splices.map(|(range, text)| (start + range.start..start + range.end, text.to_owned()));
        Edit::splices(label, field, splices)
    }

    /// Carries a splice out, and notes what takes it back.
    pub(super) fn splice(&mut self, splice: &Splice, back: &mut Vec<Change>) {
        let Some(field) = self.form.prose_field(&splice.field) else {
            return;
        };
        let prose = Arc::make_mut(&mut self.prose);
        let text = Arc::make_mut(prose.entry(&field.id).or_default());
        let splice = splice.fitted(text);
        let undone = Splice {
            field: field.id.clone(),
            range: splice.range.start..splice.range.start + splice.text.len(),
            text: text[splice.range.clone()].to_owned(),
        };
        if let Some(anchors) = self.anchors.get(field.id.as_str()) {
            let before = text.clone();
            text.replace_range(splice.range.clone(), &splice.text);
            let moved = splice.moves(anchors, text);
            // Read from the last to the first: the words come back, then what was tied to them.
            if undone.moves(&moved, &before) != **anchors {
                back.push(Change::Anchors(field.id.clone(), anchors.to_vec()));
            }
            self.keep_anchors(&field.id, moved);
        } else {
            text.replace_range(splice.range.clone(), &splice.text);
        }
        back.push(Change::Splice(undone));
    }

    /// What is tied in a field once a splice was carried out.
    pub(super) fn anchors_after(&self, splice: &Splice) -> Vec<Anchor> {
        let mut after = self.clone();
        after.splice(splice, &mut Vec::new());
        after.anchors(&splice.field).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;
    use crate::report::{Editor, Tie};

    const FIELD: &str = "overview.requests";

    fn tied(text: &str, word: &str) -> Report {
        let mut report = Report::new(Form::undated());
        let start = text.find(word).unwrap();
        report.apply(&Edit::prose("", FIELD, text));
        let cell = report.form().find("applications.new.total").unwrap();
        let anchor = Anchor {
            place: start..start + word.len(),
            tie: Tie::Cells(vec![cell].into()),
        };
        report.apply(&Edit::one(
            "",
            Change::Anchors(FIELD.to_owned(), vec![anchor]),
        ));
        report
    }

    fn words(report: &Report) -> Vec<&str> {
        let anchors = report.anchors(FIELD).iter();
        anchors
            .map(|anchor| &report.prose(FIELD)[anchor.place.clone()])
            .collect()
    }

    #[test]
    fn a_tied_number_stays_tied_while_the_text_around_it_changes() {
        for (after, stays) in [
            ("本年新收申请842件。", true),
            ("新收842件。", true),
            ("2024年，新收申请842件，办结840件。", true),
            ("新收申请842件", true),
            ("新收申请84件。", false),
            ("新收申请8842件。", false),
            ("新收申请8421件。", false),
            ("新收申请。", false),
            ("", false),
        ] {
            let mut report = tied("新收申请842件。", "842");
            let undo = report.apply(&report.write("", FIELD, after));
            let expected: &[&str] = if stays { &["842"] } else { &[] };
            assert_eq!(words(&report), expected, "{after}");
            report.apply(&undo);
            assert_eq!(words(&report), ["842"], "{after}");
        }
    }

    #[test]
    fn several_places_of_a_text_change_in_one_step_as_they_stood_before_it() {
        let mut report = tied("新收842件，上年结转3件。", "842");
        let before = report.clone();
        let at = |words: &str| {
            let start = before.prose(FIELD).find(words).unwrap();
            start..start + words.len()
        };
        let changes = [
            (at("3"), "12".to_owned()),
            (at("新收"), "本年新收申请".to_owned()),
            (at("转3"), "left out: it overlaps".to_owned()),
        ];
        let changes = changes.into_iter().rev();
        let undo = report.apply(&Edit::splices("", FIELD, changes));
        assert_eq!(
            report.prose(FIELD),
            "本年新收申请842件，上年结left out: it overlaps件。"
        );
        assert_eq!(words(&report), ["842"]);
        report.apply(&undo);
        assert!(report.is_identical(&before));
    }

    #[test]
    fn a_splice_beyond_the_text_or_within_a_character_takes_whole_characters_that_are_there() {
        let mut report = tied("新收842件。", "842");
        let before = report.clone();
        for range in [100..200, 1..2, 4..usize::MAX] {
            let undo = report.apply(&Edit::splice("", FIELD, range, "甲"));
            assert!(report.prose(FIELD).contains('甲'));
            report.apply(&undo);
            assert!(report.is_identical(&before));
        }
    }

    #[test]
    fn undoing_a_run_of_typing_brings_a_tie_back() {
        let mut editor = Editor::new(tied("新收842件。", "842"));
        for text in [
            "新收8420件。",
            "新收84201件。",
            "新收8420件。",
            "新收842件。",
        ] {
            let edit = editor.report().write("输入", FIELD, text).typing();
            editor.apply(&edit);
        }
        assert_eq!(words(editor.report()), [""; 0]);
        editor.undo();
        assert_eq!(words(editor.report()), ["842"]);
    }
}
