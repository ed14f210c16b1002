//! What in a text speaks of a year: years, dates, 上年 and 今年, numbers of documents and of items.
//! The roll-over marks them, and a check asks whether they are the right year's.

mod dates;
mod digits;

use std::ops::Range;

use dates::{dated, year_digits};
pub(crate) use digits::in_script;
use digits::{blanks, digits_end, is_digit, is_numeral, skip};

use super::{half_width, numerals};

/// Years, and where their digits stand.
pub(crate) type Years = Vec<(Range<usize>, u16)>;

/// Something in a text that may be right in one year only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// What it is.
    pub said: Said,
    /// Where the digits of its years stand, and which they are.
    pub years: Years,
    /// Whether it stands in the name of a document or a plan: inside 《》.
    pub in_title: bool,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// A year: 2024年, 2024年度.
    Year,
    /// Years from one to another: 2021—2025年.
    Years,
    /// A whole year, from its first to its last day or month: 2024年1月1日至12月31日.
    WholeYear,
    /// The end of a year: 2024年12月31日, 2024年12月底.
    YearEnd,
    /// Any other date or month.
    Date,
    /// 上年, 今年 and their like.
    Relative,
    /// A document's number: 〔2021〕30号, 令第711号.
    Document,
    /// A number of items: 7万余条, 99.2%.
    Count,
}

/// Longer ones first: what begins alike is told by its end.
const RELATIVE: [&str; 12] = [
    "上一年度",
    "下一年度",
    "上年度",
    "下年度",
    "上一年",
    "下一年",
    "上年",
    "下年",
    "去年",
    "今年",
    "明年",
    "前年",
];

/// What they begin with: most characters of a text begin none.
const RELATIVE_BEGIN: [char; 6] = ['上', '下', '去', '今', '明', '前'];

/// Words that merely begin or end like those: 以上年龄, 过去年代, 说明年份.
const NO_RELATIVE_AFTER: [char; 9] = ['以', '过', '说', '表', '证', '注', '阐', '目', '当'];

/// What tells when and which, not how many.
const NO_ITEMS: [&str; 14] = [
    "年", "月", "日", "号", "点", "时", "分", "天", "周", "级", "版", "站", "倍", "座",
];

/// Items whose name may stand between them and their number: 15市级件.
const ITEMS: [char; 8] = ['件', '条', '份', '次', '期', '篇', '项', '场'];

/// So long may that name be, in characters.
const LONGEST_NAME: usize = 3;

/// What follows 个 where it counts time: 20个工作日 stands in the law.
const OF_TIME: [&str; 3] = ["工作日", "月", "小时"];

/// Finds everything in a text that speaks of a year, in order and apart from each other.
pub(crate) fn scan(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    let mut before = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '《' | '〈' => depth += 1,
            '》' | '〉' => depth = depth.saturating_sub(1),
            // A title that was never closed ends with its paragraph.
            '\n' => depth = 0,
            _ => {}
        }
        let found = token(text, at, before);
        let found = found.filter(|token| depth == 0 || token.said != Said::Count);
        let end = at + c.len_utf8();
        if let Some(mut token) = found {
            token.in_title = depth > 0;
            at = token.place.end.max(end);
            before = text[..at].chars().next_back();
            tokens.push(token);
        } else {
            // The digits of a number that is nothing are not tried one by one.
            at = if is_digit(c) {
                digits_end(text, at)
            } else {
                end
            };
            before = text[..at].chars().next_back();
        }
    }
    tokens
}

fn token(text: &str, at: usize, before: Option<char>) -> Option<Token> {
    let c = text[at..].chars().next()?;
    let (end, said, years) = if is_open(c) || c == '令' {
        let (end, years) = document(text, at)?;
        (end, Said::Document, years)
    } else if is_digit(c) || is_numeral(c) {
        if before.is_some_and(|c| is_digit(c) || is_numeral(c) || matches!(c, '.' | '．')) {
            return None;
        }
        dated(text, at).or_else(|| {
            let is_count =
                is_digit(c) && before.is_none_or(|c| c != '第' && !c.is_ascii_alphabetic());
            Some((
                count(text, at).filter(|_| is_count)?,
                Said::Count,
                Vec::new(),
            ))
        })?
    } else if RELATIVE_BEGIN.contains(&c) {
        let word = RELATIVE
            .iter()
            .find(|word| text[at..].starts_with(**word))?;
        let end = at + word.len();
        let goes_on = text[end..].starts_with(['龄', '轻', '纪', '限']);
        if goes_on || before.is_some_and(|c| NO_RELATIVE_AFTER.contains(&c)) {
            return None;
        }
        (end, Said::Relative, Vec::new())
    } else {
        return None;
    };
    Some(Token {
        place: at..end,
        said,
        years,
        in_title: false,
    })
}

/// A document's number, from its bracket or from 令.
fn document(text: &str, at: usize) -> Option<(usize, Years)> {
    let first = text[at..].chars().next()?;
    let mut end = at + first.len_utf8();
    let mut years = Vec::new();
    if first != '令' {
        let (place, year) = year_digits(text, end)?;
        end = place.end;
        let close = text[end..].chars().next().filter(|c| is_close(*c))?;
        end += close.len_utf8();
        years.push((place, year));
    }
    end = skip(text, end, '第').unwrap_or(end);
    let number = blanks(text, end);
    let end = digits_end(text, number);
    if end == number {
        return None;
    }
    Some((skip(text, end, '号')?, years))
}

