//! 核对发布页: what was published, held against the report.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::export::{Choices, Format, make};
use nianbao::report::Report;
use nianbao::ui::{App, Jobs, Work};
use nianbao::workspace::Ask;

use crate::bench::{
    Bench, choose, click, focused, go_to_applications, press, told, type_into, window, window_with,
};
use crate::common::{balanced, get, set, write};

const NATURAL: &str = "applications.new.natural";
const CELL: &str = "一、本年新收政府信息公开申请数量 × 自然人";

/// The report as a web page.
fn page(report: &Report, folder: &Path) -> PathBuf {
    let made = make(report, &[], Format::Html, Choices::default()).unwrap();
    let path = folder.join("发布页.html");
    std::fs::write(&path, made.bytes).unwrap();
    path
}

/// The report with a digit and a sentence that differ.
fn other() -> Report {
    let mut report = balanced("2021");
    set(&mut report, NATURAL, "17");
    let text = report.prose("problems").replace("也写一句", "再写一句");
    write(&mut report, "problems", &text);
    report
}

fn open(bench: &mut Harness<'_, Bench>) {
    click(bench, "文件");
    choose(bench, "核对发布页…");
}

/// Holds a page against the report at work.
fn prove(bench: &mut Harness<'_, Bench>, page: PathBuf) {
    open(bench);
    bench.state_mut().system.answer = Some(page);
    click(bench, "选择文件…");
}

#[test]
fn enter_chooses_the_published_file_as_long_as_there_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let report = balanced("2021");
    let mut bench = window(&report, folder.path());
    open(&mut bench);
    bench.state_mut().system.answer = Some(page(&report, folder.path()));
    press(&mut bench, Modifiers::NONE, Key::Enter);
    let asked = bench.state().system.asked.borrow().clone();
    assert_eq!(asked.last(), Some(&Ask::Published));
    assert!(told(&bench).contains("200 格中 200 格一致，"));
}

#[test]
fn a_page_that_says_the_same_agrees_with_both_counts_and_the_record_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let report = balanced("2021");
    let mut bench = window(&report, folder.path());
    open(&mut bench);
    assert!(told(&bench).contains("选择发布出去的文件"));
    bench.state_mut().system.answer = Some(page(&report, folder.path()));
    click(&mut bench, "选择文件…");
    let said = told(&bench);
    assert!(said.lines().any(|line| line == "相符"), "{said}");
    assert!(said.contains("200 格中 200 格一致，"), "{said}");
    for name in ["草稿.ron", "发布页.html", "SHA-256"] {
        assert!(said.contains(name), "{said}");
    }
    bench.state_mut().system.answer = Some(folder.path().join("记录"));
    click(&mut bench, "保存核对记录…");
    assert_eq!(
        bench.state().system.asked.borrow().last(),
        Some(&Ask::Record)
    );
    let names = bench.state().system.names.borrow().clone();
    assert!(names.last().unwrap().ends_with("（核对记录）.pdf"));
    assert!(told(&bench).contains("已保存核对记录“记录”。"));
    let bytes = std::fs::read(folder.path().join("记录.pdf")).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(!told(&bench).contains("相符"));
}

#[test]
fn each_difference_is_told_and_leads_to_its_cell_or_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    let page = page(&other(), folder.path());
    prove(&mut bench, page);
    let said = told(&bench);
    assert!(said.lines().any(|line| line == "不相符"), "{said}");
    assert!(said.contains("200 格中 199 格一致"), "{said}");
    assert!(said.contains("2 处不同。"), "{said}");
    let link = |bench: &Harness<'_, Bench>, begins: &str| {
        let link = bench.get_by(|node| {
            let label = node.label().unwrap_or_default();
            node.role() == Role::Link && label.starts_with(begins)
        });
        link.click();
    };
    link(&bench, CELL);
    bench.run();
    bench.run();
    assert_eq!(focused(&bench).as_deref(), Some(CELL));
    // It is shown again as it was.
    open(&mut bench);
    assert!(told(&bench).contains("200 格中 199 格一致"));
    link(&bench, "五、存在的主要问题及改进情况，第");
    bench.run();
    bench.run();
    assert!(!told(&bench).contains("不相符"));
    let name = focused(&bench).unwrap_or_default();
    assert!(name.contains("五、存在的主要问题及改进情况"), "{name}");
    // Once the number is put right, it is compared anew; its computed sum differs then.
    go_to_applications(&mut bench);
    type_into(&mut bench, CELL, "17");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    open(&mut bench);
    let is_cell = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.role() == Role::Link && node.label().is_some_and(|label| label == CELL)
    };
    assert!(told(&bench).contains("不相符"));
    assert!(!bench.root().children_recursive().any(|node| is_cell(&node)));
    assert_eq!(get(bench.state().report(), NATURAL), "17");
}

