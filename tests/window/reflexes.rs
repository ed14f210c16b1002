//! What hands do without thinking in a table: reckoning, menus, filling, copying.

use crate::bench::{
    Bench, Cells, choose, click, click_line, focused, go_to, go_to_applications, press, type_into,
    window,
};
use crate::common::{balanced, get, set};
use crate::table::NEW_NATURAL;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand, PointerButton};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::report::Report;

use crate::hands::click_at;

const NEW_BUSINESS: &str = "一、本年新收政府信息公开申请数量 × 法人或其他组织·商业企业";
const CARRIED_NATURAL: &str = "二、上年结转政府信息公开申请数量 × 自然人";

fn value(bench: &Harness<'_, Bench>, cell: &str) -> String {
    bench.get_cell(cell).value().unwrap_or_default()
}

fn copied(bench: &Harness<'_, Bench>) -> Option<String> {
    let commands = &bench.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// Clicks a cell with the right button.
fn open_menu(bench: &mut Harness<'_, Bench>, cell: &str) {
    let at = bench.get_cell(cell).rect().center();
    click_at(bench, at, PointerButton::Secondary, Modifiers::NONE);
    bench.run();
}

#[test]
fn what_is_reckoned_in_a_cell_becomes_its_number_and_f2_shows_how_until_the_cell_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "＝60＋1２");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(
        get(bench.state().report(), "applications.new.natural"),
        "72"
    );
    assert_eq!(get(bench.state().report(), "applications.new.total"), "75");
    type_into(&mut bench, NEW_BUSINESS, "2+2");
    press(&mut bench, Modifiers::NONE, Key::Tab);
    assert_eq!(value(&bench, NEW_BUSINESS), "4");
    // How it was reckoned is still known.
    bench.get_cell(NEW_BUSINESS).focus();
    bench.run();
    assert!(bench.query_by_label("算式 2+2").is_some());
    press(&mut bench, Modifiers::NONE, Key::F2);
    assert_eq!(value(&bench, NEW_BUSINESS), "2+2");
    bench.event(Event::Text("+1".to_owned()));
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert_eq!(value(&bench, NEW_BUSINESS), "4");
    press(&mut bench, Modifiers::NONE, Key::F2);
    assert_eq!(value(&bench, NEW_BUSINESS), "2+2");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    // One step each, to the number before, and back with the working.
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        get(bench.state().report(), "applications.new.business"),
        "3"
    );
    press(&mut bench, Modifiers::COMMAND, Key::Y);
    assert_eq!(
        get(bench.state().report(), "applications.new.business"),
        "4"
    );
    press(&mut bench, Modifiers::NONE, Key::F2);
    assert_eq!(value(&bench, NEW_BUSINESS), "2+2");
    // It is in the draft.
    press(&mut bench, Modifiers::COMMAND, Key::S);
    let draft = nianbao::draft::read(&std::fs::read(folder.path().join("草稿.ron")).unwrap());
    let draft = draft.unwrap();
    let cell = draft.form().find("applications.new.business").unwrap();
    assert_eq!(draft.working(cell), Some("2+2"));
    // Another number has none.
    bench.get_cell(NEW_BUSINESS).focus();
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Escape);
    type_into(&mut bench, NEW_BUSINESS, "9");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(bench.state().report().working(cell), None);
}

#[test]
fn a_telephone_number_or_a_range_in_a_cell_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    for text in ["0564-3379080", "1-3", "=10-18"] {
        type_into(&mut bench, NEW_NATURAL, text);
        press(&mut bench, Modifiers::NONE, Key::Enter);
        assert_eq!(
            get(bench.state().report(), "applications.new.natural"),
            text
        );
    }
}

#[test]
fn the_right_button_selects_a_cell_and_opens_its_menu() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.new.total", "80");
    let mut bench = window(&report, folder.path());
    go_to_applications(&mut bench);
    open_menu(&mut bench, NEW_BUSINESS);
    for line in [
        "剪切",
        "复制",
        "复制（连同标题）",
        "复制为表格",
        "粘贴",
        "清除",
        "空白填零",
        "合计改为手工",
    ] {
        let found = bench.get_all_by_role(Role::Button);
        let mut labels = found.map(|node| node.accesskit_node().label().unwrap_or_default());
        assert!(labels.any(|label| label.starts_with(line)), "{line}");
    }
    choose(&mut bench, "清除");
    assert_eq!(get(bench.state().report(), "applications.new.business"), "");
    assert!(bench.get_cell(NEW_BUSINESS).is_focused());
    // By keyboard it is the same one, and Esc gives the keyboard back.
    press(&mut bench, Modifiers::SHIFT, Key::F10);
    assert!(focused(&bench).unwrap().starts_with("剪切"));
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(bench.get_cell(NEW_BUSINESS).is_focused());
    // Why a cell is marked is said beside it.
    open_menu(&mut bench, "一、本年新收政府信息公开申请数量 × 总计");
    choose(&mut bench, "这一格为什么有问题");
    assert!(
        bench
            .query_all_by_label_contains("提示框：")
            .next()
            .is_some()
    );
}

