//! Finding and replacing in the window: the prose, and numbers in tables.

use crate::bench::{Bench, Cells, go_to, go_to_applications, press, type_into, window};
use crate::common;
use crate::common::{balanced, form, get, set, write};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::report::Report;

const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";
const PROBLEMS: &str = "五、存在的主要问题及改进情况";
const OTHER: &str = "六、其他需要报告的事项";

pub fn text(bench: &mut Harness<'_, Bench>, text: &str) {
    bench.event(Event::Text(text.to_owned()));
    bench.run();
}

/// Whether the field with this name has the keyboard.
fn is_written_in(bench: &Harness<'_, Bench>, role: Role, label: &str) -> bool {
    bench.get_by_role_and_label(role, label).is_focused()
}

/// A report in which 公开 stands twice in the problems and once in the other matters.
pub fn sample() -> Report {
    let mut report = Report::new(form("2021"));
    common::name_organ(&mut report, "某某局");
    write(&mut report, "problems", "公开不够。\n公开还要及时。");
    write(&mut report, "other", "没有其他公开事项。");
    report
}

fn look_for(bench: &mut Harness<'_, Bench>, what: &str) {
    press(bench, Modifiers::COMMAND, Key::F);
    text(bench, what);
}

#[test]
fn going_through_what_is_found_selects_it_and_goes_round_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&sample(), folder.path());
    look_for(&mut bench, "公开");
    assert!(bench.query_by_label("共 3 处").is_some());
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert!(bench.query_by_label("1/3").is_some());
    assert!(
        bench
            .query_by_role_and_label(Role::MultilineTextInput, PROBLEMS)
            .is_some()
    );
    // The keyboard stays in the bar.
    assert!(is_written_in(&bench, Role::TextInput, "查找"));
    press(&mut bench, Modifiers::NONE, Key::Enter);
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert!(bench.query_by_label("3/3").is_some());
    assert!(
        bench
            .query_by_role_and_label(Role::MultilineTextInput, OTHER)
            .is_some()
    );
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert!(bench.query_by_label("1/3").is_some());
    press(&mut bench, Modifiers::SHIFT, Key::Enter);
    assert!(bench.query_by_label("3/3").is_some());
    // Esc closes the bar; what was found is selected, so that typing replaces it.
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(bench.query_by_label("3/3").is_none());
    assert!(is_written_in(&bench, Role::MultilineTextInput, OTHER));
    text(&mut bench, "需要说明的");
    assert_eq!(
        bench.state().report().prose("other"),
        "没有其他需要说明的事项。"
    );
}

#[test]
fn f3_goes_on_without_the_bar_from_where_the_clerk_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&sample(), folder.path());
    // Nothing was looked for yet: it asks what.
    press(&mut bench, Modifiers::NONE, Key::F3);
    assert!(is_written_in(&bench, Role::TextInput, "查找"));
    text(&mut bench, "公开");
    press(&mut bench, Modifiers::NONE, Key::Escape);
    go_to(&mut bench, OTHER);
    press(&mut bench, Modifiers::COMMAND, Key::Home);
    press(&mut bench, Modifiers::NONE, Key::F3);
    text(&mut bench, "１");
    assert_eq!(bench.state().report().prose("other"), "没有其他１事项。");
    press(&mut bench, Modifiers::NONE, Key::F3);
    assert!(is_written_in(&bench, Role::MultilineTextInput, PROBLEMS));
    text(&mut bench, "２");
    press(&mut bench, Modifiers::NONE, Key::F3);
    press(&mut bench, Modifiers::SHIFT, Key::F3);
    text(&mut bench, "３");
    assert_eq!(
        bench.state().report().prose("problems"),
        "２不够。\n３还要及时。"
    );
    press(&mut bench, Modifiers::NONE, Key::F3);
    assert!(bench.query_by_label("没有找到“公开”。").is_some());
}

#[test]
fn a_number_in_a_table_is_found_and_its_cell_becomes_current() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.new.natural", "７１５");
    let mut bench = window(&report, folder.path());
    look_for(&mut bench, "715");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert!(bench.query_by_label("1/1").is_some());
    assert!(is_written_in(&bench, Role::TextInput, "查找"));
    let mut named = bench.query_all_by_label_contains("× 自然人：");
    assert!(named.any(|node| node.accesskit_node().role() == Role::Label));
    drop(named);
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(bench.get_cell(NEW_NATURAL).is_focused());
    // Its text is selected as after any move, so that typing replaces it.
    text(&mut bench, "8");
    assert_eq!(get(bench.state().report(), "applications.new.natural"), "8");
}

#[test]
fn full_width_and_half_width_differ_only_if_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = sample();
    write(&mut report, "problems", "（12）和(１２)");
    let mut bench = window(&report, folder.path());
    look_for(&mut bench, "(12)");
    assert!(bench.query_by_label("共 2 处").is_some());
    bench.get_by_label("区分全角半角").click();
    bench.run();
    assert!(bench.query_by_label("没有找到").is_some());
}

