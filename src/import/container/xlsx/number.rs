//! Numbers as their cells show them, as far as nothing is lost by it.

/// What the words in a number's format may be to be kept: 减, 件, 万元. Signs of currency and blanks
/// that line digits up are no part of a number.
fn is_word(ch: char) -> bool {
    ch == '+' || ch.is_alphabetic() && !ch.is_ascii()
}

/// What a number cell says. The format counts where it shows the very number, with its zeros, its unit
/// or its 减; where it rounds, or shows something else, it is the number itself. One that is shown in
/// thousands is no number until somebody says which is meant.
pub(super) fn shown(value: f64, format: Option<&str>) -> String {
    let stored = plain(value);
    if format.is_some_and(is_scaled) {
        return format!("{stored}（表中按千、万缩小显示）");
    }
    let shown = format.and_then(|format| formatted(value, &stored, format));
    shown.unwrap_or(stored)
}

/// Whether a format shows thousands of a number, or tens of them: a comma stands behind its digits
/// (ECMA-376, 18.8.31).
fn is_scaled(format: &str) -> bool {
    let mut is_quoted = false;
    let mut bare = String::new();
    for ch in format.chars() {
        is_quoted ^= ch == '"';
        if !is_quoted {
            bare.push(ch);
        }
    }
    bare.split(';').any(|section| {
        let digits = |c: char| matches!(c, '0' | '#' | '?');
        section
            .rfind(digits)
            .is_some_and(|last| section[last + 1..].starts_with(','))
    })
}

/// The number with the fifteen digits that Excel shows and means, without an exponent.
fn plain(value: f64) -> String {
    let meant: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    // There is no minus nought.
    format!("{}", meant + 0.0)
}

fn formatted(value: f64, stored: &str, format: &str) -> Option<String> {
    let sections = sections(format)?;
    let (section, signed) = match (sections.as_slice(), value) {
        ([only], _) => (only, true),
        ([_, negative, ..], v) if v < 0.0 => (negative, false),
        ([_, _, zero, ..], 0.0) => (zero, false),
        ([positive, ..], _) => (positive, false),
        ([], _) => return None,
    };
    let size = stored.trim_start_matches('-');
    let digits = section.digits(size)?;
    let is_negative = value < 0.0;
    let says_so = section.before.contains(['减', '负', '少']);
    let sign = if is_negative && (signed || !says_so) {
        "-"
    } else {
        ""
    };
    Some(format!("{sign}{}{digits}{}", section.before, section.after))
}

/// A part of a format: how numbers of one sign are shown.
#[derive(Debug, Default)]
struct Section {
    /// The words before the digits.
    before: String,
    /// The words behind them.
    after: String,
    /// So many digits stand before the point at least.
    whole: usize,
    /// So many digits stand behind it at least, and so many at most.
    fraction: (usize, usize),
    /// Whether there are digits at all.
    has_digits: bool,
}

impl Section {
    /// The digits of a number without its sign; none if the format does not show all of them.
    fn digits(&self, size: &str) -> Option<String> {
        let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
        let (least, most) = self.fraction;
        if !self.has_digits || fraction.len() > most {
            return None;
        }
        let whole = whole.trim_start_matches('0');
        let mut digits = "0".repeat(self.whole.max(1).saturating_sub(whole.len()));
        digits.push_str(whole);
        if fraction.len().max(least) > 0 {
            digits.push('.');
            digits.push_str(fraction);
            digits.push_str(&"0".repeat(least.saturating_sub(fraction.len())));
        }
        Some(digits)
    }
}

/// Takes a format apart (ECMA-376, 18.8.31). None if it is of a kind that shows no plain number:
/// dates, powers, fractions, per cent, thousands.
fn sections(format: &str) -> Option<Vec<Section>> {
    let mut sections = vec![Section::default()];
    let mut chars = format.chars().peekable();
    let mut behind_point = false;
    while let Some(ch) = chars.next() {
        let section = sections.last_mut()?;
        let mut word = |ch: char| {
            if is_word(ch) {
                if section.has_digits {
                    section.after.push(ch);
                } else {
                    section.before.push(ch);
                }
            }
        };
        match ch {
            '"' => chars.by_ref().take_while(|ch| *ch != '"').for_each(word),
            '\\' => chars.next().into_iter().for_each(word),
            // As wide as the next character, or filled with it.
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inner: String = chars.by_ref().take_while(|ch| *ch != ']').collect();
                // A colour is no matter, a condition is.
                if inner.contains(['<', '>', '=']) || inner.eq_ignore_ascii_case("h") {
                    return None;
                }
            }
            ';' => {
                sections.push(Section::default());
                behind_point = false;
            }
            '0' | '#' | '?' => {
                if !section.after.is_empty() {
                    return None;
                }
                section.has_digits = true;
                if behind_point {
                    section.fraction.1 += 1;
                    section.fraction.0 += usize::from(ch == '0');
                } else {
                    section.whole += usize::from(ch == '0');
                }
            }
            '.' => behind_point = true,
            ',' => {
                // Behind the last digit it divides by a thousand.
                if !matches!(chars.peek(), Some('0' | '#' | '?')) {
                    return None;
                }
            }
            '%' | '/' | '@' | 'E' | 'e' => return None,
            _ if ch.is_ascii_alphabetic() => return None,
            _ => word(ch),
        }
    }
    Some(sections)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_its_cell_shows_unless_that_is_another_number() {
        for (value, format, text) in [
            (12.0, None, "12"),
            (12.0, Some("General"), "12"),
            (24543.72933, Some("General"), "24543.72933"),
            (24543.72933 + 4e-12, None, "24543.72933"),
            (12.5, Some("0.00"), "12.50"),
            (-3.0, Some("0;\"减\"0"), "减3"),
            (3.0, Some("0;\"减\"0"), "3"),
            (3.0, Some("\"+\"0;-0"), "+3"),
            (251_000.0, Some("0\"元\";-0"), "251000元"),
            (15922.04, Some("#,##0.00\"万元\""), "15922.04万元"),
            (7.0, Some("000"), "007"),
            (0.0, Some("0"), "0"),
            (0.5, Some("0.0"), "0.5"),
            // What is shown is rounded, or nothing of a number.
            (24543.72933, Some("0.00"), "24543.72933"),
            (3.7, Some("0"), "3.7"),
            (0.0, Some("0;-0;\"无\""), "0"),
            (0.0, Some("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)"), "0"),
            (5.0, Some("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)"), "5"),
            (
                -5.0,
                Some("_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)"),
                "-5",
            ),
            (-5.0, Some("0;0"), "-5"),
            (12.5, Some("¥#,##0.00"), "12.50"),
            (0.25, Some("0%"), "0.25"),
            (1234.0, Some("0.00E+00"), "1234"),
            (1234.0, Some("0,"), "1234（表中按千、万缩小显示）"),
            (-0.0, None, "0"),
            (1e15, Some("0"), "1000000000000000"),
        ] {
            assert_eq!(shown(value, format), text, "{value} {format:?}");
        }
    }
}
