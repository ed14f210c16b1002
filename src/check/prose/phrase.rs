//! One number and the words around it: what it counts, if that is said plainly.

use super::meaning::{Acts, Cases, Documents, Subject};
use super::vocabulary::Word;

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
    pub outcomes: Vec<usize>,
    pub applicants: Vec<usize>,
    pub cases: Cases,
    pub results: Vec<usize>,
    pub documents: Documents,
    pub file: bool,
    pub decisions: Vec<usize>,
    pub fees: bool,
    pub request: bool,
    pub difference: bool,
    pub share: bool,
    pub negations: usize,
    pub is_listed: bool,
    /// All of it is known.
    pub is_clear: bool,
    pub complaint: bool,
    pub proactive: bool,
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
                Word::New => said.acts.new = true,
                Word::Done => said.acts.done = true,
                Word::CarriedIn => said.acts.carried_in = true,
                Word::CarriedOut => said.acts.carried_out = true,
                Word::Carried => said.carried = true,
                Word::Request => said.request = true,
                Word::Outcome(index) => said.outcomes.push(index),
                Word::Applicant(index) => said.applicants.push(index),
                Word::Review => said.cases.review = true,
                Word::Litigation => said.cases.litigation = true,
                Word::Route(index) => said.cases.route = Some(index),
                Word::Result(index) => said.results.push(index),
                Word::Normative => said.documents.normative = true,
                Word::Regulations => said.documents.regulations = true,
                Word::File => said.file = true,
                Word::Issue => said.documents.issued = true,
                Word::Repeal => said.documents.repealed = true,
                Word::InForce => said.documents.in_force = true,
                Word::Publish => said.documents.published = true,
                Word::Proactive => {
                    said.documents.published = true;
                    said.proactive = true;
                }
                Word::Decision(index) => said.decisions.push(index),
                Word::Fees => said.fees = true,
                Word::Difference => said.difference = true,
                Word::Share => said.share = true,
                Word::Negation => said.negations += 1,
                Word::Respectively => said.is_listed = true,
                Word::Complaint => said.complaint = true,
                Word::Filler
                | Word::Within
                | Word::Joint
                | Word::ThisPeriod
                | Word::OtherPeriod
                | Word::Area
                | Word::Own
                | Word::Vague
                | Word::Foreign
                | Word::Through
                | Word::Channel
                | Word::Unknown => {}
            }
        }
        said
    }

    /// Whether cases are spoken of, by their name or by how they came.
    pub(super) fn has_cases(&self) -> bool {
        self.cases.review || self.cases.litigation || self.cases.route.is_some()
    }

    /// Whether 规范性文件 or 规章 are spoken of by name.
    pub(super) fn has_documents(&self) -> bool {
        self.documents.normative || self.documents.regulations
    }

    fn has_document_verb(&self) -> bool {
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
            || !self.outcomes.is_empty()
            || !self.applicants.is_empty()
            || !self.results.is_empty()
    }

    /// Whether it says nothing of what is counted.
    pub(super) fn is_silent(&self) -> bool {
        !self.has_acts()
            && !self.has_cases()
            && !self.has_documents()
            && !self.has_document_verb()
            && self.outcomes.is_empty()
            && self.applicants.is_empty()
            && self.results.is_empty()
            && self.decisions.is_empty()
            && !self.fees
            && !self.file
            && !self.difference
            && !self.share
            && self.negations == 0
    }
}

/// Words about documents without the place where they are published (通过某某网站): that changes nothing
/// about their number, while applications that came by a website are only some of them.
pub(super) fn without_channel(words: &[Word]) -> Vec<Word> {
    let is_of_documents = words
        .iter()
        .any(|word| matches!(word, Word::Normative | Word::Regulations));
    let from = words.iter().position(|word| *word == Word::Through);
    let to = words.iter().rposition(|word| *word == Word::Channel);
    match from.zip(to) {
        Some((from, to)) if is_of_documents && from < to => {
            [&words[..from], &words[to + 1..]].concat()
        }
        _ => words.to_vec(),
    }
}

