//! How a document came out on its printed pages, for writers whose pages are to look the same.

use std::collections::HashMap;

use super::tag::Tag;

/// Where the lines of titles, paragraphs, labels and signatures end on the pages, and how the rows of tables lie.
/// The one of a document that was not laid out says nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Print {
    lines: HashMap<Tag, Vec<Line>>,
    rows: HashMap<(usize, usize), Row>,
}

/// A line as it was printed.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    place: (usize, f32),
    text: String,
    size: f32,
}

/// A table's row as it was printed.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Row {
    page: usize,
    height: f32,
}

impl Print {
    /// Takes down text of a type size that stands at a height of a page, after what came before it.
    pub(in crate::export) fn add_text(
        &mut self,
        tag: Tag,
        place: (usize, f32),
        text: &str,
        size: f32,
    ) {
        let lines = self.lines.entry(tag).or_default();
        match lines.last_mut() {
            Some(line) if line.place.0 == place.0 && (line.place.1 - place.1).abs() < 0.1 => {
                line.text.push_str(text);
            }
            _ => lines.push(Line {
                place,
                text: text.to_owned(),
                size,
            }),
        }
    }

    /// Takes down the height of a row of a table, in points, where it stands for the first time.
    pub(in crate::export) fn add_row(
        &mut self,
        block: usize,
        row: usize,
        page: usize,
        height: f32,
    ) {
        let first = Row { page, height };
        self.rows.entry((block, row)).or_insert(first);
    }

    /// A text in the lines that it was printed in; in one where it was not, or otherwise.
    pub(in crate::export) fn lines<'a>(&self, tag: Tag, text: &'a str) -> Vec<&'a str> {
        let Some(ends) = self.ends(tag, text).filter(|ends| ends.len() > 1) else {
            return vec![text];
        };
        let mut begin = 0;
        let line = |end| {
            let line = text.get(begin..end).unwrap_or_default();
            begin = end;
            line.trim_start()
        };
        ends.into_iter().map(line).collect()
    }

    /// Where the lines end that a text was printed in, in bytes, each after its last character that is
    /// no blank; none where it was not printed, or otherwise.
    pub(in crate::export) fn ends(&self, tag: Tag, text: &str) -> Option<Vec<usize>> {
        let all = self.lines.get(&tag)?;
        let mut ink = text.char_indices().filter(|(_, ch)| !ch.is_whitespace());
        let mut ends = Vec::new();
        let mut begin = 0;
        for line in all {
            let mut end = begin;
            for printed in line.text.chars().filter(|ch| !ch.is_whitespace()) {
                match ink.next() {
                    Some((at, ch)) if ch == printed => end = at + ch.len_utf8(),
                    _ => return None,
                }
            }
            if end > begin {
                ends.push(end);
                begin = end;
            }
        }
        ink.next().is_none().then_some(ends)
    }

    /// How many lines something takes; 0 where it was not printed.
    pub(in crate::export) fn count(&self, tag: Tag) -> usize {
        self.lines.get(&tag).map_or(0, Vec::len)
    }

    /// The type size of something, in points.
    pub(in crate::export) fn size(&self, tag: Tag) -> Option<f32> {
        self.lines.get(&tag)?.first().map(|line| line.size)
    }

    /// The height of a table's row in points.
    pub(in crate::export) fn row_height(&self, block: usize, row: usize) -> Option<f32> {
        self.rows.get(&(block, row)).map(|row| row.height)
    }

    /// Whether a page ends after a row of a table; none where it was not printed.
    pub(in crate::export) fn ends_page(&self, block: usize, row: usize) -> Option<bool> {
        let page = |row| self.rows.get(&(block, row)).map(|row| row.page);
        Some(page(row)? < page(row + 1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(lines: &[&str]) -> Print {
        let mut print = Print::default();
        for (index, line) in lines.iter().enumerate() {
            print.add_text(Tag::Title, (0, index as f32 * 34.0), line, 22.0);
        }
        print
    }

    #[test]
    fn a_text_is_cut_where_its_lines_end_whatever_its_blanks() {
        let print = printed(&["甲乙", "丙丁戊 ", "己"]);
        assert_eq!(
            print.lines(Tag::Title, "甲 乙丙丁戊 己"),
            ["甲 乙", "丙丁戊", "己"]
        );
        assert_eq!(print.count(Tag::Title), 3);
    }

    #[test]
    fn a_text_that_was_printed_otherwise_stays_whole() {
        let print = printed(&["甲乙", "丙"]);
        for text in ["甲乙", "甲乙丙丁", "乙甲丙", ""] {
            assert_eq!(print.lines(Tag::Title, text), [text]);
        }
        assert_eq!(printed(&["甲乙"]).lines(Tag::Title, " 甲乙 "), [" 甲乙 "]);
        assert_eq!(Print::default().lines(Tag::Signature, "甲"), ["甲"]);
    }
}
