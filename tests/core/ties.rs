//! Numbers that follow by themselves: at roll-over and on demand every number that agrees with the tables
//! in one way is tied to its cells, and the text is right when the tables are filled.

use nianbao::check::prose::{rolled, tie_all, tied_anew};
use nianbao::check::{Finding, Severity, check};
use nianbao::draft;
use nianbao::form::CellId;
use nianbao::report::{Doubt, Edit, Editor, Formula, Report};
use proptest::prelude::*;

use crate::common::{balanced, set, write};

const FIELD: &str = "overview.requests";

/// A report with this text, in which no two rows hold the same.
fn with(text: &str) -> Report {
    let mut report = balanced("2021");
    write(&mut report, FIELD, text);
    report
}

/// The numbers that follow cells, with what they follow.
fn bound(report: &Report) -> Vec<(&str, String)> {
    let names = |cells: &[CellId]| {
        let names: Vec<&str> = cells.iter().map(|cell| report.form().name(*cell)).collect();
        names.join("+")
    };
    let bound = report.bound();
    bound
        .map(|bound| {
            let (part, whole) = (names(bound.formula.part()), names(bound.formula.whole()));
            let name = if whole.is_empty() {
                part
            } else {
                format!("{part}/{whole}")
            };
            (bound.words, name)
        })
        .collect()
}

fn tied(text: &str) -> Report {
    let mut report = with(text);
    let edit = tie_all("全部关联", &report);
    report.apply(&edit);
    report
}

/// Fills numbers in, as a clerk does, so that what follows them follows.
fn fill(editor: &mut Editor, cells: &[(&str, &str)]) {
    for (name, text) in cells {
        let report = editor.report();
        let cell = report.form().find(name).unwrap();
        let edit = report.entry("填写", [(cell, (*text).to_owned())]);
        editor.apply(&edit);
    }
}

/// What the rule on ties finds.
fn found(report: &Report) -> Vec<Finding> {
    let mut findings = check(report, None);
    findings.retain(|finding| finding.rule.id() == "bound");
    findings
}

/// The numbers of a year that nothing of the year before agrees with.
const NEXT: [(&str, &str); 20] = [
    ("applications.new.natural", "90"),
    ("applications.new.business", "10"),
    ("applications.new.research", "0"),
    ("applications.new.welfare", "0"),
    ("applications.new.legal", "0"),
    ("applications.new.other", "0"),
    ("applications.granted.natural", "30"),
    ("applications.granted.business", "2"),
    ("applications.granted.research", "0"),
    ("applications.granted.welfare", "0"),
    ("applications.granted.legal", "0"),
    ("applications.granted.other", "0"),
    ("disclosure.normative.issued", "7"),
    ("disclosure.normative.repealed", "1"),
    ("disclosure.normative.in_force", "126"),
    ("disclosure.fees.amount", "190.457379"),
    ("applications.outcome_total.total", "96"),
    ("applications.carried_out.total", "8"),
    ("applications.partial.natural", "40"),
    ("applications.partial.business", "0"),
];

#[test]
fn every_number_that_agrees_in_one_way_is_tied_and_no_word_changes() {
    let text = "全年新收申请74件，上年结转2件。办结72件，其中部分公开22件，占办结总数的30.56%，结转下年4件。";
    let report = tied(text);
    assert_eq!(report.prose(FIELD), text);
    let expected = [
        ("74", "applications.new.total"),
        ("2", "applications.carried_in.total"),
        ("72", "applications.outcome_total.total"),
        ("22", "applications.partial.total"),
        (
            "30.56",
            "applications.partial.total/applications.outcome_total.total",
        ),
        ("4", "applications.carried_out.total"),
    ];
    let expected = expected.map(|(words, cells)| (words, cells.to_owned()));
    assert_eq!(bound(&report), expected);
    assert_eq!(found(&report), []);
    // A second time there is nothing left to tie.
    let again = tie_all("", &report);
    assert_eq!(tied_anew(&report, &again), 0);
    assert_eq!(again.changes(), []);
}

#[test]
fn two_sums_that_the_form_makes_equal_are_one_meaning() {
    // 新收＋上年结转 is 办理结果总计＋结转下年度, by the relation that the form prints.
    let report = tied("全年共收到申请（含上年结转）76件，已办结72件。");
    let found = bound(&report);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(
        found[0],
        (
            "76",
            "applications.new.total+applications.carried_in.total".to_owned()
        )
    );
}

