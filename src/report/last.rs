//! Last year's report beside this one: what stood in a cell a year ago, and how much it changed.

use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Meaning, Report, Unit, Value};
use crate::form::CellId;

/// How many times last year's number is a jump.
const JUMP: i64 = 5;

/// How much a cell's number differs from last year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference(Decimal);

/// A number with the unit written behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// How much.
    pub amount: Decimal,
    /// Of what.
    pub unit: Unit,
}

impl Number {
    /// The number that a value means, if it means one.
    #[must_use]
    pub fn of(value: &Value) -> Option<Number> {
        let (amount, unit) = match value.meaning() {
            Meaning::Whole(number) => (Decimal::from(*number), Unit::Unwritten),
            Meaning::Amount(amount, unit) => (*amount, *unit),
            Meaning::Empty | Meaning::NotANumber => return None,
        };
        Some(Number { amount, unit })
    }

    /// What numbers add up to, exactly; `None` if there are none, or in different units.
    #[must_use]
    pub fn sum(numbers: impl IntoIterator<Item = Number>) -> Option<Number> {
        let mut numbers = numbers.into_iter();
        let first = numbers.next()?;
        numbers.try_fold(first, |sum, number| {
            let amount = sum.amount.checked_add(number.amount);
            let amount = amount.filter(|_| sum.unit == number.unit)?;
            Some(Number { amount, ..sum })
        })
    }

    /// How much this differs from what was before; `None` in different units.
    #[must_use]
    pub fn since(self, before: Number) -> Option<Difference> {
        let change = self.amount.checked_sub(before.amount);
        change.filter(|_| self.unit == before.unit).map(Difference)
    }
}

impl Number {
    /// Whether this is a jump from what was before: at least five times it or at most a fifth, and
    /// more than 10 apart. Of nothing there is no multiple, and different units are not compared.
    #[must_use]
    pub fn jumps_from(self, before: Number) -> bool {
        let (now, then) = (self.amount, before.amount);
        let Some(change) = self.since(before) else {
            return false;
        };
        let times = |number: Decimal| number.checked_mul(Decimal::from(JUMP));
        let grew = times(then).is_some_and(|then| now >= then);
        let shrank = times(now).is_some_and(|now| now <= then);
        !then.is_zero() && change.0.abs() > Decimal::TEN && (grew || shrank)
    }
}

impl From<i64> for Number {
    fn from(count: i64) -> Number {
        Number {
            amount: Decimal::from(count),
            unit: Unit::Unwritten,
        }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.amount, self.unit.name())
    }
}

impl Difference {
    /// The change in percent of what was before, to one decimal with its sign; `None` where that was
    /// nothing.
    #[must_use]
    pub fn rate(self, before: Number) -> Option<String> {
        let share = self.0.checked_div(before.amount.abs())?;
        let percent = share.checked_mul(Decimal::ONE_HUNDRED)?;
        let percent = percent.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        let sign = match percent {
            rate if rate.is_zero() => "",
            rate if rate.is_sign_positive() => "＋",
            _ => "－",
        };
        Some(format!("{sign}{:.1}%", percent.abs()))
    }

    /// Whether it is the same number.
    #[must_use]
    pub fn is_none(self) -> bool {
        self.0.is_zero()
    }
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = match self.0 {
            change if change.is_zero() => "＝",
            change if change.is_sign_positive() => "＋",
            _ => "－",
        };
        write!(f, "{sign}")?;
        if self.is_none() {
            return Ok(());
        }
        write!(f, "{}", self.0.abs().normalize())
    }
}

impl Report {
    /// Last year's report, if one is kept beside this one.
    #[must_use]
    pub fn last(&self) -> Option<&Report> {
        self.last.as_deref()
    }

    /// Whether this is the last year's report that is kept beside.
    pub(super) fn has_last(&self, other: Option<&Arc<Report>>) -> bool {
        match (&self.last, other) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other) || one.is_identical(other),
            (None, None) => true,
            _ => false,
        }
    }

    /// Whether this report is on the year after the other one's; `None` if a year is not known.
    #[must_use]
    pub fn follows(&self, other: &Report) -> Option<bool> {
        Some(other.year()?.checked_add(1)? == self.year()?)
    }

    /// Whether two reports are of one organ: of the same name, or one name within the other, as 某某市
    /// within 某某市人民政府.
    #[must_use]
    pub fn is_of_organ(&self, other: &Report) -> bool {
        let (here, there) = (self.organ(), other.organ());
        here.contains(there) || there.contains(here)
    }

    /// What stood last year in the cell that counts the same, see [`Form::counterpart`](crate::form::Form::counterpart); `None` if it was left empty, or
    /// last year's form has no such cell.
    #[must_use]
    pub fn last_value(&self, cell: CellId) -> Option<&Value> {
        let last = self.last()?;
        let value = last.value(self.form.counterpart(cell, last.form)?);
        (!value.is_empty()).then_some(value)
    }

    /// What cells add up to; `None` if one of them is no number, or they are in different units.
    #[must_use]
    pub fn number(&self, cells: &[CellId]) -> Option<Number> {
        let numbers = cells.iter().map(|cell| Number::of(self.value(*cell)));
        Number::sum(numbers.collect::<Option<Vec<_>>>()?)
    }

    /// How much a cell's number differs from last year's; `None` if one of them is no number, or
    /// they are in different units.
    #[must_use]
    pub fn change(&self, cell: CellId) -> Option<Difference> {
        let before = Number::of(self.last_value(cell)?)?;
        Number::of(self.value(cell))?.since(before)
    }
}
