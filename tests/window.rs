//! The window, driven by the names a screen reader hears. No display is needed.
#![cfg(feature = "gui")]

mod common;

use std::path::{Path, PathBuf};

use common::bench::{Bench, go_to, go_to_applications, type_into, window, window_with};
use common::{balanced, get, set};
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::draft;
use nianbao::report::Report;
use nianbao::ui::Ask;

const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";
const BELOW: &str = "二、上年结转政府信息公开申请数量 × 自然人";
const CARRIED_OUT: &str = "四、结转下年度继续办理 × 自然人";

#[test]
fn a_wrong_number_is_found_as_it_is_typed_and_undone_with_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    assert_eq!(bench.state().rules(), [""; 0]);
    type_into(&mut bench, CARRIED_OUT, "5");
    assert_eq!(
        get(bench.state().report(), "applications.carried_out.natural"),
        "5"
    );
    assert_eq!(
        get(bench.state().report(), "applications.carried_out.total"),
        "5"
    );
    assert_eq!(bench.state().rules(), ["balance", "balance"]);
    assert!(bench.state().app.title().contains("●未保存"));
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    bench.run();
    assert_eq!(bench.state().rules(), [""; 0]);
    assert_eq!(
        get(bench.state().report(), "applications.carried_out.natural"),
        "4"
    );
    assert_eq!(
        bench.get_by_label(CARRIED_OUT).value().as_deref(),
        Some("4")
    );
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.carried_out.total"),
        "5"
    );
}

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
    assert!(bench.get_by_label(NEW_NATURAL).is_focused());
}

#[test]
fn keys_that_come_in_one_slow_frame_still_land_in_their_cells() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&Report::new(common::form("2021")), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "1");
    let key = |key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let text = |text: &str| Event::Text(text.to_owned());
    bench.input_mut().events.extend([
        text("2"),
        key(Key::Tab),
        text("3"),
        key(Key::Enter),
        text("4"),
        key(Key::ArrowLeft),
        text("5"),
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
    assert_eq!(
        bench.get_by_label(NEW_NATURAL).value().as_deref(),
        Some("无")
    );
}

#[test]
fn a_finding_jumps_to_its_cell_and_its_fix_mends_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.not_held.natural", "42");
    let mut bench = window(&report, folder.path());
    bench.key_press(Key::F8);
    bench.run();
    let cell = "（四）无法提供 1.本机关不掌握相关政府信息 × 自然人";
    assert!(bench.get_by_label(cell).is_focused());
    bench.get_all_by_label("改为 24").next().unwrap().click();
    bench.run();
    assert_eq!(bench.state().rules(), [""; 0]);
    assert_eq!(*bench.state().report(), balanced("2021"));
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    bench.run();
    assert_eq!(bench.state().rules().len(), 2);
}

#[test]
fn clicking_a_finding_shows_its_table() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "litigation.direct.other", "无");
    let mut bench = window(&report, folder.path());
    bench.get_by_label_contains("填的是“无”").click();
    bench.run();
    assert!(
        bench
            .get_by_label("未经复议直接起诉 × 其他结果")
            .is_focused()
    );
}

#[test]
fn a_reason_explains_a_finding_and_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    common::write(&mut report, "problems", "");
    let mut bench = window(&report, folder.path());
    bench.get_by_label("说明…").click();
    bench.run();
    bench.get_by_label("理由").focus();
    bench.run();
    bench.event(Event::Text("另文报送".to_owned()));
    bench.run();
    bench.get_by_label("确定").click();
    bench.run();
    assert_eq!(
        bench.state().app.findings()[0].waived.as_deref(),
        Some("另文报送")
    );
    bench.get_by_label("收回说明").click();
    bench.run();
    assert_eq!(bench.state().app.findings()[0].waived, None);
}

