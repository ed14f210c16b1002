//! The window and what is checked besides numbers: marks, how long a text is.

use crate::bench::{Bench, click, go_to, press, start, window};
use crate::common::{balanced, write};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::export::{Document, text};

const FIELD: &str = "overview.disclosure";
const SPOILED: &str = "公开信息,及时编排。。规 范有序。";
const MENDED: &str = "公开信息，及时编排。规范有序。";

fn prose<'a>(bench: &'a Harness<'_, Bench>) -> &'a str {
    bench.state().report().prose(FIELD)
}

#[test]
fn marks_are_mended_one_by_one_or_all_at_once_and_the_step_can_be_undone() {
    let mut report = balanced("2021");
    write(&mut report, FIELD, SPOILED);
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&report, folder.path());
    go_to(&mut bench, "（一）主动公开");
    click(&mut bench, "改为“，”");
    assert_eq!(prose(&bench), "公开信息，及时编排。。规 范有序。");
    click(&mut bench, "全部改正标点（2 处）");
    assert_eq!(prose(&bench), MENDED);
    assert!(
        bench
            .query_by_label("改正了 2 处标点，可以撤销。")
            .is_some()
    );
    assert!(bench.state().rules().is_empty());
    assert!(bench.query_by_label_contains("全部改正标点").is_none());
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(prose(&bench), "公开信息，及时编排。。规 范有序。");
}

#[test]
fn an_import_offers_to_mend_the_marks_of_what_it_read() {
    let mut report = balanced("2021");
    write(&mut report, FIELD, SPOILED);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("去年.txt");
    std::fs::write(&path, text::write(&Document::of(&report))).unwrap();
    let mut bench = start(|app| app);
    bench.state_mut().app.open(&path);
    bench.run();
    assert!(bench.query_by_label("导入核对 1").is_some());
    assert!(
        bench
            .query_by_label_contains("有 3 处半角、重复的标点")
            .is_some()
    );
    click(&mut bench, "全部改正标点");
    assert_eq!(prose(&bench), MENDED);
    assert!(bench.query_by_label("读入的内容都已核对。").is_some());
    assert!(bench.query_by_label("导入核对").is_some());
}

#[test]
fn the_limit_of_the_overview_is_that_of_the_settings() {
    let mut report = balanced("2021");
    write(&mut report, FIELD, &"公开工作有序".repeat(180));
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&report, folder.path());
    assert_eq!(bench.state().rules(), ["length"]);
    bench.state_mut().app.settings_mut().overview_limit = 2000;
    bench.run();
    assert!(bench.state().rules().is_empty());
}

#[test]
fn a_local_pack_is_chosen_in_the_settings_and_the_report_at_work_follows() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    press(&mut bench, Modifiers::COMMAND, Key::Comma);
    let choose = |bench: &mut Harness<'_, Bench>, name: &str| {
        bench
            .get_by_role_and_label(Role::ComboBox, "本地要求")
            .click();
        bench.run();
        bench.get_by_label(name).click();
        bench.run();
    };
    choose(&mut bench, "武威市（武政办发〔2025〕54号）");
    assert_eq!(bench.state().app.settings().pack, "武威市");
    assert_eq!(bench.state().report().pack(), "武威市");
    assert!(bench.state().rules().contains(&"local"));
    press(&mut bench, Modifiers::NONE, Key::Escape);
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.state().report().pack(), "");
    // A report that was checked against another one is asked for.
    press(&mut bench, Modifiers::COMMAND, Key::Comma);
    assert!(bench.query_by_label("这份报告没有选用。").is_some());
    click(&mut bench, "这份报告也改用");
    assert_eq!(bench.state().report().pack(), "武威市");
    assert!(bench.query_by_label("这份报告没有选用。").is_none());
}
