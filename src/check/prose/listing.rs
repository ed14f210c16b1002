//! Numbers that are told together: listed with 分别, added up with 合计, outcomes by their short names.

use std::collections::VecDeque;

use super::clarity::Clarity;
use super::items::Item;
use super::names::Reach;
use super::phrase::{Said, Spoken, said};
use super::reading::{Items, Reader};
use super::subject::{Acts, Cases, Subject};
use super::topic::{Topic, subject};
use super::vocabulary::Word;
use crate::form::speech::{Lines, Term};
use crate::report::numerals::Numeral;

/// So many outcomes must have been told before 其他 is the rest of those in the form.
const GROUPS: usize = 4;
/// No more numbers are added up.
const MOST: usize = 6;
/// What applications are counted in where what was done with them is told in a word.
const UNITS: [&str; 6] = ["", "件", "件次", "份", "宗", "起"];

/// What each of the listed words counts alone.
pub(super) fn listed(
    words: &[Spoken],
    said: &Said,
    topic: &Topic,
    open: &[usize],
) -> VecDeque<Subject> {
    let request = said.request.then_some(Word::Of(Term::Request));
    let parts = words.iter().filter_map(|(word, _)| {
        let alone = Said::by([*word].into_iter().chain(request));
        let is_part = !alone.is_silent();
        subject(&alone, topic, open).filter(|_| is_part)
    });
    let parts: VecDeque<Subject> = parts.collect();
    if parts.len() > 1 {
        parts
    } else {
        VecDeque::new()
    }
}

