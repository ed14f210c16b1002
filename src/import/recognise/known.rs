//! A heading of the form, by the words that it may have, and what of a line may be one.

use crate::import::text::words::{first_level, key, length, second_level, without_ordinal};

/// A heading on a line of its own is no longer than this, in characters.
const LONGEST: usize = 50;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    First,
    Second,
}

/// A heading of the form.
pub(super) struct Known {
    pub(super) official: String,
    pub(super) number: usize,
    /// Its words without the number, to be compared.
    pub(super) key: String,
    pub(super) aliases: Vec<String>,
    /// By all of them its topic is known.
    pub(super) topics: Vec<String>,
}

impl Known {
    pub(super) fn new(level: Level, official: &str, aliases: &[String]) -> Known {
        let (ordinal, _) = match level {
            Level::First => first_level(official),
            Level::Second => second_level(official),
        };
        let own = key(without_ordinal(official));
        let aliases: Vec<String> = aliases.iter().map(|alias| key(alias)).collect();
        let mut topics = aliases.clone();
        topics.push(own.clone());
        Known {
            official: official.to_owned(),
            number: ordinal.map_or(0, |ordinal| ordinal.number),
            key: own,
            aliases,
            topics,
        }
    }
}

/// A line without blanks around it and the marks that Markdown puts before a heading.
pub(super) fn unmarked(line: &str) -> &str {
    let line = line.trim();
    match line.strip_prefix('#') {
        Some(rest) => rest.trim_start_matches('#').trim_start(),
        None => line,
    }
}

/// The last words of a line, behind its last sentence, if they are short.
pub(super) fn glued(text: &str) -> Option<(usize, &str)> {
    let ends = ['。', '！', '？', '；', '!', '?', ';', '”', '）'];
    let last = text.rfind(ends)?;
    let begin = last + text[last..].chars().next()?.len_utf8();
    let tail = &text[begin..];
    let words = tail.trim_start();
    (!words.is_empty() && is_short(words)).then(|| (begin + tail.len() - words.len(), words))
}

/// Whether a text is no longer than a heading may be.
pub(super) fn is_short(text: &str) -> bool {
    text.len() <= LONGEST * 4 && length(text) <= LONGEST
}
