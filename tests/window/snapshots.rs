//! Pictures of the window, from one rasteriser only (lavapipe):
//! `cargo test --test window snapshots:: -- --ignored`; with `UPDATE_SNAPSHOTS=1` the
//! pictures in `tests/snapshots/` are made anew.
//!
//! Each table without and with findings, light and dark, at 100 % and 200 %; then the other views.

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
    let folder = tempfile::tempdir().unwrap();
    let mut report = faulty();
    let mut last = balanced("2021");
    set(&mut last, "applications.new.natural", "58");
    report.apply(&Edit::attach("", Some(last)));
    let mut bench = view(&report, folder.path(), Theme::Light, 1.0);
    for _ in 0..3 {
        bench.key_press(Key::F8);
        bench.run();
    }
    bench.snapshot("traced");
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn prose_with_the_bar_for_finding() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = view(&balanced("2021"), folder.path(), Theme::Light, 1.0);
    go_to(&mut bench, "（一）主动公开");
    bench.key_press_modifiers(Modifiers::COMMAND, Key::F);
    bench.run();
    bench.event(egui::Event::Text("统计".to_owned()));
    bench.run_steps(8);
    bench.snapshot("prose");
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_preview() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = view(&faulty(), folder.path(), Theme::Light, 1.0);
    go_down(&mut bench, APPLICATIONS);
    bench.key_press_modifiers(Modifiers::COMMAND, Key::P);
    bench.run_steps(12);
    bench.snapshot("preview");
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn what_can_be_exported() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = faulty();
    report.apply(&Edit::date("", Date::read("2025-1-20")));
    let mut bench = view(&report, folder.path(), Theme::Light, 1.0);
    bench.key_press_modifiers(Modifiers::COMMAND, Key::E);
    bench.run_steps(8);
    // The computer's own faces would show: those of the program are the same everywhere.
    bench.get_by_label("只用程序自带的字体").click();
    bench.run_steps(8);
    bench.snapshot("exports");
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
    let mut results = SnapshotResults::new();
    for (colours, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        let mut bench = view(&report, folder.path(), theme, 1.0);
        bench.state_mut().system.answer = Some(path.clone());
        bench.get_by_role_and_label(Role::Button, "文件").click();
        bench.run();
        let item = |label: Option<String>| label.is_some_and(|text| text.starts_with("与另一份"));
        bench.get_by(|node| item(node.label())).click();
        bench.run_steps(8);
        bench.snapshot(format!("comparison_{colours}"));
        results.extend_harness(&mut bench);
    }
}
