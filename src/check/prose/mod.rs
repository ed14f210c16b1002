//! The numbers in the prose against the tables: rules `prose`, `scope` and `bound`.
//!
//! A number in prose has several lawful meanings. It is compared only where its phrase is made of
//! words that are known, and it is wrong only where none of the meanings fits.

mod bound;
mod compare;
mod items;
mod meaning;
mod offer;
mod phrase;
mod reading;
mod vocabulary;
mod words;

use std::ops::Range;

use rust_decimal::Decimal;

pub use meaning::Meaning;
pub use offer::{Offer, offers};

use super::asked::{Asked, Otherwise};
use super::{Finding, about_prose};
use crate::form::{CellId, Rank};
use crate::report::numerals::Nearness;
use crate::report::{Edit, Report, Target, Tie};
use compare::Fit;
use items::Names;
use meaning::{Acts, Subject, meanings};
use reading::Phrase;

/// A number in the prose that speaks of the tables, and how it compares.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The prose field.
    pub field: &'static str,
    /// Where the number stands in the field's text, in bytes; for a denial such as 未收到申请 its
    /// words.
    pub span: Range<usize>,
    /// The phrase with the number and its unit, in bytes.
    pub words: Range<usize>,
    /// The lawful meanings that were tried, with what the tables say.
    pub meanings: Vec<Meaning>,
    /// Whether the number is a share in percent, and so are the values of the meanings.
    pub is_share: bool,
    /// How it came out.
    pub verdict: Verdict,
}

/// How a number in the prose compares with the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is this one of the meanings.
    Confirmed(usize),
    /// It is none of them, and speaks plainly.
    Wrong,
    /// It is none of them; it may speak of something else.
    Doubtful,
    /// It is none of them; it speaks of one office in the report of a whole county, or of the county
    /// in an office's.
    OtherReach,
    /// The tables do not say yet.
    Open,
}

/// A number in the prose that agrees with the tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirmed {
    /// The prose field.
    pub field: &'static str,
    /// Where the number stands, in bytes.
    pub span: Range<usize>,
    /// What it is, such as `新收 842`.
    pub meaning: String,
    /// The cells that add up to it.
    pub cells: Vec<CellId>,
}

/// How many corrections are offered in one field; each holds the whole text.
const FIXES: usize = 30;
/// How many characters of a phrase a message repeats.
const REPEATED: usize = 40;

/// Reads all numbers in the prose that speak of the tables. Those tied to cells (关联到表格) follow by
/// themselves and are left out.
#[must_use]
pub fn read(report: &Report) -> Vec<Reading> {
    let names = Names::of(report.organ());
    let fields = report.form().prose().iter();
    let fields = fields.flat_map(|field| {
        let text = report.prose(&field.id);
        let phrases = reading::phrases(text, &field.id, &names, report.year());
        let bound = report.anchors(&field.id).iter();
        let mut bound = bound
            .filter(|anchor| matches!(anchor.tie, Tie::Cells(_)))
            .map(|anchor| anchor.place.clone())
            .peekable();
        let is_apart = has_other_organisations(text);
        phrases.into_iter().filter_map(move |phrase| {
            let span = span(&phrase);
            while bound.next_if(|place| place.end <= span.start).is_some() {}
            let is_bound = bound.peek().is_some_and(|place| place.start < span.end);
            let is_divided = is_apart && speaks_of_legal_persons(&phrase.subject);
            let compared = judge(report, &phrase).filter(|_| !is_bound);
            compared.and_then(|(meanings, verdict)| {
                (verdict.is_confirmed() || !is_divided).then_some(Reading {
                    field: field.id.as_str(),
                    span,
                    words: phrase.words,
                    meanings,
                    is_share: phrase.is_share,
                    verdict,
                })
            })
        })
    });
    fields.collect()
}

impl Verdict {
    fn is_confirmed(self) -> bool {
        matches!(self, Verdict::Confirmed(_))
    }
}

fn span(phrase: &Phrase) -> Range<usize> {
    let numeral = phrase.numeral.as_ref();
    numeral.map_or(phrase.words.clone(), |numeral| numeral.span.clone())
}

/// Whether 其他组织 are counted apart from 法人: the tables do not tell them apart.
fn has_other_organisations(text: &str) -> bool {
    let joined = [
        "法人或",
        "法人和",
        "法人及",
        "法人与",
        "法人、",
        "法人或者",
        "法人",
        "法人以及",
    ];
    let mut places = text.match_indices("其他组织");
    places.any(|(at, _)| !joined.iter().any(|before| text[..at].ends_with(before)))
}

