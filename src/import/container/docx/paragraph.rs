//! Paragraphs as they are shown: runs joined, the number in front.

use super::styles::Asked;
use crate::import::container::flow::Flow;
use crate::import::container::scripts::{self, Script};

/// A row laid out with tabs has fields no longer than this, in characters.
const LONGEST_FIELD: usize = 40;
/// It has at least so many fields.
const LEAST_FIELDS: usize = 3;

/// How the text of a run is set.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// Whether it is hidden, where the run itself says so.
    pub hidden: Option<bool>,
    /// Whether it is crossed out.
    pub struck: bool,
    /// How it stands to the line.
    pub script: Script,
    /// Its style.
    pub style: Option<String>,
}

/// A paragraph being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub style: Option<String>,
    pub asked: Asked,
    /// Whether the next paragraph goes on in it: its mark is deleted or hidden.
    pub joined: bool,
    /// Its text boxes.
    pub boxes: Vec<Flow>,
    pub run: Run,
    text: String,
}

impl Paragraph {
    /// A paragraph that goes on after one whose mark is deleted.
    pub(super) fn after(text: String) -> Paragraph {
        Paragraph {
            text,
            ..Paragraph::default()
        }
    }

    /// Adds text. Line ends in the XML are blanks.
    pub(super) fn push(&mut self, text: &str) {
        let text = text.replace(['\n', '\r', '\t'], " ");
        scripts::push(&mut self.text, &text, self.run.script);
    }

    /// Adds a character as it is: a tab, or the end of a line.
    pub(super) fn push_mark(&mut self, mark: char) {
        self.text.push(mark);
    }

    /// Its text, not yet complete, and its text boxes.
    pub(super) fn carry(self) -> (String, Vec<Flow>) {
        (self.text, self.boxes)
    }

    /// Its text with the number that Word puts before it. A number before nothing is shown in a cell
    /// only: an empty paragraph of a list is a blank line.
    pub(super) fn finish(self, number: &str, in_cell: bool) -> (String, Vec<Flow>) {
        let mut text = if in_cell {
            self.text.replace('\t', " ")
        } else {
            let lines = self.text.split('\n').map(without_idle_tabs);
            lines.collect::<Vec<_>>().join("\n")
        };
        if !number.is_empty() && (in_cell || !text.trim().is_empty()) {
            let rest = text.trim_start();
            // 1. before 2024 must not become 1.2024.
            let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '.';
            let joins =
                number.ends_with(is_plain) && rest.starts_with(|c: char| c.is_ascii_alphanumeric());
            let gap = match (joins, in_cell) {
                (false, _) => "",
                (true, false) => " ",
                // Nor 1 237, which is a number too.
                (true, true) => "、",
            };
            text = format!("{number}{gap}{rest}");
        }
        (text, self.boxes)
    }
}

/// A line whose tabs are blanks, unless it is a row of short fields: a tab behind a number or before
/// a date would pass for the border of a cell.
fn without_idle_tabs(line: &str) -> String {
    let line = line.trim();
    let fields = || line.split('\t').filter(|field| !field.trim().is_empty());
    let is_row = fields().count() >= LEAST_FIELDS
        && fields().all(|field| field.chars().nth(LONGEST_FIELD).is_none());
    if is_row {
        line.to_owned()
    } else {
        line.replace('\t', " ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_word_makes_never_joins_the_number_behind_it() {
        let finished = |number: &str, text: &str, in_cell| {
            let mut paragraph = Paragraph::default();
            paragraph.push(text);
            paragraph.finish(number, in_cell).0
        };
        assert_eq!(finished("1", "237", true), "1、237");
        assert_eq!(finished("1.", "237", true), "1.、237");
        assert_eq!(finished("1.", "2024年", false), "1. 2024年");
        assert_eq!(finished("1.", "属于国家秘密", true), "1.属于国家秘密");
    }
}
