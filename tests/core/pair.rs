//! Two years' reports against each other: a pair that agrees has no findings, and each fault planted
//! alone gives its finding and no other, in the library and on the command line.

use std::fs;
use std::process::Command;

use crate::common;
use crate::common::pair::{LONG, pair};
use crate::common::{name_organ, set, write};
use nianbao::check::{Finding, check};
use nianbao::draft;
use nianbao::form::Rank;
use nianbao::report::{Anchor, Change, Doubt, Edit, Report, Tie};
use serde_json::Value;

/// What `nianbao check --last … --json` says of a pair.
fn on_the_command_line(last: &Report, report: &Report) -> (Option<i32>, Value) {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, report: &Report| {
        let path = folder.path().join(name);
        fs::write(&path, draft::write(report)).unwrap();
        path
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command.arg("check").arg(put("a.ron", report)).arg("--last");
    let output = command
        .arg(put("b.ron", last))
        .arg("--json")
        .output()
        .unwrap();
    let found = serde_json::from_slice(&output.stdout).unwrap();
    (output.status.code(), found)
}

/// The only finding of a pair, which is of this rule and rank, also on the command line.
fn only(last: &Report, report: &Report, rule: &str, rank: Rank) -> Finding {
    let mut findings = check(report, Some(last));
    let told: Vec<_> = findings
        .iter()
        .map(|found| (found.rule.id(), &found.message))
        .collect();
    assert_eq!(findings.len(), 1, "{rule}: {told:?}");
    let (code, found) = on_the_command_line(last, report);
    assert_eq!(code, Some(i32::from(rank == Rank::C)));
    let printed = found["findings"].as_array().unwrap();
    assert_eq!(printed.len(), 1, "{found}");
    assert_eq!(printed[0]["rule"], rule);
    assert_eq!(printed[0]["rank"], format!("{rank:?}"));
    let finding = findings.remove(0);
    assert_eq!(
        (finding.rule.id(), finding.rank),
        (rule, rank),
        "{}",
        finding.message
    );
    assert_eq!(printed[0]["message"], finding.message);
    finding
}

/// What a finding's offer leads to has no findings any more.
fn is_mended_by_its_fix(last: &Report, report: &Report, finding: &Finding) {
    let mut mended = report.clone();
    mended.apply(finding.fix.as_ref().unwrap());
    assert_eq!(check(&mended, Some(last)), []);
}

#[test]
fn a_pair_that_agrees_has_no_findings() {
    let (last, report) = pair();
    assert_eq!(check(&report, Some(&last)), []);
    assert_eq!(check(&last, None), []);
    let (code, found) = on_the_command_line(&last, &report);
    assert_eq!(
        (code, found["findings"].as_array().unwrap().len()),
        (Some(0), 0)
    );
    let mut attached = report.clone();
    attached.apply(&Edit::attach("", Some(last)));
    assert_eq!(check(&attached, None), []);
}

#[test]
fn what_was_carried_on_in_any_column_is_compared_and_a_reason_will_do() {
    let columns = [
        "natural", "business", "research", "welfare", "legal", "other",
    ];
    for column in columns {
        let (mut last, report) = pair();
        let cell = format!("applications.carried_out.{column}");
        let before = common::get(&last, &cell).to_owned();
        let before: u32 = before.parse().unwrap();
        set(&mut last, &cell, &(before + 3).to_string());
        set(&mut last, "applications.carried_out.total", "5");
        let finding = only(&last, &report, "carry", Rank::C);
        let now = report
            .form()
            .find(&format!("applications.carried_in.{column}"))
            .unwrap();
        assert_eq!(finding.cells(), [now]);
        assert!(finding.message.contains("相差 3"), "{}", finding.message);
        // The total follows what is mended.
        let mut mended = report.clone();
        mended.apply(finding.fix.as_ref().unwrap());
        assert_eq!(mended.value(now).whole(), Some(i64::from(before + 3)));
        assert_eq!(common::get(&mended, "applications.carried_in.total"), "5");
        let mut waived = report.clone();
        waived.apply(&Edit::reason("", finding.key, "上年报告更正过"));
        let findings = check(&waived, Some(&last));
        assert!(findings.iter().all(|finding| !finding.stops_final()));
    }
    // A total that its columns do not explain is named itself.
    let (mut last, report) = pair();
    set(&mut last, "applications.carried_out.total", "9");
    let finding = only(&last, &report, "carry", Rank::C);
    assert!(report.form().is_sum(finding.cells()[0]));
}

#[test]
fn a_stock_that_last_years_does_not_lead_to_is_found_row_by_row() {
    let (last, mut report) = pair();
    set(&mut report, "disclosure.normative.in_force", "121");
    let finding = only(&last, &report, "in_force", Rank::C);
    for words in ["107", "18", "5", "＝120", "填 121", "相差 1"] {
        assert!(
            finding.message.contains(words),
            "{words}: {}",
            finding.message
        );
    }
    assert!(finding.is_guess);
    is_mended_by_its_fix(&last, &report, &finding);
    // What plainly was not brought up to date is no guess.
    set(&mut report, "disclosure.normative.in_force", "107");
    assert!(!only(&last, &report, "in_force", Rank::C).is_guess);
    let (mut last, mut report) = pair();
    for report in [&mut last, &mut report] {
        name_organ(report, "某某市人民政府办公室");
    }
    set(&mut report, "disclosure.regulations.in_force", "3");
    let finding = only(&last, &report, "in_force", Rank::C);
    assert!(finding.message.starts_with("规章"));
    is_mended_by_its_fix(&last, &report, &finding);
}

#[test]
fn open_cases_of_last_year_are_among_this_years() {
    for block in [
        "review.cases",
        "litigation.direct",
        "litigation.after_review",
    ] {
        let (mut last, report) = pair();
        set(&mut last, &format!("{block}.pending"), "9");
        let finding = only(&last, &report, "pending", Rank::D);
        assert_eq!(
            report.form().name(finding.cells()[0]),
            format!("{block}.total")
        );
    }
}

#[test]
fn numbers_that_jump_are_one_hint_a_table() {
    let (mut last, mut report) = pair();
    for (cell, then, now) in [
        ("disclosure.licensing.decisions", "1200", "0"),
        ("disclosure.penalties.decisions", "100", "500"),
        ("disclosure.coercion.decisions", "3", "13"),
        ("disclosure.fees.amount", "12.5", "2"),
    ] {
        set(&mut last, cell, then);
        set(&mut report, cell, now);
    }
    let finding = only(&last, &report, "jump", Rank::D);
    let cells: Vec<_> = finding
        .cells()
        .iter()
        .map(|cell| report.form().name(*cell))
        .collect();
    assert_eq!(
        cells,
        [
            "disclosure.licensing.decisions",
            "disclosure.penalties.decisions",
            "disclosure.fees.amount"
        ]
    );
    assert!(finding.message.contains("有 3 项"), "{}", finding.message);
    assert!(
        finding.message.contains("上年 1200、本年 0"),
        "{}",
        finding.message
    );
}

#[test]
fn a_long_paragraph_taken_over_from_last_year_is_found_and_the_opening_one_is_not() {
    let (mut last, mut report) = pair();
    write(&mut last, "overview.management", LONG);
    let copied = LONG.replace("三次", "四次");
    write(
        &mut report,
        "overview.management",
        &format!("年初另有安排。\n{copied}"),
    );
    write(&mut last, "preamble", &format!("{LONG}联系电话附后。"));
    write(&mut report, "preamble", &format!("{LONG}联系电话附后。"));
    write(
        &mut last,
        "other",
        &format!("本年没有收取政府信息公开信息处理费。{LONG}"),
    );
    write(
        &mut report,
        "other",
        &format!("本年没有收取政府信息公开信息处理费。{LONG}"),
    );
    let finding = only(&last, &report, "stale", Rank::D);
    assert_eq!(finding.field(), Some("overview.management"));
    let span = finding.span().unwrap();
    assert_eq!(&report.prose("overview.management")[span], copied);
    assert!(finding.message.contains("有 1 段"), "{}", finding.message);
}

#[test]
fn last_years_year_that_was_left_standing_is_found_and_mended() {
    let (last, mut report) = pair();
    let text = "2023年，全年公开信息三百条。2024年新收较2023年略增。";
    write(&mut report, "overview.disclosure", text);
    let finding = only(&last, &report, "year", Rank::D);
    assert_eq!(&text[finding.span().unwrap()], "2023年");
    is_mended_by_its_fix(&last, &report, &finding);
    let (last, mut report) = pair();
    let text = "依据有关规定编制，统计期限为2023年1月1日至2023年12月31日，联系电话附后。";
    write(&mut report, "preamble", text);
    let finding = only(&last, &report, "period", Rank::C);
    is_mended_by_its_fix(&last, &report, &finding);
}

#[test]
fn words_that_do_not_belong_into_a_report_or_are_missing_in_it_are_hints() {
    for (field, text, words) in [
        (
            "preamble",
            "依据国办公开办函〔2019〕60号编制，联系电话附后。",
            "〔2019〕60号",
        ),
        (
            "preamble",
            "依据国办公开办函〔2021〕30号编制，如有疑问，请与办公室联系。",
            "联系方式",
        ),
        ("overview.platform", "网站由××公司维护，运行平稳。", "××"),
        ("problems", "下一步加强培训。", "存在的主要问题"),
        ("problems", "栏目更新存在不足。", "改进"),
    ] {
        let (last, mut report) = pair();
        write(&mut report, field, text);
        let finding = only(&last, &report, "wording", Rank::D);
        assert!(finding.message.contains(words), "{}", finding.message);
        assert_eq!(finding.field(), Some(field));
        if finding.fix.is_some() {
            is_mended_by_its_fix(&last, &report, &finding);
        }
    }
}

#[test]
fn last_years_words_that_nobody_confirmed_keep_a_report_from_being_final() {
    let (last, mut report) = pair();
    let field = "overview.requests";
    let text = "2024年新收74件，比上年多两件。";
    write(&mut report, field, text);
    let mark = |words: &str, kind| {
        let start = text.find(words).unwrap();
        Anchor {
            place: start..start + words.len(),
            tie: Tie::Doubt(kind),
        }
    };
    let marks = [mark("2024年", Doubt::Year), mark("上年", Doubt::Relative)];
    let change = Change::Anchors(field.to_owned(), marks.to_vec());
    report.apply(&Edit::one("", change));
    let finding = only(&last, &report, "review", Rank::C);
    assert_eq!(finding.span(), Some(marks[0].place.clone()));
    assert!(finding.message.contains("还有 2 处"), "{}", finding.message);
    report.apply(&report.confirm_all(None));
    assert_eq!(check(&report, Some(&last)), []);
}

#[test]
fn a_report_that_is_not_last_years_is_said_to_be_another_and_not_compared() {
    let (mut last, mut report) = pair();
    set(&mut report, "applications.carried_in.natural", "2");
    set(&mut last, "applications.carried_out.natural", "9");
    for year in ["2022", "2024", ""] {
        last.apply(&Edit::year("", year.parse().ok()));
        let finding = only(&last, &report, "last", Rank::D);
        assert!(
            finding.message.contains("不是上一年（2023年）"),
            "{}",
            finding.message
        );
    }
}

#[test]
fn another_organs_report_is_a_hint_and_a_longer_name_of_the_same_is_not() {
    let (mut last, report) = pair();
    name_organ(&mut last, "某某县人民政府");
    assert_eq!(check(&report, Some(&last)), []);
    name_organ(&mut last, "甲县教育局");
    let finding = only(&last, &report, "last", Rank::D);
    assert!(
        finding.message.contains("甲县教育局"),
        "{}",
        finding.message
    );
}

#[test]
fn a_year_on_the_old_form_is_compared_in_what_both_forms_count() {
    let (_, mut report) = pair();
    let mut last = common::balanced("2019");
    report.apply(&Edit::year("", Some(2021)));
    for field in report.form().prose() {
        let text = report.prose(&field.id).replace("2024年", "2021年");
        write(&mut report, &field.id, &text);
    }
    // Ten under （六）其他处理, of which none is 3.其他.
    set(&mut report, "applications.late_correction.natural", "10");
    set(&mut report, "applications.late_correction.business", "2");
    set(&mut report, "applications.late_correction.total", "12");
    for column in ["natural", "business", "total"] {
        set(
            &mut report,
            &format!("applications.other_outcome.{column}"),
            "0",
        );
    }
    let finding = only(&last, &report, "carry", Rank::C);
    assert!(finding.message.contains("是 4"), "{}", finding.message);
    set(&mut last, "applications.carried_out.natural", "2");
    set(&mut last, "applications.carried_out.total", "2");
    assert_eq!(check(&report, Some(&last)), []);
}

#[test]
fn a_rolled_report_that_is_confirmed_and_filled_in_agrees_with_its_last() {
    let (_, last) = pair();
    let mut next = last.rolled().unwrap().report;
    for (cell, spec) in next.form().cells() {
        if next.value(cell).is_empty() {
            let same = last.value_of(&spec.name).unwrap().text();
            next.set(cell, same);
        }
    }
    // Four were carried on instead of two.
    for (cell, number) in [
        ("applications.carried_out.natural", "6"),
        ("applications.carried_out.total", "6"),
        ("disclosure.normative.in_force", "133"),
    ] {
        set(&mut next, cell, number);
    }
    let rules: Vec<_> = check(&next, None)
        .iter()
        .map(|found| found.rule.id())
        .collect();
    assert!(
        !rules.is_empty() && rules.iter().all(|rule| *rule == "review"),
        "{rules:?}"
    );
    next.apply(&next.confirm_all(None));
    assert_eq!(check(&next, None), []);
}
