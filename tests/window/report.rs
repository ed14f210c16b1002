//! The window, driven by the names a screen reader hears: findings, prose, organ, year and form. No
//! display is needed.

use crate::bench::{Cells, go_to, go_to_applications, type_into, window};
use crate::common;
use crate::common::{balanced, get, set};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use nianbao::report::{Item, Report};

const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";
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
    assert_eq!(bench.get_cell(CARRIED_OUT).value().as_deref(), Some("4"));
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.carried_out.total"),
        "5"
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
    assert!(bench.get_cell(cell).is_focused());
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
    assert!(bench.get_cell("未经复议直接起诉 × 其他结果").is_focused());
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
    // As a message is sent in a chat.
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
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
    bench
        .get_all_by_label("结转下年度改为 13")
        .next()
        .unwrap()
        .click();
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
fn another_form_is_chosen_after_asking_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.get_by_role_and_label(Role::ComboBox, "格式").click();
    bench.run();
    bench.get_by_label("国办公开办函〔2019〕60号").click();
    bench.run();
    assert_eq!(bench.state().report().form().id(), "2021");
    bench.get_by_label("仍要继续").click();
    bench.run();
    assert_eq!(bench.state().report().form().id(), "2019");
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2021"));
}

#[test]
fn another_form_is_chosen_while_the_frame_is_on_a_cell_it_does_not_have() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    for _ in 0..2 {
        bench.key_press_modifiers(Modifiers::COMMAND, Key::PageDown);
        bench.run();
    }
    let form = bench.state().report().form();
    let last = form.cells().last().map(|(cell, _)| form.full_name(cell));
    bench.get_cell(&last.unwrap()).focus();
    bench.run();
    bench.get_by_role_and_label(Role::ComboBox, "格式").click();
    bench.run();
    bench.get_by_label("国办公开办函〔2019〕60号").click();
    bench.run();
    bench.get_by_label("仍要继续").click();
    bench.run();
    bench.key_press(Key::Num9);
    bench.run();
    assert_eq!(bench.state().report().form().id(), "2019");
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2021"));
}

#[test]
fn a_key_does_not_change_a_cell_that_nothing_points_at() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, "（一）予以公开 × 自然人", "9");
    for key in [Key::F8, Key::F9] {
        bench.key_press(key);
        bench.run();
    }
    let report = bench.state().report();
    assert_eq!(get(report, "applications.carried_out.natural"), "4");
    assert!(bench.query_by_label_contains("请先核对刚填的数").is_some());
    bench
        .get_all_by_label("结转下年度改为 6")
        .next()
        .unwrap()
        .click();
    bench.run();
    let report = bench.state().report();
    assert_eq!(get(report, "applications.carried_out.natural"), "6");
}

#[test]
fn what_a_portal_says_of_the_report_is_typed_under_its_data_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.get_by_label("公开信息").click();
    bench.run();
    let field = |bench: &egui_kittest::Harness<'_, crate::bench::Bench>| {
        let named = bench.get_by_role_and_label(Role::TextInput, "文号");
        named.focus();
    };
    field(&bench);
    bench.run();
    bench.event(Event::Text("某政办函〔2025〕1号".to_owned()));
    bench.run();
    let number = |report: &Report| report.metadata(Item::Number).to_owned();
    assert_eq!(number(bench.state().report()), "某政办函〔2025〕1号");
    bench
        .get_by_role_and_label(Role::TextInput, "索引号")
        .focus();
    bench.run();
    bench.event(Event::Text("甲-1".to_owned()));
    bench.run();
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    bench.run();
    assert_eq!(bench.state().report().metadata(Item::Index), "");
    assert_eq!(number(bench.state().report()), "某政办函〔2025〕1号");
}
