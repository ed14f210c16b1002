//! Which cells a number in the prose can be tied to.

use std::ops::Range;

use rust_decimal::Decimal;

use super::meaning::{Meaning, usual};
use super::read;
use crate::form::CellId;
use crate::report::numerals::{Nearness, numerals};
use crate::report::{Number, Report};

/// Cells that a number can be tied to.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What a clerk calls them, such as 新收＋上年结转.
    pub label: String,
    /// The cells; the number becomes what they add up to.
    pub cells: Vec<CellId>,
    /// What they add up to now.
    pub value: String,
    /// Whether that is the number that stands there.
    pub agrees: bool,
}

/// How many single cells are offered besides what the phrase means.
const SINGLES: usize = 8;

/// The cells that the number at a place of the prose can be tied to: what its phrase may mean first,
/// those that agree before others, then sums and cells that happen to hold the same number. None for
/// a number that is no exact one.
#[must_use]
pub fn offers(report: &Report, field: &str, place: &Range<usize>) -> Vec<Offer> {
    let numerals = numerals(report.prose(field));
    let numeral = numerals.into_iter().find(|numeral| numeral.span == *place);
    let is_exact = |nearness| nearness == Nearness::Exact;
    let Some(numeral) = numeral.filter(|n| is_exact(n.nearness) && !n.is_date() && n.unit != "%")
    else {
        return Vec::new();
    };
    if matches!(numeral.unit, "元" | "亿元" | "美元") {
        return Vec::new();
    }
    let mut offers: Vec<Offer> = Vec::new();
    let mut offer = |label: String, cells: Vec<CellId>, must_agree: bool| {
        let Some(value) = report.sum_in_words(&cells) else {
            return;
        };
        let agrees = Decimal::from_str_exact(&value).is_ok_and(|value| value == numeral.value);
        let is_new = offers.iter().all(|known| known.cells != cells);
        if is_new && (agrees || !must_agree) {
            offers.push(Offer {
                label,
                cells,
                value,
                agrees,
            });
        }
    };
    // A number that is tied is read as if it were not.
    let mut untied = report.clone();
    untied.apply(&report.unbind("", field, place));
    let readings = read(&untied).into_iter();
    let own = readings
        .filter(|reading| reading.field == field && reading.span == *place && !reading.is_share);
    for Meaning { label, cells, .. } in own.flat_map(|reading| reading.meanings.to_vec()) {
        offer(label, cells, false);
    }
    let is_money = numeral.unit == "万元";
    if !numeral.value.is_zero() && !is_money {
        for Meaning { label, cells, .. } in usual(report) {
            offer(label, cells, true);
        }
    }
    if !numeral.value.is_zero() {
        let form = report.form();
        let equal = form.cells().filter(|(cell, spec)| {
            let number = Number::of(report.value(*cell));
            let is_amount = !matches!(
                spec.kind,
                crate::form::Kind::Count | crate::form::Kind::Change
            );
            is_amount == is_money && number.is_some_and(|number| number.amount == numeral.value)
        });
        let mut equal: Vec<CellId> = equal.map(|(cell, _)| cell).collect();
        equal.sort_by_key(|cell| !form.is_total(*cell));
        for cell in equal.into_iter().take(SINGLES) {
            offer(form.full_name(cell), vec![cell], true);
        }
    }
    offers.sort_by_key(|offer| !offer.agrees);
    offers
}
