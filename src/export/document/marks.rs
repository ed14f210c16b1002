//! What of a document came or went since another version of the report (修改对照).

use std::collections::HashMap;
use std::ops::Range;

use super::tag::Tag;
use crate::report::difference::{Mark, Run};

/// Which stretches of a document's texts came or went. A document of a report alone has none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Marks(HashMap<Tag, Vec<(Range<usize>, Mark)>>);

impl Marks {
    /// Takes down how the text of something of the document came about: the runs are all of it.
    pub fn set(&mut self, tag: Tag, runs: &[Run]) {
        let mut at = 0;
        let stretches = runs.iter().map(|run| {
            let range = at..at + run.text.len();
            at = range.end;
            (range, run.mark)
        });
        self.0.insert(tag, stretches.collect());
    }

    /// Whether something of the document is another than it was.
    #[must_use]
    pub fn has(&self, tag: Tag) -> bool {
        let stretches = self.0.get(&tag).into_iter().flatten();
        { stretches }.any(|(_, mark)| *mark != Mark::Same)
    }

    /// A part of the text of something, which begins so many bytes into it, in stretches that came,
    /// went or stayed.
    #[must_use]
    pub fn stretches<'a>(&self, tag: Tag, part: &'a str, begin: usize) -> Vec<(&'a str, Mark)> {
        let Some(marks) = self.0.get(&tag) else {
            return vec![(part, Mark::Same)];
        };
        let mut stretches = Vec::new();
        let mut at = 0;
        for (range, mark) in marks {
            let end = range.end.saturating_sub(begin).min(part.len());
            if let Some(text) = part.get(at..end).filter(|text| !text.is_empty()) {
                stretches.push((text, *mark));
                at = end;
            }
        }
        let rest = part.get(at..).filter(|text| !text.is_empty());
        stretches.extend(rest.map(|text| (text, Mark::Same)));
        stretches
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_text_is_cut_where_its_marks_change() {
        let run = |mark, text: &str| Run {
            mark,
            text: text.to_owned(),
        };
        let runs = [
            run(Mark::Same, "甲乙"),
            run(Mark::Deleted, "丙"),
            run(Mark::Inserted, "丁"),
        ];
        let mut marks = Marks::default();
        marks.set(Tag::Block(1), &runs);
        let cut = |text, begin| marks.stretches(Tag::Block(1), text, begin);
        let whole = [
            ("甲乙", Mark::Same),
            ("丙", Mark::Deleted),
            ("丁", Mark::Inserted),
        ];
        assert_eq!(cut("甲乙丙丁", 0), whole);
        assert_eq!(cut("乙丙丁", 3), [("乙", Mark::Same), whole[1], whole[2]]);
        assert_eq!(cut("丁", 9), [whole[2]]);
        assert_eq!(cut("甲", 0), [("甲", Mark::Same)]);
        assert_eq!(marks.stretches(Tag::Title, "甲", 0), [("甲", Mark::Same)]);
        assert!(marks.has(Tag::Block(1)) && !marks.has(Tag::Title));
    }
}