fn speaks_of_legal_persons(subject: &Subject) -> bool {
    matches!(
        subject,
        Subject::Applicants(1, _) | Subject::Outcomes(_, Some(1))
    )
}

/// What a phrase may mean, and how its number compares; `None` if it counts something else.
fn judge(report: &Report, phrase: &Phrase) -> Option<(Vec<Meaning>, Verdict)> {
    let Some(numeral) = &phrase.numeral else {
        let meanings = meanings(report, &phrase.subject);
        let none = meanings
            .iter()
            .position(|meaning| meaning.value == Some(Decimal::ZERO));
        let verdict = verdict(&meanings, none, phrase, false)?;
        return Some((meanings, verdict));
    };
    if phrase.is_share {
        let meanings = shares(report, &phrase.subject)?;
        let fits = |meaning: &Meaning| {
            let share = meaning.value;
            share.is_some_and(|share| compare::agrees_with_share(numeral, share))
        };
        let agreeing = meanings.iter().position(fits);
        let verdict = verdict(&meanings, agreeing, phrase, true)?;
        return Some((meanings, verdict));
    }
    let meanings = meanings(report, &phrase.subject);
    let fit = compare::fit(numeral.unit, &phrase.subject);
    if fit == Fit::Wrong {
        return None;
    }
    let fits = |meaning: &Meaning| {
        let value = meaning.value;
        value.is_some_and(|value| compare::agrees(numeral, value))
    };
    let agreeing = meanings.iter().position(fits);
    // 收到一件办结一件 counts nothing, and without a unit there may be anything.
    let is_small = numeral.is_chinese && numeral.value <= Decimal::TWO;
    if agreeing.is_none() && (is_small || fit == Fit::Missing) {
        return None;
    }
    let is_indefinite = match &phrase.subject {
        Subject::Documents(documents) => !documents.is_definite(),
        _ => false,
    };
    let is_doubtful = fit == Fit::Odd || numeral.nearness != Nearness::Exact || is_indefinite;
    let verdict = verdict(&meanings, agreeing, phrase, is_doubtful)?;
    Some((meanings, verdict))
}

fn verdict(
    meanings: &[Meaning],
    agreeing: Option<usize>,
    phrase: &Phrase,
    is_doubtful: bool,
) -> Option<Verdict> {
    if meanings.is_empty() {
        return None;
    }
    let is_open = meanings.iter().any(|meaning| meaning.value.is_none());
    Some(match agreeing {
        Some(index) => Verdict::Confirmed(index),
        None if is_open => Verdict::Open,
        None if phrase.is_of_other_reach => Verdict::OtherReach,
        None if is_doubtful => Verdict::Doubtful,
        None => Verdict::Wrong,
    })
}

/// The shares that a percentage may mean.
fn shares(report: &Report, subject: &Subject) -> Option<Vec<Meaning>> {
    let is_of_requests = matches!(
        subject,
        Subject::Requests(_) | Subject::Outcomes(..) | Subject::Applicants(..)
    );
    if !is_of_requests {
        return None;
    }
    let all = Acts {
        new: true,
        done: true,
        ..Acts::default()
    };
    let mut wholes = meanings(report, &Subject::Requests(all));
    // Outcomes are shares of all outcomes, whatever else it may be.
    wholes.sort_by_key(|whole| whole.label != "办理结果总计");
    let mut shares = Vec::new();
    for part in meanings(report, subject) {
        for whole in wholes.iter().filter(|whole| whole.cells != part.cells) {
            let value = part.value.zip(whole.value);
            shares.push(Meaning {
                label: format!("{}占{}", part.label, whole.label),
                cells: part.cells.clone(),
                value: value.and_then(|(part, whole)| compare::share(part, whole)),
            });
        }
    }
    Some(shares)
}

impl Reading {
    /// A meaning with its value, such as `新收＋上年结转 855`.
    fn told(&self, meaning: &Meaning) -> String {
        let value = match meaning.value {
            Some(share) if self.is_share => compare::said(share),
            Some(value) => value.to_string(),
            None => "（未填）".to_owned(),
        };
        format!("{} {value}", meaning.label)
    }
}

