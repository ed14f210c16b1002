//! Which lines are headings: of the six sections, and of the parts of a section.
//!
//! A heading is known by its words, exactly or by those the form lists for it, and by its number.
//! Every line that could be one is a candidate with a weight; the chain of candidates in official
//! order that weighs most is the outline. So a numbered line inside the prose does not pass for a
//! heading where a better one is there, and a missing heading does not throw the others off.

use std::collections::HashSet;
use std::ops::Range;

use crate::form::{Form, Section};
use crate::import::text::piece::Piece;
use crate::import::text::words::{
    Ordinal, first_level, key, length, second_level, without_ordinal,
};

/// A heading on a line of its own is no longer than this, in characters.
const LONGEST: usize = 50;
/// A heading in other words is no longer than this.
const LONGEST_REWORDED: usize = 28;
/// A heading that is known by its number only is no longer than this.
const LONGEST_BY_NUMBER: usize = 20;

/// Weights of a candidate, by how it is known. The official line outweighs anything else.
mod weight {
    pub const OFFICIAL: u32 = 40;
    pub const SAME_WORDS: u32 = 36;
    pub const OTHER_NUMBER: u32 = 28;
    pub const ALIAS: u32 = 24;
    pub const ALIAS_OTHER_NUMBER: u32 = 16;
    pub const NUMBER: u32 = 4;
    /// Taken off where text follows or goes before on the same line.
    pub const RUN_IN: u32 = 2;
}

/// The headings of one level.
pub(in crate::import) struct Headings {
    level: Level,
    known: Vec<Known>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    First,
    Second,
}

struct Known {
    official: String,
    number: usize,
    key: String,
    aliases: Vec<String>,
}

/// A heading that was found.
#[derive(Debug, Clone)]
pub(in crate::import) struct Found {
    /// Which of the [`Headings`].
    pub heading: usize,
    /// Index of its line among the pieces.
    pub piece: usize,
    /// Where it stands in that line; empty if the line's text is needed whole.
    pub span: Range<usize>,
    weight: u32,
}

impl Found {
    /// Whether it is known by its words, not by its number alone.
    pub(in crate::import) fn is_by_words(&self) -> bool {
        self.weight > weight::NUMBER
    }
}

impl Headings {
    /// The headings of the form's sections, by their position among all sections.
    pub(in crate::import) fn of_sections(form: &Form) -> Headings {
        let known = form.sections().iter().map(|section| {
            let official = section.heading.as_deref().unwrap_or_default();
            Known::new(Level::First, official, &section.aliases)
        });
        Headings {
            level: Level::First,
            known: known.collect(),
        }
    }

    /// The headings of a section's parts.
    pub(in crate::import) fn of_parts(section: &Section) -> Headings {
        let parts = section.parts.iter();
        Headings {
            level: Level::Second,
            known: parts
                .map(|part| Known::new(Level::Second, &part.heading, &part.aliases))
                .collect(),
        }
    }

    /// Finds the headings among the lines, in official order. `labels` are the keys of table labels,
    /// which are numbered too and are no headings.
    pub(in crate::import) fn find(
        &self,
        pieces: &[Piece<'_>],
        labels: &HashSet<String>,
    ) -> Vec<Found> {
        let mut candidates = Vec::new();
        for (piece, content) in pieces.iter().enumerate() {
            if let Piece::Line(line) = content
                && let Some(mut found) = self.candidate(line, labels)
            {
                found.piece = piece;
                candidates.push(found);
            }
        }
        let chain = heaviest_chain(&candidates, self.known.len());
        // Numbers alone may be those of any list.
        if chain.iter().any(Found::is_by_words) {
            chain
        } else {
            Vec::new()
        }
    }

    fn candidate(&self, line: &str, labels: &HashSet<String>) -> Option<Found> {
        let start = line.len() - line.trim_start().len();
        let text = line.trim();
        if text.is_empty() || text.contains(['\t', '|']) {
            return None;
        }
        let found = |heading, span: Range<usize>, weight| Found {
            heading,
            piece: 0,
            span: start + span.start..start + span.end,
            weight,
        };
        let mut best: Option<Found> = None;
        let mut offer = |other: Found| {
            if best.as_ref().is_none_or(|best| other.weight > best.weight) {
                best = Some(other);
            }
        };
        if is_short(text) && !labels.contains(&key(text)) {
            let words = text.trim_end_matches(is_stop);
            let whole = !words.contains(is_stop);
            if let Some((heading, mut weight)) = self.grade(words, true).filter(|_| whole) {
                if weight == weight::OFFICIAL && words != text {
                    weight = weight::SAME_WORDS;
                }
                offer(found(heading, 0..text.len(), weight));
            }
        }
        if let Some((end, stop)) = text.char_indices().find(|(_, c)| is_stop(*c))
            && is_short(&text[..end])
            && !text[end + stop.len_utf8()..].trim().is_empty()
            && let Some((heading, weight)) = self.grade(&text[..end], self.level == Level::Second)
            && self.is_numbered(text)
        {
            let end = end + stop.len_utf8();
            offer(found(heading, 0..end, weight - weight::RUN_IN));
        }
        match self.level {
            Level::First => {
                if let Some((begin, tail)) = glued(text)
                    && let Some((heading, weight)) = self.grade(tail, false)
                    && self.is_numbered(tail)
                {
                    let weight = weight - weight::RUN_IN;
                    offer(found(heading, begin..text.len(), weight));
                }
            }
            Level::Second => {
                if let Some((heading, weight)) = self.grade_sentence(text) {
                    offer(found(heading, 0..0, weight));
                }
            }
        }
        best
    }

    fn ordinal<'a>(&self, text: &'a str) -> (Option<Ordinal>, &'a str) {
        match self.level {
            Level::First => first_level(text),
            Level::Second => second_level(text),
        }
    }

