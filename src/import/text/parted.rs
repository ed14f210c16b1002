//! Headings that stand within a paragraph, or with their text on one line: each gets a line of its own.
//!
//! 围绕春耕公布信息86条。（二）依申请公开。来信索要的，当日登记。 It is cut only where a sentence ends, before the
//! number and the very words of a heading of the form.

use super::piece::Piece;
use super::words::{Ordinal, first_level, second_level, without_ordinal};
use crate::form::Form;

/// No paragraph is cut into more lines.
const MOST: usize = 40;

/// A heading of the form.
#[derive(Clone, Copy)]
struct Name<'a> {
    /// Its words without the number.
    words: &'a str,
    number: usize,
    /// Whether it is numbered （一） and not 一、.
    is_part: bool,
}

impl<'a> Name<'a> {
    fn of(heading: &'a str) -> Name<'a> {
        let (ordinal, is_part, words) = ordinal(heading);
        Name {
            words,
            number: ordinal.map_or(0, |ordinal| ordinal.number),
            is_part,
        }
    }
}

/// The number that a text begins with, whether in brackets, and the words behind it.
fn ordinal(text: &str) -> (Option<Ordinal>, bool, &str) {
    match second_level(text) {
        (None, _) => {
            let (ordinal, words) = first_level(text);
            (ordinal, false, words)
        }
        (found, words) => (found, true, words),
    }
}

/// The form's headings, those of more words first.
fn names(form: &Form) -> Vec<Name<'_>> {
    let mut names: Vec<Name<'_>> = form.headings().map(Name::of).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
    names
}

/// Parts the lines of a report at the headings within them. What has a line of its own stands nowhere else.
pub(in crate::import) fn parted<'a>(pieces: Vec<Piece<'a>>, form: &Form) -> Vec<Piece<'a>> {
    let mut names = names(form);
    for piece in &pieces {
        if let Piece::Line(line) = piece {
            let words = without_ordinal(line.trim()).trim_end_matches(['。', '：', ':']);
            names.retain(|name| name.words != words);
        }
    }
    if names.is_empty() {
        return pieces;
    }
    let mut parted = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match piece {
            Piece::Line(line) if !line.contains(['\t', '|']) => {
                parted.extend(lines(line, &names).into_iter().map(Piece::Line));
            }
            piece => parted.push(piece),
        }
    }
    parted
}

fn lines<'a>(line: &'a str, names: &[Name<'_>]) -> Vec<&'a str> {
    let mut lines = Vec::new();
    let mut rest = line;
    while lines.len() < MOST {
        let Some((before, heading, behind)) = cut(rest, names) else {
            break;
        };
        lines.extend((!before.trim().is_empty()).then_some(before));
        lines.push(heading);
        rest = behind;
        if rest.trim().is_empty() {
            return lines;
        }
    }
    lines.push(rest);
    lines
}

/// What stands before the first heading in a text, the heading, and what stands behind it.
fn cut<'a>(text: &'a str, names: &[Name<'_>]) -> Option<(&'a str, &'a str, &'a str)> {
    let mut is_begin = true;
    for (at, c) in text.char_indices() {
        if is_begin && (c != '　' && !c.is_whitespace()) {
            let is_inner = !text[..at].trim().is_empty();
            if let Some((from, end)) = heading(&text[at..], names, is_inner) {
                let (heading, behind) = (&text[at + from..at + end], &text[at + end..]);
                let behind = behind.trim_start_matches(['—', '*', '】', '：', ':', '。']);
                return Some((&text[..at], heading, behind));
            }
        }
        is_begin = match c {
            '。' | '！' | '？' | '；' => true,
            '”' | '）' | ' ' | '　' | '*' => is_begin,
            _ => false,
        };
    }
    None
}

/// Where the heading begins and ends that a text begins with, if it must be parted from what stands around
/// it. `is_inner` says that something stands before it.
fn heading(text: &str, names: &[Name<'_>], is_inner: bool) -> Option<(usize, usize)> {
    let marked = text.trim_start_matches(['*', '【']);
    let marks = text.len() - marked.len();
    let is_marked = marks > 0;
    let (ordinal, is_part, words) = ordinal(marked);
    if ordinal.is_none() && !is_marked {
        return None;
    }
    let is_its = |name: &&Name<'_>| {
        let is_numbered =
            ordinal.is_none_or(|ordinal| ordinal.number == name.number && is_part == name.is_part);
        words.starts_with(name.words) && is_numbered
    };
    let name = names.iter().find(is_its)?;
    let behind = &words[name.words.len()..];
    let behind = behind.strip_prefix("工作").unwrap_or(behind);
    let behind = behind.strip_prefix("情况").unwrap_or(behind);
    let end = text.len() - behind.len();
    let is_closed = behind.starts_with(['】', '*']) || behind.starts_with("——");
    let stop = behind.chars().next().filter(|c| "。：:".contains(*c));
    let stop = stop.map_or(0, char::len_utf8);
    // **（一）主动公开。**
    let is_closed = is_closed || behind[stop..].starts_with('*');
    if is_marked || is_closed {
        return is_closed.then_some((marks, end));
    }
    let is_end = behind.trim().is_empty() || stop > 0;
    (is_inner && is_end).then_some((marks, end + stop))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Vec<&str> {
        lines(line, &names(Form::by_id("2021").unwrap()))
    }

    #[test]
    fn headings_within_a_paragraph_get_lines_of_their_own() {
        assert_eq!(
            of("公开透明贯穿各环节。（一）主动公开。公布86条。（二）依申请公开"),
            [
                "公开透明贯穿各环节。",
                "（一）主动公开。",
                "公布86条。",
                "（二）依申请公开"
            ]
        );
        assert_eq!(
            of("**（三）政府信息管理。**整理归档。"),
            ["（三）政府信息管理", "整理归档。"]
        );
        assert_eq!(of("【监督保障】委托评估。"), ["监督保障", "委托评估。"]);
        assert_eq!(
            of("（一）主动公开——公布86条。"),
            ["（一）主动公开", "公布86条。"]
        );
    }

    #[test]
    fn sentences_that_name_a_part_stay_whole() {
        for line in [
            "（一）主动公开全年发布信息203条。",
            "重点做好（一）主动公开、（二）依申请公开等工作。",
            "五、存在的主要问题及改进情况：解读不足。",
            "强化监督保障。落实责任。",
        ] {
            assert_eq!(of(line), [line]);
        }
    }
}
