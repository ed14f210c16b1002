//! Chinese input methods: composing is never disturbed, and a composition that is broken off leaves
//! no half pinyin and no character in the wrong place.
#![cfg(feature = "gui")]

mod common;

use common::bench::{Bench, go_to, go_to_applications, window, window_with};
use common::{balanced, get};
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, MouseWheelUnit, TouchPhase};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::draft;

const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";
const BELOW: &str = "二、上年结转政府信息公开申请数量 × 自然人";
const LAST: &str = "四、结转下年度继续办理 × 总计";
const PROBLEMS: &str = "五、存在的主要问题及改进情况";
const OTHER: &str = "六、其他需要报告的事项";
const TABLE: &str = "三、收到和处理政府信息公开申请情况";

fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit {
        text: text.to_owned(),
        active_range_chars: None,
    })
}

fn commit(text: &str) -> Event {
    Event::Ime(ImeEvent::Commit(text.to_owned()))
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    }
}

/// One event after the other, each in a frame of its own.
fn send(bench: &mut Harness<'_, Bench>, events: impl IntoIterator<Item = Event>) {
    for event in events {
        bench.event(event);
        bench.run();
    }
}

/// All events in one frame, as a slow machine brings them.
fn send_at_once(bench: &mut Harness<'_, Bench>, events: impl IntoIterator<Item = Event>) {
    bench.input_mut().events.extend(events);
    bench.run_steps(8);
}

/// What Microsoft Pinyin sends when a word is chosen.
fn chosen(word: &str) -> [Event; 3] {
    [preedit(word), preedit(""), commit(word)]
}

/// Each event in a frame of its own, but without rest: what an input method sends late comes soon.
fn send_soon(bench: &mut Harness<'_, Bench>, events: impl IntoIterator<Item = Event>) {
    events.into_iter().for_each(|event| bench.event(event));
    bench.run();
}

/// The report is as it was opened. (Two whole reports would be long to read.)
fn assert_unchanged(bench: &Harness<'_, Bench>) {
    let (report, opened) = (bench.state().report(), balanced("2021"));
    assert_eq!(report.organ(), opened.organ());
    for field in report.form().prose() {
        assert_eq!(report.prose(&field.id), opened.prose(&field.id));
    }
    for (cell, spec) in report.form().cells() {
        assert_eq!(report.value(cell), opened.value(cell), "{}", spec.name);
    }
    assert!(*report == opened);
}

fn cell<'a>(bench: &'a Harness<'_, Bench>, name: &str) -> &'a str {
    get(bench.state().report(), name)
}

/// A window whose applications table is shown, with the keyboard in its first cell.
fn in_first_cell(folder: &std::path::Path) -> Harness<'static, Bench> {
    let mut bench = window(&balanced("2021"), folder);
    go_to_applications(&mut bench);
    bench.get_by_label(NEW_NATURAL).click();
    bench.run();
    bench
}

/// A window with the keyboard at the end of the problems.
fn in_problems(folder: &std::path::Path) -> Harness<'static, Bench> {
    let mut bench = window(&balanced("2021"), folder);
    go_to(&mut bench, PROBLEMS);
    bench
}

/// A line of the outline.
fn line<'a>(bench: &'a Harness<'_, Bench>, part: &'a str) -> egui_kittest::Node<'a> {
    let starts = move |label: Option<String>| label.is_some_and(|label| label.starts_with(part));
    bench.get_by(move |node| node.role() == Role::Button && starts(node.label()))
}

fn problems<'a>(bench: &'a Harness<'_, Bench>) -> &'a str {
    bench.state().report().prose("problems")
}

fn shown(bench: &Harness<'_, Bench>, label: &str) -> String {
    bench.get_by_label(label).value().unwrap_or_default()
}

