//! What the words of a report are asked for: length, supervision, marks, fees, years.

use nianbao::check::{Context, Finding, Place, check, check_with, mend_marks};
use nianbao::form::Rank;

use super::*;

/// The only finding of a report.
fn single(report: &Report) -> Finding {
    let mut findings = check(report, None);
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings.remove(0)
}

#[test]
fn an_overview_longer_than_its_limit_is_a_hint_and_the_limit_can_be_set() {
    let mut report = balanced("2021");
    write(&mut report, "overview.intro", &"公开工作有序".repeat(200));
    let finding = single(&report);
    assert_eq!((finding.rule.id(), finding.rank), ("length", Rank::D));
    assert!(
        finding.message.contains("超过 1000 字"),
        "{}",
        finding.message
    );
    let with_limit = |limit| {
        let context = Context {
            limit: Some(limit),
            ..Context::default()
        };
        check_with(&report, &context)
    };
    assert_eq!(with_limit(2000), []);
    assert_eq!(with_limit(100).len(), 1);
    // All parts count together, and nothing outside of them.
    write(&mut report, "overview.intro", "");
    write(&mut report, "problems", &"问题有改进".repeat(400));
    assert_eq!(rules(&report), []);
}

#[test]
fn a_government_tells_how_the_work_was_examined_judged_and_answered_for() {
    let mut report = balanced("2021");
    let field = "overview.supervision";
    write(&mut report, field, "组织两次业务培训。");
    // A department is not asked.
    for organ in ["某某县人民政府办公室", "某某县某某局", "某某街道办事处"] {
        name_organ(&mut report, organ);
        assert_eq!(rules(&report), [], "{organ}");
    }
    name_organ(&mut report, "某某县人民政府");
    let finding = single(&report);
    assert_eq!((finding.rule.id(), finding.rank), ("supervision", Rank::D));
    assert_eq!(finding.field(), Some(field));
    assert!(
        finding
            .message
            .contains("没有写到工作考核、社会评议、责任追究"),
        "{}",
        finding.message
    );
    write(
        &mut report,
        field,
        "公开工作纳入年度考核，群众满意度有所提高。",
    );
    let finding = single(&report);
    assert!(
        finding.message.contains("没有写到责任追究"),
        "{}",
        finding.message
    );
    write(
        &mut report,
        "overview.platform",
        "全年没有因公开工作不力被追究责任的情况。",
    );
    write(&mut report, "overview.intro", "全年没有责任追究的情形。");
    assert_eq!(
        rules(&report),
        [],
        "told in another part of the same section"
    );
    // An empty part is told by the rule on headings alone.
    write(&mut report, field, "");
    let found: Vec<&str> = rules(&report).iter().map(|(rule, _)| *rule).collect();
    assert_eq!(found, ["form"]);
}

#[test]
fn each_mark_is_mended_by_itself_and_all_at_once() {
    let mut report = balanced("2021");
    let text = "公开信息,分类编排。。电话0000--0000000，按照(国令第711号)办理，规 范有序。";
    write(&mut report, "overview.intro", text);
    let findings = check(&report, None);
    assert_eq!(findings.len(), 6);
    assert!(findings.iter().all(|finding| finding.rule.id() == "marks"));
    let mut one = report.clone();
    one.apply(findings[0].fix.as_ref().unwrap());
    assert_eq!(check(&one, None).len(), 5);
    let edit = mend_marks("", &report);
    assert_eq!(edit.changes().len(), 6);
    let before = report.clone();
    let undo = report.apply(&edit);
    assert_eq!(
        report.prose("overview.intro"),
        "公开信息，分类编排。电话0000-0000000，按照（国令第711号）办理，规范有序。"
    );
    assert_eq!(rules(&report), []);
    assert_eq!(mend_marks("", &report).changes(), []);
    report.apply(&undo);
    assert!(report.is_identical(&before));
}

#[test]
fn a_text_full_of_half_width_marks_is_one_finding_with_what_mends_them_all() {
    let mut report = balanced("2021");
    for field in ["overview.intro", "overview.platform", "problems"] {
        let text = "一是公开,二是解读,三是回应;都有问题,将改进。";
        write(&mut report, field, text);
    }
    let finding = single(&report);
    assert_eq!(finding.rule.id(), "marks");
    assert!(finding.message.contains("共 12 处"), "{}", finding.message);
    let mut one = report.clone();
    one.apply(finding.other_fix.as_ref().unwrap());
    assert!(single(&one).message.contains("共 11 处"));
    report.apply(finding.fix.as_ref().unwrap());
    assert_eq!(rules(&report), []);
}

