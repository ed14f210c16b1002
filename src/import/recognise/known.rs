//! A heading of the form, by the words that it may have, and what of a line may be one.

use crate::import::text::page_marks::is_page;
use crate::import::text::piece::Piece;
use crate::import::text::words::{first_level, key, length, second_level, without_ordinal};
use crate::report::half_width;

/// A heading on a line of its own is no longer than this, in characters.
const LONGEST: usize = 50;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    First,
    Second,
}

/// A heading of the form.
pub(super) struct Known {
    pub(super) official: String,
    pub(super) number: usize,
    /// Its words without the number, to be compared.
    pub(super) key: String,
    pub(super) aliases: Vec<String>,
    /// By all of them its topic is known.
    pub(super) topics: Vec<String>,
}

impl Known {
    pub(super) fn new(level: Level, official: &str, aliases: &[String]) -> Known {
        let (ordinal, _) = match level {
            Level::First => first_level(official),
            Level::Second => second_level(official),
        };
        let own = key(without_ordinal(official));
        let aliases: Vec<String> = aliases.iter().map(|alias| key(alias)).collect();
        let mut topics = aliases.clone();
        topics.push(own.clone());
        Known {
            official: official.to_owned(),
            number: ordinal.map_or(0, |ordinal| ordinal.number),
            key: own,
            aliases,
            topics,
        }
    }
}

/// A line without blanks around it and the marks that Markdown puts before a heading.
pub(super) fn unmarked(line: &str) -> &str {
    let line = line.trim();
    without_number(match line.strip_prefix('#') {
        Some(rest) => rest.trim_start_matches('#').trim_start(),
        None => line,
    })
}

/// A line without 第一部分, a Roman numeral or `1.2` with a blank before its words: what else headings are
/// numbered with.
fn without_number(text: &str) -> &str {
    let is_digit = |c: char| half_width(c).is_ascii_digit();
    let is_numeral = |c: char| "一二三四五六七八九十".contains(c);
    let is_roman = |c: char| ('Ⅰ'..='Ⅻ').contains(&c);
    let is_stop = |c: char| c.is_whitespace() || "、.．：:".contains(c);
    let named = text.strip_prefix('第').and_then(|rest| {
        let rest = rest.trim_start_matches(is_numeral).trim_start();
        rest.strip_prefix("部分")
    });
    let roman = text.strip_prefix(is_roman);
    if let Some(rest) = named.or(roman).or_else(|| without_mark(text)) {
        return rest.trim_start_matches(is_stop);
    }
    let (number, words) = text.split_once(char::is_whitespace).unwrap_or_default();
    let mut levels = number.split(['.', '．']);
    let is_number =
        levels.all(|level| (1..=2).contains(&level.chars().count()) && level.chars().all(is_digit));
    if is_number { words.trim_start() } else { text }
}

/// A line without what else it may be numbered with: 第一章 A. (a) ii. ㈠ ⒈ ⑴ 壹、
fn without_mark(text: &str) -> Option<&str> {
    const FORMAL: [char; 10] = ['壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾'];
    let chapter = text.strip_prefix('第').and_then(|rest| {
        let rest = rest.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
        rest.strip_prefix(['章', '节'])
    });
    // One sign that is number and bracket or stop at once.
    let signed = text.strip_prefix(|c: char| {
        ('㈠'..='㈩').contains(&c) || ('⒈'..='⒛').contains(&c) || ('⑴'..='⒇').contains(&c)
    });
    let formal = text
        .strip_prefix(FORMAL)
        .filter(|rest| rest.starts_with(['、', '．', '.']));
    // 一（二）: the number of the section before that of its part.
    let of_section = text.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    if of_section.len() < text.len() && second_level(of_section).0.is_some() {
        return Some(of_section);
    }
    let inner = text.strip_prefix(['(', '（']).unwrap_or(text);
    let letters = inner.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_number = letters == 1
        || (2..=3).contains(&letters) && inner[..letters].chars().all(|c| "ivxIVX".contains(c));
    let lettered = inner
        .get(letters..)
        .filter(|_| is_number)
        .filter(|rest| rest.starts_with(['.', '．', '、', ')', '）']))
        .map(|rest| rest.trim_start_matches(['.', '．', '、', ')', '）']));
    chapter.or(signed).or(formal).or(lettered)
}

/// The last words of a line, behind its last sentence, if they are short.
pub(super) fn glued(text: &str) -> Option<(usize, &str)> {
    let ends = ['。', '！', '？', '；', '!', '?', ';', '”', '）'];
    let last = text.rfind(ends)?;
    let begin = last + text[last..].chars().next()?.len_utf8();
    let tail = &text[begin..];
    let words = tail.trim_start();
    (!words.is_empty() && is_short(words)).then(|| (begin + tail.len() - words.len(), words))
}

/// Whether a text is no longer than a heading may be.
pub(super) fn is_short(text: &str) -> bool {
    text.len() <= LONGEST * 4 && length(text) <= LONGEST
}

/// Whether a line is the rest of the one before it, which was cut: it is long and ends no sentence. The
/// number of a page may stand between.
pub(super) fn is_rest(pieces: &[Piece<'_>], at: usize) -> bool {
    const LONG: usize = 16;
    let mut is_turned = false;
    let mut before = pieces[..at].iter().rev().map_while(|piece| match piece {
        Piece::Line(line) => Some(*line),
        Piece::Row(_) => None,
    });
    let before = before.find(|line| {
        let is_page = is_page(line);
        is_turned |= is_page;
        !is_page && (!line.trim().is_empty() || !is_turned)
    });
    before.is_some_and(|before| {
        let before = before.trim_end();
        length(before.trim_start()) >= LONG
            && before.contains(['，', '、', '。', '；', '：', '《', '“'])
            && !before.ends_with(['。', '；', '：', ':', '！', '？', '”', '）'])
    })
}
