//! Comparing words as people write them: in full or half width, with or without spaces and
//! punctuation, numbered in one way or another.

use super::fold::simplified;
use crate::report::half_width;

/// No label or heading is longer, in bytes.
const LONGEST: usize = 240;
/// No value is longer, in characters.
const LONGEST_VALUE: usize = 24;

const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// What two spellings of the same label have in common: its letters and digits, in simplified
/// characters and without a year. Empty for a text that is too long to be a label or has no letter.
pub(in crate::import) fn key(text: &str) -> String {
    if text.len() > LONGEST {
        return String::new();
    }
    let key: String = text
        .chars()
        .map(|c| simplified(half_width(c)))
        .filter(|c| c.is_alphanumeric())
        .collect();
    without_year(as_printed(key))
}

/// A key with the words that converters put for those of the form: 档案 for 文件, 绝对数 for 决定数量.
fn as_printed(key: String) -> String {
    const SAME: [(&str, &str); 5] = [
        ("规范性档案", "规范性文件"),
        ("处理绝对数量", "处理决定数量"),
        ("处理绝对数", "处理决定数量"),
        ("处理决定数", "处理决定数量"),
        ("政府资讯", "政府信息"),
    ];
    if key.contains("处理决定数量") {
        return key;
    }
    for (other, own) in SAME {
        if key.contains(other) {
            return key.replace(other, own);
        }
    }
    key
}

/// A key without the year that someone wrote into a head: `本年2023制发件数`.
fn without_year(key: String) -> String {
    let Some(at) = key.find("20") else {
        return key;
    };
    let digits = key[at..].bytes().take_while(u8::is_ascii_digit).count();
    let alone = !key[..at].ends_with(|c: char| c.is_ascii_digit());
    let rest = key.get(at + 4..).filter(|_| alone && digits == 4);
    let Some(rest) = rest else { return key };
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    let key = format!("{}{rest}", &key[..at]);
    if key.chars().any(|c| !c.is_ascii_digit()) {
        key
    } else {
        String::new()
    }
}

/// Whether a line is the number of a page: `— 4 —`, `第4页 共6页`.
pub(in crate::import) fn is_page_mark(line: &str) -> bool {
    if line.is_empty() || line.len() > 96 || line.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let plain: String = line
        .chars()
        .take(24)
        .map(half_width)
        .filter(|c| !c.is_whitespace())
        .collect();
    if plain.chars().count() > 14 {
        return false;
    }
    let number = |text: &str| {
        let count = text.chars().count();
        let is_said = text.chars().all(|c| NUMERALS.contains(&c));
        (1..=3).contains(&count) && (is_said || text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let dashes = ['-', '—', '–', '―', '·', '~', '－'];
    let inner = plain.trim_matches(dashes);
    let is_between = plain.starts_with(dashes) && plain.ends_with(dashes) && number(inner);
    // 共 6 页，第 3 页
    let plain = match plain
        .strip_prefix('共')
        .and_then(|rest| rest.split_once(['页', '頁']))
    {
        Some((all, page)) if number(all) => page.trim_start_matches(['，', ',', '/']).to_owned(),
        _ => plain,
    };
    let paged = || {
        let (page, rest) = plain.strip_prefix('第')?.split_once(['页', '頁'])?;
        let rest = rest.trim_matches(['/', ',', '，']);
        let all = rest
            .strip_prefix('共')
            .map(|rest| rest.trim_end_matches(['页', '頁']));
        Some(number(page) && (rest.is_empty() || all.is_some_and(number)))
    };
    let in_english = || {
        let rest = plain.strip_prefix(['P', 'p'])?.strip_prefix("age")?;
        let (page, all) = rest.split_once(['o', '/']).unwrap_or((rest, "1"));
        Some(number(page) && number(all.trim_start_matches('f')))
    };
    is_between || paged().unwrap_or(false) || in_english().unwrap_or(false)
}

/// How many characters a text has, for short texts.
pub(in crate::import) fn length(text: &str) -> usize {
    text.chars().count()
}

/// The number in front of a heading or label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Ordinal {
    /// The number; 0 if it is beyond ten.
    pub number: usize,
    /// Whether it is written in Chinese.
    pub chinese: bool,
}

/// Takes 一、 or `2、` off the front of a heading of the first level.
pub(in crate::import) fn first_level(text: &str) -> (Option<Ordinal>, &str) {
    take_ordinal(text, &["、", "．", ".", ","])
}

/// Takes （一） or `(1)` off the front of a heading of the second level.
pub(in crate::import) fn second_level(text: &str) -> (Option<Ordinal>, &str) {
    match text.strip_prefix(['（', '(']) {
        Some(inner) => match take_ordinal(inner.trim_start(), &["）", ")"]) {
            (None, _) => (None, text),
            found => found,
        },
        // 1)主动公开情况
        None => match take_ordinal(text, &["）", ")"]) {
            (None, _) => (None, text),
            found => found,
        },
    }
}

/// Takes any ordinal off the front of a label: 一、 （一） `1.`
pub(in crate::import) fn without_ordinal(text: &str) -> &str {
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
pub(in crate::import) fn is_value(text: &str) -> bool {
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
    if !text.is_empty() && text.len() <= LONGEST_VALUE && text.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    let plain: String = text
        .chars()
        .map(half_width)
        .filter(|c| !c.is_whitespace())
        .collect();
    !plain.is_empty()
        && !without_ordinal(&plain).is_empty()
        && plain.chars().count() <= LONGEST_VALUE
        && (WORDS.contains(&plain.as_str())
            || plain
                .chars()
                .all(|c| c.is_ascii() || !c.is_alphabetic() || UNITS.contains(c)))
}

/// Whether a text is a value with digits in it and no letters, and no column's made-up name.
pub(in crate::import) fn is_number(text: &str) -> bool {
    let digit = |c| half_width(c).is_ascii_digit();
    is_value(text)
        && text.contains(digit)
        && !text.contains(|c| half_width(c).is_ascii_alphabetic())
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
    fn a_label_has_one_key_however_it_is_spelt() {
        for (spelt, label) in [
            ("規 章", "规章"),
            ("本年(2023)制发件数", "本年制发件数"),
            ("本年（２０２３年）製發件數", "本年制发件数"),
            ("3.危及三安全一稳定", "3.危及“三安全一稳定”"),
        ] {
            assert_eq!(key(spelt), key(label));
        }
        assert_eq!(key("2023"), "");
        assert_eq!(key("12023条"), "12023条");
        assert_eq!(key("20231条"), "20231条");
    }

    #[test]
    fn the_number_of_a_page_is_told_from_the_number_in_a_cell() {
        for line in ["— 4 —", "-12-", "第4页", "第 4 页 共 6 页", "·３·"] {
            assert!(is_page_mark(line), "{line}");
        }
        for line in ["4", "-4", "—", "", "4/6", "第二十条", "第5页的表", "1 2 3"] {
            assert!(!is_page_mark(line), "{line}");
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
        for text in [
            "",
            "行政检查",
            "其中：市级",
            "备注",
            "结果维持",
            "（六）",
            "三、",
        ] {
            assert!(!is_value(text), "{text}");
        }
    }
}