/// A number and what it counts.
fn count(text: &str, at: usize) -> Option<usize> {
    let numeral = numerals::arabic_at(text, at)?;
    let behind = &text[numeral.end..];
    if numeral.unit.is_empty() {
        let mut name = behind.chars().take_while(|c| c.is_alphabetic());
        let is_counted = name
            .by_ref()
            .take(LONGEST_NAME + 1)
            .any(|c| ITEMS.contains(&c));
        return is_counted.then_some(numeral.span.end);
    }
    let is_time = numeral.unit == "个" && OF_TIME.iter().any(|time| behind.starts_with(time));
    (!is_time && !NO_ITEMS.contains(&numeral.unit)).then_some(numeral.end)
}

fn is_open(c: char) -> bool {
    matches!(c, '〔' | '[' | '［' | '【' | '（' | '(')
}

fn is_close(c: char) -> bool {
    matches!(c, '〕' | ']' | '］' | '】' | '）' | ')')
}

/// Whether the text before `end` ends in a document's number, whatever brackets it is written with.
pub(crate) fn ends_in(text: &str, end: usize, number: &str) -> bool {
    let alike = |c: char| match c {
        c if is_open(c) => '〔',
        c if is_close(c) => '〕',
        c => half_width(c),
    };
    let mut written = text[..end].chars().rev().filter(|c| !c.is_whitespace());
    let mut wanted = number.chars().rev();
    wanted.all(|c| written.next().map(alike) == Some(alike(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Said)> {
        let tokens = scan(text).into_iter();
        tokens
            .map(|token| (&text[token.place], token.said))
            .collect()
    }

    #[test]
    fn years_dates_and_ranges_are_told_apart() {
        for (text, expected) in [
            ("2024年，新收", &[("2024年", Said::Year)][..]),
            ("２０２４年度", &[("２０２４年度", Said::Year)]),
            ("二〇二四年", &[("二〇二四年", Said::Year)]),
            ("2024 年", &[("2024 年", Said::Year)]),
            ("2021—2025年规划", &[("2021—2025年", Said::Years)]),
            ("2021年至2023年", &[("2021年至2023年", Said::Years)]),
            (
                "为2024年1月1日至12月31日。",
                &[("2024年1月1日至12月31日", Said::WholeYear)],
            ),
            (
                "2020年1月1日至2020年12月31日",
                &[("2020年1月1日至2020年12月31日", Said::WholeYear)],
            ),
            ("2024年1-12月", &[("2024年1-12月", Said::WholeYear)]),
            (
                "2024年1月1日起至2024年12月31日止",
                &[("2024年1月1日起至2024年12月31日", Said::WholeYear)],
            ),
            (
                "从2024年1月1日（含）至12月31日",
                &[("2024年1月1日（含）至12月31日", Said::WholeYear)],
            ),
            ("2023、2024年两年", &[("2023、2024年", Said::Years)]),
            (
                "2023年和2024年",
                &[("2023年", Said::Year), ("2024年", Said::Year)],
            ),
            ("截至2024年12月31日", &[("2024年12月31日", Said::YearEnd)]),
            ("2024年12月底", &[("2024年12月底", Said::YearEnd)]),
            ("2024年3月15日召开", &[("2024年3月15日", Said::Date)]),
            ("3月15日", &[("3月15日", Said::Date)]),
            ("1月1日至12月31日", &[("1月1日至12月31日", Said::WholeYear)]),
            (
                "2023年12月1日至2024年3月1日",
                &[("2023年12月1日至2024年3月1日", Said::Date)],
            ),
            ("12024年", &[]),
            ("3024年", &[]),
            ("三是", &[]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_of_items_and_of_documents_are_told_from_other_numbers() {
        for (text, expected) in [
            ("220余条", &[("220余条", Said::Count)][..]),
            ("7万余条", &[("7万余条", Said::Count)]),
            ("1,234件", &[("1,234件", Said::Count)]),
            ("99.2%，", &[("99.2%", Said::Count)]),
            ("收费 12.5 万元", &[("12.5 万元", Said::Count)]),
            ("20个工作日内", &[]),
            ("第20条", &[]),
            ("电话：0564-3379080）", &[]),
            (
                "国办公开办函〔2021〕30号",
                &[("〔2021〕30号", Said::Document)],
            ),
            ("国令第711号", &[("令第711号", Said::Document)]),
            ("梅河路403号", &[]),
            (
                "《2024年要点》12条",
                &[("2024年", Said::Year), ("12条", Said::Count)],
            ),
            ("42,", &[]),
            ("3，12件", &[("12件", Said::Count)]),
            ("办理15市级件。", &[("15", Said::Count)]),
            ("12345热线，3件", &[("3件", Said::Count)]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn words_that_only_look_like_last_year_are_left_alone() {
        assert_eq!(found("比上年增长"), [("上年", Said::Relative)]);
        assert_eq!(found("结转下年度继续"), [("下年度", Said::Relative)]);
        for text in ["60岁以上年龄", "说明年份", "本年度", "过去年代"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_year_is_written_in_the_script_of_the_one_it_replaces() {
        for (sample, written) in [
            ("2024", "2030"),
            ("２０２４", "２０３０"),
            ("二〇二四", "二〇三〇"),
        ] {
            assert_eq!(in_script(sample, 2030), written);
            assert_eq!(written.len(), sample.len());
        }
    }

    #[test]
    fn a_document_is_the_same_in_any_brackets() {
        let text = "（国办公开办函[2021]30号）";
        let end = text.find('）').unwrap();
        assert!(ends_in(text, end, "国办公开办函〔2021〕30号"));
        assert!(!ends_in(text, end, "国办公开办函〔2021〕130号"));
    }
}