#[test]
fn prose_is_written_under_its_heading_and_undone_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&Report::new(common::form("2021")), folder.path());
    go_to(&mut bench, "五、存在的主要问题及改进情况");
    for letter in "公开不及时。".chars() {
        bench.event(Event::Text(letter.to_string()));
        bench.run();
    }
    assert_eq!(bench.state().report().prose("problems"), "公开不及时。");
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    bench.run();
    assert_eq!(bench.state().report().prose("problems"), "");
}

#[test]
fn a_year_that_is_none_is_not_the_reports_year() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.get_by_label("年份").focus();
    bench.run();
    bench.key_press(Key::Backspace);
    bench.run();
    assert_eq!(bench.get_by_label("年份").value().as_deref(), Some("202"));
    assert_eq!(bench.state().report().year(), None);
    assert!(bench.query_by_label("年份应为四位数字").is_some());
    // The finding leads back to the field.
    go_to_applications(&mut bench);
    bench.key_press(Key::F8);
    bench.run();
    assert!(bench.get_by_label("年份").is_focused());
}

#[test]
fn a_form_chosen_while_its_last_cells_are_wrong_is_shown_without_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = Report::new(common::form("2021"));
    set(&mut report, "litigation.after_review.total", "/");
    let mut bench = window(&report, folder.path());
    bench.get_by_role_and_label(Role::ComboBox, "格式").click();
    bench.run();
    bench.get_by_label("国办公开办函〔2019〕60号").click();
    bench.run();
    assert_eq!(bench.state().report().form().id(), "2019");
    assert_eq!(
        get(bench.state().report(), "litigation.after_review.total"),
        "/"
    );
}

#[test]
fn a_fix_lets_the_sums_follow_that_agreed() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "80");
    assert_eq!(bench.state().rules(), ["balance", "balance"]);
    bench.key_press(Key::F8);
    bench.run();
    bench.key_press(Key::F9);
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.carried_out.natural"),
        "13"
    );
    assert_eq!(
        get(bench.state().report(), "applications.carried_out.total"),
        "13"
    );
    assert_eq!(bench.state().rules(), [""; 0]);
}

#[test]
fn undoing_prose_takes_back_a_paragraph_not_everything() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&Report::new(common::form("2021")), folder.path());
    go_to(&mut bench, "五、存在的主要问题及改进情况");
    bench.event(Event::Text("第一段。".to_owned()));
    bench.run();
    bench.key_press(Key::Enter);
    bench.run();
    bench.event(Event::Text("第二段。".to_owned()));
    bench.run();
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    bench.run();
    assert_eq!(bench.state().report().prose("problems").trim(), "第一段。");
}

#[test]
fn organ_and_year_make_the_title() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&Report::new(common::form("2021")), folder.path());
    bench.get_by_label("机关全称").focus();
    bench.run();
    bench.event(Event::Text("某某县人民政府".to_owned()));
    bench.run();
    bench.get_by_label("年份").focus();
    bench.run();
    bench.event(Event::Text("２０２５".to_owned()));
    bench.run();
    assert_eq!(
        bench.state().report().title(),
        "某某县人民政府2025年政府信息公开工作年度报告"
    );
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
    bench.get_by_label(NEW_NATURAL).click();
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
    bench.get_by_label(NEW_NATURAL).click();
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
    bench.get_by_label(BELOW).click();
    bench.run();
    bench.event(Event::Ime(ImeEvent::Commit("无".to_owned())));
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2021"));
    bench.get_by_label(NEW_NATURAL).click();
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
fn saving_writes_the_draft_and_clears_the_mark() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    bench.key_press_modifiers(Modifiers::COMMAND, Key::S);
    bench.run();
    assert!(!bench.state().app.title().contains("●未保存"));
    let saved = draft::read(&std::fs::read(folder.path().join("草稿.ron")).unwrap()).unwrap();
    assert_eq!(saved, *bench.state().report());
    assert_eq!(get(&saved, "applications.carried_out.natural"), "5");
}

