//! A phrase against its meanings.

use std::sync::Arc;

use rust_decimal::Decimal;
use smallvec::smallvec;

use super::clarity::Clarity;
use super::compare::{self, Fit};
use super::known::{Known, share_of};
use super::meaning::Meaning;
use super::read::Phrase;
use super::subject::{Acts, Subject};
use super::verdict::{Verdict, Why};
use crate::form::Form;
use crate::report::Report;
use crate::report::numerals::{Nearness, Numeral};

/// Judges the phrases of a report.
pub(super) struct Judge<'a> {
    report: &'a Report,
    known: Known<'a>,
}

impl<'a> Judge<'a> {
    pub(super) fn of(report: &'a Report) -> Judge<'a> {
        Judge {
            report,
            known: Known::of(report),
        }
    }

    /// No meaning at all.
    pub(super) fn nothing(&mut self) -> Arc<[Meaning]> {
        self.known.nothing()
    }

    /// Whether so many of those that came in the year were done with (当年办结): those that had been
    /// carried over are left out, or those that are.
    fn is_of_this_year(&mut self, number: Decimal, phrase: &Phrase) -> bool {
        let subject = &phrase.subject;
        let (Subject::Requests(acts) | Subject::Applicants(_, acts)) = subject else {
            return false;
        };
        // 答复480件，其中28件为上年结转，452件为本年新收.
        let is_of_done = matches!(&phrase.whole, Some(Subject::Requests(whole)) if whole.done);
        let is_meant = acts.done || acts.new && is_of_done;
        if !is_meant || acts.carried_in || acts.carried_out {
            return false;
        }
        let mut value = |acts: Acts| {
            let subject = match subject {
                Subject::Applicants(who, _) => Subject::Applicants(who.clone(), acts),
                _ => Subject::Requests(acts),
            };
            self.known.meanings(&subject).first()?.value
        };
        let none = Acts::default();
        let pairs = [
            (
                Acts { done: true, ..none },
                Acts {
                    carried_in: true,
                    ..none
                },
            ),
            (
                Acts { new: true, ..none },
                Acts {
                    carried_out: true,
                    ..none
                },
            ),
        ];
        pairs.into_iter().any(|(all, others)| {
            let (all, others) = (value(all), value(others));
            all.zip(others).is_some_and(|(all, others)| {
                !others.is_zero() && all.checked_sub(others) == Some(number)
            })
        })
    }

    /// What a phrase may mean, and how its number compares.
    ///
    /// # Errors
    /// Why it is not compared.
    pub(super) fn judge(&mut self, phrase: &Phrase) -> Result<(Arc<[Meaning]>, Verdict), Why> {
        let Some(numeral) = &phrase.numeral else {
            // No 行政诉讼 at all, whatever else a number of them may mean.
            let mut meanings = self.known.meanings(&phrase.subject);
            if let (Subject::Cases(..), Some(first)) = (&phrase.subject, meanings.first()) {
                meanings = Arc::from([first.clone()]);
            }
            let mut values = meanings.iter().map(|meaning| meaning.value);
            let none = values.position(|value| value == Some(Decimal::ZERO));
            let verdict = verdict(&meanings, none, phrase, false)?;
            return Ok((meanings, verdict));
        };
        if phrase.is_share {
            return self.judge_share(phrase, numeral);
        }
        if phrase.each.len() > 1 {
            return self.judge_each(phrase, numeral);
        }
        let meanings = self.known.all_meanings(phrase);
        let fit = compare::fit(numeral.unit, &phrase.subject);
        if fit == Fit::Wrong {
            return Err(Why::Unit);
        }
        let fits = |meaning: &Meaning| {
            let value = meaning.value;
            value.is_some_and(|value| compare::agrees(numeral, value))
        };
        let agreeing = meanings.iter().position(fits);
        // 收到一件办结一件 counts nothing, and without a unit there may be anything.
        let is_of_few = numeral.is_chinese && numeral.value <= Decimal::TWO;
        let is_small = is_of_few && !phrase.is_claim && !is_count_of_few(phrase, numeral);
        let is_unsaid = fit == Fit::Missing && !phrase.is_bare;
        if agreeing.is_none() && (is_small || is_unsaid) {
            return Err(Why::Unit);
        }
        if agreeing.is_none() && self.is_of_this_year(numeral.value, phrase) {
            return Err(Why::Part);
        }
        let is_indefinite = match &phrase.subject {
            Subject::Documents(documents) => !documents.is_definite(),
            Subject::Requests(acts) => acts.carried_in && acts.carried_out,
            _ => false,
        };
        let is_doubtful = matches!(fit, Fit::Odd | Fit::Missing)
            || numeral.nearness != Nearness::Exact
            || is_of_few
            || is_indefinite;
        let verdict = verdict(&meanings, agreeing, phrase, is_doubtful)?;
        if matches!(verdict, Verdict::Wrong | Verdict::Doubtful)
            && self.agrees_by_mention(phrase, numeral)
        {
            return Err(Why::Part);
        }
        Ok((meanings, verdict))
    }

    /// Each of several is so many: right where each of them may be, and of none of them alone.
    fn judge_each(
        &mut self,
        phrase: &Phrase,
        numeral: &Numeral,
    ) -> Result<(Arc<[Meaning]>, Verdict), Why> {
        let is_small = numeral.is_chinese && numeral.value <= Decimal::TWO;
        if compare::fit(numeral.unit, &phrase.subject) != Fit::Plain {
            return Err(Why::Unit);
        }
        let fits = |meaning: &Meaning| {
            let value = meaning.value;
            value.is_some_and(|value| compare::agrees(numeral, value))
        };
        let mut all: Vec<Meaning> = Vec::new();
        let (mut first, mut is_right) = (None, true);
        for subject in &phrase.each {
            let own = self.known.meanings(subject);
            let agreeing = own.iter().position(fits);
            first = first.or(agreeing.map(|at| all.len() + at));
            is_right &= agreeing.is_some();
            all.extend_from_slice(&own);
        }
        if !is_right && is_small {
            return Err(Why::Unit);
        }
        let verdict = verdict(&all, first.filter(|_| is_right), phrase, true)?;
        Ok((all.into(), verdict))
    }

    /// Whether a number is right by what its sentence names besides.
    fn agrees_by_mention(&mut self, phrase: &Phrase, numeral: &Numeral) -> bool {
        let of = |subject| phrase.mentions.others(subject, &phrase.words);
        let others = of(&phrase.subject).into_iter();
        let also = phrase.also.iter();
        let of_also = also.flat_map(of);
        others.chain(of_also).any(|other| {
            let meanings = self.known.meanings(&other);
            let mut values = meanings.iter().filter_map(|meaning| meaning.value);
            values.any(|value| compare::agrees(numeral, value))
        })
    }

    /// The most that a subject may mean, if the tables say.
    pub(super) fn most(&mut self, subject: &Subject) -> Option<Decimal> {
        let meanings = self.known.meanings(subject);
        meanings.iter().filter_map(|meaning| meaning.value).max()
    }

    /// What a phrase may mean, whatever room its words and its unit leave, and whether its number is
    /// that; `None` where the tables do not say.
    pub(super) fn tried(&mut self, phrase: &Phrase) -> Option<(Arc<[Meaning]>, bool)> {
        let numeral = phrase.numeral.as_ref()?;
        let is_small = numeral.is_chinese && numeral.value <= Decimal::TWO;
        if is_small || phrase.is_of_other_reach {
            return None;
        }
        if phrase.is_share {
            return match self.judge_share(phrase, numeral).ok()? {
                (meanings, Verdict::Confirmed(_)) => Some((meanings, true)),
                (meanings, Verdict::Wrong | Verdict::Doubtful) => Some((meanings, false)),
                _ => None,
            };
        }
        let is_told_so = match phrase.subject {
            Subject::Applicants(..) => matches!(numeral.unit, "人" | "人次" | "家"),
            Subject::Decisions(_) => numeral.unit == "条",
            _ => false,
        };
        if !is_told_so && compare::fit(numeral.unit, &phrase.subject) == Fit::Wrong {
            return None;
        }
        let meanings = self.known.all_meanings(phrase);
        let is_told = meanings.iter().all(|meaning| meaning.value.is_some());
        if meanings.is_empty() || !is_told {
            return None;
        }
        let mut values = meanings.iter().filter_map(|meaning| meaning.value);
        let agrees = values.any(|value| compare::agrees(numeral, value));
        if !agrees && self.agrees_by_mention(phrase, numeral) {
            return None;
        }
        let is_of_this_year = !agrees && self.is_of_this_year(numeral.value, phrase);
        (!is_of_this_year).then_some((meanings, agrees))
    }

    /// Whether a share is right as one of the group that its outcome is in, where no other whole is named.
    fn is_share_of_group(&mut self, phrase: &Phrase, numeral: &Numeral) -> bool {
        let Subject::Outcomes(parts, who) = &phrase.subject else {
            return false;
        };
        if phrase.whole.is_some() {
            return false;
        }
        let groups = groups_of(self.report.form(), parts);
        groups.into_iter().any(|group| {
            let wholes = self
                .known
                .meanings(&Subject::Outcomes(smallvec![group], *who));
            let parts = self.known.meanings(&phrase.subject);
            let mut shares = parts
                .iter()
                .flat_map(|part| wholes.iter().map(|whole| share_of(part, whole).value));
            shares
                .any(|share| share.is_some_and(|share| compare::agrees_with_share(numeral, share)))
        })
    }

    fn judge_share(
        &mut self,
        phrase: &Phrase,
        numeral: &Numeral,
    ) -> Result<(Arc<[Meaning]>, Verdict), Why> {
        let mut meanings = self.known.all_shares(phrase);
        let fits = |meaning: &Meaning| {
            let share = meaning.value;
            share.is_some_and(|share| compare::agrees_with_share(numeral, share))
        };
        let mut agreeing = meanings.iter().position(fits);
        // 办结率100%: of those that were due.
        let is_of_due = phrase.is_rate && numeral.value == Decimal::ONE_HUNDRED;
        if agreeing.is_none() && (is_of_due || self.is_share_of_group(phrase, numeral)) {
            return Err(Why::Part);
        }
        if agreeing.is_none()
            && let Some(whole) = &phrase.whole
        {
            // 不予公开20件，其中属于国家秘密2件，占10%.
            let (parts, wholes) = (
                self.known.meanings(&phrase.subject),
                self.known.meanings(whole),
            );
            let more = parts.iter().flat_map(|part| {
                let wholes = wholes.iter().filter(|whole| whole.cells != part.cells);
                wholes.map(|whole| share_of(part, whole))
            });
            meanings = meanings.iter().cloned().chain(more).collect();
            agreeing = meanings.iter().position(fits);
        }
        let verdict = verdict(
            &meanings,
            agreeing,
            phrase,
            numeral.nearness != Nearness::Exact,
        )?;
        Ok((meanings, verdict))
    }
}

/// Whether 一件 or 两件 counts, and is no manner of speaking such as 收到一件办结一件: two are always so many,
/// one is where what is counted is not done to each as it comes.
fn is_count_of_few(phrase: &Phrase, numeral: &Numeral) -> bool {
    let is_two = numeral.value == Decimal::TWO;
    let is_counted = match &phrase.subject {
        Subject::Requests(acts) => is_two || acts.carried_in || acts.carried_out,
        Subject::Cases(..) | Subject::Applicants(..) => true,
        Subject::Outcomes(..) | Subject::Documents(_) | Subject::Decisions(_) => is_two,
        Subject::Money(_) => false,
    };
    is_counted && phrase.clarity == Clarity::Clear
}

/// 不掌握的91件，占该类的81.25%: the groups that an outcome is one of.
fn groups_of(form: &Form, parts: &[usize]) -> Vec<usize> {
    let outcomes = &form.speech().requests.outcomes;
    let lines = |at: usize| outcomes.get(at).map_or(&[][..], |lines| &lines.places[..]);
    let holds = |whole: usize| {
        parts.iter().all(|part| {
            lines(*part).len() < lines(whole).len()
                && lines(*part).iter().all(|line| lines(whole).contains(line))
        })
    };
    (0..outcomes.len()).filter(|whole| holds(*whole)).collect()
}

fn verdict(
    meanings: &[Meaning],
    agreeing: Option<usize>,
    phrase: &Phrase,
    is_doubtful: bool,
) -> Result<Verdict, Why> {
    if meanings.is_empty() {
        return Err(Why::Nothing);
    }
    let is_open = meanings.iter().any(|meaning| meaning.value.is_none());
    Ok(match agreeing {
        Some(index) => Verdict::Confirmed(index),
        None if is_open => Verdict::Open,
        None if phrase.is_of_other_reach => Verdict::OtherReach,
        None if phrase.is_part => return Err(Why::Part),
        None if phrase.clarity == Clarity::Weak => return Err(Why::Words),
        None if is_doubtful || phrase.clarity == Clarity::Loose => Verdict::Doubtful,
        None => Verdict::Wrong,
    })
}
