//! What a sentence has spoken of so far, and what a number counts there.

use super::phrase::Said;
use super::subject::{Acts, Cases, Documents, Subject};

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
        if !said.decisions.is_empty() || !said.money.is_empty() {
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
            // 制定规章2部、规范性文件31件: both were made.
            let is_bare = !said.has_document_verb();
            let before = self.documents;
            let verb = if is_bare { before } else { said.documents };
            self.documents = Documents {
                kinds: said.documents.kinds,
                ..verb
            };
            self.cases = Cases::default();
            self.requests = false;
        } else if said.file && said.has_document_verb() {
            // 印发文件45件，其中规范性文件3件: those were issued, too.
            self.documents = Documents {
                kinds: self.documents.kinds,
                ..said.documents
            };
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

/// What a phrase counts, if it says so; `open` are the endings of cases that are still open.
pub(super) fn subject(said: &Said, topic: &Topic, open: &[usize]) -> Option<Subject> {
    let publishes = said.documents.published && !said.has_documents();
    // 尚未办结 is said of cases, and of applications too.
    let is_open = said.endings.iter().any(|ending| open.contains(ending));
    let is_of_applications = topic.requests || topic.acts != Acts::default();
    let is_of_cases = said.has_cases() || topic.is_of_cases();
    if is_open && is_of_applications && !is_of_cases && said.endings.len() == 1 {
        let mut said = said.clone();
        said.endings.clear();
        said.acts.carried_in = said.last_year;
        said.acts.carried_out = !said.last_year;
        return subject(&said, topic, open);
    }
    let came = Acts {
        new: true,
        ..Acts::default()
    };
    // 行政复议：收到5件.
    let has_come = topic.is_of_cases()
        && said.acts == came
        && !said.request
        && said.applicants.is_empty()
        && !said.is_carried();
    if said.has_cases() || topic.is_of_cases() && !said.endings.is_empty() || has_come {
        let is_other =
            said.has_documents() || !said.outcomes.is_empty() || !said.decisions.is_empty();
        let mut cases = said.cases;
        // 未经复议直接起诉 under 行政诉讼 is named by itself.
        if !said.has_cases() {
            cases = topic.cases;
        }
        let is_one = cases
            .route
            .is_none_or(|(kind, _)| cases.kinds & !(1 << kind) == 0);
        return (!is_other && is_one).then(|| Subject::Cases(cases, said.endings.clone()));
    }
    if said.has_documents() || said.file && topic.documents.kinds != 0 {
        return documents(said, topic);
    }
    if !said.decisions.is_empty() {
        // 受理行政许可 is not yet a decision.
        let is_plain = said.outcomes.is_empty()
            && !said.documents.done
            && said.money.is_empty()
            && !said.request
            && !said.is_carried()
            && !said.acts.new;
        return is_plain.then(|| Subject::Decisions(said.decisions.clone()));
    }
    if !said.money.is_empty() {
        return Some(Subject::Money(said.money.clone()));
    }
    if said.has_document_verb() && topic.documents.kinds != 0 && !said.has_acts() {
        return documents(said, topic);
    }
    // 结转下年, 部分公开 are said of nothing else.
    let is_known =
        said.acts.carried_in || said.acts.carried_out || said.outcomes.iter().any(|at| *at > 0);
    let is_of_requests = is_known && !topic.is_of_cases() && !said.has_document_verb()
        || said.request
        || topic.requests
        || topic.is_of_requests && !topic.is_of_cases();
    if publishes
        || topic.is_of_decisions
        || said.has_document_verb()
        || !said.endings.is_empty()
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
        // 企业、科研机构和律师事务所共42件: of all of them.
        ref several if several.len() > 1 && said.joints + 1 < several.len() => None,
        ref several if said.has_acts() => Some(Subject::Applicants(several.into(), acts)),
        [] => None,
        ref several => Some(Subject::Applicants(several.into(), topic.acts)),
    }
}

fn documents(said: &Said, topic: &Topic) -> Option<Subject> {
    let mut documents = said.documents;
    if !said.has_documents() {
        documents.kinds = topic.documents.kinds;
    }
    documents.all = said.publish_all;
    if !said.has_document_verb() {
        documents = Documents {
            kinds: documents.kinds,
            ..topic.documents
        };
    }
    let is_alone =
        said.outcomes.is_empty() && said.decisions.is_empty() && said.applicants.is_empty();
    let is_carried = said.acts.carried_in || said.acts.carried_out || said.carried;
    (is_alone && !is_carried).then_some(Subject::Documents(documents))
}
