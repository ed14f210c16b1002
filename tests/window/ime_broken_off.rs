//! Chinese input methods: a composition that is broken off leaves no half pinyin and no character in
//! the wrong place.

use crate::bench::{Cells, go_to, key, window};
use crate::common;
use crate::common::balanced;
use crate::composing::{
    BELOW, LAST, NEW_NATURAL, OTHER, PROBLEMS, TABLE, assert_unchanged, cell, chosen, commit,
    in_first_cell, in_problems, line, preedit, problems, send, send_soon, shown,
};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase};
use egui_kittest::kittest::Queryable;

#[test]
fn a_click_on_another_cell_leaves_no_pinyin_and_the_late_word_goes_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_first_cell(folder.path());
    send(&mut bench, [preedit("wu")]);
    bench.get_cell(BELOW).click();
    send_soon(&mut bench, [preedit(""), commit("无")]);
    assert_unchanged(&bench);
    assert_eq!(shown(&bench, NEW_NATURAL), "71");
    assert_eq!(shown(&bench, BELOW), "2");
    // The next word is none of the late ones.
    send(&mut bench, [preedit("wu")]);
    send(&mut bench, chosen("无"));
    assert_eq!(cell(&bench, "applications.carried_in.natural"), "无");
    assert_eq!(cell(&bench, "applications.new.natural"), "71");
}

#[test]
fn a_click_on_the_outline_leaves_no_pinyin_in_either_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_problems(folder.path());
    send(&mut bench, [preedit("wu")]);
    line(&bench, OTHER).click();
    send_soon(&mut bench, [commit("无")]);
    assert!(
        bench
            .query_by_role_and_label(Role::MultilineTextInput, OTHER)
            .is_some()
    );
    assert_unchanged(&bench);
    go_to(&mut bench, PROBLEMS);
    let text = problems(&bench).to_owned();
    assert_eq!(
        bench
            .get_by_role_and_label(Role::MultilineTextInput, PROBLEMS)
            .value(),
        Some(text)
    );
    send(&mut bench, [preedit("wu")]);
    line(&bench, TABLE).click();
    send_soon(&mut bench, [commit("无")]);
    assert!(bench.query_cell(BELOW).is_some());
    assert_unchanged(&bench);
}

#[test]
fn a_click_on_another_field_leaves_no_pinyin_and_takes_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    for start in [in_first_cell, in_problems] {
        let mut bench = start(folder.path());
        send(&mut bench, [preedit("wu")]);
        bench.get_by_label("机关全称").click();
        send_soon(&mut bench, [commit("无")]);
        assert_unchanged(&bench);
        assert!(bench.get_by_label("机关全称").is_focused());
    }
    // And the other way round.
    let mut bench = in_problems(folder.path());
    bench.get_by_label("机关全称").focus();
    bench.run();
    send(&mut bench, [preedit("wu")]);
    bench
        .get_by_role_and_label(Role::MultilineTextInput, PROBLEMS)
        .click();
    send_soon(&mut bench, [commit("无")]);
    assert_unchanged(&bench);
    assert_eq!(shown(&bench, "机关全称"), "某某县人民政府办公室");
}

#[test]
fn press_and_release_in_one_frame_break_off_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_first_cell(folder.path());
    send(&mut bench, [preedit("wu")]);
    let pos = bench.get_by_label("机关全称").rect().center();
    let button = |pressed| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let events = [Event::PointerMoved(pos), button(true), button(false)];
    bench.input_mut().events.extend(events);
    bench.step();
    send_soon(&mut bench, [commit("无")]);
    assert!(bench.get_by_label("机关全称").is_focused());
    assert_unchanged(&bench);
    assert_eq!(shown(&bench, NEW_NATURAL), "71");
}

#[test]
fn a_click_into_the_same_text_gives_the_word_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_problems(folder.path());
    send(&mut bench, [preedit("wu")]);
    let editor = bench.get_by_role_and_label(Role::MultilineTextInput, PROBLEMS);
    editor.click();
    // Wayland says at the end that nothing is composed; that must not delete what is there.
    send_soon(&mut bench, [preedit("")]);
    assert_unchanged(&bench);
    send(&mut bench, [preedit("l")]);
    send(&mut bench, chosen("了"));
    assert_eq!(problems(&bench).matches('了').count(), 1);
    assert!(!problems(&bench).contains('w'));
}

