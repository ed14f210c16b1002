//! What stands in a cell: the text as typed, and what it means.

use std::borrow::Cow;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::form::Kind;

/// A cell's content. Reading is total: any text is kept, and one that is no number of the cell's
/// kind simply means [`Meaning::NotANumber`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Value {
    typed: Arc<str>,
    meaning: Meaning,
}

/// What the text of a cell means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Meaning {
    /// Nothing typed. Not the same as 0.
    #[default]
    Empty,
    /// A whole number; negative only in cells of [`Kind::Change`].
    Whole(i64),
    /// Money, with every digit as written, and the unit if one was written.
    Amount(Decimal, Unit),
    /// Text that is no number of the cell's kind.
    NotANumber,
}

/// The unit written behind an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// None was written.
    Unwritten,
    /// 元
    Yuan,
    /// 万元
    WanYuan,
    /// 亿元
    YiYuan,
}

impl Unit {
    /// The unit's name, empty where none was written.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Unit::Unwritten => "",
            Unit::Yuan => "元",
            Unit::WanYuan => "万元",
            Unit::YiYuan => "亿元",
        }
    }

    /// Takes a unit off the end of an amount.
    pub(super) fn split(text: &str) -> (&str, Unit) {
        for unit in [Unit::WanYuan, Unit::YiYuan, Unit::Yuan] {
            if let Some(number) = text.strip_suffix(unit.name()) {
                return (number, unit);
            }
        }
        (text, Unit::Unwritten)
    }
}

/// Counts beyond this many digits are no counts of anything an office does; the bound keeps every
/// sum exact.
const MAX_DIGITS: usize = 15;

impl Value {
    /// Reads what was typed into a cell of this kind. Full-width digits, spaces, thousands
    /// separators, and 万元 where the form prints it, are normalised in numbers; any other text is
    /// kept as it is.
    #[must_use]
    pub fn read(kind: Kind, typed: &str) -> Value {
        let typed = one_line(typed);
        let plain = plain(&typed);
        let Some(plain) = plain else {
            return Value::default();
        };
        let meaning = match kind {
            Kind::Count => digits(&plain).map(Meaning::Whole),
            Kind::Change => whole(&plain).map(Meaning::Whole),
            Kind::Amount => amount(&plain, false),
            Kind::AmountWithUnit => amount(&plain, true),
        };
        match meaning {
            Some(meaning) => Value {
                typed: match kind {
                    Kind::Count => trim_zeros(&plain).into(),
                    Kind::Amount => Unit::split(&plain).0.into(),
                    Kind::Change | Kind::AmountWithUnit => plain.into(),
                },
                meaning,
            },
            None => Value {
                typed: typed.into(),
                meaning: Meaning::NotANumber,
            },
        }
    }

    /// The text in the cell.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.typed
    }

    /// What the text means.
    #[must_use]
    pub fn meaning(&self) -> &Meaning {
        &self.meaning
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.meaning == Meaning::Empty
    }

    /// The whole number in the cell, if it is one.
    #[must_use]
    pub fn whole(&self) -> Option<i64> {
        match self.meaning {
            Meaning::Whole(number) => Some(number),
            _ => None,
        }
    }

    /// The value as JSON gives it: `-3` for 减3, else the text.
    #[must_use]
    pub fn canonical(&self) -> Cow<'_, str> {
        match self.meaning {
            Meaning::Whole(number) => Cow::Owned(number.to_string()),
            _ => Cow::Borrowed(&self.typed),
        }
    }
}

/// A cell holds one line; tabs and line breaks become spaces.
fn one_line(typed: &str) -> Cow<'_, str> {
    if typed.contains(|c: char| c.is_control()) {
        Cow::Owned(
            typed
                .replace(|c: char| c.is_control(), " ")
                .trim()
                .to_owned(),
        )
    } else {
        Cow::Borrowed(typed.trim())
    }
}

/// The text without spaces and thousands separators, in half-width; `None` if nothing is left.
fn plain(typed: &str) -> Option<String> {
    let mut plain = String::new();
    let mut after_gap = false;
    for c in typed.chars().filter(|c| !is_invisible(*c)).map(half_width) {
        if c.is_whitespace() {
            after_gap = true;
            continue;
        }
        // Between digits a space separates thousands, or two numbers that must not become one.
        if after_gap && c.is_ascii_digit() && plain.ends_with(|last: char| last.is_ascii_digit()) {
            plain.push(',');
        }
        after_gap = false;
        plain.push(c);
    }
    if plain.is_empty() {
        return None;
    }
    Some(without_separators(&plain).unwrap_or(plain))
}

/// Zero-width marks that a copy from a web page or Word brings along.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}

/// A full-width form's ASCII twin; other characters as they are.
#[must_use]
pub fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xff01 + 0x21).unwrap_or(c),
        '−' | '﹣' => '-',
        _ => c,
    }
}

/// Takes out thousands separators, if they stand where they belong.
fn without_separators(plain: &str) -> Option<String> {
    let start = plain.find(|c: char| c.is_ascii_digit())?;
    let end = plain[start..]
        .find(|c: char| !c.is_ascii_digit() && c != ',')
        .map_or(plain.len(), |end| start + end);
    let mut groups = plain[start..end].split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if rest.is_empty() || first.is_empty() || first.len() > 3 || rest.iter().any(|g| g.len() != 3) {
        return None;
    }
    let digits = plain[start..end].replace(',', "");
    Some(format!("{}{digits}{}", &plain[..start], &plain[end..]))
}

