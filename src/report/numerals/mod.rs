//! Numbers as they are written in prose: 842件, １２件, 1,234条, 7万余条, 二十三件, 百分之十二.

mod begin;
mod units;

use std::ops::Range;

use rust_decimal::Decimal;

use super::chinese::{digit, read_chinese};
use super::{Report, half_width};
use begin::next_begin;
use units::{before, behind, unit};

/// A number in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// Where it stands, in bytes, with what belongs to it (万, 余, 百分之) and without its unit.
    pub span: Range<usize>,
    /// How much it says.
    pub value: Decimal,
    /// What one in the last digit that is meant is worth: 1 in 842, 10 in 70余, 1000 in 1.2万.
    pub step: Decimal,
    /// How the number meant lies to the one written.
    pub nearness: Nearness,
    /// Whether it is written in Chinese numerals.
    pub is_chinese: bool,
    /// What is counted, such as 件 or 万元; `%` for any way to write percent, empty for nothing known.
    pub unit: &'static str,
    /// Where the unit ends, in bytes.
    pub end: usize,
}

/// How the number meant lies to the one written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearness {
    /// It is this number.
    Exact,
    /// A little more, by less than one in the last digit: 余, 多.
    More,
    /// More, nobody says by how much: 超过, 以上.
    Over,
    /// A little less: 近.
    Less,
    /// Either: 约, 左右, and what is rounded to 万.
    About,
}

/// More digits than any report has.
const MAX_DIGITS: usize = 15;
const PER_CENT: &str = "百分之";

impl Numeral {
    /// Whether it is a year, a month or a day.
    #[must_use]
    pub fn is_date(&self) -> bool {
        matches!(self.unit, "年" | "月" | "日")
    }
}

impl Report {
    /// The number at a place of a prose field that is no date; `at` may be right behind it.
    #[must_use]
    pub fn number_at(&self, field: &str, at: usize) -> Option<Range<usize>> {
        let numerals = numerals(self.prose(field)).into_iter();
        let mut numerals = numerals.filter(|numeral| !numeral.is_date());
        let found = numerals.find(|numeral| numeral.span.start <= at && at <= numeral.span.end);
        found.map(|numeral| numeral.span)
    }
}

/// All numbers of a text, in order. Left out are ordinals, phone numbers, numbers with letters, ranges
/// (3至5), and Chinese numerals that count nothing (一是).
#[must_use]
pub fn numerals(text: &str) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((begin, c)) = next_begin(text, at) {
        let (end, numeral) = match c {
            '百' if text[begin..].starts_with(PER_CENT) => per_cent(text, begin),
            '0'..='9' | '０'..='９' => arabic(text, begin),
            c if is_chinese(c) && !matches!(c, '百' | '千') => chinese(text, begin),
            c => (begin + c.len_utf8(), None),
        };
        found.extend(numeral);
        at = end;
    }
    found
}

fn per_cent(text: &str, start: usize) -> (usize, Option<Numeral>) {
    let from = start + PER_CENT.len();
    let (end, written) = match text[from..].chars().next() {
        Some(c) if half_width(c).is_ascii_digit() => digits(text, from),
        _ => {
            let end = chinese_end(text, from);
            let value = read_chinese(&text[from..end]);
            (end, value.map(|value| (value, Decimal::ONE)))
        }
    };
    let numeral = written.map(|(value, step)| Numeral {
        span: start..end,
        value,
        step,
        nearness: Nearness::Exact,
        is_chinese: true,
        unit: "%",
        end,
    });
    (end, numeral)
}

