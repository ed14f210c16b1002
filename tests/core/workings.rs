//! How a number was reckoned stays beside it: through undo, the draft and its journal, and no further.

use nianbao::draft;
use nianbao::export::{Document, html, text};
use nianbao::import::import_table;
use nianbao::report::{Edit, Editor, Report};

use crate::common::{balanced, form, get};

const CELL: &str = "applications.new.natural";

/// A report in which 60+12 was reckoned in a cell.
fn reckoned() -> (Editor, nianbao::form::CellId) {
    let mut editor = Editor::new(balanced("2021"));
    let cell = editor.report().form().find(CELL).unwrap();
    for text in ["6", "60", "60+", "60+1", "60+12"] {
        editor.type_into("填写表格", cell, text.to_owned());
    }
    editor.end_typing();
    (editor, cell)
}

#[test]
fn what_was_reckoned_is_one_step_with_its_sums_and_comes_back_with_its_working() {
    let (mut editor, cell) = reckoned();
    assert_eq!(get(editor.report(), CELL), "72");
    assert_eq!(get(editor.report(), "applications.new.total"), "75");
    assert_eq!(editor.report().working(cell), Some("60+12"));
    editor.undo();
    assert!(editor.report().is_identical(&balanced("2021")));
    editor.redo();
    assert_eq!(editor.report().working(cell), Some("60+12"));
    // The same text typed again is no other number.
    editor.type_into("填写表格", cell, "7".to_owned());
    assert_eq!(editor.report().working(cell), None);
    editor.type_into("填写表格", cell, "72".to_owned());
    editor.end_typing();
    assert_eq!(editor.report().working(cell), Some("60+12"));
}

#[test]
fn a_working_is_in_the_draft_and_its_lines_and_in_nothing_that_is_published() {
    let (editor, cell) = reckoned();
    let report = editor.report();
    let written = draft::write(report);
    let read = draft::read(written.as_bytes()).unwrap();
    assert!(read.is_identical(report));
    assert_eq!(read.working(cell), Some("60+12"));
    let edit = Edit::between("", &balanced("2021"), report);
    let line = draft::edits::write(&balanced("2021"), &edit);
    let mut again = balanced("2021");
    again.apply(&draft::edits::read(&again, line.as_bytes()).unwrap());
    assert!(again.is_identical(report));
    let document = Document::of(report);
    for made in [text::write(&document), html::write(&document)] {
        assert!(!made.contains("60+12"));
    }
    // Next year begins without it.
    let rolled = report.rolled().unwrap().report;
    assert_eq!(rolled.workings().count(), 0);
    assert_eq!(rolled.last().unwrap().workings().count(), 0);
}

#[test]
fn a_working_that_does_not_come_to_what_the_draft_says_is_left_out() {
    let (editor, cell) = reckoned();
    let written = draft::write(editor.report()).replace("\"72\"", "\"73\"");
    let (read, _) = draft::open(written.as_bytes()).unwrap();
    assert_eq!(get(&read, CELL), "73");
    assert_eq!(read.working(cell), None);
}

#[test]
fn rows_of_a_copied_table_go_where_their_labels_say_and_others_are_named() {
    let form = form("2021");
    let section = form.sheets()[1].section;
    let row = |text: &str| text.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let found = import_table(
        form,
        section,
        None,
        &[
            row("二、上年结转政府信息公开申请数量\t2\t0\t0\t0\t0\t0\t2"),
            row("一、本年新收政府信息公开申请数量\t71\t3\t0\t0\t0"),
        ],
    );
    let found = found.unwrap();
    let mut report = Report::new(form);
    report.apply(&Edit::cells("", found.cells));
    assert_eq!(get(&report, "applications.carried_in.natural"), "2");
    assert_eq!(get(&report, "applications.carried_in.total"), "2");
    assert_eq!(get(&report, CELL), "");
    assert_eq!(found.unread, ["一、本年新收政府信息公开申请数量"]);
    // Numbers without a label lead nowhere.
    let numbers = [row("1\t2\t3\t4\t5")];
    assert_eq!(import_table(form, section, None, &numbers), None);
    let cases = form.sheets()[2].section;
    assert_eq!(import_table(form, cases, None, &numbers), None);
}
