//! The numbers in the prose against the tables: rules `prose`, `scope` and `bound`.
//!
//! A number in prose has several lawful meanings. It is compared only where its phrase is made of
//! words that are known, and it is wrong only where none of the meanings fits.

mod addends;
mod around;
mod before;
mod bound;
mod claim;
mod clarity;
mod compare;
mod doubt;
mod ended;
mod evidence;
mod findings;
mod frame;
mod item;
mod items;
mod judge;
mod known;
mod listing;
mod meaning;
mod mention;
mod names;
mod number;
mod offer;
mod outcome;
mod phrase;
mod read;
mod reading;
mod rest;
mod settle;
mod share;
mod spoken;
mod subject;
mod together;
mod topic;
mod tying;
pub(super) mod verdict;
mod vocabulary;
mod words;

use std::ops::Range;
use std::sync::Arc;

pub(super) use bound::ties;
pub(super) use findings::{are_bound, do_agree, numbers, reach};
pub use meaning::Meaning;
pub use offer::{Offer, offers};
pub use spoken::Spoken;
pub use tying::{rolled, tie_all, tied_anew};
pub use verdict::{Reading, Verdict, Why};

use crate::form::{CellId, Form};
use crate::report::{Report, Tie};
use judge::Judge;
use subject::Subject;

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

/// Reads all numbers in the prose, in order, and what is said without one (未收到, 均已办结); dates are
/// none. Those tied to cells (关联到表格) follow by themselves and are left out.
#[must_use]
pub fn read(report: &Report) -> Vec<Reading> {
    read_spoken(report, &Spoken::of(report, None))
}

/// The same of a report of which it is known what its prose speaks of.
#[must_use]
pub fn read_spoken(report: &Report, spoken: &Spoken) -> Vec<Reading> {
    if report.is_too_long() {
        return Vec::new();
    }
    let form = report.form();
    let mut judge = Judge::of(report);
    let mut readings = Vec::new();
    for (field, read) in form.prose().iter().zip(spoken.fields()) {
        let text = report.prose(&field.id);
        let first = readings.len();
        let nothing = judge.nothing();
        let skipped = |span: Range<usize>, words: Range<usize>, why: Why| Reading {
            field: field.id.as_str(),
            span,
            words,
            meanings: Arc::clone(&nothing),
            is_denial: false,
            is_share: false,
            verdict: Verdict::NotJudged(why),
        };
        for skip in &read.skipped {
            if let Some(number) = read.numbers.get(skip.number) {
                readings.push(skipped(number.span.clone(), skip.words.clone(), skip.why));
            }
        }
        let mut weak = Vec::new();
        let mut apart = Apart::default();
        for phrase in &read.phrases {
            let judged = judge.judge(phrase);
            if let Err(why) = &judged {
                weak.extend(evidence::of(phrase, *why));
            }
            let (meanings, verdict) = match judged {
                Ok((_, verdict))
                    if !verdict.is_confirmed() && apart.is_counted(form, &phrase.subject, text) =>
                {
                    (Arc::clone(&nothing), Verdict::NotJudged(Why::Part))
                }
                Ok(judged) => judged,
                // Nobody claimed it.
                Err(_) if phrase.is_claim => continue,
                Err(why) => (Arc::clone(&nothing), Verdict::NotJudged(why)),
            };
            readings.push(Reading {
                field: field.id.as_str(),
                span: phrase.span.clone(),
                words: phrase.words.clone(),
                meanings,
                is_denial: phrase.is_claim,
                is_share: phrase.is_share,
                verdict,
            });
        }
        let own = readings.get_mut(first..).unwrap_or_default();
        own.sort_by_key(|reading| (reading.span.start, reading.span.end));
        let guesses = read.skipped.iter().filter_map(|skip| skip.guess.as_deref());
        evidence::weigh(text, &mut judge, guesses.chain(&weak), own);
        addends::excuse(text, &read.numbers, own);
        leave_out_bound(report, &field.id, &mut readings, first);
    }
    readings
}

/// Leaves out what is tied to cells in a field, whose readings begin at `first`.
fn leave_out_bound(report: &Report, field: &str, readings: &mut Vec<Reading>, first: usize) {
    let bound = report.anchors(field).iter();
    let bound = bound.filter(|anchor| matches!(anchor.tie, Tie::Cells(_)));
    let mut bound = bound.map(|anchor| anchor.place.clone()).peekable();
    if bound.peek().is_none() {
        return;
    }
    let own = readings.split_off(first);
    readings.extend(own.into_iter().filter(|reading| {
        let span = &reading.span;
        while bound.next_if(|place| place.end <= span.start).is_some() {}
        let is_bound = bound.peek().is_some_and(|place| place.start < span.end);
        !is_bound
    }));
}

/// Whether a text counts by itself some of what applicants' names take in and the tables do not tell
/// apart, such as 其他组织 among 法人或其他组织. A text is looked through once for each of them.
#[derive(Default)]
struct Apart {
    known: Vec<(usize, bool)>,
}

impl Apart {
    fn is_counted(&mut self, form: &Form, subject: &Subject, text: &str) -> bool {
        let who = match subject {
            Subject::Applicants(who, _) => match who[..] {
                [who] => who,
                _ => return false,
            },
            Subject::Outcomes(_, Some(who)) => *who,
            _ => return false,
        };
        if let Some((_, is_counted)) = self.known.iter().find(|(known, _)| *known == who) {
            return *is_counted;
        }
        let applicants = form.speech().requests.applicants.get(who);
        let untold = applicants.and_then(|applicants| applicants.untold.as_ref());
        let is_counted = untold.is_some_and(|untold| {
            let is_whole = |at: usize| {
                let mut joined = untold.joined.iter();
                joined.any(|before| text[..at].ends_with(before.as_str()))
            };
            let mut places = text.match_indices(untold.part.as_str());
            places.any(|(at, _)| !is_whole(at))
        });
        self.known.push((who, is_counted));
        is_counted
    }
}

/// The numbers in the prose that agree with the tables.
#[must_use]
pub fn confirmed(report: &Report) -> Vec<Confirmed> {
    confirmed_of(&read(report))
}

/// The numbers that agree with the tables among those read.
#[must_use]
pub fn confirmed_of(readings: &[Reading]) -> Vec<Confirmed> {
    let readings = readings.iter();
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
