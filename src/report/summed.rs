//! What some cells come to together, for the status line.

use rust_decimal::Decimal;

use super::{Meaning, Report, Unit, Value};
use crate::form::CellId;

impl Report {
    /// How many of these cells hold something, and what those that are numbers add up to: exactly, money in
    /// 万元. No sum where none is a number, or it is larger than any.
    pub fn summed(&self, cells: impl IntoIterator<Item = CellId>) -> (usize, Option<Decimal>) {
        let (mut count, mut sum) = (0, None);
        for cell in cells {
            let value = self.value(cell);
            count += usize::from(!value.is_empty());
            if matches!(value.meaning(), Meaning::Empty | Meaning::NotANumber) {
                continue;
            }
            let before = sum.unwrap_or_default();
            let number = value.amount();
            let Some(after) = number.and_then(|number| number.checked_add(before)) else {
                return (count, None);
            };
            sum = Some(after);
        }
        (count, sum)
    }
}

impl Value {
    /// The number in the cell, money in 万元; `None` where it holds none, or a larger one than any.
    #[must_use]
    pub fn amount(&self) -> Option<Decimal> {
        match *self.meaning() {
            Meaning::Empty | Meaning::NotANumber => None,
            Meaning::Whole(number) => Some(Decimal::from(number)),
            Meaning::Amount(amount, unit) => in_ten_thousands(amount, unit),
        }
    }
}

fn in_ten_thousands(amount: Decimal, unit: Unit) -> Option<Decimal> {
    match unit {
        Unit::Unwritten | Unit::WanYuan => Some(amount),
        Unit::Yuan => amount.checked_mul(Decimal::new(1, 4)),
        Unit::YiYuan => amount.checked_mul(Decimal::from(10_000)),
    }
}
