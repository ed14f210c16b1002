//! 办结, 在办 behind cases: how many of those ended, and not of the applications.

use smallvec::smallvec;

use super::clarity::Clarity;
use super::item::{Item, Items};
use super::phrase::Said;
use super::reading::Reader;
use super::subject::Subject;
use super::vocabulary::Word;
use crate::form::speech::Term;

impl Reader<'_> {
    /// 行政复议194件。办结176件: most likely cases, told in the sentence before, and not applications.
    pub(super) fn is_after_cases(&self, said: &Said) -> bool {
        let is_said = said.request || said.has_cases() || self.now.topic.requests;
        self.now.earlier.is_some() && said.has_acts() && !is_said
    }

    /// 行政复议34件，办结30件，在办4件; 行政复议194件。已办结的176件中，维持86件: so many cases ended or are
    /// open, and how sure that is.
    pub(super) fn ended_cases(&self, said: &Said, behind: &Items) -> Option<(Subject, Clarity)> {
        let acts = said.acts;
        let is_ended = acts.done && !acts.new && !said.is_carried();
        let is_open = acts.carried_out && !acts.done && !acts.new && !acts.carried_in;
        let is_plain = said.among.is_empty()
            && !said.request
            && !said.has_documents()
            && said.outcomes.is_empty()
            && said.applicants.is_empty()
            && said.endings.is_empty()
            && !said.difference
            && !said.share
            && !said.verb;
        if !is_plain || said.has_cases() || !is_ended && !is_open {
            return None;
        }
        let topic = &self.now.topic;
        let is_here = topic.cases.kinds != 0 && !topic.requests;
        let last = self.now.last.as_ref().map(|last| &last.subject);
        let is_next = is_here && matches!(last, Some(Subject::Cases(..)));
        let goes_on = is_ended && tells_endings(behind);
        let cases = match self.now.earlier {
            _ if is_here => topic.cases,
            Some(earlier) if goes_on && self.is_after_cases(said) => earlier,
            _ => return None,
        };
        let kind = cases.kinds.trailing_zeros() as usize;
        let ending = if is_open {
            self.open.first().copied()?
        } else {
            let mut endings = self.speech.endings.iter();
            endings.position(|ending| {
                let columns = ending.columns.get(kind);
                columns.is_some_and(|columns| columns.len() > 1)
            })?
        };
        let clear = if is_next || goes_on {
            Clarity::Loose
        } else {
            Clarity::Weak
        };
        Some((Subject::Cases(cases, smallvec![ending]), clear))
    }
}

/// Whether it goes on with how cases ended.
fn tells_endings(behind: &Items) -> bool {
    let behind = behind.iter().take_while(|(item, _)| *item != Item::Stop);
    let mut terms = behind.filter_map(|(item, _)| match item {
        Item::Word(Word::Of(
            term @ (Term::Ending(_)
            | Term::Outcome(_)
            | Term::Applicant(_)
            | Term::Request
            | Term::New
            | Term::CarriedOut),
        )) => Some(term),
        _ => None,
    });
    matches!(terms.next(), Some(Term::Ending(_)))
}