#[test]
fn what_was_carried_over_is_not_meant_where_that_is_nothing() {
    let mut report = with("新收申请74件。");
    for name in ["carried_in.natural", "carried_in.total"] {
        set(&mut report, &format!("applications.{name}"), "0");
    }
    // 新收 and 新收＋上年结转 are the same then.
    report.apply(&tie_all("", &report.clone()));
    let expected = ("74", "applications.new.total".to_owned());
    assert_eq!(bound(&report), [expected]);
}

#[test]
fn what_agrees_in_two_ways_differs_or_is_not_exact_is_left_alone() {
    // 办结 and 新收 are the same, although something was carried over.
    let mut report = with("办结74件。");
    set(&mut report, "applications.outcome_total.total", "74");
    assert_eq!(tie_all("", &report).changes(), []);
    for text in [
        "新收申请47件。",
        "新收申请70余件。",
        "新收申请七十四件。",
        "主动公开信息74条。",
        "收取费用125000元。",
        "没有行政诉讼案件。",
    ] {
        assert_eq!(tie_all("", &with(text)).changes(), [], "{text}");
    }
}

#[test]
fn the_text_of_the_new_year_is_right_once_its_tables_are_filled() {
    let last = with(
        "2024年，全年新收申请74件，上年结转2件。办结72件，其中部分公开22件，占办结总数的30.56%，结转下年4件。",
    );
    let rolled = rolled(&last).unwrap();
    let told = rolled.told().join("");
    assert!(told.contains("文字里有 6 个数关联到表格"), "{told}");
    let next = rolled.report;
    // What follows the tables is not to be confirmed too; 上年结转 is known already.
    assert!(next.doubts().all(|doubt| doubt.kind != Doubt::Count));
    assert!(
        next.prose(FIELD).contains("上年结转4件"),
        "{}",
        next.prose(FIELD)
    );
    // One hint for all that wait.
    let waiting = found(&next);
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0].severity(), Severity::Hint);
    assert!(
        waiting[0].message.contains("有 5 个关联的数"),
        "{}",
        waiting[0].message
    );
    let mut editor = Editor::new(next);
    fill(&mut editor, &NEXT);
    fill(
        &mut editor,
        &[
            ("applications.new.total", "100"),
            ("applications.partial.total", "40"),
        ],
    );
    assert_eq!(
        editor.report().prose(FIELD),
        "2025年，全年新收申请100件，上年结转4件。办结96件，其中部分公开40件，占办结总数的41.67%，结转下年8件。"
    );
    assert_eq!(found(editor.report()), []);
    // Step by step back to where it began.
    while editor.undo().is_some() {}
    assert!(editor.report().prose(FIELD).contains("新收申请74件"));
    assert_eq!(bound(editor.report()).len(), 6);
}

#[test]
fn a_number_is_written_as_it_stood_there() {
    let mut report = with("新收申请９９９件，办结1,234件，占30.5%。");
    let cell = |name: &str| report.form().find(name).unwrap();
    let (new, done) = (
        cell("applications.new.total"),
        cell("applications.outcome_total.total"),
    );
    set(&mut report, "applications.new.total", "1000");
    set(&mut report, "applications.outcome_total.total", "20500");
    let place = |report: &Report, words: &str| {
        let at = report.prose(FIELD).find(words).unwrap();
        at..at + words.len()
    };
    for (words, formula) in [
        ("９９９", Formula::from(vec![new])),
        ("1,234", Formula::from(vec![done])),
        ("30.5", Formula::share(vec![new], vec![done])),
    ] {
        let edit = report.bind_to("", FIELD, &place(&report, words), &formula);
        report.apply(&edit);
    }
    assert_eq!(
        report.prose(FIELD),
        "新收申请１０００件，办结20,500件，占4.9%。"
    );
    assert_eq!(bound(&report).len(), 3);
    assert_eq!(found(&report), []);
    // Of nothing there is no share: the words stay.
    let mut editor = Editor::new(report);
    fill(&mut editor, &[("applications.outcome_total.total", "0")]);
    assert!(editor.report().prose(FIELD).contains("办结0件，占4.9%"));
    assert_eq!(found(editor.report()).len(), 1);
}

