//! Places in the prose that something is tied to: a number that follows the tables, or words that
//! the roll-over left to be confirmed (转为待核). They move with the text around them.

use std::ops::Range;

use super::{Report, Target};
use crate::form::{CellId, Form};

/// A place in a prose field, and what it is tied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The place, in bytes of the field's text.
    pub place: Range<usize>,
    /// What it is tied to.
    pub tie: Tie,
}

/// What a place in the prose is tied to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tie {
    /// The number there is what these cells add up to, and follows them (关联到表格).
    Cells(Vec<CellId>),
    /// It is last year's wording, to be confirmed, changed or dropped (待核).
    Doubt(Doubt),
}

/// Why last year's words are to be confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// A year.
    Year,
    /// 上年, 今年, 去年 and their like.
    Relative,
    /// A date.
    Date,
    /// A document's number, such as 〔2021〕30号.
    Document,
    /// A number of items.
    Count,
}

impl Doubt {
    /// All of them.
    pub const ALL: [Doubt; 5] = [
        Doubt::Year,
        Doubt::Relative,
        Doubt::Date,
        Doubt::Document,
        Doubt::Count,
    ];

    /// What a clerk calls it, in drafts too.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Doubt::Year => "年份",
            Doubt::Relative => "上年今年",
            Doubt::Date => "日期",
            Doubt::Document => "文号",
            Doubt::Count => "件数",
        }
    }
}

/// What a doubt is written with, in front of its name.
const DOUBT: &str = "待核：";
/// What parts the cells of a sum.
const PLUS: char = '+';

impl Tie {
    /// The tie in drafts: cell names parted by `+`, or `待核：` and why.
    #[must_use]
    pub fn print(&self, form: &Form) -> String {
        match self {
            Tie::Cells(cells) => {
                let names: Vec<&str> = cells.iter().map(|cell| form.name(*cell)).collect();
                names.join(&PLUS.to_string())
            }
            Tie::Doubt(doubt) => format!("{DOUBT}{}", doubt.name()),
        }
    }

    /// Reads what [`Tie::print`] wrote; `None` for anything else.
    #[must_use]
    pub fn read(form: &Form, text: &str) -> Option<Tie> {
        if let Some(name) = text.strip_prefix(DOUBT) {
            let doubt = Doubt::ALL.into_iter().find(|doubt| doubt.name() == name);
            return doubt.map(Tie::Doubt);
        }
        let cells = text.split(PLUS).map(|name| form.find(name.trim()));
        cells.collect::<Option<Vec<_>>>().map(Tie::Cells)
    }
}

impl Report {
    /// What is tied to places in a prose field, in the order of the text.
    #[must_use]
    pub fn anchors(&self, field: &str) -> &[Anchor] {
        self.anchors.get(field).map_or(&[], Vec::as_slice)
    }

    /// All that is tied to places in the prose, with the fields' ids, in official order.
    pub fn all_anchors(&self) -> impl Iterator<Item = (&'static str, &Anchor)> {
        let fields = self.form.prose().iter();
        fields.flat_map(|field| {
            let anchors = self.anchors(&field.id).iter();
            anchors.map(|anchor| (field.id.as_str(), anchor))
        })
    }

    /// A change that ties exactly these places of a field.
    #[must_use]
    pub fn with_anchors(&self, field: &str, anchors: &[Anchor]) -> (Target, String) {
        (
            Target::Anchors(field.to_owned()),
            print(self.form, anchors.iter()),
        )
    }

    /// What is tied in a field, as the text of a change.
    pub(super) fn anchors_text(&self, field: &str) -> String {
        print(self.form, self.anchors(field).iter())
    }

    /// Ties what the text of a change says; places that the field does not have are left out.
    pub(super) fn put_anchors(&mut self, field: &str, text: &str) {
        let Some(field) = self.form.prose_field(field) else {
            return;
        };
        let prose = self.prose(&field.id);
        let mut anchors: Vec<Anchor> = text
            .lines()
            .filter_map(|line| read(self.form, line))
            .filter(|anchor| {
                prose
                    .get(anchor.place.clone())
                    .is_some_and(|s| !s.is_empty())
            })
            .collect();
        anchors.sort_by_key(|anchor| anchor.place.start);
        let mut end = 0;
        anchors.retain(|anchor| {
            let is_apart = anchor.place.start >= end;
            if is_apart {
                end = anchor.place.end;
            }
            is_apart
        });
        if anchors.is_empty() {
            self.anchors.remove(field.id.as_str());
        } else {
            self.anchors.insert(&field.id, anchors);
        }
    }

