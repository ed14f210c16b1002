//! Edits, undo and sums that follow.

use crate::common;
use crate::common::{balanced, form, get, set};
use nianbao::report::{Edit, Editor, Report};

fn enter(editor: &mut Editor, name: &str, text: &str) {
    let cell = editor.report().form().find(name).unwrap();
    let edit = editor.report().entry("填写", [(cell, text.to_owned())]);
    editor.apply(&edit);
}

#[test]
fn undo_and_redo_take_every_kind_of_edit_back_and_forth() {
    let start = balanced("2021");
    let mut editor = Editor::new(start.clone());
    enter(&mut editor, "applications.granted.natural", "12");
    editor.apply(&Edit::prose("文字", "problems", "新的一段。"));
    editor.apply(&Edit::organ("机关", "某某市某某局"));
    editor.apply(&Edit::year("年份", Some(2025)));
    let (converted, _) = editor.report().in_form(form("2019"));
    editor.apply(&Edit::replace("格式", converted));
    let end = editor.report().clone();
    let labels: Vec<String> = std::iter::from_fn(|| editor.undo())
        .map(|edit| edit.label().to_owned())
        .collect();
    assert_eq!(labels, ["格式", "年份", "机关", "文字", "填写"]);
    assert_eq!(*editor.report(), start);
    while editor.redo().is_some() {}
    assert_eq!(*editor.report(), end);
}

#[test]
fn a_new_edit_drops_what_could_be_redone() {
    let mut editor = Editor::new(balanced("2021"));
    enter(&mut editor, "review.cases.other", "1");
    editor.undo();
    enter(&mut editor, "review.cases.other", "2");
    assert!(editor.redo().is_none());
}

#[test]
fn typing_a_number_is_one_step() {
    let mut editor = Editor::new(Report::new(form("2021")));
    let cell = editor.report().form().find("review.cases.upheld").unwrap();
    for text in ["1", "12", "123"] {
        editor.type_into("填写", cell, text.to_owned());
    }
    assert_eq!(get(editor.report(), "review.cases.total"), "123");
    editor.end_typing();
    editor.type_into("填写", cell, "9".to_owned());
    editor.undo();
    assert_eq!(get(editor.report(), "review.cases.upheld"), "123");
    // What is typed after an undo is a step of its own.
    editor.type_into("填写", cell, "4".to_owned());
    editor.undo();
    assert_eq!(get(editor.report(), "review.cases.upheld"), "123");
    editor.undo();
    assert_eq!(*editor.report(), Report::new(form("2021")));
    assert!(editor.undo_label().is_none());
}

#[test]
fn half_a_number_does_not_decide_what_a_sum_follows() {
    let mut report = Report::new(form("2021"));
    set(&mut report, "review.cases.total", "7");
    let mut editor = Editor::new(report);
    let cell = editor.report().form().find("review.cases.upheld").unwrap();
    for text in ["7", "71"] {
        editor.type_into("填写", cell, text.to_owned());
    }
    // On the way the printed total agreed by chance; it is still what somebody printed.
    assert_eq!(get(editor.report(), "review.cases.total"), "7");
}

