//! Which lines are headings: of the six sections, and of the parts of a section.
//!
//! A heading is known by its words, exactly or by those the form lists for it, and by its number.
//! Every line that could be one is a candidate with a weight; the chain of candidates in official
//! order that weighs most is the outline. So a numbered line inside the prose does not pass for a
//! heading where a better one is there, and a missing heading does not throw the others off.

use std::collections::HashSet;
use std::ops::Range;

use super::chain::heaviest_chain;
use super::found::{Found, weight};
use super::known::{Known, Level, glued, is_rest, is_short, unmarked};
use super::topics::{self, Style, unnumbered};
use crate::form::{Form, Section};
use crate::import::text::piece::Piece;
use crate::import::text::words::{Ordinal, first_level, key, length, second_level};

/// A heading in other words is no longer than this.
const LONGEST_REWORDED: usize = 28;
/// A heading that is known by its number only is no longer than this.
const LONGEST_BY_NUMBER: usize = 20;

/// The headings of one level.
pub(in crate::import) struct Headings {
    level: Level,
    pub(super) known: Vec<Known>,
    /// The parts of the sections, whose names number alone does not make those of sections.
    parts: Vec<Known>,
    /// Which of them have tables.
    pub(super) tabled: Vec<bool>,
}

impl Headings {
    /// The headings of the form's sections, by their position among all sections.
    pub(in crate::import) fn of_sections(form: &Form) -> Headings {
        let known = form.sections().iter().map(|section| {
            let official = section.heading.as_deref().unwrap_or_default();
            Known::new(Level::First, official, &section.aliases)
        });
        let parts = form.sections().iter().flat_map(|section| &section.parts);
        Headings {
            level: Level::First,
            known: known.collect(),
            parts: parts
                .map(|part| Known::new(Level::Second, &part.heading, &part.aliases))
                .collect(),
            tabled: form
                .sections()
                .iter()
                .map(|section| !section.tables.is_empty())
                .collect(),
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
            parts: Vec::new(),
            tabled: Vec::new(),
        }
    }

    /// Whether words are those of a part, and a section without tables is no such.
    fn is_part(&self, words: &str, index: usize) -> bool {
        let is_of_words = self.tabled.get(index) == Some(&false);
        let topics = || {
            let parts = self.parts.iter().enumerate();
            parts.map(|(at, part)| (at, part.topics.as_slice()))
        };
        is_of_words && topics::topic(words, topics()).is_some()
    }

