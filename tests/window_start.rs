//! The start of the window: the start page, settings, menus by keyboard, jobs that take long, and a
//! name for every control.
#![cfg(feature = "gui")]

mod common;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use common::bench::{Answers, Bench, go_to, go_to_applications, type_into, window, window_with};
use common::{balanced, get, set};
use egui::accesskit::{Action, Role};
use egui::{Event, Key, Modifiers, ViewportCommand, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::draft;
use nianbao::draft::recent::Recent;
use nianbao::settings::{Settings, Store, Theme};
use nianbao::ui::{Answer, App, Ask, Dialogs, Jobs, theme};

/// The window as it starts without a file.
fn start(prepare: impl FnOnce(App) -> App) -> Harness<'static, Bench> {
    let app = prepare(App::new(Jobs::new(true))).with_welcome();
    let mut bench = Harness::builder()
        .with_size([1280.0, 900.0])
        .with_max_steps(12)
        .with_theme(egui::Theme::Light)
        .with_context_setup(theme::install)
        .build_ui_state(
            |ui, bench: &mut Bench| bench.app.show(ui, &bench.dialogs),
            Bench {
                app,
                dialogs: Answers::default(),
            },
        );
    bench.run();
    bench
}

fn with_settings(folder: &Path) -> impl FnOnce(App) -> App {
    let mut store = Store::new(vec![folder.to_owned()]);
    let settings = store.load();
    move |app| app.with_settings(settings, store)
}

/// How large the window is drawn.
fn percent(bench: &Harness<'_, Bench>) -> i32 {
    (bench.ctx.zoom_factor() * 100.0).round() as i32
}

fn kept(folder: &Path) -> Settings {
    Store::new(vec![folder.to_owned()]).load()
}

fn click(bench: &mut Harness<'_, Bench>, label: &str) {
    bench.get_by_role_and_label(Role::Button, label).click();
    bench.run();
}

fn press(bench: &mut Harness<'_, Bench>, modifiers: Modifiers, key: Key) {
    bench.key_press_modifiers(modifiers, key);
    bench.run();
}

fn focused(bench: &Harness<'_, Bench>) -> Option<String> {
    let root = bench.root();
    let mut nodes = root.children_recursive();
    nodes
        .find(|node| node.accesskit_node().is_focused())
        .and_then(|node| node.accesskit_node().label())
}

#[test]
fn the_start_page_begins_a_new_report_of_the_organ_in_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = Settings::default();
    "某某县人民政府".clone_into(&mut settings.organ);
    let store = Store::new(vec![folder.path().to_owned()]);
    let mut bench = start(|app| app.with_settings(settings, store));
    assert_eq!(bench.state().app.title(), "年报");
    assert!(bench.query_by_label("机关全称").is_none());
    click(&mut bench, "新建空白报告");
    assert_eq!(bench.state().report().organ(), "某某县人民政府");
    assert!(!bench.state().app.title().contains("●未保存"));
    assert!(bench.query_by_label("机关全称").is_some());
    // And back.
    press(&mut bench, Modifiers::ALT, Key::Home);
    assert!(bench.query_by_label("新建空白报告").is_some());
}

#[test]
fn the_start_page_opens_last_years_report_and_a_draft() {
    let folder = tempfile::tempdir().unwrap();
    let last = folder.path().join("去年.txt");
    let document = nianbao::export::Document::of(&balanced("2021"));
    std::fs::write(&last, nianbao::export::text::write(&document)).unwrap();
    let mut bench = start(|app| app);
    bench.state_mut().dialogs.answer = Some(last);
    click(&mut bench, "打开去年的报告");
    assert_eq!(*bench.state().dialogs.asked.borrow(), [Ask::Import]);
    assert_eq!(*bench.state().report(), balanced("2021"));

    let path = folder.path().join("草稿.ron");
    draft::save(&balanced("2019"), &path).unwrap();
    let mut bench = start(|app| app);
    // A dialog that is cancelled leaves the page as it is.
    click(&mut bench, "打开草稿");
    assert!(bench.query_by_label("打开草稿").is_some());
    bench.state_mut().dialogs.answer = Some(path);
    click(&mut bench, "打开草稿");
    assert_eq!(*bench.state().report(), balanced("2019"));
}