/// Digits with separators and a fraction: where they end, what they say and what their last one is
/// worth.
fn digits(text: &str, start: usize) -> (usize, Option<(Decimal, Decimal)>) {
    // What the digits say without their point, how many they are and how many stand before the point.
    let (mut value, mut count) = (0_i128, 0);
    let mut end = start;
    let mut is_good = true;
    let mut starts_with_zero = false;
    let mut fraction = None;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let c = half_width(c);
        let next_is_digit = |chars: &mut std::iter::Peekable<std::str::CharIndices>| {
            let next = chars.peek();
            next.is_some_and(|(_, c)| half_width(*c).is_ascii_digit())
        };
        match c {
            '0'..='9' => {
                if count < 2 * MAX_DIGITS {
                    value = value * 10 + i128::from(u32::from(c) - u32::from('0'));
                }
                starts_with_zero |= count == 0 && c == '0';
                count += 1;
            }
            '.' if next_is_digit(&mut chars) => {
                is_good &= fraction.is_none();
                fraction = Some(count);
            }
            // Only half-width: a full-width one parts sentences.
            ',' if text.as_bytes()[start + offset] == b',' && fraction.is_none() => {
                let rest = &text[start + offset + 1..];
                let group = rest.bytes().take_while(u8::is_ascii_digit).count();
                if group != 3 || count > 3 && !text[start..end].contains(',') {
                    break;
                }
            }
            _ => break,
        }
        end = start
            + offset
            + text[start + offset..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
    }
    let whole = fraction.unwrap_or(count);
    is_good &= whole <= MAX_DIGITS && count - whole < MAX_DIGITS;
    is_good &= whole == 1 || !starts_with_zero;
    let scale = u32::try_from(count - whole).ok();
    let scale = scale.filter(|_| is_good && count > 0);
    let value = scale.map(|scale| Decimal::try_from_i128_with_scale(value, scale));
    let written = value.and_then(Result::ok);
    let written = written.map(|value| (value, Decimal::new(1, value.scale())));
    (end, written)
}

/// The number of Arabic digits that begins at a place.
pub(super) fn arabic_at(text: &str, start: usize) -> Option<Numeral> {
    arabic(text, start).1
}

fn arabic(text: &str, start: usize) -> (usize, Option<Numeral>) {
    let (end, written) = digits(text, start);
    let Some((value, step)) = written.filter(|_| stands_alone(text, start, end)) else {
        return (end, None);
    };
    complete(text, start..end, value, step, false)
}

/// Whether digits are not part of something longer: a phone number, a version, a range.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let is_joint = |c: char| {
        let c = half_width(c);
        matches!(c, '-' | '~' | '/' | '_' | '#') || c.is_ascii_alphabetic()
    };
    let is_digit = |c: Option<char>| c.is_some_and(|c| half_width(c).is_ascii_digit());
    let mut before = text[..start].chars().rev();
    let mut behind = text[end..].chars();
    let is_joined_before = match before.next() {
        Some('第') => true,
        Some('至' | '到' | ':' | '.' | '—') => is_digit(before.next()),
        Some(c) => is_joint(c),
        None => false,
    };
    let is_joined_behind = match behind.next() {
        Some('至' | '到' | ':' | '—') => is_digit(behind.next()),
        Some(c) => is_joint(c),
        None => false,
    };
    !is_joined_before && !is_joined_behind
}

/// Whether a character is part of a Chinese numeral.
fn is_chinese(c: char) -> bool {
    digit(c).is_some() || matches!(c, '十' | '百' | '千' | '两')
}

fn chinese_end(text: &str, start: usize) -> usize {
    let run = text[start..].chars().take_while(|c| is_chinese(*c));
    start + run.map(char::len_utf8).sum::<usize>()
}

fn chinese(text: &str, start: usize) -> (usize, Option<Numeral>) {
    let end = chinese_end(text, start);
    let before = text[..start].chars().next_back();
    let is_open = matches!(before, Some('第' | '数' | '几')) || text[end..].starts_with('几');
    let value = read_chinese(&text[start..end]).filter(|_| !is_open);
    let Some(value) = value else {
        return (end, None);
    };
    let (past, numeral) = complete(text, start..end, value, Decimal::ONE, true);
    (past, numeral.filter(|numeral| !numeral.unit.is_empty()))
}

