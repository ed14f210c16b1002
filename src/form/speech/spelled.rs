//! Words as a form spells them, and what its rows and columns are called.

use super::{Speech, Term};
use crate::form::spec::{Column, Row};

pub(super) fn add(words: &mut Vec<(String, Term)>, spoken: &str, term: Term) {
    words.extend(
        spoken
            .split_whitespace()
            .map(|word| (word.to_owned(), term)),
    );
}

/// Adds what words may name among others of its kind.
pub(super) fn among(speech: &mut Speech, spoken: &str, term: Term) {
    for word in spoken.split_whitespace() {
        let known = speech.among.iter().position(|(known, _)| known == word);
        if let Some((_, terms)) = known.and_then(|at| speech.among.get_mut(at)) {
            terms.push(term);
            continue;
        }
        let word = word.to_owned();
        speech
            .words
            .push((word.clone(), Term::Among(speech.among.len())));
        speech.among.push((word, vec![term]));
    }
}

pub(super) fn bits(places: &[u16]) -> u32 {
    places.iter().fold(0, |bits, at| bits | 1 << at)
}

pub(super) fn first_word(spoken: &str) -> String {
    spoken
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// What a sentence about the prose calls a row.
pub(super) fn row_name(row: &Row) -> String {
    match (&row.short, row.spoken.split_whitespace().next()) {
        (Some(name), _) => name.clone(),
        (None, Some(word)) => word.to_owned(),
        (None, None) => row.said().to_owned(),
    }
}

/// What a sentence about the prose calls a column.
pub(super) fn column_name(column: &Column) -> String {
    match (&column.short, column.spoken.split_whitespace().next()) {
        (Some(name), _) => name.clone(),
        (None, Some(word)) => word.to_owned(),
        (None, None) => column.label.clone(),
    }
}