#[test]
fn the_sample_opens_with_faults_to_find_and_nothing_to_save() {
    let mut bench = start(|app| app);
    click(&mut bench, "试用示例报告");
    assert!(bench.state().app.title().contains("示例报告"));
    assert!(!bench.state().app.title().contains("●未保存"));
    assert!(bench.query_by_label_contains("留有几处问题").is_some());
    assert!(bench.state().rules().contains(&"balance") || bench.state().rules().len() >= 3);
    press(&mut bench, Modifiers::NONE, Key::F8);
    assert!(focused(&bench).is_some_and(|name| name.contains(" × ")));
}

#[test]
fn drafts_of_late_are_listed_and_a_missing_one_is_greyed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("二〇二四.ron");
    draft::save(&balanced("2021"), &path).unwrap();
    let mut recent = Recent::load(folder.path());
    recent.add(&folder.path().join("移走了.ron")).unwrap();
    recent.add(&path).unwrap();
    let mut bench = start(|app| app.with_recent(folder.path()));
    assert!(bench.query_by_label_contains("刚才修改").is_some());
    assert!(bench.query_by_label_contains("找不到文件").is_some());
    let missing = bench.get_by_role_and_label(Role::Button, "移走了");
    assert!(missing.accesskit_node().is_disabled());
    click(&mut bench, "二〇二四");
    assert_eq!(*bench.state().report(), balanced("2021"));
}

/// What a crash leaves in a folder.
fn crash(aside: &Path) {
    let crashed = draft::recovery::Recovery::new(aside).unwrap();
    let path = crashed.copy().to_owned();
    drop(crashed);
    let mut report = balanced("2021");
    set(&mut report, "applications.new.natural", "83");
    draft::save(&report, &path).unwrap();
}

#[test]
fn what_a_crash_left_is_offered_on_the_start_page() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    let bench = start(|app| app.with_recovery(&aside));
    assert!(bench.query_by_label("恢复未保存的内容").is_none());
    drop(bench);
    crash(&aside);
    let mut bench = start(|app| app.with_recovery(&aside));
    assert!(bench.query_by_label_contains("没有正常退出").is_some());
    click(&mut bench, "恢复未保存的内容");
    assert_eq!(
        get(bench.state().report(), "applications.new.natural"),
        "83"
    );
    assert!(bench.state().app.title().contains("●未保存"));
}

#[test]
fn what_a_crash_left_is_given_up_only_after_asking() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("留底");
    crash(&aside);
    let mut bench = start(|app| app.with_recovery(&aside));
    click(&mut bench, "不要了");
    assert_eq!(draft::recovery::left_behind(&aside).len(), 1);
    click(&mut bench, "不要了");
    assert_eq!(draft::recovery::left_behind(&aside).len(), 0);
    assert!(bench.query_by_label("恢复未保存的内容").is_none());
}

#[test]
fn the_start_page_is_left_and_reached_only_with_everything_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "80");
    press(&mut bench, Modifiers::ALT, Key::Home);
    assert!(bench.query_by_label("试用示例报告").is_none());
    click(&mut bench, "不保存");
    assert!(bench.query_by_label("试用示例报告").is_some());
    // Keys for a report do nothing where there is none.
    press(&mut bench, Modifiers::COMMAND, Key::E);
    assert_eq!(*bench.state().dialogs.asked.borrow(), []);
}

#[test]
fn the_start_page_is_used_with_the_keyboard_alone() {
    let mut bench = start(|app| app);
    assert_eq!(focused(&bench).as_deref(), Some("打开去年的报告"));
    press(&mut bench, Modifiers::NONE, Key::Tab);
    press(&mut bench, Modifiers::NONE, Key::Tab);
    press(&mut bench, Modifiers::NONE, Key::Tab);
    assert_eq!(focused(&bench).as_deref(), Some("试用示例报告"));
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert!(bench.state().app.title().contains("示例报告"));
}

