//! What a sentence names, before and behind a number: what is told by itself is told of that, too.
//!
//! 给出答复的申请，自然人的有220件; 予以公开22件：自然人19件，商业企业3件; 13件复议、15件诉讼，结果是维持. A number that
//! agrees by such a meaning is not wrong.

use std::ops::Range;

use smallvec::{Array, SmallVec, smallvec};

use super::item::{Item, Items};
use super::subject::{Acts, Cases, Places, Subject};
use super::vocabulary::Word;
use crate::form::speech::Term;

/// The parts of the form that a sentence names, each once.
#[derive(Debug, Clone, Default)]
pub(super) struct Mentions {
    /// With where they are first named, as the applicants are.
    outcomes: SmallVec<[(Places, usize); 2]>,
    applicants: SmallVec<[(usize, usize); 4]>,
    /// Those that are not counted by a number of their own.
    endings: SmallVec<[usize; 4]>,
    /// Applications that were carried over are named.
    is_carried: bool,
    /// Each time, with where it is named.
    cases: SmallVec<[(Cases, usize); 2]>,
}

/// No more of a kind are looked at: a list of all of them is no context.
const MOST: usize = 12;

fn add<T: PartialEq, L: Array<Item = (T, usize)>>(list: &mut SmallVec<L>, item: T, at: usize) {
    if list.len() < MOST && !list.iter().any(|(known, _)| *known == item) {
        list.push((item, at));
    }
}

impl Mentions {
    /// Those of the sentence that these items begin with.
    pub(super) fn of(items: &Items) -> Mentions {
        let mut found = Mentions::default();
        let mut items = items.iter().peekable();
        while let Some((item, place)) = items.next() {
            let next = items.peek().map(|(item, _)| item);
            let goes_on = matches!(next, Some(Item::Word(Word::Within)));
            let is_counted = matches!(next, Some(Item::Number(_)));
            match item {
                Item::Word(Word::Of(Term::Ending(_))) if is_counted => {}
                Item::Word(Word::Of(term)) => found.take(*term, place.start),
                Item::Stop if !goes_on => break,
                Item::End => break,
                _ => {}
            }
        }
        found
    }

    fn take_cases(&mut self, cases: Cases, at: usize) {
        if self.cases.len() < MOST {
            self.cases.push((cases, at));
        }
    }

    fn take(&mut self, term: Term, at: usize) {
        match term {
            Term::Outcome(of) => add(&mut self.outcomes, smallvec![of], at),
            Term::Outcomes(bits) => {
                let all = (0..u32::BITS as usize).filter(|of| bits & (1 << of) != 0);
                add(&mut self.outcomes, all.collect(), at);
            }
            Term::Applicant(who) => add(&mut self.applicants, who, at),
            Term::Ending(ending) if !self.endings.contains(&ending) => self.endings.push(ending),
            Term::Cases(kind) => {
                let kinds = 1 << kind;
                self.take_cases(Cases { kinds, route: None }, at);
            }
            Term::Route(kind, row) => {
                let route = Some((kind, row));
                self.take_cases(Cases { kinds: 0, route }, at);
            }
            Term::Carried | Term::CarriedIn | Term::CarriedOut => self.is_carried = true,
            _ => {}
        }
    }

    /// What a number with these words around it may count besides, by what its sentence names.
    pub(super) fn others(&self, subject: &Subject, words: &Range<usize>) -> Vec<Subject> {
        let none = Acts::default();
        // 商业企业8件，予以公开40件: what is named behind it says nothing of it.
        let is_before = |at: usize| at < words.end;
        let acts = [
            Acts { new: true, ..none },
            Acts { done: true, ..none },
            Acts {
                carried_in: true,
                ..none
            },
            Acts {
                carried_out: true,
                ..none
            },
        ];
        match subject {
            Subject::Applicants(who, _) => {
                let of_carried = |acts: &Acts| acts.carried_in || acts.carried_out;
                let acts = { acts.into_iter() }.filter(|acts| self.is_carried || !of_carried(acts));
                let of_acts = acts.map(|acts| Subject::Applicants(who.clone(), acts));
                let outcomes =
                    { self.outcomes.iter() }.filter(|(_, at)| who.len() == 1 && is_before(*at));
                let of_outcomes =
                    outcomes.map(|(of, _)| Subject::Outcomes(of.clone(), who.first().copied()));
                of_acts.chain(of_outcomes).collect()
            }
            Subject::Outcomes(of, None) => {
                let who = { self.applicants.iter() }.filter(|(_, at)| is_before(*at));
                who.map(|(who, _)| Subject::Outcomes(of.clone(), Some(*who)))
                    .collect()
            }
            Subject::Requests(acts) => {
                let who = { self.applicants.iter() }.filter(|(_, at)| is_before(*at));
                who.map(|(who, _)| Subject::Applicants(smallvec![*who], *acts))
                    .collect()
            }
            Subject::Cases(cases, endings) if endings.is_empty() => {
                let endings = self.endings.iter();
                endings
                    .map(|ending| Subject::Cases(*cases, smallvec![*ending]))
                    .collect()
            }
            // 行政复议被纠正5件 says which, and 复议17件，未审结3件；诉讼11件 speaks of 诉讼 only then.
            Subject::Cases(_, endings) => {
                let mut named = self.cases.iter();
                if named.any(|(_, at)| words.contains(at)) {
                    return Vec::new();
                }
                let before = { self.cases.iter() }.filter(|(_, at)| *at < words.start);
                before
                    .map(|(cases, _)| Subject::Cases(*cases, endings.clone()))
                    .collect()
            }
            _ => Vec::new(),
        }
    }
}
