//! What makes a number less sure: what went before it, and that only some may be meant.

use std::ops::Range;

use rust_decimal::Decimal;

use super::clarity::{Clarity, names_organ};
use super::names::Reach;
use super::phrase::{Said, Spoken, said};
use super::reading::Reader;
use super::subject::Subject;
use super::vocabulary::Word;
use crate::form::speech::Term;
use crate::report::numerals::Numeral;

impl Reader<'_> {
    /// 上年 and 下年 are another time, but where applications come from or go to and in comparisons.
    pub(super) fn settle_time(&mut self) {
        let words = said(&self.now.words);
        let is_other = words.last_year || words.next_year;
        self.now.is_of_other_time |= is_other && !words.is_carried() && !words.difference;
    }

    /// Lifts what an unclear number clouds where applications are named in full with what was done, or
    /// notes whose it was.
    pub(super) fn part_clouds(
        &mut self,
        (said, numeral): (&Said, &Numeral),
        words: &[Spoken],
        (clear, is_within): (Clarity, bool),
    ) {
        let is_named = words.iter().any(|(word, place)| {
            let spelled = self.text.get(place.clone()).unwrap_or_default();
            *word == Word::Of(Term::Request) && spelled.contains("公开")
        });
        let is_other = said.request && self.now.cloud_unit == "个" && numeral.unit != "个";
        let is_of_itself = is_named || is_other || said.sum.is_some();
        self.now.is_aside = false;
        if clear == Clarity::Unclear {
            self.now.is_aside = self.is_one_of_parts(said, words);
            self.now.is_hazy |= self.now.is_aside;
            let is_of_organ = names_organ(self.text, words);
            self.now.is_of_other_organ |= is_of_organ;
            self.now.is_of_other_requests |= is_of_organ && said.request;
            self.now.is_clouded |= self.now.was_clouded && is_within;
            self.now.told.clear();
        } else if is_of_itself
            && (said.has_acts() || said.has_cases())
            && clear != Clarity::Weak
            && !is_within
        {
            if !self.now.is_of_other_organ {
                self.now.is_clouded &= clear != Clarity::Clear;
            } else if is_named && self.now.is_paused && !self.now.is_of_other_requests {
                // 便民中心受理事项8743件；收到信息公开申请14件: most likely the report's own.
                (self.now.is_clouded, self.now.is_of_other_organ) = (false, false);
                self.now.is_hazy = true;
            }
        }
    }

    /// Whether a number that is not clear is one of several parts of the same kind, in words of its own:
    /// 国家秘密1件、侵害他人权益7件、内部事务10件.
    fn is_one_of_parts(&self, said: &Said, words: &[Spoken]) -> bool {
        let told = &self.now.told;
        let has = |is: fn(&Subject) -> bool| self.now.is_hazy || told.iter().any(is);
        let is_part = !said.outcomes.is_empty()
            && has(|told| matches!(told, Subject::Outcomes(..)))
            || !said.endings.is_empty() && has(|told| matches!(told, Subject::Cases(..)))
            || !said.applicants.is_empty() && has(Subject::is_of_requests);
        let is_plain = |(word, _): &Spoken| word.is_clear() || *word == Word::Unknown;
        is_part
            && !said.has_acts()
            && !said.request
            && !said.has_cases()
            && !said.has_documents()
            && words.iter().all(is_plain)
            && !names_organ(self.text, words)
    }

    /// Whether a number without a unit stands between marks, as in a list of outcomes or endings: 公开22，
    /// 部分公开6；维持12、纠正4.
    pub(super) fn is_bare(&self, numeral: &Numeral, subject: &Subject) -> bool {
        const MARKS: [char; 10] = ['，', '、', '；', '。', '）', ')', ',', ';', '.', '\n'];
        let behind = self.text.get(numeral.end..).unwrap_or_default();
        let last = self.now.last.as_ref().map(|last| &last.subject);
        let is_told = match subject {
            Subject::Cases(cases, endings) => {
                (!endings.is_empty() || cases.route.is_some())
                    && matches!(last, Some(Subject::Cases(..)))
            }
            Subject::Applicants(..) | Subject::Requests(_) => {
                last.is_some_and(Subject::is_of_requests)
            }
            _ => matches!(last, Some(Subject::Outcomes(..))),
        };
        is_told && (behind.is_empty() || behind.starts_with(MARKS))
    }

    /// 受理行政复议案件 is what the office for it does, 公开规范性文件 may be any of them, and 处罚 that are
    /// published or 许可事项 are something else.
    pub(super) fn weakened(&self, said: &Said, subject: &Subject, clear: Clarity) -> Clarity {
        let acts = said.acts;
        let is_weak = match subject {
            Subject::Cases(..) => {
                let is_of_office = acts.done || acts.new && !self.is_of_requests;
                is_of_office && !said.verb && !said.request
            }
            Subject::Documents(documents) => {
                // 发文218件，其中规范性文件14件: of how many, nobody knows.
                let clause = self.now.words.get(self.now.clause..).unwrap_or_default();
                let is_part = clause.iter().any(|(word, _)| *word == Word::Within);
                let is_of_unknown = is_part && self.now.whole.is_none() && !documents.published;
                // 规范性文件清理共涉及83件: what there was before.
                let is_cleared = !documents.is_definite()
                    && self.now.words.iter().any(|(_, place)| {
                        let spelled = self.text.get(place.clone());
                        spelled.is_some_and(|spelled| spelled.contains("清理"))
                    });
                let is_of_unknown = is_of_unknown || is_cleared;
                // 公布规章3件 is how they are made.
                let is_of_rules = documents.kinds.is_power_of_two()
                    && self
                        .speech
                        .documents
                        .kinds
                        .get(documents.kinds.trailing_zeros() as usize)
                        .is_some_and(|kind| kind.ends_with("规章"));
                !documents.all
                    && !documents.is_definite()
                    && (documents.published && !is_of_rules || is_of_unknown)
            }
            Subject::Decisions(_) => {
                said.documents.published || said.matter || self.now.has_matters
            }
            _ => false,
        };
        let is_of_others = self.is_of_others(said, subject);
        let is_of_year = self.now.is_in_other_year && !said.is_carried();
        if is_weak || is_of_others || is_of_year || self.is_of_some(subject) {
            Clarity::Weak
        } else {
            clear
        }
    }

    /// 行政复议260件，其中信息公开类23件；行政应诉140件: of all kinds, where those of 信息公开 were told as some.
    pub(super) fn is_of_some_cases(&self, place: &Range<usize>) -> bool {
        let own = self.text.get(place.clone()).unwrap_or_default();
        let before = self
            .text
            .get(self.now.begin..place.start)
            .unwrap_or_default();
        let some = before.split("其中").skip(1);
        !own.contains("信息公开") && some.into_iter().any(|words| words.contains("信息公开"))
    }

    /// Whether something else was counted before, which it may go on with. How they were answered, and who
    /// asked, is said of applications alone.
    pub(super) fn is_of_others(&self, said: &Said, subject: &Subject) -> bool {
        matches!(subject, Subject::Requests(_))
            && self.now.is_after_others
            && !said.request
            && !self.now.topic.requests
    }

    /// 行政复议案件180件，其中信息公开类13件: those before were of all kinds.
    /// Returns whether a number may be of all kinds as those before.
    pub(super) fn narrow_cases(&mut self, place: &Range<usize>) -> bool {
        const OURS: &str = "信息公开";
        if self.now.cases.is_empty() {
            return self.now.has_all_cases
                && !self
                    .text
                    .get(place.clone())
                    .is_some_and(|own| own.contains(OURS));
        }
        let says =
            |from: usize, to: usize| self.text.get(from..to).is_some_and(|s| s.contains(OURS));
        if !says(place.start, place.end) {
            return self.now.has_all_cases;
        }
        for index in std::mem::take(&mut self.now.cases) {
            if let Some(phrase) = self.found.get_mut(index)
                && !says(self.now.begin, phrase.words.end)
            {
                phrase.clarity = Clarity::Weak;
                self.now.has_all_cases = true;
            }
        }
        false
    }

    /// 结转36件，其中12件为年底收到: what only some of the applications were is told by no table.
    pub(super) fn is_of_some(&self, subject: &Subject) -> bool {
        let clause = self.now.words.get(self.now.clause..).unwrap_or_default();
        if !clause.iter().any(|(word, _)| *word == Word::Within) {
            return false;
        }
        let is_of_requests = matches!(
            subject,
            Subject::Requests(_) | Subject::Outcomes(..) | Subject::Applicants(..)
        );
        // 办结119件，在办10件。其中予以公开53件: of those that are done.
        let is_of_done = matches!(subject, Subject::Outcomes(..)) && { self.now.told.iter() }
            .any(|told| matches!(told, Subject::Requests(acts) if acts.done && !acts.new));
        let is_other = match &self.now.whole {
            // 上年结转27件，其中自然人24件: told by the table of those, too.
            Some(Subject::Requests(acts)) => {
                let is_by_applicants = matches!(subject, Subject::Applicants(_, of) if of == acts);
                let is_done = acts.carried_out && is_of_done;
                !acts.new && !acts.done && !is_by_applicants && !is_done
            }
            Some(Subject::Applicants(..)) => !matches!(
                subject,
                Subject::Applicants(..) | Subject::Outcomes(_, Some(_))
            ),
            Some(Subject::Outcomes(..)) => !matches!(subject, Subject::Outcomes(..)),
            _ => false,
        };
        is_of_requests && is_other
    }

    /// Once parts that no table tells (网络177件、信函268件、当面37件) add up to all the applications that were
    /// counted, what follows is of all again.
    pub(super) fn follow_parts(&mut self, value: Decimal, is_own: bool, is_of_requests: bool) {
        if is_own {
            self.now.run = (0, Decimal::ZERO);
            if is_of_requests {
                self.now.counted.push(value);
            }
            return;
        }
        let (count, sum) = self.now.run;
        self.now.run = (count + 1, sum.checked_add(value).unwrap_or(sum));
        let mut counted = self.now.counted.iter().chain(&self.now.counted_before);
        if count > 0 && counted.any(|counted| *counted == self.now.run.1) {
            self.now.run = (0, Decimal::ZERO);
            self.now.is_clouded = false;
            self.now.is_of_other_organ = false;
            self.now.is_of_other_time = false;
            self.now.has_others = false;
            self.now.is_of_other_reach &= self.reach != Reach::Area;
        }
    }

    /// Once all parts are told, nothing is unclear any more.
    pub(super) fn tell_part(&mut self, value: Decimal) {
        if let Some((whole, told)) = &mut self.now.sum {
            *told = told.checked_add(value).unwrap_or(*told);
            self.now.is_clouded &= told != whole;
        }
    }

    /// How cases ended that ended in other ways too (驳回5件，维持2件) can only agree: the form counts
    /// some of the others among them.
    pub(super) fn weaken_endings(&mut self) {
        let others = std::mem::take(&mut self.now.other_endings);
        for at in std::mem::take(&mut self.now.endings) {
            let Some(phrase) = self.found.get_mut(at) else {
                continue;
            };
            if let Subject::Cases(cases, endings) = &phrase.subject
                && others.contains(cases)
                && !endings.iter().any(|ending| self.open.contains(ending))
            {
                phrase.clarity = Clarity::Weak;
            }
        }
    }
}