    /// Lets what is tied in a field move with the text that was `before`.
    pub(super) fn move_anchors(&mut self, field: &str, before: &str) {
        let Some(field) = self.form.prose_field(field) else {
            return;
        };
        let after = self.prose.get(field.id.as_str()).map_or("", String::as_str);
        if let Some(anchors) = self.anchors.get_mut(field.id.as_str()) {
            moved(anchors, before, after);
            if anchors.is_empty() {
                self.anchors.remove(field.id.as_str());
            }
        }
    }
}

fn print<'a>(form: &Form, anchors: impl Iterator<Item = &'a Anchor>) -> String {
    let lines = anchors.map(|anchor| {
        let Range { start, end } = anchor.place;
        format!("{start} {end} {}\n", anchor.tie.print(form))
    });
    lines.collect()
}

fn read(form: &Form, line: &str) -> Option<Anchor> {
    let mut words = line.splitn(3, ' ');
    let start = words.next()?.parse().ok()?;
    let end = words.next()?.parse().ok()?;
    let tie = Tie::read(form, words.next()?)?;
    Some(Anchor {
        place: start..end,
        tie,
    })
}

/// Moves anchors to where their words stand after a change; those whose words were changed are gone,
/// and those that a digit was typed beside: that is another number now.
fn moved(anchors: &mut Vec<Anchor>, before: &str, after: &str) {
    if before == after {
        return;
    }
    let mut start = common(before.chars(), after.chars());
    let most = before.len().min(after.len()) - start;
    let end = common(before.chars().rev(), after.chars().rev());
    // What both ends share is counted once.
    let mut end = end.min(most);
    while !before.is_char_boundary(before.len() - end) || !after.is_char_boundary(after.len() - end)
    {
        end -= 1;
    }
    while !before.is_char_boundary(start) || !after.is_char_boundary(start) {
        start -= 1;
    }
    let changed = start..before.len() - end;
    anchors.retain_mut(|anchor| {
        let place = anchor.place.clone();
        if place.start >= changed.end {
            let shift = |at: usize| at + after.len() - before.len();
            anchor.place = shift(place.start)..shift(place.end);
        } else if place.start >= changed.start && place.end <= changed.end {
            // Several places were changed at once: the same words, as often as before.
            let words = &before[place.clone()];
            let here = &before[changed.clone()];
            let there = &after[start..after.len() - end];
            let which = here[..place.start - start].matches(words).count();
            let is_told = here.matches(words).count() == there.matches(words).count();
            let Some((at, _)) = there.match_indices(words).nth(which).filter(|_| is_told) else {
                return false;
            };
            anchor.place = start + at..start + at + words.len();
        } else if place.end > changed.start {
            return false;
        }
        let is_digit = |c: Option<char>| c.is_some_and(|c| super::half_width(c).is_ascii_digit());
        let Range { start, end } = anchor.place;
        let text = &after[start..end];
        let joins_before = is_digit(text.chars().next()) && is_digit(after[..start].chars().last());
        let joins_after = is_digit(text.chars().last()) && is_digit(after[end..].chars().next());
        !joins_before && !joins_after
    });
}

/// How many bytes two texts begin with in common.
fn common(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    let pairs = one.zip(other).take_while(|(one, other)| one == other);
    pairs.map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Edit, Editor};

    const FIELD: &str = "overview.requests";

    fn tied(text: &str, word: &str) -> Report {
        let mut report = Report::new(Form::undated());
        let start = text.find(word).unwrap();
        report.apply(&Edit::one("", Target::Prose(FIELD.to_owned()), text));
        let cell = report.form().find("applications.new.total").unwrap();
        let anchor = Anchor {
            place: start..start + word.len(),
            tie: Tie::Cells(vec![cell]),
        };
        let change = report.with_anchors(FIELD, &[anchor]);
        report.apply(&Edit::new("", vec![change]));
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
            let undo = report.apply(&Edit::one("", Target::Prose(FIELD.to_owned()), after));
            let expected: &[&str] = if stays { &["842"] } else { &[] };
            assert_eq!(words(&report), expected, "{after}");
            report.apply(&undo);
            assert_eq!(words(&report), ["842"], "{after}");
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
            let edit = Edit::one("输入", Target::Prose(FIELD.to_owned()), text).typing();
            editor.apply(&edit);
        }
        assert_eq!(words(editor.report()), [""; 0]);
        editor.undo();
        assert_eq!(words(editor.report()), ["842"]);
    }
}
