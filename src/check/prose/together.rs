//! What numbers that were told one after the other add up to.

use super::subject::{Acts, Cases, Documents, Places, Subject};

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
