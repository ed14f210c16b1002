//! 其他, 其余, 等: what is left of what was told in parts, and what examples stand for.

use smallvec::smallvec;

use super::clarity::Clarity;
use super::phrase::{Said, Spoken};
use super::reading::Reader;
use super::subject::{Places, Subject};
use crate::form::speech::Lines;

impl Reader<'_> {
    /// Whether a number is called 其他.
    pub(super) fn names_rest(&self, said: &Said) -> bool {
        let mut named = said.among.iter();
        named.any(|word| {
            let known = self.speech.among.get(*word);
            known.is_some_and(|(word, _)| word.starts_with('其'))
        })
    }

    /// Whether words say that what follows is left.
    pub(super) fn says_rest(&self, words: &[Spoken]) -> bool {
        words.iter().any(|(_, place)| {
            let spelled = self.text.get(place.clone()).unwrap_or_default();
            matches!(spelled, "其余" | "余下" | "剩余" | "剩下")
        })
    }

    /// Whether the last number told how many applications were done with, behind how many had come.
    pub(super) fn has_told_done(&self) -> bool {
        matches!(
            &self.now.told[..],
            [.., Subject::Requests(came), Subject::Requests(done)]
                if (came.new || came.carried_in) && done.done && !done.new
        )
    }

    /// 公开41件，部分公开13件，其他各类49件: all that was not told, and how many parts were.
    pub(super) fn rest_of_told(&self) -> Option<(Subject, usize)> {
        let requests = &self.speech.requests;
        match self.now.told.last()? {
            Subject::Outcomes(_, None) => {
                let told = self.now.told.iter().rev();
                let told = told.map_while(|told| match told {
                    Subject::Outcomes(of, None) => Some(&of[..]),
                    _ => None,
                });
                let whole = match &self.now.whole {
                    Some(Subject::Outcomes(whole, _)) => Some(&whole[..]),
                    _ => None,
                };
                let (rest, count) = rest(&requests.outcomes, told.collect(), whole)?;
                Some((Subject::Outcomes(rest, None), count))
            }
            Subject::Applicants(_, acts) => {
                let told = self.now.told.iter().rev();
                let told = told.map_while(|told| match told {
                    Subject::Applicants(of, _) => Some(&of[..]),
                    _ => None,
                });
                let whole = match &self.now.whole {
                    Some(Subject::Applicants(whole, _)) => Some(&whole[..]),
                    _ => None,
                };
                let (rest, count) = rest(&requests.applicants, told.collect(), whole)?;
                Some((Subject::Applicants(rest, *acts), count))
            }
            _ => None,
        }
    }

    /// 企业、科研机构等单位37件: those that are named, or all of their kind.
    pub(super) fn widen_examples(
        &self,
        meant: Option<&Subject>,
        words: &[Spoken],
        (also, clear): (&mut Vec<Subject>, &mut Clarity),
    ) {
        let Some(Subject::Applicants(named, acts)) = meant.filter(|_| {
            let mut words = words.iter();
            words.any(|(_, place)| self.text.get(place.clone()) == Some("等"))
        }) else {
            return;
        };
        let lists = &self.speech.requests.applicants;
        let is_group = |lines: &Lines| lines.places.len() > 1;
        let groups = (0..lists.len()).filter(|at| is_group(&lists[*at]) && !named.contains(at));
        also.extend(groups.map(|at| Subject::Applicants(smallvec![at], *acts)));
        *clear = clear.at_most(Clarity::Loose);
    }
}

/// The single lines that were not told of a whole, and how many parts were; `told` begins with the last.
fn rest(
    lists: &[Lines],
    mut told: Vec<&[usize]>,
    whole: Option<&[usize]>,
) -> Option<(Places, usize)> {
    let places = |of: &[usize]| -> Vec<u16> {
        let lines = of.iter().filter_map(|at| lists.get(*at));
        lines.flat_map(|lines| lines.places.clone()).collect()
    };
    let is_within = |part: &[u16], whole: &[u16]| {
        part.len() < whole.len() && part.iter().all(|line| whole.contains(line))
    };
    let whole = whole.map(&places).or_else(|| {
        // 不予公开22件，执法案卷7件，第三方5件，其他10件: of the first.
        let at = (1..told.len()).find(|at| {
            let whole = places(told[*at]);
            told[..*at]
                .iter()
                .all(|part| is_within(&places(part), &whole))
        })?;
        let whole = places(told[at]);
        told.truncate(at);
        Some(whole)
    });
    let known: Vec<u16> = told.iter().flat_map(|told| places(told)).collect();
    let singles = lists
        .iter()
        .enumerate()
        .filter_map(|(at, lines)| match lines.places[..] {
            [line] => Some((at, line)),
            _ => None,
        });
    let is_left = |line: u16| {
        whole.as_ref().is_none_or(|whole| whole.contains(&line)) && !known.contains(&line)
    };
    let left: Places = singles
        .filter(|(_, line)| is_left(*line))
        .map(|(at, _)| at)
        .collect();
    (!left.is_empty() && !told.is_empty()).then_some((left, told.len()))
}
