//! What the form and the law ask for besides sums, and what a reason does.

use nianbao::check::{Place, Severity, Tally, check};
use nianbao::report::Date;

use super::*;

#[test]
fn rules_made_by_an_organ_that_may_not_make_them_are_to_be_explained() {
    let mut report = balanced("2021");
    for cell in ["issued", "in_force"] {
        set(&mut report, &format!("disclosure.regulations.{cell}"), "2");
    }
    assert_eq!(
        rules(&report),
        [("rulemaking", "disclosure.regulations.issued".to_owned())]
    );
    write(
        &mut report,
        "overview.supervision",
        "公开工作纳入考核，接受社会评议，没有责任追究的情形。",
    );
    name_organ(&mut report, "某某市人民政府");
    assert_eq!(rules(&report), []);
    name_organ(&mut report, "某某镇人民政府");
    assert_eq!(rules(&report).len(), 1);
}

#[test]
fn towns_may_license_and_punish() {
    let mut report = balanced("2021");
    name_organ(&mut report, "某某街道办事处");
    set(&mut report, "disclosure.licensing.decisions", "120");
    set(&mut report, "disclosure.penalties.decisions", "7");
    assert_eq!(rules(&report), []);
}

#[test]
fn the_form_must_fit_the_year() {
    let mut report = balanced("2021");
    report.apply(&Edit::year("", Some(2020)));
    let findings = check(&report, None);
    assert_eq!(findings[0].rule.id(), "form");
    assert!(
        findings[0].message.contains("国办公开办函〔2019〕60号"),
        "{}",
        findings[0].message
    );
    report.apply(&Edit::year("", Some(2021)));
    // The prose still speaks of 2024.
    let of_years = ["year", "period"];
    assert!(
        rules(&report)
            .iter()
            .all(|(rule, _)| of_years.contains(rule))
    );
    report.apply(&Edit::year("", None));
    assert_eq!(rules(&report).len(), 1);
}

#[test]
fn every_heading_needs_something_under_it() {
    let parts = [
        "disclosure",
        "requests",
        "management",
        "platform",
        "supervision",
    ];
    let fields = parts.map(|part| format!("overview.{part}"));
    for field in fields
        .iter()
        .map(String::as_str)
        .chain(["problems", "other"])
    {
        let mut report = balanced("2019");
        write(&mut report, field, " \n\u{3000}\n");
        let findings = check(&report, None);
        assert_eq!(findings.len(), 1, "{field}");
        assert_eq!(findings[0].rule.id(), "form");
        assert_eq!(findings[0].field(), Some(field));
    }
    // A paragraph right under 一、 is a matter of taste.
    let mut report = balanced("2021");
    write(&mut report, "overview.intro", "");
    assert_eq!(rules(&report), []);
}

#[test]
fn a_report_without_an_organ_says_so() {
    let mut report = balanced("2021");
    name_organ(&mut report, "");
    let findings = check(&report, None);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].rule.id(), "form");
    assert_eq!(findings[0].place, Place::Organ);
}

#[test]
fn a_reason_stands_only_for_the_numbers_it_was_given_for() {
    let mut report = balanced("2021");
    set(&mut report, "disclosure.normative.in_force", "12");
    let key = check(&report, None)[0].key.clone();
    report.apply(&Edit::reason("", key, "两件自然失效"));
    assert_eq!(check(&report, None)[0].severity(), Severity::Waived);
    set(&mut report, "disclosure.normative.in_force", "2");
    assert_eq!(check(&report, None)[0].severity(), Severity::Waivable);
    set(&mut report, "disclosure.normative.in_force", "12");
    assert_eq!(check(&report, None)[0].severity(), Severity::Waived);
}

