//! Numbers in the prose that are tied to cells (关联到表格).

use nianbao::check::prose::{Offer, offers, read};
use nianbao::draft;
use nianbao::export::Document;
use nianbao::form::{CellId, Rank};
use nianbao::report::{Edit, Editor, Report, Search, Tie};

use super::{REQUESTS, distinct};
use crate::common;
use crate::common::{prose_findings, set, write};

fn cell(report: &Report, name: &str) -> CellId {
    report.form().find(name).unwrap()
}

fn place(report: &Report, word: &str) -> std::ops::Range<usize> {
    let start = report.prose(REQUESTS).find(word).unwrap();
    start..start + word.len()
}

/// A report with a sentence in which a number is tied to cells.
fn bound(text: &str, word: &str, cells: &[&str]) -> Editor {
    let mut report = distinct("2021");
    write(&mut report, REQUESTS, text);
    let cells: Vec<CellId> = cells.iter().map(|name| cell(&report, name)).collect();
    let edit = report.bind("关联", REQUESTS, &place(&report, word), &cells);
    let mut editor = Editor::new(report);
    editor.apply(&edit);
    assert_eq!(editor.report().anchors(REQUESTS).len(), 1);
    editor
}

fn text(editor: &Editor) -> &str {
    editor.report().prose(REQUESTS)
}

const NEW: &str = "applications.new.natural";
const TOTAL: &str = "applications.new.total";
const CARRIED: &str = "applications.carried_in.total";

#[test]
fn a_tied_number_follows_typing_key_by_key_and_goes_back_in_one_step() {
    let mut editor = bound("新收165件，办结155件。", "165", &[TOTAL]);
    let before = editor.report().clone();
    let natural = cell(editor.report(), NEW);
    for (typed, expected) in [("2", "17"), ("20", "35"), ("", "15"), ("207", "222")] {
        editor.type_into("输入", natural, typed.to_owned());
        assert_eq!(
            text(&editor),
            format!("新收{expected}件，办结155件。"),
            "{typed}"
        );
    }
    editor.end_typing();
    let after = editor.report().clone();
    editor.undo();
    assert!(editor.report().is_identical(&before));
    editor.redo();
    assert!(editor.report().is_identical(&after));
    assert_eq!(editor.report().anchors(REQUESTS).len(), 1);
}

#[test]
fn a_number_tied_to_an_emptied_cell_stays_as_it_was_before_the_typing() {
    let mut editor = bound("维持8件。", "8", &["review.cases.upheld"]);
    let upheld = cell(editor.report(), "review.cases.upheld");
    for typed in ["1", "", "待核"] {
        editor.type_into("输入", upheld, typed.to_owned());
    }
    assert_eq!(text(&editor), "维持8件。");
    editor.end_typing();
    let found = prose_findings(editor.report());
    let hint: Vec<_> = found
        .iter()
        .map(|finding| (finding.rule.id(), finding.rank))
        .collect();
    assert_eq!(hint, [("bound", Rank::D)]);
    assert!(
        found[0].message.contains("文字里仍是“8”"),
        "{}",
        found[0].message
    );
    assert_eq!(found[0].span(), Some(6..7));
    editor.type_into("输入", upheld, "12".to_owned());
    assert_eq!(text(&editor), "维持12件。");
    assert_eq!(prose_findings(editor.report()), []);
}

#[test]
fn a_tied_sum_follows_every_way_of_changing_its_cells() {
    let sum = [TOTAL, CARRIED];
    let start = "共办理174件（见表）。";
    let mut editor = bound(start, "174", &sum);
    let report = editor.report().clone();
    let natural = cell(&report, NEW);
    // Pasting.
    editor.apply(&report.entry("粘贴", [(natural, "100".to_owned())]));
    assert_eq!(text(&editor), "共办理124件（见表）。");
    // A correction that a finding offers, and the sums mended.
    let total = cell(&report, TOTAL);
    editor.apply(&Edit::cells("改为 5", [(total, "5".to_owned())]));
    assert_eq!(text(&editor), "共办理14件（见表）。");
    let mended = editor.report().mend_sums("更正合计", &[total]);
    editor.apply(&mended);
    assert_eq!(text(&editor), "共办理124件（见表）。");
    for _ in 0..3 {
        editor.undo();
    }
    assert_eq!(text(&editor), start);
    // Filling zeros.
    let mut empty = editor.report().clone();
    let row: Vec<CellId> = empty
        .form()
        .cells_of(1)
        .filter(|cell| {
            empty
                .form()
                .name(*cell)
                .starts_with("applications.carried_in.")
        })
        .collect();
    for cell in &row {
        empty.set(*cell, "");
    }
    let mut editor = Editor::new(empty);
    let zeros = editor.report().fill_zeros("空白填零", row);
    editor.apply(&zeros);
    assert_eq!(text(&editor), "共办理165件（见表）。");
}

