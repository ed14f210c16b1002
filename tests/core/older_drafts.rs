//! Drafts of every format open, and keep the reasons that still stand for something.

use nianbao::check::{Severity, check};
use nianbao::draft;
use nianbao::form::Form;
use nianbao::report::{Edit, Formula, Report, Tie};

use crate::common::set;

const DRAFTS: [&str; 7] = [
    include_str!("../drafts/v1.ron"),
    include_str!("../drafts/v2.ron"),
    include_str!("../drafts/v3.ron"),
    include_str!("../drafts/v4.ron"),
    include_str!("../drafts/v5.ron"),
    include_str!("../drafts/v6.ron"),
    include_str!("../drafts/v7.ron"),
];

fn open(format: usize) -> Report {
    draft::read(DRAFTS[format - 1].as_bytes()).unwrap()
}

/// The rules that are explained in a report, with the reasons.
fn explained(report: &Report) -> Vec<(&'static str, String)> {
    let findings = check(report, None);
    let explained = findings.into_iter();
    let explained = explained.filter_map(|finding| Some((finding.rule.id(), finding.waived?)));
    let mut explained: Vec<_> = explained.collect();
    explained.sort();
    explained
}

#[test]
fn a_draft_of_each_format_opens_with_what_that_format_knew() {
    for format in 1..=DRAFTS.len() {
        let report = open(format);
        assert!(DRAFTS[format - 1].contains(&format!("format: {format},")));
        assert_eq!(report.organ(), "某某县人民政府");
        assert_eq!(report.year(), Some(2024));
        assert_eq!(
            report.value_of("applications.new.natural").unwrap().text(),
            "71"
        );
        assert_eq!(report.has_typed_sums(1), format >= 2);
        assert_eq!(
            report.last().map(Report::year),
            (format >= 2).then_some(Some(2023))
        );
        assert_eq!(report.date().is_some(), format >= 3);
        assert_eq!(report.bound().count(), usize::from(format >= 7));
        assert_eq!(report.pack(), if format >= 7 { "武威市" } else { "" });
        let mut anchors = report.all_anchors();
        assert_eq!(
            anchors.any(|(_, anchor)| matches!(anchor.tie, Tie::Doubt(_))),
            format >= 4
        );
        let figures = report.last().map(Report::figures).unwrap_or_default();
        assert_eq!(figures.iter().any(|(year, _)| *year == 2022), format >= 4);
    }
}

#[test]
fn reasons_are_kept_where_their_finding_still_holds_and_dropped_where_it_does_not() {
    let kept = [
        ("carry", "上年报告于三月更正。"),
        ("fee_text", "已在第一部分写明。"),
        ("filled", "本年没有行政复议案件。"),
        ("prose", "只说网上提交的。"),
        ("stock", "有两件当年到期失效，没有计入废止。"),
    ];
    for format in 1..=DRAFTS.len() {
        let known = kept.iter().filter(|(rule, _)| match *rule {
            "carry" => format >= 2,
            "prose" => format >= 4,
            _ => true,
        });
        let known: Vec<_> = known
            .map(|(rule, reason)| (*rule, (*reason).to_owned()))
            .collect();
        let report = open(format);
        assert_eq!(explained(&report), known, "format {format}");
        assert_eq!(report.waivers().len(), known.len(), "format {format}");
    }
}

#[test]
fn an_older_draft_that_is_saved_keeps_its_reasons_in_the_format_of_today() {
    for format in 1..=DRAFTS.len() {
        let report = open(format);
        let text = draft::write(&report);
        assert!(text.contains("format: 7,") && !text.contains("about:"));
        assert!(draft::read(text.as_bytes()).unwrap().is_identical(&report));
    }
    assert_eq!(draft::write(&open(7)), DRAFTS[6]);
    // What came with the last format is the local pack and shares.
    let mut report = open(5);
    report.apply(&Edit::pack("", "武威市"));
    let field = "overview.requests";
    let end = report.prose(field).len();
    report.apply(&Edit::splice("", field, end..end, "\n新收占办结101.43%。"));
    let cell = |name: &str| report.form().find(name).unwrap();
    let share = Formula::share(
        vec![cell("applications.new.total")],
        vec![cell("applications.outcome_total.total")],
    );
    let place = report.prose(field).find("101.43").unwrap();
    report.apply(&report.bind_to("", field, &(place..place + 6), &share));
    assert_eq!(draft::write(&report), DRAFTS[6]);
}

#[test]
fn a_reason_stands_for_the_numbers_compared_and_for_no_others() {
    let mut report = open(5);
    let stands = |report: &Report| explained(report).iter().any(|(rule, _)| *rule == "stock");
    assert!(stands(&report));
    set(&mut report, "disclosure.normative.in_force", "2");
    assert!(!stands(&report), "another number is another finding");
    set(&mut report, "disclosure.normative.in_force", "1");
    assert!(stands(&report));
}

#[test]
fn the_words_of_a_finding_are_no_part_of_what_its_reason_is_filed_under() {
    let mut report = Report::new(Form::by_id("2021").unwrap());
    report.apply(&Edit::year("", Some(2024)));
    set(&mut report, "disclosure.normative.issued", "5");
    set(&mut report, "disclosure.normative.repealed", "2");
    set(&mut report, "disclosure.normative.in_force", "1");
    let findings = check(&report, None);
    let mut waivable = findings
        .iter()
        .filter(|finding| finding.severity() == Severity::Waivable);
    assert!(waivable.all(|finding| !finding.key.values.contains(&finding.message)));
    let stock = findings
        .iter()
        .find(|finding| finding.rule.id() == "stock")
        .unwrap();
    assert_eq!(stock.key.place, "disclosure.normative.in_force");
    assert_eq!(stock.key.values, "1、3");
}

#[test]
fn a_reason_stays_with_the_words_it_was_given_for_where_others_have_the_same_numbers() {
    let draft = |waivers: &str| {
        format!(
            r#"(format: 4, form: "2021", organ: "某某县某某局", year: Some(2024),
            prose: {{"overview.disclosure": ["作出行政许可5件、行政处罚5件。"]}},
            cells: {{"disclosure.licensing.decisions": "4", "disclosure.penalties.decisions": "4"}},
            waivers: [{waivers}])"#
        )
    };
    let read = |text: String| draft::read(text.as_bytes()).unwrap();
    let prose = |report: &Report| {
        let mut findings = check(report, None);
        findings.retain(|finding| finding.rule.id() == "prose");
        findings
    };
    let bare = prose(&read(draft("")));
    assert_eq!(bare.len(), 2);
    for (about, other) in [(0, 1), (1, 0)] {
        let key = &bare[about].key;
        let (place, about_words) = (&key.place, &bare[about].message);
        let waiver = format!(
            r#"(rule: "prose", place: "{place}", about: "{about_words}", reason: "口径不同。")"#
        );
        let found = prose(&read(draft(&waiver)));
        let is_explained = |index: usize| {
            let mut same = found.iter();
            let same = same.find(|finding| finding.message == bare[index].message);
            same.unwrap().waived.is_some()
        };
        assert!(is_explained(about) && !is_explained(other));
    }
}
