//! 历年: the years beside each other, and how more of them are added.

use crate::bench::{click, press, window, window_with};
use crate::common::{balanced, get, set};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::draft;
use nianbao::draft::recent::Recent;
use nianbao::report::{Edit, Report};
use nianbao::workspace::Ask;

fn of_year(year: u16, requests: &str) -> Report {
    let mut report = balanced(if year < 2021 { "2019" } else { "2021" });
    report.apply(&Edit::year("", Some(year)));
    report.apply(&Edit::organ("", "某某县人民政府办公室"));
    set(&mut report, "applications.new.total", requests);
    report
}

fn told(bench: &egui_kittest::Harness<'_, crate::bench::Bench>) -> String {
    let chart = bench.get_by(|node| {
        node.role() == Role::Image && node.label().is_some_and(|label| label.contains("新收申请"))
    });
    chart.accesskit_node().label().unwrap_or_default()
}

#[test]
fn years_are_added_from_reports_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let earlier = folder.path().join("旧.ron");
    draft::save(&of_year(2022, "22"), &earlier).unwrap();
    let mut report = of_year(2024, "44");
    report.apply(&Edit::attach("", Some(of_year(2023, "33"))));
    let mut bench = window(&report, folder.path());
    bench.get_by_label("历年").click();
    bench.run();
    assert_eq!(told(&bench), "2023年新收申请 33 件，2024年新收申请 44 件");
    bench.state_mut().system.answer = Some(earlier.clone());
    click(&mut bench, "添加以前年度…");
    bench.run();
    assert_eq!(*bench.state().system.asked.borrow(), [Ask::Earlier]);
    assert!(told(&bench).starts_with("2022年新收申请 22 件，2023年"));
    assert!(
        bench
            .query_by_label_contains("历年对照里加上了2022年")
            .is_some()
    );
    // As long as it can be undone it is said, and undone where it is said.
    click(&mut bench, "撤销这一步");
    assert!(told(&bench).starts_with("2023年"));

    // Another organ's years are none of this one's, nor are later ones.
    let mut other = of_year(2021, "1");
    other.apply(&Edit::organ("", "别处人民政府"));
    draft::save(&other, &earlier).unwrap();
    click(&mut bench, "添加以前年度…");
    bench.run();
    assert!(
        bench
            .query_by_label_contains("不是本机关的，没有添加")
            .is_some()
    );
    click(&mut bench, "确定");
    draft::save(&of_year(2025, "1"), &earlier).unwrap();
    click(&mut bench, "添加以前年度…");
    bench.run();
    assert!(bench.query_by_label_contains("没有以前年度的数").is_some());
    click(&mut bench, "确定");
    assert!(told(&bench).starts_with("2023年"));
}

#[test]
fn drafts_of_late_offer_their_years_and_ten_are_shown_at_most() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("前年.ron");
    let mut last = of_year(2022, "22");
    last.apply(&Edit::earlier(
        "",
        (2010..2022).map(|year| {
            let figures = of_year(2021, &year.to_string()).figures();
            (year, figures[0].1)
        }),
    ));
    draft::save(&last, &old).unwrap();
    Recent::load(folder.path()).add(&old).unwrap();
    let mut bench = window_with(&of_year(2024, "44"), folder.path(), |app| {
        app.with_recent(folder.path())
    });
    bench.get_by_role_and_label(Role::Button, "视图").click();
    bench.run();
    let item = |label: Option<String>| label.is_some_and(|text| text.starts_with("历年对照"));
    bench.get_by(|node| item(node.label())).click();
    bench.run_steps(4);
    bench
        .get_by_label_contains("加上最近草稿里的 2010、")
        .click();
    bench.run();
    let told = told(&bench);
    assert_eq!(told.matches("新收申请").count(), 10);
    assert!(
        told.starts_with("2014年") && told.ends_with("2024年新收申请 44 件"),
        "{told}"
    );
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.state().report().figures().len(), 1);
}

#[test]
fn what_follows_a_number_is_said_until_it_is_taken_back() {
    use crate::bench::{go_to_applications, type_into};
    const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, NEW_NATURAL, "72");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    assert!(bench.query_by_label_contains("跟着算了合计").is_some());
    press(&mut bench, Modifiers::COMMAND, Key::Z);
    assert!(bench.query_by_label_contains("跟着算了合计").is_none());
    let before = balanced("2021");
    let cell = "applications.new.natural";
    assert_eq!(get(bench.state().report(), cell), get(&before, cell));
}
