//! Pictures of the window, from one rasteriser only (lavapipe):
//! `cargo test --features snapshots --test snapshots -- --ignored`; with `UPDATE_SNAPSHOTS=1` the
//! pictures in `tests/snapshots/` are made anew.
#![cfg(feature = "snapshots")]

mod common;

use common::bench::{go_to, go_to_applications, window};
use common::{balanced, set};
use egui::Key;

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_applications_table() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.snapshot("applications");
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_applications_table_with_findings() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.not_held.natural", "42");
    set(&mut report, "applications.carried_in.legal", "");
    let mut bench = window(&report, folder.path());
    bench.key_press(Key::F8);
    bench.run();
    bench.snapshot("applications_with_findings");
}

#[test]
#[ignore = "needs a software Vulkan driver (mesa-vulkan-drivers)"]
fn the_other_tables() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to(&mut bench, "二、主动公开政府信息情况");
    bench.snapshot("disclosure");
    go_to(&mut bench, "行政复议");
    bench.snapshot("cases");
}
