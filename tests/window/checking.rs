//! The window and what is checked besides numbers: marks, how long a text is.

use crate::bench::{
    Bench, Cells, click, focused, go_to, go_to_applications, press, start, type_into, window,
};
use crate::common::{balanced, set, write};
use crate::table::NEW_NATURAL;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::export::{Document, text};
use nianbao::report::Edit;

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

#[test]
fn all_numbers_that_agree_are_tied_at_once_listed_and_each_can_be_untied() {
    let mut report = balanced("2021");
    write(&mut report, "overview.requests", "新收申请74件，办结72件。");
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&report, folder.path());
    let bound = |bench: &Harness<'_, Bench>| {
        let bound = bench.state().report().bound();
        bound
            .map(|bound| bound.words.to_owned())
            .collect::<Vec<_>>()
    };
    assert!(bench.query_by_label("关联 2").is_none());
    press(&mut bench, Modifiers::ALT, Key::K);
    assert_eq!(bound(&bench), ["74", "72"]);
    assert!(bench.query_by_label("关联 2").is_some());
    assert!(
        bench
            .query_by_label("关联了 2 个数，可以撤销，也可以逐个解除。")
            .is_some()
    );
    assert!(
        bench
            .query_by_label("跟着：新收（总计），现在是 74")
            .is_some()
    );
    let untie = bench.query_all_by_label("解除").next().unwrap();
    untie.click();
    bench.run();
    assert_eq!(bound(&bench), ["72"]);
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    click(&mut bench, "全部解除");
    assert_eq!(bound(&bench), [""; 0]);
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert!(bound(&bench).is_empty());
}

#[test]
fn the_new_years_numbers_follow_its_tables_by_themselves() {
    let mut report = balanced("2021");
    write(&mut report, "overview.requests", "新收申请74件，办结72件。");
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&report, folder.path());
    press(&mut bench, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert!(
        bench
            .query_by_label_contains("有 2 个数关联到表格")
            .is_some()
    );
    click(&mut bench, "确定");
    assert!(bench.query_by_label("关联 2").is_some());
    go_to(&mut bench, "三、收到和处理政府信息公开申请情况");
    let cells: Vec<String> = {
        let report = bench.state().report();
        let row = [
            "natural", "business", "research", "welfare", "legal", "other",
        ];
        let cell = |column: &&str| report.form().at("applications", "new", column).unwrap();
        row.iter()
            .map(|column| report.form().full_name(cell(column)))
            .collect()
    };
    for cell in &cells {
        crate::bench::type_into(&mut bench, cell, "20");
        press(&mut bench, Modifiers::NONE, Key::Enter);
    }
    let text = bench.state().report().prose("overview.requests");
    assert_eq!(text, "新收申请120件，办结72件。");
}

#[test]
fn a_finding_that_comes_in_above_the_one_under_the_mouse_does_not_move_it() {
    let mut report = balanced("2021");
    for row in ["granted", "partial", "internal", "not_held", "petition"] {
        set(&mut report, &format!("applications.{row}.legal"), "约3");
    }
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&report, folder.path());
    go_to_applications(&mut bench);
    let sentences = |bench: &Harness<'_, Bench>| {
        let nodes = bench.query_all_by_label_contains("约3");
        let nodes = nodes.filter(|node| node.accesskit_node().role() == Role::Button);
        let found = nodes.map(|node| (node.accesskit_node().label().unwrap(), node.rect()));
        found.collect::<Vec<_>>()
    };
    let (under, before) = sentences(&bench)[2].clone();
    bench.event(Event::PointerMoved(before.center()));
    bench.run();
    type_into(&mut bench, NEW_NATURAL, "约");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    let place = |bench: &Harness<'_, Bench>| {
        let found = sentences(bench);
        let same = found.into_iter().find(|(label, _)| *label == under);
        same.unwrap().1
    };
    assert!(bench.state().rules().len() > 5);
    assert_eq!(place(&bench), before);
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(place(&bench), before);
}

#[test]
fn the_key_that_ends_a_reason_does_nothing_in_the_table() {
    let mut report = balanced("2021");
    // Explained with a reason, and in the table.
    set(&mut report, "disclosure.normative.in_force", "1");
    set(&mut report, "disclosure.normative.issued", "9");
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&report, folder.path());
    go_to_applications(&mut bench);
    bench.get_cell(NEW_NATURAL).focus();
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::F8);
    let cell = bench.state().app.framed();
    assert!(cell.is_some());
    bench.get_all_by_label("说明…").next().unwrap().click();
    bench.run();
    assert_eq!(focused(&bench).as_deref(), Some("理由"));
    bench.event(Event::Text("集中清理".to_owned()));
    bench.run();
    press(&mut bench, Modifiers::NONE, Key::Enter);
    let findings = bench.state().app.findings();
    assert!(findings.iter().any(|finding| finding.waived.is_some()));
    assert_eq!(bench.state().app.framed(), cell);
}

#[test]
fn a_hint_about_a_whole_paragraph_leads_to_it_and_the_next_key_replaces_nothing() {
    let long = "制定公开事项目录，逐项明确责任科室和时限，每季度核对一次，年内更新三次。\
        涉及群众切身利益的事项另列一册，放在服务大厅和村务公开栏，供大家随时查阅，并收集意见。";
    let mut last = balanced("2021");
    write(&mut last, FIELD, long);
    last.apply(&Edit::year("", Some(2023)));
    let mut report = balanced("2021");
    write(&mut report, FIELD, &format!("第一段。\n{long}"));
    report.apply(&Edit::attach("", Some(last)));
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&report, folder.path());
    assert!(bench.state().rules().contains(&"stale"));
    bench.get_by_label_contains("不应照抄上年").click();
    bench.run();
    bench.event(Event::Text("再".to_owned()));
    bench.run();
    assert_eq!(prose(&bench), format!("第一段。\n再{long}"));
}

/// Who has just typed a wrong number is led to it, not to the cell that could make the sum agree.
#[test]
fn where_nothing_points_at_a_cell_the_one_typed_in_last_is_gone_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "999");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    press(&mut bench, Modifiers::NONE, Key::F8);
    assert!(bench.get_cell(NEW_NATURAL).is_focused());
    // What is wrong is said beside it.
    assert!(bench.query_by_label("关闭提示框（Esc）").is_some());
}

/// So is who typed what a sum adds up, which is what disagrees.
#[test]
fn where_a_sum_that_followed_disagrees_the_cell_typed_in_last_is_gone_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    let granted = "（一）予以公开 × 自然人";
    type_into(&mut bench, granted, "999");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    press(&mut bench, Modifiers::NONE, Key::F8);
    assert!(bench.get_cell(granted).is_focused());
    assert!(bench.query_by_label("关闭提示框（Esc）").is_some());
}
