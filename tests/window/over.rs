//! The menus of the right mouse button over parts, findings, pages and files.

use crate::bench::{Bench, Cells, click, go_to, press, window};
use crate::common::{balanced, set};
use crate::table::NEW_NATURAL;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

const TOTAL: &str = "一、本年新收政府信息公开申请数量 × 总计";

/// Clicks with the right button.
fn right_click(bench: &mut Harness<'_, Bench>, at: egui::Pos2) {
    let (button, none) = (egui::PointerButton::Secondary, Modifiers::NONE);
    crate::hands::click_at(bench, at, button, none);
    bench.run();
}

fn has_line(bench: &Harness<'_, Bench>, line: &str) -> bool {
    let mut buttons = bench.query_all_by_role(Role::Button);
    buttons.any(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with(line)
    })
}

#[test]
fn the_right_button_opens_a_menu_over_parts_findings_and_pages() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.new.total", "80");
    let mut bench = window(&report, folder.path());
    let part = bench
        .query_all_by_role(Role::Button)
        .find(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.starts_with("三、收到和处理政府信息公开申请情况")
        })
        .map(|node| node.rect().center());
    right_click(&mut bench, part.unwrap());
    assert!(bench.query_cell(NEW_NATURAL).is_some());
    assert!(has_line(&bench, "打印预览"));
    press(&mut bench, Modifiers::NONE, Key::Escape);
    let finding = &bench.state().app.findings()[0];
    let (message, fix) = (finding.message.clone(), finding.fix.clone().unwrap());
    let at = bench.get_by_role_and_label(Role::Button, &message).rect();
    right_click(&mut bench, at.center());
    assert!(has_line(&bench, "复制这句话"));
    // Its place was gone to.
    assert!(bench.get_cell(TOTAL).is_focused() || has_line(&bench, fix.label()));
    press(&mut bench, Modifiers::NONE, Key::Escape);
    go_to(&mut bench, "开头段落");
    press(&mut bench, Modifiers::COMMAND, Key::P);
    let page = bench.get_by_label("第 1 页").rect().center_top();
    right_click(&mut bench, page + egui::vec2(0.0, 60.0));
    assert!(has_line(&bench, "复制网页内容"));
}

#[test]
fn a_recent_file_is_left_out_of_the_list_by_its_menu() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("甲.ron");
    nianbao::draft::save(&balanced("2021"), &draft).unwrap();
    let mut recent = nianbao::draft::recent::Recent::load(folder.path());
    recent.add(&draft).unwrap();
    let mut bench = crate::bench::start(|app| app.with_recent(folder.path()));
    let at = bench.get_by_role_and_label(Role::Button, "甲").rect();
    right_click(&mut bench, at.center());
    assert!(has_line(&bench, "复制文件路径"));
    click(&mut bench, "从列表中去掉");
    assert!(bench.query_by_role_and_label(Role::Button, "甲").is_none());
    let again = nianbao::draft::recent::Recent::load(folder.path());
    assert!(again.paths().is_empty());
}