    fn is_numbered(&self, text: &str) -> bool {
        self.ordinal(text).0.is_some()
    }

    /// Which heading these words are, and how surely.
    fn grade(&self, words: &str, by_number: bool) -> Option<(usize, u32)> {
        let (ordinal, rest) = self.ordinal(words);
        let rest_key = key(rest);
        if rest_key.is_empty() {
            return None;
        }
        let reworded = self.may_be_reworded(rest);
        let by_number = reworded && by_number && length(words) <= LONGEST_BY_NUMBER;
        let grades = self.known.iter().enumerate().filter_map(|(index, known)| {
            let number = ordinal.map(|ordinal| ordinal.number == known.number);
            let alias = || known.aliases.iter().any(|alias| rest_key.contains(alias));
            let weight = if known.key.is_empty() {
                return None;
            } else if words == known.official {
                weight::OFFICIAL
            } else if rest_key == known.key {
                match number {
                    Some(true) => weight::SAME_WORDS,
                    _ => weight::OTHER_NUMBER,
                }
            } else if reworded && ordinal.is_some() && alias() {
                match number {
                    Some(true) => weight::ALIAS,
                    _ => weight::ALIAS_OTHER_NUMBER,
                }
            } else if by_number && ordinal.is_some_and(|o| o.chinese && o.number == known.number) {
                weight::NUMBER
            } else {
                return None;
            };
            Some((index, weight))
        });
        // The first of the heaviest.
        grades.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// Whether these could be a heading in other words, rather than a sentence with a number before
    /// it: a heading becomes the official one, a sentence must not be lost.
    fn may_be_reworded(&self, words: &str) -> bool {
        let sentence = words.contains(['，', '；', ',', ';'])
            || (self.level == Level::Second && words.contains(|c: char| c.is_ascii_digit()));
        !sentence && words.len() <= LONGEST_REWORDED * 4 && length(words) <= LONGEST_REWORDED
    }

    /// A part that begins with a long sentence in place of a heading. The sentence stays.
    fn grade_sentence(&self, text: &str) -> Option<(usize, u32)> {
        let (ordinal, rest) = self.ordinal(text);
        let number = ordinal?.number;
        let start: String = rest.chars().take(LONGEST_BY_NUMBER).collect();
        let start = key(&start);
        let index = self.known.iter().position(|known| {
            known.number == number && known.aliases.iter().any(|alias| start.contains(alias))
        })?;
        Some((index, weight::NUMBER))
    }
}

impl Known {
    fn new(level: Level, official: &str, aliases: &[String]) -> Known {
        let (ordinal, _) = match level {
            Level::First => first_level(official),
            Level::Second => second_level(official),
        };
        Known {
            official: official.to_owned(),
            number: ordinal.map_or(0, |ordinal| ordinal.number),
            key: key(without_ordinal(official)),
            aliases: aliases.iter().map(|alias| key(alias)).collect(),
        }
    }
}

fn is_short(text: &str) -> bool {
    text.len() <= LONGEST * 4 && length(text) <= LONGEST
}

fn is_stop(c: char) -> bool {
    matches!(c, '。' | '：' | ':')
}

/// The last words of a line, behind its last sentence, if they are short.
fn glued(text: &str) -> Option<(usize, &str)> {
    let ends = ['。', '！', '？', '；', '!', '?', ';', '”', '）'];
    let last = text.rfind(ends)?;
    let begin = last + text[last..].chars().next()?.len_utf8();
    let tail = &text[begin..];
    let words = tail.trim_start();
    (!words.is_empty() && is_short(words)).then(|| (begin + tail.len() - words.len(), words))
}

/// The candidates in official order, each heading at most once, that weigh most together; of equal
/// ones the last, since a table of contents comes first.
fn heaviest_chain(candidates: &[Found], headings: usize) -> Vec<Found> {
    #[derive(Clone, Copy)]
    struct End {
        weight: u32,
        step: usize,
    }
    let heaviest = |ends: &[Option<End>]| ends.iter().flatten().max_by_key(|e| e.weight).copied();
    let mut ends: Vec<Option<End>> = vec![None; headings];
    let mut steps: Vec<(usize, Option<usize>)> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let before = heaviest(&ends[..candidate.heading]);
        let weight = candidate.weight + before.map_or(0, |end| end.weight);
        if ends[candidate.heading].is_none_or(|end| weight >= end.weight) {
            steps.push((index, before.map(|end| end.step)));
            ends[candidate.heading] = Some(End {
                weight,
                step: steps.len() - 1,
            });
        }
    }
    let mut chain = Vec::new();
    let mut step = heaviest(&ends).map(|end| end.step);
    while let Some(at) = step {
        let (index, before) = steps[at];
        chain.push(candidates[index].clone());
        step = before;
    }
    chain.reverse();
    chain
}