const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";

#[test]
fn theme_and_scale_change_at_once_and_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("设置");
    let mut bench = window_with(&balanced("2021"), folder.path(), with_settings(&settings));
    press(&mut bench, Modifiers::COMMAND, Key::Plus);
    assert!(bench.query_by_label("显示比例 110 %").is_some());
    assert_eq!(percent(&bench), 110);
    press(&mut bench, Modifiers::COMMAND, Key::Equals);
    press(&mut bench, Modifiers::COMMAND, Key::Minus);
    press(&mut bench, Modifiers::COMMAND, Key::Comma);
    bench.get_by_label("深色").click();
    bench.run();
    assert_eq!(bench.ctx.theme(), egui::Theme::Dark);
    // A step is a quarter of a second; they are written once they rest.
    bench.run_steps(8);
    assert_eq!(kept(&settings).theme, Theme::Dark);
    assert_eq!(kept(&settings).scale, 110);
    drop(bench);

    let mut bench = window_with(&balanced("2021"), folder.path(), with_settings(&settings));
    assert_eq!(bench.ctx.theme(), egui::Theme::Dark);
    assert_eq!(percent(&bench), 110);
    press(&mut bench, Modifiers::COMMAND, Key::Num0);
    assert_eq!(percent(&bench), 100);
}

#[test]
fn the_settings_window_is_filled_in_and_closed_with_esc() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("设置");
    let mut bench = window_with(&balanced("2021"), folder.path(), with_settings(&settings));
    go_to_applications(&mut bench);
    bench.get_by_label(NEW_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::COMMAND, Key::Comma);
    assert_eq!(focused(&bench).as_deref(), Some("浅色"));
    bench.get_by_label("联系方式").focus();
    bench.run();
    bench.event(Event::Text("电话：0000-0000000".to_owned()));
    bench.run();
    // The report's undo is not the field's.
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(*bench.state().report(), balanced("2021"));
    bench.event(Event::Text("电话：1".to_owned()));
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(bench.query_by_label("联系方式").is_none());
    assert!(bench.get_by_label(NEW_NATURAL).is_focused());
    bench.state_mut().app.keep_settings();
    assert!(kept(&settings).contact.ends_with("电话：1"));
}

#[test]
fn a_word_being_composed_is_no_setting_yet() {
    use egui::ImeEvent;
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    press(&mut bench, Modifiers::COMMAND, Key::Comma);
    bench.get_by_label("联系方式").focus();
    bench.run();
    bench.event(Event::Ime(ImeEvent::Preedit {
        text: "dian".to_owned(),
        active_range_chars: None,
    }));
    bench.run();
    assert_eq!(bench.state().app.settings().contact, "");
    bench.event(Event::Ime(ImeEvent::Preedit {
        text: String::new(),
        active_range_chars: None,
    }));
    bench.event(Event::Ime(ImeEvent::Commit("电".to_owned())));
    bench.run();
    assert_eq!(bench.state().app.settings().contact, "电");
}

#[test]
fn settings_that_cannot_be_kept_are_used_and_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("文件");
    std::fs::write(&file, "").unwrap();
    let mut bench = window_with(&balanced("2021"), folder.path(), with_settings(&file));
    press(&mut bench, Modifiers::COMMAND, Key::Minus);
    bench.run_steps(8);
    assert_eq!(percent(&bench), 90);
    assert!(bench.query_by_label_contains("设置没有存下来").is_some());
}

#[test]
fn menus_open_with_alt_and_their_letter() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    for (key, first) in [
        (Key::F, "新建"),
        (Key::E, "剪切"),
        (Key::T, "空白填零"),
        (Key::C, "下一处问题"),
        (Key::X, "导出 PDF…"),
        (Key::V, "上一部分"),
        (Key::H, "按键说明和关于"),
    ] {
        go_to_applications(&mut bench);
        bench.get_by_label(NEW_NATURAL).focus();
        bench.run();
        // As some systems do, with the letter typed as well.
        bench.key_press_modifiers(Modifiers::ALT, key);
        bench.run();
        let name = focused(&bench).unwrap_or_default();
        assert!(name.starts_with(first), "{key:?} leads to {name}");
        press(&mut bench, Modifiers::NONE, Key::Escape);
        assert!(bench.get_by_label(NEW_NATURAL).is_focused(), "{key:?}");
    }
    assert_eq!(*bench.state().report(), balanced("2021"));
}

