//! The window after an import: what was unsure, beside the original.

use crate::bench::{Bench, click, press, start, type_into, window};
use crate::common::{balanced, get};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::export::{Document, html, text};
use nianbao::report::Report;

/// The text of a report in which a row has lost a number that no equation brings back: its row and
/// its column have lost their totals with it.
fn damaged(report: &Report) -> String {
    let text = text::write(&Document::of(report));
    let lines = text.lines().map(|line| {
        if line.starts_with("行政许可\t") {
            "行政许可".to_owned()
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn opened(text: &str) -> Harness<'static, Bench> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("去年.txt");
    std::fs::write(&path, text).unwrap();
    let mut bench = start(|app| app);
    bench.state_mut().app.open(&path);
    bench.run();
    bench
}

#[test]
fn what_could_not_be_read_stands_beside_its_original_until_it_is_filled_in() {
    let report = balanced("2021");
    let mut bench = opened(&damaged(&report));
    assert!(bench.query_by_label("识别 199/200 格").is_some());
    assert!(bench.query_by_label("导入核对 1").is_some());
    assert!(bench.query_by_label_contains("还有 1 处").is_some());
    click(&mut bench, "去填写（空 1 格）");
    let cell = "行政许可 × 本年处理决定数量";
    type_into(&mut bench, cell, "0");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(
        get(bench.state().report(), "disclosure.licensing.decisions"),
        "0"
    );
    assert!(bench.query_by_label("读入的内容都已核对。").is_some());
    assert!(bench.query_by_label("导入核对").is_some());
}

#[test]
fn what_was_said_of_open_places_goes_once_they_are_ticked() {
    let mut report = balanced("2021");
    crate::common::write(&mut report, "problems", "新收申请17件,已办结。");
    let mut bench = opened(&text::write(&Document::of(&report)));
    assert!(bench.query_by_label_contains("有 1 处请核对").is_some());
    bench.get_by_label("已核对").click();
    bench.run();
    assert!(bench.query_by_label_contains("处请核对").is_none());
}

#[test]
fn cells_in_which_nothing_stood_are_told_from_those_that_could_not_be_read() {
    let mut report = balanced("2021");
    let cell = report.form().find("applications.partial.business").unwrap();
    report.set(cell, "");
    let mut bench = opened(&damaged(&report));
    assert!(bench.query_by_label("识别 198/200 格").is_some());
    assert!(bench.query_by_label("去填写（空 1 格）").is_some());
    bench.get_by_label("另有 1 格在原文里就是空的").click();
    bench.run();
    let name = report.form().full_name(cell);
    type_into(&mut bench, &name, "0");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(
        get(bench.state().report(), "applications.partial.business"),
        "0"
    );
    assert!(bench.query_by_label_contains("在原文里就是空的").is_none());
}

#[test]
fn what_was_unsure_names_no_cells_of_another_form() {
    let report = balanced("2021");
    let text = text::write(&Document::of(&report));
    let is_row =
        |line: &&str| line.matches('\t').count() == 14 && line.starts_with(char::is_numeric);
    let lines: Vec<&str> = text.lines().collect();
    let numbers = *lines.iter().find(|line| is_row(line)).unwrap();
    let mut bench = opened(&text.replace(numbers, ""));
    assert!(bench.query_by_label_contains("去填写").is_some());
    bench.get_by_role_and_label(Role::ComboBox, "格式").click();
    bench.run();
    bench.get_by_label("国办公开办函〔2019〕60号").click();
    bench.run();
    if bench.query_by_label("仍要继续").is_some() {
        click(&mut bench, "仍要继续");
    }
    assert_eq!(bench.state().report().form().id(), "2019");
    assert!(bench.query_by_label_contains("去填写").is_none());
    assert!(bench.query_by_label_contains("采用").is_none());
    // What was said stays said, until somebody has looked at it.
    assert!(bench.query_by_label_contains("还有 1 处").is_some());
}

#[test]
fn what_was_typed_is_not_replaced_by_what_was_offered() {
    let report = balanced("2021");
    let text = text::write(&Document::of(&report));
    let row = "（一）予以公开\t";
    let cut = text.find(row).unwrap() + row.len();
    let rest = text[cut..].trim_start_matches('\t');
    let (_, rest) = rest.split_once('\t').unwrap();
    let mut bench = opened(&format!("{}{rest}", &text[..cut]));
    let cell = "（一）予以公开 × 自然人";
    crate::bench::go_to_applications(&mut bench);
    type_into(&mut bench, cell, "999");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    click(&mut bench, "采用读出的数");
    let typed = get(bench.state().report(), "applications.granted.natural");
    assert_eq!(typed, "999");
    let taken = get(bench.state().report(), "applications.granted.business");
    assert_eq!(taken, get(&report, "applications.granted.business"));
}

#[test]
fn a_report_that_was_read_whole_asks_for_no_review() {
    let report = balanced("2021");
    let bench = opened(&text::write(&Document::of(&report)));
    assert_eq!(*bench.state().report(), report);
    assert!(bench.query_by_label_contains("导入核对").is_none());
}

#[test]
fn a_report_copied_from_a_page_comes_in_with_its_tables() {
    let report = balanced("2021");
    let document = Document::of(&report);
    let mut bench = start(|app| app);
    let page = html::write(&document);
    let copied = (Some(page), "复制的文字".to_owned());
    *bench.state().system.pasted.borrow_mut() = Some(copied);
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    assert_eq!(*bench.state().report(), report);
}

#[test]
fn without_a_report_on_the_clipboard_it_says_so_and_changes_nothing() {
    let report = balanced("2021");
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&report, folder.path());
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    assert!(bench.query_by_label_contains("剪贴板里没有文字").is_some());
    click(&mut bench, "确定");
    *bench.state().system.pasted.borrow_mut() = Some((None, "今天食堂吃面".to_owned()));
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    assert!(
        bench
            .query_by_label_contains("复制的内容不能读成报告")
            .is_some()
    );
    click(&mut bench, "确定");
    assert_eq!(*bench.state().report(), report);
}
