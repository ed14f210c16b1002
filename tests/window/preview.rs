//! The preview beside the form, driven by the names a screen reader hears.

use crate::bench::{Bench, Cells, go_to, go_to_applications, type_into, window, window_of};
use crate::common::{balanced, get, set};
use egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, Rect, TouchPhase, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::check::Tally;
use nianbao::export::pdf::{Fonts, Options, PAGE_WIDTH, Pages, Tag, layout};
use nianbao::export::{Choices, Document};

const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";
const CARRIED_OUT: &str = "四、结转下年度继续办理 × 自然人";

/// The window with the preview open.
fn preview(report: &nianbao::report::Report, folder: &std::path::Path) -> Harness<'static, Bench> {
    let mut bench = window_of([1760.0, 900.0], 1.0, report, folder, |app| app);
    open(&mut bench);
    bench
}

fn open(bench: &mut Harness<'_, Bench>) {
    bench.key_press_modifiers(Modifiers::COMMAND, Key::P);
    bench.run_steps(6);
}

/// The report's pages, as they are exported.
fn pages(bench: &Harness<'_, Bench>) -> (Document, Pages) {
    let document = Document::of(bench.state().report());
    let options = Options {
        draft: Tally::of(bench.state().app.findings()).stops_final(),
        ..Options::default()
    };
    let pages = layout(&document, options, Fonts::of(Choices::default().fonts));
    (document, pages)
}

fn page_rect(bench: &Harness<'_, Bench>, page: usize) -> Rect {
    bench.get_by_label(&format!("第 {} 页", page + 1)).rect()
}

/// The page, from 0, and the middle of what the pages show of something.
fn middle(bench: &Harness<'_, Bench>, tag: Tag) -> (usize, Pos2) {
    let (_, pages) = pages(bench);
    let (page, place) = pages.places_of(tag).next().unwrap();
    let rect = page_rect(bench, page);
    let scale = rect.width() / PAGE_WIDTH;
    let middle = Vec2::new(
        f32::midpoint(place.from.0, place.to.0),
        f32::midpoint(place.from.1, place.to.1),
    );
    (page, rect.min + middle * scale)
}

fn click(bench: &mut Harness<'_, Bench>, at: Pos2) {
    bench.hover_at(at);
    bench.run_steps(2);
    bench.drag_at(at);
    bench.run_steps(1);
    bench.drop_at(at);
    bench.run_steps(4);
}

fn tag_of(bench: &Harness<'_, Bench>, name: &str) -> Tag {
    let (document, _) = pages(bench);
    let form = bench.state().report().form();
    let cell = form.find(name).unwrap();
    document.tag_of_cell(form, cell).unwrap()
}

/// Whether a point is in the room where the pages are seen.
fn is_seen(bench: &Harness<'_, Bench>, at: Pos2) -> bool {
    bench.get_by_label("打印页面").rect().contains(at)
}

#[test]
fn ctrl_p_shows_the_pages_as_they_are_exported_and_goes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = preview(&balanced("2021"), folder.path());
    let (_, pages) = pages(&bench);
    for (index, page) in pages.pages.iter().enumerate() {
        let name = format!("第 {} 页", index + 1);
        assert_eq!(bench.get_by_label(&name).value(), Some(page.text()));
    }
    let after = format!("第 {} 页", pages.pages.len() + 1);
    assert!(bench.query_by_label(&after).is_none());
    // The findings have made room.
    assert!(bench.query_by_label("没有发现问题。").is_none());
    open(&mut bench);
    assert!(bench.query_by_label("第 1 页").is_none());
    assert!(bench.query_by_label("没有发现问题。").is_some());
}

