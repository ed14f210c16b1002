//! Menus by keyboard, the keyboard after them, and the name of every control.

use crate::bench::{Bench, Cells, focused, go_to, go_to_applications, press, start, window};
use crate::common::{balanced, get, set};
use egui::accesskit::{Action, Role};
use egui::{Event, Key, Modifiers, ViewportCommand, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";

#[test]
fn menus_open_with_alt_and_their_letter() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    for (key, first) in [
        (Key::F, "新建"),
        (Key::E, "剪切"),
        (Key::T, "空白填零"),
        (Key::C, "下一处问题"),
        (Key::X, "导出…"),
        (Key::V, "上一部分"),
        (Key::H, "使用说明"),
    ] {
        go_to_applications(&mut bench);
        bench.get_cell(NEW_NATURAL).focus();
        bench.run();
        // As some systems do, with the letter typed as well.
        bench.key_press_modifiers(Modifiers::ALT, key);
        bench.run();
        let name = focused(&bench).unwrap_or_default();
        assert!(name.starts_with(first), "{key:?} leads to {name}");
        press(&mut bench, Modifiers::NONE, Key::Escape);
        assert!(bench.get_cell(NEW_NATURAL).is_focused(), "{key:?}");
    }
    assert_eq!(*bench.state().report(), balanced("2021"));
}

#[test]
fn a_letter_that_comes_with_alt_is_typed_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    let events = &mut bench.input_mut().events;
    events.push(Event::Key {
        key: Key::Num0,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::ALT,
    });
    events.push(Event::Text("0".to_owned()));
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2021"));
}

#[test]
fn arrows_go_through_a_menu_and_to_its_neighbours_and_enter_takes() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    press(&mut bench, Modifiers::NONE, Key::F10);
    assert!(focused(&bench).unwrap().starts_with("新建"));
    press(&mut bench, Modifiers::NONE, Key::ArrowDown);
    assert!(focused(&bench).unwrap().starts_with("新建下一年度"));
    press(&mut bench, Modifiers::NONE, Key::ArrowUp);
    press(&mut bench, Modifiers::NONE, Key::ArrowUp);
    // The last one is the draft of late.
    assert_eq!(focused(&bench).unwrap(), "草稿");
    press(&mut bench, Modifiers::NONE, Key::Home);
    assert!(focused(&bench).unwrap().starts_with("新建"));
    // Round by the left, back by the right.
    press(&mut bench, Modifiers::NONE, Key::ArrowLeft);
    assert!(focused(&bench).unwrap().starts_with("使用说明"));
    press(&mut bench, Modifiers::NONE, Key::ArrowRight);
    press(&mut bench, Modifiers::NONE, Key::ArrowLeft);
    press(&mut bench, Modifiers::NONE, Key::ArrowLeft);
    assert!(focused(&bench).unwrap().starts_with("上一部分"));
    press(&mut bench, Modifiers::NONE, Key::End);
    press(&mut bench, Modifiers::NONE, Key::ArrowUp);
    press(&mut bench, Modifiers::NONE, Key::ArrowUp);
    assert!(focused(&bench).unwrap().starts_with("放大"));
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert!(bench.query_by_label("显示比例 110 %").is_some());
    assert!(bench.query_by_label_contains("原始大小").is_none());
}

#[test]
fn enter_in_a_menu_does_nothing_in_the_cell_it_came_from() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::ALT, Key::T);
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert!(bench.get_cell(NEW_NATURAL).is_focused());
    bench.event(Event::Text("9".to_owned()));
    bench.run();
    assert_eq!(get(bench.state().report(), "applications.new.natural"), "9");
}

/// Everything that was sent to the window while it settled.
fn settle(bench: &mut Harness<'_, Bench>) -> Vec<ViewportCommand> {
    let mut sent = Vec::new();
    for _ in 0..6 {
        bench.step();
        let output = &bench.output().viewport_output[&ViewportId::ROOT];
        sent.extend(output.commands.clone());
    }
    sent
}

#[test]
fn copying_by_menu_keeps_the_range_and_asks_the_window_for_the_clipboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut bench, Modifiers::ALT, Key::E);
    press(&mut bench, Modifiers::NONE, Key::ArrowDown);
    assert!(focused(&bench).unwrap().starts_with("复制"));
    // Only the press: what is sent must not be lost behind the release.
    bench.event(Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    });
    let sent = settle(&mut bench);
    assert!(sent.contains(&ViewportCommand::RequestCopy));
    // What the window answers with.
    bench.event(Event::Copy);
    bench.step();
    let copied = bench.output().platform_output.commands.iter();
    let texts: Vec<_> = copied
        .filter_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.trim_end().to_owned()),
            _ => None,
        })
        .collect();
    assert_eq!(texts, ["71\t3"]);
}

