//! Comparing words as people write them: in full or half width, with or without spaces and
//! punctuation, numbered in one way or another.

use crate::report::half_width;

/// No label or heading is longer, in bytes.
const LONGEST: usize = 240;
/// No value is longer, in characters.
const LONGEST_VALUE: usize = 24;

const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// What two spellings of the same label have in common: its letters and digits. Empty for a text
/// that is too long to be a label or has no letter.
pub(super) fn key(text: &str) -> String {
    if text.len() > LONGEST {
        return String::new();
    }
    text.chars()
        .map(half_width)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// How many characters a text has, for short texts.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// The number in front of a heading or label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ordinal {
    /// The number; 0 if it is beyond ten.
    pub number: usize,
    /// Whether it is written in Chinese.
    pub chinese: bool,
}

/// Takes 一、 or `2、` off the front of a heading of the first level.
pub(super) fn first_level(text: &str) -> (Option<Ordinal>, &str) {
    take_ordinal(text, &["、", "．", ".", ","])
}

/// Takes （一） or `(1)` off the front of a heading of the second level.
pub(super) fn second_level(text: &str) -> (Option<Ordinal>, &str) {
    match text.strip_prefix(['（', '(']) {
        Some(inner) => match take_ordinal(inner, &["）", ")"]) {
            (None, _) => (None, text),
            found => found,
        },
        None => (None, text),
    }
}

/// Takes any ordinal off the front of a label: 一、 （一） `1.`
pub(super) fn without_ordinal(text: &str) -> &str {
    match second_level(text) {
        (None, _) => first_level(text).1,
        (Some(_), rest) => rest,
    }
}

fn take_ordinal<'a>(text: &'a str, ends: &[&str]) -> (Option<Ordinal>, &'a str) {
    let digits = |chinese: bool| {
        let part = text.find(|c: char| {
            if chinese {
                !NUMERALS.contains(&c)
            } else {
                !half_width(c).is_ascii_digit()
            }
        });
        &text[..part.unwrap_or(text.len())]
    };
    for chinese in [true, false] {
        let digits = digits(chinese);
        let count = digits.chars().take(4).count();
        if count == 0 || count > 3 {
            continue;
        }
        let rest = text[digits.len()..].trim_start();
        let Some(rest) = ends.iter().find_map(|end| rest.strip_prefix(end)) else {
            continue;
        };
        let number = if chinese {
            let mut numerals = NUMERALS.iter().zip(1..);
            let found = numerals.find(|(numeral, _)| count == 1 && digits.starts_with(**numeral));
            found.map_or(0, |(_, number)| number)
        } else {
            let plain: String = digits.chars().map(half_width).collect();
            plain.parse().unwrap_or(0)
        };
        return (Some(Ordinal { number, chinese }), rest.trim_start());
    }
    (None, text)
}

/// Whether a text looks like what is typed into a number cell: a number, a mark such as `/`, or a
/// word for nothing. Other text beside a label may be a value too, but where rows are not told
/// apart it is taken for a label that is not known.
pub(super) fn is_value(text: &str) -> bool {
    const UNITS: &str = "增减加少新万亿元件条项次个宗户起份〇零一二两三四五六七八九十百千无空";
    const WORDS: [&str; 8] = [
        "不涉及",
        "不适用",
        "未统计",
        "未发生",
        "持平",
        "没有",
        "暂无",
        "无数据",
    ];
    if text.len() > LONGEST_VALUE * 4 {
        return false;
    }
    let plain: String = text
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace())
        .collect();
    !plain.is_empty()
        && plain.chars().count() <= LONGEST_VALUE
        && (WORDS.contains(&plain.as_str())
            || plain
                .chars()
                .all(|c| c.is_ascii() || !c.is_alphabetic() || UNITS.contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_taken_off_however_they_are_written() {
        for (text, number, rest) in [
            ("一、总体情况", 1, "总体情况"),
            ("2、 主动公开", 2, "主动公开"),
            ("３．收到", 3, "收到"),
        ] {
            let (ordinal, found) = first_level(text);
            assert_eq!((ordinal.unwrap().number, found), (number, rest));
        }
        for text in ["（三）不予公开", "( 三 )不予公开", "(3)不予公开"] {
            let text = text.replace("( ", "(");
            let (ordinal, found) = second_level(&text);
            assert_eq!((ordinal.unwrap().number, found), (3, "不予公开"));
        }
        for text in ["一是公开", "（本列数据）", "2024年", "、", ""] {
            assert_eq!(without_ordinal(text), text);
        }
    }

    #[test]
    fn what_stands_in_number_cells_is_told_from_labels() {
        for text in [
            "0",
            "１２",
            "减3",
            "15922.04万元",
            "/",
            "—",
            "无",
            "十二",
            "1O",
            "不涉及",
        ] {
            assert!(is_value(text), "{text}");
        }
        for text in ["", "行政检查", "其中：市级", "备注", "结果维持"] {
            assert!(!is_value(text), "{text}");
        }
    }
}
