//! Ranges of the table: selected, copied, pasted, as in a spreadsheet; and keys that come faster than
//! frames.

use crate::bench::{Bench, Cells, go_to_applications, key, window};
use crate::common::{balanced, get};
use crate::table::{BELOW, NEW_NATURAL};
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

fn copied(bench: &Harness<'_, Bench>) -> Option<String> {
    bench
        .output()
        .platform_output
        .commands
        .iter()
        .find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
}

#[test]
fn a_range_is_copied_cut_pasted_and_cleared_as_in_a_spreadsheet() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    for key in [Key::ArrowRight, Key::ArrowDown] {
        bench.key_press_modifiers(Modifiers::SHIFT, key);
        bench.run();
    }
    bench.event(Event::Copy);
    bench.step();
    assert_eq!(copied(&bench).as_deref(), Some("71\t3\n2\t0"));
    bench.event(Event::Cut);
    bench.step();
    assert_eq!(copied(&bench).as_deref(), Some("71\t3\n2\t0"));
    bench.run();
    assert_eq!(get(bench.state().report(), "applications.new.natural"), "");
    assert_eq!(
        get(bench.state().report(), "applications.carried_in.total"),
        "0"
    );
    bench.event(Event::Paste("71\t3\r\n2\t0\r\n".to_owned()));
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2021"));
    bench.event(Event::Paste("8".to_owned()));
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.carried_in.business"),
        "8"
    );
    bench.key_press(Key::Delete);
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.carried_in.business"),
        ""
    );
    for _ in 0..4 {
        bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        bench.run();
    }
    assert_eq!(*bench.state().report(), balanced("2021"));
}

#[test]
fn what_was_pasted_is_said_and_selected() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    bench.event(Event::Paste("5\t6\r\n7\t8\r\n".to_owned()));
    bench.run();
    assert!(bench.query_by_label("粘贴了 4 格。").is_some());
    bench.event(Event::Copy);
    bench.step();
    assert_eq!(copied(&bench).as_deref(), Some("5\t6\n7\t8"));
    // As in a spreadsheet, what is typed next goes into the first cell alone.
    bench.event(Event::Text("9".to_owned()));
    bench.run();
    assert_eq!(get(bench.state().report(), "applications.new.natural"), "9");
    assert_eq!(
        get(bench.state().report(), "applications.new.business"),
        "6"
    );
}

#[test]
fn a_range_is_drawn_with_the_mouse() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    let from = bench.get_cell(BELOW).rect().center();
    let to = bench
        .get_cell("（一）予以公开 × 法人或其他组织·科研机构")
        .rect()
        .center();
    bench.drag_at(from);
    bench.step();
    for part in 1..=8_u8 {
        bench.hover_at(from + (to - from) * f32::from(part) / 8.0);
        bench.step();
    }
    bench.drop_at(to);
    bench.run();
    bench.event(Event::Copy);
    bench.step();
    assert_eq!(copied(&bench).as_deref(), Some("2\t0\t0\n11\t1\t0"));
    // What is typed now replaces the current cell, not a part of its text.
    bench.event(Event::Text("5".to_owned()));
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.granted.research"),
        "5"
    );
}

#[test]
fn a_shaking_hand_still_selects_the_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    let at = bench.get_cell(NEW_NATURAL).rect().center();
    bench.drag_at(at);
    bench.step();
    bench.hover_at(at + egui::vec2(9.0, 2.0));
    bench.step();
    bench.drop_at(at + egui::vec2(9.0, 2.0));
    bench.run();
    bench.event(Event::Text("9".to_owned()));
    bench.run();
    assert_eq!(get(bench.state().report(), "applications.new.natural"), "9");
}

#[test]
fn the_clipboard_waits_for_the_keys_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    // All in one slow frame.
    bench.input_mut().events.extend([
        Event::Text("5".to_owned()),
        key(Key::Enter, Modifiers::NONE),
        Event::Paste("6\t7".to_owned()),
        key(Key::ArrowDown, Modifiers::NONE),
        Event::Cut,
    ]);
    bench.run_steps(12);
    let report = bench.state().report();
    assert_eq!(get(report, "applications.new.natural"), "5");
    assert_eq!(get(report, "applications.carried_in.natural"), "6");
    assert_eq!(get(report, "applications.carried_in.business"), "7");
    assert_eq!(get(report, "applications.granted.natural"), "");
}

#[test]
fn a_command_waits_for_the_keys_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    bench.input_mut().events.extend([
        Event::Text("5".to_owned()),
        key(Key::Enter, Modifiers::NONE),
        Event::Text("6".to_owned()),
        key(Key::PageDown, Modifiers::COMMAND),
    ]);
    bench.run_steps(12);
    let report = bench.state().report();
    assert_eq!(get(report, "applications.new.natural"), "5");
    assert_eq!(get(report, "applications.carried_in.natural"), "6");
    assert_eq!(get(report, "review.cases.upheld"), "3");
    assert!(bench.get_cell("行政复议 × 结果维持").is_focused());
}