#[test]
fn sums_over_text_are_empty_until_it_is_a_number_again() {
    let mut editor = Editor::new(balanced("2021"));
    let cell = |name: &str| form("2021").find(&format!("applications.{name}")).unwrap();
    for text in ["1", "1x", "无"] {
        editor.type_into("填写", cell("granted.natural"), text.to_owned());
    }
    editor.end_typing();
    let totals = [
        "granted.total",
        "outcome_total.natural",
        "outcome_total.total",
    ];
    let shown = |editor: &Editor, name: &str| editor.report().value(cell(name)).text().to_owned();
    for total in totals {
        assert_eq!(shown(&editor, total), "", "{total}");
    }
    // What is typed elsewhere makes no sum of half the cells.
    enter(&mut editor, "applications.partial.business", "5");
    assert_eq!(shown(&editor, "partial.total"), "27");
    assert_eq!(shown(&editor, "outcome_total.business"), "8");
    assert_eq!(shown(&editor, "outcome_total.total"), "");
    enter(&mut editor, "applications.granted.natural", "13");
    assert_eq!(shown(&editor, "granted.total"), "14");
    assert_eq!(shown(&editor, "outcome_total.natural"), "71");
    assert_eq!(shown(&editor, "outcome_total.total"), "79");
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_trace() {
    let mut editor = Editor::new(balanced("2021"));
    enter(&mut editor, "review.cases.upheld", " ３ ");
    assert!(!editor.is_dirty());
    assert!(editor.undo_label().is_none());
}

#[test]
fn sums_follow_what_is_typed_in_rows_and_columns() {
    let mut editor = Editor::new(Report::new(form("2021")));
    enter(&mut editor, "applications.granted.natural", "5");
    enter(&mut editor, "applications.granted.legal", "2");
    enter(&mut editor, "applications.secret.natural", "3");
    let report = editor.report();
    assert_eq!(get(report, "applications.granted.total"), "7");
    assert_eq!(get(report, "applications.outcome_total.natural"), "8");
    assert_eq!(get(report, "applications.outcome_total.total"), "10");
    assert_eq!(get(report, "applications.carried_out.total"), "");
    enter(&mut editor, "applications.granted.natural", "");
    assert_eq!(get(editor.report(), "applications.granted.total"), "2");
    enter(&mut editor, "applications.granted.legal", "");
    assert_eq!(get(editor.report(), "applications.granted.total"), "");
}

#[test]
fn a_printed_sum_that_disagrees_is_left_alone_until_asked() {
    let mut report = balanced("2021");
    set(&mut report, "review.cases.total", "9");
    let mut editor = Editor::new(report);
    enter(&mut editor, "review.cases.upheld", "5");
    assert_eq!(get(editor.report(), "review.cases.total"), "9");
    let edit = editor.report().total_up("合计", 2, false);
    editor.apply(&edit);
    assert_eq!(get(editor.report(), "review.cases.total"), "6");
}

#[test]
fn a_sum_typed_by_hand_is_kept() {
    let mut editor = Editor::new(Report::new(form("2021")));
    enter(&mut editor, "review.cases.total", "8");
    enter(&mut editor, "review.cases.upheld", "5");
    assert_eq!(get(editor.report(), "review.cases.total"), "8");
}

#[test]
fn blanks_become_zeros_in_one_step() {
    let mut editor = Editor::new(Report::new(form("2021")));
    enter(&mut editor, "review.cases.upheld", "5");
    let edit = editor
        .report()
        .fill_zeros("填零", common::form("2021").cells_of(2));
    editor.apply(&edit);
    assert_eq!(editor.report().filled(2), (5, 5));
    assert_eq!(get(editor.report(), "review.cases.total"), "5");
    editor.undo();
    assert_eq!(editor.report().filled(2), (2, 5));
}

#[test]
fn another_form_keeps_what_has_a_counterpart_and_names_the_rest() {
    let report = balanced("2021");
    let (converted, left) = report.in_form(form("2019"));
    assert_eq!(get(&converted, "applications.new.natural"), "71");
    assert_eq!(converted.prose("problems"), report.prose("problems"));
    let names: Vec<&str> = left.iter().map(|cell| report.form().name(*cell)).collect();
    assert!(names.contains(&"disclosure.normative.issued"));
    // The three rows of （六） are one there, and add up to it.
    assert!(!names.contains(&"applications.unpaid_fee.total"));
    assert_eq!(get(&converted, "applications.other_outcome.total"), "12");
    assert!(!names.contains(&"disclosure.licensing.decisions"));
}

#[test]
fn saving_clears_the_unsaved_mark_only_for_what_was_saved() {
    let mut editor = Editor::new(balanced("2021"));
    enter(&mut editor, "review.cases.upheld", "5");
    let saved = editor.report().clone();
    enter(&mut editor, "review.cases.upheld", "6");
    editor.mark_saved(saved);
    assert!(editor.is_dirty());
    editor.mark_saved(editor.report().clone());
    assert!(!editor.is_dirty());
}

#[test]
fn undoing_back_to_what_was_saved_needs_no_saving() {
    let mut editor = Editor::new(balanced("2021"));
    enter(&mut editor, "review.cases.upheld", "5");
    assert!(editor.is_dirty());
    editor.undo();
    assert!(!editor.is_dirty());
    assert!(Editor::unsaved(balanced("2021")).is_dirty());
}

#[test]
fn the_same_number_typed_once_more_is_no_step_and_keeps_redo() {
    let mut editor = Editor::new(balanced("2021"));
    enter(&mut editor, "review.cases.other", "8");
    editor.undo();
    let cell = editor
        .report()
        .form()
        .find("applications.new.natural")
        .unwrap();
    for text in ["7", "71"] {
        editor.type_into("填写", cell, text.to_owned());
    }
    editor.end_typing();
    assert_eq!(editor.undo_label(), None);
    editor.redo();
    assert_eq!(get(editor.report(), "review.cases.other"), "8");
}

#[test]
fn zeros_never_fill_a_sum() {
    let mut report = balanced("2021");
    for name in ["new.natural", "new.total", "carried_in.legal"] {
        set(&mut report, &format!("applications.{name}"), "");
    }
    set(&mut report, "applications.new.natural", "abc");
    let edit = report.fill_zeros("填零", common::form("2021").cells_of(1));
    report.apply(&edit);
    assert_eq!(get(&report, "applications.carried_in.legal"), "0");
    assert_eq!(get(&report, "applications.new.total"), "");
}
