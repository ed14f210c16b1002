//! Money against last year's: rule `yuan`.

use rust_decimal::Decimal;

use super::asked::Asked;
use super::{Finding, about_cells};
use crate::form::{CellId, Rank};
use crate::report::{Edit, Meaning, Report};

/// 元 in 1 万元.
const PER_WAN: i64 = 10_000;

/// What is asked of money, where the form prints 万元.
pub(super) fn asked(report: &Report) -> Option<Asked> {
    report.form().in_wan_yuan().next()?;
    Some(Asked {
        rule: "yuan",
        name: "金额单位",
        scope: "收费金额",
        holds: "与上年相比，不像是把元填成了万元。",
        exempt: match report.last() {
            Some(_) => None,
            None => Some("没有附上年度的报告，没有比较。"),
        },
    })
}

/// `yuan`: an amount in 万元 that is about 10 000 times last year's was entered in 元.
pub(super) fn check(report: &Report, last: &Report, findings: &mut Vec<Finding>) {
    let form = report.form();
    for cell in form.in_wan_yuan() {
        let before = last
            .form()
            .find(form.name(cell))
            .and_then(|cell| amount(last, cell));
        let (Some(now), Some(before)) = (amount(report, cell), before) else {
            continue;
        };
        let wan = Decimal::from(PER_WAN);
        // Real fees change, but not by a factor of two thousand.
        let is_about = before > Decimal::ZERO
            && now >= before * wan / Decimal::from(5)
            && now / Decimal::from(5) <= before * wan;
        if is_about {
            let message = format!(
                "“{}”填 {now}，上年是 {before}，约为上年的一万倍，像是按元填的。单位是万元，请核对。",
                form.full_name(cell)
            );
            let mut finding = about_cells(report, "yuan", Rank::D, vec![cell], message);
            let text = (now / wan).normalize().to_string();
            finding.fix = Some(Edit::cells(format!("改为 {text}"), [(cell, text)]));
            findings.push(finding);
        }
    }
}

fn amount(report: &Report, cell: CellId) -> Option<Decimal> {
    match report.value(cell).meaning() {
        Meaning::Amount(amount, _) => Some(*amount),
        _ => None,
    }
}
