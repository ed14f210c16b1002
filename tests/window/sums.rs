//! Sums, zeros and last year's numbers in the table editor.

use crate::bench::{Bench, Cells, go_to_applications, press, type_into, window};
use crate::common;
use crate::common::{balanced, get, name_organ, set};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::draft;
use nianbao::report::{Edit, Report};

const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";
const NEW_TOTAL: &str = "一、本年新收政府信息公开申请数量 × 总计";
const GRANTED: &str = "（一）予以公开 × 自然人";

fn cell<'a>(bench: &'a Harness<'_, Bench>, name: &str) -> &'a str {
    get(bench.state().report(), name)
}

#[test]
fn a_computed_sum_cannot_be_typed_over_until_sums_are_typed_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_TOTAL, "9");
    press(&mut bench, Modifiers::NONE, Key::Delete);
    bench.event(Event::Paste("8".to_owned()));
    bench.run();
    assert_eq!(cell(&bench, "applications.new.total"), "74");
    assert!(bench.query_by_label_contains("合计由程序计算").is_some());

    press(&mut bench, Modifiers::ALT, Key::M);
    type_into(&mut bench, NEW_TOTAL, "9");
    assert_eq!(cell(&bench, "applications.new.total"), "9");
    type_into(&mut bench, NEW_NATURAL, "72");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    // Typed sums are checked and left alone.
    assert_eq!(cell(&bench, "applications.new.total"), "9");
    assert!(bench.state().rules().contains(&"applicants"));
    for _ in 0..3 {
        press(&mut bench, Modifiers::COMMAND, Key::Z);
    }
    assert!(bench.state().report().is_identical(&balanced("2021")));
}

#[test]
fn a_computed_sum_still_takes_the_keyboard_and_can_be_copied() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_TOTAL).click();
    bench.run();
    assert!(bench.get_cell(NEW_TOTAL).is_focused());
    bench.event(Event::Copy);
    bench.step();
    let commands = &bench.output().platform_output.commands;
    let copies = |command: &egui::OutputCommand| matches!(command, egui::OutputCommand::CopyText(text) if text == "74");
    assert!(commands.iter().any(copies));
    press(&mut bench, Modifiers::NONE, Key::ArrowLeft);
    assert!(
        bench
            .get_cell("一、本年新收政府信息公开申请数量 × 法人或其他组织·其他")
            .is_focused()
    );
}

#[test]
fn tab_and_enter_pass_computed_sums_and_enter_begins_the_next_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&Report::new(common::form("2021")), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    for number in 1..=6 {
        bench.event(Event::Text(number.to_string()));
        bench.run();
        press(&mut bench, Modifiers::NONE, Key::Tab);
    }
    // Past the total of the first line to the second.
    assert!(
        bench
            .get_cell("二、上年结转政府信息公开申请数量 × 自然人")
            .is_focused()
    );
    assert_eq!(cell(&bench, "applications.new.total"), "21");
    bench.get_cell(GRANTED).focus();
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Tab);
    press(&mut bench, Modifiers::NONE, Key::Tab);
    press(&mut bench, Modifiers::NONE, Key::Enter);
    let next = bench.get_by(|node| {
        node.is_focused() && node.label().is_some_and(|label| label.contains("部分公开"))
    });
    assert!(format!("{next:?}").contains("× 自然人"));
    // Who typed the sums too comes to the end before the numbers do, and is told.
    bench
        .get_cell("四、结转下年度继续办理 × 法人或其他组织·其他")
        .focus();
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Tab);
    assert!(bench.query_by_label_contains("到了表尾").is_some());
    // Where sums are typed they are passed by no key.
    press(&mut bench, Modifiers::ALT, Key::M);
    bench
        .get_cell("一、本年新收政府信息公开申请数量 × 法人或其他组织·其他")
        .focus();
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Tab);
    assert!(bench.get_cell(NEW_TOTAL).is_focused());
}

#[test]
fn control_and_arrows_go_to_the_end_of_what_is_filled() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.granted.legal", "");
    let mut bench = window(&report, folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(GRANTED).focus();
    bench.run();
    let ends_with = |bench: &Harness<'_, Bench>, column: &str| {
        let focused = bench.get_by(|node| node.is_focused() && node.label().is_some());
        assert!(format!("{focused:?}").contains(column), "{focused:?}");
    };
    press(&mut bench, Modifiers::COMMAND, Key::ArrowRight);
    ends_with(&bench, "社会公益组织");
    press(&mut bench, Modifiers::COMMAND, Key::ArrowRight);
    ends_with(&bench, "·其他");
    press(&mut bench, Modifiers::COMMAND, Key::ArrowRight);
    ends_with(&bench, "总计");
    press(&mut bench, Modifiers::COMMAND, Key::ArrowUp);
    assert!(bench.get_cell(NEW_TOTAL).is_focused());
    press(
        &mut bench,
        Modifiers::COMMAND | Modifiers::SHIFT,
        Key::ArrowDown,
    );
    bench.event(Event::Copy);
    bench.step();
    let lines = bench
        .output()
        .platform_output
        .commands
        .iter()
        .find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.lines().count()),
            _ => None,
        });
    assert_eq!(lines, Some(25));
    press(&mut bench, Modifiers::COMMAND, Key::A);
    press(&mut bench, Modifiers::NONE, Key::Delete);
    assert_eq!(bench.state().report().filled(1), (0, 175));
}

