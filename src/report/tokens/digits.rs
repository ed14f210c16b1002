//! Digits in the scripts that years are written in.

use crate::report::{chinese, half_width};

pub(super) fn skip(text: &str, at: usize, mark: char) -> Option<usize> {
    let at = blanks(text, at);
    text[at..].starts_with(mark).then(|| at + mark.len_utf8())
}

pub(super) fn dash(text: &str, at: usize) -> Option<usize> {
    let at = blanks(text, at);
    let dashes = text[at..].chars();
    let mark =
        dashes.take_while(|c| matches!(c, '-' | '－' | '—' | '–' | '～' | '~' | '至' | '到' | '─'));
    let length: usize = mark.map(char::len_utf8).sum();
    (length > 0).then_some(at + length)
}

pub(super) fn blanks(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{3000}']).len()
}

pub(super) fn digits_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start_matches(is_digit).len()
}

pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

pub(super) fn is_numeral(c: char) -> bool {
    numeral(c).is_some()
}

/// 二〇二四: the numerals that years are written in, 〇 in all the ways it is typed.
fn numeral(c: char) -> Option<usize> {
    chinese::digit(if matches!(c, '○' | 'Ｏ') { '〇' } else { c })
}

pub(super) fn plain(digits: &str) -> String {
    let digit = |c: char| {
        numeral(c)
            .and_then(|n| char::from_digit(n as u32, 10))
            .unwrap_or(half_width(c))
    };
    digits.chars().map(digit).collect()
}

/// A year in the script of another, of as many bytes.
pub(crate) fn in_script(sample: &str, year: u16) -> String {
    let digits = year.to_string();
    let pairs = sample.chars().zip(digits.chars());
    let written = pairs.map(|(sample, digit)| {
        let number = digit.to_digit(10).unwrap_or_default();
        if sample.is_ascii_digit() {
            digit
        } else if is_digit(sample) {
            char::from_u32(u32::from('０') + number).unwrap_or(digit)
        } else {
            chinese::DIGITS[number as usize]
        }
    });
    written.collect()
}
