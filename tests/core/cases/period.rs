//! The 统计期限, however it is written, and where it stands.

use nianbao::check::{Finding, check};
use nianbao::report::Report;

use super::{cases, made, read, under_title};
use crate::common::write;

fn found(report: &Report) -> Vec<Finding> {
    let mut findings = check(report, None);
    findings.retain(|finding| ["period", "year"].contains(&finding.rule.id()));
    findings
}

fn stating(words: &str) -> Report {
    let text = format!("本报告根据有关规定编制，{words}。联系电话：0000-1234567。");
    made(("某某县某某局", 2024), [], [("preamble", text.as_str())])
}

#[test]
fn every_case_is_judged() {
    let mut faults = Vec::new();
    for case in cases(include_str!("period.json")) {
        let year = u16::try_from(case["year"].as_u64().unwrap()).unwrap();
        let preamble = case["preamble"].as_str().unwrap();
        let report = made(("某某县某某局", year), [], [("preamble", preamble)]);
        let rules: Vec<&str> = found(&report)
            .iter()
            .map(|finding| finding.rule.id())
            .collect();
        let expected = if case["verdict"] == "wrong" {
            vec!["period"]
        } else {
            vec![]
        };
        if rules != expected {
            faults.push(format!("{}: {rules:?}", case["id"]));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Ways of writing the whole of 2024.
const RIGHT: [&str; 41] = [
    "统计期限为2024年1月1日—2024年12月31日",
    "统计期限：2024年1月1日-12月31日",
    "统计期限为2024年1月1日至12月31日止",
    "统计期限从2024年1月1日开始，到2024年12月31日为止",
    "统计时间为2024年1月1日至2024年12月31日",
    "统计时间范围为2024年1月1日起到2024年12月31日止",
    "统计周期为2024年1月—12月",
    "统计周期是2024年1-12月",
    "统计期限为2024年1月至2024年12月",
    "统计年度为2024年",
    "统计期限为2024年度",
    "统计期限为2024年度全年",
    "统计期限为本年度1月1日至12月31日",
    "统计期限为1月1日至12月31日",
    "统计期限自2024年元月1日起至2024年12月31日止",
    "统计期限自2024年1月1日零时起至2024年12月31日24时止",
    "统计期限（2024年1月1日至2024年12月31日）",
    "统计期限为2024/1/1-2024/12/31",
    "统计期限为2024-01-01至2024-12-31",
    "统计期限为2024.01.01—12.31",
    "统计期限为２０２４年１月１日至１２月３１日",
    "统计期限为二○二四年一月一日至二○二四年十二月三十一日",
    "统计数据截至2024年12月31日",
    "统计数据截止到2024年12月31日",
    "以2024年1月1日至12月31日为统计期限",
    "2024年1月1日至2024年12月31日为本报告的统计期限",
    "统计期限为24年1月1日至24年12月31日",
    "统计期限为2024年1月1日～2024年12月31日",
    "统计期限为2024年1月1日起至2024年12月31日",
    "统计期限自2024年1月1日（含）至2024年12月31日（含）",
    "数据统计自2024年1月1日起至2024年12月31日止",
    "统计期限均为2024年1月1日至2024年12月31日",
    "统计期限为2024年1月1日 — 2024年12月31日",
    "统计期限与上年一致",
    "统计期限内没有发生变化",
    "统计期限内，2024年3月5日至6月30日开展了专项检查",
    "统计范围为全县各行政机关",
    "数据显示，2024年3月1日至6月30日开展专项行动",
    "统计时间有限，2024年3月1日起重新清理",
    "统计期限为2024年1月1日至12月31日（其中收费统计同此）",
    "统计期限为2024年1月1日至同年12月31日",
];

/// Ways of writing something else.
const WRONG: [&str; 30] = [
    "统计期限为2024年1月1日至2024年12月30日",
    "统计期限为2024年1月1日至2024年11月",
    "统计期限为2024年1月2日至2024年12月31日",
    "统计期限为2024年3月至12月",
    "统计周期为2024年1-11月",
    "统计期限为2023年1月1日至2024年12月31日",
    "统计期限为2024年1月1日至2025年1月31日",
    "统计期限为2024年1月1日至次年1月1日",
    "统计期限为2023年12月31日至2024年12月31日",
    "统计期限为2023年度",
    "统计期限为2023年全年",
    "统计年度为2025年",
    "统计期限为二○二三年一月一日至十二月三十一日",
    "统计期限为2023.1.1-2023.12.31",
    "统计期限为2024-01-01至2024-06-30",
    "统计期限自2024年1月1日",
    "统计期限从2024年1月1日开始",
    "统计期限为2024年1月1日起至今",
    "统计数据截至2023年12月31日",
    "统计数据截至2024年11月30日",
    "统计期限为2024年1月1日至31日",
    "统计期限为20241月1日至12月31日",
    "统计期限为2024年1月1日至202412月31日",
    "统计期限为2024年1月1日至12月32日",
    "统计期限为2024年13月1日至12月31日",
    "统计期限为2042年1月1日至2042年12月31日",
    "以2023年1月1日至12月31日为统计期限",
    "统计期限自2024年1月1日起至2023年12月31日止",
    "统计期限自2022年1月1日起至2024年12月31日止",
    "统计期限为1月1日至11月30日",
];

#[test]
fn the_whole_year_is_told_however_it_is_written() {
    let called_wrong = |words: &&str| !found(&stating(words)).is_empty();
    let faults: Vec<&str> = RIGHT.into_iter().filter(called_wrong).collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn another_time_is_told_and_set_right() {
    let passed = |words: &&str| found(&stating(words)).is_empty();
    let faults: Vec<&str> = WRONG.into_iter().filter(passed).collect();
    assert_eq!(faults, [""; 0]);
    for words in WRONG {
        let mut report = stating(words);
        let findings = found(&report);
        let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.id()).collect();
        assert_eq!(rules, ["period"], "{words}");
        report.apply(findings[0].fix.as_ref().expect("a fix"));
        let text = report.prose("preamble");
        assert_eq!(found(&report), [], "{words}: {text}");
        assert!(text.contains("年12月31日"), "{text}");
        assert!(text.ends_with("。联系电话：0000-1234567。"), "{text}");
    }
}

#[test]
fn it_is_told_wherever_it_stands() {
    for field in ["overview.intro", "overview.requests", "other"] {
        let mut report = stating("内容详实");
        write(
            &mut report,
            field,
            "全年平稳。数据的统计期限为2023年1月1日至12月31日。没有收取信息处理费。",
        );
        let findings = found(&report);
        assert_eq!(findings.len(), 1, "{field}");
        assert_eq!(findings[0].field(), Some(field));
    }
}

#[test]
fn the_year_of_a_report_comes_from_it_where_the_title_has_none() {
    let title = ["某某县某某局政府信息公开工作年度报告".to_owned()];
    for opening in [
        "统计期限自2024年1月1日起，至2024年12月31日止。",
        "统计期限为二〇二四年一月一日至十二月三十一日。",
        "统计期限为2024年全年。",
        "统计数据截至2024年12月31日。",
    ] {
        let imported = read(&under_title(&title, 2024, Some(opening)));
        assert_eq!(imported.report.year(), Some(2024), "{opening}");
    }
    let text = under_title(&title, 2024, Some("本报告按规定编制。"));
    let stated = "各项工作平稳推进，数据统计期限为2024年1月1日至12月31日。";
    let imported = read(&text.replace("各项工作平稳推进，没有遗留。", stated));
    assert_eq!(imported.report.year(), Some(2024));
    // Of two years nobody knows which is meant.
    let opening = "统计期限为2023年1月1日至2024年12月31日。";
    let imported = read(&under_title(&title, 2024, Some(opening)));
    assert_eq!(imported.report.year(), None);
}
