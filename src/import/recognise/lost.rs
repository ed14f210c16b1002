//! Text whose heading is lost: it is placed by what it speaks of, and a note says so.

use super::{Work, quote};
use crate::form::Role;
use crate::import::text::piece::Piece;
use crate::import::text::words::{is_page_mark, is_value, key, length};

/// What the text of the last part speaks of.
const OTHER: [&str; 8] = [
    "信息处理费",
    "其他需要报告",
    "其它需要报告",
    "其他需报告",
    "其它需报告",
    "需要报告的事项",
    "收取费用",
    "收费情况",
];
/// What the text on problems speaks of.
const PROBLEMS: [&str; 10] = [
    "问题",
    "不足",
    "改进",
    "整改",
    "短板",
    "差距",
    "下一步",
    "有待",
    "还不够",
    "薄弱",
];

/// A text taken out of its place, with the section it belongs to.
type Moved<'a> = (usize, Vec<Piece<'a>>);

impl Work {
    /// The section of this role, if its heading was not found.
    fn lost(&self, role: Role) -> Option<usize> {
        let section = self.form.find_field(role)?.section;
        (!self.sections.contains(&section)).then_some(section)
    }

    /// Takes the prose behind a table that belongs to sections whose headings were not found, and
    /// places it.
    pub(super) fn prose_behind<'a>(
        &mut self,
        section: usize,
        mut pieces: Vec<Piece<'a>>,
    ) -> Vec<Piece<'a>> {
        let lost = [Role::Problems, Role::Other].map(|role| self.lost(role));
        let lost = lost.map(|lost| lost.filter(|lost| *lost > section));
        // The last table before it.
        let sections = self.form.sections();
        let is_last = (section + 1..sections.len()).all(|at| sections[at].tables.is_empty());
        if !is_last || lost == [None, None] {
            return pieces;
        }
        let begin = pieces.iter().rposition(|piece| !self.is_prose(piece));
        let begin = begin.map_or(0, |at| at + 1);
        let speaks = |piece: &Piece<'_>| says(piece, &PROBLEMS) || says(piece, &OTHER);
        // Where only the heading of 五 is lost, sentences between the tables and 六 can be nothing else.
        let is_sentence = |piece: &Piece<'_>| {
            matches!(piece, Piece::Line(line) if line.trim_end().ends_with('。')
                && !line.trim_start().starts_with(['注', '备', '说']))
        };
        let is_between = lost[0].is_some() && lost[1].is_none();
        let mut behind = pieces[begin..].iter();
        if begin == 0 || !behind.any(|piece| speaks(piece) || is_between && is_sentence(piece)) {
            return pieces;
        }
        let mut tail = pieces.split_off(begin);
        match lost {
            [Some(problems), Some(other)] => {
                let at = tail.iter().position(|piece| says(piece, &OTHER));
                let rest = tail.split_off(at.unwrap_or(tail.len()));
                self.place(problems, &tail);
                self.place(other, &rest);
            }
            [Some(section), None] | [None, Some(section)] => self.place(section, &tail),
            [None, None] => {}
        }
        pieces
    }

    /// Takes the text of the last section out of the one before it, where its heading is lost.
    pub(super) fn part_of_next<'a>(
        &self,
        section: usize,
        mut pieces: Vec<Piece<'a>>,
    ) -> (Vec<Piece<'a>>, Option<Moved<'a>>) {
        let problems = self.form.find_field(Role::Problems);
        let is_problems = problems.is_some_and(|field| field.section == section)
            && self.form.sections()[section].parts.is_empty();
        let Some(other) = self.lost(Role::Other).filter(|_| is_problems) else {
            return (pieces, None);
        };
        let at = pieces
            .iter()
            .position(|piece| says(piece, &OTHER) && !says(piece, &PROBLEMS));
        let Some(at) = at.filter(|at| *at > 0) else {
            return (pieces, None);
        };
        let rest = pieces.split_off(at);
        (pieces, Some((other, rest)))
    }

    /// Puts text into a section by what it speaks of, and says so.
    pub(super) fn place(&mut self, section: usize, pieces: &[Piece<'_>]) {
        let own = &self.form.sections()[section];
        let paragraphs = self.paragraphs(pieces);
        let (Some(first), Some(field)) = (paragraphs.first(), own.prose.first()) else {
            return;
        };
        let message = format!(
            "没有找到标题“{}”，{}起的 {} 段文字按内容放在这里，请核对。",
            own.name(),
            quote(&first.chars().take(20).collect::<String>()),
            paragraphs.len()
        );
        self.note(&own.name(), message);
        self.fill(field, pieces);
    }

    /// Whether a piece can be prose and no part of a table.
    fn is_prose(&self, piece: &Piece<'_>) -> bool {
        let Piece::Line(line) = piece else {
            return false;
        };
        let line = line.trim();
        if line.is_empty() || is_page_mark(line) {
            return true;
        }
        let key = key(line);
        let is_word = |c: &char| ('一'..='龥').contains(c);
        let words = line.chars().filter(is_word).count();
        let ends_in_number = line.split_whitespace().next_back().is_some_and(is_value);
        let is_table = line.contains(['\t', '|']) || is_value(line) || self.labels.contains(&key);
        let is_laid_out = ends_in_number && line.contains(char::is_whitespace);
        let is_table = is_table || words < 4 || is_laid_out;
        !is_table
            && (length(line) >= 12
                || says(piece, &PROBLEMS)
                || says(piece, &OTHER)
                || line.ends_with('。'))
    }
}

fn says(piece: &Piece<'_>, words: &[&str]) -> bool {
    matches!(piece, Piece::Line(line) if words.iter().any(|word| line.contains(word)))
}
