//! Money against last year's: rule `yuan`.

use rust_decimal::Decimal;

use super::scope::{Asked, Otherwise};
use super::{Finding, about_cells};
use crate::form::{CellId, Rank};
use crate::report::{Edit, Meaning, Report, Unit};

/// 元 in 1 万元.
const PER_WAN: i64 = 10_000;

/// What is asked of money, where the form prints 万元.
pub(super) fn asked(report: &Report) -> Option<Asked> {
    report.form().in_wan_yuan().next()?;
    Some(Asked {
        rule: "yuan",
        name: "金额单位",
        scope: "收费金额",
        otherwise: match report.last() {
            None => Otherwise::Exempt("没有附上年度的报告，没有比较。"),
            Some(last) if compared(report, last).next().is_none() => {
                Otherwise::Exempt("没有可比的金额。")
            }
            Some(_) => Otherwise::Holds("与上年相比，不像是把元填成了万元。"),
        },
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
pub(super) fn check(report: &Report, last: &Report, findings: &mut Vec<Finding>) {
    for (cell, now, before) in compared(report, last) {
        let wan = Decimal::from(PER_WAN);
        // Real fees change, but not by a factor of two thousand.
        let is_about =
            now >= before * wan / Decimal::from(5) && now / Decimal::from(5) <= before * wan;
        if is_about {
            let message = format!(
                "“{}”填 {now}，上年是 {before}，约为上年的一万倍，像是按元填的。单位是万元，请核对。",
                report.form().full_name(cell)
            );
            let mut finding = about_cells(report, "yuan", Rank::D, vec![cell], message);
            let text = (now / wan).normalize().to_string();
            finding.fix = Some(Edit::cells(format!("改为 {text}"), [(cell, text)]));
            findings.push(finding);
        }
    }
}

/// An amount in 万元, said or not; others are not compared.
fn amount(report: &Report, cell: CellId) -> Option<Decimal> {
    match report.value(cell).meaning() {
        Meaning::Amount(amount, Unit::Unwritten | Unit::WanYuan) => Some(*amount),
        _ => None,
    }
}