#[test]
fn a_tied_number_is_written_in_the_digits_that_stood_there_once_it_follows() {
    for (written, word, follows) in [
        ("新收１７５件。", "１７５", "新收１６５件。"),
        ("新收１６５件。", "１６５", "新收１６５件。"),
        ("新收一百六十五件。", "一百六十五", "新收165件。"),
        ("新收1,165件。", "1,165", "新收165件。"),
    ] {
        let editor = bound(written, word, &[TOTAL]);
        assert_eq!(text(&editor), follows);
    }
    let mut editor = bound(
        "收费190.457379万元。",
        "190.457379",
        &["disclosure.fees.amount"],
    );
    let fees = cell(editor.report(), "disclosure.fees.amount");
    editor.type_into("输入", fees, "24543.50".to_owned());
    assert_eq!(text(&editor), "收费24543.50万元。");
}

#[test]
fn writing_around_a_tied_number_keeps_it_and_writing_into_it_unties_it() {
    let mut editor = bound("新收165件。", "165", &[TOTAL]);
    let edit = editor
        .report()
        .write("输入", REQUESTS, "2024年全年新收申请165件，均已登记。");
    editor.apply(&edit);
    let natural = cell(editor.report(), NEW);
    editor.type_into("输入", natural, "151".to_owned());
    assert_eq!(text(&editor), "2024年全年新收申请166件，均已登记。");
    editor.end_typing();
    let edit = editor
        .report()
        .write("输入", REQUESTS, "2024年全年新收申请16件，均已登记。");
    editor.apply(&edit);
    assert_eq!(editor.report().anchors(REQUESTS), []);
    editor.undo();
    assert_eq!(editor.report().anchors(REQUESTS).len(), 1);
    // Replacing all over the report and changing cells in one step.
    let search = Search::new("申请", true).unwrap();
    let replaced = editor
        .report()
        .replace_all("全部替换", &search, "依申请公开")
        .edit;
    let entry = editor.report().entry("", [(natural, "152".to_owned())]);
    editor.apply(&replaced.and(entry));
    assert_eq!(text(&editor), "2024年全年新收依申请公开167件，均已登记。");
}

#[test]
fn unbinding_leaves_the_words_and_ends_the_following() {
    let mut editor = bound("新收165件。", "165", &[TOTAL]);
    let number = editor.report().number_at(REQUESTS, 8).unwrap();
    assert_eq!(number, 6..9);
    assert!(matches!(
        editor
            .report()
            .bound_at(REQUESTS, 9)
            .map(|anchor| &anchor.tie),
        Some(Tie::Cells(_))
    ));
    let edit = editor.report().unbind("取消关联", REQUESTS, &number);
    editor.apply(&edit);
    let natural = cell(editor.report(), NEW);
    editor.type_into("输入", natural, "1".to_owned());
    assert_eq!(text(&editor), "新收165件。");
    assert_eq!(prose_findings(editor.report())[0].rule.id(), "prose");
    editor.undo();
    editor.undo();
    assert_eq!(
        editor
            .report()
            .bound_at(REQUESTS, 7)
            .map(|anchor| anchor.place.clone()),
        Some(6..9)
    );
    // Nothing to tie or untie where no number stands.
    for edit in [
        editor.report().unbind("", REQUESTS, &(0..3)),
        editor.report().bind("", REQUESTS, &(0..3), &[natural]),
        editor.report().bind("", REQUESTS, &(6..8), &[natural]),
        editor.report().bind("", REQUESTS, &(6..9), &[]),
    ] {
        assert_eq!(edit.changes(), []);
    }
}