    /// Finds the headings among the lines, in official order. `labels` are the keys of table labels,
    /// which are numbered too and are no headings.
    pub(in crate::import) fn find(
        &self,
        pieces: &[Piece<'_>],
        labels: &HashSet<String>,
    ) -> Vec<Found> {
        let mut candidates = Vec::new();
        let mut wrapped = 0;
        for (piece, content) in pieces.iter().enumerate() {
            let Piece::Line(line) = content else { continue };
            let found = self.candidate(line, labels);
            let is_rest = |found: &Found| found.style == Style::Bare && is_rest(pieces, piece);
            let found = found.filter(|found| !is_rest(found)).map(|found| Found {
                piece,
                last: piece,
                ..found
            });
            let next = match pieces.get(piece + 1) {
                Some(Piece::Line(next)) if piece >= wrapped => self.wrapped(line, next),
                _ => None,
            };
            let longer = next.filter(|next| found.as_ref().is_none_or(|f| f.weight < next.weight));
            if let Some(next) = longer {
                wrapped = piece + 2;
                candidates.push(Found {
                    piece,
                    last: piece + 1,
                    ..next
                });
            } else {
                candidates.extend(found);
            }
        }
        let chain = heaviest_chain(&candidates, self.known.len());
        let chain = match self.level {
            Level::First => self.turned(pieces, &candidates, chain),
            Level::Second => self.by_topic(candidates, chain),
        };
        // Numbers alone may be those of any list.
        if chain.iter().any(Found::is_by_words) {
            chain
        } else {
            Vec::new()
        }
    }

    fn candidate(&self, line: &str, labels: &HashSet<String>) -> Option<Found> {
        let text = unmarked(line);
        let start = line.find(text).unwrap_or(0);
        if text.contains('\t') {
            return self.spread(line, text);
        }
        if text.is_empty() || text.contains('|') {
            return None;
        }
        let style = style(line, text);
        // What marks a heading goes with it.
        let from = |at: usize| if at == 0 { 0 } else { start + at };
        let found = |heading, span: Range<usize>, weight| Found {
            heading,
            piece: 0,
            last: 0,
            span: if span.is_empty() {
                start..start
            } else {
                from(span.start)..start + span.end
            },
            rest: 0,
            weight,
            style,
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
        // 六、其他需要报告的事项　本年度没有收费: a blank parts them, too.
        for is_end in [is_stop as fn(char) -> bool, char::is_whitespace] {
            if let Some((end, stop)) = text.char_indices().find(|(_, c)| is_end(*c))
                && is_short(&text[..end])
                && !text[end + stop.len_utf8()..].trim().is_empty()
                && let Some((heading, weight)) =
                    self.grade(&text[..end], self.level == Level::Second)
                && self.is_numbered(text)
            {
                let end = end + stop.len_utf8();
                offer(found(heading, 0..end, weight - weight::RUN_IN));
            }
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
                if let Some((heading, end, weight)) = self
                    .topic(text, style)
                    .filter(|_| !labels.contains(&key(text)))
                {
                    offer(found(heading, 0..end, weight));
                }
                if let Some((heading, weight)) = self.grade_sentence(text) {
                    offer(found(heading, 0..0, weight));
                }
            }
        }
        best
    }

    /// A heading whose words stand apart, with tabs between: 六、其他\t需要报告的事项.
    fn spread(&self, line: &str, text: &str) -> Option<Found> {
        if !is_short(text) || text.contains('|') {
            return None;
        }
        let words: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (heading, weight) = self.grade(&words, false)?;
        (weight >= weight::OTHER_NUMBER && self.is_numbered(&words)).then(|| Found {
            heading,
            piece: 0,
            last: 0,
            span: 0..line.len(),
            rest: 0,
            weight,
            style: unnumbered(&words).0,
        })
    }

    /// The part that a line's first words are about, if they say nothing else, with their end.
    fn topic(&self, text: &str, style: Style) -> Option<(usize, usize, u32)> {
        /// A name has no more blanks in it.
        const STOPS: usize = 3;
        let topics = || {
            let known = self.known.iter().enumerate();
            known.map(|(index, known)| (index, known.topics.as_slice()))
        };
        let words = unnumbered(text).1;
        let begin = text.len() - words.len();
        let weight = match style {
            Style::Bare => weight::BARE_TOPIC,
            Style::Bracketed | Style::Other => weight::TOPIC,
        };
        let whole = words.trim_end_matches(is_stop);
        if is_short(text)
            && !whole.contains(is_stop)
            && let Some(heading) = topics::topic(whole, topics())
        {
            return Some((heading, text.len(), weight));
        }
        let begins = |words: &str| {
            let named = (style != Style::Bare).then(|| behind_motto(words))?;
            named.and_then(|named| topics::topic(named, topics()))
        };
        if is_short(text)
            && !whole.contains(is_stop)
            && let Some(heading) = begins(whole)
        {
            return Some((heading, text.len(), weight));
        }
        // Text follows behind a stop, a blank, or 方面 with a comma.
        let stops = words
            .char_indices()
            .filter(|(_, c)| is_stop(*c) || c.is_whitespace() || *c == '，');
        for (at, stop) in stops.take(STOPS) {
            let said = &words[..at];
            let is_named = ["情况", "方面", "工作"]
                .iter()
                .any(|end| said.ends_with(end));
            if stop == '，' && !is_named
                || style == Style::Bare && !matches!(stop, '：' | ':' | '。')
            {
                continue;
            }
            if let Some(heading) = topics::topic(said, topics()) {
                let end = begin + at + stop.len_utf8();
                return Some((heading, end, weight - weight::RUN_IN));
            }
            // The motto stays: 一是聚焦主责，深化主动公开。
            if let Some(heading) = begins(said).filter(|_| is_stop(stop)) {
                return Some((heading, 0, weight - weight::RUN_IN));
            }
        }
        None
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
            } else if by_number
                && ordinal.is_some_and(|o| o.chinese && o.number == known.number)
                && !self.is_part(rest, index)
            {
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
        let (index, known) = self.known.iter().enumerate().find(|(_, known)| {
            let mut topics = known.topics.iter();
            known.number == number && topics.any(|topic| start.contains(topic.as_str()))
        })?;
        // （一）主动公开全年发布: its own name comes first, without a stop behind it.
        let is_named = !known.key.is_empty() && start.starts_with(&known.key);
        let weight = if is_named {
            weight::RUN_ON
        } else {
            weight::NUMBER
        };
        Some((index, weight))
    }
}

/// The name of a part behind a few words of praise: 突出重点，主动公开政府信息.
fn behind_motto(words: &str) -> Option<&str> {
    const LONGEST: usize = 8;
    let (motto, name) = words.split_once('，')?;
    let is_motto = (2..=LONGEST).contains(&length(motto));
    is_motto.then_some(name)
}

/// How a line is numbered, of which `text` is what is left without the marks that are no ordinals.
fn style(line: &str, text: &str) -> Style {
    let whole = line.trim().trim_start_matches('#').trim_start();
    match unnumbered(text).0 {
        Style::Bare if whole.len() > text.len() => Style::Other,
        style => style,
    }
}

pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '：' | ':')
}
