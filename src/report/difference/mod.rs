//! What differs between two reports: number by number, paragraph by paragraph, character by character;
//! and how each difference is taken over from one into the other.

mod names;
mod prose;
mod sentences;
mod taken;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Item, Report, Tie, WaiverKey};
use crate::form::CellId;

use prose::{Field, Step};
pub use sentences::{Count, Said, cells, sentences};
pub use words::{Mark, Run, runs};

/// All that differs between two reports, seen from the first one.
#[derive(Debug, Clone)]
pub struct Differences {
    mine: Report,
    theirs: Report,
    /// The other report in the form of the first.
    here: Report,
    fields: Vec<Field>,
    all: Vec<Difference>,
    /// The cells of the other report that hold something and have no counterpart in the first one's form.
    left: Vec<CellId>,
}

/// One place in which two reports differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub place: Place,
    /// What leads from the first report to the other; empty where one says nothing there.
    pub runs: Vec<Run>,
}

/// Where two reports differ, in the first one's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The form.
    Form,
    /// The organ's name.
    Organ,
    /// The year reported on.
    Year,
    /// A number.
    Cell(CellId),
    /// A paragraph.
    Paragraph {
        /// The prose field.
        field: &'static str,
        /// Where in the first report's text, in bytes; empty where a paragraph comes.
        place: Range<usize>,
        /// Which paragraph of the field it is, from 1.
        number: usize,
        /// The step of the field that it is.
        step: usize,
    },
    /// What is tied to places in a prose field that both reports share: 关联, 待核.
    Ties(&'static str),
    /// The date under the text.
    Date,
    /// What a portal says of the report.
    Metadata(Item),
    /// A reason.
    Reason(WaiverKey),
    /// Whether the sums of the table with this id are typed.
    Sums(&'static str),
    /// Last year's report, and what it knew of the years before.
    Last,
}

impl Differences {
    /// What differs between a report and another one. Where the forms differ, cells are matched as
    /// [`Report::in_form`] does; a cell that the other form does not have is no difference of its own.
    #[must_use]
    pub fn between(mine: &Report, theirs: &Report) -> Differences {
        let (here, left) = if std::ptr::eq(mine.form, theirs.form) {
            (theirs.clone(), Vec::new())
        } else {
            theirs.in_form(mine.form)
        };
        let mut fields = Vec::new();
        for field in mine.form.prose() {
            let id = field.id.as_str();
            let (before, after) = (mine.prose(id), here.prose(id));
            let (old, new) = (mine.anchors(id), here.anchors(id));
            if before != after || old != new {
                fields.push(Field::new(id, (before, old), (after, new)));
            }
        }
        let mut differences = Differences {
            mine: mine.clone(),
            theirs: theirs.clone(),
            here,
            fields,
            all: Vec::new(),
            left,
        };
        differences.all = differences.found();
        differences
    }

    /// The report that they are seen from.
    #[must_use]
    pub fn mine(&self) -> &Report {
        &self.mine
    }

    /// The other report.
    #[must_use]
    pub fn theirs(&self) -> &Report {
        &self.theirs
    }

    /// All of them, in the order of the report.
    #[must_use]
    pub fn all(&self) -> &[Difference] {
        &self.all
    }

    /// Whether both reports are the same to the letter.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The cells of the other report that hold something and have no counterpart in the first one's
    /// form; they come with its form alone.
    #[must_use]
    pub fn left(&self) -> &[CellId] {
        &self.left
    }

    fn found(&self) -> Vec<Difference> {
        let (mine, here) = (&self.mine, &self.here);
        let mut all = Vec::new();
        let mut add = |place, runs| all.push(Difference { place, runs });
        if !std::ptr::eq(mine.form, self.theirs.form) {
            add(
                Place::Form,
                words::whole(mine.form.basis(), self.theirs.form.basis()),
            );
        }
        if mine.organ != here.organ {
            add(Place::Organ, runs(&mine.organ, &here.organ));
        }
        if mine.year != here.year {
            let year = |report: &Report| {
                report
                    .year
                    .map_or(String::new(), |year| format!("{year}年"))
            };
            add(Place::Year, words::whole(&year(mine), &year(here)));
        }
        for section in 0..mine.form.sections().len() {
            let fields = self.fields.iter();
            for field in fields.filter(|field| self.section_of(field.id) == section) {
                for (index, step) in field.steps.iter().enumerate() {
                    if let Step::Same(..) = step {
                        continue;
                    }
                    let (place, number) = field.place(step);
                    let place = Place::Paragraph {
                        field: field.id,
                        place,
                        number,
                        step: index,
                    };
                    add(place, field.runs(step));
                }
                if field.has_other_ties() {
                    let told = |report| names::ties(report, field.id);
                    add(
                        Place::Ties(field.id),
                        words::whole(&told(mine), &told(here)),
                    );
                }
            }
            for (cell, _) in mine.form.cells() {
                let (one, other) = (mine.value(cell), here.value(cell));
                let is_here = mine.form.section_of(cell) == section;
                if is_here && one != other && self.is_comparable(cell) {
                    add(Place::Cell(cell), words::whole(one.text(), other.text()));
                }
            }
        }
        if mine.date != here.date {
            let date = |report: &Report| report.date.map_or(String::new(), |date| date.to_string());
            add(Place::Date, words::whole(&date(mine), &date(here)));
        }
        for item in Item::ALL {
            let (one, other) = (mine.metadata(item), here.metadata(item));
            if one != other {
                add(Place::Metadata(item), words::whole(one, other));
            }
        }
        let keys: BTreeSet<&WaiverKey> = mine.waivers.keys().chain(here.waivers.keys()).collect();
        for key in keys {
            let (one, other) = (mine.waiver(key), here.waiver(key));
            if one != other {
                let runs = runs(one.unwrap_or_default(), other.unwrap_or_default());
                add(Place::Reason(key.clone()), runs);
            }
        }
        for table in mine.typed_sums.symmetric_difference(&here.typed_sums) {
            let told = |report: &Report| names::sums(report.typed_sums.contains(table));
            add(Place::Sums(table), words::whole(told(mine), told(here)));
        }
        if !mine.has_last(here.last.as_ref()) || mine.earlier != here.earlier {
            let told = |report: &Report| match report.last() {
                Some(last) => last.title(),
                None => String::new(),
            };
            add(Place::Last, words::whole(&told(mine), &told(here)));
        }
        all
    }

    fn section_of(&self, field: &str) -> usize {
        let field = self.mine.form.prose_field(field);
        field.map_or(0, |field| field.section)
    }

    /// Whether the other report's form has what a cell counts.
    fn is_comparable(&self, cell: CellId) -> bool {
        let (here, there) = (self.mine.form, self.theirs.form);
        std::ptr::eq(here, there)
            || here.counterpart(cell, there).is_some()
            || !self.here.value(cell).is_empty()
    }
}

impl Difference {
    /// What the first report says there.
    #[must_use]
    pub fn mine(&self) -> String {
        self.without(Mark::Inserted)
    }

    /// What the other report says there.
    #[must_use]
    pub fn theirs(&self) -> String {
        self.without(Mark::Deleted)
    }

    fn without(&self, mark: Mark) -> String {
        let runs = self.runs.iter().filter(|run| run.mark != mark);
        runs.map(|run| run.text.as_str()).collect()
    }

    /// Whether it is one of what is published: not only of blanks, nor of what is kept beside the text.
    #[must_use]
    pub fn is_published(&self) -> bool {
        let is_aside = matches!(
            self.place,
            Place::Ties(_) | Place::Metadata(_) | Place::Reason(_) | Place::Sums(_) | Place::Last
        );
        !is_aside && !self.is_blank()
    }

    /// Whether nothing but blanks and blank lines differ.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let is_prose = matches!(self.place, Place::Paragraph { .. });
        is_prose && self.mine().trim() == self.theirs().trim()
    }
}

/// How many places are tied to cells, and how many are doubts.
fn tied(report: &Report, field: &str) -> (usize, usize) {
    let anchors = report.anchors(field);
    let doubts = anchors.iter();
    let doubts = doubts.filter(|anchor| matches!(anchor.tie, Tie::Doubt(_)));
    let doubts = doubts.count();
    (anchors.len() - doubts, doubts)
}
