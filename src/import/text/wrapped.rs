//! Text whose lines were cut at the edge of a page, as it is copied out of a PDF: lines that go on are
//! joined into paragraphs, page numbers and running heads are left out.
//!
//! Nothing is joined in a text that shows no such cuts: what was typed line by line stays so.

use super::measured::{
    Line, has_clauses, is_open, is_outlined, is_spaced, is_words, lines, margin, must_follow,
};
use super::page_marks::is_page;
use super::piece::Piece;

/// A measure is no narrower, in half-width characters: nobody sets a page of fewer.
const NARROWEST: usize = 36;
/// A column of a page is narrower, where all lines but the last ones fill it.
const COLUMN: usize = 24;
/// Nor is one wider.
const WIDEST: usize = 100;
/// Lines of one measure differ by no more.
const NEAR: usize = 6;
/// No more lines tell the measure.
const MOST: usize = 500;
/// Nor do those that are to tell the measure alone, by so much.
const EVEN: usize = 2;

/// How a text was cut into lines.
#[derive(Debug, Clone, Copy)]
pub(in crate::import) struct Wraps {
    /// How wide its lines are, in half-width characters.
    width: usize,
    /// Whether all that is numbered is indented where it begins a paragraph.
    is_indented: bool,
}

impl Wraps {
    /// How the prose in these parts was cut into lines, if it was.
    pub(in crate::import) fn of<'a>(parts: impl Iterator<Item = &'a [Piece<'a>]>) -> Option<Wraps> {
        let mut told: Vec<usize> = Vec::new();
        let mut even: Vec<usize> = Vec::new();
        let mut outlined: Vec<(bool, usize)> = Vec::new();
        for part in parts {
            let lines = lines(part);
            let widest = lines.iter().map(|line| line.width).max().unwrap_or(0);
            let mut pairs: Vec<usize> = Vec::new();
            for pair in lines.windows(2) {
                let (line, next) = (&pair[0], &pair[1]);
                if is_outlined(next.text) {
                    outlined.push((next.is_indented(), line.width));
                }
                let hangs = line.hangs_out_of(next);
                let is_cut = !line.ends()
                    && (!next.is_indented() || hangs)
                    && !next.apart
                    && !is_outlined(next.text)
                    && is_words(line.text)
                    && (line.is_indented() || has_clauses(line.text))
                    && line.width >= COLUMN
                    && line.width <= WIDEST;
                if !is_cut {
                    continue;
                }
                // Marks and numbers alone may have been typed so.
                let is_word = |c: char| ('一'..='龥').contains(&c);
                let follows = must_follow(next.text) && next.text.contains(is_word);
                let is_wide = line.width >= NARROWEST;
                if is_wide && (line.is_indented() || next.turned || follows) {
                    told.push(line.width);
                }
                pairs.push(line.width);
            }
            // The same width again and again, and nothing wider.
            let full = pairs
                .iter()
                .filter(|width| **width + EVEN >= widest)
                .count();
            let is_column = widest < NARROWEST;
            if full >= 2
                && full * 2 > pairs.len()
                && (!is_column || full > 2 && full == pairs.len())
            {
                even.extend(pairs.iter().filter(|width| **width + EVEN >= widest));
            }
        }
        told.extend(even);
        told.truncate(MOST);
        // That which most lines fill.
        let filled = |width: usize| {
            let near = told
                .iter()
                .filter(|other| **other <= width && **other + NEAR >= width);
            near.count()
        };
        let width = told
            .iter()
            .copied()
            .max_by_key(|width| (filled(*width), *width))?;
        let indented = outlined.iter().filter(|(is_indented, _)| *is_indented);
        // Behind a line that is full it may be the rest of a paragraph.
        let is_short =
            |(is_indented, before): &(bool, usize)| !is_indented && before + NEAR < width;
        Some(Wraps {
            width,
            is_indented: indented.count() > 1 && !outlined.iter().any(is_short),
        })
    }

