//! One number and the words around it: what it counts, if that is said plainly.

use std::ops::Range;

use super::subject::{Acts, Cases, Documents, Places};
use super::vocabulary::Word;
use crate::form::speech::Term;

/// What the words of a phrase say.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a set of words that were said"
)]
pub(super) struct Said {
    pub acts: Acts,
    /// 结转 without a word for its direction.
    pub carried: bool,
    pub outcomes: Places,
    pub applicants: Places,
    pub cases: Cases,
    pub endings: Places,
    pub documents: Documents,
    pub file: bool,
    pub decisions: Places,
    pub money: Places,
    pub request: bool,
    pub difference: bool,
    pub share: bool,
    pub rate: bool,
    pub in_time: bool,
    /// 均, 全部.
    pub all: bool,
    /// 因, 被, 引起, 作出.
    pub verb: bool,
    pub last_year: bool,
    pub next_year: bool,
    pub publish_all: bool,
    pub matter: bool,
    pub negations: usize,
    pub is_listed: bool,
    /// All of it is known.
    pub is_clear: bool,
    pub complaint: bool,
    pub proactive: bool,
    /// 合计: the last numbers together, so many of them if it says so.
    pub sum: Option<usize>,
    /// Words that name something only among its like, as places in the form's list.
    pub among: Places,
    /// 驳回, 撤诉: how cases ended, in other words than the form's.
    pub other_ending: bool,
    /// 较, 比.
    pub than: bool,
    /// 、 and 和.
    pub joints: usize,
}

impl Said {
    pub(super) fn by(words: impl IntoIterator<Item = Word>) -> Said {
        let mut said = Said {
            is_clear: true,
            ..Said::default()
        };
        for word in words {
            said.is_clear &= word.is_clear() || word == Word::Complaint;
            match word {
                Word::Of(term) => said.take(term),
                Word::Publish => said.documents.published = true,
                Word::PublishAll => {
                    said.documents.published = true;
                    said.publish_all = true;
                }
                Word::Proactive => {
                    said.documents.published = true;
                    said.proactive = true;
                }
                Word::Difference => said.difference = true,
                Word::Than => (said.difference, said.than) = (true, true),
                Word::Sum(count) => said.sum = Some(usize::from(count)),
                Word::Due => (said.acts.new, said.acts.carried_in) = (true, true),
                Word::OtherEnding => said.other_ending = true,
                Word::Share => said.share = true,
                Word::Rate => said.rate = true,
                Word::InTime => said.in_time = true,
                Word::All => said.all = true,
                Word::Matter => said.matter = true,
                Word::Verb => said.verb = true,
                Word::LastYear => said.last_year = true,
                Word::NextYear => said.next_year = true,
                Word::Negation => said.negations += 1,
                Word::Joint => said.joints += 1,
                Word::Respectively => said.is_listed = true,
                Word::Complaint => said.complaint = true,
                Word::Filler
                | Word::GrantRate
                | Word::Within
                | Word::Became
                | Word::Dimension
                | Word::ThisPeriod
                | Word::OtherPeriod
                | Word::Area
                | Word::Own
                | Word::Vague
                | Word::Office
                | Word::Town
                | Word::Part
                | Word::Except
                | Word::Foreign
                | Word::Through
                | Word::Channel
                | Word::Unknown => {}
            }
        }
        said.follow_years();
        said
    }

    /// 上年 and 下年 say which way applications were carried over.
    fn follow_years(&mut self) {
        if self.carried && self.last_year != self.next_year {
            self.carried = false;
            self.acts.carried_in |= self.last_year;
            self.acts.carried_out |= self.next_year;
        }
        // 上年未办结: what is open at the end of a year.
        if self.acts.carried_out && self.last_year && !self.next_year {
            (self.acts.carried_in, self.acts.carried_out) = (true, false);
        }
    }

    /// Whether a year other than the report's is named as where applications come from or go to.
    pub(super) fn is_carried(&self) -> bool {
        self.carried || self.acts.carried_in || self.acts.carried_out
    }

