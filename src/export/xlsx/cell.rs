//! What is written into a cell: a number, a formula, text, or nothing.

use rust_xlsxwriter::{Format, Formula, Worksheet, utility};

use super::{FIRST_ROW, XlsxError};
use crate::export::markup::clean;
use crate::form::{CellId, Sheet};
use crate::report::{Meaning, Report, field};

/// Excel keeps no more digits of a number than this.
const DIGITS: usize = 15;
/// No longer text in a cell, in UTF-16 units.
pub(super) const MOST_TEXT: usize = 32_767;
/// No longer format of a number.
const MOST_FORMAT: usize = 255;

/// What is written into a cell.
#[derive(Debug, PartialEq)]
pub(super) struct Written {
    content: Content,
    /// Excel's format that shows the number as it was written, empty for text.
    pub(super) number_format: String,
    /// Whether there was more text than Excel takes.
    pub(super) is_cut: bool,
}

#[derive(Debug, PartialEq)]
enum Content {
    Nothing,
    Text(String),
    Number(f64),
    /// The formula, and the number that it gives.
    Sum(String, f64),
}

impl Written {
    /// Text as much as Excel takes, or nothing where there is none.
    pub(super) fn text(text: &str) -> Written {
        let text = clean(text);
        let taken = beginning(&text, MOST_TEXT);
        let is_cut = taken.len() < text.len();
        let content = if text.is_empty() {
            Content::Nothing
        } else {
            Content::Text(taken.to_owned())
        };
        Written {
            content,
            number_format: String::new(),
            is_cut,
        }
    }

    /// A number of the report. One with more digits than Excel keeps is written as text: it would
    /// come back as another.
    pub(super) fn of(report: &Report, sheet: &Sheet, cell: CellId) -> Written {
        let value = report.value(cell);
        let is_negative = match value.meaning() {
            Meaning::Whole(number) => *number < 0,
            Meaning::Amount(..) => false,
            Meaning::Empty | Meaning::NotANumber => return Written::text(value.text()),
        };
        let Some((size, number_format)) = number(value.text(), is_negative) else {
            return Written::text(value.text());
        };
        let number = if is_negative { -size } else { size };
        let formula = report.added_up(cell).and_then(|terms| sum(sheet, terms));
        Written {
            content: match formula {
                Some(formula) => Content::Sum(formula, number),
                None => Content::Number(number),
            },
            number_format,
            is_cut: false,
        }
    }

    /// Writes it at a row and a column.
    pub(super) fn put(
        &self,
        page: &mut Worksheet,
        (row, column): (u32, u16),
        look: &Format,
    ) -> Result<(), XlsxError> {
        match &self.content {
            Content::Nothing => page.write_blank(row, column, look)?,
            Content::Text(text) if field::is_formula(text) => {
                // Text it is in any case; this keeps it so where somebody edits the cell.
                let look = look.clone().set_quote_prefix();
                page.write_string_with_format(row, column, text, &look)?
            }
            Content::Text(text) => page.write_string_with_format(row, column, text, look)?,
            Content::Number(number) => page.write_number_with_format(row, column, *number, look)?,
            Content::Sum(formula, result) => {
                let formula = Formula::new(formula).set_result(result.to_string());
                page.write_formula_with_format(row, column, formula, look)?
            }
        };
        Ok(())
    }
}

/// The beginning of a text, so many UTF-16 units at most, of whole characters.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let mut units = 0;
    let over = text.char_indices().find(|(_, ch)| {
        units += ch.len_utf16();
        units > most
    });
    &text[..over.map_or(text.len(), |(end, _)| end)]
}

