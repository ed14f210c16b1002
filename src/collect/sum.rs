//! The sum: a report each of whose cells is what the units brought, and which knows who brought what.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::collection::Collection;
use super::read::{LastYear, named};
use crate::check::{Finding, Rule, check};
use crate::form::{CellId, Kind};
use crate::report::{Edit, Report};

/// What the units of a collection add up to.
#[derive(Debug, Clone)]
pub struct Sum {
    /// The report: every cell the sum of the units that count, without words.
    pub report: Report,
    /// Cells of units that hold no number, so that the sum is without them: the cell, and the unit.
    pub unclear: Vec<(CellId, usize)>,
}

/// What a unit brought to a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The unit's place in the collection.
    pub unit: usize,
    /// Its number; money in 万元.
    pub number: Decimal,
}

impl Collection {
    /// What the units that count add up to; `None` if none does. A cell that no unit filled is empty.
    #[must_use]
    pub fn sum(&self) -> Option<Sum> {
        let form = self.form()?;
        self.counted().next()?;
        let mut report = Report::new(form);
        let mut unclear = Vec::new();
        for (cell, spec) in form.cells() {
            let mut sum: Option<Decimal> = None;
            let mut is_whole = true;
            for at in self.counted() {
                let Some(content) = self.units()[at].content() else {
                    continue;
                };
                match content.numbers.number(cell) {
                    Some(number) => {
                        let after = sum.unwrap_or_default().checked_add(number);
                        is_whole &= after.is_some();
                        sum = after.or(sum);
                    }
                    None if content.numbers.is_unclear(cell) => unclear.push((cell, at)),
                    None => {}
                }
            }
            if let Some(sum) = sum.filter(|_| is_whole) {
                let unit = if spec.kind == Kind::AmountWithUnit {
                    "万元"
                } else {
                    ""
                };
                report.set(cell, &format!("{sum}{unit}"));
            }
        }
        report.apply(&Edit::year("", self.year()));
        report.apply(&Edit::organ("", self.organ()));
        Some(Sum { report, unclear })
    }

    /// What each unit that counts brought to a cell of [`Collection::form`], the largest first.
    #[must_use]
    pub fn parts(&self, cell: CellId) -> Vec<Part> {
        let parts = self.counted().filter_map(|unit| {
            let number = self.units()[unit].content()?.numbers.number(cell)?;
            Some(Part { unit, number })
        });
        let mut parts: Vec<Part> = parts.filter(|part| !part.number.is_zero()).collect();
        parts.sort_by_key(|part| Reverse(part.number));
        parts
    }

    /// The government to which the units that count belong, by how their names begin; empty if they do
    /// not say.
    fn organ(&self) -> String {
        let organs = self
            .counted()
            .filter_map(|at| Some(self.units()[at].content()?.organ.as_str()));
        let mut organs = organs.filter(|organ| !organ.is_empty());
        let Some(first) = organs.next() else {
            return String::new();
        };
        let common = organs.fold(first, |common, organ| {
            let same = common.char_indices().zip(organ.chars());
            let end = same.take_while(|((_, one), other)| one == other).last();
            end.map_or("", |((at, ch), _)| &common[..at + ch.len_utf8()])
        });
        // One unit alone does not say how much of its name is the place.
        if common == first {
            return String::new();
        }
        let end = common.rfind(['省', '市', '州', '盟', '县', '旗', '区', '镇', '乡']);
        let place =
            end.and_then(|at| Some(&common[..at + common[at..].chars().next()?.len_utf8()]));
        place.map_or_else(String::new, |place| format!("{place}人民政府"))
    }

    /// What of a sum does not agree, by its own equations, and with last year's numbers of the same units.
    #[must_use]
    pub fn check_sum(&self, sum: &Sum, last: Option<&LastYear>) -> Vec<Finding> {
        let last = last.and_then(|last| self.last_sum(last));
        Collection::check_sum_after(sum, last.as_ref())
    }

    /// The same, where last year's numbers of the whole are known.
    #[must_use]
    pub fn check_sum_after(sum: &Sum, last: Option<&Report>) -> Vec<Finding> {
        let mut findings = check(&sum.report, last);
        // Its words are still to be written, and what an organ may do is asked of each.
        findings.retain(|finding| {
            let rule = finding.rule;
            let is_of_years = matches!(
                rule,
                Rule::Carry | Rule::InForce | Rule::Pending | Rule::Jump
            );
            rule.is_about_sums() || rule == Rule::Number || (is_of_years && last.is_some())
        });
        findings
    }

    /// What last year's reports of the units that count add up to, if there is one of each.
    fn last_sum(&self, last: &LastYear) -> Option<Report> {
        let mut all = Vec::new();
        for at in self.counted() {
            let organ = &self.units()[at].content()?.organ;
            all.push(last.of_organ(organ, self.year())?);
        }
        let there = all.first()?.form();
        if !all.iter().all(|report| std::ptr::eq(report.form(), there)) {
            return None;
        }
        let mut report = named(
            &super::Numbers::of(&Report::new(there)),
            &self.organ(),
            all.first()?.year(),
        );
        for (cell, _) in there.cells() {
            let numbers = all.iter().filter_map(|report| report.value(cell).amount());
            let sum = numbers.fold(None, |sum: Option<Decimal>, number| {
                sum.unwrap_or_default().checked_add(number)
            });
            if let Some(sum) = sum {
                report.set(cell, &sum.to_string());
            }
        }
        Some(report)
    }
}
