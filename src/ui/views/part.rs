//! The parts of the report that can be worked on.

use crate::check::{Finding, Place};
use crate::form::Form;

/// A part of the report that can be worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A prose field, by its id.
    Prose(String),
    /// A table, by its index in the form.
    Table(usize),
}

/// All parts, in the report's order, with the depth at which the outline shows them.
#[must_use]
pub fn parts(form: &Form) -> Vec<(Part, String, usize)> {
    let mut parts = Vec::new();
    for section in form.sections() {
        for field in &section.prose {
            parts.push((Part::Prose(field.clone()), section.name(), 0));
        }
        for part in &section.parts {
            parts.push((Part::Prose(part.id.clone()), part.heading.clone(), 1));
        }
        for id in &section.tables {
            let table = form.tables().iter().position(|table| table.id == *id);
            if let Some(table) = table {
                let alone = section.tables.len() == 1;
                let name = form.tables()[table].name.clone();
                let name = if alone { section.name() } else { name };
                parts.push((Part::Table(table), name, usize::from(!alone)));
            }
        }
    }
    parts
}

/// Which part a finding is about; none if it is about the report as a whole.
#[must_use]
pub fn part_of(form: &Form, finding: &Finding) -> Option<Part> {
    match &finding.place {
        Place::Prose { field, .. } => Some(Part::Prose((*field).to_owned())),
        Place::Cells(cells) => {
            let first = cells.first();
            first.map(|cell| Part::Table(form.cell(*cell).table))
        }
        Place::Organ | Place::Year | Place::Date | Place::Report => None,
    }
}
