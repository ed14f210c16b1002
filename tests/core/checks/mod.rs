//! Every rule of the first table of gouji: a case that passes, one that fails, and the lawful ones.

mod rules;
mod words;

use crate::common::pair::pair;
use crate::common::{balanced, first_cell, get, name_organ, rules, set, write};
use nianbao::check::{Finding, Severity, Tally, check};
use nianbao::form::Rank;
use nianbao::report::{Change, Edit, Report};

fn only(report: &Report, rule: &str) -> Vec<Finding> {
    check(report, None)
        .into_iter()
        .filter(|finding| finding.rule.id() == rule)
        .collect()
}

fn fix_of(report: &Report, finding: &Finding) -> Vec<(String, String)> {
    let fix = finding.fix.iter().flat_map(Edit::changes);
    fix.cloned()
        .map(|change| match change {
            Change::Cell(cell, text) => (report.form().name(cell).to_owned(), text),
            _ => panic!("a fix of something else than a cell"),
        })
        .collect()
}

#[test]
fn a_report_that_agrees_has_no_findings() {
    for id in ["2021", "2019"] {
        assert_eq!(rules(&balanced(id)), []);
    }
}

#[test]
fn one_wrong_outcome_is_pointed_at_where_row_and_column_cross() {
    let mut report = balanced("2021");
    set(&mut report, "applications.not_held.natural", "42");
    let findings = check(&report, None);
    let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.id()).collect();
    assert_eq!(rules, ["outcomes", "applicants"]);
    for finding in &findings {
        assert_eq!(finding.rank, Rank::B);
        assert_eq!(
            first_cell(&report, finding),
            "applications.not_held.natural"
        );
        let fix = vec![("applications.not_held.natural".to_owned(), "24".to_owned())];
        assert_eq!(fix_of(&report, finding), fix);
        assert!(
            finding.message.contains("现填 42，改为 24"),
            "{}",
            finding.message
        );
    }
}

#[test]
fn any_single_wrong_cell_of_the_applications_is_found_and_mended() {
    for id in ["2021", "2019"] {
        let right = balanced(id);
        let form = right.form();
        for cell in form.cells_of(1) {
            let mut report = right.clone();
            let before = right.value(cell).whole().unwrap();
            report.set(cell, &(before + 7).to_string());
            let mut findings = check(&report, None);
            findings.retain(|finding| finding.rank != Rank::D);
            let broken: Vec<String> = findings
                .iter()
                .map(|finding| finding.rule.id().to_owned())
                .collect();
            let mut expected: Vec<String> = form
                .equations_of(cell)
                .iter()
                .map(|index| form.equations()[*index].rule.clone())
                .collect();
            let order = |rule: &String| (rule != "balance", rule != "outcomes");
            expected.sort_by_key(order);
            let mut found = broken.clone();
            found.sort_by_key(order);
            assert_eq!(found, expected, "{}", form.name(cell));
            for finding in findings {
                assert_eq!(
                    finding.cells()[0],
                    cell,
                    "{}: {}",
                    form.name(cell),
                    finding.message
                );
                let mut mended = report.clone();
                mended.apply(finding.fix.as_ref().unwrap());
                assert_eq!(mended, right);
            }
        }
    }
}

#[test]
fn two_wrong_cells_apart_are_each_pointed_at() {
    let mut report = balanced("2021");
    set(&mut report, "applications.secret.natural", "3");
    set(&mut report, "applications.repeated.legal", "5");
    let mut cells: Vec<String> = check(&report, None)
        .iter()
        .map(|finding| first_cell(&report, finding))
        .collect();
    cells.sort();
    cells.dedup();
    assert_eq!(
        cells,
        ["applications.repeated.legal", "applications.secret.natural"]
    );
}

#[test]
fn where_two_explanations_are_as_good_nothing_is_blamed() {
    let mut report = balanced("2021");
    // Both off by the same: the crossing cells would explain it just as well.
    set(&mut report, "applications.granted.natural", "12");
    set(&mut report, "applications.other_outcome.business", "3");
    assert_eq!(check(&report, None).len(), 4);
    for finding in check(&report, None) {
        assert!(!finding.message.contains("很可能"), "{}", finding.message);
    }
}

#[test]
fn the_balance_is_rank_a_and_says_both_sides() {
    let mut report = balanced("2021");
    set(&mut report, "applications.carried_out.natural", "5");
    set(&mut report, "applications.carried_out.total", "5");
    let findings = only(&report, "balance");
    assert_eq!(findings.len(), 2);
    let natural = &findings[0];
    assert_eq!(natural.rank, Rank::A);
    assert_eq!(
        natural.message,
        "自然人：新收 71＋上年结转 2＝73，办理结果总计 69＋结转下年度 5＝74，相差 1。"
    );
    assert_eq!(
        fix_of(&report, natural),
        [(
            "applications.carried_out.natural".to_owned(),
            "4".to_owned()
        )]
    );
}

#[test]
fn the_cases_are_added_up_for_review_and_both_kinds_of_litigation() {
    for row in [
        "review.cases",
        "litigation.direct",
        "litigation.after_review",
    ] {
        let mut report = balanced("2021");
        set(&mut report, &format!("{row}.other"), "6");
        let findings = only(&report, "cases");
        assert_eq!(findings.len(), 1, "{row}");
        assert_eq!(check(&report, None).len(), 1);
        let total = format!("{row}.total");
        let sum = (get(&balanced("2021"), &total).parse::<i64>().unwrap() + 6).to_string();
        assert_eq!(fix_of(&report, &findings[0]), [(total, sum)]);
    }
}