#[test]
fn save_as_asks_for_a_file_and_adds_the_ending() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.state_mut().dialogs.answer = Some(folder.path().join("2024.12.31 定稿"));
    bench.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    bench.run();
    assert_eq!(*bench.state().dialogs.asked.borrow(), [Ask::Save]);
    assert!(folder.path().join("2024.12.31 定稿.ron").exists());
}

#[test]
fn a_failed_save_says_so_and_keeps_the_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    bench.state_mut().dialogs.answer = Some(folder.path().join("没有这个文件夹/草稿"));
    bench.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    bench.run();
    assert!(bench.query_by_label_contains("不存在").is_some());
    bench.get_by_label("确定").click();
    bench.run();
    assert!(bench.state().app.title().contains("●未保存"));
    assert_eq!(
        get(bench.state().report(), "applications.carried_out.natural"),
        "5"
    );
}

fn ask_to_close(bench: &mut Harness<'_, Bench>) -> Vec<ViewportCommand> {
    let viewport = bench
        .input_mut()
        .viewports
        .entry(ViewportId::ROOT)
        .or_default();
    viewport.events.push(ViewportEvent::Close);
    bench.step();
    let commands = bench.output().viewport_output[&ViewportId::ROOT]
        .commands
        .clone();
    bench
        .input_mut()
        .viewports
        .entry(ViewportId::ROOT)
        .or_default()
        .events
        .clear();
    bench.run();
    commands
}

#[test]
fn closing_with_unsaved_changes_asks_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    assert!(!ask_to_close(&mut bench).contains(&ViewportCommand::CancelClose));
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    assert!(ask_to_close(&mut bench).contains(&ViewportCommand::CancelClose));
    bench.get_by_label("取消").click();
    bench.run();
    assert!(bench.query_by_label("不保存").is_none());
    ask_to_close(&mut bench);
    bench.get_all_by_label("保存").last().unwrap().click();
    bench.run();
    let saved = draft::read(&std::fs::read(folder.path().join("草稿.ron")).unwrap()).unwrap();
    assert_eq!(get(&saved, "applications.carried_out.natural"), "5");
    assert!(!ask_to_close(&mut bench).contains(&ViewportCommand::CancelClose));
}

/// Everything that was sent to the window while it settled.
fn settle(bench: &mut Harness<'_, Bench>) -> Vec<ViewportCommand> {
    let mut sent = Vec::new();
    for _ in 0..6 {
        bench.step();
        sent.extend(
            bench.output().viewport_output[&ViewportId::ROOT]
                .commands
                .clone(),
        );
    }
    sent
}

#[test]
fn closing_after_saving_or_giving_up_closes_and_after_a_failed_save_does_not() {
    for (answer, closes) in [("保存", true), ("不保存", true)] {
        let folder = tempfile::tempdir().unwrap();
        let mut bench = window(&balanced("2021"), folder.path());
        go_to_applications(&mut bench);
        type_into(&mut bench, CARRIED_OUT, "5");
        ask_to_close(&mut bench);
        bench.get_all_by_label(answer).last().unwrap().click();
        assert_eq!(
            settle(&mut bench).contains(&ViewportCommand::Close),
            closes,
            "{answer}"
        );
    }
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    // The folder is gone: a stick was pulled out.
    drop(folder);
    ask_to_close(&mut bench);
    bench.get_all_by_label("保存").last().unwrap().click();
    assert!(!settle(&mut bench).contains(&ViewportCommand::Close));
    assert!(bench.query_by_label_contains("不存在").is_some());
    assert_eq!(
        get(bench.state().report(), "applications.carried_out.natural"),
        "5"
    );
}

#[test]
fn exports_go_where_the_dialog_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.state_mut().dialogs.answer = Some(folder.path().join("网页"));
    bench.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    bench.run();
    bench.state_mut().dialogs.answer = Some(folder.path().join("送审.pdf"));
    bench.key_press_modifiers(Modifiers::COMMAND, Key::E);
    bench.run();
    let text = std::fs::read_to_string(folder.path().join("网页.txt")).unwrap();
    assert!(text.contains("二、主动公开政府信息情况"));
    let pdf = std::fs::read(folder.path().join("送审.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-1."));
}

