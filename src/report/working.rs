//! Workings (算式): how a cell's number was reckoned, `=10+8`, kept beside the number that it came to.
//!
//! A working is the clerk's own note. It stands in the draft and its journal, so that tomorrow it is still
//! known where a number came from, and never in what is published: cells hold numbers. It is kept as long
//! as the cell holds what it comes to.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::value::{Meaning, Value};
use super::{Report, Unit, half_width};
use crate::form::{CellId, Kind};

/// No working of an office is longer, in bytes.
const LONGEST: usize = 200;
/// Numbers of more digits are none of a report.
const MAX_DIGITS: usize = 15;
/// Parentheses within parentheses.
const DEEPEST: usize = 16;

impl Report {
    /// How the number of a cell was reckoned, as it was typed.
    #[must_use]
    pub fn working(&self, cell: CellId) -> Option<&str> {
        self.workings.get(&cell).map(|working| &**working)
    }

    /// All workings, in the order of the form.
    pub fn workings(&self) -> impl Iterator<Item = (CellId, &str)> {
        self.workings
            .iter()
            .map(|(cell, working)| (*cell, &**working))
    }

    /// Keeps a working beside its number; one that comes to something else is none.
    pub(super) fn keep_working(&mut self, cell: CellId, working: &str) {
        let kind = self.form.cell(cell).kind;
        let is_its = reckoned(kind, working)
            .is_some_and(|number| Value::read(kind, &number) == *self.value(cell));
        if is_its {
            Arc::make_mut(&mut self.workings).insert(cell, working.trim().into());
        } else {
            self.forget_working(cell);
        }
    }

    /// The cell holds something else now.
    pub(super) fn forget_working(&mut self, cell: CellId) {
        if self.workings.contains_key(&cell) {
            Arc::make_mut(&mut self.workings).remove(&cell);
        }
    }
}

/// What a working comes to, as the text of a cell of this kind; `None` for what is none.
///
/// With `=` before it anything is reckoned that can be; without, only what cannot be anything else: a text
/// with a plus or a sign of multiplication between numbers. A telephone number, a date or a range is none.
/// Results are exact: counts are whole, amounts decimal.
#[must_use]
pub fn reckoned(kind: Kind, typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.len() > LONGEST {
        return None;
    }
    let has_sign_of_division = typed.contains('÷');
    let plain: String = typed
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match half_width(c) {
            '×' | '✕' => '*',
            '÷' => '/',
            other => other,
        })
        .collect();
    let (plain, unit) = match kind {
        Kind::Amount => (
            plain.strip_suffix("万元").unwrap_or(&plain),
            Unit::Unwritten,
        ),
        Kind::AmountWithUnit => Unit::split(&plain),
        Kind::Count | Kind::Change => (plain.as_str(), Unit::Unwritten),
    };
    let told = plain.strip_prefix('=');
    let is_plain = plain.starts_with(|c: char| c.is_ascii_digit())
        && (plain.contains(['+', '*']) || has_sign_of_division);
    if told.is_none() && !is_plain {
        return None;
    }
    let mut reader = Reader {
        rest: told.unwrap_or(plain),
        depth: 0,
    };
    let number = reader.sum()?;
    if !reader.rest.is_empty() {
        return None;
    }
    let text = format!("{}{}", number.normalize(), unit.name());
    let value = Value::read(kind, &text);
    (!matches!(value.meaning(), Meaning::NotANumber | Meaning::Empty)).then_some(text)
}

