//! Words that name outcomes only among others of them: 公开, 信访.

use super::clarity::Clarity;
use super::item::{Item, Items};
use super::phrase::{Said, Spoken, said};
use super::reading::Reader;
use super::subject::Subject;
use super::vocabulary::Word;
use crate::form::speech::Term;
use crate::report::numerals::Numeral;

/// What applications are counted in where what was done with them is told in a word.
const UNITS: [&str; 6] = ["", "件", "件次", "份", "宗", "起"];

impl Reader<'_> {
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
        let Some(granted) = granted.filter(|_| is_plain) else {
            return clear;
        };
        // 公开占办结总数的33.33%.
        if numeral.unit == "%" && said.share && self.is_of_requests && !self.now.is_of_foreign {
            said.documents.published = false;
            said.outcomes.push(granted);
            return clear.at_most(Clarity::Loose);
        }
        let is_next = self.is_told_next(granted, behind);
        // 公开22条、部分公开6条.
        let is_of_pieces = numeral.unit == "条" && is_next;
        if !UNITS.contains(&numeral.unit) && !is_of_pieces {
            return clear;
        }
        // 公开和部分公开合计125件.
        let is_joined = said.outcomes.len() == 1
            && words.iter().any(|(word, _)| *word == Word::Joint)
            && said.outcomes.iter().all(|at| self.goes_with(granted, *at));
        // 公开35件，行政查询19件，信访31件.
        let is_list = self.is_of_requests && self.now.told.is_empty() && self.tells_outcome(behind);
        if self.now.is_of_foreign || !is_told && !is_next && !is_joined && !is_list {
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

    /// Takes 公开 for an outcome at the head of a list of them: 公开、部分公开、不予公开分别为.
    pub(super) fn list_granted(&self, words: &mut [Spoken]) {
        let head = words.windows(3).position(|three| {
            let is_head = matches!(three, [(Word::Publish, _), (Word::Joint, _), _]);
            is_head && matches!(three[2].0, Word::Of(Term::Outcome(_)))
        });
        let outcomes = &self.speech.requests.outcomes;
        let granted = outcomes.iter().position(|lines| lines.wide.is_some());
        if let Some((at, granted)) = head.zip(granted)
            && let Some((Word::Of(Term::Outcome(next)), _)) = words.get(at + 2)
            && self.goes_with(granted, *next)
        {
            words[at].0 = Word::Of(Term::Outcome(granted));
        }
    }

    /// Takes 信访 and 投诉举报 for the outcome where others are told: 重复申请3件、信访15件.
    pub(super) fn as_petition(&self, words: &mut [Spoken], numeral: &Numeral) -> bool {
        const OURS: [&str; 5] = ["信访", "举报", "投诉", "举报投诉", "投诉举报"];
        const KNOWN: &str = "信访类";
        let Some(at) = words.iter().position(|(word, _)| *word == Word::Complaint) else {
            return false;
        };
        let said = said(words);
        let last = self.now.last.as_ref().map(|last| &last.subject);
        let is_meant = matches!(last, Some(Subject::Outcomes(..)))
            && !self.now.is_of_foreign
            && UNITS.contains(&numeral.unit)
            && !said.request
            && said.is_silent()
            && said.among.is_empty()
            && OURS.contains(&self.spelled(&words[at]));
        let mut known = self.speech.among.iter().filter(|_| is_meant);
        let known = known.find(|(word, _)| word.as_str() == KNOWN);
        let Some([outcome @ Term::Outcome(_)]) = known.map(|(_, terms)| &terms[..]) else {
            return false;
        };
        words[at].0 = Word::Of(*outcome);
        true
    }

    /// Whether the next number is of the outcome that goes with another: 公开93件、部分公开32件.
    pub(super) fn is_told_next(&self, granted: usize, behind: &Items) -> bool {
        let next = behind.iter().take_while(|(item, _)| match item {
            Item::Word(_) | Item::Break | Item::Pause => true,
            // 公开93件，占41.9%，部分公开32件.
            Item::Number(index) => {
                let number = self.numbers.get(*index);
                number.is_some_and(|number| number.unit == "%")
            }
            _ => false,
        });
        let mut next = next.filter_map(|(item, _)| match item {
            Item::Word(Word::Of(Term::Outcome(at))) => Some(*at),
            _ => None,
        });
        let next = next.find(|next| *next != granted);
        next.is_some_and(|next| self.goes_with(granted, next))
    }

    /// Whether the next number is of an outcome, by whatever word.
    fn tells_outcome(&self, behind: &Items) -> bool {
        let next =
            { behind.iter() }.take_while(|(item, _)| matches!(item, Item::Word(_) | Item::Break));
        let mut words = next.filter_map(|(item, _)| match item {
            Item::Word(Word::Of(term)) => Some(*term),
            _ => None,
        });
        let is_outcome = |term: &Term| matches!(term, Term::Outcome(_) | Term::Outcomes(_));
        words.any(|term| match term {
            Term::Among(word) => {
                let named = self.speech.among.get(word);
                named.is_some_and(|(_, terms)| terms.iter().any(is_outcome))
            }
            term => is_outcome(&term),
        })
    }

    /// Whether an outcome is told together with another, as 部分公开 with 公开.
    fn goes_with(&self, granted: usize, other: usize) -> bool {
        let outcomes = &self.speech.requests.outcomes;
        let wide = outcomes.get(granted).and_then(|lines| lines.wide.as_ref());
        let other = outcomes.get(other).filter(|_| other != granted);
        wide.zip(other)
            .is_some_and(|((_, lines), other)| other.places.iter().all(|at| lines.contains(at)))
    }
}