#[test]
fn ties_survive_the_mending_of_marks() {
    let mut report = balanced("2021");
    write(
        &mut report,
        "overview.requests",
        "新收申请74件,上年结转2件,均依法办理。",
    );
    let place = report.prose("overview.requests").find("74").unwrap();
    let cell = report.form().find("applications.new.total").unwrap();
    report.apply(&report.bind("", "overview.requests", &(place..place + 2), &[cell]));
    report.apply(&mend_marks("", &report));
    assert_eq!(
        report.prose("overview.requests"),
        "新收申请74件，上年结转2件，均依法办理。"
    );
    let anchors = report.anchors("overview.requests");
    assert_eq!(anchors.len(), 1);
    assert_eq!(
        &report.prose("overview.requests")[anchors[0].place.clone()],
        "74"
    );
}

#[test]
fn the_office_of_a_government_that_makes_rules_reports_them() {
    for (organ, rank) in [
        ("某某省人民政府办公厅", None),
        ("某某市人民政府办公室", None),
        ("某某自治州人民政府办公室", None),
        ("某某市某某局", Some(Rank::D)),
        ("某某省某某厅", Some(Rank::D)),
        ("某某县某某局", Some(Rank::C)),
        ("某某县人民政府办公室", Some(Rank::C)),
    ] {
        let mut report = balanced("2021");
        for cell in ["issued", "in_force"] {
            set(&mut report, &format!("disclosure.regulations.{cell}"), "22");
        }
        name_organ(&mut report, organ);
        let findings = check(&report, None);
        assert_eq!(
            findings.first().map(|finding| finding.rank),
            rank,
            "{organ}"
        );
    }
}

#[test]
fn a_statement_on_fees_in_another_part_is_asked_to_be_moved() {
    let mut report = balanced("2021");
    write(&mut report, "other", "没有其他需要报告的事项。");
    write(
        &mut report,
        "overview.requests",
        "依法办理申请。\n全年未收取政府信息公开信息处理费，答复及时。",
    );
    let finding = single(&report);
    assert_eq!((finding.rule.id(), finding.rank), ("fee_text", Rank::C));
    for words in [
        "（二）依申请公开",
        "第 2 段",
        "全年未收取政府信息公开信息处理费",
        "移过来",
    ] {
        assert!(finding.message.contains(words), "{}", finding.message);
    }
    assert_eq!(finding.place, Place::prose(report.form(), "other"));
    // 行政事业性收费 is another matter.
    write(
        &mut report,
        "overview.requests",
        "行政事业性收费情况已公开。",
    );
    assert!(single(&report).message.starts_with("没有写明"));
}

#[test]
fn a_fee_that_was_collected_needs_no_word_on_notices() {
    let mut report = balanced("2021");
    let cell = report
        .form()
        .find("applications.unpaid_fee.natural")
        .unwrap();
    report.apply(&report.entry("", [(cell, "2".to_owned())]));
    for name in ["carried_in.natural", "carried_in.total"] {
        set(&mut report, &format!("applications.{name}"), "4");
    }
    for (text, is_found) in [
        ("本年没有收取政府信息公开信息处理费。", true),
        ("本年收取政府信息公开信息处理费0元。", true),
        ("本年收取政府信息公开信息处理费120元。", false),
        ("发出收费通知3件。", false),
    ] {
        write(&mut report, "other", text);
        assert_eq!(rules(&report).len(), usize::from(is_found), "{text}");
    }
}

#[test]
fn what_goes_on_in_the_next_year_is_no_leftover() {
    let mut report = balanced("2021");
    for text in [
        "2件转入2025年办理。",
        "2件转至2025年。",
        "延至2025年答复。",
        "顺延至2025年。",
        "结转2025年度继续办理。",
    ] {
        write(&mut report, "overview.platform", text);
        let years: Vec<_> = rules(&report);
        assert!(years.iter().all(|(rule, _)| *rule != "year"), "{text}");
    }
    write(&mut report, "overview.platform", "2025年，平台建设有序。");
    assert_eq!(rules(&report).len(), 1);
}
