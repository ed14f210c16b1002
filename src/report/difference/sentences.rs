//! Sentences of two reports: how many agree, and which are missing, new, or stand elsewhere.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::super::Report;

/// How many things agree, of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// As many are the same in both.
    pub equal: usize,
    /// Of as many.
    pub all: usize,
}

impl Count {
    /// Whether all of them are.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.equal == self.all
    }
}

/// A sentence in which two reports differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The prose field.
    pub field: &'static str,
    /// Which sentence of the field it is in the report that has it, from 1.
    pub number: usize,
    /// Where in the first report's text, in bytes; empty where it says nothing.
    pub at: Range<usize>,
    /// What the first report says there; empty where it says nothing.
    pub mine: String,
    /// What the other report says there.
    pub theirs: String,
    /// Whether both say it, but elsewhere.
    pub is_moved: bool,
}

/// The cells of the first report's form that are the same in both.
#[must_use]
pub fn cells(mine: &Report, theirs: &Report) -> Count {
    let form = mine.form();
    let all = form.cells().count();
    if !std::ptr::eq(form, theirs.form()) {
        return Count { equal: 0, all };
    }
    let same = form
        .cells()
        .filter(|(cell, _)| mine.value(*cell) == theirs.value(*cell));
    Count {
        equal: same.count(),
        all,
    }
}

/// The sentences that are the same in both, of all those of the first report, and those that are not.
#[must_use]
pub fn sentences(mine: &Report, theirs: &Report) -> (Count, Vec<Said>) {
    let mut count = Count::default();
    let mut found = Vec::new();
    for field in mine.form().prose() {
        let (a, places) = cut(mine.prose(&field.id));
        let (b, _) = cut(theirs.prose(&field.id));
        count.all += a.len();
        let said = |number: usize, at: Range<usize>, mine: &str, theirs: &str| Said {
            field: &field.id,
            number,
            at,
            mine: mine.to_owned(),
            theirs: theirs.to_owned(),
            is_moved: false,
        };
        for step in capture_diff_slices(Algorithm::Myers, &a, &b) {
            let (old, new) = (step.old_range(), step.new_range());
            if let DiffOp::Equal { .. } = step {
                count.equal += old.len();
                continue;
            }
            for at in 0..old.len().max(new.len()) {
                let one = a.get(old.clone()).and_then(|a| a.get(at));
                let other = b.get(new.clone()).and_then(|b| b.get(at));
                let number = match one {
                    Some(_) => old.start + at + 1,
                    None => new.start + at + 1,
                };
                let text = |text: Option<&String>| text.cloned().unwrap_or_default();
                let here = (old.start + at).min(old.end);
                let at = match one {
                    Some(_) => places.get(here).cloned().unwrap_or_default(),
                    None => behind(&places, here),
                };
                found.push(said(number, at, &text(one), &text(other)));
            }
        }
    }
    mark_moved(&mut found);
    (count, found)
}

/// What goes at one place and comes at another was moved.
fn mark_moved(found: &mut [Said]) {
    for at in 0..found.len() {
        let Some(gone) = found
            .get(at)
            .filter(|one| !one.mine.is_empty() && one.theirs != one.mine)
        else {
            continue;
        };
        let text = gone.mine.clone();
        let is_there = found.iter().any(|other| other.theirs == text);
        if let Some(gone) = found.get_mut(at) {
            gone.is_moved = is_there;
        }
    }
}

/// Where so many sentences are behind one.
fn behind(places: &[Range<usize>], count: usize) -> Range<usize> {
    let before = count.checked_sub(1).and_then(|last| places.get(last));
    let at = before.map_or(0, |place| place.end);
    at..at
}

/// The sentences of a text, without blanks, and where they stand in it.
fn cut(text: &str) -> (Vec<String>, Vec<Range<usize>>) {
    let (mut sentences, mut places) = (Vec::new(), Vec::new());
    let (mut sentence, mut place) = (String::new(), 0..0);
    for (at, ch) in text.char_indices() {
        let is_blank = ch.is_whitespace();
        if !is_blank {
            if sentence.is_empty() {
                place.start = at;
            }
            sentence.push(ch);
            place.end = at + ch.len_utf8();
        }
        let ends = ch == '\n' || ['。', '！', '？', '；'].contains(&ch);
        if ends && !sentence.is_empty() {
            sentences.push(std::mem::take(&mut sentence));
            places.push(place.clone());
        }
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
        places.push(place);
    }
    (sentences, places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;
    use crate::report::Edit;

    fn saying(text: &str) -> Report {
        let mut report = Report::new(Form::undated());
        report.apply(&Edit::prose("", "problems", text));
        report
    }

    #[test]
    fn sentences_agree_whatever_their_blanks_and_paragraphs() {
        let (one, other) = (saying("甲。乙；\n丙"), saying(" 甲。\n 乙；丙\n"));
        let (count, found) = sentences(&one, &other);
        assert_eq!(count, Count { equal: 3, all: 3 });
        assert!(count.is_whole() && found.is_empty());
    }

    #[test]
    fn what_is_missing_changed_or_moved_is_told() {
        let mine = saying("甲。乙。丙。丁。");
        let (count, found) = sentences(&mine, &saying("甲。丙。丁。"));
        assert_eq!((count.equal, count.all, found.len()), (3, 4, 1));
        assert_eq!(
            (found[0].mine.as_str(), found[0].theirs.as_str()),
            ("乙。", "")
        );
        assert_eq!((found[0].number, found[0].is_moved), (2, false));
        assert_eq!(&mine.prose("problems")[found[0].at.clone()], "乙。");
        let (_, found) = sentences(&mine, &saying("甲。乙2。丙。丁。"));
        assert_eq!(found[0].theirs, "乙2。");
        let (_, found) = sentences(&mine, &saying("甲。乙。丙。丁。戊。"));
        assert_eq!((found[0].mine.as_str(), found[0].at.clone()), ("", 24..24));
        let (count, found) = sentences(&mine, &saying("乙。丙。丁。甲。"));
        assert_eq!(count.equal, 3);
        assert!(found.iter().any(|one| one.is_moved && one.mine == "甲。"));
    }
}