/// What was spoken of so far in a sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Topic {
    /// The paragraph is about applications.
    pub is_of_requests: bool,
    /// Applications were named.
    pub requests: bool,
    /// The cases last named.
    pub cases: Cases,
    /// The documents last named.
    pub documents: Documents,
    /// What was last said to be done with applications.
    pub acts: Acts,
    /// 许可, 处罚 or fees were named last: what follows counts them.
    pub is_of_decisions: bool,
}

impl Topic {
    /// Takes in what a phrase names.
    pub(super) fn follow(&mut self, said: &Said) {
        if !said.decisions.is_empty() || said.fees {
            *self = Topic {
                is_of_requests: self.is_of_requests,
                is_of_decisions: true,
                ..Topic::default()
            };
            return;
        }
        self.is_of_decisions &= !said.has_cases() && !said.has_documents() && !said.request;
        if said.has_cases() {
            self.cases = said.cases;
            self.requests = false;
            self.documents = Documents::default();
        } else if said.has_documents() {
            self.documents = Documents {
                normative: said.documents.normative,
                regulations: said.documents.regulations,
                ..Documents::default()
            };
            self.cases = Cases::default();
            self.requests = false;
        } else if said.request {
            self.requests = true;
            self.cases = Cases::default();
            self.documents = Documents::default();
        }
    }

    fn is_of_cases(&self) -> bool {
        self.cases != Cases::default()
    }
}

/// What a phrase counts, if it says so.
pub(super) fn subject(said: &Said, topic: &Topic) -> Option<Subject> {
    let publishes = said.documents.published && !said.has_documents();
    if said.has_cases() || topic.is_of_cases() && !said.results.is_empty() {
        let is_other =
            said.has_documents() || !said.outcomes.is_empty() || !said.decisions.is_empty();
        let mut cases = said.cases;
        // 未经复议直接起诉 under 行政诉讼 is named by itself.
        if !said.has_cases() {
            cases = topic.cases;
        }
        let is_one = cases.route.is_none() || !cases.review;
        return (!is_other && is_one).then(|| Subject::Cases(cases, said.results.clone()));
    }
    if said.has_documents() || said.file && topic.documents != Documents::default() {
        return documents(said, topic);
    }
    if !said.decisions.is_empty() {
        // 受理行政许可 is not yet a decision.
        let is_plain = said.outcomes.is_empty()
            && !said.documents.issued
            && !said.fees
            && !said.request
            && !said.acts.new;
        return is_plain.then(|| Subject::Decisions(said.decisions.clone()));
    }
    if said.fees {
        return Some(Subject::Fees);
    }
    if said.has_document_verb() && topic.documents != Documents::default() && !said.has_acts() {
        return documents(said, topic);
    }
    let is_of_requests =
        said.request || topic.requests || topic.is_of_requests && !topic.is_of_cases();
    if publishes
        || topic.is_of_decisions
        || said.has_document_verb()
        || !said.results.is_empty()
        || !is_of_requests
        || topic.is_of_cases() && !said.request
    {
        return None;
    }
    if !said.outcomes.is_empty() {
        let who = match said.applicants[..] {
            [] => None,
            [who] => Some(who),
            _ => return None,
        };
        return Some(Subject::Outcomes(said.outcomes.clone(), who));
    }
    let mut acts = said.acts;
    if said.carried {
        (acts.carried_in, acts.carried_out) = (true, true);
    }
    match said.applicants[..] {
        [] if said.has_acts() => Some(Subject::Requests(acts)),
        [who] if said.has_acts() => Some(Subject::Applicants(who, acts)),
        [who] => Some(Subject::Applicants(who, topic.acts)),
        _ => None,
    }
}

fn documents(said: &Said, topic: &Topic) -> Option<Subject> {
    let mut documents = said.documents;
    if !said.has_documents() {
        documents.normative = topic.documents.normative;
        documents.regulations = topic.documents.regulations;
    }
    let is_alone =
        said.outcomes.is_empty() && said.decisions.is_empty() && said.applicants.is_empty();
    let is_carried = said.acts.carried_in || said.acts.carried_out || said.carried;
    (is_alone && !is_carried).then_some(Subject::Documents(documents))
}
