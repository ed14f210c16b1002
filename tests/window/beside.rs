//! What is said beside a place, what is selected there, and what questions do by default.

use crate::bench::{
    Bench, Cells, click, focused, go_to, go_to_applications, press, type_into, window,
};
use crate::common::{balanced, get, set, write};
use crate::table::NEW_NATURAL;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use nianbao::report::{Anchor, Change, Doubt, Edit, Report, Tie};

const TOTAL: &str = "一、本年新收政府信息公开申请数量 × 总计";

/// A report whose last part says 4300余条, which is still to be confirmed.
fn with_doubt() -> Report {
    let mut report = balanced("2021");
    let text = "全年发布信息4300余条。";
    write(&mut report, "problems", text);
    let start = text.find("4300").unwrap();
    let anchor = Anchor {
        place: start..start + "4300余条".len(),
        tie: Tie::Doubt(Doubt::Count),
    };
    report.apply(&Edit::one(
        "",
        Change::Anchors("problems".to_owned(), vec![anchor]),
    ));
    report
}

fn is_said(bench: &Harness<'_, Bench>, text: &str) -> bool {
    bench.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn f7_selects_the_digits_alone_so_that_typing_keeps_what_is_around_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&with_doubt(), folder.path());
    press(&mut bench, Modifiers::NONE, Key::F7);
    bench.event(Event::Text("5100".to_owned()));
    bench.run();
    let report = bench.state().report();
    assert_eq!(report.prose("problems"), "全年发布信息5100余条。");
}

#[test]
fn what_is_dropped_is_said_with_a_way_back_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&with_doubt(), folder.path());
    press(&mut bench, Modifiers::NONE, Key::F7);
    click(&mut bench, "删去文字");
    let text = |bench: &Harness<'_, Bench>| bench.state().report().prose("problems").to_owned();
    assert_eq!(text(&bench), "全年发布信息。");
    assert!(is_said(&bench, "已从正文删去“4300余条”。"));
    click(&mut bench, "撤销这一步");
    assert_eq!(text(&bench), "全年发布信息4300余条。");
}

#[test]
fn f8_says_beside_the_place_what_is_wrong_whatever_the_right_side_shows() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.new.total", "80");
    let mut bench = window(&report, folder.path());
    press(&mut bench, Modifiers::COMMAND, Key::P);
    press(&mut bench, Modifiers::NONE, Key::F8);
    assert!(bench.get_cell(TOTAL).is_focused());
    let message = bench.state().app.findings()[0].message.clone();
    assert!(is_said(&bench, &format!("提示框：{message}")));
    // It never lies over the cell that it speaks of.
    let cell = bench.get_cell(TOTAL).rect();
    let said = bench.get_by_label(&format!("提示框：{message}")).rect();
    assert!(!cell.intersects(said), "{cell:?} {said:?}");
    let fix = bench.state().app.findings()[0].fix.clone().unwrap();
    click(&mut bench, &format!("提示框：{}", fix.label()));
    assert_eq!(get(bench.state().report(), "applications.new.total"), "74");
    assert!(!is_said(&bench, "提示框：合计"));
}

#[test]
fn what_is_said_beside_a_place_goes_with_esc_with_typing_and_with_leaving() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.new.natural", "80");
    set(&mut report, "applications.new.total", "83");
    let mut bench = window(&report, folder.path());
    let is_open = |bench: &Harness<'_, Bench>| is_said(bench, "提示框：");
    press(&mut bench, Modifiers::NONE, Key::F8);
    assert!(is_open(&bench));
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(!is_open(&bench));
    press(&mut bench, Modifiers::NONE, Key::F8);
    assert!(is_open(&bench));
    go_to(&mut bench, "五、");
    assert!(!is_open(&bench));
}

#[test]
fn a_reason_is_one_line_taken_by_enter_also_beside_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    write(&mut report, "problems", "");
    let mut bench = window(&report, folder.path());
    press(&mut bench, Modifiers::COMMAND, Key::P);
    press(&mut bench, Modifiers::NONE, Key::F8);
    press(&mut bench, Modifiers::SHIFT, Key::F9);
    assert_eq!(focused(&bench).as_deref(), Some("理由"));
    // The pages are still shown.
    assert!(
        bench
            .query_by_role_and_label(Role::Button, "适合宽度")
            .is_some()
    );
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(focused(&bench).as_deref(), Some("理由"));
    bench.event(Event::Text("另文报送".to_owned()));
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Enter);
    let findings = bench.state().app.findings();
    assert_eq!(findings[0].waived.as_deref(), Some("另文报送"));
    assert!(bench.query_by_label("理由").is_none());
}

#[test]
fn what_would_be_lost_is_not_lost_by_enter() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2019");
    set(&mut report, "disclosure.licensing.delta", "减3");
    let mut bench = window(&report, folder.path());
    bench.get_by_label("格式").click();
    bench.run();
    let other = crate::common::form("2021").basis();
    bench.get_by_label(other).click();
    bench.run();
    assert_eq!(focused(&bench).as_deref(), Some("不改，保持原样"));
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert_eq!(bench.state().report().form().id(), "2019");
}

#[test]
fn buttons_of_a_question_stand_at_the_bottom_right_the_default_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "");
    press(&mut bench, Modifiers::NONE, Key::Delete);
    press(&mut bench, Modifiers::ALT, Key::Num0);
    let ok = bench.get_by_role_and_label(Role::Button, "确定").rect();
    let cancel = bench.get_by_role_and_label(Role::Button, "取消").rect();
    assert!(ok.right() < cancel.left());
    let middle = bench.ctx.content_rect().center().x;
    assert!(cancel.left() > middle, "{cancel:?} {middle}");
    assert_eq!(focused(&bench).as_deref(), Some("确定"));
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert!(
        bench
            .query_by_role_and_label(Role::Button, "取消")
            .is_none()
    );
}

#[test]
fn a_report_that_was_read_in_stands_among_the_recent_files() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("去年的报告.html");
    let document = nianbao::export::Document::of(&balanced("2021"));
    std::fs::write(&page, nianbao::export::html::write(&document)).unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    bench.state_mut().app.open(&page);
    bench.run();
    press(&mut bench, Modifiers::ALT, Key::F);
    assert!(
        bench
            .query_by_role_and_label(Role::Button, "去年的报告.html")
            .is_some()
    );
}

#[test]
fn the_date_is_shown_as_one_in_the_year_after() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to(&mut bench, "五、");
    press(&mut bench, Modifiers::COMMAND, Key::E);
    bench.get_by_label("成文日期").focus();
    bench.event(Event::Text("明天".to_owned()));
    bench.run();
    assert!(is_said(&bench, "不是日期，请写成 2025年1月20日"));
}
