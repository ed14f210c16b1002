//! What is said without a number: 未收到 (there is none), 均已办结 (nothing is left), 均结转下年 (all of
//! them are).

use std::sync::Arc;

use rust_decimal::Decimal;
use smallvec::smallvec;

use super::clarity::Clarity;
use super::phrase::{Said, Spoken, said};
use super::read::Phrase;
use super::reading::Reader;
use super::subject::{Acts, Subject};
use super::topic::subject;
use super::vocabulary::Word;
use crate::form::speech::Term;

impl Reader<'_> {
    /// Whether what the sentence counted were the report's own applications.
    pub(super) fn follows_requests(&self) -> bool {
        let now = &self.now;
        let is_of_others = now.is_of_foreign
            || now.has_others
            || now.is_after_others
            || now.is_clouded
            || now.is_of_other_reach
            || now.is_of_other_time;
        let mut told = now.told.iter();
        self.is_of_requests
            && !is_of_others
            && !now.counted.is_empty()
            && told.all(Subject::is_of_requests)
    }

    /// Takes in what the clause that ends here claims.
    pub(super) fn claim(&mut self, said: &Said) {
        if self.now.has_number || self.now.is_of_other_time {
            return;
        }
        // 卫生许可等873件；未制发规范性文件: another thing, by its own name.
        let is_named = said.negations == 1 && (said.has_documents() || said.has_cases());
        if self.now.is_clouded && (!is_named || self.now.is_of_other_organ) {
            return;
        }
        match said.negations {
            0 if said.all || !said.endings.is_empty() => {
                let words = self.now.words.get(self.now.clause..);
                let words = words.unwrap_or_default().to_vec();
                match self.ended_so(said, &words) {
                    Some(phrase) => self.found.push(phrase),
                    None if said.all => self.say_of_all(said, &words),
                    None => {}
                }
            }
            1 => self.deny(said.clone()),
            _ => {}
        }
    }

    /// 行政复议4件，均维持: none of them ended in another way. 行政复议1件，结果维持: that one did so.
    fn ended_so(&self, said: &Said, words: &[Spoken]) -> Option<Phrase> {
        let last = self.now.last.as_ref()?;
        let (Subject::Cases(cases, told), [ending]) = (&last.subject, &said.endings[..]) else {
            return None;
        };
        let is_one = |at: usize| {
            let mut columns = self.speech.endings.get(at)?.columns.iter();
            Some(columns.all(|columns| columns.len() < 2) && !self.open.contains(&at))
        };
        let is_same = said.cases.kinds & !cases.kinds == 0 && said.cases.route.is_none();
        let is_plain = told.is_empty()
            && is_same
            && is_one(*ending)?
            && said.is_clear
            && !said.acts.new
            && !said.is_carried()
            && !said.request
            && !said.has_documents()
            && !said.other_ending
            && !said.difference
            && !said.share
            && !self.now.has_exception;
        if !is_plain {
            return None;
        }
        let one = last.numeral.value == Decimal::ONE;
        let (endings, numeral) = match (said.all, one) {
            (false, true) => (smallvec![*ending], Some(last.numeral.clone())),
            (true, _) => {
                let others = 0..self.speech.endings.len();
                let others = others.filter(|at| at != ending && is_one(*at) == Some(true));
                (others.collect(), None)
            }
            _ => return None,
        };
        let subject = Subject::Cases(*cases, endings);
        self.phrase(subject, words).map(|phrase| Phrase {
            words: last.numeral.span.start..phrase.words.end,
            numeral,
            clarity: phrase.clarity.at_most(Clarity::Loose),
            ..phrase
        })
    }

    /// Takes in what is said of all behind their number: 收到的227件申请全部办结.
    pub(super) fn claim_behind(&mut self, tail: &[Spoken]) {
        let is_of_all = tail.iter().any(|(word, _)| *word == Word::All);
        if !is_of_all || self.now.is_of_other_time || self.now.is_clouded {
            return;
        }
        let said = said(tail);
        if said.acts.done && said.negations == 0 {
            self.say_of_all(&said, tail);
        }
    }

    /// What these words claim, from the first one.
    fn phrase(&self, subject: Subject, words: &[Spoken]) -> Option<Phrase> {
        let mut own = words.iter();
        let (_, from) = own.find(|(word, _)| *word != Word::Joint)?;
        let (_, to) = words.last()?;
        Some(Phrase {
            span: from.start..to.end,
            words: from.start..to.end,
            numeral: None,
            subject,
            also: Vec::new(),
            each: Vec::new(),
            // 全部按时答复 may leave out those that are not due.
            clarity: if self.is_in_time(words) {
                Clarity::Loose
            } else {
                Clarity::Clear
            },
            is_bare: false,
            is_share: false,
            is_rate: false,
            is_part: false,
            whole: None,
            is_of_other_reach: self.now.is_of_other_reach,
            is_claim: true,
            mentions: Arc::clone(&self.mentions),
            is_after_others: false,
        })
    }

    /// Whether words name all the applications of the report: 所有申请.
    fn says_every(&self, said: &Said, words: &[Spoken]) -> bool {
        let is_every = |word: &Spoken| matches!(self.spelled(word), "所有" | "全部" | "全年");
        self.is_of_requests && said.request && words.iter().any(is_every)
    }

    /// 均在法定期限内答复: those that were due; 均已 is said of all.
    fn is_of_due(&self, words: &[Spoken]) -> bool {
        const DUE: [&str; 5] = ["法定期限", "规定期限", "法定时限", "规定时限", "规定时间"];
        let mut spelled = words
            .iter()
            .filter_map(|(_, place)| self.text.get(place.clone()));
        !spelled.clone().any(|word| word.contains('已')) && spelled.any(|word| DUE.contains(&word))
    }

    fn is_in_time(&self, words: &[Spoken]) -> bool {
        const IN_TIME: [&str; 6] = ["按时", "按期", "如期", "准时", "限时", "期限"];
        let mut spelled = words
            .iter()
            .filter_map(|(_, place)| self.text.get(place.clone()));
        let is_over = spelled.clone().any(|word| word.contains('已'));
        let may_be = |word: &str| word.contains(['时', '期']);
        let is_in_time =
            |word: &str| may_be(word) && IN_TIME.iter().any(|time| word.contains(time));
        !is_over && spelled.any(is_in_time)
    }

    /// 未收到, 未发生, 无: what the clause names is 0.
    fn deny(&mut self, mut said: Said) {
        let is_plain = said.is_clear
            && !said.acts.done
            && !said.difference
            && !said.share
            && (!said.complaint || said.has_cases())
            && !self.names_fees(&said)
            && self
                .names_verdict(self.now.words.get(self.now.clause..).unwrap_or_default())
                .is_none();
        if !is_plain {
            return;
        }
        // 没有政府信息公开申请: none came.
        said.acts.new |= said.request && !said.has_acts();
        let mut topic = self.now.topic.clone();
        topic.follow(&said);
        let subject = subject(&said, &topic, self.open).filter(Subject::is_deniable);
        let words = self.now.words.get(self.now.clause..).unwrap_or_default();
        let from = words.iter().find(|(word, _)| *word == Word::Negation);
        if let (Some(mut phrase), Some((_, from))) = (
            subject.and_then(|subject| self.phrase(subject, words)),
            from,
        ) {
            phrase.span.start = from.start;
            self.found.push(phrase);
        }
    }

    /// 未发生政府信息公开收费: no fees, and not no applications.
    fn names_fees(&self, said: &Said) -> bool {
        let mut named = { said.among.iter() }.filter_map(|word| self.speech.among.get(*word));
        named.any(|(_, terms)| terms.iter().any(|term| matches!(term, Term::Money(_))))
    }

    /// 复议后起诉的案件均已审结, or 行政诉讼4件，均已审结: none of them is open.
    fn all_ended(&self, said: &Said, words: &[Spoken]) -> Option<Phrase> {
        let [ending] = said.endings[..] else {
            return None;
        };
        let ended = self.speech.endings.get(ending)?;
        let is_ended = ended.columns.iter().any(|columns| columns.len() > 1);
        let last = self.now.last.as_ref().map(|last| &last.subject);
        let cases = match last {
            _ if said.has_cases() => said.cases,
            Some(Subject::Cases(cases, told)) if told.is_empty() => *cases,
            _ => return None,
        };
        let is_plain = is_ended
            && said.is_clear
            && !said.is_carried()
            && !said.has_documents()
            && !said.share
            && !said.complaint
            && !self.now.has_exception;
        let subject = Subject::Cases(cases, self.open.get(..1)?.into());
        self.phrase(subject, words).filter(|_| is_plain)
    }

    /// 均已办结: of the applications that came nothing is left. 均结转下年: all of them are left.
    fn say_of_all(&mut self, said: &Said, words: &[Spoken]) {
        if let Some(phrase) = self.all_ended(said, words) {
            self.found.push(phrase);
            return;
        }
        // 收到的申请均已办结 says by itself of which.
        let is_of_itself = said.acts.new && said.acts.done && said.request && !said.last_year;
        let last = self.now.last.clone();
        let acts = match last.as_ref().map(|last| &last.subject) {
            _ if is_of_itself => said.acts,
            Some(Subject::Requests(acts)) => *acts,
            // 收到申请9件，公开3件，另行制作1件。均已办结: of those that came.
            // 所有申请均已办结: whatever was told before.
            None if self.now.follows_requests && !said.request || self.says_every(said, words) => {
                Acts {
                    new: true,
                    ..Acts::default()
                }
            }
            _ => return,
        };
        let is_of_before = last.is_none() && !is_of_itself;
        let has_else = said.has_cases()
            || said.has_document_verb()
            || said.has_documents()
            || !said.outcomes.is_empty()
            || !said.applicants.is_empty()
            || !said.endings.is_empty()
            || !said.decisions.is_empty()
            || said.difference
            || said.share
            || said.complaint;
        let is_of_all = acts.new && (is_of_itself || !acts.done && !acts.carried_out);
        let is_of_all = is_of_all && !self.now.has_exception;
        if !said.is_clear
            || self.is_of_due(words)
            || has_else
            || !is_of_all
            || said.acts.new != is_of_itself
            || said.acts.carried_in
            || said.carried
        {
            return;
        }
        let left = Subject::Requests(Acts {
            carried_out: true,
            ..Acts::default()
        });
        let phrase = match (said.acts.done, said.acts.carried_out) {
            (true, false) => self.phrase(left, words),
            (false, true) => {
                let phrase = self.phrase(left, words).zip(last);
                phrase.map(|(phrase, last)| Phrase {
                    words: last.numeral.span.start..phrase.words.end,
                    numeral: Some(last.numeral),
                    ..phrase
                })
            }
            _ => None,
        };
        self.found.extend(phrase.map(|phrase| Phrase {
            clarity: if is_of_before {
                phrase.clarity.at_most(Clarity::Loose)
            } else {
                phrase.clarity
            },
            ..phrase
        }));
    }
}
