//! Text as a field of what a spreadsheet takes in: one that it would take for a formula is told to be
//! text by an apostrophe before it, as spreadsheets themselves do. Other programs show that as it is.

use std::borrow::Cow;

/// What a spreadsheet takes for the beginning of a formula, as its Chinese and Japanese editions do.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// What says that a field is text.
const MARK: char = '\'';

/// Whether a spreadsheet would take a text for a formula: it begins with one of the signs, behind
/// blanks and control characters too, which some leave out, and is no number.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    let is_left_out = |ch: char| {
        ch.is_whitespace() || ch.is_control() || matches!(ch, '\u{200b}'..='\u{200f}' | '\u{feff}')
    };
    let shown = text.trim_start_matches(is_left_out);
    shown.starts_with(SIGNS) && !is_number(shown.trim_end())
}

/// Whether a text is a number with a sign: -3, +12.5, －1,000.
fn is_number(text: &str) -> bool {
    let Some(digits) = text.strip_prefix(['+', '-', '＋', '－']) else {
        return false;
    };
    let is_digit = |ch: char| matches!(ch, '0'..='9' | '０'..='９');
    let is_part = |ch: char| is_digit(ch) || matches!(ch, '.' | ',' | '．' | '，');
    digits.starts_with(is_digit) && digits.ends_with(is_digit) && digits.chars().all(is_part)
}

/// The text as a field that no spreadsheet takes for a formula.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    // What looks guarded is guarded once more: what is taken off must be what was put on.
    if is_formula(text.trim_start_matches(MARK)) {
        Cow::Owned(format!("{MARK}{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text of a field that may be guarded.
#[must_use]
pub fn unguarded(field: &str) -> &str {
    match field.strip_prefix(MARK) {
        Some(text) if is_formula(text.trim_start_matches(MARK)) => text,
        _ => field,
    }
}

/// A text with the guards taken off that stand at the beginning of lines and behind tabs.
#[must_use]
pub fn all_unguarded(text: String) -> String {
    if !text.contains(MARK) {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    for piece in text.split_inclusive(['\n', '\t']) {
        plain.push_str(unguarded(piece));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_takes_for_a_formula_is_guarded_and_a_number_is_not() {
        for formula in [
            "=HYPERLINK(\"a\",\"b\")",
            "+1+1",
            "-1+1",
            "@SUM(A1)",
            "＝1",
            "＋a",
            "－a",
            "＠a",
            "\t=1",
            "\r=1",
            " =1",
            "\u{3000}=1",
            "\u{feff}=1",
            "=",
            "-",
            "-3件",
            "--3",
            "-1,2,",
        ] {
            assert!(is_formula(formula), "{formula:?}");
            assert_eq!(guarded(formula), format!("'{formula}"));
        }
        for other in [
            "",
            "3",
            "-3",
            "+5",
            "－３",
            "-1,000.50",
            "+0.5 ",
            "减3",
            "'",
            "'甲",
            "——",
            "a=1",
            "a@b",
        ] {
            assert!(!is_formula(other), "{other:?}");
            assert_eq!(guarded(other), other);
        }
    }

    #[test]
    fn what_was_guarded_comes_back_to_the_letter() {
        for text in [
            "=1", "'=1", "''-a", "'甲", "'", "", "-3", "'-3", "\t=1", "' =1",
        ] {
            assert_eq!(unguarded(&guarded(text)), text, "{text:?}");
        }
        let line = "'=1\t甲\t'-a\n'甲\n'＝\r\n''=2".to_owned();
        assert_eq!(all_unguarded(line), "=1\t甲\t-a\n'甲\n＝\r\n'=2");
    }
}
