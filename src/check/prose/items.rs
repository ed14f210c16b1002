//! A text as a row of words, numbers and stops. Dates are words: what matters is which year they are of.

use std::ops::Range;

use rust_decimal::Decimal;

use super::item::Item;
use super::names::{Names, departments};
use super::vocabulary::Word;
use super::words::Words;
use crate::form::speech::Term;
use crate::report::half_width;
use crate::report::numerals::Numeral;

/// How long a title between 《 and 》 may be, in bytes.
const TITLE: usize = 600;

/// Cuts a text with these numbers into items, each with its place in bytes.
pub(super) fn items(
    text: &str,
    numerals: &[Numeral],
    names: &Names,
    words: &Words,
    year: Option<u16>,
) -> Vec<(Item, Range<usize>)> {
    /// A word is seldom shorter, in bytes.
    const WORD: usize = 6;
    let mut items: Vec<(Item, Range<usize>)> = Vec::with_capacity(text.len() / WORD);
    // The next number, and where it begins.
    let mut index = 0;
    let begins = |index: usize| {
        numerals
            .get(index)
            .map_or(usize::MAX, |next| next.span.start)
    };
    let mut next = begins(index);
    let mut at = 0;
    while at < text.len() {
        while next < at {
            index += 1;
            next = begins(index);
        }
        let here = numerals.get(index).filter(|_| next == at);
        if let Some(number) = here.filter(|number| !is_in_word(number, &text[at..], words)) {
            at = number.end;
            let start = number.span.start;
            if number.is_date() {
                // 2024年度 is 2024年.
                let of_year = number.unit == "年" && text[at..].starts_with('度');
                at += if of_year { '度'.len_utf8() } else { 0 };
                let mut word = dated(number, year, (&text[..start], &text[at..]));
                // 结转至2025年1月: the month is of the year before it.
                if let Some((Item::Word(Word::LastYear | Word::NextYear), before)) = items.last()
                    && number.unit == "月"
                    && text[before.end..start].trim().is_empty()
                {
                    word = Word::Filler;
                }
                let of_month = number.unit == "月" && text[at..].starts_with('份');
                at += if of_month { '份'.len_utf8() } else { 0 };
                items.push((Item::Word(word), start..at));
            } else {
                items.push((Item::Number(index), start..at));
            }
            index += 1;
            next = begins(index);
            continue;
        }
        let rest = &text[at..];
        let c = rest.chars().next().unwrap_or(' ');
        let mut length = c.len_utf8();
        let item = match c {
            '\n' | '\r' => Item::End,
            '。' | '！' | '？' | '!' | '?' => Item::Stop,
            '.' if ends_sentence(&text[..at], &rest[length..]) => Item::Stop,
            '；' | ';' => Item::Pause,
            '，' | ',' | '：' | ':' => Item::Break,

            '〔' if is_year_of_document(rest) => {
                length = titled(rest, c);
                Item::Word(Word::Unknown)
            }
            // 予以公开59件〔自然人52件〕: brackets within brackets.
            '（' | '(' | '〔' | '［' => Item::Open,
            '）' | ')' | '〕' | '］' => Item::Close,
            // 除36件结转外，
            '外' if rest[length..].starts_with(['，', ',']) => Item::Word(Word::Filler),
            // Titles and the years of documents count nothing.
            '《' | '〈' => {
                length = titled(rest, c);
                Item::Word(Word::Unknown)
            }

            // 三类情形——不予公开、无法提供和不予处理——分别为.
            '“' | '”' | '‘' | '’' | '"' | '—' => {
                at += length;
                continue;
            }
            c if c.is_whitespace() => {
                at += length;
                continue;
            }
            _ => {
                let before = || {
                    let (item, place) = items.last()?;
                    Some((*item, text.get(place.clone())?))
                };
                let own = names.first(c, rest);
                let own = own.or_else(|| departments(c, rest, before));
                let own = own.or_else(|| c.is_ascii_digit().then(|| months(rest)).flatten());
                let (word, known) = own.unwrap_or_else(|| words.first(rest));
                let (word, known) = listed((c, rest), words, (word, known));
                length = known;
                if word == Word::Area
                    && let Some((before @ Item::Word(Word::Vague), _)) = items.last_mut()
                {
                    // 县政府及各部门: the whole county.
                    *before = Item::Word(Word::Area);
                }
                // 2023年度转来: from the year before, and not from another organ.
                let is_from = matches!(items.last(), Some((Item::Word(Word::LastYear), _)));
                let word = match word {
                    Word::Part if is_from && rest.starts_with("转来") => Word::Of(Term::Carried),
                    word => word,
                };
                Item::Word(match word {
                    Word::Area | Word::Office | Word::Town => {
                        names.resolved(word, rest.get(..length).unwrap_or_default())
                    }
                    word => word,
                })
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

/// Whether a half-width full stop between these texts ends a sentence: 共收到6件.其中.
fn ends_sentence(before: &str, behind: &str) -> bool {
    let is_latin = |c: Option<char>| c.is_some_and(|c| half_width(c).is_ascii_alphanumeric());
    let is_begun = !before.trim_end().is_empty() && !is_latin(before.chars().next_back());
    is_begun && !is_latin(behind.chars().next()) && !behind.starts_with('.')
}

/// Whether a text begins with the year of a document: 〔2025〕.
fn is_year_of_document(text: &str) -> bool {
    let inner = text.trim_start_matches('〔');
    let digits = inner
        .chars()
        .take_while(|c| half_width(*c).is_ascii_digit());
    digits.count() == 4 && inner.chars().nth(4) == Some('〕')
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

/// Whether a number begins a word and counts nothing: 三类内部事务信息, 一年来.
fn is_in_word(number: &Numeral, rest: &str, words: &Words) -> bool {
    let is_longer = || {
        let (word, length) = words.first(rest);
        let is_longer = number.span.start + length > number.end;
        // 两项占31.89%.
        let is_sum = matches!(word, Word::Sum(_)) && rest[length..].starts_with('占');
        word != Word::Unknown && (is_longer || is_sum)
    };
    number.is_chinese && is_longer()
}

/// 自然人、法人或其他组织分别为 tells two numbers, and is not the name of all who may apply.
fn listed(
    (first, rest): (char, &str),
    words: &Words,
    (word, known): (Word, usize),
) -> (Word, usize) {
    if word == Word::Unknown {
        // 转2025年 is 转入2025年, and so is 待2025年.
        let goes_on = matches!(first, '转' | '待' | '延' | '留');
        return if goes_on && rest[known..].starts_with("20") {
            (words.first("转入").0, known)
        } else {
            (word, known)
        };
    }
    // 未结转下年 is no 未结.
    if first == '未' && rest.starts_with("未结转") {
        return words.first(&rest[..first.len_utf8()]);
    }
    // What is asked below concerns few words.
    if !matches!(word, Word::Filler | Word::Vague) && !matches!(first, '及' | '局') {
        return (word, known);
    }
    let spelled = rest.get(..known).unwrap_or_default();
    if spelled == "及其" && rest[known..].starts_with(['他', '它']) {
        return words.first(&rest[..'及'.len_utf8()]);
    }
    // 县政府信息公开 is 政府信息公开 of the county.
    if word == Word::Vague
        && let Some(place) = spelled.strip_suffix("政府")
        && rest[known..].starts_with("信息公开")
    {
        return (Word::Filler, place.len());
    }
    // 审批局办理 is no 局办.
    if spelled == "局办" && rest[known..].starts_with(['理', '结', '件', '复', '毕']) {
        return (Word::Unknown, '局'.len_utf8());
    }
    let is_listed = word == Word::Filler && rest[known..].starts_with("分别");
    match is_listed.then(|| spelled.find('、')).flatten() {
        Some(end) => words.first(&rest[..end]),
        None => (word, known),
    }
}

/// 1—12月 is the whole year, 1至6月 is not.
fn months(rest: &str) -> Option<(Word, usize)> {
    const TO: [&str; 8] = ["——", "—", "-", "－", "~", "～", "至", "到"];
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).take(2).count();
    let first = digits(rest);
    let behind = rest.get(first..).filter(|_| first > 0)?;
    let to = TO.iter().find(|to| behind.starts_with(**to))?;
    let behind = &behind[to.len()..];
    let last = digits(behind);
    let end = behind
        .get(last..)?
        .strip_prefix('月')
        .filter(|_| last > 0)?;
    let end = end.strip_prefix('份').unwrap_or(end);
    let is_whole = &rest[..first] == "1" && &behind[..last] == "12";
    let word = if is_whole {
        Word::ThisPeriod
    } else {
        Word::OtherPeriod
    };
    Some((word, rest.len() - end.len()))
}

/// What a date says of time, in a report on a year, with what stands before and behind it.
fn dated(number: &Numeral, year: Option<u16>, (before, behind): (&str, &str)) -> Word {
    match (number.unit, year.map(Decimal::from)) {
        ("年", Some(year)) if number.value == year => Word::ThisPeriod,
        ("年", Some(year)) if number.value == year - Decimal::ONE => Word::LastYear,
        ("年", Some(year)) if number.value == year + Decimal::ONE => Word::NextYear,
        ("年", Some(_)) => Word::OtherPeriod,
        // 1月1日至12月31日 is the whole year, 12月份 is not.
        ("月", _) if !bounds_year(number, before, behind) => Word::OtherPeriod,
        _ => Word::Filler,
    }
}

/// Whether a month is named as where the year begins or ends: with its day, 截至12月底, 1月至12月.
fn bounds_year(number: &Numeral, before: &str, behind: &str) -> bool {
    const NEAR: usize = 8;
    let is_to = |c: char| matches!(c, '至' | '到' | '止' | '—' | '-' | '~' | '～');
    let is_end = behind.starts_with(['底', '末']);
    let is_from = behind
        .trim_start()
        .starts_with(|c: char| half_width(c).is_ascii_digit() || is_to(c));
    let mut near = before.chars().rev().take(NEAR);
    [1, 12].map(Decimal::from).contains(&number.value)
        && (is_from || before.ends_with(is_to) || is_end && near.any(is_to))
}
