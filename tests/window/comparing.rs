//! Earlier versions of a draft, and the report beside another one.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::draft;
use nianbao::report::Report;

use crate::bench::{
    Bench, click, focused, go_to_applications, press, start, told, type_into, window_with,
};
use crate::common::{balanced, get, set, write};

const NATURAL: &str = "applications.new.natural";
const CELL: &str = "一、本年新收政府信息公开申请数量 × 自然人";

fn with_versions(report: &Report, folder: &Path) -> Harness<'static, Bench> {
    let versions = folder.join("versions");
    window_with(report, folder, |app| app.with_versions(&versions))
}

fn save(bench: &mut Harness<'_, Bench>) {
    press(bench, Modifiers::COMMAND, Key::S);
}

fn choose(bench: &mut Harness<'_, Bench>, menu: &str, item: &str) {
    bench.get_by_role_and_label(Role::Button, menu).click();
    bench.run();
    let starts = |label: Option<String>| label.is_some_and(|label| label.starts_with(item));
    bench
        .get_by(|node| node.role() == Role::Button && starts(node.label()))
        .click();
    bench.run();
}

/// A draft that was saved twice: with 71, then with 75.
fn saved_twice(folder: &Path) -> Harness<'static, Bench> {
    let mut bench = with_versions(&balanced("2021"), folder);
    go_to_applications(&mut bench);
    for number in ["71", "75"] {
        type_into(&mut bench, CELL, number);
        press(&mut bench, Modifiers::NONE, Key::Enter);
        if number == "71" {
            // It is the same report: a change and back is none.
            type_into(&mut bench, CELL, "70");
            press(&mut bench, Modifiers::NONE, Key::Enter);
            save(&mut bench);
        } else {
            save(&mut bench);
        }
    }
    bench
}

/// The buttons of the versions with this name, the last version first.
fn of_versions(bench: &Harness<'_, Bench>, what: &str) -> Vec<String> {
    let root = bench.root();
    let nodes = root.children_recursive();
    let labels = nodes.filter_map(|node| node.accesskit_node().label());
    labels.filter(|label| label.starts_with(what)).collect()
}

#[test]
fn each_save_is_a_version_that_says_what_it_changed_and_can_be_restored_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = saved_twice(folder.path());
    choose(&mut bench, "文件", "以前的版本…");
    assert!(told(&bench).contains("改了 2 个数"), "{}", told(&bench));
    assert!(told(&bench).contains("留存的第一版"));
    let restore = of_versions(&bench, "恢复这一版：");
    assert_eq!(restore.len(), 2);
    bench.get_all_by_label(&restore[1]).last().unwrap().click();
    bench.run();
    assert_eq!(get(bench.state().report(), NATURAL), "70");
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(get(bench.state().report(), NATURAL), "75");
}

#[test]
fn a_version_is_compared_with_the_report_and_one_number_taken_from_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = saved_twice(folder.path());
    choose(&mut bench, "文件", "以前的版本…");
    let compare = of_versions(&bench, "与现在比较：");
    bench.get_all_by_label(&compare[1]).last().unwrap().click();
    bench.run();
    assert!(
        told(&bench).contains("共 2 处不同：改了 2 个数"),
        "{}",
        told(&bench)
    );
    click(&mut bench, &format!("采用：{CELL}"));
    assert_eq!(get(bench.state().report(), NATURAL), "70");
    assert!(told(&bench).contains("共 1 处不同"));
    let undo = bench.get_all_by_role_and_label(Role::Button, "撤销");
    undo.last().unwrap().click();
    bench.run();
    assert_eq!(get(bench.state().report(), NATURAL), "75");
    assert!(told(&bench).contains("共 2 处不同"));
}

fn other(folder: &Path) -> (PathBuf, Report) {
    let mut report = balanced("2021");
    set(&mut report, NATURAL, "17");
    let text = report.prose("problems").replace("也写一句", "再写一句");
    write(&mut report, "problems", &text);
    let path = folder.join("同事改的.ron");
    draft::save(&report, &path).unwrap();
    (path, report)
}

#[test]
fn another_file_is_compared_and_taken_over_one_by_one_or_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (path, wanted) = other(folder.path());
    let mut bench = with_versions(&balanced("2021"), folder.path());
    bench.state_mut().system.answer = Some(path);
    choose(&mut bench, "文件", "与另一份比较…");
    assert!(
        told(&bench).contains("共 2 处不同：改了 1 个数，1 段文字"),
        "{}",
        told(&bench)
    );
    assert!(told(&bench).contains("同事改的"));
    click(&mut bench, &format!("采用：{CELL}"));
    assert_eq!(get(bench.state().report(), NATURAL), "17");
    assert_ne!(*bench.state().report(), wanted);
    click(&mut bench, "全部采用");
    assert!(bench.state().report().is_identical(&wanted));
    assert!(told(&bench).contains("两份报告完全相同。"));
    // Esc leaves, and the steps can be taken back one by one.
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(!told(&bench).contains("两份报告完全相同。"));
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(*bench.state().report(), balanced("2021"));
}

