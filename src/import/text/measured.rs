//! The lines of a part of the prose, measured: how far each is indented and reaches, and how it begins and
//! ends.

use super::page_marks::{is_marked_page, is_page};
use super::piece::Piece;
use super::words::{first_level, length, second_level};
use crate::report::half_width;

/// A line of the prose, measured.
pub(super) struct Line<'a> {
    pub text: &'a str,
    /// How far it is indented, and how far it reaches.
    pub indent: usize,
    pub width: usize,
    /// Whether a blank line stands before it.
    pub apart: bool,
    /// Whether a page ended before it.
    pub turned: bool,
    /// How far those lines of its paragraph are indented that go on, where a number hangs out of them.
    pub hang: usize,
}

impl<'a> Line<'a> {
    pub fn of(line: &'a str) -> Line<'a> {
        let text = line.trim();
        let before = line.trim_end().strip_suffix(text).unwrap_or_default();
        let indent = cells(before);
        Line {
            text,
            indent,
            width: indent + cells(text),
            apart: false,
            turned: false,
            hang: 0,
        }
    }

    /// The same without the margin of its page.
    pub fn without(self, margin: usize) -> Line<'a> {
        Line {
            indent: self.indent.saturating_sub(margin),
            width: self.width.saturating_sub(margin),
            ..self
        }
    }

    pub fn is_indented(&self) -> bool {
        self.indent >= 2
    }

    pub fn ends(&self) -> bool {
        ends_sentence(self.text) && !is_open(self.text)
    }

    /// Whether the next line is indented because this one's number hangs out of the paragraph.
    pub fn hangs_out_of(&self, next: &Line<'_>) -> bool {
        let begins = is_outlined(self.text) && next.indent > self.indent;
        next.is_indented()
            && !next.apart
            && !self.ends()
            && !is_outlined(next.text)
            && (begins || self.hang == next.indent)
    }
}

/// How wide a text is, in half-width characters.
fn cells(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(!c.is_ascii())).sum()
}

fn ends_sentence(text: &str) -> bool {
    let inner = text.trim_end_matches(['”', '’', '」', '』', '"', '）', ')']);
    let inner = if inner.is_empty() { text } else { inner };
    inner.ends_with(['。', '！', '？', '；', '：', '!', '?', ';', ':', '…'])
}

/// Whether a bracket or quotation mark is open at the end.
pub(super) fn is_open(text: &str) -> bool {
    [
        ('（', '）'),
        ('(', ')'),
        ('《', '》'),
        ('“', '”'),
        ('〔', '〕'),
    ]
    .iter()
    .any(|(open, close)| text.matches(*open).count() > text.matches(*close).count())
}

/// Whether a text cannot begin a line: it begins with a mark that closes something.
pub(super) fn must_follow(text: &str) -> bool {
    text.starts_with([
        '，', '。', '、', '；', '：', '！', '？', '）', '》', '”', '’', '〕', '％', '%',
    ])
}

/// Whether a line begins with the number of an outline: （一） 一、 1. 一是.
pub(super) fn is_outlined(text: &str) -> bool {
    let text = text.trim_start_matches(['#', '*', ' ']);
    let numerals = "一二三四五六七八九十";
    let is_said = {
        let mut letters = text.chars();
        let first = letters.next();
        let second = letters.next();
        first.is_some_and(|c| numerals.contains(c)) && second == Some('是')
            || first == Some('第')
                && second.is_some_and(|c| numerals.contains(c))
                && letters.next().is_some_and(|c| "，、".contains(c))
            || first.is_some_and(|c| "①②③④⑤⑥⑦⑧⑨⑩●■◆·".contains(c))
    };
    let (first, rest) = first_level(text);
    let is_counted = first.is_some() && !rest.starts_with(|c: char| half_width(c).is_ascii_digit());
    is_said || is_counted || second_level(text).0.is_some()
}

/// Whether a line is made of words: most of it are Chinese characters.
pub(super) fn is_words(text: &str) -> bool {
    let is_word = |c: &char| ('一'..='龥').contains(c);
    let of_address = text.find("http").or_else(|| text.find("www."));
    let address = of_address.map_or(0, |at| {
        let rest = text[at..].bytes();
        rest.take_while(u8::is_ascii_graphic).count()
    });
    text.chars().filter(is_word).count() * 10 >= (length(text) - address) * 5
}

pub(super) fn has_clauses(text: &str) -> bool {
    text.contains(['，', '、', '。', '；', '：'])
}

/// How wide the margin is that all lines of a part begin with, where some are indented further: text taken
/// out of a PDF as it is laid out.
pub(super) fn margin(pieces: &[Piece<'_>]) -> usize {
    let indents = pieces.iter().filter_map(|piece| match piece {
        Piece::Line(line) if !line.trim().is_empty() && !is_page(line) => {
            Some(Line::of(line).indent)
        }
        _ => None,
    });
    let least = indents.clone().min().unwrap_or(0);
    let is_further = |indent: usize| indent >= least + 2;
    if least >= 2 && indents.clone().count() > 2 && indents.into_iter().any(is_further) {
        least
    } else {
        0
    }
}

/// The lines of a part, without the numbers of pages and blank lines.
pub(super) fn lines<'a>(pieces: &[Piece<'a>]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let (mut apart, mut turned) = (false, false);
    let margin = margin(pieces);
    let is_spaced = is_spaced(pieces);
    let is_blank = |piece: Option<&Piece<'_>>| matches!(piece, Some(Piece::Line(line)) if line.trim().is_empty());
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Line(line) = piece else { continue };
        // A bare number between blank lines is that of a page, too.
        let is_alone = apart && is_blank(pieces.get(at + 1));
        if line.trim().is_empty() {
            apart = true;
        } else if is_marked_page(line) || (margin > 0 || is_alone) && is_page(line) {
            turned = true;
        } else if !line.contains(['\t', '|']) {
            let mut line = Line::of(line).without(margin);
            (line.apart, line.turned) = (apart && !turned && !is_spaced, turned);
            lines.push(line);
            (apart, turned) = (false, false);
        }
    }
    lines
}

/// Whether a blank line stands behind each line, and only an indent begins a paragraph.
pub(super) fn is_spaced(pieces: &[Piece<'_>]) -> bool {
    const FEWEST: usize = 4;
    let mut lines: Vec<Line<'_>> = Vec::new();
    let (mut is_apart, mut is_headed) = (true, false);
    for piece in pieces {
        match piece {
            Piece::Line(line) if line.trim().is_empty() => is_apart = true,
            Piece::Line(line) if is_page(line) => {}
            // Two lines that are together, neither of which is a heading.
            Piece::Line(_) if !is_apart && !is_headed => return false,
            Piece::Line(line) => {
                is_headed = is_outlined(line.trim());
                lines.push(Line::of(line));
                is_apart = false;
            }
            Piece::Row(_) => return false,
        }
    }
    let open = lines
        .windows(2)
        .filter(|pair| !pair[0].ends() && !pair[1].is_indented());
    lines.len() >= FEWEST && lines.iter().any(Line::is_indented) && open.count() > 1
}
