//! What the window does where the system does not do its part: no file dialog, folders that cannot be
//! written to, a window that is closed at once, a fault of the program.

use std::path::Path;

use egui::{Event, Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::draft;
use nianbao::draft::journal;
use nianbao::draft::recovery::left_behind;
use nianbao::report::Report;
use nianbao::settings::Store;
use nianbao::workspace::Ask;

use crate::bench::{
    Bench, Cells, choose, click, focused, go_to_applications, key, press, type_into, window,
};
use crate::bench::{start, window_with};
use crate::common::{balanced, get};

const CARRIED_OUT: &str = "四、结转下年度继续办理 × 自然人";

fn read(path: &Path) -> Report {
    draft::read(&std::fs::read(path).unwrap()).unwrap()
}

/// Types a path into the field that stands in for a dialog.
fn type_path(bench: &mut Harness<'_, Bench>, path: &Path) {
    assert_eq!(focused(bench).as_deref(), Some("文件路径"));
    press(bench, Modifiers::COMMAND, Key::A);
    bench.event(Event::Text(path.to_string_lossy().into_owned()));
    bench.run();
}

#[test]
fn without_a_file_dialog_a_path_is_typed_to_open_and_to_save() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("二〇二〇.ron");
    draft::save(&balanced("2019"), &path).unwrap();
    let mut bench = start(|app| app);
    bench.state_mut().system.has_no_dialog = true;
    click(&mut bench, "打开草稿");
    assert!(
        bench
            .query_by_label_contains("没有可用的文件对话框")
            .is_some()
    );
    type_path(&mut bench, &path);
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(*bench.state().report(), balanced("2019"));

    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    let other = folder.path().join("副本.ron");
    type_path(&mut bench, &other);
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(read(&other), balanced("2019"));
    assert!(
        bench
            .query_by_label_contains("没有可用的文件对话框")
            .is_none()
    );
}

#[test]
fn a_path_that_was_typed_replaces_a_file_only_when_that_is_said_again() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("副本.ron");
    std::fs::write(&other, "别的").unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.state_mut().system.has_no_dialog = true;
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    type_path(&mut bench, &other);
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(std::fs::read_to_string(&other).unwrap(), "别的");
    click(&mut bench, "替换原有文件");
    assert_eq!(read(&other), balanced("2021"));
}

#[test]
fn a_path_that_is_not_given_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    bench.state_mut().system.has_no_dialog = true;
    press(&mut bench, Modifiers::COMMAND, Key::P);
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    assert_eq!(bench.state().app.framed(), None);
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(bench.get_cell(CARRIED_OUT).is_focused());
    bench.event(Event::Text("6".to_owned()));
    bench.run();
    let report = bench.state().report();
    assert_eq!(get(report, "applications.carried_out.natural"), "56");
    assert_eq!(*bench.state().system.asked.borrow(), [Ask::Save]);
}

#[test]
fn where_nothing_can_be_kept_the_status_line_says_so_for_good() {
    let folder = tempfile::tempdir().unwrap();
    // A file where a folder should be can be written into by nobody.
    let barred = folder.path().join("文件");
    std::fs::write(&barred, "").unwrap();
    let mut store = Store::new(vec![barred.join("设置")]);
    let settings = store.load();
    let mut bench = window_with(&balanced("2021"), folder.path(), |app| {
        app.with_settings(settings, store)
            .with_recovery(&barred.join("留底"))
    });
    assert!(
        bench
            .query_by_label_contains("没有自动留底，请及时保存")
            .is_some()
    );
    press(&mut bench, Modifiers::COMMAND, Key::Plus);
    // A step is a quarter of a second; settings are written once they rest.
    bench.run_steps(8);
    let both = "没有自动留底，设置也存不下来";
    assert!(bench.query_by_label_contains(both).is_some());
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    press(&mut bench, Modifiers::COMMAND, Key::S);
    assert!(bench.query_by_label_contains("已保存").is_some());
    assert!(bench.query_by_label_contains(both).is_some());
}