/// The size of a number, without its sign, and the format that shows it as it is typed: 减3, 12.50,
/// 251000元.
fn number(typed: &str, is_negative: bool) -> Option<(f64, String)> {
    let is_digit = |ch: char| ch.is_ascii_digit();
    let (first, last) = (typed.find(is_digit)?, typed.rfind(is_digit)?);
    let (before, digits, after) = (&typed[..first], &typed[first..=last], &typed[last + 1..]);
    let significant = digits.trim_start_matches(['0', '.']).chars();
    if significant.filter(|ch| *ch != '.').count() > DIGITS {
        return None;
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    // Zeros in front are shown only if they were typed.
    let shown = if whole.starts_with('0') {
        whole.len()
    } else {
        1
    };
    let mut pattern = quoted(before)? + &"0".repeat(shown);
    if !fraction.is_empty() {
        pattern.push('.');
        pattern.push_str(&"0".repeat(fraction.len()));
    }
    pattern.push_str(&quoted(after)?);
    let pattern = if is_negative {
        // Before the semicolon what is not negative, behind it what is.
        format!("0;{pattern}")
    } else if before.is_empty() {
        pattern
    } else {
        format!("{pattern};-0")
    };
    (pattern.encode_utf16().count() <= MOST_FORMAT).then_some(())?;
    Some((digits.parse().ok()?, pattern))
}

/// Words in a number's format.
fn quoted(words: &str) -> Option<String> {
    if words.is_empty() {
        return Some(String::new());
    }
    (!words.contains('"')).then(|| format!("\"{words}\""))
}

/// The formula that adds up cells of a sheet; none if one of them is not on it.
fn sum(sheet: &Sheet, cells: &[CellId]) -> Option<String> {
    let mut runs: Vec<[(u32, u16); 2]> = Vec::new();
    for cell in cells {
        let place = sheet.place_of(*cell)?;
        let at = ((FIRST_ROW + place.row) as u32, place.column as u16);
        match runs.last_mut() {
            Some([from, to])
                if (from.0 == at.0 && at == (to.0, to.1 + 1))
                    || (from.1 == at.1 && at == (to.0 + 1, to.1)) =>
            {
                *to = at;
            }
            _ => runs.push([at, at]),
        }
    }
    let name = |(row, column)| utility::row_col_to_cell(row, column);
    let runs: Vec<String> = runs
        .iter()
        .map(|[from, to]| {
            if from == to {
                name(*from)
            } else {
                format!("{}:{}", name(*from), name(*to))
            }
        })
        .collect();
    Some(format!("=SUM({})", runs.join(",")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;

    #[test]
    fn a_number_is_shown_as_it_was_typed() {
        for (typed, is_negative, size, format) in [
            ("71", false, 71.0, "0"),
            ("0", false, 0.0, "0"),
            ("12.50", false, 12.5, "0.00"),
            ("007.5", false, 7.5, "000.0"),
            ("0.5", false, 0.5, "0.0"),
            ("减3", true, 3.0, "0;\"减\"0"),
            ("-1", true, 1.0, "0;\"-\"0"),
            ("增10", false, 10.0, "\"增\"0;-0"),
            ("15922.04万元", false, 15922.04, "0.00\"万元\""),
        ] {
            let wanted = Some((size, format.to_owned()));
            assert_eq!(number(typed, is_negative), wanted, "{typed}");
        }
    }

    #[test]
    fn a_number_that_excel_would_round_is_no_number_for_it() {
        assert!(number("123456789012345", false).is_some());
        assert!(number("0.00123456789012345", false).is_some());
        assert_eq!(number("1234567890123456", false), None);
        assert_eq!(number("123456789012.3456", false), None);
        assert_eq!(number("", false), None);
        // Nor is one whose format would be longer than Excel takes.
        assert!(number(&format!("{}7", "0".repeat(200)), false).is_some());
        assert_eq!(number(&format!("{}7", "0".repeat(300)), false), None);
    }

    #[test]
    fn the_beginning_of_a_text_counts_as_excel_does_and_halves_no_character() {
        assert_eq!(beginning("甲乙丙", 2), "甲乙");
        assert_eq!(beginning("甲乙丙", 3), "甲乙丙");
        assert_eq!(beginning("甲😀丙", 2), "甲");
        assert_eq!(beginning("甲😀丙", 3), "甲😀");
        assert_eq!(beginning("", 0), "");
    }

    #[test]
    fn a_sum_names_neighbours_as_one_range() {
        let form = Form::undated();
        let cells = |names: &[&str]| -> Vec<CellId> {
            let cell = |name: &&str| form.find(name).unwrap();
            names.iter().map(cell).collect()
        };
        let formula = |names: &[&str]| {
            let cells = cells(names);
            sum(form.sheet(form.section_of(cells[0])).unwrap(), &cells)
        };
        let row = ["natural", "business", "research"].map(|id| format!("applications.new.{id}"));
        let row = row.each_ref().map(String::as_str);
        assert_eq!(formula(&row).unwrap(), "=SUM(D5:F5)");
        let column = [
            "applications.granted.natural",
            "applications.partial.natural",
        ];
        assert_eq!(formula(&column).unwrap(), "=SUM(D7:D8)");
        let apart = ["applications.new.natural", "applications.partial.natural"];
        assert_eq!(formula(&apart).unwrap(), "=SUM(D5,D8)");
        // What stands on another sheet is not added up.
        let other = ["applications.new.natural", "review.cases.upheld"];
        assert_eq!(formula(&other), None);
    }
}
