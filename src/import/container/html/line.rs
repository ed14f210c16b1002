//! A line of a page as a browser shows it: blanks joined, line ends of the source taken for blanks.

use crate::import::container::scripts::{self, Script};

/// A line being put together.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    /// Whether a blank goes before what comes next, and whether it is the end of a source line.
    blank: Option<bool>,
    /// Whether a number that stands in front of the text has just ended.
    numbered: bool,
}

impl Line {
    /// Adds text of the source.
    pub(super) fn push(&mut self, text: &str, script: Script) {
        let mut rest = text;
        while !rest.is_empty() {
            let words = rest.trim_start_matches(is_blank);
            let blanks = &rest[..rest.len() - words.len()];
            if !blanks.is_empty() {
                let is_end = blanks.contains(['\n', '\r']);
                self.blank = Some(self.blank.unwrap_or(false) || is_end);
            }
            let end = words.find(is_blank).unwrap_or(words.len());
            self.word(&words[..end], script);
            rest = &words[end..];
        }
    }

    fn word(&mut self, word: &str, script: Script) {
        let Some(first) = word.chars().next() else {
            return;
        };
        let last = self.text.chars().next_back();
        if let Some(is_end) = self.blank.take()
            && let Some(last) = last.filter(|last| *last != '\n')
            && !(is_end && is_wide(last) && is_wide(first))
        {
            self.text.push(' ');
        } else if std::mem::take(&mut self.numbered)
            && first.is_ascii_alphanumeric()
            && last.is_some_and(|last| last.is_ascii_alphanumeric() || last == '.')
        {
            self.text.push(' ');
        }
        self.numbered = false;
        // A blank that does not join is one all the same.
        if word.contains('\u{a0}') {
            scripts::push(&mut self.text, &word.replace('\u{a0}', " "), script);
        } else {
            scripts::push(&mut self.text, word, script);
        }
    }

    /// Adds text whose blanks and line ends are kept.
    pub(super) fn push_kept(&mut self, text: &str) {
        self.blank = None;
        self.text
            .push_str(&text.replace("\r\n", "\n").replace(['\r'], "\n"));
    }

    /// Ends the line inside a paragraph.
    pub(super) fn end_line(&mut self) {
        self.blank = None;
        self.text.push('\n');
    }

    /// Ends the number in front of the text: the room behind it is no blank.
    pub(super) fn end_number(&mut self) {
        self.blank = None;
        let end = self
            .text
            .trim_end_matches(|c: char| c.is_whitespace() && c != '\n')
            .len();
        self.text.truncate(end);
        self.numbered = true;
    }

    /// The line, after which a new one begins.
    pub(super) fn take(&mut self) -> String {
        self.blank = None;
        self.numbered = false;
        std::mem::take(&mut self.text)
    }
}

/// What a browser takes for a blank.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// Whether a character is written without blanks between it and its like.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_joined_as_a_browser_does_but_not_between_chinese_characters() {
        for (source, shown) in [
            ("  主动 \n  公开", "主动公开"),
            ("主动  公开", "主动 公开"),
            ("公开\n15 条", "公开 15 条"),
            ("a\r\n b", "a b"),
            ("1\n5", "1 5"),
            ("甲\u{a0}\u{a0}乙", "甲  乙"),
        ] {
            let mut line = Line::default();
            line.push(source, Script::Plain);
            assert_eq!(line.take(), shown);
        }
    }

    #[test]
    fn a_number_in_front_does_not_run_into_a_number() {
        for (number, text, shown) in [
            ("一、\u{a0}\u{a0} ", "总体情况", "一、总体情况"),
            ("1.\u{a0}", "2024年", "1. 2024年"),
        ] {
            let mut line = Line::default();
            line.push(number, Script::Plain);
            line.end_number();
            line.push(text, Script::Plain);
            assert_eq!(line.take(), shown);
        }
    }
}
