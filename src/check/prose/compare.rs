//! Whether a written number agrees with one of the tables.

use rust_decimal::{Decimal, RoundingStrategy};

use super::subject::Subject;
use crate::report::numerals::{Nearness, Numeral};

/// How well a unit fits what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It is what such things are counted in.
    Plain,
    /// They may be counted so, or something else is.
    Odd,
    /// There is none.
    Missing,
    /// Something else is counted.
    Wrong,
}

/// How well a unit fits a subject.
pub(super) fn fit(unit: &str, subject: &Subject) -> Fit {
    // 件 条 宗 起 次 例 个 份 篇 部 项: clerks count anything in any of them.
    let (plain, odd): (&[&str], &[&str]) = match subject {
        Subject::Requests(_) | Subject::Outcomes(..) => (
            &[
                "件", "件次", "份", "宗", "起", "条", "个", "项", "次", "例", "篇",
            ],
            &[],
        ),
        Subject::Applicants(..) => (
            &["件", "件次", "份", "宗", "起", "条", "个", "项", "次", "例"],
            &["人"],
        ),
        Subject::Cases(..) => (
            &["件", "起", "宗", "例", "次", "个", "项", "份", "件次"],
            &["条"],
        ),
        Subject::Documents(_) => (&["件", "份", "部", "个", "项", "篇", "条", "种", "例"], &[]),
        Subject::Decisions(_) => (
            &["件", "宗", "起", "例", "次", "个", "件次", "项", "份"],
            &["部", "篇"],
        ),
        Subject::Money(_) => {
            return if is_money(unit) {
                Fit::Plain
            } else {
                Fit::Wrong
            };
        }
    };
    match unit {
        "" => Fit::Missing,
        unit if plain.contains(&unit) => Fit::Plain,
        unit if odd.contains(&unit) => Fit::Odd,
        _ => Fit::Wrong,
    }
}

fn is_money(unit: &str) -> bool {
    matches!(unit, "元" | "万元" | "亿元")
}

/// Whether a number says what a table says; money in the table is in 万元.
pub(super) fn agrees(numeral: &Numeral, table: Decimal) -> bool {
    if numeral.nearness == Nearness::Exact && !is_money(numeral.unit) {
        return numeral.value == table;
    }
    let factor = match numeral.unit {
        "元" => Decimal::new(1, 4),
        "亿元" => Decimal::from(10_000),
        _ => Decimal::ONE,
    };
    let (Some(value), Some(step)) = (
        numeral.value.checked_mul(factor),
        numeral.step.checked_mul(factor),
    ) else {
        return false;
    };
    let Some(above) = table.checked_sub(value) else {
        return false;
    };
    let half = step / Decimal::TWO;
    match numeral.nearness {
        // Rounded, or cut off.
        Nearness::Exact => above >= -half && above < step,
        Nearness::More => above >= Decimal::ZERO && above < step,
        Nearness::Over => above >= Decimal::ZERO && above < step.max(value / Decimal::TWO),
        Nearness::Less => above <= Decimal::ZERO && -above < step,
        Nearness::About => above.abs() <= step,
    }
}

/// The share of a part in a whole, in percent; `None` of nothing.
pub(super) fn share(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// Whether a percentage says what a share is: to 0.01 percentage points, or as far as its digits go,
/// rounded or cut off.
pub(super) fn agrees_with_share(numeral: &Numeral, share: Decimal) -> bool {
    let above = share - numeral.value;
    let (up, down) = match numeral.nearness {
        Nearness::Exact => (numeral.step, numeral.step / Decimal::TWO),
        _ => (
            numeral.step.max(Decimal::ONE),
            numeral.step.max(Decimal::ONE),
        ),
    };
    above.abs() <= Decimal::new(1, 2) || -down <= above && above < up
}

/// A share as a message says it.
pub(super) fn said(share: Decimal) -> String {
    let rounded = share.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    format!("{}%", rounded.normalize())
}
