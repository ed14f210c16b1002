//! Whether a file holds one report, or several behind each other.

use std::collections::HashSet;

use super::found::Found;
use crate::form::Form;
use crate::import::text::labels::DISTINCT;
use crate::import::text::piece::Piece;
use crate::import::text::words::{is_number, key, length};

/// Whether this is the only report: no table stands where only words belong, beside those that stand
/// where they belong. `labels` are the keys of all labels; what stands before the headings that were
/// found, and behind each, is the text. Where the heading of a table was not found nobody knows.
pub(in crate::import) fn is_alone(
    form: &Form,
    labels: &HashSet<String>,
    found: &[Found],
    (opening, regions): (&[Piece<'_>], &[Vec<Piece<'_>>]),
) -> bool {
    let sections = form.sections();
    let is_of_tables = |section: usize| !sections[section].tables.is_empty();
    let is_found = |section: usize| found.iter().any(|found| found.heading == section);
    let mut tables = (0..sections.len()).filter(|section| is_of_tables(*section));
    if !tables.all(is_found) {
        return true;
    }
    let holds = |of_tables: bool| {
        let regions = found.iter().zip(regions);
        let mut own = regions.filter(|(found, _)| is_of_tables(found.heading) == of_tables);
        own.any(|(_, region)| holds_table(labels, region))
    };
    // Tables that stand at the end stand there once.
    !(holds_table(labels, opening) || holds(false)) || !holds(true)
}

/// Whether labels of many rows stand among the pieces, and numbers.
fn holds_table(labels: &HashSet<String>, pieces: &[Piece<'_>]) -> bool {
    /// A text that speaks of the tables names fewer of their labels on lines of their own.
    const MANY: usize = 15;
    let mut seen = HashSet::new();
    let mut numbers = 0;
    let mut see = |text: &str| {
        let text = text.trim();
        numbers += usize::from(is_number(text));
        let key = key(text);
        if length(&key) >= DISTINCT && labels.contains(&key) {
            seen.insert(key);
        }
    };
    for piece in pieces {
        match piece {
            Piece::Line(line) => line.split(['\t', '|']).for_each(&mut see),
            Piece::Row(row) => row.fields.iter().for_each(|field| see(field)),
        }
    }
    seen.len() >= MANY && numbers >= MANY
}
