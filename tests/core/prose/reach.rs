//! One office in the report of a whole county, and findings in full.

use nianbao::check::{Severity, check};
use nianbao::form::Rank;
use nianbao::report::Edit;

use super::{REQUESTS, distinct, verdicts};
use crate::common::name_organ;
use crate::common::{prose_findings, set, write};

#[test]
fn a_number_of_another_reach_than_the_report_is_not_compared() {
    let county = "某某县人民政府";
    let office = "某某县人民政府办公室";
    let bureau = "某某县财政局";
    let town = "某某县某某镇人民政府";
    for (organ, text, expected) in [
        (
            county,
            "全县新收申请165件，其中县政府办新收15件。",
            "165✓ 15-",
        ),
        (county, "县政府办公室收到申请15件，办结14件。", "15- 14-"),
        (county, "我县收到申请156件。", "156✗"),
        (county, "某某县全年收到申请156件。", "156✗"),
        (county, "县教育局收到申请5件，办结4件。", ""),
        (county, "县政府收到申请15件。", ""),
        (
            county,
            "县政府办认真办理申请。全年收到15件。全县共收到166件。",
            "15- 166✗",
        ),
        (county, "县政府办收到申请165件。", "165✓"),
        (office, "我办收到申请156件。", "156✗"),
        (office, "某某县人民政府办公室收到申请156件。", "156✗"),
        (office, "县政府办公室收到申请156件。", "156✗"),
        (office, "全县收到申请900件，我办收到165件。", "900- 165✓"),
        (bureau, "县财政局收到申请156件。", "156✗"),
        (bureau, "我县收到申请156件。", "156-"),
        (town, "全镇收到申请156件，本机关办结154件。", "156✗ 154✗"),
        ("", "全县收到申请156件，我办办结154件。", "156✗ 154✗"),
    ] {
        let mut report = distinct("2021");
        name_organ(&mut report, organ);
        let found = verdicts(&report, REQUESTS, text).into_iter();
        let found: Vec<String> = found
            .map(|(words, mark)| format!("{words}{mark}"))
            .collect();
        assert_eq!(found.join(" "), expected, "{organ}: {text}");
    }
}

#[test]
fn an_office_that_has_more_than_its_county_is_hinted_at_once() {
    let mut report = distinct("2021");
    name_organ(&mut report, "某某县人民政府");
    write(
        &mut report,
        REQUESTS,
        "县政府办收到申请15件，办结14件，结转下年2件。",
    );
    assert_eq!(prose_findings(&report), []);
    write(
        &mut report,
        REQUESTS,
        "县政府办收到申请615件，办结614件，结转下年2件。",
    );
    let found = prose_findings(&report);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].rule.id(), found[0].rank), ("scope", Rank::D));
}

#[test]
fn a_finding_says_where_what_and_which_meanings_were_tried() {
    let mut report = distinct("2021");
    let text = "做好登记。全年新收政府信息公开申请156件，办结155件。";
    write(&mut report, REQUESTS, text);
    let found = prose_findings(&report);
    assert_eq!(found.len(), 1);
    let finding = &found[0];
    assert_eq!((finding.rule.id(), finding.rank), ("prose", Rank::C));
    assert_eq!(finding.field(), Some(REQUESTS));
    assert_eq!(finding.heading, "（二）依申请公开");
    assert_eq!(&text[finding.span().unwrap()], "156");
    let meanings = [
        "新收 165",
        "新收＋上年结转 174",
        "办理结果总计＋结转下年度 174",
    ];
    assert_eq!(finding.meanings, meanings);
    assert!(
        finding.message.contains("“全年新收政府信息公开申请156件”"),
        "{}",
        finding.message
    );
    assert!(finding.message.contains("新收＋上年结转 174"));
    assert_eq!(
        report.form().name(finding.cells()[0]),
        "applications.new.total"
    );
    // Two numbers are plausible: the clerk chooses.
    assert_eq!(finding.fix, None);
    // Explained, it stops no export.
    let mut explained = report.clone();
    explained.apply(&Edit::reason("说明", finding.key.clone(), "含口头申请"));
    assert_eq!(prose_findings(&explained)[0].severity(), Severity::Waived);
}

#[test]
fn where_one_number_is_plausible_it_is_offered() {
    let mut report = distinct("2021");
    write(&mut report, REQUESTS, "答复不予公开１２件，办结155件。");
    let fix = prose_findings(&report)[0].fix.clone().unwrap();
    assert_eq!(fix.label(), "改为 11");
    report.apply(&fix);
    assert_eq!(report.prose(REQUESTS), "答复不予公开11件，办结155件。");
    assert_eq!(prose_findings(&report), []);
    // Without anything carried over all meanings are the same number.
    for column in ["natural", "total"] {
        set(
            &mut report,
            &format!("applications.carried_in.{column}"),
            "0",
        );
        let less = if column == "total" { "156" } else { "141" };
        set(&mut report, &format!("applications.new.{column}"), less);
    }
    set(&mut report, "applications.new.total", "156");
    set(&mut report, "applications.carried_out.total", "1");
    write(&mut report, REQUESTS, "新收165件。");
    assert_eq!(
        prose_findings(&report)[0].fix.as_ref().unwrap().label(),
        "改为 156"
    );
}

#[test]
fn nothing_is_said_while_the_tables_are_being_filled_in() {
    let mut report = distinct("2021");
    write(
        &mut report,
        REQUESTS,
        "新收156件，办结155件，行政复议3件，予以公开5件。",
    );
    for cell in [
        "applications.new.total",
        "applications.granted.total",
        "review.cases.total",
    ] {
        set(&mut report, cell, "");
    }
    assert_eq!(prose_findings(&report), []);
    set(&mut report, "applications.new.total", "无");
    assert_eq!(prose_findings(&report), []);
    assert!(
        check(&report, None)
            .iter()
            .any(|finding| finding.rule.id() == "filled")
    );
}