    fn take(&mut self, term: Term) {
        match term {
            Term::New => self.acts.new = true,
            // 结转下年度办理: how it goes on, not that it was done.
            Term::Done => self.acts.done |= !self.is_carried(),
            Term::CarriedIn => self.acts.carried_in = true,
            Term::CarriedOut => self.acts.carried_out = true,
            Term::Carried => self.carried = true,
            Term::Request => self.request = true,
            Term::Outcome(index) => self.outcomes.push(index),
            Term::Outcomes(bits) => {
                let all = (0..u32::BITS as usize).filter(|at| bits & (1 << at) != 0);
                self.outcomes.extend(all);
            }
            Term::Applicant(index) => self.applicants.push(index),
            Term::Cases(kind) => self.cases.kinds |= 1 << kind,
            Term::Route(kind, row) => self.cases.route = Some((kind, row)),
            Term::Ending(index) => self.endings.push(index),
            Term::Document(kind) => self.documents.kinds |= 1 << kind,
            Term::Act(columns, is_stock) => {
                self.documents.columns |= columns;
                self.documents.stock |= is_stock;
                self.documents.done |= !is_stock;
            }
            Term::File => self.file = true,
            Term::Decision(index) => self.decisions.push(index),
            Term::Money(index) => self.money.push(index),
            Term::Among(word) => self.among.push(word),
            Term::Everyone => {}
        }
    }

    /// Whether cases are spoken of, by their name or by how they came.
    pub(super) fn has_cases(&self) -> bool {
        self.cases != Cases::default()
    }

    /// Whether documents are spoken of by name.
    pub(super) fn has_documents(&self) -> bool {
        self.documents.kinds != 0
    }

    pub(super) fn has_document_verb(&self) -> bool {
        self.documents.is_definite() || self.documents.published
    }

    /// Whether it says what is done with applications.
    pub(super) fn has_acts(&self) -> bool {
        let acts = self.acts;
        acts.new || acts.done || acts.carried_in || acts.carried_out || self.carried
    }

    /// Whether it may count some of what the tables count.
    pub(super) fn could_count(&self) -> bool {
        self.has_acts()
            || self.has_cases()
            || self.has_documents()
            || self.request
            || self.file
            || !self.outcomes.is_empty()
            || !self.applicants.is_empty()
            || !self.endings.is_empty()
    }

    /// Whether it says what is counted, more than that it is applications.
    pub(super) fn has_predicate(&self) -> bool {
        self.has_acts()
            || self.has_cases()
            || self.has_documents()
            || self.has_document_verb()
            || !self.outcomes.is_empty()
            || !self.applicants.is_empty()
            || !self.endings.is_empty()
            || !self.decisions.is_empty()
            || !self.money.is_empty()
            || self.file
            || self.rate
    }

    /// Whether it says nothing of what is counted.
    pub(super) fn is_silent(&self) -> bool {
        !self.has_acts()
            && !self.has_cases()
            && !self.has_documents()
            && !self.has_document_verb()
            && self.outcomes.is_empty()
            && self.applicants.is_empty()
            && self.endings.is_empty()
            && self.decisions.is_empty()
            && self.money.is_empty()
            && !self.file
            && !self.difference
            && !self.share
            && self.negations == 0
    }
}

/// A word and where it stands, in bytes.
pub(super) type Spoken = (Word, Range<usize>);

/// What words say.
pub(super) fn said(words: &[Spoken]) -> Said {
    Said::by(words.iter().map(|(word, _)| *word))
}

/// Words about documents without the place where they are published (通过某某网站): that changes nothing
/// about their number, while applications that came by a website are only some of them.
pub(super) fn without_channel(words: &[Spoken]) -> Vec<Spoken> {
    const ROOM: usize = 4;
    let mut own = words.iter();
    let is_of_documents = own.any(|(word, _)| matches!(word, Word::Of(Term::Document(_))));
    let from = words.iter().position(|(word, _)| *word == Word::Through);
    let to = words.iter().rposition(|(word, _)| *word == Word::Channel);
    match from.zip(to) {
        Some((from, to)) if is_of_documents && from < to => {
            [&words[..from], &words[to + 1..]].concat()
        }
        _ => {
            // With room for what stands behind the number.
            let mut own = Vec::with_capacity(words.len() + ROOM);
            own.extend_from_slice(words);
            own
        }
    }
}
