//! Unfinished work on the start page: what became of windows that did not end well.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use nianbao::draft;

use crate::bench::{click, crash, press, start};
use crate::common::{balanced, get};

#[test]
fn what_a_crash_left_is_offered_on_the_start_page() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    let bench = start(|app| app.with_recovery(&aside));
    assert!(bench.query_by_label("恢复未保存的内容").is_none());
    drop(bench);
    crash(&aside, "83", None);
    let mut bench = start(|app| app.with_recovery(&aside));
    assert!(bench.query_by_label_contains("没有正常退出").is_some());
    click(&mut bench, "恢复未保存的内容");
    assert_eq!(
        get(bench.state().report(), "applications.new.natural"),
        "83"
    );
    assert!(bench.state().app.title().contains("●未保存"));
    // It is nowhere else: the new year does not take its place without a question.
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert!(bench.query_by_label("不保存").is_some());
    assert_eq!(bench.state().report().year(), Some(2024));
}

#[test]
fn all_that_crashes_left_is_offered_and_what_is_not_taken_stays() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    crash(&aside, "83", None);
    crash(&aside, "84", Some(&folder.path().join("甲.ron")));
    let mut bench = start(|app| app.with_recovery(&aside));
    assert_eq!(bench.query_all_by_label("恢复未保存的内容").count(), 2);
    assert!(bench.query_by_label_contains("甲.ron").is_some());
    bench
        .query_all_by_label("恢复未保存的内容")
        .next()
        .unwrap()
        .click();
    bench.run();
    let typed = get(bench.state().report(), "applications.new.natural");
    assert!(["83", "84"].contains(&typed));
    press(&mut bench, Modifiers::ALT, Key::Home);
    click(&mut bench, "不保存");
    assert_eq!(bench.query_all_by_label("恢复未保存的内容").count(), 1);
}

#[test]
fn what_a_crash_left_is_given_up_only_after_asking() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    crash(&aside, "83", None);
    let mut bench = start(|app| app.with_recovery(&aside));
    click(&mut bench, "不要了");
    assert_eq!(draft::recovery::left_behind(&aside).left.len(), 1);
    click(&mut bench, "不要了，删去");
    assert_eq!(draft::recovery::left_behind(&aside).left.len(), 0);
    assert!(bench.query_by_label("恢复未保存的内容").is_none());
}

#[test]
fn what_differs_from_the_file_is_counted_and_shown_before_anything_is_decided() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    let file = folder.path().join("甲.ron");
    draft::save(&balanced("2021"), &file).unwrap();
    crash(&aside, "83", Some(&file));
    let mut bench = start(|app| app.with_recovery(&aside));
    assert!(
        bench
            .query_by_label_contains("与文件里的比：改了 1 个数")
            .is_some()
    );
    click(&mut bench, "看有哪些不同…");
    assert!(bench.query_by_label("没保存的内容与文件里的比较").is_some());
    assert!(bench.query_by_label("83").is_some());
    // Nothing may be begun below it.
    press(&mut bench, Modifiers::COMMAND, Key::N);
    assert!(bench.query_by_label("没保存的内容与文件里的比较").is_some());
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(bench.query_by_label("没保存的内容与文件里的比较").is_none());
    click(&mut bench, "看有哪些不同…");
    let recover = bench.query_all_by_label("恢复未保存的内容").last().unwrap();
    recover.click();
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.new.natural"),
        "83"
    );
    assert!(bench.state().app.title().contains("甲●未保存"));
}

#[test]
fn work_whose_file_is_gone_has_nothing_to_be_compared_with() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    crash(&aside, "83", Some(&folder.path().join("甲.ron")));
    let bench = start(|app| app.with_recovery(&aside));
    assert!(bench.query_by_label("看有哪些不同…").is_none());
    assert!(bench.query_by_label("另存为新草稿…").is_some());
}

#[test]
fn saved_beside_its_draft_it_is_a_draft_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    let (file, beside) = (folder.path().join("甲.ron"), folder.path().join("乙.ron"));
    draft::save(&balanced("2021"), &file).unwrap();
    let before = std::fs::read(&file).unwrap();
    crash(&aside, "83", Some(&file));
    let mut bench = start(|app| app.with_recovery(&aside));
    // A dialog that is cancelled leaves it open and unsaved.
    click(&mut bench, "另存为新草稿…");
    assert!(bench.state().app.title().contains("●未保存"));
    assert!(!bench.state().app.title().contains("甲"));
    bench.state_mut().system.answer = Some(beside.clone());
    press(&mut bench, Modifiers::COMMAND, Key::S);
    assert!(bench.state().app.title().contains('乙'));
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let kept = draft::read(&std::fs::read(&beside).unwrap()).unwrap();
    assert_eq!(get(&kept, "applications.new.natural"), "83");
    drop(bench);
    assert!(draft::recovery::left_behind(&aside).left.is_empty());
}
