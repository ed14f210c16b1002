//! What is tied to places in the prose, as text says it.

use serde::{Deserialize, Serialize};

use crate::report::{Anchor, Change, Edit, Report, Tie};

/// How many ties of a prose field are read; a long report has a hundred.
const MOST_TIES: usize = 2000;

/// A place in the prose that is tied to something.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tied {
    /// The prose field.
    field: String,
    /// How many characters stand before the place.
    at: usize,
    /// What stands there.
    text: String,
    /// Cell names parted by `+`, or why it is to be confirmed.
    to: String,
}

/// All that is tied in a report.
pub(super) fn ties(report: &Report) -> Vec<Tied> {
    let ties = report.all_anchors().map(|(field, anchor)| {
        let text = report.prose(field);
        Tied {
            field: field.to_owned(),
            at: text[..anchor.place.start].chars().count(),
            text: text[anchor.place.clone()].to_owned(),
            to: anchor.tie.print(report.form()),
        }
    });
    ties.collect()
}

/// Ties places again. Where somebody changed the text in an editor the place is the nearest that has
/// the same words; without one there is nothing left to tie.
pub(super) fn tie(report: &mut Report, ties: &[Tied]) {
    let form = report.form();
    for field in form.prose() {
        let text = report.prose(&field.id);
        // Each is looked for in the whole text.
        let own = ties.iter().filter(|tied| tied.field == field.id);
        let own = own.take(MOST_TIES);
        let anchors = own.filter_map(|tied| {
            let tie = Tie::read(form, &tied.to)?;
            let wanted = text.char_indices().nth(tied.at);
            let wanted = wanted.map_or(text.len(), |(at, _)| at);
            let places = text.match_indices(&tied.text).map(|(at, _)| at);
            // Those do not overlap each other, but may overlap the place itself.
            let is_there = text[wanted..].starts_with(&tied.text);
            let places = places.chain(is_there.then_some(wanted));
            let start = places.min_by_key(|at| at.abs_diff(wanted))?;
            Some(Anchor {
                place: start..start + tied.text.len(),
                tie,
            })
        });
        let anchors: Vec<Anchor> = anchors.collect();
        if !anchors.is_empty() {
            let change = Change::Anchors(field.id.clone(), anchors);
            report.apply(&Edit::one("打开", change));
        }
    }
}
