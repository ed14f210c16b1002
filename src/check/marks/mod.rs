//! Marks that are not those of Chinese prose: rule `marks`.

mod scan;
mod signs;
mod words;

use std::ops::Range;

use super::context::Examined;
use super::{Finding, Place, Rule};
use crate::form::Rank;
use crate::report::{Edit, Report};

use scan::{Kind, Mark, scan};

/// As many of a kind are told one by one; of more the text is full, and they are told together.
const FEW: usize = 5;
/// So many of a field are told and mended at once: each costs a pass over its text.
const MOST: usize = 1000;
/// How many characters of the text a message repeats on each side.
const AROUND: usize = 5;

/// A mark of a report.
struct Found {
    field: &'static str,
    mark: Mark,
}

/// All marks of a report, in the order of the text.
fn all(report: &Report) -> Vec<Found> {
    let fields = report.form().prose().iter();
    let found = fields.flat_map(|field| {
        let marks = scan(report.prose(&field.id)).into_iter().take(MOST);
        marks.map(|mark| Found {
            field: &field.id,
            mark,
        })
    });
    found.collect()
}

/// `marks`: half-width marks between Chinese characters, blanks inside words, `--` in a telephone
/// number, doubled marks. A finding each, or one for all of a kind where there are many; each with what
/// mends it.
pub(super) fn marks(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let found = all(report);
    for kind in Kind::ALL {
        let of_kind = found.iter().filter(|found| found.mark.kind == kind);
        let of_kind: Vec<&Found> = of_kind.collect();
        if of_kind.len() <= FEW {
            findings.extend(of_kind.iter().map(|found| one(report, found)));
        } else {
            findings.extend(together(report, kind, &of_kind));
        }
    }
}

/// The edit that mends every mark of a report (全部改正标点), one change for each; none where all is well.
#[must_use]
pub fn mend_marks(label: &str, report: &Report) -> Edit {
    let found = all(report);
    mended(label, &found.iter().collect::<Vec<_>>())
}

/// The note with which an import offers to mend the marks of what it read, if there are any.
#[must_use]
pub fn marks_note(report: &Report) -> Option<Finding> {
    let found = all(report);
    let first = found.first()?;
    let around = around(report.prose(first.field), &first.mark.place);
    let message = format!(
        "读入的文字里有 {} 处半角、重复的标点或多余的空格，如“{around}”。可以一次全部改正，也可以以后在“检查”里逐处改。",
        found.len()
    );
    let mut note = Finding::about(report, (Rule::Marks, Rank::D), Place::Report, message);
    "标点".clone_into(&mut note.heading);
    Some(note)
}

fn mended(label: &str, found: &[&Found]) -> Edit {
    let fields = found.chunk_by(|one, next| one.field == next.field);
    let edits = fields.filter_map(|found| {
        let field = found.first()?.field;
        let splices = found
            .iter()
            .map(|found| (found.mark.place.clone(), found.mark.becomes.to_owned()));
        Some(Edit::splices(label, field, splices))
    });
    edits.fold(Edit::new(label, Vec::new()), Edit::and)
}

fn one(report: &Report, found: &Found) -> Finding {
    let Found { field, mark } = found;
    let text = report.prose(field);
    let around = around(text, &mark.place);
    let message = format!("{}：“{around}”。", mark.kind.told());
    let place = Place::prose(report.form(), field);
    let mut finding = Finding::about(report, (Rule::Marks, Rank::D), place, message)
        .at(mark.place.clone())
        .of_values([around]);
    finding.fix = Some(mended(&label(mark), &[found]));
    finding
}

/// What mending a single mark is called.
fn label(mark: &Mark) -> String {
    match mark.becomes {
        "" => "去掉空格".to_owned(),
        becomes => format!("改为“{becomes}”"),
    }
}

fn together(report: &Report, kind: Kind, found: &[&Found]) -> Option<Finding> {
    let first = found.first()?;
    let text = report.prose(first.field);
    let around = around(text, &first.mark.place);
    let count = found.len();
    let message = format!(
        "{}，共 {count} 处，第一处是“{around}”。可以一次全部改正。",
        kind.told()
    );
    let place = Place::prose(report.form(), first.field);
    let mut finding = Finding::about(report, (Rule::Marks, Rank::D), place, message)
        .at(first.mark.place.clone())
        .of_values([kind.told()]);
    finding.fix = Some(mended(&format!("改正这 {count} 处"), found));
    finding.other_fix = Some(mended(
        &format!("只改这一处：{}", label(&first.mark)),
        &[first],
    ));
    Some(finding)
}

/// The words around a place, on its line.
fn around(text: &str, place: &Range<usize>) -> String {
    let before = text[..place.start].rsplit('\n').next().unwrap_or_default();
    let behind = text[place.end..].split('\n').next().unwrap_or_default();
    let start = before.char_indices().rev().nth(AROUND - 1);
    let start = start.map_or(0, |(at, _)| at);
    let end = behind.char_indices().nth(AROUND);
    let end = end.map_or(behind.len(), |(at, _)| at);
    format!(
        "{}{}{}",
        &before[start..],
        &text[place.clone()],
        &behind[..end]
    )
}
