//! The window and the new year: the draft made of last year's report, and what is to be confirmed.

use crate::bench::{Bench, choose, click, go_to, press, start, window};
use crate::common::{balanced, get, write};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::export::{Document, text};
use nianbao::report::{Doubt, Report};

fn last_year() -> Report {
    let mut report = balanced("2021");
    write(
        &mut report,
        "overview.disclosure",
        "2024年，主动公开信息320条，比2023年增加。",
    );
    report
}

fn rolled(report: &Report) -> Harness<'static, Bench> {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(report, folder.path());
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    click(&mut bench, "确定");
    bench
}

fn doubts(bench: &Harness<'_, Bench>) -> Vec<String> {
    let doubts = bench.state().report().doubts();
    doubts.map(|doubt| doubt.words.to_owned()).collect()
}

#[test]
fn the_new_year_begins_where_the_old_one_ended() {
    let bench = rolled(&last_year());
    let report = bench.state().report();
    assert_eq!(report.year(), Some(2025));
    assert_eq!(get(report, "applications.carried_in.natural"), "4");
    assert_eq!(get(report, "applications.new.natural"), "");
    assert_eq!(report.last().unwrap().year(), Some(2024));
    assert!(report.prose("overview.disclosure").starts_with("2025年"));
    assert!(
        bench
            .state()
            .app
            .title()
            .starts_with("某某县人民政府办公室2025年")
    );
    assert!(bench.state().app.title().contains("●未保存"));
}

#[test]
fn a_report_that_was_only_read_becomes_a_new_year_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("去年.txt");
    std::fs::write(&path, text::write(&Document::of(&last_year()))).unwrap();
    let mut bench = start(|app| app);
    bench.state_mut().app.open(&path);
    bench.run();
    click(&mut bench, "新建下一年度");
    assert!(
        bench
            .query_by_label_contains("新建了2025年的草稿")
            .is_some()
    );
    click(&mut bench, "确定");
    assert_eq!(bench.state().report().year(), Some(2025));
    // Whoever gives it up, or saves it, need not fear for last year's file.
    press(&mut bench, Modifiers::COMMAND, Key::N);
    assert!(bench.query_by_label_contains("上年的文件不改动").is_some());
}

#[test]
fn each_word_of_last_year_is_gone_to_and_confirmed_changed_or_dropped() {
    let mut bench = rolled(&last_year());
    let all = doubts(&bench);
    assert!(all.len() > 5, "{all:?}");
    press(&mut bench, Modifiers::NONE, Key::F7);
    press(&mut bench, Modifiers::SHIFT, Key::F7);
    assert_eq!(doubts(&bench), all[1..]);
    // Typing over the next one settles it too.
    bench.event(Event::Text("其他".to_owned()));
    bench.run();
    assert_eq!(doubts(&bench), all[2..]);
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(doubts(&bench), all[1..]);
    let years = bench.query_by_label_contains("确认全部年份").unwrap();
    years.click();
    bench.run();
    let mut left = bench.state().report().doubts();
    assert!(left.all(|doubt| doubt.kind != Doubt::Year));
}

#[test]
fn the_years_stand_beside_each_other() {
    let mut bench = rolled(&last_year());
    bench.get_by_label("历年").click();
    bench.run();
    assert!(bench.query_by_label("2024年").is_some());
    assert!(bench.query_by_label("2025年").is_some());
    // In the table and in the legend of the bars.
    assert_eq!(bench.query_all_by_label("新收申请").count(), 2);
}

#[test]
fn the_menu_of_the_right_button_ties_the_number_it_was_opened_on() {
    let mut report = balanced("2021");
    write(&mut report, "overview.requests", "全年新收申请74");
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&report, folder.path());
    go_to(&mut bench, "（二）依申请公开");
    let editor = || {
        let by = egui_kittest::kittest::by();
        by.role(egui::accesskit::Role::MultilineTextInput)
    };
    // Below the text: the cursor goes behind the number.
    bench.get(editor()).click_secondary();
    bench.run();
    choose(&mut bench, "关联到表格…");
    assert!(bench.query_by_label_contains("正文里的“74”").is_some());
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(bench.state().report().anchors("overview.requests").len(), 1);
    bench.get(editor()).click_secondary();
    bench.run();
    choose(&mut bench, "解除关联");
    let anchors = bench.state().report().anchors("overview.requests").len();
    assert_eq!(anchors, 0);
}

#[test]
fn a_number_that_follows_a_cell_changes_with_it_in_one_step() {
    let mut report = balanced("2021");
    write(&mut report, "overview.requests", "全年新收申请74件。");
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&report, folder.path());
    go_to(&mut bench, "（二）依申请公开");
    press(&mut bench, Modifiers::COMMAND, Key::Home);
    for _ in 0..7 {
        press(&mut bench, Modifiers::NONE, Key::ArrowRight);
    }
    press(&mut bench, Modifiers::COMMAND, Key::K);
    assert!(bench.query_by_label_contains("正文里的“74”").is_some());
    // The first offer is the one that fits the words.
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(bench.state().report().anchors("overview.requests").len(), 1);
    crate::bench::go_to_applications(&mut bench);
    let natural = "一、本年新收政府信息公开申请数量 × 自然人";
    crate::bench::type_into(&mut bench, natural, "81");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    let text =
        |bench: &Harness<'_, Bench>| bench.state().report().prose("overview.requests").to_owned();
    assert_eq!(text(&bench), "全年新收申请84件。");
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&bench), "全年新收申请74件。");
    assert_eq!(
        get(bench.state().report(), "applications.new.natural"),
        "71"
    );
    go_to(&mut bench, "（二）依申请公开");
    press(&mut bench, Modifiers::COMMAND, Key::Home);
    for _ in 0..7 {
        press(&mut bench, Modifiers::NONE, Key::ArrowRight);
    }
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    assert!(
        bench
            .state()
            .report()
            .anchors("overview.requests")
            .is_empty()
    );
}
