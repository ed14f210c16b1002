//! Which candidates together are the outline.

use super::found::Found;

/// The candidates in official order, each heading at most once, that weigh most together; of equal
/// ones the last, since a table of contents comes first.
pub(super) fn heaviest_chain(candidates: &[Found], headings: usize) -> Vec<Found> {
    #[derive(Clone, Copy)]
    struct End {
        weight: u32,
        step: usize,
    }
    let heaviest = |ends: &[Option<End>]| ends.iter().flatten().max_by_key(|e| e.weight).copied();
    let mut ends: Vec<Option<End>> = vec![None; headings];
    let mut steps: Vec<(usize, Option<usize>)> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let before = heaviest(&ends[..candidate.heading]);
        let weight = candidate.weight + before.map_or(0, |end| end.weight);
        if ends[candidate.heading].is_none_or(|end| weight >= end.weight) {
            steps.push((index, before.map(|end| end.step)));
            ends[candidate.heading] = Some(End {
                weight,
                step: steps.len() - 1,
            });
        }
    }
    let mut chain = Vec::new();
    let mut step = heaviest(&ends).map(|end| end.step);
    while let Some(at) = step {
        let (index, before) = steps[at];
        chain.push(candidates[index].clone());
        step = before;
    }
    chain.reverse();
    chain
}