#[test]
fn typing_in_a_cell_changes_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = preview(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    let page = middle(&bench, tag_of(&bench, "applications.new.natural")).0;
    let name = format!("第 {} 页", page + 1);
    let text = |bench: &Harness<'_, Bench>| bench.get_by_label(&name).value().unwrap();
    assert!(!text(&bench).contains("\n7654\n"));
    type_into(&mut bench, NEW_NATURAL, "7654");
    assert!(text(&bench).contains("\n7654\n"));
    // What does not agree goes out as a draft only.
    assert!(text(&bench).contains("送审稿"));
    bench.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    bench.run_steps(4);
    assert!(!text(&bench).contains("\n7654\n"));
    assert!(!text(&bench).contains("送审稿"));
}

#[test]
fn clicking_a_cell_on_a_page_leads_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = preview(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.run_steps(4);
    let tag = tag_of(&bench, "applications.carried_out.natural");
    let (_, at) = middle(&bench, tag);
    assert!(is_seen(&bench, at), "the table's page came into sight");
    click(&mut bench, at);
    assert!(bench.get_cell(CARRIED_OUT).is_focused());
    bench.event(Event::Text("9".to_owned()));
    bench.run_steps(4);
    let report = bench.state().report();
    assert_eq!(get(report, "applications.carried_out.natural"), "9");
}

#[test]
fn clicking_a_paragraph_puts_the_caret_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = preview(&balanced("2021"), folder.path());
    let (document, _) = pages(&bench);
    let tag = document.tag_of_prose("overview.disclosure", 1).unwrap();
    let (_, at) = middle(&bench, tag);
    assert!(is_seen(&bench, at));
    click(&mut bench, at);
    bench.event(Event::Text("新".to_owned()));
    bench.run_steps(4);
    let prose = bench.state().report().prose("overview.disclosure");
    assert_eq!(
        prose
            .lines()
            .nth(1)
            .map(|line| line.starts_with("新第二段")),
        Some(true)
    );
}

#[test]
fn clicking_the_title_leads_to_the_organ() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = preview(&balanced("2021"), folder.path());
    let (_, at) = middle(&bench, Tag::Title);
    click(&mut bench, at);
    assert!(bench.get_by_label("机关全称").is_focused());
}

#[test]
fn keys_and_buttons_turn_the_pages() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = preview(&balanced("2021"), folder.path());
    let all = pages(&bench).1.pages.len();
    assert!(all > 2);
    let at = |bench: &Harness<'_, Bench>, page: usize| {
        let room = bench.get_by_label("打印页面").rect();
        let is_there = room.intersects(page_rect(bench, page - 1));
        is_there
            && bench
                .query_by_label(&format!("第 {page}/{all} 页"))
                .is_some()
    };
    assert!(at(&bench, 1));
    bench.get_by_label("下一页").click();
    bench.run_steps(4);
    assert!(at(&bench, 2));
    bench.get_by_label("打印页面").focus();
    bench.run_steps(2);
    // A page is higher than the room: it takes two screens.
    for (key, page) in [
        (Key::PageDown, 2),
        (Key::PageDown, 3),
        (Key::PageUp, 2),
        (Key::PageUp, 2),
        (Key::PageUp, 1),
        (Key::End, all),
        (Key::Home, 1),
    ] {
        bench.key_press(key);
        bench.run_steps(4);
        assert!(at(&bench, page), "{key:?} {page}");
    }
    let top = page_rect(&bench, 0).top();
    bench.key_press(Key::ArrowDown);
    bench.run_steps(4);
    assert!(page_rect(&bench, 0).top() < top);
    assert!(bench.get_by_label("打印页面").is_focused());
}

