//! Local packs (本地要求): what provinces, cities and counties ask for more than the form, each the file
//! of a notice. They are built in (`assets/packs`), and further ones are read from `packs/` beside the
//! program ([`Pack::register_folder`]); the clerk chooses one, and the draft keeps its name.

mod at;
mod load;
mod registry;

use serde::Deserialize;

use crate::form::Rank;

pub use at::At;
pub use load::PackError;

/// A local pack: a notice, and what it asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// By which reasons are filed: it never changes.
    id: String,
    /// What a clerk chooses it by, and drafts keep: the place.
    name: String,
    /// The notice (文号).
    source: String,
    entries: Vec<Entry>,
}

/// One thing that a pack asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// By which reasons are filed.
    pub id: String,
    /// Where it looks.
    #[serde(default)]
    pub at: At,
    /// What it asks.
    pub asks: Asks,
    /// How much it weighs: C or D.
    pub rank: Rank,
    /// What is said where it is not so.
    pub message: String,
    /// Which paragraph of the notice asks it.
    #[serde(default)]
    source: String,
}

/// What an entry asks.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Asks {
    /// One of these words stands there; with `number` in a sentence with a number, of one of `units`
    /// if there are any.
    Mentions {
        /// The words.
        any: Vec<String>,
        /// Whether a number stands with it.
        #[serde(default)]
        number: bool,
        /// What the number counts.
        #[serde(default)]
        units: Vec<String>,
    },
    /// No more characters stand there.
    AtMost(usize),
    /// The date under the text is no later than this day of the year after the report's.
    Before {
        /// The month.
        month: u8,
        /// The day.
        day: u8,
    },
}

impl Pack {
    /// By which reasons are filed.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What a clerk calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The notice.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What it asks.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The source of an entry: the notice, with the paragraph if it is known.
    #[must_use]
    pub fn source_of(&self, entry: &Entry) -> String {
        format!("{}{}", self.source, entry.source)
    }

    /// Whether it limits the length of 总体情况.
    #[must_use]
    pub fn limits_overview(&self) -> bool {
        let is_limit =
            |entry: &Entry| entry.at == At::Overview && matches!(entry.asks, Asks::AtMost(_));
        self.entries.iter().any(is_limit)
    }
}
