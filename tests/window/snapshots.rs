//! Pictures of the window, from one rasteriser only (lavapipe):
//! `cargo test --test window snapshots:: -- --ignored`; with `UPDATE_SNAPSHOTS=1` the
//! pictures in `tests/snapshots/` are made anew.
//!
//! Each table without and with findings, light and dark, at 100 % and 200 %; then the other views,
//! light, dark and in high contrast.

use crate::bench::{Bench, go_to, window_of};
use crate::common::{balanced, set, write};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, SnapshotResults};
use nianbao::report::{Date, Edit, Report};

/// How many parts come before each table.
const DISCLOSURE: usize = 7;
const APPLICATIONS: usize = 8;
const CASES: usize = 9;

/// A report with a fault in every table.
fn faulty() -> Report {
    let mut report = balanced("2021");
    set(&mut report, "disclosure.normative.issued", "约18");
    set(&mut report, "disclosure.coercion.decisions", "");
    set(&mut report, "applications.not_held.natural", "42");
    set(&mut report, "applications.carried_in.legal", "");
    set(&mut report, "review.cases.total", "9");
    set(&mut report, "litigation.direct.upheld", "1");
    report
}

/// The window, small enough for a picture.
fn view(
    report: &Report,
    folder: &std::path::Path,
    theme: Theme,
    scale: f32,
) -> Harness<'static, Bench> {
    let size = if scale > 1.0 {
        [760.0, 460.0]
    } else {
        [1060.0, 600.0]
    };
    let mut bench = window_of(size, scale, report, folder, |app| app);
    bench.ctx.set_theme(theme);
    bench.run();
    bench
}

fn go_down(bench: &mut Harness<'_, Bench>, parts: usize) {
    for _ in 0..parts {
        bench.key_press_modifiers(Modifiers::COMMAND, Key::PageDown);
        bench.run();
    }
}

