//! A form that the program was not made for: one more outcome, another heading of section five, another
//! name of a column, another block in the first table. It is a file, and everything goes through.

mod files;
mod imports;
mod prose;
mod rules;

use std::sync::LazyLock;

use crate::common::{balanced, set, write};
use nianbao::check::check;
use nianbao::form::{Content, Form, Kind};
use nianbao::report::{Change, Edit, Report};

/// The form's file.
const FILE: &str = include_str!("../../fixtures/2027.ron");

/// The form, known to the program from here on.
pub fn third() -> &'static Form {
    static THIRD: LazyLock<&'static Form> =
        LazyLock::new(|| Form::register(FILE).expect("the fixture is a form"));
    *THIRD
}

/// A complete report in it, without any finding.
fn full() -> Report {
    let form = third();
    let mut report = Report::new(form);
    let head = vec![
        Change::Organ("某某县人民政府办公室".to_owned()),
        Change::Year(Some(2027)),
    ];
    report.apply(&Edit::new("", head));
    for (cell, spec) in form.cells() {
        let is_money = spec.kind == Kind::Amount;
        report.set(cell, if is_money { "12.50" } else { "0" });
    }
    for (name, number) in [
        ("applications.new.natural", "71"),
        ("applications.new.business", "9"),
        ("applications.carried_in.natural", "2"),
        ("applications.granted.natural", "40"),
        ("applications.secret.natural", "7"),
        ("applications.data_security.natural", "13"),
        ("applications.data_security.business", "5"),
        ("applications.not_held.natural", "9"),
        ("applications.carried_out.natural", "4"),
        ("applications.carried_out.business", "4"),
        ("review.cases.upheld", "3"),
        ("disclosure.normative.issued", "18"),
        ("disclosure.normative.in_force", "120"),
        ("disclosure.procurement.contracts", "6"),
        ("disclosure.procurement.paid", "1592.04"),
    ] {
        set(&mut report, name, number);
    }
    for table in 0..form.tables().len() {
        let edit = report.total_up("", table, false);
        report.apply(&edit);
    }
    for field in form.prose() {
        let text = format!(
            "这里写“{}”的内容。\n第二段说改进的打算和问题。",
            field.heading
        );
        write(&mut report, &field.id, &text);
    }
    write(&mut report, "other", "本年没有收取政府信息公开信息处理费。");
    assert_eq!(check(&report, None), [], "the made report has no findings");
    report
}

#[test]
fn the_form_of_a_report_follows_its_year() {
    third();
    let due = |year, month| Report::due(year, month).form().id();
    assert_eq!(due(2027, 1), "2021", "January 2027 reports on 2026");
    assert_eq!(due(2027, 7), "2027");
    assert_eq!(due(2028, 1), "2027");
    assert_eq!(Form::for_year(2026).map(Form::id), Some("2021"));
    assert!(!Form::by_id("2021").unwrap().fits(2027));
}

#[test]
fn its_tables_show_every_cell_once() {
    let form = third();
    assert_eq!(form.cells().len(), 200 + 7 + 2);
    let shown = form.sheets().iter().flat_map(|sheet| &sheet.cells);
    let mut shown: Vec<_> = shown
        .filter_map(|cell| match cell.content {
            Content::Number(cell) => Some(cell),
            _ => None,
        })
        .collect();
    shown.sort_unstable();
    let all: Vec<_> = form.cells().map(|(cell, _)| cell).collect();
    assert_eq!(shown, all);
}

#[test]
fn a_draft_in_it_comes_back_as_it_was() {
    let report = full();
    let draft = nianbao::draft::write(&report);
    assert_eq!(nianbao::draft::read(draft.as_bytes()).unwrap(), report);
}

#[test]
fn a_new_year_in_it_begins_with_last_years_report_in_the_form_before() {
    third();
    let mut last = balanced("2021");
    last.apply(&Edit::year("", Some(2026)));
    let rolled = last.rolled().unwrap();
    let report = rolled.report;
    assert_eq!(report.form().id(), "2027");
    assert_eq!(report.year(), Some(2027));
    assert_eq!((rolled.carried.len(), rolled.uncarried.len()), (7, 0));
    assert_eq!(
        report
            .value_of("applications.carried_in.natural")
            .unwrap()
            .text(),
        "4"
    );
    assert_eq!(rolled.left, []);
    let problems = last.prose("problems").replace("2026", "2027");
    assert_eq!(report.prose("shortcomings"), problems);
    assert_eq!(report.last().unwrap().form().id(), "2021");
}

#[test]
fn a_report_changes_into_it_and_back() {
    let old = balanced("2021");
    let (new, left) = old.in_form(third());
    assert_eq!(left, []);
    let (again, left) = new.in_form(old.form());
    assert_eq!(left, []);
    assert!(again == old);
}
