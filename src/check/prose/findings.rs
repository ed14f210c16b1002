//! What is wrong in the prose: rules `prose` and `scope`.

use rust_decimal::Decimal;

use super::names::{Names, Reach};
use super::{Reading, Verdict, read};
use crate::check::context::Examined;
use crate::check::entry::Otherwise;
use crate::check::{Finding, Place, Rule};
use crate::form::Rank;
use crate::report::numerals::numerals;
use crate::report::{Edit, Report, Tie};

/// How many corrections are offered in one field; each holds the whole text.
const FIXES: usize = 30;
/// How many characters of a phrase a message repeats.
const REPEATED: usize = 60;

/// `prose`: what the prose says against the tables.
pub(in crate::check) fn numbers(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let mut fixes = (usize::MAX, 0);
    for reading in examined.readings() {
        let rank = match reading.verdict {
            Verdict::Wrong => Rank::C,
            Verdict::Doubtful => Rank::D,
            Verdict::Confirmed(_) | Verdict::OtherReach | Verdict::Open | Verdict::NotJudged(_) => {
                continue;
            }
        };
        let field = index_of(report, reading.field);
        if fixes.0 != field {
            fixes = (field, 0);
        }
        let mut finding = found(report, reading, Rule::Prose, rank);
        if rank == Rank::C && fixes.1 < FIXES {
            finding.fix = fix(report, reading);
            fixes.1 += usize::from(finding.fix.is_some());
        }
        findings.push(finding);
    }
}

/// `scope`: what the prose says of another reach than the tables, and cannot be: one office has more than
/// the whole county that is reported on. Said once: such a report says it all over.
pub(in crate::check) fn reach(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let is_of_area = Names::of(report.organ()).reach == Reach::Area;
    let mut readings = examined.readings().iter();
    let other = readings.find(|reading| {
        let number = written(report, reading).filter(|_| !reading.is_share);
        let mut told = reading.meanings.iter().filter_map(|meaning| meaning.value);
        let is_beyond = number.is_some_and(|number| {
            told.all(|told| {
                if is_of_area {
                    number > told
                } else {
                    number < told
                }
            })
        });
        reading.verdict == Verdict::OtherReach && is_beyond
    });
    findings.extend(other.map(|reading| found(report, reading, Rule::Scope, Rank::D)));
}

/// The number that stands there.
fn written(report: &Report, reading: &Reading) -> Option<Decimal> {
    let numbers = numerals(report.prose(reading.field).get(reading.span.clone())?);
    numbers.first().map(|number| number.value)
}

fn index_of(report: &Report, field: &str) -> usize {
    let mut fields = report.form().prose().iter();
    fields
        .position(|known| known.id == field)
        .unwrap_or_default()
}

fn found(report: &Report, reading: &Reading, rule: Rule, rank: Rank) -> Finding {
    let phrase = report
        .prose(reading.field)
        .get(reading.words.clone())
        .unwrap_or_default();
    let phrase: String = match phrase.char_indices().rev().nth(REPEATED - 1) {
        Some((at, _)) if at > 0 => format!("…{}", &phrase[at..]),
        _ => phrase.to_owned(),
    };
    let told: Vec<String> = reading
        .meanings
        .iter()
        .map(|meaning| reading.told(meaning))
        .collect();
    let tried = told.join("，");
    let message = match (rule, rank) {
        (Rule::Scope, _) => format!(
            "“{phrase}”说的是另一个范围（一个机关，或者全辖区），与表格不比较；可是一个机关的数不会比全辖区的还大，表格里是：{tried}。请核对。"
        ),
        (_, Rank::C) => format!(
            "文字写“{phrase}”，表格里没有相符的数：{tried}。请核对文字和表格；两处都对的，请说明原因。"
        ),
        _ => format!(
            "文字写“{phrase}”，表格里没有相符的数：{tried}。如果说的是别的数，不用改；否则请核对。"
        ),
    };
    let place = Place::Prose {
        field: reading.field,
        span: Some(reading.span.clone()),
    };
    let numbers = reading.meanings.iter().map(|meaning| match meaning.value {
        Some(value) => value.normalize().to_string(),
        None => String::new(),
    });
    let mut finding = Finding::about(report, (rule, rank), place, message)
        .of_values([phrase].into_iter().chain(numbers));
    for meaning in reading.meanings.iter() {
        for cell in &meaning.cells {
            if !finding.compared.contains(cell) {
                finding.compared.push(*cell);
            }
        }
    }
    finding.meanings = told;
    finding
}

/// The number that the text should have, where all meanings say the same.
fn fix(report: &Report, reading: &Reading) -> Option<Edit> {
    let first = reading.meanings.first()?.value?;
    let is_one = reading
        .meanings
        .iter()
        .all(|meaning| meaning.value == Some(first));
    let text = report.prose(reading.field);
    let behind = text.get(reading.span.end..)?.trim_start();
    let units = ["元", "亿元", "美元"];
    let is_in_unit = !units.iter().any(|unit| behind.starts_with(unit));
    if !is_one || reading.is_denial || !is_in_unit || reading.is_share {
        return None;
    }
    let label = format!("改为 {first}");
    Some(Edit::splice(
        label,
        reading.field,
        reading.span.clone(),
        first.to_string(),
    ))
}

/// How `prose` came out where nothing was found.
pub(in crate::check) fn do_agree(report: &Report) -> Otherwise {
    let readings = read(report);
    let mut verdicts = readings.iter().map(|reading| reading.verdict);
    if verdicts.clone().any(Verdict::is_confirmed) {
        Otherwise::Holds("文字里认得出的数与表格一致。")
    } else if verdicts.any(|verdict| verdict == Verdict::Open) {
        Otherwise::Open("文字里提到的格子还没有填，没有比较。")
    } else {
        Otherwise::Exempt("文字里没有认出与表格有关的数。")
    }
}

/// How `bound` came out where nothing was found.
pub(in crate::check) fn are_bound(report: &Report) -> Otherwise {
    let mut anchors = report.all_anchors();
    if anchors.any(|(_, anchor)| matches!(anchor.tie, Tie::Cells(_))) {
        Otherwise::Holds("关联到表格的数与表格一致。")
    } else {
        Otherwise::Exempt("文字里没有关联到表格的数。")
    }
}