#[test]
fn nothing_is_checked_kept_or_undone_before_the_word_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    let mut bench = window_with(&balanced("2021"), folder.path(), |app| {
        app.with_recovery(&aside)
    });
    go_to_applications(&mut bench);
    bench.get_by_label(NEW_NATURAL).click();
    bench.run();
    send(&mut bench, ["w", "wu"].map(preedit));
    assert_eq!(shown(&bench, NEW_NATURAL), "wu");
    // Long enough for a copy.
    bench.run_steps(16);
    assert_unchanged(&bench);
    assert_eq!(bench.state().rules(), [""; 0]);
    assert!(!bench.state().app.title().contains("●未保存"));
    let copies = std::fs::read_dir(&aside).unwrap().filter(|entry| {
        let path = entry.as_ref().unwrap().path();
        path.extension().is_some_and(|ending| ending == "ron")
    });
    assert_eq!(copies.count(), 0);
    send(&mut bench, chosen("无"));
    assert_eq!(cell(&bench, "applications.new.natural"), "无");
    assert!(
        bench.state().rules().contains(&"number"),
        "{:?}",
        bench.state().rules()
    );
    // The word is one step.
    send(&mut bench, [key(Key::Z, Modifiers::COMMAND)]);
    assert_unchanged(&bench);
    assert!(!bench.state().app.title().contains("●未保存"));
}

#[test]
fn words_are_composed_in_every_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    common::write(&mut report, "other", "");
    common::write(&mut report, "problems", "");
    let mut bench = window(&report, folder.path());
    let composing = ["n", "ni", "ni'h", "ni'hao"].map(preedit);
    go_to(&mut bench, PROBLEMS);
    send(&mut bench, composing.clone());
    assert_eq!(*bench.state().report(), report);
    send(&mut bench, chosen("你好"));
    send(&mut bench, composing.clone());
    send(&mut bench, chosen("拟好"));
    assert_eq!(problems(&bench), "你好拟好");

    bench.get_by_label("机关全称").focus();
    bench.run();
    send(&mut bench, [key(Key::End, Modifiers::NONE)]);
    send(&mut bench, composing.clone());
    assert_eq!(bench.state().report().organ(), report.organ());
    send(&mut bench, chosen("办"));
    let organ = format!("{}办", report.organ());
    assert_eq!(bench.state().report().organ(), organ);

    bench.get_all_by_label("说明…").next().unwrap().click();
    bench.run();
    let before = bench.state().report().clone();
    send(&mut bench, composing.clone());
    assert_eq!(shown(&bench, "理由"), "ni'hao");
    send(&mut bench, chosen("另文"));
    assert_eq!(shown(&bench, "理由"), "另文");
    assert_eq!(*bench.state().report(), before);

    send(&mut bench, [key(Key::F, Modifiers::COMMAND)]);
    send(&mut bench, ["n", "ni"].map(preedit));
    // Half pinyin is not looked for.
    assert!(bench.query_by_label("没有找到").is_none());
    send(&mut bench, chosen("拟好"));
    assert!(bench.query_by_label("共 1 处").is_some());
    assert_eq!(*bench.state().report(), before);
}

#[test]
fn the_input_method_owns_the_keyboard_until_the_word_is_chosen() {
    let keys = [
        (Key::Z, Modifiers::COMMAND),
        (Key::Y, Modifiers::COMMAND),
        (Key::S, Modifiers::COMMAND),
        (Key::F, Modifiers::COMMAND),
        (Key::F3, Modifiers::NONE),
        (Key::F8, Modifiers::NONE),
        (Key::F4, Modifiers::NONE),
        (Key::PageDown, Modifiers::COMMAND),
        (Key::PageUp, Modifiers::COMMAND),
        (Key::ArrowLeft, Modifiers::NONE),
        (Key::ArrowRight, Modifiers::SHIFT),
        (Key::ArrowDown, Modifiers::NONE),
        (Key::ArrowUp, Modifiers::NONE),
        (Key::Home, Modifiers::COMMAND),
        (Key::Tab, Modifiers::NONE),
        (Key::Tab, Modifiers::SHIFT),
        (Key::Enter, Modifiers::NONE),
        (Key::Escape, Modifiers::NONE),
        (Key::Backspace, Modifiers::NONE),
        (Key::Delete, Modifiers::NONE),
        (Key::Plus, Modifiers::COMMAND),
    ];
    for (pressed, modifiers) in keys {
        let folder = tempfile::tempdir().unwrap();
        let mut bench = in_first_cell(folder.path());
        send(
            &mut bench,
            [preedit("wu"), key(pressed, modifiers), preedit("wuw")],
        );
        assert!(bench.get_by_label(NEW_NATURAL).is_focused(), "{pressed:?}");
        assert_eq!(shown(&bench, NEW_NATURAL), "wuw", "{pressed:?}");
        assert_unchanged(&bench);
        send(&mut bench, chosen("无"));
        assert_eq!(
            cell(&bench, "applications.new.natural"),
            "无",
            "{pressed:?}"
        );

        let mut bench = in_problems(folder.path());
        let before = problems(&bench).to_owned();
        send(
            &mut bench,
            [preedit("wu"), key(pressed, modifiers), preedit("wuw")],
        );
        assert_unchanged(&bench);
        send(&mut bench, chosen("无"));
        assert_eq!(problems(&bench), format!("{before}无"), "{pressed:?}");
        assert!((bench.ctx.zoom_factor() - 1.0).abs() < 0.01, "{pressed:?}");
    }
}