#[test]
fn everything_is_replaced_in_one_step_and_no_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = sample();
    write(&mut report, "preamble", "3件公开");
    set(&mut report, "applications.new.natural", "公开");
    let mut bench = window(&report, folder.path());
    press(&mut bench, Modifiers::COMMAND, Key::H);
    text(&mut bench, "公开");
    bench
        .get_by_role_and_label(Role::TextInput, "替换为")
        .focus();
    bench.run();
    text(&mut bench, "公示");
    assert!(bench.query_by_label_contains("表格里的数不替换").is_some());
    bench.get_by_label("全部替换").click();
    bench.run();
    let said = "已在 3 个部分替换 4 处，可用“撤销”恢复。表格里有 1 格也有这些字，没有替换。";
    assert!(bench.query_by_label(said).is_some());
    let after = bench.state().report();
    assert_eq!(after.prose("preamble"), "3件公示");
    assert_eq!(after.prose("problems"), "公示不够。\n公示还要及时。");
    assert_eq!(get(after, "applications.new.natural"), "公开");
    bench.get_by_label("撤销").click();
    bench.run();
    assert_eq!(*bench.state().report(), report);
}

#[test]
fn places_are_replaced_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&sample(), folder.path());
    press(&mut bench, Modifiers::COMMAND, Key::H);
    text(&mut bench, "公开");
    bench
        .get_by_role_and_label(Role::TextInput, "替换为")
        .focus();
    bench.run();
    text(&mut bench, "公开公开");
    // The first Enter goes there, the second replaces it and goes on to the next.
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(*bench.state().report(), sample());
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(
        bench.state().report().prose("problems"),
        "公开公开不够。\n公开还要及时。"
    );
    assert!(bench.query_by_label("3/4").is_some());
    bench.get_by_label("替换").click();
    bench.run();
    assert_eq!(
        bench.state().report().prose("problems"),
        "公开公开不够。\n公开公开还要及时。"
    );
    assert!(bench.query_by_label("5/5").is_some());
}

#[test]
fn a_number_is_not_replaced_and_the_window_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = Report::new(form("2021"));
    set(&mut report, "applications.new.natural", "715");
    let mut bench = window(&report, folder.path());
    press(&mut bench, Modifiers::COMMAND, Key::H);
    text(&mut bench, "715");
    bench.get_by_label("替换").click();
    bench.run();
    bench.get_by_label("替换").click();
    bench.run();
    assert!(bench.query_by_label_contains("请直接在格里改").is_some());
    assert_eq!(*bench.state().report(), report);
}

#[test]
fn the_fields_of_the_bar_keep_their_own_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "80");
    let changed = bench.state().report().clone();
    look_for(&mut bench, "公");
    // A rest makes what was typed a step of its own.
    bench.run_steps(8);
    text(&mut bench, "开");
    bench.run_steps(8);
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(*bench.state().report(), changed);
    let value = bench.get_by_role_and_label(Role::TextInput, "查找").value();
    assert_eq!(value.as_deref(), Some("公"));
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(bench.get_cell(NEW_NATURAL).is_focused());
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(*bench.state().report(), balanced("2021"));
}

#[test]
fn escape_gives_the_keyboard_back_to_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&sample(), folder.path());
    go_to(&mut bench, OTHER);
    press(&mut bench, Modifiers::COMMAND, Key::Home);
    look_for(&mut bench, "没有的字");
    press(&mut bench, Modifiers::NONE, Key::Escape);
    text(&mut bench, "今年");
    assert_eq!(
        bench.state().report().prose("other"),
        "今年没有其他公开事项。"
    );
    bench.get_by_label("机关全称").focus();
    bench.run();
    press(&mut bench, Modifiers::COMMAND, Key::F);
    bench.get_by_label("关闭").click();
    bench.run();
    assert!(bench.get_by_label("机关全称").is_focused());
}

#[test]
fn what_is_selected_is_looked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&sample(), folder.path());
    go_to(&mut bench, OTHER);
    press(&mut bench, Modifiers::COMMAND, Key::Home);
    for _ in 0..2 {
        press(&mut bench, Modifiers::SHIFT, Key::ArrowRight);
    }
    press(&mut bench, Modifiers::COMMAND, Key::F);
    let value = bench.get_by_role_and_label(Role::TextInput, "查找").value();
    assert_eq!(value.as_deref(), Some("没有"));
    assert!(bench.query_by_label("共 1 处").is_some());
}

#[test]
fn finding_stands_in_menu_and_toolbar() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&sample(), folder.path());
    bench.get_by_role_and_label(Role::Button, "查找").click();
    bench.run();
    assert!(is_written_in(&bench, Role::TextInput, "查找"));
    assert!(
        bench
            .query_by_role_and_label(Role::TextInput, "替换为")
            .is_none()
    );
    bench.get_by_label("编辑").click();
    bench.run();
    bench.get_by_label_contains("替换…").click();
    bench.run();
    assert!(
        bench
            .query_by_role_and_label(Role::TextInput, "替换为")
            .is_some()
    );
}

#[test]
fn another_report_has_places_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&sample(), folder.path());
    look_for(&mut bench, "公开");
    assert!(bench.query_by_label("共 3 处").is_some());
    let other = folder.path().join("另一份.ron");
    let mut report = sample();
    write(&mut report, "problems", "");
    nianbao::draft::save(&report, &other).unwrap();
    bench.state_mut().app.open(&other);
    bench.run();
    assert!(bench.query_by_label("共 1 处").is_some());
}

#[test]
fn what_is_pasted_elsewhere_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&sample(), folder.path());
    press(&mut bench, Modifiers::COMMAND, Key::F);
    bench.event(Event::Paste("a\u{b}b".to_owned()));
    bench.run();
    let value = bench.get_by_role_and_label(Role::TextInput, "查找").value();
    assert_eq!(value.as_deref(), Some("a\u{b}b"));
}
