//! One number of a text: which words around it say what it counts.

use std::collections::VecDeque;
use std::ops::Range;

use rust_decimal::Decimal;

use super::clarity::{Clarity, clarity};
use super::items::Item;
use super::phrase::{Said, Spoken, Topic, said, subject, without_channel};
use super::reading::{Counted, Items, Phrase, Reader, Skipped};
use super::subject::{Acts, Documents, Subject};
use super::verdict::Why;
use super::vocabulary::Word;
use crate::form::speech::Term;
use crate::report::numerals::Numeral;

/// What applications, cases and documents are counted in.
const PIECES: [&str; 18] = [
    "", "件", "件次", "份", "宗", "起", "条", "次", "例", "人", "个", "项", "部", "篇", "人次",
    "批次", "批", "户",
];
/// What else is counted in that could be taken for applications by who reads on.
const PIECES_OF_OTHERS: [&str; 6] = ["件", "件次", "宗", "起", "人次", "批次"];

impl Reader<'_> {
    /// Takes in a number; returns how many of the items behind it belong to it.
    pub(super) fn number(&mut self, (index, numeral): (usize, &Numeral), behind: &Items) -> usize {
        let tail = tail(behind);
        for (word, _) in &tail {
            self.observe(*word);
        }
        let clause = &self.now.words[self.now.clause..];
        let mut own = clause.iter();
        let start = own.find(|(word, _)| *word != Word::Joint);
        let start = start.map_or(numeral.span.start, |(_, place)| place.start);
        let end = tail.last().map_or(numeral.end, |(_, place)| place.end);
        let place = start.min(numeral.span.start)..end;
        let mut words = without_channel(clause);
        let is_percent = numeral.unit == "%";
        let mut is_of_last = false;
        let share = words.iter().position(|(word, _)| *word == Word::Share);
        // 分别占93.4%和6.6%: of which each is the share is not told here.
        let is_of_each = words.iter().any(|(word, _)| *word == Word::Respectively);
        if let Some(at) = share.filter(|_| is_percent) {
            // 占办结总数的: what follows names the whole, not the part.
            let is_clear = words[at..].iter().all(|(word, _)| word.is_clear());
            words.truncate(at);
            is_of_last = is_clear && !is_of_each && said(&words).is_silent();
            words.push((Word::Share, start..start));
            words.extend((!is_clear).then_some((Word::Unknown, start..start)));
        }
        let is_clouding = self.add_around(&mut words, &tail);
        let mut said = said(&words);
        let clear = clarity(self.text, &words, is_clouding || said.complaint);
        self.now.topic.follow(&said);
        let mut meant = subject(&said, &self.now.topic, self.open);
        if said.is_listed {
            self.now.listed = listed(&words, &said, &self.now.topic, self.open);
            meant = self.now.listed.pop_front();
        } else if said.is_silent() && clear == Clarity::Clear && !self.now.listed.is_empty() {
            meant = self.now.listed.pop_front();
        } else {
            self.now.listed.clear();
        }
        if is_of_last {
            let last = self.now.last.as_ref();
            meant = last.map(|last| last.subject.clone());
        }
        let is_rate = is_percent && said.rate && !said.in_time && !is_of_last;
        if is_rate {
            said.share = true;
            meant = self.rated();
        }
        self.settle(&said, &place, (index, numeral), (meant, clear), is_rate);
        tail.len()
    }

    /// Adds to the words before a number those behind it that belong to it, or those of clauses before
    /// that are still unsaid. Returns whether there is anything behind it that is not known.
    fn add_around(&self, words: &mut Vec<Spoken>, tail: &[Spoken]) -> bool {
        let said_before = said(words);
        let said_behind = said(tail);
        let is_unclear = tail
            .iter()
            .any(|(word, _)| *word == Word::Unknown || *word == Word::Part);
        let has_verb_behind = said_before.has_documents()
            && !said_before.has_document_verb()
            && said_behind.has_document_verb();
        if !said_before.has_predicate() || has_verb_behind {
            let wide = said(&self.now.words);
            let is_of_wide = said_behind.all && wide.has_acts();
            if said_behind.has_predicate() && !is_of_wide {
                words.extend_from_slice(tail);
                return is_unclear;
            }
            let is_free = said_before.is_silent() && self.now.listed.is_empty();
            if is_free && self.now.clause > 0 && !wide.is_silent() {
                words.clone_from(&self.now.words);
            }
        }
        let is_named = |(word, _): &Spoken| word.is_noun() && *word != Word::Of(Term::Request);
        if !words.iter().any(is_named) {
            let nouns = tail.iter().filter(|(word, _)| word.is_noun());
            words.extend(nouns.cloned());
        }
        is_unclear
    }

    /// What a rate of all that was to be done is of, where applications are spoken of.
    fn rated(&self) -> Option<Subject> {
        let is_of_requests = self.now.last.as_ref().is_some_and(|last| {
            matches!(last.subject, Subject::Requests(_) | Subject::Outcomes(..))
        });
        let done = Acts {
            done: true,
            ..Acts::default()
        };
        (is_of_requests || self.now.topic.requests).then_some(Subject::Requests(done))
    }

    /// Files a number under what it counts, or under why that is not known.
    fn settle(
        &mut self,
        said: &Said,
        place: &Range<usize>,
        (index, numeral): (usize, &Numeral),
        (meant, clear): (Option<Subject>, Clarity),
        is_rate: bool,
    ) {
        let is_share = numeral.unit == "%";
        let is_number = !said.difference && said.negations == 0 && is_share == said.share;
        if said.request && said.has_acts() {
            self.now.is_of_foreign = false;
        }
        // 主动公开40件，不予公开5件: how documents are marked.
        let is_published = said.documents.published && !said.has_documents();
        self.now.is_of_foreign |=
            is_published && said.decisions.is_empty() && (said.proactive || numeral.unit == "条");
        let could_count = said.could_count() && PIECES.contains(&numeral.unit);
        let is_of_other_year = (said.last_year || said.next_year) && !said.is_carried();
        let is_unclear = clear == Clarity::Unclear;
        let is_of_documents =
            said.has_documents() || said.file && self.now.topic.documents != Documents::default();
        if is_unclear && could_count && is_of_documents {
            self.now.has_clouded_documents = true;
        } else if is_unclear && could_count && !said.file {
            self.now.is_clouded = true;
            self.tell_part(numeral.value);
        }
        if let Some(Subject::Requests(acts)) = meant {
            self.now.topic.acts = acts;
        }
        let is_of_requests = matches!(
            meant,
            Some(Subject::Requests(_) | Subject::Outcomes(..) | Subject::Applicants(..))
        );
        let is_clouded = match meant {
            Some(Subject::Documents(_)) => self.now.has_clouded_documents,
            Some(Subject::Decisions(_) | Subject::Money(_)) => false,
            _ => self.now.is_clouded,
        };
        let why = if !is_number {
            Some(Why::Difference)
        } else if is_unclear || is_clouded {
            Some(Why::Words)
        } else if self.now.is_of_other_time || is_of_other_year {
            Some(Why::OtherTime)
        } else if is_of_requests && self.now.is_of_foreign {
            Some(Why::OtherThing)
        } else {
            None
        };
        if said.difference || said.is_carried() {
            // The year that is named is only where they come from, or what is compared with.
        } else {
            self.now.is_of_other_time |= is_of_other_year;
        }
        self.narrow_cases(place);
        match (why, meant) {
            (None, Some(subject)) => {
                if matches!(subject, Subject::Cases(..)) {
                    self.now.cases.push(self.found.len());
                }
                if is_of_requests && said.request && clear == Clarity::Clear {
                    (self.now.has_others, self.now.is_after_others) = (false, false);
                }
                let is_part = self.now.whole.as_ref() == Some(&subject);
                if !is_share {
                    self.now.sum = Some((numeral.value, Decimal::ZERO));
                    self.now.last = Some(Counted {
                        subject: subject.clone(),
                        numeral: numeral.clone(),
                    });
                }
                self.found.push(Phrase {
                    span: numeral.span.clone(),
                    words: place.clone(),
                    numeral: Some(numeral.clone()),
                    clarity: self.weakened(said, &subject, clear),
                    subject,
                    is_share,
                    is_rate,
                    is_part,
                    whole: self.now.whole.clone().filter(|_| is_share),
                    is_of_other_reach: self.now.is_of_other_reach,
                    is_claim: false,
                });
            }
            (why, _) => {
                if !is_share && why != Some(Why::Difference) {
                    self.now.last = None;
                    self.now.has_others |=
                        said.has_acts() || PIECES_OF_OTHERS.contains(&numeral.unit);
                    self.now.is_clouded |= why.is_none() && said.has_acts();
                }
                self.skipped.push(Skipped {
                    number: index,
                    words: place.clone(),
                    why: why.unwrap_or(Why::Nothing),
                });
            }
        }
        self.now.words.clear();
        self.now.clause = 0;
        self.now.has_number = true;
    }

    /// 受理行政复议案件 is what the office for it does, 公开规范性文件 may be any of them, and 处罚 that are
    /// published or 许可事项 are something else.
    fn weakened(&self, said: &Said, subject: &Subject, clear: Clarity) -> Clarity {
        let acts = said.acts;
        let is_weak = match subject {
            Subject::Cases(..) => {
                let is_of_office = acts.done || acts.new && !self.is_of_requests;
                is_of_office && !said.verb && !said.request
            }
            Subject::Documents(documents) => {
                documents.published && !documents.all && !documents.is_definite()
            }
            Subject::Decisions(_) => said.documents.published || said.matter,
            _ => false,
        };
        // How they were answered, and who asked, is said of applications alone.
        let is_of_others = matches!(subject, Subject::Requests(_))
            && self.now.is_after_others
            && !said.request
            && !self.now.topic.requests;
        if is_weak || is_of_others || self.is_of_some(subject) {
            Clarity::Weak
        } else {
            clear
        }
    }

    /// 行政复议案件180件，其中信息公开类13件: those before were of all kinds.
    fn narrow_cases(&mut self, place: &Range<usize>) {
        const OURS: &str = "信息公开";
        let says =
            |from: usize, to: usize| self.text.get(from..to).is_some_and(|s| s.contains(OURS));
        if !says(place.start, place.end) {
            return;
        }
        for index in std::mem::take(&mut self.now.cases) {
            if let Some(phrase) = self.found.get_mut(index)
                && !says(self.now.begin, phrase.words.end)
            {
                phrase.clarity = Clarity::Weak;
            }
        }
    }

    /// 结转36件，其中12件为年底收到: what only some of the applications were is told by no table.
    fn is_of_some(&self, subject: &Subject) -> bool {
        let clause = self.now.words.get(self.now.clause..).unwrap_or_default();
        if !clause.iter().any(|(word, _)| *word == Word::Within) {
            return false;
        }
        let is_of_requests = matches!(
            subject,
            Subject::Requests(_) | Subject::Outcomes(..) | Subject::Applicants(..)
        );
        let is_other = match &self.now.whole {
            Some(Subject::Requests(acts)) => !acts.new && !acts.done,
            Some(Subject::Applicants(..)) => !matches!(subject, Subject::Applicants(..)),
            Some(Subject::Outcomes(..)) => !matches!(subject, Subject::Outcomes(..)),
            _ => false,
        };
        is_of_requests && is_other
    }

    /// Once all parts are told, nothing is unclear any more.
    fn tell_part(&mut self, value: Decimal) {
        if let Some((whole, told)) = &mut self.now.sum {
            *told = told.checked_add(value).unwrap_or(*told);
            self.now.is_clouded &= told != whole;
        }
    }
}

/// The words behind a number that belong to it: those up to the next stop or 、 if no number comes
/// first.
fn tail(behind: &Items) -> Vec<Spoken> {
    let mut tail = Vec::new();
    for (item, place) in behind {
        match item {
            Item::Word(Word::Joint) => return tail,
            Item::Word(word) => tail.push((*word, place.clone())),
            Item::Number(_) => return Vec::new(),
            _ => return tail,
        }
    }
    tail
}

/// What each of the listed words counts alone.
fn listed(words: &[Spoken], said: &Said, topic: &Topic, open: &[usize]) -> VecDeque<Subject> {
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
