//! The start of the window: the start page, settings, and jobs that take long.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::bench::{
    Bench, Cells, click, focused, go_to_applications, press, start, type_into, window, window_with,
};
use crate::common::balanced;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::draft;
use nianbao::draft::recent::Recent;
use nianbao::settings::{Settings, Store, Theme};
use nianbao::ui::{Answer, Answered, App, HandOver, Jobs, System, Work, theme};
use nianbao::workspace::Ask;

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

#[test]
fn what_went_wrong_before_the_window_stood_is_said_one_after_the_other() {
    let refused = "“forms/新.ron”不能用作报告的格式：文件太大。";
    let mut bench = start(|mut app| {
        app.say("年报", refused);
        app.say("年报", "别的");
        app
    });
    for said in [refused, "别的"] {
        bench.get_by_label(said);
        click(&mut bench, "确定");
        assert!(bench.query_by_label(said).is_none());
    }
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
    bench.state_mut().system.answer = Some(last);
    click(&mut bench, "打开去年的报告");
    assert_eq!(*bench.state().system.asked.borrow(), [Ask::Import]);
    assert_eq!(*bench.state().report(), balanced("2021"));

    let path = folder.path().join("草稿.ron");
    draft::save(&balanced("2019"), &path).unwrap();
    let mut bench = start(|app| app);
    // A dialog that is cancelled leaves the page as it is.
    click(&mut bench, "打开草稿");
    assert!(bench.query_by_label("打开草稿").is_some());
    bench.state_mut().system.answer = Some(path);
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
    assert_eq!(*bench.state().system.asked.borrow(), []);
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
    bench.get_cell(NEW_NATURAL).focus();
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
    assert!(bench.get_cell(NEW_NATURAL).is_focused());
    bench.state_mut().app.keep_settings();
    assert!(kept(&settings).contact.ends_with("电话：1"));
}

#[test]
fn a_chain_of_signers_is_filled_in_with_a_click_and_changed_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("设置");
    let mut bench = window_with(&balanced("2021"), folder.path(), with_settings(&settings));
    press(&mut bench, Modifiers::COMMAND, Key::Comma);
    click(&mut bench, "三审三校");
    let signers = bench.state().app.settings().signers.clone();
    assert_eq!(signers.lines().nth(1), Some("一审一校"));
    bench.get_by_label("审签环节").focus();
    bench.run();
    bench.event(Event::Text("\n公开".to_owned()));
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Escape);
    bench.state_mut().app.keep_settings();
    let kept = kept(&settings).signers;
    assert!(kept.contains("三审三校") && kept.contains("公开"), "{kept}");
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

/// A system whose dialog names this file.
struct Answering(PathBuf);

impl System for Answering {
    fn copy_page(&self, _html: &str, _text: &str) -> Result<(), String> {
        unreachable!("nothing is copied here")
    }

    fn paste_page(&self) -> Result<(Option<String>, String), String> {
        unreachable!("nothing is pasted here")
    }

    fn hand_over(&self) -> HandOver {
        unreachable!("nothing is printed here")
    }

    fn ask(&self, _ask: Ask, _name: &str, _folder: Option<&Path>) -> Answer {
        let path = self.0.clone();
        Box::new(move || Answered::File(path))
    }
}

#[test]
fn a_job_that_takes_long_says_so_and_its_result_is_dropped_once_it_is_cancelled() {
    for by_key in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("草稿.ron");
        draft::save(&balanced("2021"), &path).unwrap();
        let begun = Rc::new(RefCell::new(Vec::<Work>::new()));
        let waiting = Rc::clone(&begun);
        let jobs = Jobs::carried_out_by(Box::new(move |_, work| {
            waiting.borrow_mut().push(work);
            Ok(())
        }));
        let mut bench = Harness::builder()
            .with_size([1280.0, 900.0])
            .with_context_setup(theme::install)
            .build_ui_state(
                |ui, (app, system): &mut (App, Answering)| app.show(ui, system),
                (App::new(jobs), Answering(path)),
            );
        bench.key_press_modifiers(Modifiers::COMMAND, Key::O);
        // A step is a quarter of a second.
        bench.run_steps(4);
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
        assert!(!begun.borrow().is_empty());
        for work in begun.take() {
            work();
        }
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
