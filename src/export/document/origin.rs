//! Where the blocks of a document come from.

use crate::form::Section;

/// What a block was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A prose field.
    Prose {
        /// The field's id.
        field: String,
        /// Which of its paragraphs, from 0; none for the heading above them.
        paragraph: Option<usize>,
    },
    /// The tables of a section, or the heading above them.
    Sheet {
        /// Index into [`Form::sections`](crate::form::Form::sections).
        section: usize,
    },
}

impl Origin {
    /// That of a prose field's heading.
    pub(in crate::export) fn heading(field: &str) -> Origin {
        Origin::Prose {
            field: field.to_owned(),
            paragraph: None,
        }
    }

    /// That of a section's heading: what comes first under it.
    pub(in crate::export) fn of_section(section: &Section, index: usize) -> Origin {
        let part = section.parts.first().map(|part| &part.id);
        match section.prose.first().or(part) {
            Some(field) => Origin::heading(field),
            None => Origin::Sheet { section: index },
        }
    }
}
