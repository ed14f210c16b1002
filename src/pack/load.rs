//! Reading a pack's file, and what is wrong with one.

use std::collections::HashSet;

use super::{Asks, Pack};
use crate::form::Rank;
use crate::form::data::{self, DataError};

/// Why a file is no pack.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// It cannot be read, or is no data of a pack's shape.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A pack of this name or id is known.
    #[error("“{0}”已经有了，请换一个名称或编号")]
    Known(String),
    /// A text that is missing, too long, or has characters that cannot be shown.
    #[error("“{place}”的{what}是空的、太长，或者有不能显示的字符")]
    Text {
        /// The entry, or the pack.
        place: String,
        /// Which text.
        what: &'static str,
    },
    /// An id that is none.
    #[error("编号“{0}”只能用小写字母、数字和下划线")]
    Id(String),
    /// Two entries have the same id.
    #[error("编号“{0}”写了两次")]
    Twice(String),
    /// There are too few or too many entries.
    #[error("要求应当有 1 到 {MOST_ENTRIES} 条")]
    Entries,
    /// An entry weighs more than a local notice can.
    #[error("“{0}”的等级只能是 C（应当一致或说明）或 D（提示）")]
    Rank(String),
    /// An entry asks for no words or for too many.
    #[error("“{0}”的词语应当有 1 到 {MOST_WORDS} 个")]
    Words(String),
    /// A limit that is none.
    #[error("“{0}”的字数应当在 1 到 {MOST_CHARACTERS} 之间")]
    Limit(String),
    /// A day that no calendar has.
    #[error("“{0}”的日期不对")]
    Date(String),
}

/// No pack asks more.
const MOST_ENTRIES: usize = 200;
/// No entry knows more words.
const MOST_WORDS: usize = 40;
/// No limit is larger, in characters.
const MOST_CHARACTERS: usize = 100_000;
/// How long names and words may be, in characters.
const LONGEST_NAME: usize = 40;
/// How long a message or a source may be, in characters.
const LONGEST_MESSAGE: usize = 300;

impl Pack {
    /// Reads the text of a pack's file.
    pub(super) fn load(text: &str) -> Result<Pack, PackError> {
        let mut pack: Pack = data::parsed(text)?;
        for text in [&mut pack.name, &mut pack.source] {
            *text = text.trim().to_owned();
        }
        plain(&pack.id)?;
        is_text(&pack.name, "名称", &pack.name, LONGEST_NAME)?;
        is_text(&pack.name, "来源", &pack.source, LONGEST_NAME)?;
        if pack.entries.is_empty() || pack.entries.len() > MOST_ENTRIES {
            return Err(PackError::Entries);
        }
        let mut seen = HashSet::new();
        for entry in &pack.entries {
            let id = || entry.id.clone();
            plain(&entry.id)?;
            if !seen.insert(&entry.id) {
                return Err(PackError::Twice(id()));
            }
            if !matches!(entry.rank, Rank::C | Rank::D) {
                return Err(PackError::Rank(id()));
            }
            is_text(&entry.id, "说明", &entry.message, LONGEST_MESSAGE)?;
            if !entry.source.is_empty() {
                is_text(&entry.id, "来源", &entry.source, LONGEST_MESSAGE)?;
            }
            match &entry.asks {
                Asks::Mentions { any, units, .. } => {
                    if any.is_empty() || any.len() > MOST_WORDS || units.len() > MOST_WORDS {
                        return Err(PackError::Words(id()));
                    }
                    for word in any.iter().chain(units) {
                        is_text(&entry.id, "词语", word, LONGEST_NAME)?;
                    }
                }
                Asks::AtMost(limit) if !(1..=MOST_CHARACTERS).contains(limit) => {
                    return Err(PackError::Limit(id()));
                }
                Asks::Before { month, day } => {
                    // A year that has a 29 February.
                    let month = time::Month::try_from(*month);
                    let date = month.map(|month| time::Date::from_calendar_date(2024, month, *day));
                    if !matches!(date, Ok(Ok(_))) {
                        return Err(PackError::Date(id()));
                    }
                }
                Asks::AtMost(_) => {}
            }
        }
        Ok(pack)
    }
}

fn plain(id: &str) -> Result<(), PackError> {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if id.is_empty() || id.len() > LONGEST_NAME || !id.chars().all(is_plain) {
        return Err(PackError::Id(id.chars().take(LONGEST_NAME).collect()));
    }
    Ok(())
}

fn is_text(place: &str, what: &'static str, text: &str, longest: usize) -> Result<(), PackError> {
    if text.trim().is_empty()
        || text.chars().nth(longest).is_some()
        || text.chars().any(char::is_control)
    {
        let place = place.chars().take(LONGEST_NAME).collect();
        return Err(PackError::Text { place, what });
    }
    Ok(())
}