#[test]
fn ctrl_d_and_ctrl_r_fill_down_and_right_and_so_does_the_square_at_the_corner() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut bench, Modifiers::COMMAND, Key::D);
    let natural = |bench: &Harness<'_, Bench>| {
        get(bench.state().report(), "applications.carried_in.natural").to_owned()
    };
    assert_eq!(natural(&bench), "71");
    assert!(bench.query_by_label("填充了 1 格。").is_some());
    click(&mut bench, "撤销这一步");
    assert_eq!(natural(&bench), "2");
    bench.get_cell(NEW_BUSINESS).focus();
    bench.run();
    press(&mut bench, Modifiers::COMMAND, Key::R);
    assert_eq!(
        get(bench.state().report(), "applications.new.business"),
        "71"
    );
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    // The square.
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    let from = bench
        .get_by_label("填充柄：拖动，向下或向右填充")
        .rect()
        .center();
    let to = bench.get_cell(CARRIED_NATURAL).rect().center();
    bench.drag_at(from);
    bench.step();
    for part in 1..=4_u8 {
        bench.hover_at(from + (to - from) * f32::from(part) / 4.0);
        bench.step();
    }
    bench.drop_at(to);
    bench.run();
    assert_eq!(natural(&bench), "71");
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(*bench.state().report(), balanced("2021"));
}

#[test]
fn the_status_line_counts_and_adds_up_what_is_selected() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut bench, Modifiers::SHIFT, Key::ArrowDown);
    assert!(bench.query_by_label("计数 4　求和 76").is_some());
}

#[test]
fn a_range_is_copied_with_its_heads_as_text_or_as_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::SHIFT, Key::ArrowRight);
    open_menu(&mut bench, NEW_NATURAL);
    click_line(&bench, "复制（连同标题）");
    let mut text = None;
    for _ in 0..6 {
        bench.step();
        text = text.or(copied(&bench));
    }
    let text = text.unwrap();
    let last = text.lines().last().unwrap();
    assert!(last.contains("一、本年新收政府信息公开申请数量"), "{text}");
    assert!(last.ends_with("\t71\t3"), "{text}");
    assert!(
        text.contains("自然人") && text.contains("商业企业"),
        "{text}"
    );
    assert!(!text.contains("科研机构"), "{text}");
    // The range is still selected.
    open_menu(&mut bench, NEW_NATURAL);
    choose(&mut bench, "复制为表格");
    let copied = bench.state().system.copied.borrow().clone();
    let (html, plain) = copied.unwrap();
    assert_eq!(plain, text);
    assert!(
        html.contains("<table") && html.contains(">71</td>") && html.contains(">3</td>"),
        "{html}"
    );
}

#[test]
fn the_outline_f6_and_esc_lead_to_the_framed_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(CARRIED_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::COMMAND, Key::F);
    assert!(!bench.get_cell(CARRIED_NATURAL).is_focused());
    press(&mut bench, Modifiers::NONE, Key::F6);
    assert!(bench.get_cell(CARRIED_NATURAL).is_focused());
    go_to_applications(&mut bench);
    assert!(bench.get_cell(CARRIED_NATURAL).is_focused());
    // From a button that has the keyboard.
    bench.get_by_role_and_label(Role::Button, "保存").focus();
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(bench.get_cell(CARRIED_NATURAL).is_focused());
    bench.event(Event::Text("6".to_owned()));
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.carried_in.natural"),
        "6"
    );
}

#[test]
fn several_steps_are_undone_at_once_from_a_list_with_names() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    for (cell, text) in [
        (NEW_NATURAL, "8"),
        (NEW_BUSINESS, "9"),
        (CARRIED_NATURAL, "7"),
    ] {
        type_into(&mut bench, cell, text);
        press(&mut bench, Modifiers::NONE, Key::Enter);
    }
    press(&mut bench, Modifiers::ALT, Key::Z);
    assert_eq!(focused(&bench).unwrap(), "1　填写表格");
    click(&mut bench, "2　填写表格");
    let report = bench.state().report();
    assert_eq!(get(report, "applications.new.natural"), "8");
    assert_eq!(get(report, "applications.new.business"), "3");
    assert_eq!(get(report, "applications.carried_in.natural"), "2");
    press(&mut bench, Modifiers::ALT, Key::Z);
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert_eq!(get(bench.state().report(), "applications.new.natural"), "8");
}

#[test]
fn a_key_that_has_nothing_to_do_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to(&mut bench, "五、");
    press(&mut bench, Modifiers::COMMAND, Key::D);
    assert!(
        bench
            .query_by_label("这一项用于表格，请先转到一张表。")
            .is_some()
    );
}

#[test]
fn ctrl_space_types_no_blank() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to(&mut bench, "五、");
    let before = bench.state().report().clone();
    let events = &mut bench.input_mut().events;
    events.push(crate::bench::key(Key::Space, Modifiers::CTRL));
    events.push(Event::Text(" ".to_owned()));
    bench.run();
    assert_eq!(*bench.state().report(), before);
    let text = |report: &Report| {
        let fields = report.form().prose().iter();
        fields
            .map(|field| report.prose(&field.id).to_owned())
            .collect::<String>()
    };
    assert_eq!(text(bench.state().report()), text(&before));
}