/// Reads a working from the left.
struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl Reader<'_> {
    fn takes(&mut self, sign: char) -> bool {
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn sum(&mut self) -> Option<Decimal> {
        let mut sum = self.product()?;
        loop {
            if self.takes('+') {
                sum = sum.checked_add(self.product()?)?;
            } else if self.takes('-') {
                sum = sum.checked_sub(self.product()?)?;
            } else {
                return Some(sum);
            }
        }
    }

    fn product(&mut self) -> Option<Decimal> {
        let mut product = self.factor()?;
        loop {
            if self.takes('*') {
                product = product.checked_mul(self.factor()?)?;
            } else if self.takes('/') {
                let by = self.factor()?;
                let quotient = product.checked_div(by)?;
                // What does not come out even is no number of a report.
                if quotient.checked_mul(by)? != product {
                    return None;
                }
                product = quotient;
            } else {
                return Some(product);
            }
        }
    }

    fn factor(&mut self) -> Option<Decimal> {
        if self.depth > DEEPEST {
            return None;
        }
        self.depth += 1;
        let factor = if self.takes('-') {
            self.factor().map(|number| -number)
        } else if self.takes('(') {
            let sum = self.sum();
            sum.filter(|_| self.takes(')'))
        } else {
            self.number()
        };
        self.depth -= 1;
        factor
    }

    /// A number as an office writes it; one that begins with 0 is a telephone's.
    fn number(&mut self) -> Option<Decimal> {
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
        let digits = grouped(whole)?;
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let is_call = digits.len() > 1 && digits.starts_with('0');
        let length = digits.len() + fraction.len();
        if !is_digits(&digits) || !is_digits(fraction) || is_call || length > MAX_DIGITS {
            return None;
        }
        self.rest = rest;
        Decimal::from_str_exact(&format!("{digits}.{fraction}")).ok()
    }
}

/// The digits without thousands separators, which stand where they belong.
fn grouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.iter().all(|group| group.len() == 3) && first.len() <= 3;
    (rest.is_empty() || is_grouped).then(|| whole.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_like_in_a_spreadsheet_or_on_a_calculator_is_reckoned() {
        for (typed, number) in [
            ("=10+8", "18"),
            ("12+5", "17"),
            ("=3*4-2", "10"),
            ("＝１０＋８", "18"),
            ("10 ＋ 8", "18"),
            ("＝12－5", "7"),
            ("3×4", "12"),
            ("12÷4", "3"),
            ("=12/4", "3"),
            ("=(10+8)*2", "36"),
            ("1,200+34", "1234"),
            ("=18", "18"),
            ("12+5-3", "14"),
            ("2.5*4", "10"),
        ] {
            assert_eq!(
                reckoned(Kind::Count, typed).as_deref(),
                Some(number),
                "{typed}"
            );
        }
        let amount = |typed| reckoned(Kind::Amount, typed);
        assert_eq!(amount("12.5+0.25").as_deref(), Some("12.75"));
        assert_eq!(amount("=1÷8").as_deref(), Some("0.125"));
        assert_eq!(amount("1.5+2万元").as_deref(), Some("3.5"));
        let with_unit = reckoned(Kind::AmountWithUnit, "100+50.5万元");
        assert_eq!(with_unit.as_deref(), Some("150.5万元"));
        assert_eq!(reckoned(Kind::Change, "=3-5").as_deref(), Some("-2"));
    }

    #[test]
    fn what_may_be_something_else_or_comes_to_no_number_is_left_as_it_is() {
        for typed in [
            "",
            "18",
            "+5",
            "-5",
            "0564-3379080",
            "0564-3379080+1",
            "2024-1-20",
            "12-5",
            "12/5",
            "1-3",
            "=",
            "=+",
            "=1+",
            "=10-18",
            "=7/2",
            "=1/3*3",
            "=1/0",
            "1+2件",
            "=1,2+3",
            "=1..2+3",
            "十+八",
            "=SUM(A1)",
            "=05+1",
            "(1+2)",
            "1++2",
            "9999999999999999+1",
        ] {
            assert_eq!(reckoned(Kind::Count, typed), None, "{typed}");
        }
        assert_eq!(reckoned(Kind::Amount, "=1/3"), None);
        let deep = format!("={}1{}", "(".repeat(90), ")".repeat(90));
        assert_eq!(reckoned(Kind::Count, &deep), None);
        let large = format!("=1{}", "*999999999999999".repeat(11));
        assert_eq!(reckoned(Kind::Count, &large), None);
    }
}