/// The numbers in the prose that agree with the tables.
#[must_use]
pub fn confirmed(report: &Report) -> Vec<Confirmed> {
    let readings = read(report).into_iter();
    readings
        .filter_map(|reading| {
            let Verdict::Confirmed(index) = reading.verdict else {
                return None;
            };
            let meaning = reading.meanings.get(index)?;
            Some(Confirmed {
                field: reading.field,
                span: reading.span.clone(),
                meaning: reading.told(meaning),
                cells: meaning.cells.clone(),
            })
        })
        .collect()
}

/// `prose` and `scope`: what the prose says against the tables; `bound`: numbers tied to cells.
pub(super) fn check(report: &Report, findings: &mut Vec<Finding>) {
    let mut fixes = (usize::MAX, 0);
    let mut is_scoped = false;
    for reading in &read(report) {
        let (rule, rank) = match reading.verdict {
            Verdict::Wrong => ("prose", Rank::C),
            Verdict::Doubtful => ("prose", Rank::D),
            // Said once: such a report says it all over.
            Verdict::OtherReach if !is_scoped => ("scope", Rank::D),
            Verdict::Confirmed(_) | Verdict::OtherReach | Verdict::Open => continue,
        };
        is_scoped |= rule == "scope";
        let field = index_of(report, reading.field);
        if fixes.0 != field {
            fixes = (field, 0);
        }
        let mut finding = found(report, reading, rule, rank);
        if rank == Rank::C && fixes.1 < FIXES {
            finding.fix = fix(report, reading);
            fixes.1 += usize::from(finding.fix.is_some());
        }
        findings.push(finding);
    }
    bound::check(report, findings);
}

fn index_of(report: &Report, field: &str) -> usize {
    let mut fields = report.form().prose().iter();
    fields
        .position(|known| known.id == field)
        .unwrap_or_default()
}

fn found(report: &Report, reading: &Reading, rule: &'static str, rank: Rank) -> Finding {
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
        ("scope", _) => format!(
            "“{phrase}”像是另一个范围的数（一个机关，或者全辖区），没有同表格比较；表格里是：{tried}。如应与表格同一口径，请核对。"
        ),
        (_, Rank::C) => format!(
            "文字写“{phrase}”，表格里没有相符的数：{tried}。请核对文字和表格；两处都对的，请说明原因。"
        ),
        _ => format!(
            "文字写“{phrase}”，表格里没有相符的数：{tried}。如果说的是别的数，不用改；否则请核对。"
        ),
    };
    let mut finding = about_prose(report, rule, rank, reading.field, message);
    finding.span = Some(reading.span.clone());
    for meaning in &reading.meanings {
        for cell in &meaning.cells {
            if !finding.cells.contains(cell) {
                finding.cells.push(*cell);
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
    let written = text.get(reading.span.clone())?;
    let is_number = written.chars().any(char::is_numeric);
    let behind = text.get(reading.span.end..reading.words.end)?.trim();
    let is_in_unit = !behind.ends_with('元') || behind == "万元";
    if !is_one || !is_number || !is_in_unit || reading.is_share {
        return None;
    }
    let mut mended = text.to_owned();
    mended.replace_range(reading.span.clone(), &first.to_string());
    let target = Target::Prose(reading.field.to_owned());
    Some(Edit::one(format!("改为 {first}"), target, mended))
}

/// What is asked of the numbers in the prose.
pub(super) fn asked(report: &Report) -> [Asked; 2] {
    let readings = read(report);
    let has_bound = report
        .all_anchors()
        .any(|(_, anchor)| matches!(anchor.tie, Tie::Cells(_)));
    [
        Asked {
            rule: "prose",
            name: "文字与表格",
            scope: "文字部分",
            otherwise: if readings
                .iter()
                .any(|reading| reading.verdict.is_confirmed())
            {
                Otherwise::Holds("文字里认得出的数与表格一致。")
            } else if readings
                .iter()
                .any(|reading| reading.verdict == Verdict::Open)
            {
                Otherwise::Open("文字里提到的格子还没有填，没有比较。")
            } else {
                Otherwise::Exempt("文字里没有认出与表格有关的数。")
            },
        },
        Asked {
            rule: "bound",
            name: "关联数字",
            scope: "文字部分",
            otherwise: if has_bound {
                Otherwise::Holds("关联到表格的数与表格一致。")
            } else {
                Otherwise::Exempt("文字里没有关联到表格的数。")
            },
        },
    ]
}