impl Reader<'_> {
    /// What the numbers before add up to: so many of them, or any number if it does not say.
    pub(super) fn together(&self, count: usize) -> Vec<Subject> {
        let told = &self.now.told;
        let counts = match count {
            0 => 2..=told.len().min(MOST),
            count => count..=count,
        };
        let runs = counts.filter_map(|count| told.get(told.len().checked_sub(count)?..));
        runs.filter_map(union).collect()
    }

    /// What each of the shares that follow is of: as many of the last numbers as there are shares.
    pub(super) fn shares_of_each(&self, behind: &Items) -> VecDeque<Subject> {
        let clause = behind
            .iter()
            .take_while(|(item, _)| matches!(item, Item::Word(_) | Item::Number(_)));
        let more = clause.filter(|(item, _)| matches!(item, Item::Number(_)));
        let count = 1 + more.count();
        let told = &self.now.told;
        let last = told.len().checked_sub(count).and_then(|at| told.get(at..));
        last.unwrap_or_default().iter().cloned().collect()
    }

    /// Takes short names of outcomes (第三方, 其他) for what they name where others are being told, and
    /// for words that are not known elsewhere.
    pub(super) fn among_others(
        &self,
        said: &mut Said,
        mut clear: Clarity,
        behind: &Items,
    ) -> Clarity {
        for word in std::mem::take(&mut said.among) {
            let terms = self.speech.among.get(word);
            let is_other = terms.is_some_and(|(word, _)| word.starts_with("其"));
            let terms = terms.map_or(&[][..], |(_, terms)| terms.as_slice());
            let is_of_acts = said.has_acts() || said.has_documents() || said.difference;
            match self.meant_among(terms, behind).filter(|_| !is_of_acts) {
                Some(Term::Outcome(at)) => {
                    said.outcomes.push(at);
                    // 其他 may be whatever was not told.
                    let told = self.now.told.iter();
                    let told = told.filter(|told| matches!(told, Subject::Outcomes(..)));
                    let mut wholes = told.clone().filter_map(|told| match told {
                        Subject::Outcomes(wholes, _) => Some(wholes),
                        _ => None,
                    });
                    let is_inner =
                        wholes.any(|wholes| wholes.iter().any(|whole| self.holds(*whole, at)));
                    let is_rest = terms.len() > 1 || is_other;
                    let is_whole = self.now.whole.is_some() || is_inner;
                    // Beside parts of groups nobody knows which rest it is.
                    let count = self.speech.requests.outcomes.len();
                    let has_parts = told.clone().any(|told| match told {
                        Subject::Outcomes(parts, _) => parts
                            .iter()
                            .any(|part| (0..count).any(|whole| self.holds(whole, *part))),
                        _ => false,
                    });
                    if is_rest && !is_whole && (has_parts || told.count() < GROUPS) {
                        clear = clear.at_most(Clarity::Weak);
                    }
                }
                Some(Term::Ending(at)) => said.endings.push(at),
                Some(Term::Applicant(at)) => {
                    said.applicants.push(at);
                    // 其他 may be all those who were not told.
                    let told = self.now.told.iter();
                    let told = told.filter(|told| matches!(told, Subject::Applicants(..)));
                    let lists = &self.speech.requests.applicants;
                    let is_one = lists.get(at).is_some_and(|lines| lines.places.len() == 1);
                    if is_one && told.count() < GROUPS {
                        clear = clear.at_most(Clarity::Weak);
                    }
                }
                _ => return Clarity::Unclear,
            }
        }
        clear
    }

    fn meant_among(&self, terms: &[Term], behind: &Items) -> Option<Term> {
        let last = self.now.last.as_ref().map(|last| &last.subject);
        let lists = &self.speech.requests.outcomes;
        let is_in = |at: usize, whole: usize| {
            let lines = |at: usize| lists.get(at).map(|lines: &Lines| &lines.places);
            lines(at).zip(lines(whole)).is_some_and(|(part, whole)| {
                part.len() < whole.len() && part.iter().all(|line| whole.contains(line))
            })
        };
        let mut terms = terms.iter().copied();
        let Some(last) = last else {
            // The first of several: 另行制作5件，内容不明确1件.
            let next = behind.iter().take_while(|(item, _)| *item != Item::Stop);
            let mut next = next.filter_map(|(item, _)| match item {
                Item::Word(Word::Of(term @ (Term::Outcome(_) | Term::Among(_)))) => Some(term),
                _ => None,
            });
            let is_listed = self.is_of_requests && terms.len() == 1 && next.next().is_some();
            return terms.next().filter(|_| is_listed);
        };
        match (last, &self.now.whole) {
            (Subject::Cases(..), _) => terms.find(|term| matches!(term, Term::Ending(_))),
            (Subject::Applicants(..), _) => terms.find(|term| matches!(term, Term::Applicant(_))),
            // 不予公开20件，其中第三方3件: a part of what is told in parts.
            (_, Some(Subject::Outcomes(wholes, _))) => {
                let is_part = |at: usize| wholes.iter().any(|whole| is_in(at, *whole));
                terms.find(|term| matches!(term, Term::Outcome(at) if is_part(*at)))
            }
            (Subject::Outcomes(before, _), _) => {
                // Beside 予以公开, 其他 is one of the groups; beside parts of one a part of it.
                let is_inner = |at: usize| (0..lists.len()).any(|whole| is_in(at, whole));
                let inner = before.iter().any(|at| is_inner(*at));
                let mut fitting = terms
                    .clone()
                    .filter(|term| matches!(term, Term::Outcome(at) if is_inner(*at) == inner));
                fitting
                    .next()
                    .or_else(|| terms.find(|term| matches!(term, Term::Outcome(_))))
            }
            _ => None,
        }
    }

    /// Takes 公开 for an outcome where those of applications are told: 办结40件，其中公开22件.
    pub(super) fn as_outcome(
        &self,
        said: &mut Said,
        (words, numeral): (&[Spoken], &Numeral),
        (clear, behind): (Clarity, &Items),
    ) -> Clarity {
        let outcomes = &self.speech.requests.outcomes;
        let granted = outcomes.iter().position(|lines| lines.wide.is_some());
        let is_plain = said.documents.published
            && !said.documents.is_definite()
            && !said.publish_all
            && !said.proactive
            && !said.has_documents()
            && !said.file
            && !said.has_acts()
            && !said.has_cases()
            && !said.request
            && said.decisions.is_empty()
            && said.money.is_empty()
            && said.endings.is_empty();
        let last = self.now.last.as_ref().map(|last| &last.subject);
        let is_told =
            last.is_some_and(|last| matches!(last, Subject::Requests(_) | Subject::Outcomes(..)));
        let Some(granted) = granted.filter(|_| is_plain && UNITS.contains(&numeral.unit)) else {
            return clear;
        };
        let is_next = self.is_told_next(granted, behind);
        // 公开和部分公开合计125件.
        let is_joined = said.outcomes.len() == 1
            && words.iter().any(|(word, _)| *word == Word::Joint)
            && said.outcomes.iter().all(|at| self.goes_with(granted, *at));
        if self.now.is_of_foreign || !is_told && !is_next && !is_joined {
            return clear;
        }
        let is_with_others = !said.outcomes.is_empty();
        said.documents.published = false;
        said.outcomes.push(granted);
        let is_part = words.iter().any(|(word, _)| *word == Word::Within);
        let is_sure =
            is_next || is_part || is_with_others || matches!(last, Some(Subject::Outcomes(..)));
        match clear {
            Clarity::Clear if !is_sure => Clarity::Loose,
            clear => clear,
        }
    }

    /// Whether the next number is of the outcome that goes with another: 公开93件、部分公开32件.
    fn is_told_next(&self, granted: usize, behind: &Items) -> bool {
        let next = behind
            .iter()
            .take_while(|(item, _)| matches!(item, Item::Word(_) | Item::Break | Item::Pause));
        let mut next = next.filter_map(|(item, _)| match item {
            Item::Word(Word::Of(Term::Outcome(at))) => Some(*at),
            _ => None,
        });
        let next = next.find(|next| *next != granted);
        next.is_some_and(|next| self.goes_with(granted, next))
    }

    /// Whether an outcome is told together with another, as 部分公开 with 公开.
    fn goes_with(&self, granted: usize, other: usize) -> bool {
        let outcomes = &self.speech.requests.outcomes;
        let wide = outcomes.get(granted).and_then(|lines| lines.wide.as_ref());
        let other = outcomes.get(other).filter(|_| other != granted);
        wide.zip(other)
            .is_some_and(|((_, lines), other)| other.places.iter().all(|at| lines.contains(at)))
    }

    /// 全县227件申请中, 共8件申请: all that there were, with nothing said of what was done.
    pub(super) fn all_applications(&self, words: &[Spoken], behind: &Items) -> Option<Subject> {
        let own = said(words);
        let is_of_all = words.iter().any(|(word, place)| {
            let spelled = self.text.get(place.clone()).unwrap_or_default();
            matches!(word, Word::Area | Word::Own | Word::All | Word::ThisPeriod)
                || matches!(spelled, "共" | "总共" | "一共")
        });
        let is_part = words.iter().any(|(word, _)| *word == Word::Within);
        let mut behind = behind.iter();
        let is_named = matches!(
            behind.next(),
            Some((Item::Word(Word::Of(Term::Request)), _))
        );
        let goes_on = match behind.next() {
            Some((Item::Word(word), place)) => {
                let spelled = self.text.get(place.clone()).unwrap_or_default();
                *word == Word::All || matches!(spelled, "中" | "里")
            }
            Some((Item::Break, _)) => true,
            _ => false,
        };
        let is_meant = own.is_silent() && own.among.is_empty() && own.sum.is_none();
        (is_meant && is_of_all && !is_part && is_named && goes_on)
            .then_some(Subject::Requests(Acts::ALL))
    }

    /// 依申请公开227件: applications are named in full, and nothing is said of what was done.
    pub(super) fn names_applications(&self, said: &Said, words: &[Spoken]) -> bool {
        let mut named = words
            .iter()
            .filter(|(word, _)| *word == Word::Of(Term::Request));
        let is_named = named.any(|(_, place)| {
            let spelled = self.text.get(place.clone()).unwrap_or_default();
            let is_full = spelled.contains("申请公开") || spelled.contains("公开申请");
            is_full || self.is_counted(words)
        });
        let is_part = words.iter().any(|(word, _)| *word == Word::Within);
        let is_bare = said.is_silent() && !said.verb && said.among.is_empty() && said.sum.is_none();
        is_named && is_bare && !is_part && !self.now.is_of_foreign
    }

    /// What was named before, where only the time, the organ or the change is said anew: 其中我局42件,
    /// 由2023年的189件增加到227件, 行政复议180件，其中信息公开类13件.
    pub(super) fn named_before(
        &self,
        said: &Said,
        words: &[Spoken],
        clear: Clarity,
    ) -> (Option<Subject>, Clarity) {
        let has = |wanted: Word| words.iter().any(|(word, _)| *word == wanted);
        let is_bare = said.is_silent() && said.among.is_empty() && said.sum.is_none();
        let is_reached = words.iter().any(|(_, place)| {
            let spelled = self.text.get(place.clone()).unwrap_or_default();
            matches!(spelled, "达到" | "达")
        });
        let is_plain = words.iter().all(|(word, _)| *word == Word::Filler);
        if let Some(compared) = &self.now.compared
            && is_bare
            && is_reached
            && is_plain
        {
            return (Some(compared.clone()), clear.at_most(Clarity::Loose));
        }
        let Some(named) = self.now.named.clone().filter(|_| is_bare) else {
            return (None, clear);
        };
        if matches!(named, Subject::Cases(..)) && said.request && has(Word::Within) {
            return (Some(named), clear);
        }
        let is_own = match self.reach {
            Reach::Office => has(Word::Own),
            Reach::Area => has(Word::Area),
            Reach::Any => false,
        };
        let is_of_year = has(Word::ThisPeriod) || has(Word::Became);
        match is_own || is_of_year {
            true if said.request || said.verb => (None, clear),
            true if is_own => (Some(named), clear),
            true => (Some(named), clear.at_most(Clarity::Loose)),
            false => (None, clear),
        }
    }
}

