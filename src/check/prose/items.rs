//! A text as a row of words, numbers and stops.

use std::ops::Range;

use super::vocabulary::Word;
use super::words::Words;
use crate::report::numerals::Numeral;

/// One part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// A word.
    Word(Word),
    /// A number with its unit, as an index into the text's numbers.
    Number(usize),
    /// ，
    Break,
    /// ；
    Pause,
    /// 。
    Stop,
    /// The end of a paragraph.
    End,
    /// （
    Open,
    /// ）
    Close,
}

/// How long a title between 《 and 》 may be, in bytes.
const TITLE: usize = 600;

/// Cuts a text with these numbers into items, each with its place in bytes.
pub(super) fn items(
    text: &str,
    numerals: &[Numeral],
    names: &Names,
    words: &Words,
) -> Vec<(Item, Range<usize>)> {
    let mut items: Vec<(Item, Range<usize>)> = Vec::new();
    let mut numbers = numerals.iter().enumerate().peekable();
    let mut at = 0;
    while at < text.len() {
        while numbers
            .next_if(|(_, number)| number.span.start < at)
            .is_some()
        {}
        if let Some((index, number)) = numbers.next_if(|(_, number)| number.span.start == at) {
            at = number.end;
            items.push((Item::Number(index), number.span.start..number.end));
            continue;
        }
        let rest = &text[at..];
        let c = rest.chars().next().unwrap_or(' ');
        let mut length = c.len_utf8();
        let item = match c {
            '\n' | '\r' => Item::End,
            '。' | '！' | '？' | '!' | '?' => Item::Stop,
            '；' | ';' => Item::Pause,
            '，' | ',' | '：' | ':' => Item::Break,
            '（' | '(' => Item::Open,
            '）' | ')' => Item::Close,
            // Titles and the years of documents count nothing.
            '《' | '〔' | '〈' => {
                length = titled(rest, c);
                Item::Word(Word::Unknown)
            }
            '“' | '”' | '‘' | '’' | '"' => {
                at += length;
                continue;
            }
            c if c.is_whitespace() => {
                at += length;
                continue;
            }
            _ => {
                let own = names.first(c, rest);
                let (word, known) = own.unwrap_or_else(|| words.first(rest));
                length = known;
                Item::Word(word)
            }
        };
        let place = at..at + length;
        at += length;
        match items.last_mut() {
            Some((Item::Word(Word::Unknown), last))
                if item == Item::Word(Word::Unknown) && last.end == place.start =>
            {
                last.end = place.end;
            }
            _ => items.push((item, place)),
        }
    }
    items
}

/// How long a title is that a text begins with.
fn titled(text: &str, open: char) -> usize {
    let close = match open {
        '《' => '》',
        '〔' => '〕',
        _ => '〉',
    };
    let mut chars = text
        .char_indices()
        .take_while(|(at, c)| *at < TITLE && *c != '\n');
    let end = chars.find(|(_, c)| *c == close);
    end.map_or(open.len_utf8(), |(at, c)| at + c.len_utf8())
}

/// How far a report reaches, and what its text calls that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// A whole county or city.
    Area,
    /// One organ.
    Office,
    /// Both are the same, as in a town, or it is not known.
    Any,
}

/// The names by which a report's text calls the organ itself.
pub(super) struct Names<'a> {
    organ: &'a str,
    /// The ends of an office's name, longest first.
    ends: Vec<&'a str>,
    /// What any of its names begin with.
    leads: Vec<char>,
    pub(super) reach: Reach,
}

/// Shorter ends of a name (公室, 府办) could mean anything.
const SHORTEST: usize = 3;

impl<'a> Names<'a> {
    pub(super) fn of(organ: &'a str) -> Names<'a> {
        let place = organ.strip_suffix("人民政府").unwrap_or(organ);
        let ends = |ends: &[&str]| ends.iter().any(|end| place.ends_with(end));
        let reach = if organ.is_empty() || ends(&["镇", "乡", "街道", "街道办事处"]) {
            Reach::Any
        } else if ends(&["省", "市", "州", "盟", "县", "区", "旗"]) {
            Reach::Area
        } else {
            Reach::Office
        };
        let mut names: Vec<&str> = organ.char_indices().map(|(at, _)| &organ[at..]).collect();
        names.truncate((names.len() + 1).saturating_sub(SHORTEST));
        Names {
            organ,
            leads: match reach {
                Reach::Office => organ.chars().collect(),
                Reach::Area | Reach::Any => organ.chars().take(1).collect(),
            },
            ends: if reach == Reach::Office {
                names
            } else {
                Vec::new()
            },
            reach,
        }
    }

    /// The organ's name, if a text begins with it; of an office also the end of its name (县财政局).
    fn first(&self, lead: char, text: &str) -> Option<(Word, usize)> {
        if !self.leads.contains(&lead) {
            return None;
        }
        let is_area_alone = self.reach == Reach::Area && !self.organ.ends_with("政府");
        if text.starts_with(self.organ) && !is_area_alone {
            return Some((Word::Filler, self.organ.len()));
        }
        let place = self.organ.strip_suffix("人民政府").unwrap_or(self.organ);
        match self.reach {
            Reach::Area => text.starts_with(place).then_some((Word::Area, place.len())),
            Reach::Any => None,
            Reach::Office => {
                let end = self.ends.iter().find(|end| text.starts_with(**end))?;
                Some((Word::Own, end.len()))
            }
        }
    }
}