#[test]
fn zeros_go_into_the_selected_cells_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&Report::new(common::form("2021")), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut bench, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut bench, Modifiers::ALT, Key::Num0);
    assert!(
        bench
            .query_by_label_contains("选中的格里还有 4 格")
            .is_some()
    );
    bench.get_by_label("确定").click();
    bench.run();
    assert_eq!(cell(&bench, "applications.carried_in.business"), "0");
    assert_eq!(cell(&bench, "applications.new.legal"), "");
    assert_eq!(cell(&bench, "applications.new.total"), "0");
}

#[test]
fn printed_sums_that_disagree_are_mended_one_by_one_or_all_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "review.cases.total", "9");
    set(&mut report, "litigation.after_review.total", "7");
    set(&mut report, "litigation.direct.total", "6");
    let mut bench = window(&report, folder.path());
    assert_eq!(cell(&bench, "review.cases.total"), "9");
    bench.get_by_label("改为合计 4").click();
    bench.run();
    assert_eq!(cell(&bench, "review.cases.total"), "4");
    bench.get_by_label("全部改为合计（2 处）").click();
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2021"));
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(cell(&bench, "litigation.direct.total"), "6");
}

#[test]
fn a_wrong_cell_offers_the_sum_as_well() {
    let mut report = balanced("2021");
    set(&mut report, "applications.not_held.natural", "42");
    let findings = nianbao::check::check(&report, None);
    let row = findings
        .iter()
        .find(|finding| finding.rule.id() == "applicants");
    let row = row.unwrap();
    assert_eq!(row.fix.as_ref().unwrap().label(), "改为 24");
    assert_eq!(row.other_fix.as_ref().unwrap().label(), "改为合计 42");
}

fn last_year() -> Report {
    let mut last = balanced("2021");
    name_organ(&mut last, "某某县人民政府办公室");
    last.apply(&Edit::year("", Some(2023)));
    set(&mut last, "applications.new.natural", "58");
    set(&mut last, "disclosure.fees.amount", "12.75");
    last
}

#[test]
fn last_year_is_attached_shown_beside_and_saved_with_the_draft() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("上年.ron");
    draft::save(&last_year(), &path).unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.state_mut().system.answer = Some(path);
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    assert!(bench.query_by_label("上年 58，今年多 13").is_some());
    // Beside this year's: no row is higher for it.
    let with = bench.get_cell(GRANTED).rect();
    press(&mut bench, Modifiers::COMMAND, Key::L);
    assert_eq!(bench.get_cell(GRANTED).rect().y_range(), with.y_range());
    press(&mut bench, Modifiers::COMMAND, Key::S);
    let saved = std::fs::read(folder.path().join("草稿.ron")).unwrap();
    let saved = draft::read(&saved).unwrap();
    assert!(saved.last().unwrap().is_identical(&last_year()));
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert!(bench.state().report().last().is_none());
}

#[test]
fn a_change_is_told_for_counts_and_money_and_not_across_units() {
    let mut report = balanced("2021");
    report.apply(&Edit::attach("", Some(last_year())));
    let change = |report: &Report, name: &str| {
        let cell = report.form().find(name).unwrap();
        report.change(cell).map(|change| change.to_string())
    };
    assert_eq!(
        change(&report, "applications.new.natural").as_deref(),
        Some("＋13")
    );
    assert_eq!(
        change(&report, "disclosure.fees.amount").as_deref(),
        Some("－0.25")
    );
    assert_eq!(
        change(&report, "applications.new.business").as_deref(),
        Some("＝")
    );
    set(&mut report, "applications.new.natural", "");
    assert_eq!(change(&report, "applications.new.natural"), None);
    // A sum of money in another unit is another number.
    let mut trial = balanced("2019");
    let mut before = balanced("2019");
    set(&mut before, "disclosure.procurement.amount", "3元");
    trial.apply(&Edit::attach("", Some(before)));
    assert_eq!(change(&trial, "disclosure.procurement.amount"), None);
}

#[test]
fn mending_all_sums_leaves_alone_what_a_wrong_cell_explains_better() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.not_held.natural", "42");
    set(&mut report, "review.cases.total", "9");
    set(&mut report, "litigation.direct.total", "6");
    let mut bench = window(&report, folder.path());
    bench.get_by_label("全部改为合计（2 处）").click();
    bench.run();
    assert_eq!(cell(&bench, "review.cases.total"), "4");
    assert_eq!(cell(&bench, "applications.not_held.total"), "24");
    assert_eq!(bench.state().rules(), ["outcomes", "applicants"]);
    assert!(bench.query_by_label_contains("2 处合计已改").is_some());
}

#[test]
fn sums_that_are_computed_again_agree_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    press(&mut bench, Modifiers::ALT, Key::M);
    type_into(&mut bench, NEW_TOTAL, "9");
    press(&mut bench, Modifiers::ALT, Key::M);
    assert_eq!(cell(&bench, "applications.new.total"), "74");
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(cell(&bench, "applications.new.total"), "9");
    assert!(bench.state().report().has_typed_sums(1));
}

#[test]
fn enter_on_a_computed_sum_goes_on_to_the_one_below() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&Report::new(common::form("2021")), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_TOTAL).focus();
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Enter);
    let below = "二、上年结转政府信息公开申请数量 × 总计";
    assert!(bench.get_cell(below).is_focused());
}
