//! What numbers that were told one after the other add up to.

use super::phrase::{Said, Spoken};
use super::reading::Reader;
use super::subject::{Acts, Cases, Documents, Places, Subject};
use super::vocabulary::Word;

fn both(mut all: Places, next: &[usize]) -> Places {
    all.extend_from_slice(next);
    all
}

/// What several numbers count together, if they are of a kind.
pub(super) fn union(told: &[Subject]) -> Option<Subject> {
    let (first, rest) = told.split_first()?;
    rest.iter().try_fold(first.clone(), |all, next| {
        Some(match (all, next) {
            (Subject::Outcomes(all, who), Subject::Outcomes(next, other)) if who == *other => {
                Subject::Outcomes(both(all, next), who)
            }
            (Subject::Applicants(all, acts), Subject::Applicants(next, other))
                if acts == *other && next.iter().all(|who| !all.contains(who)) =>
            {
                Subject::Applicants(both(all, next), acts)
            }
            (Subject::Decisions(all), Subject::Decisions(next)) => {
                Subject::Decisions(both(all, next))
            }
            (Subject::Cases(all, ends), Subject::Cases(next, others))
                if ends == *others && all.route.is_none() && next.route.is_none() =>
            {
                let kinds = all.kinds | next.kinds;
                Subject::Cases(Cases { kinds, route: None }, ends)
            }
            // 现行有效规章23部、现行有效行政规范性文件214件，合计237件.
            (Subject::Documents(all), Subject::Documents(next))
                if all.columns == next.columns
                    && all.is_definite()
                    && all.kinds & next.kinds == 0 =>
            {
                let kinds = all.kinds | next.kinds;
                Subject::Documents(Documents { kinds, ..all })
            }
            // 维持17件、纠正5件，共计22件.
            (Subject::Cases(all, ends), Subject::Cases(next, others))
                if all == *next && !ends.is_empty() && !others.is_empty() =>
            {
                Subject::Cases(all, both(ends, others))
            }
            // 未经复议直接起诉13件，复议后起诉9件，共计22件.
            (
                Subject::Cases(
                    Cases {
                        route: Some(all), ..
                    },
                    ends,
                ),
                Subject::Cases(
                    Cases {
                        route: Some(next), ..
                    },
                    others,
                ),
            ) if ends == *others && all.0 == next.0 && all.1 != next.1 => {
                let kinds = 1 << all.0;
                Subject::Cases(Cases { kinds, route: None }, ends)
            }
            // 上年结转6件，本年新收106件，合计112件.
            (Subject::Requests(all), Subject::Requests(next))
                if next.new && all.carried_in && !all.new && !all.done && !next.carried_in =>
            {
                Subject::Requests(Acts {
                    carried_in: true,
                    done: false,
                    ..*next
                })
            }
            (Subject::Requests(all), Subject::Requests(next))
                if all.new && next.carried_in && !next.done && (!all.done || all == Acts::ALL) =>
            {
                Subject::Requests(Acts {
                    carried_in: true,
                    done: false,
                    ..all
                })
            }
            _ => return None,
        })
    })
}

impl Reader<'_> {
    /// 新收57件，上年结转4件，共61件.
    pub(super) fn is_sum_of_arrived(&self, said: &Said, words: &[Spoken]) -> bool {
        let act = |told: &Subject| match told {
            Subject::Requests(acts) => Some(*acts),
            _ => None,
        };
        let [.., new, carried] = &self.now.told[..] else {
            return false;
        };
        let none = Acts::default();
        let carried_in = Acts {
            carried_in: true,
            ..none
        };
        let is_new = |acts: Acts| acts == Acts::ALL || acts == Acts { new: true, ..none };
        let is_arrived = act(new).is_some_and(is_new) && act(carried) == Some(carried_in);
        let is_plain = |(word, _): &Spoken| matches!(word, Word::Filler | Word::ThisPeriod);
        let says = |word: &Spoken| matches!(self.spelled(word), "共" | "总共" | "一共");
        is_arrived
            && said.is_silent()
            && said.sum.is_none()
            && words.iter().all(is_plain)
            && words.iter().any(says)
    }

    /// 收到30件，含上年结转共32件: both together.
    pub(super) fn all_with_carried(
        &self,
        meant: Option<&Subject>,
        words: &[Spoken],
    ) -> Option<Subject> {
        let carried =
            matches!(meant, Some(Subject::Requests(acts)) if acts.carried_in && !acts.new);
        let says = |word: &Spoken| {
            let spelled = self.spelled(word);
            matches!(spelled, "含" | "包括" | "包含" | "连同" | "加上" | "加")
        };
        let with = words.iter().position(says).filter(|_| carried)?;
        let is_sum = |word: &Spoken| {
            matches!(word.0, Word::Sum(_)) || matches!(self.spelled(word), "共" | "总共" | "一共")
        };
        words[with..]
            .iter()
            .any(is_sum)
            .then_some(Subject::Requests(Acts {
                new: true,
                carried_in: true,
                ..Acts::default()
            }))
    }

    /// 行政复议34件、行政诉讼22件，案件总数56件.
    pub(super) fn is_total_of_told(&self, said: &Said, words: &[Spoken]) -> bool {
        let is_total = |word: &Spoken| {
            matches!(
                self.spelled(word),
                "总数" | "总量" | "总件数" | "共" | "总共"
            )
        };
        let is_plain = |(word, _): &Spoken| *word == Word::Filler;
        self.now.told.len() > 1
            && said.is_silent()
            && words.iter().all(is_plain)
            && words.iter().any(is_total)
    }

    /// 维持3件、纠正1件，共5件: perhaps all that there are, of which not each was told.
    pub(super) fn whole_of_told(&self) -> Option<Subject> {
        match self.now.told.last()? {
            Subject::Outcomes(..) | Subject::Applicants(..) => Some(Subject::Requests(Acts::ALL)),
            Subject::Cases(cases, endings) if !endings.is_empty() => {
                Some(Subject::Cases(*cases, Places::new()))
            }
            _ => None,
        }
    }
}