#[test]
fn a_share_tied_to_a_number_without_its_sign_is_found() {
    let mut report = with("占30.56%。");
    let cell = |name: &str| report.form().find(name).unwrap();
    let share = Formula::share(
        vec![cell("applications.partial.total")],
        vec![cell("applications.outcome_total.total")],
    );
    report.apply(&report.bind_to("", FIELD, &(3..8), &share));
    assert_eq!(found(&report), []);
    report.apply(&report.write("", FIELD, "占30.56件。"));
    let found = found(&report);
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("百分比"), "{}", found[0].message);
}

#[test]
fn all_ties_are_one_step_each_can_be_undone_alone_and_all_at_once() {
    let mut editor = Editor::new(with("新收申请74件，上年结转2件，办结72件。"));
    let before = editor.report().clone();
    editor.apply(&tie_all("全部关联", editor.report()));
    assert_eq!(bound(editor.report()).len(), 3);
    let place = editor.report().bound().nth(1).unwrap().place;
    editor.apply(&editor.report().unbind("解除", FIELD, &place));
    assert_eq!(bound(editor.report()).len(), 2);
    editor.apply(&editor.report().unbind_all("全部解除"));
    assert_eq!(bound(editor.report()), []);
    assert_eq!(editor.report().prose(FIELD), before.prose(FIELD));
    editor.undo();
    editor.undo();
    assert_eq!(bound(editor.report()).len(), 3);
    editor.undo();
    assert!(editor.report().is_identical(&before));
}

#[test]
fn a_tie_takes_the_place_of_a_doubt_about_the_same_number() {
    let last = with("新收申请74件，开会9次。");
    let mut next = last.rolled().unwrap().report;
    assert_eq!(
        next.doubts()
            .filter(|doubt| doubt.kind == Doubt::Count)
            .count(),
        2
    );
    for (cell, _) in last.form().cells() {
        next.set(cell, last.value(cell).text());
    }
    next.apply(&tie_all("", &next));
    let left: Vec<&str> = next
        .doubts()
        .filter(|doubt| doubt.kind == Doubt::Count)
        .map(|doubt| doubt.words)
        .collect();
    assert_eq!(left, ["9次"]);
    assert_eq!(bound(&next).len(), 1);
}

#[test]
fn shares_are_kept_in_drafts_and_in_another_form() {
    let report = tied("办结72件，其中部分公开22件，占办结总数的30.56%。");
    let text = draft::write(&report);
    let share = "applications.partial.total/applications.outcome_total.total";
    assert!(text.contains(share), "{text}");
    assert!(draft::read(text.as_bytes()).unwrap().is_identical(&report));
    let (older, _) = report.in_form(crate::common::form("2019"));
    assert!(bound(&older).iter().any(|(_, name)| name == share));
}

proptest! {
    #[test]
    fn ties_survive_edits_undo_saving_and_say_what_their_cells_say(
        numbers in prop::collection::vec((0..NEXT.len(), 0..3000_u32), 1..12),
        words in prop::collection::vec((0..3_usize, "[政务公开，]{1,4}"), 0..6),
    ) {
        let start = tied("全年新收申请74件，上年结转2件。办结72件，其中部分公开22件，占办结总数的30.56%。");
        let mut editor = Editor::new(start.clone());
        let count = bound(&start).len();
        for (which, number) in &numbers {
            fill(&mut editor, &[(NEXT[*which].0, &number.to_string())]);
        }
        for (at, words) in &words {
            // Between the numbers anything may be written.
            let text = editor.report().prose(FIELD);
            let at = match at {
                0 => 0,
                1 => text.find('。').unwrap(),
                _ => text.len(),
            };
            editor.apply(&Edit::splice("", FIELD, at..at, words.as_str()));
        }
        let after = editor.report().clone();
        prop_assert_eq!(bound(&after).len(), count);
        for bound in after.bound() {
            if let Some(said) = after.in_words(bound.formula, bound.words) {
                prop_assert_eq!(said, bound.words);
            }
        }
        prop_assert!(found(&after).iter().all(|finding| finding.severity() == Severity::Hint));
        let kept = draft::read(draft::write(&after).as_bytes()).unwrap();
        prop_assert!(kept.is_identical(&after));
        while editor.undo().is_some() {}
        prop_assert!(editor.report().is_identical(&start));
        while editor.redo().is_some() {}
        prop_assert!(editor.report().is_identical(&after));
    }
}
