//! Numbers that are told together: listed with 分别, added up with 合计, outcomes by their short names.

use std::collections::VecDeque;

use super::clarity::Clarity;
use super::item::{Item, Items};
use super::phrase::{Said, Spoken, said};
use super::reading::Reader;
use super::subject::{Acts, Cases, Subject};
use super::together::union;
use super::topic::{Topic, subject};
use super::vocabulary::Word;
use crate::form::speech::{Lines, Term};

/// So many outcomes must have been told before 其他 is the rest of those in the form.
const GROUPS: usize = 4;
/// No more numbers are added up.
const MOST: usize = 6;

/// What each of the listed words counts alone.
pub(super) fn listed(
    words: &[Spoken],
    said: &Said,
    topic: &Topic,
    open: &[usize],
) -> VecDeque<Subject> {
    let request = said.request.then_some(Word::Of(Term::Request));
    let (listed, shared) = listed_and_shared(words);
    let parts = listed.iter().filter_map(|word| {
        let alone = Said::by([*word].into_iter().chain(request).chain(shared.clone()));
        let is_part = !alone.is_silent();
        subject(&alone, topic, open).filter(|_| is_part)
    });
    let parts: VecDeque<Subject> = parts.collect();
    // Where one of them counts nothing here the numbers would be those of others.
    let is_whole =
        parts.len() == listed.len() || listed.iter().any(|word| sort_of(*word).is_none());
    if parts.len() > 1 && is_whole {
        parts
    } else {
        VecDeque::new()
    }
}

/// What kind of thing a word lists.
fn sort_of(word: Word) -> Option<u8> {
    let Word::Of(term) = word else {
        return None;
    };
    Some(match term {
        Term::Cases(_) | Term::Route(..) => 0,
        Term::Ending(_) => 1,
        Term::Outcome(_) => 2,
        Term::Applicant(_) => 3,
        Term::Document(_) => 4,
        Term::Act(..) => 5,
        Term::New | Term::Done | Term::CarriedIn | Term::CarriedOut | Term::Carried => 6,
        _ => return None,
    })
}