#[test]
fn differences_are_taken_with_the_keyboard_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (path, wanted) = other(folder.path());
    let mut bench = with_versions(&balanced("2021"), folder.path());
    bench.state_mut().system.answer = Some(path);
    choose(&mut bench, "文件", "与另一份比较…");
    // Enter alone takes nothing.
    assert_eq!(focused(&bench).as_deref(), Some("关闭"));
    for _ in 0..2 {
        press(&mut bench, Modifiers::NONE, Key::Tab);
    }
    assert_eq!(focused(&bench), Some(format!("采用：{CELL}")));
    press(&mut bench, Modifiers::NONE, Key::Enter);
    let next = focused(&bench).unwrap_or_default();
    assert!(next.starts_with("采用：五、"), "{next}");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert!(bench.state().report().is_identical(&wanted));
}

#[test]
fn a_difference_leads_to_its_place_and_the_comparison_can_be_taken_up_again() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _) = other(folder.path());
    let mut bench = with_versions(&balanced("2021"), folder.path());
    bench.state_mut().system.answer = Some(path);
    choose(&mut bench, "文件", "与另一份比较…");
    let link = bench.get_by(|node| {
        node.role() == Role::Link && node.label().is_some_and(|label| label == CELL)
    });
    link.click();
    bench.run();
    bench.run();
    assert_eq!(focused(&bench).as_deref(), Some(CELL));
    choose(&mut bench, "文件", "回到比较");
    assert!(told(&bench).contains("共 2 处不同"));
}

#[test]
fn the_changes_go_out_marked_as_pages() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _) = other(folder.path());
    let mut bench = with_versions(&balanced("2021"), folder.path());
    bench.state_mut().system.answer = Some(path);
    choose(&mut bench, "文件", "与另一份比较…");
    let pdf = folder.path().join("对照");
    bench.state_mut().system.answer = Some(pdf);
    click(&mut bench, "导出修改对照…");
    let names = bench.state().system.names.borrow().clone();
    assert!(
        names.last().unwrap().ends_with("（修改对照）.pdf"),
        "{names:?}"
    );
    let bytes = std::fs::read(folder.path().join("对照.pdf")).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
}

#[test]
fn a_draft_that_is_damaged_or_gone_is_offered_from_its_versions() {
    for is_gone in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        drop(saved_twice(folder.path()));
        let path = folder.path().join("草稿.ron");
        if is_gone {
            std::fs::remove_file(&path).unwrap();
        } else {
            std::fs::write(&path, "(format: 5, form").unwrap();
        }
        let versions = folder.path().join("versions");
        let mut bench = start(|app| app.with_versions(&versions));
        bench.state_mut().app.open(&path);
        bench.run();
        click(&mut bench, "以前的版本…");
        let open = of_versions(&bench, "打开这一版：");
        assert_eq!(open.len(), 2, "{}", told(&bench));
        bench.get_all_by_label(&open[0]).next().unwrap().click();
        bench.run();
        assert_eq!(get(bench.state().report(), NATURAL), "75");
        save(&mut bench);
        // What is damaged is replaced only by who knows.
        if path.exists() && bench.query_by_label("保留我的").is_some() {
            click(&mut bench, "保留我的");
        }
        let saved = draft::read(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(get(&saved, NATURAL), "75");
    }
}

#[test]
fn what_cannot_be_opened_and_was_never_saved_here_offers_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("坏.ron");
    std::fs::write(&path, "(format: 5, form").unwrap();
    let versions = folder.path().join("versions");
    let mut bench = start(|app| app.with_versions(&versions));
    bench.state_mut().app.open(&path);
    bench.run();
    assert!(bench.query_by_label("以前的版本…").is_none());
}

#[test]
fn what_lies_on_the_disk_is_compared_with_what_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = saved_twice(folder.path());
    type_into(&mut bench, CELL, "80");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    choose(&mut bench, "文件", "以前的版本…");
    click(&mut bench, "比较磁盘上的文件");
    assert!(told(&bench).contains("磁盘上的文件"));
    assert!(
        told(&bench).contains("共 2 处不同：改了 2 个数"),
        "{}",
        told(&bench)
    );
}
