//! What a number counts that only says the time, the organ or the change anew.

use super::clarity::Clarity;
use super::names::Reach;
use super::phrase::{Said, Spoken};
use super::reading::Reader;
use super::subject::Subject;
use super::vocabulary::Word;

impl Reader<'_> {
    /// What was named before, where only the time, the organ or the change is said anew: 其中我局42件,
    /// 由2023年的189件增加到227件, 行政复议180件，其中信息公开类13件.
    pub(super) fn named_before(
        &self,
        said: &Said,
        words: &[Spoken],
        clear: Clarity,
    ) -> (Option<Subject>, Clarity) {
        let has = |wanted: Word| words.iter().any(|(word, _)| *word == wanted);
        let is_bare =
            said.is_silent() && said.among.is_empty() && said.sum.is_none() && !said.is_listed;
        let is_reached = words.iter().any(|(_, place)| {
            let spelled = self.text.get(place.clone()).unwrap_or_default();
            matches!(spelled, "达到" | "达")
        });
        let is_plain = words.iter().all(|(word, _)| *word == Word::Filler);
        if let Some(compared) = &self.now.compared
            && is_bare
            && is_reached
            && is_plain
        {
            return (Some(compared.clone()), clear.at_most(Clarity::Loose));
        }
        // 自然人提出的占86.7%，有418件.
        let says = words.iter().any(|(_, place)| {
            let spelled = self.text.get(place.clone()).unwrap_or_default();
            matches!(spelled, "有" | "为" | "计" | "共" | "达" | "即")
        });
        if let Some(shared) = self
            .now
            .shared
            .as_ref()
            .filter(|_| is_bare && is_plain && says)
        {
            return (Some(shared.clone()), clear.at_most(Clarity::Loose));
        }
        let Some(named) = self.now.named.clone().filter(|_| is_bare) else {
            return (None, clear);
        };
        if matches!(named, Subject::Cases(..)) && said.request && has(Word::Within) {
            return (Some(named), clear);
        }
        let is_own = match self.reach {
            Reach::Office => has(Word::Own),
            Reach::Area => has(Word::Area),
            Reach::Any => false,
        };
        let is_of_year = has(Word::ThisPeriod) || has(Word::Became);
        match is_own || is_of_year {
            true if said.request || said.verb => (None, clear),
            true if is_own => (Some(named), clear),
            true => (Some(named), clear.at_most(Clarity::Loose)),
            false => (None, clear),
        }
    }
}
