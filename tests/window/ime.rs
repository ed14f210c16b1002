//! Chinese input methods: composing is never disturbed, and what is chosen lands where it was composed.

use crate::bench::{Cells, go_to, go_to_applications, key, window, window_with};
use crate::common;
use crate::common::{balanced, get};
use crate::composing::{
    BELOW, NEW_NATURAL, PROBLEMS, assert_unchanged, cell, chosen, commit, in_first_cell,
    in_problems, preedit, problems, send, send_at_once, shown,
};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use nianbao::draft;

#[test]
fn nothing_is_checked_kept_or_undone_before_the_word_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    let mut bench = window_with(&balanced("2021"), folder.path(), |app| {
        app.with_recovery(&aside)
    });
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).click();
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
        assert!(bench.get_cell(NEW_NATURAL).is_focused(), "{pressed:?}");
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
    assert!(bench.get_cell(BELOW).is_focused());
    send(&mut bench, [preedit("l"), preedit("")]);
    send(&mut bench, [key(Key::Escape, Modifiers::NONE)]);
    send(&mut bench, [key(Key::ArrowUp, Modifiers::NONE)]);
    assert!(bench.get_cell(NEW_NATURAL).is_focused());
    send(&mut bench, [key(Key::Z, Modifiers::COMMAND)]);
    assert_unchanged(&bench);
    send(&mut bench, [key(Key::PageDown, Modifiers::COMMAND)]);
    assert!(bench.query_cell(NEW_NATURAL).is_none());
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
    assert!(bench.get_cell(BELOW).is_focused());
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
    bench.set_size(egui::vec2(1280.0, 100.0));
    bench.run_steps(6);
    bench.set_size(egui::vec2(1280.0, 900.0));
    bench.run_steps(6);
    assert_unchanged(&bench);
    send(&mut bench, [key(Key::PageDown, Modifiers::COMMAND)]);
    assert!(bench.query_cell(NEW_NATURAL).is_none());
}
