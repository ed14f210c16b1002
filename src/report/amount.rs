//! How much text there is.

use std::ops::Add;

use super::Report;
use crate::form::Section;

/// Paragraphs and characters, blank lines and the spaces around a paragraph left out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// How many paragraphs.
    pub paragraphs: usize,
    /// How many characters.
    pub characters: usize,
}

impl Add for Amount {
    type Output = Amount;

    fn add(self, other: Amount) -> Amount {
        Amount {
            paragraphs: self.paragraphs + other.paragraphs,
            characters: self.characters + other.characters,
        }
    }
}

impl Report {
    /// How much text a prose field holds.
    #[must_use]
    pub fn amount(&self, field: &str) -> Amount {
        let each = self.paragraphs(field).map(|paragraph| Amount {
            paragraphs: 1,
            characters: paragraph.chars().count(),
        });
        each.fold(Amount::default(), Add::add)
    }

    /// The section of a prose field, and how much text it holds with all its parts, if its length is
    /// limited.
    #[must_use]
    pub fn limited_amount(&self, field: &str) -> Option<(&'static Section, Amount)> {
        let form = self.form();
        let section = &form.sections()[form.prose_field(field)?.section];
        if !section.limited {
            return None;
        }
        let parts = section.parts.iter().map(|part| &part.id);
        let fields = section.prose.iter().chain(parts);
        let amounts = fields.map(|field| self.amount(field));
        Some((section, amounts.fold(Amount::default(), Add::add)))
    }
}