#[test]
fn copying_by_menu_keeps_what_is_selected_in_a_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to(&mut bench, "六、其他需要报告的事项");
    press(&mut bench, Modifiers::COMMAND, Key::Home);
    for _ in 0..2 {
        press(&mut bench, Modifiers::SHIFT, Key::ArrowRight);
    }
    press(&mut bench, Modifiers::ALT, Key::E);
    while !focused(&bench).unwrap().starts_with("复制") {
        press(&mut bench, Modifiers::NONE, Key::ArrowDown);
    }
    bench.key_press(Key::Enter);
    settle(&mut bench);
    bench.event(Event::Copy);
    bench.step();
    let mut commands = bench.output().platform_output.commands.iter();
    assert!(commands.any(|command| {
        matches!(command, egui::OutputCommand::CopyText(text) if text == "本年")
    }));
}

#[test]
fn the_keyboard_comes_back_after_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::F1);
    press(&mut bench, Modifiers::NONE, Key::Escape);
    bench.run();
    assert!(bench.get_cell(NEW_NATURAL).is_focused());
    bench.event(Event::Text("9".to_owned()));
    bench.run();
    assert_eq!(get(bench.state().report(), "applications.new.natural"), "9");
    // And to a text with its cursor.
    go_to(&mut bench, "六、其他需要报告的事项");
    press(&mut bench, Modifiers::COMMAND, Key::Home);
    press(&mut bench, Modifiers::NONE, Key::F1);
    press(&mut bench, Modifiers::NONE, Key::Escape);
    bench.run();
    bench.event(Event::Text("又".to_owned()));
    bench.run();
    assert!(bench.state().report().prose("other").starts_with("又本年"));
}

/// Every node that can take the keyboard or be clicked and has no name.
fn nameless(bench: &Harness<'_, Bench>) -> Vec<String> {
    let root = bench.root();
    let nodes = root.children_recursive();
    nodes
        .map(|node| node.accesskit_node())
        .filter(|node| {
            let data = node.data();
            data.supports_action(Action::Focus) || data.supports_action(Action::Click)
        })
        // Selectable text is read, not acted on; a scroll bar is only for the mouse.
        .filter(|node| !matches!(node.role(), Role::Label | Role::TextRun | Role::ScrollBar))
        .filter(|node| {
            let is_named = |text: Option<String>| text.is_some_and(|text| !text.trim().is_empty());
            !is_named(node.label())
        })
        .map(|node| format!("{:?} at {:?}", node.role(), node.raw_bounds()))
        .collect()
}

#[test]
fn every_control_in_every_part_of_the_window_has_a_name() {
    let bench = start(|app| app);
    assert_eq!(nameless(&bench), [""; 0]);
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.not_held.natural", "42");
    set(&mut report, "disclosure.coercion.decisions", "");
    let mut bench = window(&report, folder.path());
    for part in [
        "开头段落",
        "（一）主动公开",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "行政复议",
        "五、存在的主要问题及改进情况",
    ] {
        go_to(&mut bench, part);
        assert_eq!(nameless(&bench), [""; 0], "{part}");
    }
    bench.get_by_label("说明…").click();
    bench.run();
    assert_eq!(nameless(&bench), [""; 0], "a reason");
    for key in [Key::F, Key::E, Key::T, Key::C, Key::X, Key::V, Key::H] {
        press(&mut bench, Modifiers::ALT, key);
        assert_eq!(nameless(&bench), [""; 0], "{key:?}");
        press(&mut bench, Modifiers::NONE, Key::Escape);
    }
    press(&mut bench, Modifiers::COMMAND, Key::Comma);
    assert!(bench.query_by_label("联系方式").is_some());
    assert_eq!(nameless(&bench), [""; 0], "settings");
    press(&mut bench, Modifiers::NONE, Key::F1);
    assert_eq!(nameless(&bench), [""; 0], "a message");
}

#[test]
fn drawn_large_in_a_small_window_the_work_keeps_its_room() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    let width = |bench: &Harness<'_, Bench>| {
        let outline = bench.get_by(|node| {
            node.role() == Role::Button && node.label().is_some_and(|name| name.starts_with("五、"))
        });
        outline.rect().width()
    };
    let before = width(&bench);
    // 1100 pixels at 200 %.
    bench.set_size(egui::Vec2::new(550.0, 350.0));
    bench.run();
    assert!(width(&bench) < 550.0 / 3.0);
    // The right side is folded away, and comes when it is asked for.
    assert!(bench.query_by_label_contains("按 F4 显示").is_some());
    assert!(bench.query_by_label("没有发现问题。").is_none());
    press(&mut bench, Modifiers::NONE, Key::F4);
    assert!(bench.query_by_label("没有发现问题。").is_some());
    bench.set_size(egui::Vec2::new(1280.0, 900.0));
    bench.run();
    assert!((width(&bench) - before).abs() < 1.0);
    assert!(bench.query_by_label("没有发现问题。").is_some());
    // Who hid it does not get it back by widening the window.
    press(&mut bench, Modifiers::NONE, Key::F4);
    for width in [550.0, 1280.0] {
        bench.set_size(egui::Vec2::new(width, 600.0));
        bench.run();
        assert!(bench.query_by_label("没有发现问题。").is_none());
    }
}