#[test]
fn the_clipboard_waits_for_the_word_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_problems(folder.path());
    let before = problems(&bench).to_owned();
    send(
        &mut bench,
        [preedit("wu"), Event::Paste("x\ny".to_owned()), Event::Cut],
    );
    send(&mut bench, chosen("无"));
    assert_eq!(problems(&bench), format!("{before}无"));
}

#[test]
fn after_the_word_the_keys_are_the_windows_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_first_cell(folder.path());
    send(&mut bench, [preedit("wu")]);
    send(&mut bench, chosen("无"));
    send(&mut bench, [key(Key::S, Modifiers::COMMAND)]);
    let path = folder.path().join("草稿.ron");
    let saved = draft::read(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(get(&saved, "applications.new.natural"), "无");
    send(&mut bench, [key(Key::Enter, Modifiers::NONE)]);
    assert!(bench.get_by_label(BELOW).is_focused());
    send(&mut bench, [preedit("l"), preedit("")]);
    send(&mut bench, [key(Key::Escape, Modifiers::NONE)]);
    send(&mut bench, [key(Key::ArrowUp, Modifiers::NONE)]);
    assert!(bench.get_by_label(NEW_NATURAL).is_focused());
    send(&mut bench, [key(Key::Z, Modifiers::COMMAND)]);
    assert_unchanged(&bench);
    send(&mut bench, [key(Key::PageDown, Modifiers::COMMAND)]);
    assert!(bench.query_by_label(NEW_NATURAL).is_none());
}

#[test]
fn a_click_on_another_cell_leaves_no_pinyin_and_the_late_word_goes_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_first_cell(folder.path());
    send(&mut bench, [preedit("wu")]);
    bench.get_by_label(BELOW).click();
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
    assert!(bench.query_by_label(BELOW).is_some());
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
    let over = bench.get_by_label(BELOW).rect().center();
    send(&mut bench, [Event::PointerMoved(over), preedit("wu")]);
    let top = bench.get_by_label(NEW_NATURAL).rect().top();
    bench.event(wheel());
    bench.run_steps(8);
    assert!((bench.get_by_label(NEW_NATURAL).rect().top() - top).abs() < 0.5);
    assert!(bench.output().platform_output.ime.is_some());
    send(&mut bench, chosen("无"));
    assert_eq!(cell(&bench, "applications.new.natural"), "无");
    // The same wheel scrolls once the word is chosen.
    bench.event(wheel());
    bench.run_steps(8);
    assert!(bench.get_by_label(NEW_NATURAL).rect().top() < top - 100.0);
    assert!(bench.query_by_label(LAST).is_some());
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

#[test]
fn a_word_that_comes_without_composing_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_problems(folder.path());
    let before = problems(&bench).to_owned();
    send(&mut bench, [commit("，"), commit("好")]);
    assert_eq!(problems(&bench), format!("{before}，好"));
    let mut bench = in_first_cell(folder.path());
    send(&mut bench, [commit("８")]);
    send(&mut bench, [key(Key::Enter, Modifiers::NONE)]);
    assert_eq!(cell(&bench, "applications.new.natural"), "8");
}

