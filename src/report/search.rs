//! Finding a text all over a report, and replacing it in its prose.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Change, Edit, Report, Splice, Target};
use crate::form::Form;

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    needle: Vec<char>,
    width_matters: bool,
}

/// Where a text was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The prose field, the cell or the organ's name.
    pub target: Target,
    /// The bytes of its text.
    pub range: Range<usize>,
    /// How many targets stand before this one in the report.
    pub order: usize,
}

/// What replacing everything does.
#[derive(Debug)]
pub struct Replacement {
    /// The step.
    pub edit: Edit,
    /// How many places it changes.
    pub places: usize,
    /// In how many texts they stand.
    pub texts: usize,
    /// How many cells hold the text too; numbers are never replaced wholesale.
    pub cells: usize,
}

impl Search {
    /// Looks for a text, small and capital letters alike; unless `width_matters`, full-width letters,
    /// digits and punctuation are the same as half-width ones, too. None for an empty text.
    #[must_use]
    pub fn new(text: &str, width_matters: bool) -> Option<Search> {
        let needle: Vec<char> = text.chars().map(|c| folded(c, width_matters)).collect();
        (!needle.is_empty()).then_some(Search {
            needle,
            width_matters,
        })
    }

    /// All places in a text, as ranges of bytes; they do not overlap.
    #[must_use]
    pub fn all_in(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some((offset, first)) = self.first_in(&text[from..]) {
            found.push(from + offset..from + offset + first);
            from += offset + first;
        }
        found
    }

    /// The offset and the length of the first place in a text.
    fn first_in(&self, text: &str) -> Option<(usize, usize)> {
        let is_needle = |c: char, wanted: char| folded(c, self.width_matters) == wanted;
        text.char_indices().find_map(|(offset, first)| {
            if !is_needle(first, self.needle[0]) {
                return None;
            }
            let mut length = 0;
            let mut chars = text[offset..].chars();
            for wanted in &self.needle {
                let c = chars.next().filter(|c| is_needle(*c, *wanted))?;
                length += c.len_utf8();
            }
            Some((offset, length))
        })
    }
}

/// A character for comparison, always one for one: offsets stay those of the text.
fn folded(c: char, width_matters: bool) -> char {
    let narrow = match c {
        _ if width_matters => c,
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let mut small = narrow.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) => small,
        _ => narrow,
    }
}

/// Everything that holds text, in the report's order.
fn targets(form: &Form) -> Vec<Target> {
    let mut targets = vec![Target::Organ];
    for section in form.sections() {
        let parts = section.parts.iter().map(|part| &part.id);
        let fields = section.prose.iter().chain(parts);
        targets.extend(fields.cloned().map(Target::Prose));
        for id in &section.tables {
            let table = form.tables().iter().position(|table| table.id == *id);
            let cells = table.into_iter().flat_map(|table| form.cells_of(table));
            targets.extend(cells.map(Target::Cell));
        }
    }
    targets
}

impl Report {
    /// All places of a text, in the report's order. A cell is one place, however often it holds it.
    #[must_use]
    pub fn find(&self, search: &Search) -> Vec<Found> {
        let mut places = Vec::new();
        for (order, target) in targets(self.form()).into_iter().enumerate() {
            let is_cell = matches!(target, Target::Cell(_));
            let mut ranges = search.all_in(&self.text_at(&target));
            ranges.truncate(if is_cell { 1 } else { ranges.len() });
            places.extend(ranges.into_iter().map(|range| Found {
                target: target.clone(),
                range,
                order,
            }));
        }
        places
    }

    /// How many targets stand before this one, as in [`Found::order`].
    #[must_use]
    pub fn order_of(&self, target: &Target) -> usize {
        let mut targets = targets(self.form()).into_iter();
        targets
            .position(|other| other == *target)
            .unwrap_or_default()
    }

    /// Replaces one place; none if it is a cell.
    #[must_use]
    pub fn replace_at(&self, label: &str, place: &Found, with: &str) -> Option<Edit> {
        let is_there = self
            .text_at(&place.target)
            .get(place.range.clone())
            .is_some();
        let changes = match &place.target {
            Target::Prose(field) if is_there => self.spliced(field, &place.range, with),
            Target::Organ if is_there => {
                let mut organ = self.organ().to_owned();
                organ.replace_range(place.range.clone(), with);
                Some(Change::Organ(organ))
            }
            _ => return None,
        };
        Some(Edit::new(label, changes.into_iter().collect()))
    }

    /// The change of a range of a field; what stays of it keeps what is tied to it.
    fn spliced(&self, field: &str, range: &Range<usize>, with: &str) -> Option<Change> {
        let splice = Splice {
            field: field.to_owned(),
            range: range.clone(),
            text: with.to_owned(),
        };
        splice.trimmed(self.prose(field)).map(Change::Splice)
    }

    /// Replaces a text everywhere but in the cells, as one step.
    #[must_use]
    pub fn replace_all(&self, label: &str, search: &Search, with: &str) -> Replacement {
        let mut changes = Vec::new();
        let mut organ = self.organ().to_owned();
        let mut texts = BTreeSet::new();
        let (mut places, mut cells) = (0, 0);
        // From the end, so that the ranges before stay true.
        for place in self.find(search).into_iter().rev() {
            match &place.target {
                Target::Prose(field) => changes.extend(self.spliced(field, &place.range, with)),
                Target::Organ => organ.replace_range(place.range, with),
                _ => {
                    cells += 1;
                    continue;
                }
            }
            places += 1;
            texts.insert(place.order);
        }
        if organ != self.organ() {
            changes.push(Change::Organ(organ));
        }
        Replacement {
            texts: texts.len(),
            edit: Edit::new(label, changes),
            places,
            cells,
        }
    }
}