#[test]
fn where_nothing_can_be_kept_the_start_page_says_so_too() {
    let folder = tempfile::tempdir().unwrap();
    let barred = folder.path().join("文件");
    std::fs::write(&barred, "").unwrap();
    let bench = start(|app| app.with_recovery(&barred.join("留底")));
    let said = "没有自动留底，请及时保存";
    assert!(bench.query_by_label_contains(said).is_some());
}

#[test]
fn a_saved_file_is_said_to_be_saved_whatever_becomes_of_the_list_of_recent_ones() {
    let folder = tempfile::tempdir().unwrap();
    let barred = folder.path().join("文件");
    std::fs::write(&barred, "").unwrap();
    let mut bench = window_with(&balanced("2021"), folder.path(), |app| {
        app.with_recent(&barred)
    });
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    press(&mut bench, Modifiers::COMMAND, Key::S);
    bench.run_steps(8);
    assert!(bench.query_by_label_contains("已保存").is_some());
}

/// Asks the window to close in the same frame as these keys.
fn close_with(bench: &mut Harness<'_, Bench>, keys: Vec<Event>) -> Vec<ViewportCommand> {
    let input = bench.input_mut();
    input.events.extend(keys);
    let viewport = input.viewports.entry(ViewportId::ROOT).or_default();
    viewport.events.push(ViewportEvent::Close);
    let mut sent = Vec::new();
    for _ in 0..8 {
        bench.step();
        let output = &bench.output().viewport_output[&ViewportId::ROOT];
        sent.extend(output.commands.clone());
        let input = bench.input_mut();
        let viewport = input.viewports.entry(ViewportId::ROOT).or_default();
        viewport.events.clear();
    }
    sent
}

#[test]
fn who_types_saves_and_closes_at_once_has_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    let keys = vec![
        key(Key::ArrowUp, Modifiers::NONE),
        key(Key::ArrowDown, Modifiers::NONE),
        Event::Text("6".to_owned()),
        key(Key::S, Modifiers::COMMAND),
    ];
    let sent = close_with(&mut bench, keys);
    assert!(sent.contains(&ViewportCommand::Close));
    assert!(bench.query_by_label("不保存").is_none());
    let saved = read(&folder.path().join("草稿.ron"));
    assert_eq!(get(&saved, "applications.carried_out.natural"), "6");
}

#[test]
fn a_fault_of_the_program_leaves_the_work_where_the_next_start_finds_it() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    let mut bench = window_with(&balanced("2021"), folder.path(), |app| {
        app.with_recovery(&aside)
    });
    assert_eq!(bench.state().app.rescue().unwrap(), None);
    go_to_applications(&mut bench);
    type_into(&mut bench, CARRIED_OUT, "5");
    let path = bench.state().app.rescue().unwrap().unwrap();
    let kept = journal::read(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(kept.report, *bench.state().report());
    // The program that ends so lets go of its lock, and of nothing else.
    drop(bench);
    let left = left_behind(&aside).left;
    assert_eq!(left.len(), 1);
    assert_eq!(
        get(&left[0].report, "applications.carried_out.natural"),
        "5"
    );
}

#[test]
fn where_drafts_cannot_be_opened_by_a_double_click_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    press(&mut bench, Modifiers::ALT, Key::H);
    // A program in a test does not know where it lies.
    choose(&mut bench, "双击草稿时用本程序打开");
    assert!(bench.query_by_label_contains("没有设成").is_some());
}

#[test]
fn what_a_helper_must_know_is_saved_without_a_word_of_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    let path = folder.path().join("情况.txt");
    bench.state_mut().system.answer = Some(path.clone());
    press(&mut bench, Modifiers::ALT, Key::H);
    choose(&mut bench, "保存故障情况…");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("格式：2021") && text.contains("Diagnosis"),
        "{text}"
    );
    assert!(!text.contains(bench.state().report().organ()), "{text}");
    assert!(bench.query_by_label("打开文件").is_some());
}