/// Takes in what belongs to a number: 余, 万, the unit, words that make it inexact.
fn complete(
    text: &str,
    span: Range<usize>,
    value: Decimal,
    step: Decimal,
    is_chinese: bool,
) -> (usize, Option<Numeral>) {
    let Range { start, mut end } = span;
    let (mut value, mut step) = (value, step);
    let mut nearness = Nearness::Exact;
    let more = |end: &mut usize| {
        let word = text[*end..].chars().next();
        let word = word.filter(|c| matches!(c, '余' | '多'));
        *end += word.map_or(0, char::len_utf8);
        word.is_some()
    };
    let mut is_more = more(&mut end);
    let mut rest = text[end..].chars();
    let thousands = match rest.next() {
        Some('万') => Some(10_000),
        Some('亿') => Some(100_000_000),
        Some('千') => Some(1000),
        _ => None,
    };
    // 万元 is a unit: what is counted in it keeps its digits.
    if let Some(factor) = thousands.filter(|_| rest.next() != Some('元')) {
        end += '万'.len_utf8();
        // At most 15 digits and 亿: far from the end of the type.
        value *= Decimal::from(factor);
        step *= Decimal::from(factor);
        nearness = Nearness::About;
    }
    is_more |= more(&mut end);
    if is_more {
        nearness = Nearness::More;
    } else {
        nearness = before(&text[..start]).unwrap_or(nearness);
    }
    let rest = text[end..].trim_start_matches([' ', '\u{3000}', '\u{a0}']);
    let unit_start = text.len() - rest.len();
    let unit = unit(rest);
    let unit_end = unit.map_or(end, |unit| unit_start + unit.len());
    nearness = behind(&text[unit_end..]).unwrap_or(nearness);
    // 70余 means tens, 842 ones.
    if nearness != Nearness::Exact {
        let ten = Decimal::TEN;
        while !value.is_zero() && (value % (step * ten)).is_zero() {
            step *= ten;
        }
    }
    let numeral = Numeral {
        span: start..end,
        value,
        step,
        nearness,
        is_chinese,
        unit: match unit {
            Some("％" | "﹪") => "%",
            unit => unit.unwrap_or_default(),
        },
        end: unit_end,
    };
    (unit_end.max(end), Some(numeral))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of a text as they stand there, with what they say and how near.
    fn read(text: &str) -> Vec<(String, String, Nearness, &'static str)> {
        let numerals = numerals(text).into_iter();
        numerals
            .map(|numeral| {
                let words = text[numeral.span.clone()].to_owned();
                (
                    words,
                    numeral.value.normalize().to_string(),
                    numeral.nearness,
                    numeral.unit,
                )
            })
            .collect()
    }

    #[test]
    fn a_number_is_read_however_it_is_written() {
        use Nearness::{About, Exact, Less, More, Over};
        for (text, words, value, nearness, unit) in [
            ("新收842件", "842", "842", Exact, "件"),
            ("新收 842 件", "842", "842", Exact, "件"),
            ("新收８４２件", "８４２", "842", Exact, "件"),
            ("公开1,234,567条", "1,234,567", "1234567", Exact, "条"),
            ("共12.5万元", "12.5", "12.5", Exact, "万元"),
            ("公开7万余条", "7万余", "70000", More, "条"),
            ("公开10余万条", "10余万", "100000", More, "条"),
            ("公开1.2万条", "1.2万", "12000", About, "条"),
            ("公开3000余件", "3000余", "3000", More, "件"),
            ("收到二十三件", "二十三", "23", Exact, "件"),
            ("收到十件", "十", "10", Exact, "件"),
            ("收到一百零五件", "一百零五", "105", Exact, "件"),
            ("收到两千零三十件", "两千零三十", "2030", Exact, "件"),
            ("收到一百一十件", "一百一十", "110", Exact, "件"),
            ("收到〇件", "〇", "0", Exact, "件"),
            ("二〇二四年", "二〇二四", "2024", Exact, "年"),
            ("占百分之十二", "百分之十二", "12", Exact, "%"),
            ("占百分之12.5", "百分之12.5", "12.5", Exact, "%"),
            ("占12.5％", "12.5", "12.5", Exact, "%"),
            ("约70件", "70", "70", About, "件"),
            ("近100件", "100", "100", Less, "件"),
            ("超过800件", "800", "800", Over, "件"),
            ("800件以上", "800", "800", Over, "件"),
            ("70件左右", "70", "70", About, "件"),
        ] {
            let expected = (words.to_owned(), value.to_owned(), nearness, unit);
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_number_is_left_out() {
        for text in [
            "电话0564-3379080。",
            "0564--3379080",
            "第37次",
            "第三十七次",
            "一是加强",
            "十几件",
            "数十件",
            "5G网络",
            "3至5件",
            "一百五件",
            "三四件",
            "0012件",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn numbers_beside_each_other_stay_apart() {
        let values: Vec<String> = read("自然人820件,法人22件、其他5，300件")
            .into_iter()
            .map(|(_, value, ..)| value)
            .collect();
        assert_eq!(values, ["820", "22", "5", "300"]);
    }

    #[test]
    fn the_size_of_the_last_digit_meant_is_told() {
        for (text, step) in [
            ("842件", 1),
            ("70余件", 10),
            ("4300余件", 100),
            ("7万余件", 10_000),
            ("1.2万件", 1000),
        ] {
            assert_eq!(numerals(text)[0].step, Decimal::from(step), "{text}");
        }
    }
}
