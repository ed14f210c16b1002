//! The table editor, driven by the names a screen reader hears.

use crate::bench::{Cells, go_to, go_to_applications, key, type_into, window};
use crate::common;
use crate::common::{balanced, get, set};
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use nianbao::report::Report;

pub const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";
pub const BELOW: &str = "二、上年结转政府信息公开申请数量 × 自然人";

#[test]
fn typing_replaces_enter_goes_down_and_tab_goes_right() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&Report::new(common::form("2021")), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "１2");
    bench.key_press(Key::Enter);
    bench.run();
    bench.event(Event::Text("3".to_owned()));
    bench.run();
    bench.key_press(Key::Tab);
    bench.run();
    bench.event(Event::Text("4".to_owned()));
    bench.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    bench.run();
    bench.event(Event::Text("7".to_owned()));
    bench.key_press(Key::ArrowLeft);
    bench.run();
    let report = bench.state().report();
    assert_eq!(get(report, "applications.new.natural"), "12");
    assert_eq!(get(report, "applications.carried_in.natural"), "3");
    assert_eq!(get(report, "applications.carried_in.business"), "4");
    assert_eq!(get(report, "applications.new.business"), "7");
    assert_eq!(get(report, "applications.new.total"), "19");
    assert!(bench.get_cell(NEW_NATURAL).is_focused());
}

#[test]
fn keys_that_come_in_one_slow_frame_still_land_in_their_cells() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&Report::new(common::form("2021")), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "1");
    let text = |text: &str| Event::Text(text.to_owned());
    bench.input_mut().events.extend([
        text("2"),
        key(Key::Tab, Modifiers::NONE),
        text("3"),
        key(Key::Enter, Modifiers::NONE),
        text("5"),
        key(Key::ArrowRight, Modifiers::NONE),
        text("4"),
    ]);
    bench.run_steps(12);
    let report = bench.state().report();
    assert_eq!(get(report, "applications.new.natural"), "12");
    assert_eq!(get(report, "applications.new.business"), "3");
    assert_eq!(get(report, "applications.carried_in.business"), "4");
    assert_eq!(get(report, "applications.carried_in.natural"), "5");
}

#[test]
fn escape_restores_what_stood_in_the_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "999");
    bench.key_press(Key::Escape);
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.new.natural"),
        "71"
    );
    assert_eq!(bench.state().rules(), [""; 0]);
}

#[test]
fn text_that_is_no_number_stays_and_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "无");
    bench.key_press(Key::Enter);
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.new.natural"),
        "无"
    );
    // The sums stay as they were: nobody can tell them now.
    assert_eq!(bench.state().rules(), ["number"]);
    assert_eq!(bench.get_cell(NEW_NATURAL).value().as_deref(), Some("无"));
}

#[test]
fn zeros_are_filled_in_after_asking_and_undone_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&Report::new(common::form("2021")), folder.path());
    go_to_applications(&mut bench);
    bench.get_by_label("空白填零").click();
    bench.run();
    assert_eq!(bench.state().report().filled(1), (0, 175));
    bench.get_by_label("确定").click();
    bench.run();
    assert_eq!(bench.state().report().filled(1), (175, 175));
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    bench.run();
    assert_eq!(bench.state().report().filled(1), (0, 175));
}

#[test]
fn a_block_from_a_spreadsheet_lands_in_its_cells() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&Report::new(common::form("2021")), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).click();
    bench.run();
    bench.event(Event::Paste("71\t3\n2\t0\n".to_owned()));
    bench.run();
    let report = bench.state().report();
    assert_eq!(get(report, "applications.new.business"), "3");
    assert_eq!(get(report, "applications.carried_in.natural"), "2");
    assert_eq!(get(report, "applications.new.total"), "74");
    let before = report.clone();
    let wide = "1\t".repeat(8) + "1\n2";
    bench.event(Event::Paste(wide));
    bench.run();
    assert_eq!(*bench.state().report(), before);
}

#[test]
fn composing_is_not_disturbed_and_a_click_elsewhere_leaves_no_pinyin() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).click();
    bench.run();
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    bench.event(preedit("wu"));
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.new.natural"),
        "71"
    );
    bench.get_cell(BELOW).click();
    bench.run();
    bench.event(Event::Ime(ImeEvent::Commit("无".to_owned())));
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2021"));
    bench.get_cell(NEW_NATURAL).click();
    bench.run();
    bench.event(preedit("wu"));
    bench.run();
    bench.event(preedit(""));
    bench.event(Event::Ime(ImeEvent::Commit("无".to_owned())));
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.new.natural"),
        "无"
    );
}

#[test]
fn every_cell_of_every_table_can_be_reached_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    let form = common::form("2021");
    let mut seen = 0;
    for (table, label) in [
        (0, "二、主动公开政府信息情况"),
        (1, "三、收到和处理政府信息公开申请情况"),
        (2, "行政复议"),
        (3, "行政诉讼"),
    ] {
        go_to(&mut bench, label);
        for cell in form.cells_of(table) {
            let name = form.full_name(cell);
            let node = bench.get_cell(&name);
            assert_eq!(
                node.value().unwrap_or_default(),
                bench.state().report().value(cell).text()
            );
            seen += 1;
        }
    }
    assert_eq!(seen, 200);
}

#[test]
fn arrows_and_tabs_that_come_in_pairs_stay_in_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    let press = |key| {
        [true, false].map(|pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        })
    };
    // Frame after frame brings two of them, as under a held key on a slow PC.
    for key in [
        Key::ArrowDown,
        Key::ArrowDown,
        Key::ArrowDown,
        Key::Tab,
        Key::Tab,
    ] {
        let events = press(key).into_iter().chain(press(key));
        bench.input_mut().events.extend(events);
        bench.step();
    }
    bench.run_steps(12);
    let cell = bench
        .state()
        .report()
        .form()
        .find("applications.stability.legal")
        .unwrap();
    let name = bench.state().report().form().full_name(cell);
    assert!(bench.get_cell(&name).is_focused());
}

#[test]
fn the_cell_gone_to_is_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.set_size(egui::vec2(1100.0, 500.0));
    bench.run();
    go_to_applications(&mut bench);
    let last = "四、结转下年度继续办理 × 总计";
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    assert!(bench.get_cell(last).rect().bottom() > 500.0);
    bench.key_press_modifiers(Modifiers::COMMAND, Key::End);
    bench.run_steps(20);
    assert!(bench.get_cell(last).is_focused());
    assert!(bench.get_cell(last).rect().bottom() < 500.0);
}

#[test]
fn a_click_selects_and_a_second_one_edits_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).click();
    bench.run_steps(4);
    bench.event(Event::Text("82".to_owned()));
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.new.natural"),
        "82"
    );
    bench.get_cell(NEW_NATURAL).click();
    bench.run_steps(4);
    bench.key_press(Key::Home);
    bench.run();
    bench.event(Event::Text("9".to_owned()));
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.new.natural"),
        "982"
    );
}

#[test]
fn enter_at_the_bottom_goes_on_to_the_next_blank() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "disclosure.normative.repealed", "");
    let mut bench = window(&report, folder.path());
    go_to(&mut bench, "二、主动公开政府信息情况");
    bench
        .get_cell("行政事业性收费 × 本年收费金额（单位：万元）")
        .focus();
    bench.run();
    bench.key_press(Key::Enter);
    bench.run();
    assert!(bench.get_cell("行政规范性文件 × 本年废止件数").is_focused());
}