fn table(name: &str, part: usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut results = SnapshotResults::new();
    for (state, report) in [("", balanced("2021")), ("_with_findings", faulty())] {
        for (colours, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
            for (percent, scale) in [(100, 1.0), (200, 2.0)] {
                let mut bench = view(&report, folder.path(), theme, scale);
                go_down(&mut bench, part);
                bench.snapshot(format!("{name}{state}_{colours}_{percent}"));
                results.extend_harness(&mut bench);
            }
        }
    }
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_disclosure_table() {
    table("disclosure", DISCLOSURE);
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_applications_table() {
    table("applications", APPLICATIONS);
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_tables_of_cases() {
    table("cases", CASES);
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn an_equation_that_is_traced_beside_last_year() {
    in_each_theme("traced", |folder| {
        let mut report = faulty();
        let mut last = balanced("2021");
        set(&mut last, "applications.new.natural", "58");
        report.apply(&Edit::attach("", Some(last)));
        let mut bench = view(&report, folder, Theme::Light, 1.0);
        for _ in 0..3 {
            bench.key_press(Key::F8);
            bench.run();
        }
        bench
    });
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn prose_with_the_bar_for_finding() {
    in_each_theme("prose", |folder| {
        let mut bench = view(&balanced("2021"), folder, Theme::Light, 1.0);
        go_to(&mut bench, "（一）主动公开");
        bench.key_press_modifiers(Modifiers::COMMAND, Key::F);
        bench.run();
        bench.event(egui::Event::Text("统计".to_owned()));
        bench.run_steps(8);
        bench
    });
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_preview() {
    in_each_theme("preview", |folder| {
        let mut bench = view(&faulty(), folder, Theme::Light, 1.0);
        go_down(&mut bench, APPLICATIONS);
        bench.key_press_modifiers(Modifiers::COMMAND, Key::P);
        bench.run_steps(12);
        bench
    });
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn what_can_be_exported() {
    in_each_theme("exports", |folder| {
        let mut report = faulty();
        report.apply(&Edit::date("", Date::read("2025-1-20")));
        let mut bench = view(&report, folder, Theme::Light, 1.0);
        bench.key_press_modifiers(Modifiers::COMMAND, Key::E);
        bench.run_steps(8);
        // The computer's own faces would show: those of the program are the same everywhere.
        bench.get_by_label("只用程序自带的字体").click();
        bench.run_steps(8);
        bench
    });
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_report_beside_another_one() {
    let folder = tempfile::tempdir().unwrap();
    let report = balanced("2021");
    let mut other = report.clone();
    set(&mut other, "applications.new.natural", "17");
    set(&mut other, "review.cases.upheld", "");
    let text = other.prose("problems").replace("也写一句", "再写两句");
    write(&mut other, "problems", &format!("{text}\n第三段是新加的。"));
    let path = folder.path().join("同事改的.ron");
    nianbao::draft::save(&other, &path).unwrap();
    in_each_theme("comparison", |folder| {
        let mut bench = view(&report, folder, Theme::Light, 1.0);
        bench.state_mut().system.answer = Some(path.clone());
        bench.get_by_role_and_label(Role::Button, "文件").click();
        bench.run();
        let item = |label: Option<String>| label.is_some_and(|text| text.starts_with("与另一份"));
        bench.get_by(|node| item(node.label())).click();
        bench.run_steps(8);
        bench
    });
}

/// Light, dark and high contrast.
const THEMES: [(&str, nianbao::settings::Theme); 3] = [
    ("light", nianbao::settings::Theme::Light),
    ("dark", nianbao::settings::Theme::Dark),
    ("contrast", nianbao::settings::Theme::Contrast),
];

/// A picture of a view in each theme.
fn in_each_theme(name: &str, show: impl Fn(&std::path::Path) -> Harness<'static, Bench>) {
    let folder = tempfile::tempdir().unwrap();
    let mut results = SnapshotResults::new();
    for (colours, theme) in THEMES {
        let mut bench = show(folder.path());
        nianbao::ui::theme::wear(&bench.ctx, theme);
        bench.run_steps(8);
        bench.snapshot(format!("{name}_{colours}"));
        results.extend_harness(&mut bench);
    }
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_start_page_with_its_guide() {
    in_each_theme("start", |_| crate::bench::start(|app| app));
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn what_counts_in_a_cell() {
    in_each_theme("guidance", |folder| {
        let mut bench = view(&faulty(), folder, Theme::Light, 1.0);
        go_down(&mut bench, APPLICATIONS);
        bench.key_press_modifiers(Modifiers::SHIFT, Key::F1);
        bench.run();
        bench
    });
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_help() {
    in_each_theme("help", |folder| {
        let mut bench = view(&balanced("2021"), folder, Theme::Light, 1.0);
        bench.key_press(Key::F1);
        bench.run();
        bench.get_by_label("按键一览").click();
        bench.run();
        bench
    });
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_years_beside_each_other() {
    in_each_theme("years", |folder| {
        let mut report = balanced("2021");
        report.apply(&Edit::year("", Some(2025)));
        let figures = report.figures()[0].1;
        let told = |year: u16| nianbao::report::Figures {
            requests: Some(i64::from(year - 2015) * 9),
            review: None,
            ..figures
        };
        report.apply(&Edit::earlier(
            "",
            (2017..2025).map(|year| (year, told(year))),
        ));
        let mut bench = view(&report, folder, Theme::Light, 1.0);
        bench.get_by_role_and_label(Role::Button, "视图").click();
        bench.run();
        let item = |label: Option<String>| label.is_some_and(|text| text.starts_with("历年对照"));
        bench.get_by(|node| item(node.label())).click();
        bench.run_steps(8);
        bench
    });
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_tables_in_high_contrast() {
    let tables = [
        ("disclosure", DISCLOSURE),
        ("applications", APPLICATIONS),
        ("cases", CASES),
    ];
    let folder = tempfile::tempdir().unwrap();
    let mut results = SnapshotResults::new();
    for (name, part) in tables {
        let mut bench = view(&faulty(), folder.path(), Theme::Light, 1.0);
        go_down(&mut bench, part);
        nianbao::ui::theme::wear(&bench.ctx, nianbao::settings::Theme::Contrast);
        bench.run();
        bench.snapshot(format!("{name}_with_findings_contrast"));
        results.extend_harness(&mut bench);
    }
}
