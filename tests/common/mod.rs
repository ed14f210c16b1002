//! Reports of our own making, for the tests.
#![allow(dead_code, reason = "each test program uses its own part")]

pub mod county;
pub mod dice;
pub mod generated;
pub mod pair;
pub mod pdf;
pub mod shapes;
pub mod tools;
pub mod troubled;

use nianbao::check::{Finding, check};
use nianbao::form::Form;
use nianbao::report::{Change, Edit, Report};

/// The form with this id.
pub fn form(id: &str) -> &'static Form {
    Form::by_id(id).unwrap()
}

/// The forms that are built in, whatever others a test made known.
pub fn official() -> [&'static Form; 2] {
    ["2021", "2019"].map(form)
}

/// Puts text into a cell by its name.
pub fn set(report: &mut Report, name: &str, text: &str) {
    let cell = report
        .form()
        .find(name)
        .unwrap_or_else(|| panic!("no cell {name}"));
    report.set(cell, text);
}

/// What stands in a cell.
pub fn get<'a>(report: &'a Report, name: &str) -> &'a str {
    report.value_of(name).unwrap().text()
}

/// Puts text into a prose field.
pub fn write(report: &mut Report, field: &str, text: &str) {
    report.apply(&report.write("", field, text));
}

/// Names the organ.
pub fn name_organ(report: &mut Report, organ: &str) {
    report.apply(&Edit::organ("", organ));
}

/// A complete report without any finding, in the form with this id.
pub fn balanced(id: &str) -> Report {
    let form = form(id);
    let mut report = Report::new(form);
    let year = if id == "2021" { 2024 } else { 2020 };
    report.apply(&Edit::new(
        "",
        vec![
            Change::Organ("某某县人民政府办公室".to_owned()),
            Change::Year(Some(year)),
        ],
    ));
    for (cell, spec) in form.cells() {
        let amount = spec.name.ends_with(".amount");
        report.set(cell, if amount { "12.50" } else { "0" });
    }
    for (name, number) in [
        ("applications.new.natural", 71),
        ("applications.new.business", 3),
        ("applications.carried_in.natural", 2),
        ("applications.granted.natural", 11),
        ("applications.granted.business", 1),
        ("applications.partial.natural", 22),
        ("applications.not_held.natural", 24),
        ("applications.petition.natural", 2),
        ("applications.other_outcome.natural", 10),
        ("applications.other_outcome.business", 2),
        ("applications.carried_out.natural", 4),
        ("review.cases.upheld", 3),
        ("review.cases.corrected", 1),
        ("litigation.after_review.pending", 2),
    ] {
        set(&mut report, name, &number.to_string());
    }
    if id == "2021" {
        set(&mut report, "disclosure.normative.issued", "18");
        set(&mut report, "disclosure.normative.repealed", "5");
        set(&mut report, "disclosure.normative.in_force", "120");
    } else {
        set(&mut report, "disclosure.licensing.delta", "减3");
        set(&mut report, "disclosure.procurement.amount", "15922.04万元");
    }
    for table in 0..form.tables().len() {
        let edit = report.total_up("", table, false);
        report.apply(&edit);
    }
    for field in form.prose() {
        let text = if field.id == "other" {
            "本年没有收取政府信息公开信息处理费。".to_owned()
        } else {
            format!(
                "这里写“{}”的内容，共两段。\n第二段也写一句：数据统计期限为{year}年1月1日至12月31日。",
                field.heading
            )
        };
        write(&mut report, &field.id, &text);
    }
    assert_eq!(check(&report, None), [], "the made report has no findings");
    report
}

/// The findings of a report, as (rule, the cell looked at first).
pub fn rules(report: &Report) -> Vec<(&'static str, String)> {
    check(report, None)
        .iter()
        .map(|finding| (finding.rule.id(), first_cell(report, finding)))
        .collect()
}

/// The name of the cell a finding points at.
pub fn first_cell(report: &Report, finding: &Finding) -> String {
    let first = finding.cells().first();
    first
        .map(|cell| report.form().name(*cell).to_owned())
        .unwrap_or_default()
}

/// The findings about the prose.
pub fn prose_findings(report: &Report) -> Vec<Finding> {
    let mut findings = check(report, None);
    findings.retain(|finding| ["prose", "scope", "bound"].contains(&finding.rule.id()));
    findings
}