#[test]
fn the_focus_moved_by_a_screen_reader_breaks_off() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_problems(folder.path());
    send(&mut bench, [preedit("wu")]);
    bench.get_by_label("机关全称").focus();
    bench.run();
    send(&mut bench, [commit("无")]);
    assert_unchanged(&bench);
    assert_eq!(shown(&bench, "机关全称"), "某某县人民政府办公室");
}

#[test]
fn half_pinyin_in_reason_year_and_search_goes_and_what_stood_there_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    common::write(&mut report, "problems", "");
    let mut bench = window(&report, folder.path());
    bench.get_all_by_label("说明…").next().unwrap().click();
    bench.run();
    send(&mut bench, [Event::Text("另文".to_owned()), preedit("wu")]);
    bench.get_by_label("机关全称").click();
    bench.run();
    assert_eq!(shown(&bench, "理由"), "另文");
    bench.get_by_label("年份").focus();
    bench.run();
    send(
        &mut bench,
        [key(Key::Backspace, Modifiers::NONE), preedit("wu")],
    );
    bench.get_by_label("机关全称").click();
    bench.run();
    // No year yet, but what was typed of it stays.
    assert_eq!(shown(&bench, "年份"), "202");
    send(&mut bench, [key(Key::F, Modifiers::COMMAND)]);
    send(&mut bench, [Event::Text("公".to_owned()), preedit("kai")]);
    bench.get_by_label("机关全称").click();
    bench.run();
    let query = bench.get_by_role_and_label(Role::TextInput, "查找").value();
    assert_eq!(query.as_deref(), Some("公"));
}

#[test]
fn the_wheel_does_not_scroll_the_field_away_while_composing() {
    let wheel = || Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -800.0),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: egui::MouseWheelSource::Unknown,
    };
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_first_cell(folder.path());
    bench.set_size(egui::vec2(1280.0, 500.0));
    bench.run();
    let over = bench.get_cell(BELOW).rect().center();
    send(&mut bench, [Event::PointerMoved(over), preedit("wu")]);
    let top = bench.get_cell(NEW_NATURAL).rect().top();
    bench.event(wheel());
    bench.run_steps(8);
    assert!((bench.get_cell(NEW_NATURAL).rect().top() - top).abs() < 0.5);
    assert!(bench.output().platform_output.ime.is_some());
    send(&mut bench, chosen("无"));
    assert_eq!(cell(&bench, "applications.new.natural"), "无");
    // The same wheel scrolls once the word is chosen.
    bench.event(wheel());
    bench.run_steps(8);
    assert!(bench.get_cell(NEW_NATURAL).rect().top() < top - 100.0);
    assert!(bench.query_cell(LAST).is_some());
}

#[test]
fn leaving_the_window_leaves_no_pinyin_and_a_chosen_word_stays_where_it_was_composed() {
    let folder = tempfile::tempdir().unwrap();
    for word in ["nihao", "ni hao"] {
        let mut bench = in_problems(folder.path());
        send(&mut bench, [preedit("ni'hao")]);
        bench.event(Event::WindowFocused(false));
        send_soon(&mut bench, [preedit(""), commit(word)]);
        assert_unchanged(&bench);
    }
    let mut bench = in_problems(folder.path());
    let before = problems(&bench).to_owned();
    send(&mut bench, [preedit("ni'hao")]);
    bench.event(Event::WindowFocused(false));
    send_soon(
        &mut bench,
        [preedit(""), commit("你好"), Event::WindowFocused(true)],
    );
    assert_eq!(problems(&bench), format!("{before}你好"));
    let mut bench = in_first_cell(folder.path());
    send(&mut bench, [preedit("wu"), Event::WindowFocused(false)]);
    send(&mut bench, [preedit(""), Event::WindowFocused(true)]);
    assert_unchanged(&bench);
    // The cell is selected as before, so that typing replaces it.
    send(&mut bench, [Event::Text("8".to_owned())]);
    assert_eq!(cell(&bench, "applications.new.natural"), "8");
}