#[test]
fn section_six_says_what_fees_were_collected() {
    let mut report = balanced("2021");
    write(&mut report, "other", "没有其他需要报告的事项。");
    let findings = check(&report, None);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].rule.id(), "fee_text");
    assert_eq!(findings[0].severity(), Severity::Waivable);
    for lawful in [
        "本年度收取信息处理费0元。",
        "本年未向申请人收取任何费用。",
        "未发生政府信息公开收费。",
    ] {
        write(&mut report, "other", lawful);
        assert_eq!(rules(&report), [], "{lawful}");
    }
    // The duty came with 国办函〔2020〕109号, in force since 2021.
    let mut report = balanced("2019");
    write(&mut report, "other", "没有其他需要报告的事项。");
    assert_eq!(rules(&report), []);
}

#[test]
fn applications_ended_for_an_unpaid_fee_want_a_word_on_the_notices() {
    let mut report = balanced("2021");
    let cell = |name: &str| report.form().find(name).unwrap();
    let changes = [(cell("applications.unpaid_fee.natural"), "2".to_owned())];
    let edit = report.entry("", changes);
    report.apply(&edit);
    for table_total in ["carried_in.natural", "carried_in.total"] {
        set(&mut report, &format!("applications.{table_total}"), "4");
    }
    let findings = check(&report, None);
    assert_eq!(
        rules(&report),
        [("unpaid", "applications.unpaid_fee.total".to_owned())]
    );
    assert_eq!(findings[0].severity(), Severity::Hint);
    write(
        &mut report,
        "other",
        "发出收费通知3件，收取信息处理费40元。",
    );
    assert_eq!(rules(&report), []);
}

#[test]
fn money_ten_thousand_times_last_years_was_entered_in_yuan() {
    let (last, mut report) = pair();
    set(&mut report, "disclosure.fees.amount", "131200.5");
    let findings = check(&report, Some(&last));
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].rule.id(), "yuan");
    assert_eq!(findings[0].severity(), Severity::Hint);
    let fix = fix_of(&report, &findings[0]);
    assert_eq!(
        fix,
        [("disclosure.fees.amount".to_owned(), "13.12005".to_owned())]
    );
    // Fees may grow tenfold: a jump, but no other unit.
    set(&mut report, "disclosure.fees.amount", "125");
    let findings = check(&report, Some(&last));
    let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.id()).collect();
    assert_eq!(rules, ["jump"]);
}

#[test]
fn a_reason_waives_and_can_be_taken_back() {
    let mut report = balanced("2021");
    write(&mut report, "problems", "");
    let key = check(&report, None)[0].key.clone();
    report.apply(&Edit::reason("", key.clone(), " 另文报送 "));
    let findings = check(&report, None);
    assert_eq!(findings[0].severity(), Severity::Waived);
    assert!(!Tally::of(&findings).stops_final());
    report.apply(&Edit::reason("", key, ""));
    assert!(Tally::of(&check(&report, None)).stops_final());
}

#[test]
fn an_error_of_arithmetic_cannot_be_waived() {
    let mut report = balanced("2021");
    set(&mut report, "review.cases.total", "9");
    let key = check(&report, None)[0].key.clone();
    report.apply(&Edit::reason("", key, "就是这样"));
    assert_eq!(check(&report, None)[0].severity(), Severity::Error);
}

#[test]
fn the_date_of_another_year_must_be_explained_or_goes() {
    let mut report = balanced("2021");
    let date = |report: &mut Report, date: &str| {
        report.apply(&Edit::date("", Date::read(date)));
        rules(report)
    };
    assert_eq!(date(&mut report, "2025-1-20"), []);
    assert_eq!(date(&mut report, ""), []);
    // Last year's report was imported, and the year was changed.
    let found = date(&mut report, "2024-1-20");
    assert_eq!(found.len(), 1);
    let findings = check(&report, None);
    assert!(
        findings[0].message.contains("2025年发布"),
        "{}",
        findings[0].message
    );
    report.apply(findings[0].fix.as_ref().unwrap());
    assert_eq!(report.date(), None);
    assert_eq!(rules(&report), []);
}
