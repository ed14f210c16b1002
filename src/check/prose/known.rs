//! What the phrases of a report may mean, worked out once for all that speak of the same.

use std::sync::Arc;

use super::compare;
use super::meaning::{Meaning, all_outcomes, meanings};
use super::read::Phrase;
use super::subject::{Acts, Places, Subject};
use crate::report::Report;

/// What was worked out so far.
pub(super) struct Known<'a> {
    report: &'a Report,
    meanings: Made<Subject>,
    shares: Made<Subject>,
    /// What phrases may mean with what else they may count; of shares with whether they are rates.
    of_several: Made<(Subject, Vec<Subject>)>,
    shares_of_several: Made<(Subject, Vec<Subject>, bool)>,
    nothing: Option<Arc<[Meaning]>>,
}

/// What was worked out, for what.
type Made<K> = Vec<(K, Arc<[Meaning]>)>;

fn remembered<K>(known: &Made<K>, is_meant: impl Fn(&K) -> bool) -> Option<Arc<[Meaning]>> {
    let found = known.iter().find(|(known, _)| is_meant(known));
    found.map(|(_, made)| Arc::clone(made))
}

fn keep<K>(known: &mut Made<K>, key: K, made: Vec<Meaning>) -> Arc<[Meaning]> {
    let made: Arc<[Meaning]> = made.into();
    known.push((key, Arc::clone(&made)));
    made
}

impl<'a> Known<'a> {
    pub(super) fn of(report: &'a Report) -> Known<'a> {
        Known {
            report,
            meanings: Vec::new(),
            shares: Vec::new(),
            of_several: Vec::new(),
            shares_of_several: Vec::new(),
            nothing: None,
        }
    }

    /// No meaning at all.
    pub(super) fn nothing(&mut self) -> Arc<[Meaning]> {
        Arc::clone(self.nothing.get_or_insert_with(|| Arc::from([])))
    }

    /// What a subject may mean.
    pub(super) fn meanings(&mut self, subject: &Subject) -> Arc<[Meaning]> {
        let report = self.report;
        let is_known = |known: &Subject| known == subject;
        let found = remembered(&self.meanings, is_known);
        found.unwrap_or_else(|| {
            keep(
                &mut self.meanings,
                subject.clone(),
                meanings(report, subject),
            )
        })
    }

    fn shares(&mut self, subject: &Subject) -> Arc<[Meaning]> {
        let report = self.report;
        let is_known = |known: &Subject| known == subject;
        let found = remembered(&self.shares, is_known);
        found.unwrap_or_else(|| {
            let shares = shares(report, subject);
            keep(&mut self.shares, subject.clone(), shares)
        })
    }

    /// What a phrase may mean with what else it may count.
    pub(super) fn all_meanings(&mut self, phrase: &Phrase) -> Arc<[Meaning]> {
        if phrase.also.is_empty() {
            return self.meanings(&phrase.subject);
        }
        let is_known =
            |(subject, also): &(_, _)| *subject == phrase.subject && *also == phrase.also;
        if let Some(found) = remembered(&self.of_several, is_known) {
            return found;
        }
        let mut all = self.meanings(&phrase.subject).to_vec();
        for other in &phrase.also {
            for meaning in &*self.meanings(other) {
                if all.iter().all(|known| known.cells != meaning.cells) {
                    all.push(meaning.clone());
                }
            }
        }
        let key = (phrase.subject.clone(), phrase.also.clone());
        keep(&mut self.of_several, key, all)
    }

    /// What a share may be, with what else it may be of.
    pub(super) fn all_shares(&mut self, phrase: &Phrase) -> Arc<[Meaning]> {
        if phrase.also.is_empty() && !phrase.is_rate {
            return self.shares(&phrase.subject);
        }
        let is_known = |(subject, also, is_rate): &(_, _, _)| {
            *subject == phrase.subject && *also == phrase.also && *is_rate == phrase.is_rate
        };
        if let Some(found) = remembered(&self.shares_of_several, is_known) {
            return found;
        }
        let mut all = self.shares(&phrase.subject).to_vec();
        for other in &phrase.also {
            all.extend_from_slice(&self.shares(other));
        }
        if phrase.is_rate {
            let done = all.first().map(|meaning| meaning.cells.clone());
            all.retain(|meaning| Some(&meaning.cells) == done.as_ref());
        }
        let key = (phrase.subject.clone(), phrase.also.clone(), phrase.is_rate);
        keep(&mut self.shares_of_several, key, all)
    }
}

/// The shares that a percentage may mean.
fn shares(report: &Report, subject: &Subject) -> Vec<Meaning> {
    if let Subject::Cases(cases, endings) = subject
        && !endings.is_empty()
    {
        // 维持7件，占70%: of all of them, or of those that ended.
        let wholes = meanings(report, &Subject::Cases(*cases, Places::new()));
        let parts = meanings(report, subject);
        let shares = parts.iter().flat_map(|part| {
            let wholes = wholes.iter().filter(|whole| whole.cells != part.cells);
            wholes.map(|whole| share_of(part, whole))
        });
        return shares.collect();
    }
    if !subject.is_of_requests() {
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
            shares.push(share_of(&part, whole));
        }
    }
    shares
}

/// What a part is of a whole.
pub(super) fn share_of(part: &Meaning, whole: &Meaning) -> Meaning {
    let value = part.value.zip(whole.value);
    Meaning {
        label: format!("{}占{}", part.label, whole.label),
        cells: part.cells.clone(),
        value: value.and_then(|(part, whole)| compare::share(part, whole)),
    }
}
