//! The window and its files: opening, saving, exporting, closing, recovering.

use std::path::{Path, PathBuf};

use crate::bench::{Bench, click, crash, go_to_applications, type_into, window, window_with};
use crate::common::{balanced, get, set};
use egui::{Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::draft;
use nianbao::workspace::Ask;

const CARRIED_OUT: &str = "四、结转下年度继续办理 × 自然人";

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
    bench.state_mut().system.answer = Some(folder.path().join("2024.12.31 定稿"));
    bench.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    bench.run();
    assert_eq!(*bench.state().system.asked.borrow(), [Ask::Save]);
    assert!(folder.path().join("2024.12.31 定稿.ron").exists());
}

#[test]
fn a_failed_save_says_so_and_keeps_the_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    bench.state_mut().system.answer = Some(folder.path().join("没有这个文件夹/草稿"));
    bench.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    bench.run();
    assert!(bench.query_by_label_contains("不存在").is_some());
    // Another place is offered there and then.
    let other = folder.path().join("另一处.ron");
    bench.state_mut().system.answer = Some(other.clone());
    bench.get_by_label("取消").click();
    bench.run();
    assert!(!other.exists());
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
    assert!(bench.query_by_label_contains("不在原来的位置").is_some());
    assert_eq!(
        get(bench.state().report(), "applications.carried_out.natural"),
        "5"
    );
}

#[test]
fn exports_go_where_the_dialog_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.state_mut().system.answer = Some(folder.path().join("网页"));
    bench.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    bench.run();
    bench.state_mut().system.answer = Some(folder.path().join("送审.pdf"));
    bench.key_press_modifiers(Modifiers::COMMAND, Key::E);
    bench.run();
    click(&mut bench, "导出 PDF…");
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
    bench.state_mut().system.answer = Some(path);
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
    bench.state_mut().system.answer = Some(path);
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
fn the_file_of_a_second_start_opens_once_unsaved_work_was_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    let typed = bench.state().report().clone();
    // The draft that is open stays as it is.
    let own = folder.path().join("草稿.ron");
    bench.state_mut().app.take_over_start(&own);
    bench.run();
    assert_eq!(*bench.state().report(), typed);
    assert!(bench.query_by_label("不保存").is_none());
    let path = folder.path().join("另一份.ron");
    draft::save(&balanced("2019"), &path).unwrap();
    bench.state_mut().app.take_over_start(&path);
    bench.run();
    assert_eq!(*bench.state().report(), typed);
    // What is asked is answered before the next.
    bench.state_mut().app.take_over_start(&own);
    bench.run();
    click(&mut bench, "不保存");
    assert_eq!(*bench.state().report(), balanced("2021"));
}

#[test]
fn what_was_typed_before_a_crash_is_offered_when_its_draft_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    crash(&aside, "83", Some(&folder.path().join("草稿.ron")));
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
    let typed = get(bench.state().report(), "applications.new.natural");
    assert_eq!(typed, "83");
    assert!(bench.state().app.title().contains("草稿●未保存"));
}

#[test]
fn what_a_crash_left_of_something_else_is_said_and_waits_on_the_start_page() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    crash(&aside, "83", None);
    let mut bench = window_with(&balanced("2021"), folder.path(), |app| {
        app.with_recovery(&aside)
    });
    assert!(bench.query_by_label("恢复").is_none());
    assert!(bench.query_by_label_contains("1 份上次没有保存").is_some());
    bench.key_press_modifiers(Modifiers::ALT, Key::Home);
    bench.run();
    assert!(bench.query_by_label("恢复未保存的内容").is_some());
}

#[test]
fn typing_is_kept_at_once_and_forgotten_once_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    let journals = || -> Vec<PathBuf> {
        let entries = std::fs::read_dir(&aside)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        entries
            .filter(|path| path.extension().is_some_and(|ending| ending == "journal"))
            .collect()
    };
    let mut bench = window_with(&balanced("2021"), folder.path(), |app| {
        app.with_recovery(&aside)
    });
    go_to_applications(&mut bench);
    assert!(journals().is_empty());
    type_into(&mut bench, CARRIED_OUT, "5");
    // A step is a quarter of a second.
    bench.run_steps(2);
    let bytes = std::fs::read(&journals()[0]).unwrap();
    let kept = draft::journal::read(&bytes).unwrap();
    assert_eq!(kept.report, *bench.state().report());
    bench.key_press_modifiers(Modifiers::COMMAND, Key::S);
    bench.run();
    assert!(journals().is_empty());
}

#[test]
fn a_draft_that_another_program_changed_is_not_overwritten_unseen() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    let path = folder.path().join("草稿.ron");
    let mut theirs = balanced("2021");
    set(&mut theirs, "applications.new.natural", "83");
    draft::save(&theirs, &path).unwrap();
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    bench.key_press_modifiers(Modifiers::COMMAND, Key::S);
    bench.run();
    assert!(bench.query_by_label_contains("磁盘上的 83").is_some());
    assert_eq!(draft::read(&std::fs::read(&path).unwrap()).unwrap(), theirs);
    bench.get_by_label("采用磁盘上的").click();
    bench.run();
    assert_eq!(*bench.state().report(), theirs);
    assert!(!bench.state().app.title().contains("●未保存"));
}

#[test]
fn a_draft_that_somebody_else_holds_is_read_only_until_it_is_free() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("别人的.ron");
    draft::save(&balanced("2019"), &path).unwrap();
    let lock = draft::lock::file_of(&path);
    let other = draft::lock::Holder {
        who: "张三".to_owned(),
        host: "别的电脑".to_owned(),
        ..draft::lock::Holder::this("9", None)
    };
    let other = other.at(std::time::SystemTime::now());
    std::fs::write(&lock, other.write()).unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.state_mut().system.answer = Some(path.clone());
    bench.key_press_modifiers(Modifiers::COMMAND, Key::O);
    bench.run();
    assert!(
        bench
            .query_by_label_contains("张三（电脑 别的电脑）刚刚打开了")
            .is_some()
    );
    bench.get_by_label("确定").click();
    bench.run();
    assert!(bench.state().app.title().contains("［只读］"));
    bench.get_by_label("接着编辑").click();
    bench.run();
    assert!(bench.state().app.title().contains("［只读］"));
    std::fs::remove_file(&lock).unwrap();
    bench.get_by_label("接着编辑").click();
    bench.run();
    assert!(!bench.state().app.title().contains("［只读］"));
    assert!(lock.exists());
}

#[test]
fn a_draft_that_was_open_is_found_again_in_the_menu() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("去年的.ron");
    draft::save(&balanced("2019"), &other).unwrap();
    let mut bench = window_with(&balanced("2021"), folder.path(), |app| {
        app.with_recent(folder.path())
    });
    bench.state_mut().system.answer = Some(other);
    bench.key_press_modifiers(Modifiers::COMMAND, Key::O);
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2019"));
    bench.get_by_label("文件").click();
    bench.run();
    bench.get_by_label("草稿").click();
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2021"));
    let again = nianbao::draft::recent::Recent::load(folder.path());
    let names: Vec<_> = again
        .paths()
        .iter()
        .filter_map(|path| path.file_stem())
        .collect();
    assert_eq!(names, ["草稿", "去年的"]);
}
