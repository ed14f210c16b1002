//! A phrase against its meanings.

use rust_decimal::Decimal;

use super::Verdict;
use super::compare::{self, Fit};
use super::meaning::{Acts, Meaning, Subject, meanings};
use super::reading::Phrase;
use crate::report::Report;
use crate::report::numerals::Nearness;

/// What a phrase may mean, and how its number compares; `None` if it counts something else.
pub(super) fn judge(report: &Report, phrase: &Phrase) -> Option<(Vec<Meaning>, Verdict)> {
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
        None if phrase.is_part => return None,
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