#[test]
fn a_published_report_is_read_in_as_an_unsaved_draft() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    let path = folder.path().join("去年.txt");
    let text = nianbao::export::text::write(&nianbao::export::Document::of(&balanced("2019")));
    std::fs::write(&path, text).unwrap();
    bench.state_mut().dialogs.answer = Some(path);
    bench.key_press_modifiers(Modifiers::COMMAND, Key::O);
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2019"));
    assert!(bench.state().app.title().contains("去年"));
    assert!(bench.state().app.title().contains("●未保存"));
}

#[test]
fn a_file_that_is_no_report_is_refused_and_the_work_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    let path = folder.path().join("照片.txt");
    std::fs::write(&path, "今天天气很好。").unwrap();
    bench.state_mut().dialogs.answer = Some(path);
    bench.key_press_modifiers(Modifiers::COMMAND, Key::O);
    bench.run();
    assert!(bench.query_by_label_contains("照片.txt").is_some());
    assert_eq!(*bench.state().report(), balanced("2021"));
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }
    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_file_dropped_on_the_window_opens() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    let path = folder.path().join("另一份.ron");
    draft::save(&balanced("2019"), &path).unwrap();
    bench.input_mut().dropped_files = vec![std::sync::Arc::new(Dropped(path))];
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2019"));
}

#[test]
fn another_form_is_chosen_after_asking_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.get_by_role_and_label(Role::ComboBox, "格式").click();
    bench.run();
    bench.get_by_label("国办公开办函〔2019〕60号").click();
    bench.run();
    assert_eq!(bench.state().report().form().id(), "2021");
    bench.get_by_label("确定").click();
    bench.run();
    assert_eq!(bench.state().report().form().id(), "2019");
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2021"));
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
            let node = bench.get_by_label(&name);
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
fn what_was_typed_before_a_crash_is_offered_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    let crashed = nianbao::draft::recovery::Recovery::new(&aside).unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.new.natural", "83");
    nianbao::draft::recovery::keep(&report, crashed.copy()).unwrap();
    // A crash runs no destructor, but the system lets go of the lock.
    let copy = std::fs::read(crashed.copy()).unwrap();
    let path = crashed.copy().to_owned();
    drop(crashed);
    std::fs::write(path, copy).unwrap();

    let mut bench = window_with(&balanced("2021"), folder.path(), |app| {
        app.with_recovery(&aside)
    });
    assert!(
        bench
            .query_by_label_contains("某某县人民政府办公室2024年")
            .is_some()
    );
    bench.get_by_label("恢复").click();
    bench.run();
    assert_eq!(*bench.state().report(), report);
    assert!(bench.state().app.title().contains("●未保存"));
}

#[test]
fn typing_is_kept_aside_and_forgotten_once_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    let copies = || -> Vec<PathBuf> {
        let entries = std::fs::read_dir(&aside)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        entries
            .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
            .collect()
    };
    let mut bench = window_with(&balanced("2021"), folder.path(), |app| {
        app.with_recovery(&aside)
    });
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    assert!(copies().is_empty());
    // A step is a quarter of a second.
    bench.run_steps(12);
    let kept = draft::read(&std::fs::read(&copies()[0]).unwrap()).unwrap();
    assert_eq!(kept, *bench.state().report());
    bench.key_press_modifiers(Modifiers::COMMAND, Key::S);
    bench.run();
    assert!(copies().is_empty());
}

#[test]
fn arrows_and_tabs_that_come_in_pairs_stay_in_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_by_label(NEW_NATURAL).focus();
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
    assert!(bench.get_by_label(&name).is_focused());
}

#[test]
fn the_cell_gone_to_is_in_sight() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.set_size(egui::vec2(1100.0, 600.0));
    go_to_applications(&mut bench);
    let last = "四、结转下年度继续办理 × 总计";
    bench.get_by_label(NEW_NATURAL).focus();
    bench.run();
    assert!(bench.get_by_label(last).rect().bottom() > 600.0);
    bench.key_press_modifiers(Modifiers::COMMAND, Key::End);
    bench.run_steps(20);
    assert!(bench.get_by_label(last).is_focused());
    assert!(bench.get_by_label(last).rect().bottom() < 600.0);
}