#[test]
fn the_report_as_it_stands_or_its_draft_is_compared() {
    let folder = tempfile::tempdir().unwrap();
    let report = balanced("2021");
    let mut bench = window(&report, folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, CELL, "75");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    let page = page(&report, folder.path());
    prove(&mut bench, page);
    assert!(told(&bench).contains("不相符"));
    assert!(told(&bench).contains("没有保存"));
    bench
        .get_by_role_and_label(Role::RadioButton, "磁盘上的草稿")
        .click();
    bench.run();
    let said = told(&bench);
    assert!(said.lines().any(|line| line == "相符"), "{said}");
    assert!(said.contains("草稿.ron"));
}

#[test]
fn the_clipboard_is_compared_and_what_cannot_be_read_is_said_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let report = balanced("2021");
    let mut bench = window(&report, folder.path());
    open(&mut bench);
    click(&mut bench, "读剪贴板");
    assert!(told(&bench).contains("没有核对。"), "{}", told(&bench));
    *bench.state().system.pasted.borrow_mut() = Some((None, "今天天气好。".to_owned()));
    click(&mut bench, "读剪贴板");
    assert!(told(&bench).contains("没有核对。"), "{}", told(&bench));
    let html = std::fs::read_to_string(page(&report, folder.path())).unwrap();
    *bench.state().system.pasted.borrow_mut() = Some((Some(html), String::new()));
    click(&mut bench, "读剪贴板");
    assert!(told(&bench).contains("剪贴板里的内容"), "{}", told(&bench));
    assert!(told(&bench).lines().any(|line| line == "相符"));
    // A file that is not there takes nothing away but the outcome.
    bench.state_mut().system.answer = Some(folder.path().join("没有.pdf"));
    click(&mut bench, "选择文件…");
    assert!(told(&bench).contains("没有核对。"), "{}", told(&bench));
    assert!(told(&bench).contains("没有.pdf"));
}

#[test]
fn while_a_file_is_read_that_is_said_and_can_be_cancelled() {
    let folder = tempfile::tempdir().unwrap();
    let report = balanced("2021");
    let held: Rc<RefCell<Vec<Work>>> = Rc::default();
    let kept = Rc::clone(&held);
    let carrier = move |name: &str, work: Work| {
        if name == "compare" {
            kept.borrow_mut().push(work);
        } else {
            work();
        }
        Ok(())
    };
    let jobs = Jobs::carried_out_by(Box::new(carrier));
    let mut bench = window_with(&report, folder.path(), |_| App::new(jobs).known_as("测试"));
    let page = page(&report, folder.path());
    open(&mut bench);
    bench.state_mut().system.answer = Some(page);
    bench
        .get_by_role_and_label(Role::Button, "选择文件…")
        .click();
    bench.run_steps(6);
    assert!(
        told(&bench).contains("正在读“发布页.html”"),
        "{}",
        told(&bench)
    );
    bench
        .get_all_by_role_and_label(Role::Button, "取消")
        .next()
        .unwrap()
        .click();
    bench.run_steps(4);
    assert!(told(&bench).contains("选择发布出去的文件"));
    // What comes of it later is dropped.
    for work in held.borrow_mut().drain(..) {
        work();
    }
    bench.run_steps(4);
    assert!(!told(&bench).contains("相符"), "{}", told(&bench));
}