fn digits(text: &str) -> Option<i64> {
    let all_digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let number = trim_zeros(text);
    if all_digits && number.len() <= MAX_DIGITS {
        number.parse().ok()
    } else {
        None
    }
}

fn trim_zeros(text: &str) -> &str {
    let trimmed = text.trim_start_matches('0');
    if trimmed.is_empty() && !text.is_empty() {
        "0"
    } else {
        trimmed
    }
}

fn whole(plain: &str) -> Option<i64> {
    const SIGNS: [(&str, i64); 8] = [
        ("增加", 1),
        ("减少", -1),
        ("增", 1),
        ("减", -1),
        ("+", 1),
        ("-", -1),
        ("新增", 1),
        ("", 1),
    ];
    SIGNS
        .iter()
        .find_map(|(sign, factor)| Some(factor * digits(plain.strip_prefix(sign)?)?))
}

fn amount(plain: &str, unit_allowed: bool) -> Option<Meaning> {
    let (number, mut unit) = Unit::split(plain);
    if !unit_allowed {
        // The form prints 万元 itself; any other unit would be another number.
        if !matches!(unit, Unit::Unwritten | Unit::WanYuan) {
            return None;
        }
        unit = Unit::Unwritten;
    }
    let (integer, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(integer) || !is_digits(fraction) || trim_zeros(integer).len() > MAX_DIGITS {
        return None;
    }
    let decimal = Decimal::from_str_exact(number).ok()?;
    Some(Meaning::Amount(decimal, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(typed: &str) -> Value {
        Value::read(Kind::Count, typed)
    }

    #[test]
    fn full_width_digits_spaces_and_separators_are_normalised() {
        for typed in [
            "1234",
            " 1234 ",
            "１２３４",
            "1,234",
            "１，２３４",
            "1 234",
            "\u{3000}1234\u{a0}",
            "01234",
        ] {
            assert_eq!(count(typed).text(), "1234", "{typed:?}");
            assert_eq!(count(typed).whole(), Some(1234), "{typed:?}");
        }
        assert_eq!(count("0").whole(), Some(0));
        assert_eq!(count("000").text(), "0");
    }

    #[test]
    fn nothing_typed_is_not_zero() {
        for typed in ["", " ", "\u{3000}", "\t", "\u{200b}"] {
            assert!(count(typed).is_empty(), "{typed:?}");
        }
        assert!(!count("0").is_empty());
    }

    #[test]
    fn text_that_is_no_number_is_kept_as_typed() {
        for typed in [
            "/",
            "无",
            "十二",
            "1O",
            "-",
            "-3",
            "1.5",
            "12,34",
            "1,2345",
            "9999999999999999",
            "７１件",
            "71 3",
            "1 2345",
            "增3",
            "+5",
            "-0",
        ] {
            let value = count(typed);
            assert_eq!(value.meaning(), &Meaning::NotANumber, "{typed:?}");
            assert_eq!(value.text(), typed);
        }
    }

    #[test]
    fn changes_are_signed_in_every_way_they_are_written() {
        for (typed, number) in [
            ("减3", -3),
            ("增10", 10),
            ("+2", 2),
            ("-1", -1),
            ("－1", -1),
            ("5", 5),
            ("0", 0),
            ("减少３", -3),
        ] {
            let value = Value::read(Kind::Change, typed);
            assert_eq!(value.whole(), Some(number), "{typed:?}");
            assert_eq!(value.canonical(), number.to_string());
        }
        assert_eq!(Value::read(Kind::Change, "减3").text(), "减3");
        assert_eq!(
            Value::read(Kind::Change, "持平").meaning(),
            &Meaning::NotANumber
        );
    }

    #[test]
    fn money_keeps_every_digit() {
        for typed in ["24543.72933", "190.457379", "172", "0.50", "0"] {
            let value = Value::read(Kind::Amount, typed);
            assert!(matches!(value.meaning(), Meaning::Amount(..)), "{typed:?}");
            assert_eq!(value.text(), typed);
        }
        assert_eq!(
            Value::read(Kind::Amount, "24,543.72933").text(),
            "24543.72933"
        );
        // The form prints 万元 itself.
        let value = Value::read(Kind::Amount, " １２.5 万元");
        assert_eq!(value, Value::read(Kind::Amount, "12.5"));
        for typed in ["-1", "1.", ".5", "1e5", "172元", "1.2.3", "约172"] {
            assert_eq!(
                Value::read(Kind::Amount, typed).meaning(),
                &Meaning::NotANumber,
                "{typed:?}"
            );
        }
    }

    #[test]
    fn a_unit_may_stand_in_the_cell_only_where_the_form_has_it_there() {
        let value = Value::read(Kind::AmountWithUnit, "15922.04万元");
        assert_eq!(value.canonical(), "15922.04万元");
        assert!(matches!(value.meaning(), Meaning::Amount(_, Unit::WanYuan)));
        let value = Value::read(Kind::AmountWithUnit, "251,000 元");
        assert_eq!(value.text(), "251000元");
    }

    #[test]
    fn reading_again_changes_nothing() {
        for kind in [
            Kind::Count,
            Kind::Change,
            Kind::Amount,
            Kind::AmountWithUnit,
        ] {
            for typed in ["1,234", "减 3", "１０．５ 万元", "a\tb\nc", " / ", "1,2,3"] {
                let once = Value::read(kind, typed);
                assert_eq!(Value::read(kind, once.text()), once, "{typed:?}");
            }
        }
    }
}