#[test]
fn text_in_a_number_cell_is_one_finding_and_stops_its_sums_from_being_judged() {
    let mut report = balanced("2021");
    for typed in ["/", "无", "十二", "1O", "-3", "1.5", "+5", "增3", "7 1"] {
        set(&mut report, "applications.new.natural", typed);
        let findings = check(&report, None);
        assert_eq!(
            rules(&report),
            [("number", "applications.new.natural".to_owned())],
            "{typed}"
        );
        assert!(
            findings[0].message.contains(&format!("“{typed}”")),
            "{}",
            findings[0].message
        );
    }
}

#[test]
fn a_number_with_its_unit_can_be_mended() {
    let mut report = balanced("2021");
    set(&mut report, "review.cases.upheld", "3件");
    let findings = check(&report, None);
    assert_eq!(
        fix_of(&report, &findings[0]),
        [("review.cases.upheld".to_owned(), "3".to_owned())]
    );
    // 3万件 is not 3.
    set(&mut report, "review.cases.upheld", "3万件");
    assert_eq!(fix_of(&report, &check(&report, None)[0]), []);
    set(&mut report, "review.cases.upheld", "3");
    // 万元 is the form's own unit, 元 is another number.
    set(&mut report, "disclosure.fees.amount", "12.5万元");
    assert_eq!(get(&report, "disclosure.fees.amount"), "12.5");
    assert_eq!(rules(&report), []);
    set(&mut report, "disclosure.fees.amount", "12.5元");
    assert_eq!(fix_of(&report, &check(&report, None)[0]), []);
}

#[test]
fn the_trial_form_takes_signed_changes_and_money_with_units() {
    let mut report = balanced("2019");
    set(&mut report, "disclosure.licensing.delta", "增10");
    set(&mut report, "disclosure.procurement.amount", "251000元");
    assert_eq!(rules(&report), []);
    set(&mut report, "disclosure.licensing.delta", "持平");
    assert_eq!(
        rules(&report),
        [("number", "disclosure.licensing.delta".to_owned())]
    );
}

#[test]
fn empty_cells_are_one_finding_a_table_that_can_be_explained() {
    let mut report = balanced("2021");
    set(&mut report, "review.cases.upheld", "");
    set(&mut report, "review.cases.corrected", " ");
    let findings = only(&report, "filled");
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].cells().len(), 2);
    assert_eq!(findings[0].severity(), Severity::Waivable);
    assert!(findings[0].message.contains("2 格未填"));
    report.apply(&Edit::reason(
        "",
        findings[0].key.clone(),
        "本机关无复议案件",
    ));
    let findings = check(&report, None);
    // Who says that blanks mean nothing happened is held to it: 0＋0＋0＋0 is not 4.
    let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.id()).collect();
    assert_eq!(rules, ["cases", "filled"]);
    assert_eq!(findings[1].waived.as_deref(), Some("本机关无复议案件"));
    assert_eq!(
        Tally::of(&findings),
        Tally {
            errors: 1,
            waived: 1,
            ..Tally::default()
        }
    );
}

#[test]
fn empty_sums_can_be_filled_in_and_other_blanks_are_left_to_the_clerk() {
    let mut report = balanced("2021");
    for name in [
        "granted.total",
        "outcome_total.natural",
        "outcome_total.total",
        "repeated.legal",
    ] {
        set(&mut report, &format!("applications.{name}"), "");
    }
    let findings = only(&report, "filled");
    report.apply(findings[0].fix.as_ref().unwrap());
    assert_eq!(get(&report, "applications.granted.total"), "12");
    assert_eq!(get(&report, "applications.outcome_total.total"), "72");
    let findings = only(&report, "filled");
    assert_eq!(
        first_cell(&report, &findings[0]),
        "applications.repeated.legal"
    );
    assert_eq!(findings[0].fix, None);
}

#[test]
fn an_empty_cell_is_not_zero_in_a_sum() {
    let mut report = balanced("2021");
    // 24 is missing, and could be what is not filled in.
    set(&mut report, "applications.not_held.natural", "");
    assert_eq!(only(&report, "outcomes"), []);
    // No number in the blank can mend a sum that is already too large.
    set(&mut report, "applications.granted.natural", "90");
    assert_eq!(only(&report, "outcomes").len(), 1);
}

#[test]
fn the_stock_in_force_is_at_least_what_the_year_left_standing() {
    let mut report = balanced("2021");
    set(&mut report, "disclosure.normative.in_force", "13");
    assert_eq!(rules(&report), []);
    set(&mut report, "disclosure.normative.in_force", "12");
    let findings = check(&report, None);
    assert_eq!(findings[0].rule.id(), "stock");
    assert_eq!(findings[0].severity(), Severity::Waivable);
    assert_eq!(
        findings[0].message,
        "行政规范性文件：现行有效件数 12，本年制发件数 18－本年废止件数 5＝13，前者应不小于后者，少 1。"
    );
    // More repealed than issued after a clean-up is lawful.
    set(&mut report, "disclosure.normative.repealed", "210");
    assert_eq!(rules(&report), []);
}
