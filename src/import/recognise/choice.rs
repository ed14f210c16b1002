//! Which form a text is written in: that whose labels stand in it, whatever the year.

use std::collections::{HashMap, HashSet};

use super::title;
use crate::form::{Form, OfAll};
use crate::import::text::labels::all_keys;
use crate::import::text::piece::Piece;
use crate::import::text::words::key;
use crate::report::period;

/// The form chosen for a text.
pub(in crate::import) struct Choice {
    /// The form.
    pub form: &'static Form,
    /// Whether no label told the forms apart, so that the year or nothing decided.
    pub uncertain: bool,
}

/// So many lines at the beginning are searched for the year.
const OPENING: usize = 40;

/// Chooses the form.
pub(in crate::import) fn choose(pieces: &[Piece<'_>]) -> Choice {
    let forms = Form::all();
    let telling = telling();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut scores = vec![0; forms.len()];
    let mut look = |text: &str| {
        if let Some((key, ids)) = telling.get_key_value(key(text).as_str())
            && seen.insert(key)
        {
            for (form, score) in forms.iter().zip(&mut scores) {
                *score += usize::from(ids.contains(&form.id()));
            }
        }
    };
    for piece in pieces {
        match piece {
            Piece::Line(line) => {
                let parts = line.split(['\t', '|']).flat_map(|part| part.split("  "));
                parts.for_each(&mut look);
            }
            Piece::Row(row) => row.fields.iter().for_each(|field| look(field)),
        }
    }
    let best = scores.iter().copied().max().unwrap_or(0);
    let leading = forms.iter().zip(&scores);
    let leading = leading.filter(|(_, score)| **score == best);
    let leading: Vec<&'static Form> = leading.map(|(form, _)| *form).collect();
    if let [form] = leading[..] {
        return Choice {
            form,
            uncertain: false,
        };
    }
    // Where the labels leave several the year decides, among those first.
    let of_year = year(pieces).and_then(Form::for_year);
    let is_leading = |form: &&Form| leading.iter().any(|other| other.id() == form.id());
    let undated = Some(Form::undated()).filter(is_leading);
    let of_year = of_year.filter(is_leading);
    let form = of_year.or(undated).or(leading.first().copied());
    Choice {
        form: form.unwrap_or_else(Form::undated),
        // Nothing but the year is little; with labels that leave few forms it is enough.
        uncertain: of_year.is_none() || leading.len() == forms.len(),
    }
}

/// The labels that stand in some of the forms and not in all, with the ids of those forms.
fn telling() -> &'static HashMap<&'static str, Vec<&'static str>> {
    static TELLING: OfAll<HashMap<&'static str, Vec<&'static str>>> = OfAll::new();
    TELLING.get(|forms| {
        let mut telling: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
        for form in forms {
            for key in all_keys(form) {
                telling.entry(key.as_str()).or_default().push(form.id());
            }
        }
        telling.retain(|_, ids| ids.len() < forms.len());
        telling
    })
}

fn year(pieces: &[Piece<'_>]) -> Option<u16> {
    let opening = &pieces[..pieces.len().min(OPENING)];
    let forms = Form::all().into_iter();
    let mut titles = forms.filter_map(|form| title::find(opening, form.title()));
    titles.find_map(|title| title.year).or_else(|| {
        let lines = opening.iter().filter_map(|piece| match piece {
            Piece::Line(line) => Some(line.trim()),
            Piece::Row(_) => None,
        });
        period::year_of(&lines.collect::<String>())
    })
}
