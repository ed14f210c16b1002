//! Money against last year's: rule `yuan`.

use rust_decimal::Decimal;

use super::context::{Examined, NO_LAST};
use super::entry::Otherwise;
use super::{Finding, Place, Rule};
use crate::form::{CellId, Rank};
use crate::report::{Edit, Meaning, Report, Unit};

/// 元 in 1 万元.
const PER_WAN: i64 = 10_000;

/// How `yuan` came out where nothing was found; `None` where the form prints no 万元.
pub(super) fn are_in_wan_yuan(report: &Report) -> Option<Otherwise> {
    report.form().in_wan_yuan().next()?;
    Some(match report.last() {
        None => Otherwise::Exempt(NO_LAST),
        Some(last) if compared(report, last).next().is_none() => {
            Otherwise::Exempt("没有可比的金额。")
        }
        Some(_) => Otherwise::Holds("与上年相比，不像是把元填成了万元。"),
    })
}

/// The cells in 万元 that can be compared, with what they hold now and what they held last year: of
/// nothing there is no multiple.
fn compared<'a>(
    report: &'a Report,
    last: &'a Report,
) -> impl Iterator<Item = (CellId, Decimal, Decimal)> + use<'a> {
    let form = report.form();
    form.in_wan_yuan().filter_map(move |cell| {
        let before = amount(last, last.form().find(form.name(cell))?)?;
        let now = amount(report, cell)?;
        (before > Decimal::ZERO).then_some((cell, now, before))
    })
}

/// `yuan`: an amount in 万元 that is about 10 000 times last year's was entered in 元.
pub(super) fn yuan(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let Some(last) = examined.last else {
        return;
    };
    for (cell, now, before) in compared(report, last) {
        if is_yuan(now, before) {
            let message = format!(
                "“{}”填 {now}，上年是 {before}，约为上年的一万倍，像是按元填的。单位是万元，请核对。",
                report.form().full_name(cell)
            );
            let place = Place::Cells(vec![cell]);
            let mut finding = Finding::about(report, (Rule::Yuan, Rank::D), place, message)
                .of_values([now, before]);
            let text = (now / Decimal::from(PER_WAN)).normalize().to_string();
            finding.fix = Some(Edit::cells(format!("改为 {text}"), [(cell, text)]));
            findings.push(finding);
        }
    }
}

/// The cells whose amounts are named by `yuan`.
pub(super) fn in_yuan<'a>(
    report: &'a Report,
    last: &'a Report,
) -> impl Iterator<Item = CellId> + use<'a> {
    let named = compared(report, last).filter(|(_, now, before)| is_yuan(*now, *before));
    named.map(|(cell, ..)| cell)
}

/// Whether an amount is about 10 000 times the one before. Real fees change, but not by a factor of
/// two thousand.
fn is_yuan(now: Decimal, before: Decimal) -> bool {
    let (wan, five) = (Decimal::from(PER_WAN), Decimal::from(5));
    now >= before * wan / five && now / five <= before * wan
}

/// An amount in 万元, said or not; others are not compared.
fn amount(report: &Report, cell: CellId) -> Option<Decimal> {
    match report.value(cell).meaning() {
        Meaning::Amount(amount, Unit::Unwritten | Unit::WanYuan) => Some(*amount),
        _ => None,
    }
}
