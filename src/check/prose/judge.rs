//! A phrase against its meanings.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::compare::{self, Fit};
use super::meaning::{Meaning, all_outcomes, meanings};
use super::reading::Phrase;
use super::subject::{Acts, Subject};
use super::verdict::Verdict;
use crate::report::Report;
use crate::report::numerals::Nearness;

/// Judges the phrases of a report. What was worked out for one serves all that speak of the same.
pub(super) struct Judge<'a> {
    report: &'a Report,
    known: Vec<(Subject, Arc<[Meaning]>)>,
    known_shares: Vec<(Subject, Arc<[Meaning]>)>,
}

impl<'a> Judge<'a> {
    pub(super) fn of(report: &'a Report) -> Judge<'a> {
        Judge {
            report,
            known: Vec::new(),
            known_shares: Vec::new(),
        }
    }

    fn meanings(&mut self, subject: &Subject) -> Arc<[Meaning]> {
        let report = self.report;
        remembered(&mut self.known, subject, || meanings(report, subject))
    }

    fn shares(&mut self, subject: &Subject) -> Arc<[Meaning]> {
        let report = self.report;
        let shares = || shares(report, subject);
        remembered(&mut self.known_shares, subject, shares)
    }

    /// What a phrase may mean, and how its number compares; `None` if it counts something else.
    pub(super) fn judge(&mut self, phrase: &Phrase) -> Option<(Arc<[Meaning]>, Verdict)> {
        let Some(numeral) = &phrase.numeral else {
            let meanings = self.meanings(&phrase.subject);
            let none = meanings
                .iter()
                .position(|meaning| meaning.value == Some(Decimal::ZERO));
            let verdict = verdict(&meanings, none, phrase, false)?;
            return Some((meanings, verdict));
        };
        if phrase.is_share {
            let meanings = self.shares(&phrase.subject);
            let fits = |meaning: &Meaning| {
                let share = meaning.value;
                share.is_some_and(|share| compare::agrees_with_share(numeral, share))
            };
            let agreeing = meanings.iter().position(fits);
            let verdict = verdict(&meanings, agreeing, phrase, true)?;
            return Some((meanings, verdict));
        }
        let meanings = self.meanings(&phrase.subject);
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
}

fn remembered(
    known: &mut Vec<(Subject, Arc<[Meaning]>)>,
    subject: &Subject,
    work_out: impl FnOnce() -> Vec<Meaning>,
) -> Arc<[Meaning]> {
    if let Some((_, made)) = known.iter().find(|(known, _)| known == subject) {
        return Arc::clone(made);
    }
    let made: Arc<[Meaning]> = work_out().into();
    known.push((subject.clone(), Arc::clone(&made)));
    made
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
        None if phrase.is_part => return None,
        None if is_doubtful => Verdict::Doubtful,
        None => Verdict::Wrong,
    })
}

/// The shares that a percentage may mean.
fn shares(report: &Report, subject: &Subject) -> Vec<Meaning> {
    let is_of_requests = matches!(
        subject,
        Subject::Requests(_) | Subject::Outcomes(..) | Subject::Applicants(..)
    );
    if !is_of_requests {
        return Vec::new();
    }
    let all = Acts {
        new: true,
        done: true,
        ..Acts::default()
    };
    let mut wholes = meanings(report, &Subject::Requests(all));
    // Outcomes are shares of all outcomes, whatever else it may be.
    let outcomes = all_outcomes(report.form());
    wholes.sort_by_key(|whole| whole.cells != outcomes);
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
    shares
}