#[test]
fn a_second_click_selects_again_and_a_double_click_edits() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_by_label(NEW_NATURAL).click();
    bench.run_steps(4);
    bench.get_by_label(NEW_NATURAL).click();
    bench.run_steps(4);
    bench.event(Event::Text("9".to_owned()));
    bench.run();
    assert_eq!(get(bench.state().report(), "applications.new.natural"), "9");
}

#[test]
fn enter_at_the_bottom_goes_on_to_the_next_blank() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "disclosure.normative.repealed", "");
    let mut bench = window(&report, folder.path());
    go_to(&mut bench, "二、主动公开政府信息情况");
    bench
        .get_by_label("行政事业性收费 × 本年收费金额（单位：万元）")
        .focus();
    bench.run();
    bench.key_press(Key::Enter);
    bench.run();
    assert!(
        bench
            .get_by_label("行政规范性文件 × 本年废止件数")
            .is_focused()
    );
}

fn copied(bench: &Harness<'_, Bench>) -> Option<String> {
    bench
        .output()
        .platform_output
        .commands
        .iter()
        .find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
}

#[test]
fn a_range_is_copied_cut_pasted_and_cleared_as_in_a_spreadsheet() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_by_label(NEW_NATURAL).focus();
    bench.run();
    for key in [Key::ArrowRight, Key::ArrowDown] {
        bench.key_press_modifiers(Modifiers::SHIFT, key);
        bench.run();
    }
    bench.event(Event::Copy);
    bench.step();
    assert_eq!(copied(&bench).as_deref(), Some("71\t3\n2\t0"));
    bench.event(Event::Cut);
    bench.step();
    assert_eq!(copied(&bench).as_deref(), Some("71\t3\n2\t0"));
    bench.run();
    assert_eq!(get(bench.state().report(), "applications.new.natural"), "");
    assert_eq!(
        get(bench.state().report(), "applications.carried_in.total"),
        "0"
    );
    bench.event(Event::Paste("71\t3\r\n2\t0\r\n".to_owned()));
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2021"));
    bench.event(Event::Paste("8".to_owned()));
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.carried_in.business"),
        "8"
    );
    bench.key_press(Key::Delete);
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.carried_in.business"),
        ""
    );
    for _ in 0..4 {
        bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        bench.run();
    }
    assert_eq!(*bench.state().report(), balanced("2021"));
}

#[test]
fn a_range_is_drawn_with_the_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    let from = bench.get_by_label(BELOW).rect().center();
    let to = bench
        .get_by_label("（一）予以公开 × 法人或其他组织·科研机构")
        .rect()
        .center();
    bench.drag_at(from);
    bench.step();
    for part in 1..=8_u8 {
        bench.hover_at(from + (to - from) * f32::from(part) / 8.0);
        bench.step();
    }
    bench.drop_at(to);
    bench.run();
    bench.event(Event::Copy);
    bench.step();
    assert_eq!(copied(&bench).as_deref(), Some("2\t0\t0\n11\t1\t0"));
    // What is typed now replaces the current cell, not a part of its text.
    bench.event(Event::Text("5".to_owned()));
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.granted.research"),
        "5"
    );
}

#[test]
fn a_shaking_hand_still_selects_the_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    let at = bench.get_by_label(NEW_NATURAL).rect().center();
    bench.drag_at(at);
    bench.step();
    bench.hover_at(at + egui::vec2(9.0, 2.0));
    bench.step();
    bench.drop_at(at + egui::vec2(9.0, 2.0));
    bench.run();
    bench.event(Event::Text("9".to_owned()));
    bench.run();
    assert_eq!(get(bench.state().report(), "applications.new.natural"), "9");
}
