//! Which form a text is written in: that whose labels stand in it, whatever the year.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::title;
use crate::form::Form;
use crate::import::text::labels::all_keys;
use crate::import::text::piece::Piece;
use crate::import::text::words::key;

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
        if let Some((key, form)) = telling.get_key_value(key(text).as_str())
            && seen.insert(key)
        {
            scores[*form] += 1;
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
    let mut leading = forms
        .iter()
        .zip(&scores)
        .filter(|(_, score)| **score == best);
    if let (Some((form, _)), None) = (leading.next(), leading.next()) {
        return Choice {
            form,
            uncertain: false,
        };
    }
    let form = year(pieces).and_then(Form::for_year);
    Choice {
        form: form.unwrap_or(Form::current()),
        uncertain: true,
    }
}

/// The labels that stand in one form only, with that form's place.
fn telling() -> &'static HashMap<&'static str, usize> {
    static TELLING: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
        let keys: Vec<&HashSet<String>> = Form::all().iter().map(all_keys).collect();
        let mut telling = HashMap::new();
        for (form, own) in keys.iter().enumerate() {
            for key in *own {
                if keys.iter().filter(|other| other.contains(key)).count() == 1 {
                    telling.insert(key.as_str(), form);
                }
            }
        }
        telling
    });
    &TELLING
}

fn year(pieces: &[Piece<'_>]) -> Option<u16> {
    let opening = &pieces[..pieces.len().min(OPENING)];
    let title = title::find(opening, Form::current().title());
    title.and_then(|title| title.year).or_else(|| {
        opening.iter().find_map(|piece| match piece {
            Piece::Line(line) => title::period(line),
            Piece::Row(_) => None,
        })
    })
}