#[test]
fn letters_deleted_one_by_one_leave_the_text_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_problems(folder.path());
    // As Windows ends it: an empty word at last.
    let given_up = [preedit("ni"), preedit("n"), preedit(""), commit("")];
    send(&mut bench, given_up.clone());
    assert_unchanged(&bench);
    send(&mut bench, [key(Key::ArrowLeft, Modifiers::NONE)]);
    send(&mut bench, given_up);
    assert_unchanged(&bench);
    assert!(!bench.state().app.title().contains("●未保存"));
}

#[test]
fn two_words_in_one_slow_frame_are_both_taken() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_problems(folder.path());
    let before = problems(&bench).to_owned();
    let words = [preedit("n")].into_iter().chain(chosen("你"));
    let words = words.chain([preedit("h")]).chain(chosen("好"));
    send_at_once(&mut bench, words.clone());
    assert_eq!(problems(&bench), format!("{before}你好"));
    let mut bench = in_first_cell(folder.path());
    send_at_once(&mut bench, words.chain([key(Key::Enter, Modifiers::NONE)]));
    assert_eq!(cell(&bench, "applications.new.natural"), "你好");
    assert!(bench.get_by_label(BELOW).is_focused());
}

#[test]
fn a_word_begun_in_the_frame_of_the_key_that_leads_on_lands_behind_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_first_cell(folder.path());
    let digit = Event::Text("5".to_owned());
    let enter = || key(Key::Enter, Modifiers::NONE);
    send_at_once(
        &mut bench,
        [
            digit,
            enter(),
            Event::Text("6".to_owned()),
            enter(),
            preedit("w"),
        ],
    );
    assert_eq!(cell(&bench, "applications.new.natural"), "5");
    assert_eq!(cell(&bench, "applications.carried_in.natural"), "6");
    assert_eq!(cell(&bench, "applications.granted.natural"), "11");
    send(&mut bench, [preedit("wu")]);
    send(&mut bench, chosen("无"));
    assert_eq!(cell(&bench, "applications.granted.natural"), "无");
    // A word, the key that ends the cell and the next word, all at once.
    let all = chosen("元").into_iter().chain([enter(), preedit("l")]);
    send_at_once(&mut bench, all);
    send(&mut bench, chosen("零"));
    assert_eq!(cell(&bench, "applications.granted.natural"), "无元");
    assert_eq!(cell(&bench, "applications.partial.natural"), "零");
}

#[test]
fn a_save_by_mouse_while_composing_writes_no_half_pinyin() {
    let folder = tempfile::tempdir().unwrap();
    for start in [in_first_cell, in_problems] {
        let mut bench = start(folder.path());
        send(&mut bench, [Event::Text("8".to_owned()), preedit("wu")]);
        let path = folder.path().join("草稿.ron");
        bench.get_by_label("保存").click();
        bench.run();
        let file = std::fs::read_to_string(&path).unwrap();
        assert!(!file.contains("wu"), "half pinyin was saved");
        let saved = draft::read(file.as_bytes()).unwrap();
        assert_eq!(saved, *bench.state().report());
        assert_ne!(saved, balanced("2021"));
        assert!(!bench.state().app.title().contains("●未保存"));
        send(&mut bench, [commit("无")]);
        assert_eq!(saved, *bench.state().report());
    }
}

#[test]
fn the_input_method_is_told_when_its_word_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_problems(folder.path());
    send(&mut bench, [preedit("wu")]);
    let editor = bench.get_by_role_and_label(Role::MultilineTextInput, PROBLEMS);
    let pos = editor.rect().center();
    bench.event(Event::PointerMoved(pos));
    bench.event(Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    });
    bench.step();
    let ime = bench.output().platform_output.ime;
    assert!(ime.is_some_and(|ime| ime.should_interrupt_composition));
}

#[test]
fn a_field_that_goes_out_of_sight_gives_the_keyboard_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = in_first_cell(folder.path());
    send(&mut bench, [preedit("wu")]);
    bench.set_size(egui::vec2(1280.0, 150.0));
    bench.run_steps(6);
    bench.set_size(egui::vec2(1280.0, 900.0));
    bench.run_steps(6);
    assert_unchanged(&bench);
    send(&mut bench, [key(Key::PageDown, Modifiers::COMMAND)]);
    assert!(bench.query_by_label(NEW_NATURAL).is_none());
}
