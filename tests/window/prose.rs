//! Prose in the window: its column and counts, pasting from Word, the contact.

use crate::bench::{Bench, go_to, press, window, window_with};
use crate::common::{balanced, form, write};
use crate::finding::{sample, text};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::report::Report;
use nianbao::settings::{Settings, Store};

const PROBLEMS: &str = "五、存在的主要问题及改进情况";
const OTHER: &str = "六、其他需要报告的事项";

#[test]
fn paragraphs_and_characters_are_counted_and_the_overview_against_its_limit() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = Report::new(form("2021"));
    write(&mut report, "overview.intro", "一二三四五\n\n六七八");
    write(&mut report, "overview.requests", &"字".repeat(990));
    let mut bench = window(&report, folder.path());
    go_to(&mut bench, "一、总体情况");
    assert!(bench.query_by_label("2 段，8 字").is_some());
    assert!(bench.query_by_label("总体情况共 998／1000 字").is_some());
    go_to(&mut bench, "（二）依申请公开");
    assert!(bench.query_by_label("1 段，990 字").is_some());
    press(&mut bench, Modifiers::COMMAND, Key::End);
    text(&mut bench, "超过了");
    // Not by colour alone.
    assert!(bench.query_by_label("▲ 总体情况共 1001／1000 字").is_some());
    go_to(&mut bench, PROBLEMS);
    assert!(bench.query_by_label("0 段，0 字").is_some());
    assert!(bench.query_by_label_contains("总体情况共").is_none());
}

#[test]
fn the_text_stands_in_a_column_as_wide_as_the_page_and_narrower_in_a_small_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to(&mut bench, PROBLEMS);
    let width = |bench: &Harness<'_, Bench>| {
        let editor = bench.get_by_role_and_label(Role::MultilineTextInput, PROBLEMS);
        editor.rect().width()
    };
    let size = nianbao::ui::theme::sizes();
    let column = 28.0 * size.prose + 2.0 * size.prose_margin;
    let measured = width(&bench);
    assert!(
        measured >= column && measured < column + size.prose,
        "{measured} instead of {column}"
    );
    bench.set_size(egui::vec2(900.0, 600.0));
    bench.run();
    assert!(width(&bench) < column);
}

#[test]
fn what_comes_from_word_is_cleaned_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&sample(), folder.path());
    go_to(&mut bench, OTHER);
    press(&mut bench, Modifiers::COMMAND, Key::A);
    bench.event(Event::Paste(
        "　　一是[bookmark: _GoBack]加强培训。\u{b}　　二是\u{200b}完善制度。\n— 3 —\n".to_owned(),
    ));
    bench.run();
    assert_eq!(
        bench.state().report().prose("other"),
        "一是加强培训。\n二是完善制度。\n"
    );
    assert!(bench.query_by_label_contains("排版残留").is_some());
    bench.event(Event::Paste("三是".to_owned()));
    bench.run();
    // As long as it can be undone it is said.
    let said = bench.query_by_label_contains("早先：已去掉粘贴文字里的");
    assert!(said.is_some());
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert!(bench.query_by_label_contains("排版残留").is_none());
    assert_eq!(*bench.state().report(), sample());
}

#[test]
fn the_contact_of_the_settings_is_written_under_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = Settings::default();
    "地址：某某路1号\n".clone_into(&mut settings.contact);
    let mut bench = window_with(&balanced("2021"), folder.path(), |app| {
        app.with_settings(settings, Store::default())
    });
    go_to(&mut bench, "六、其他需要报告的事项");
    bench.key_press_modifiers(Modifiers::ALT, Key::I);
    bench.run();
    let text = bench.state().report().prose("other");
    assert!(text.ends_with("信息处理费。\n地址：某某路1号"), "{text}");
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    bench.run();
    assert_eq!(*bench.state().report(), balanced("2021"));
}
