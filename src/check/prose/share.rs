//! What a percentage is the share of, where its words do not say it.

use super::clarity::Clarity;
use super::phrase::Spoken;
use super::reading::Reader;
use super::subject::{Acts, Cases, Subject};
use super::vocabulary::Word;
use crate::report::numerals::Numeral;

impl Reader<'_> {
    /// Whether a percentage stands right behind the number of a part: 412件，87.10%.
    pub(super) fn is_beside_last(&self, numeral: &Numeral) -> bool {
        let Some(last) = &self.now.last else {
            return false;
        };
        let between = self.text.get(last.numeral.end..numeral.span.start);
        let is_next = between.is_some_and(|between| ["，", "、", ","].contains(&between.trim()));
        is_next
            && matches!(
                last.subject,
                Subject::Outcomes(..) | Subject::Applicants(..)
            )
    }

    /// 予以公开93件（41.9%）: a share in brackets behind what it is of.
    pub(super) fn is_share_of_last(&self, numeral: &Numeral, words: &[Spoken]) -> bool {
        let last = self.now.last.as_ref().map(|last| &last.subject);
        let is_plain = words.iter().all(|(word, _)| *word == Word::Filler);
        let is_of_some = matches!(last, Some(Subject::Outcomes(..) | Subject::Applicants(..)));
        numeral.unit == "%" && !self.outer.is_empty() && is_plain && is_of_some
    }

    /// What a rate of all that was to be done is of, where applications are spoken of.
    pub(super) fn rated(&self, clear: &mut Clarity) -> Option<Subject> {
        let is_of_requests = self.now.last.as_ref().is_some_and(|last| {
            matches!(last.subject, Subject::Requests(_) | Subject::Outcomes(..))
        });
        let done = Acts {
            done: true,
            ..Acts::default()
        };
        // 综合看，办结率达到83.33%: the paragraph is about applications, and the sentence about nothing else.
        let is_of_others = self.now.is_of_foreign
            || self.now.has_others
            || self.now.is_after_others
            || self.now.topic.cases != Cases::default();
        let is_of_paragraph = self.is_of_requests && !is_of_others;
        if !is_of_requests && !self.now.topic.requests && is_of_paragraph {
            *clear = clear.at_most(Clarity::Loose);
        }
        let is_meant = is_of_requests || self.now.topic.requests || is_of_paragraph;
        is_meant.then_some(Subject::Requests(done))
    }
}