    /// The paragraphs of a part. `begun` says that its first line is the rest of one, behind a heading.
    pub(in crate::import) fn paragraphs(self, pieces: &[Piece<'_>], begun: bool) -> Vec<String> {
        let mut paragraphs: Vec<String> = Vec::new();
        let mut last: Option<(Line<'_>, bool, bool)> = None;
        let (mut apart, mut turned) = (false, false);
        let margin = margin(pieces);
        let is_spaced = is_spaced(pieces);
        for piece in pieces {
            let line = match piece {
                Piece::Line(line) if line.trim().is_empty() => {
                    apart = true;
                    continue;
                }
                Piece::Line(line) if is_page(line) => {
                    turned = true;
                    continue;
                }
                Piece::Line(line) => line,
                Piece::Row(row) => {
                    paragraphs.push(row.fields.join(" ").trim().to_owned());
                    last = None;
                    continue;
                }
            };
            let mut next = Line::of(line).without(margin);
            (next.apart, next.turned) = (apart && !turned && !is_spaced, turned);
            (apart, turned) = (false, false);
            let goes_on = last
                .as_ref()
                .filter(|(last, indented, rest)| self.goes_on(last, *indented, *rest, &next));
            if let (Some((last, ..)), true) = (&last, next.is_indented()) {
                next.hang = if last.hangs_out_of(&next) {
                    next.indent
                } else {
                    0
                };
            }
            let indented = if let (Some((_, indented, _)), Some(paragraph)) =
                (goes_on, paragraphs.last_mut())
            {
                if is_latin(paragraph.chars().last())
                    && is_latin(next.text.chars().next())
                    && !is_within_word(paragraph, next.text)
                {
                    paragraph.push(' ');
                }
                paragraph.push_str(next.text);
                *indented
            } else {
                paragraphs.push(next.text.to_owned());
                next.is_indented()
            };
            let rest = begun && last.is_none() && paragraphs.len() == 1;
            last = Some((next, indented || rest, rest));
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        paragraphs
    }

    /// Whether a line goes on in the next. `indented` says whether its paragraph begins so, `rest`
    /// whether the line is only the end of one.
    fn goes_on(self, line: &Line<'_>, indented: bool, rest: bool, next: &Line<'_>) -> bool {
        if next.is_indented() && !line.hangs_out_of(next)
            || next.apart
            || next.text.contains(['\t', '|'])
        {
            return false;
        }
        let ends = line.ends();
        if must_follow(next.text) && !ends {
            return true;
        }
        let is_longer = line.width > self.width + NEAR;
        let is_full = line.width + NEAR >= self.width && !is_longer && !rest;
        if is_longer {
            return false;
        }
        if ends {
            // A full line that ends in ； goes on on the next page where nothing new is numbered.
            let is_half = line.text.ends_with(['；', ';']) && next.turned;
            let is_outlined = is_outlined(next.text);
            return is_full
                && (indented && (self.is_indented || !is_outlined) || is_half && !is_outlined);
        }
        is_full
            || is_open(line.text)
            || !is_outlined(next.text) && indented && (rest || !is_outlined(line.text))
    }
}

/// Whether a line is cut within an address or an abbreviation (WO-RD), which have no blanks.
fn is_within_word(before: &str, behind: &str) -> bool {
    let start = before.rfind(|c: char| !c.is_ascii_graphic() || ",;()".contains(c));
    let word = &before[start.map_or(0, |at| {
        at + before[at..].chars().next().map_or(0, char::len_utf8)
    })..];
    let rest = behind
        .split(|c: char| !c.is_ascii_graphic())
        .next()
        .unwrap_or_default();
    let is_upper = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
    word.contains(['@', '/']) || word.starts_with("www.") || is_upper(word) && is_upper(rest)
}

fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(lines: &[&str]) -> Vec<String> {
        let pieces: Vec<Piece> = lines.iter().map(|line| Piece::Line(line)).collect();
        match Wraps::of(std::iter::once(&pieces[..])) {
            Some(wraps) => wraps.paragraphs(&pieces, false),
            None => lines.iter().map(|line| line.trim().to_owned()).collect(),
        }
    }

    #[test]
    fn lines_cut_at_the_measure_are_joined_and_others_are_not() {
        let cut = [
            "　　财政预决算、重大项目和惠民补贴三类信息由业务科室提供，办",
            "公室审核后统一公布。",
            "　　其余事项从略。",
        ];
        assert_eq!(paragraphs(&cut).len(), 2);
        let typed = ["每季度自查一次", "全年培训两次", "考核结果全部公布。"];
        assert_eq!(paragraphs(&typed), typed);
        let list = [
            "加强组织领导，明确分管负责同志和承办科室，把任务分解到人",
            "完善制度，修订公开目录",
            "组织培训，全年两次。",
        ];
        assert_eq!(paragraphs(&list), list);
    }

    #[test]
    fn a_full_line_that_ends_within_a_sentence_goes_on_on_the_next_page() {
        let cut = [
            "一是压实责任。每个科室指定联络员一名，按月汇总本科室的公",
            "开情况并在例会上通报，年底随考核一并计分，未完成的说明原",
            "因。",
            "二是加强学习培训。把公开条例列入学法计划，集中学习两次；",
            "",
            "7",
            "",
            "其余课时由科室自行安排，记录交办公室备查。",
        ];
        let found = paragraphs(&cut);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[1].ends_with("备查。"), "{found:?}");
    }
}
