//! A report that is not ready to be signed.

use nianbao::check::check;
use nianbao::report::{Edit, Report};

use super::{balanced, set, write};

/// Gives a reason for the finding of a rule.
pub fn explain(report: &mut Report, rule: &str, reason: &str) {
    let findings = check(report, None);
    let finding = findings.iter().find(|finding| finding.rule.id() == rule);
    let key = finding.unwrap_or_else(|| panic!("no {rule}")).key.clone();
    report.apply(&Edit::reason("", key, reason));
}

/// Last year's report, in the form with this id, on the year before 2024.
pub fn last_year(id: &str) -> Report {
    let mut last = balanced(id);
    last.apply(&Edit::year("", Some(2023)));
    last
}

/// A report with everything: faults, reasons, hints, empty cells, text for numbers, and last year's
/// beside it.
pub fn troubled() -> Report {
    let mut report = balanced("2021");
    for (cell, text) in [
        ("applications.not_held.natural", "42"),
        ("applications.new.legal", "3"),
        ("applications.repeated.business", "无"),
        ("disclosure.normative.in_force", "12"),
        ("disclosure.regulations.issued", "2"),
        ("disclosure.regulations.in_force", "2"),
        ("disclosure.fees.amount", "131200.5"),
        ("review.cases.upheld", ""),
    ] {
        set(&mut report, cell, text);
    }
    write(&mut report, "problems", "");
    write(&mut report, "other", "没有其他事项。");
    report.apply(&Edit::attach("", Some(last_year("2021"))));
    explain(
        &mut report,
        "stock",
        "有两件文件期满自然失效，没有单独发文废止。",
    );
    explain(&mut report, "rulemaking", "受市人民政府委托代为填报。");
    explain(&mut report, "form", "另文报送，附在本报告之后一并公布。");
    report
}
