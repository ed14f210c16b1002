//! Ruled lines, and characters as they are meant.

use hayro_interpret::kurbo::Point;
use unicode_normalization::UnicodeNormalization;

/// A straight ruled line along a page's edges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::import::container) struct Rule {
    /// Whether it runs from left to right, not from top to bottom.
    pub flat: bool,
    /// Its height if it is flat, else its distance from the left.
    pub at: f32,
    /// Where it begins, in the direction that it runs.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
}

impl Rule {
    pub(in crate::import::container) fn new(flat: bool, from: Point, to: Point) -> Rule {
        let (at, begin, end) = if flat {
            (f64::midpoint(from.y, to.y), from.x, to.x)
        } else {
            (f64::midpoint(from.x, to.x), from.y, to.y)
        };
        Rule {
            flat,
            at: at as f32,
            from: begin.min(end) as f32,
            to: begin.max(end) as f32,
        }
    }
}

/// Text as it is meant: fonts say of a glyph that it is a radical where it is the character that looks
/// the same, a ligature where it is its letters, a hard space where it is a space.
pub(in crate::import::container) fn plain(text: &str) -> String {
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    let mut meant = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => meant.push(' '),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '\u{2e9f}' | '\u{2ef3}' | '\u{2f00}'..='\u{2fd5}' | '\u{fb00}'..='\u{fb06}' => {
                meant.extend(std::iter::once(ch).nfkc());
            }
            _ if ch.is_control() => {}
            _ => meant.push(ch),
        }
    }
    meant
}

fn is_plain(ch: char) -> bool {
    matches!(ch, ' '..='~' | '一'..='\u{9fff}' | '\u{3000}'..='〟' | '！'..='～')
}

/// Whether a space belongs between two characters that a line break parts: only Latin words and
/// numbers have some.
pub(in crate::import::container) fn takes_space(before: Option<char>, after: Option<char>) -> bool {
    let is_latin = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
    is_latin(before) && is_latin(after)
}
