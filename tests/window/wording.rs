//! The words of the letters are the county's own: typed in the window, told where they cannot be filled in.

use std::path::Path;

use crate::bench::{Bench, click, focused, press, start, told};
use crate::common::{balanced, name_organ, set};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::draft;
use nianbao::settings::Store;
use tempfile::TempDir;

const UNIT: &str = "某某县教育局";
const CHOOSE: &str = "措辞…";

/// A folder with a report that does not add up.
fn reports() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    name_organ(&mut report, UNIT);
    set(&mut report, "applications.new.total", "99");
    draft::save(&report, &folder.path().join("甲.ron")).unwrap();
    folder
}

/// The window with it collected, and with the settings that lie in the other folder.
fn collected(reports: &Path, own: &Path) -> Harness<'static, Bench> {
    let mut store = Store::new(vec![own.to_owned()]);
    let settings = store.load();
    let mut bench = start(|app| {
        let app = app.with_settings(settings, store);
        app.with_collections(&own.join("汇总"))
    });
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::H);
    bench.state_mut().system.answer = Some(reports.to_owned());
    click(&mut bench, "选择文件夹…");
    bench.run();
    bench
}

fn write(bench: &mut Harness<'_, Bench>, words: &str) {
    press(bench, Modifiers::COMMAND, Key::A);
    bench.event(Event::Paste(words.to_owned()));
    bench.run();
}

fn field(bench: &Harness<'_, Bench>, name: &str) -> String {
    let field = bench.get_by_role_and_label(Role::MultilineTextInput, name);
    field.value().unwrap_or_default()
}

#[test]
fn typed_words_stand_in_the_letters_and_are_kept_after_a_restart() {
    let (reports, own) = (reports(), tempfile::tempdir().unwrap());
    let out = tempfile::tempdir().unwrap();
    let mut bench = collected(reports.path(), own.path());
    // By keys alone: the button, the field, and back to the button.
    bench.get_by_role_and_label(Role::Button, CHOOSE).focus();
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(focused(&bench).as_deref(), Some("退回意见"));
    assert!(field(&bench, "退回意见").starts_with("{单位}："));
    assert!(field(&bench, "催报名单").ends_with("{名单}"));
    write(&mut bench, "{单位}的同志，请改：\n{问题}\n谢谢。");
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert_eq!(focused(&bench).as_deref(), Some(CHOOSE));
    bench.state_mut().system.answer = Some(out.path().to_owned());
    click(&mut bench, "退回意见…");
    bench.run();
    let letter = out.path().join(format!("退回意见/退回-{UNIT}.txt"));
    let letter = std::fs::read_to_string(letter).unwrap();
    assert!(
        letter.contains("某某县教育局的同志，请改：\r\n1. "),
        "{letter}"
    );
    assert!(letter.ends_with("谢谢。\r\n"), "{letter}");
    bench.state_mut().app.keep_settings();
    drop(bench);
    let mut bench = collected(reports.path(), own.path());
    click(&mut bench, CHOOSE);
    assert!(field(&bench, "退回意见").contains("的同志"));
}

#[test]
fn words_that_cannot_be_filled_in_are_told_and_no_letter_is_written_before_they_are_mended() {
    let (reports, own) = (reports(), tempfile::tempdir().unwrap());
    let mut bench = collected(reports.path(), own.path());
    click(&mut bench, CHOOSE);
    write(&mut bench, "{联系人}：\n{问题}");
    assert!(told(&bench).contains("“{联系人}”不知道填什么"));
    write(&mut bench, "{单位}：请改。");
    assert!(told(&bench).contains("缺少独占一行的“{问题}”"));
    click(&mut bench, "关闭");
    let before = bench.state().system.asked.borrow().len();
    click(&mut bench, "退回意见…");
    // The words are there instead of the dialog.
    assert_eq!(bench.state().system.asked.borrow().len(), before);
    assert_eq!(field(&bench, "退回意见"), "{单位}：请改。");
    // The list's place is put in where the cursor is, in a line of its own.
    press(&mut bench, Modifiers::COMMAND, Key::End);
    click(&mut bench, "{问题} 要改的逐条列出");
    assert_eq!(field(&bench, "退回意见"), "{单位}：请改。\n{问题}\n");
    assert_eq!(focused(&bench).as_deref(), Some("退回意见"));
    bench.event(Event::Text("谢谢。".to_owned()));
    bench.run();
    assert_eq!(field(&bench, "退回意见"), "{单位}：请改。\n{问题}\n谢谢。");
    assert!(!told(&bench).contains("缺少独占一行"));
}

#[test]
fn the_usual_words_come_back_by_one_button_and_are_nobodys_own() {
    let (reports, own) = (reports(), tempfile::tempdir().unwrap());
    let mut bench = collected(reports.path(), own.path());
    click(&mut bench, CHOOSE);
    let usual = field(&bench, "退回意见");
    write(&mut bench, "{问题}");
    assert_eq!(bench.state().app.settings().returns, "{问题}");
    click(&mut bench, "恢复默认：退回意见");
    assert_eq!(field(&bench, "退回意见"), usual);
    assert_eq!(bench.state().app.settings().returns, "");
    bench
        .get_by_role_and_label(Role::MultilineTextInput, "催报名单")
        .focus();
    bench.run();
    write(&mut bench, "请交：\n{名单}");
    assert_eq!(bench.state().app.settings().reminder, "请交：\n{名单}");
    click(&mut bench, "恢复默认：催报名单");
    assert_eq!(bench.state().app.settings().reminder, "");
    // Nothing at all is no letter: the usual words are written, and that is said.
    write(&mut bench, "");
    bench
        .get_by_role_and_label(Role::MultilineTextInput, "退回意见")
        .focus();
    bench.run();
    press(&mut bench, Modifiers::COMMAND, Key::A);
    press(&mut bench, Modifiers::NONE, Key::Delete);
    assert!(told(&bench).contains("空着的，写信时用默认的措辞"));
}