#[test]
fn pages_grow_and_shrink_by_buttons_and_by_the_wheel_with_ctrl() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = preview(&balanced("2021"), folder.path());
    let room = bench.get_by_label("打印页面").rect();
    let width = |bench: &Harness<'_, Bench>| page_rect(bench, 0).width();
    let fitted = width(&bench);
    assert!(fitted < room.width() && fitted > room.width() * 0.85);
    bench.get_by_label("放大").click();
    bench.run_steps(4);
    assert!(bench.query_by_label("75%").is_some());
    bench.get_by_label("缩小").click();
    bench.run_steps(4);
    assert!(bench.query_by_label("50%").is_some());
    assert!(width(&bench) < fitted);
    bench.get_by_label("整页").click();
    bench.run_steps(4);
    assert!(page_rect(&bench, 0).height() < room.height());
    bench.hover_at(room.center());
    bench.event_modifiers(
        Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: Vec2::new(0.0, 1.0),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::COMMAND,
        },
        Modifiers::COMMAND,
    );
    let before = width(&bench);
    bench.run_steps(12);
    assert!(width(&bench) > before);
    bench.get_by_label("适合宽度").click();
    bench.run_steps(4);
    assert!((width(&bench) - fitted).abs() < 0.5);
}

#[test]
fn the_page_of_what_is_edited_comes_into_sight() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = preview(&balanced("2021"), folder.path());
    let (document, _) = pages(&bench);
    let tag = document.tag_of_prose("other", 0).unwrap();
    assert!(!is_seen(&bench, middle(&bench, tag).1));
    go_to(&mut bench, "六、其他需要报告的事项");
    bench.run_steps(4);
    assert!(is_seen(&bench, middle(&bench, tag).1));
    // Who looks at another page while he stays in his place is left alone.
    bench.get_by_label("上一页").click();
    bench.run_steps(4);
    bench.get_by_label("上一页").click();
    bench.run_steps(4);
    let before = page_rect(&bench, 0);
    bench.run_steps(4);
    assert_eq!(page_rect(&bench, 0), before);
}

#[test]
fn the_preview_opens_at_what_is_edited() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    open(&mut bench);
    let (_, at) = middle(&bench, tag_of(&bench, "applications.new.natural"));
    assert!(is_seen(&bench, at));
}

#[test]
fn pages_that_grow_stand_still_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = preview(&balanced("2021"), folder.path());
    bench.get_by_label("缩小").click();
    bench.run_steps(4);
    bench.get_by_label("打印页面").focus();
    bench.run_steps(2);
    bench.key_press(Key::End);
    bench.run_steps(4);
    bench.get_by_label("放大").click();
    // The click comes in the first frame, its effect in the second.
    bench.run_steps(2);
    let at_once = page_rect(&bench, 0);
    bench.run_steps(10);
    assert_eq!(page_rect(&bench, 0), at_once);
}

#[test]
fn the_tab_of_the_findings_counts_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.not_held.natural", "42");
    let mut bench = preview(&report, folder.path());
    let tab = "检查：错误 2　待说明 0　提示 0";
    assert!(bench.query_by_label(tab).is_some());
    assert!(bench.query_by_label("改为 24").is_none());
    bench.get_by_label(tab).click();
    bench.run_steps(2);
    assert!(bench.query_all_by_label("改为 24").next().is_some());
    bench.get_by_label("预览").click();
    bench.run_steps(4);
    assert!(bench.query_by_label("第 1 页").is_some());
}

#[test]
fn a_hidden_right_side_stays_hidden_and_lays_nothing_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = preview(&balanced("2021"), folder.path());
    bench.key_press(Key::F4);
    bench.run_steps(2);
    assert!(bench.query_by_label("预览").is_none());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "7654");
    assert!(bench.query_by_label("第 1 页").is_none());
    bench.key_press(Key::F4);
    bench.run_steps(6);
    let all = pages(&bench).1.pages.len();
    let texts = (1..=all).map(|page| bench.get_by_label(&format!("第 {page} 页")).value());
    assert!(texts.flatten().any(|text| text.contains("\n7654\n")));
}

#[test]
fn another_report_is_shown_on_pages_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = preview(&balanced("2021"), folder.path());
    let first = bench.get_by_label("第 1 页").value().unwrap();
    assert!(first.contains("2024年"));
    bench.key_press_modifiers(Modifiers::COMMAND, Key::N);
    bench.run_steps(6);
    let new = bench.get_by_label("第 1 页").value().unwrap();
    assert!(!new.contains("某某县") && new.contains("送审稿"));
}