#[test]
fn a_letter_that_comes_with_alt_is_typed_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_by_label(NEW_NATURAL).focus();
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
    assert!(focused(&bench).unwrap().starts_with("打开…"));
    press(&mut bench, Modifiers::NONE, Key::ArrowUp);
    press(&mut bench, Modifiers::NONE, Key::ArrowUp);
    // The last one is the draft of late.
    assert_eq!(focused(&bench).unwrap(), "草稿");
    press(&mut bench, Modifiers::NONE, Key::Home);
    assert!(focused(&bench).unwrap().starts_with("新建"));
    // Round by the left, back by the right.
    press(&mut bench, Modifiers::NONE, Key::ArrowLeft);
    assert!(focused(&bench).unwrap().starts_with("按键说明和关于"));
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
    bench.get_by_label(NEW_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::ALT, Key::T);
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert!(bench.get_by_label(NEW_NATURAL).is_focused());
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
    bench.get_by_label(NEW_NATURAL).focus();
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
    bench.get_by_label(NEW_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::F1);
    press(&mut bench, Modifiers::NONE, Key::Escape);
    bench.run();
    assert!(bench.get_by_label(NEW_NATURAL).is_focused());
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
}

/// A dialog that waits until the test answers it.
struct Waiting {
    answers: std::cell::RefCell<Vec<Receiver<Option<PathBuf>>>>,
}

impl Waiting {
    fn new() -> (Sender<Option<PathBuf>>, Waiting) {
        let (sender, receiver) = channel();
        let answers = std::cell::RefCell::new(vec![receiver]);
        (sender, Waiting { answers })
    }
}

impl Dialogs for Waiting {
    fn ask(&self, _ask: Ask, _name: &str, _folder: Option<&Path>) -> Answer {
        let answer = self.answers.borrow_mut().pop();
        Box::new(move || answer.and_then(|answer| answer.recv().ok().flatten()))
    }
}

#[test]
fn a_job_that_takes_long_says_so_and_its_result_is_dropped_once_it_is_cancelled() {
    for by_key in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("草稿.ron");
        draft::save(&balanced("2021"), &path).unwrap();
        let (answer, dialogs) = Waiting::new();
        let mut bench = Harness::builder()
            .with_size([1280.0, 900.0])
            .with_context_setup(theme::install)
            .build_ui_state(
                |ui, (app, dialogs): &mut (App, Waiting)| app.show(ui, dialogs),
                (App::new(Jobs::new(false)), dialogs),
            );
        bench.key_press_modifiers(Modifiers::COMMAND, Key::O);
        bench.run_steps(2);
        assert!(bench.query_by_label("取消").is_none());
        std::thread::sleep(Duration::from_millis(600));
        bench.run_steps(2);
        assert!(bench.query_by_label("正在等待选择文件…").is_some());
        if by_key {
            bench.key_press(Key::Escape);
        } else {
            bench.get_by_label("取消").click();
        }
        bench.run_steps(3);
        assert!(bench.query_by_label("正在等待选择文件…").is_none());
        assert!(bench.query_by_label("已取消。").is_some());
        // The answer comes all the same, and opens nothing.
        answer.send(Some(path)).unwrap();
        std::thread::sleep(Duration::from_millis(100));
        bench.run_steps(3);
        assert_eq!(bench.state().0.report().organ(), "");
        assert!(bench.query_by_label_contains("已打开").is_none());
        // Nor does it keep anything from being done.
        bench.get_by_label("机关全称").focus();
        bench.run_steps(2);
        bench.event(Event::Text("某某县".to_owned()));
        bench.run_steps(2);
        assert_eq!(bench.state().0.report().organ(), "某某县");
    }
}