#[test]
fn the_caret_finds_the_number_it_stands_in_and_no_date() {
    let mut report = distinct("2021");
    write(&mut report, REQUESTS, "2024年新收1,165件，占百分之十二。");
    let at = |at| {
        report
            .number_at(REQUESTS, at)
            .map(|place| &report.prose(REQUESTS)[place])
    };
    assert_eq!(at(2), None);
    assert_eq!(at(12), None);
    for caret in 13..=18 {
        assert_eq!(at(caret), Some("1,165"), "{caret}");
    }
    assert_eq!(at(30), Some("百分之十二"));
    assert_eq!(at(5000), None);
}

#[test]
fn what_a_number_can_be_tied_to_is_told_with_the_phrase_first() {
    let told = |text: &str, word: &str| -> Vec<(String, String, bool)> {
        let mut report = distinct("2021");
        write(&mut report, REQUESTS, text);
        let offers = offers(&report, REQUESTS, &place(&report, word)).into_iter();
        offers
            .map(
                |Offer {
                     label,
                     value,
                     agrees,
                     ..
                 }| (label, value, agrees),
            )
            .collect()
    };
    let offer = |label: &str, value: &str, agrees| (label.to_owned(), value.to_owned(), agrees);
    assert_eq!(
        told("新收申请174件。", "174")[..3],
        [
            offer("新收＋上年结转", "174", true),
            offer("办理结果总计＋结转下年度", "174", true),
            offer("新收", "165", false),
        ]
    );
    assert_eq!(
        told("登记在册的有165件。", "165"),
        [offer("新收", "165", true)]
    );
    assert_eq!(
        told("登记在册的有150件。", "150"),
        [offer(
            "一、本年新收政府信息公开申请数量 × 自然人",
            "150",
            true
        )]
    );
    assert_eq!(told("登记在册的有9999件。", "9999"), []);
    assert_eq!(told("新收申请160余件。", "160余"), []);
    assert_eq!(told("予以公开占43.87%。", "43.87"), []);
    assert_eq!(
        told("行政事业性收费190.457379万元。", "190.457379")[0].1,
        "190.457379"
    );
}

#[test]
fn a_tied_number_that_reads_otherwise_is_told() {
    let editor = bound("收费190.457379万元，新收165件。", "165", &[TOTAL]);
    for (text, message) in [
        ("收费190.457379万元，新收165万件。", "前后却多了别的字"),
        ("收费190.457379万元，新收165余件。", "前后却多了别的字"),
        ("收费190.457379万元，新收165元。", "单位对不上"),
    ] {
        let mut report = editor.report().clone();
        write(&mut report, REQUESTS, text);
        let found = prose_findings(&report);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].rule.id(), found[0].rank), ("bound", Rank::C));
        assert!(found[0].message.contains(message), "{}", found[0].message);
    }
    // Cells set apart from any edit, as a draft changed by hand has them.
    let mut report = editor.report().clone();
    set(&mut report, TOTAL, "166");
    let found = prose_findings(&report);
    assert_eq!((found[0].rule.id(), found[0].rank), ("bound", Rank::C));
    report.apply(found[0].fix.as_ref().unwrap());
    assert_eq!(report.prose(REQUESTS), "收费190.457379万元，新收166件。");
    assert_eq!(report.anchors(REQUESTS).len(), 1);
    assert_eq!(prose_findings(&report), []);
}

#[test]
fn a_tied_number_is_kept_in_the_draft_and_printed_as_plain_words() {
    let editor = bound("新收165件。", "165", &[TOTAL]);
    let report = editor.report();
    assert_eq!(read(report), [], "what follows is not compared");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("年报.ron");
    draft::save(report, &path).unwrap();
    let again = draft::read(&std::fs::read(&path).unwrap()).unwrap();
    assert!(again.is_identical(report));
    let mut plain = report.clone();
    plain.apply(&plain.unbind("", REQUESTS, &place(report, "165")));
    let written = |report: &Report| nianbao::export::text::write(&Document::of(report));
    assert_eq!(written(report), written(&plain));
    assert!(written(report).contains("新收165件。"));
    let mut editor = Editor::new(again);
    let natural = cell(editor.report(), NEW);
    editor.type_into("输入", natural, "0".to_owned());
    assert_eq!(text(&editor), "新收15件。");
    assert_eq!(common::get(editor.report(), TOTAL), "15");
}