/// Each kind of the cases that were named, with how they ended.
pub(super) fn each_kind(said: &Said) -> VecDeque<Subject> {
    let kinds = (0..u32::BITS).map(|at| 1 << at);
    let kinds = kinds.filter(|kind| said.cases.kinds & kind != 0);
    let each =
        kinds.map(|kinds| Subject::Cases(Cases { kinds, route: None }, said.endings.clone()));
    each.collect()
}

/// What several numbers count together, if they are of a kind.
fn union(told: &[Subject]) -> Option<Subject> {
    let (first, rest) = told.split_first()?;
    rest.iter().try_fold(first.clone(), |all, next| {
        Some(match (all, next) {
            (Subject::Outcomes(all, who), Subject::Outcomes(next, other)) if who == *other => {
                Subject::Outcomes([all, next.clone()].concat(), who)
            }
            (Subject::Decisions(all), Subject::Decisions(next)) => {
                Subject::Decisions([all, next.clone()].concat())
            }
            (Subject::Cases(all, ends), Subject::Cases(next, others))
                if ends == *others && all.route.is_none() && next.route.is_none() =>
            {
                let kinds = all.kinds | next.kinds;
                Subject::Cases(Cases { kinds, route: None }, ends)
            }
            // 维持17件、纠正5件，共计22件.
            (Subject::Cases(all, ends), Subject::Cases(next, others))
                if all == *next && !ends.is_empty() && !others.is_empty() =>
            {
                Subject::Cases(all, [ends, others.clone()].concat())
            }
            // 未经复议直接起诉13件，复议后起诉9件，共计22件.
            (
                Subject::Cases(
                    Cases {
                        route: Some(all), ..
                    },
                    ends,
                ),
                Subject::Cases(
                    Cases {
                        route: Some(next), ..
                    },
                    others,
                ),
            ) if ends == *others && all.0 == next.0 && all.1 != next.1 => {
                let kinds = 1 << all.0;
                Subject::Cases(Cases { kinds, route: None }, ends)
            }
            (Subject::Requests(all), Subject::Requests(next))
                if all.new && next.carried_in && !next.done && (!all.done || all == Acts::ALL) =>
            {
                Subject::Requests(Acts {
                    carried_in: true,
                    done: false,
                    ..all
                })
            }
            _ => return None,
        })
    })
}