/// The words that are listed, and those that are said of each: in 复议、诉讼被纠正的分别为 that they were
/// corrected, in 规范性文件制发、废止分别为 what was.
fn listed_and_shared(words: &[Spoken]) -> (Vec<Word>, Vec<Word>) {
    let all = words.iter().map(|(word, _)| *word);
    let of_sort = |sort: u8| all.clone().filter(move |word| sort_of(*word) == Some(sort));
    let mut several = (0..=6).filter(|sort| of_sort(*sort).count() > 1);
    let (Some(sort), None) = (several.next(), several.next()) else {
        return (all.collect(), Vec::new());
    };
    let is_said_of_each = |word: &Word| {
        matches!(
            (sort, sort_of(*word)),
            (0, Some(1))
                | (1, Some(0))
                | (4, Some(5))
                | (5, Some(4))
                | (2 | 6, Some(3))
                | (3, Some(2 | 6))
        )
    };
    let others = all
        .clone()
        .filter(|word| sort_of(*word).is_some_and(|other| other != sort));
    if others.clone().all(|word| is_said_of_each(&word)) {
        (of_sort(sort).collect(), others.collect())
    } else {
        (all.collect(), Vec::new())
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
                    let lists = &self.speech.requests.applicants;
                    let is_one = lists.get(at).is_some_and(|lines| lines.places.len() == 1);
                    // 企业、科研机构等单位: those that are named, by another word.
                    if is_one || said.applicants.is_empty() {
                        said.applicants.push(at);
                    }
                    // 其他 may be all those who were not told.
                    let told = self.now.told.iter();
                    let told = told.filter(|told| {
                        matches!(
                            told,
                            Subject::Applicants(..) | Subject::Outcomes(_, Some(_))
                        )
                    });
                    if is_one && told.count() < GROUPS {
                        clear = clear.at_most(Clarity::Weak);
                    }
                }
                Some(Term::Money(at)) => {
                    said.money.push(at);
                    clear = clear.at_most(Clarity::Loose);
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
        // 收费3.2万元 beside 许可 and 处罚; among applications it is what these cost.
        let is_money = |term: &Term| matches!(term, Term::Money(_));
        if let Some(money) = terms.clone().find(is_money) {
            return Some(money).filter(|_| !self.is_of_requests);
        }
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
            (Subject::Applicants(..) | Subject::Outcomes(_, Some(_)), _) => {
                terms.find(|term| matches!(term, Term::Applicant(_)))
            }
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

    /// 全县227件申请中, 共8件申请: all that there were, with nothing said of what was done.
    pub(super) fn all_applications(
        &self,
        words: &[Spoken],
        behind: &Items,
    ) -> Option<(Subject, Clarity)> {
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
        let before = self.now.words.get(..self.now.clause).unwrap_or_default();
        let is_headed = { before.iter() }
            .all(|(word, _)| matches!(word, Word::Filler | Word::Of(Term::Request)));
        let is_begun =
            words.is_empty() && is_headed && self.is_of_requests && self.now.told.is_empty();
        let goes_on = match behind.next() {
            Some((Item::Word(word), place)) => {
                let spelled = self.text.get(place.clone()).unwrap_or_default();
                // 依申请公开：90件申请中，86件已办结: nothing was told before of which they could be some.
                let is_mark = matches!(spelled, "中" | "里");
                is_of_all && *word == Word::All || (is_of_all || is_begun) && is_mark
            }
            Some((Item::Break, _)) => is_of_all,
            _ => false,
        };
        let is_meant = own.is_silent() && own.among.is_empty() && own.sum.is_none();
        let sure = if is_of_all {
            Clarity::Clear
        } else {
            Clarity::Loose
        };
        (is_meant && !is_part && is_named && goes_on)
            .then_some((Subject::Requests(Acts::ALL), sure))
    }

    /// 依申请公开70件，部分公开36件: those that were granted, and not all.
    pub(super) fn is_granted_next(&self, behind: &Items) -> bool {
        let outcomes = &self.speech.requests.outcomes;
        let granted = outcomes.iter().position(|lines| lines.wide.is_some());
        granted.is_some_and(|granted| self.is_told_next(granted, behind))
    }

    /// Whether the applications are named that words compare: 申请数量同比.
    pub(super) fn compares_applications(&self, words: &[Spoken]) -> bool {
        let is_difference = |(word, _): &Spoken| matches!(word, Word::Difference | Word::Than);
        let named = { words.iter() }.position(is_difference);
        let named = named.and_then(|at| words.get(..at)).unwrap_or_default();
        self.names_applications(&said(named), named)
    }

    /// 依申请公开227件: applications are named in full, and nothing is said of what was done.
    pub(super) fn names_applications(&self, said: &Said, words: &[Spoken]) -> bool {
        let mut named = words
            .iter()
            .filter(|(word, _)| *word == Word::Of(Term::Request));
        let is_named = named.any(|(_, place)| {
            let spelled = self.text.get(place.clone()).unwrap_or_default();
            let is_full = spelled.contains("申请公开") || spelled.contains("公开申请");
            is_full || self.is_counted(words) || self.is_of_requests && self.says_who_asked(words)
        });
        let is_part = words.iter().any(|(word, _)| *word == Word::Within);
        let is_bare = said.is_silent() && !said.verb && said.among.is_empty() && said.sum.is_none();
        is_named && is_bare && !is_part && !self.now.is_of_foreign
    }
}

/// Each kind of the cases that were named, with how they ended.
pub(super) fn each_kind(kinds: u32, endings: &[usize]) -> VecDeque<Subject> {
    let each = (0..u32::BITS).map(|at| 1 << at);
    let each = each.filter(|kind| kinds & kind != 0);
    let each = each.map(|kinds| Subject::Cases(Cases { kinds, route: None }, endings.into()));
    each.collect()
}
