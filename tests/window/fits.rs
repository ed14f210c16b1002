//! How much of the largest table is in sight, measured: with each tab of the right side, on the screens
//! and at the scales of an office; and that what the mouse is over stays where it is.

use std::collections::BTreeMap;

use crate::bench::{Bench, Cells, click, go_to, go_to_applications, press, type_into, window_of};
use crate::common::{balanced, set};
use crate::table::NEW_NATURAL;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::report::{Edit, Report};

/// Screens without what task bar and title bar take, in pixels.
const SCREENS: [[f32; 2]; 3] = [[1366.0, 696.0], [1280.0, 648.0], [1920.0, 1008.0]];
/// What the harness keeps free around the window, in points.
const AROUND: f32 = 16.0;
const SCALES: [f32; 3] = [1.0, 1.25, 1.5];
/// How many rows are in sight at least, on each screen and at each scale.
const LEAST: [[usize; 3]; 3] = [[25, 17, 11], [25, 16, 10], [25, 25, 23]];
const TABS: [&str; 5] = ["检查", "预览", "历年", "关联", "待核"];
const COLUMNS: usize = 7;
const ROWS: usize = 25;

fn with_last() -> Report {
    let mut report = balanced("2021");
    let mut last = balanced("2021");
    set(&mut last, "applications.new.natural", "58");
    set(&mut last, "applications.granted.business", "120");
    report.apply(&Edit::attach("", Some(last)));
    report
}

fn at(
    screen: [f32; 2],
    scale: f32,
    report: &Report,
    folder: &std::path::Path,
) -> Harness<'static, Bench> {
    let size = screen.map(|length| (length / scale).floor() + AROUND);
    let mut bench = window_of(size, scale, report, folder, |app| app);
    go_to_applications(&mut bench);
    bench
}

fn table(bench: &Harness<'_, Bench>) -> Rect {
    bench.get_by_role(Role::Table).rect()
}

/// How many columns and rows of numbers are in sight whole.
fn seen(bench: &Harness<'_, Bench>) -> (usize, usize) {
    let table = table(bench).expand(0.5);
    let form = bench.state().report().form();
    let cells: Vec<Rect> = form
        .cells_of(1)
        .map(|cell| bench.get_cell(&form.full_name(cell)).rect())
        .collect();
    assert_eq!(cells.len(), COLUMNS * ROWS);
    let is_across =
        |rect: &Rect| table.x_range().contains(rect.left()) && rect.right() <= table.right();
    let is_down =
        |rect: &Rect| table.y_range().contains(rect.top()) && rect.bottom() <= table.bottom();
    let columns = cells[..COLUMNS].iter().filter(|rect| is_across(rect));
    let rows = cells.iter().step_by(COLUMNS).filter(|rect| is_down(rect));
    (columns.count(), rows.count())
}

fn show_tab(bench: &mut Harness<'_, Bench>, tab: &str) {
    let is_it = |label: Option<String>| label.is_some_and(|label| label.starts_with(tab));
    bench
        .get_by(|node| node.role() == Role::Tab && is_it(node.label()))
        .click();
    bench.run_steps(8);
}

/// The right side where it was folded away.
fn with_side(bench: &mut Harness<'_, Bench>) {
    if bench.query_all_by_role(Role::Tab).next().is_none() {
        press(bench, Modifiers::NONE, Key::F4);
    }
}

#[test]
fn all_number_columns_are_in_sight_on_every_screen_with_every_tab() {
    let folder = tempfile::tempdir().unwrap();
    for report in [balanced("2021"), with_last()] {
        for (screen, least) in SCREENS.into_iter().zip(LEAST) {
            for (scale, least) in SCALES.into_iter().zip(least) {
                let mut bench = at(screen, scale, &report, folder.path());
                with_side(&mut bench);
                for tab in TABS {
                    show_tab(&mut bench, tab);
                    let (columns, rows) = seen(&bench);
                    assert_eq!(columns, COLUMNS, "{screen:?} {scale} {tab}");
                    assert!(rows >= least, "{screen:?} {scale} {tab}: {rows}");
                }
            }
        }
    }
}

#[test]
fn the_whole_table_is_in_sight_at_full_scale() {
    let folder = tempfile::tempdir().unwrap();
    for report in [balanced("2021"), with_last()] {
        for screen in SCREENS {
            let mut bench = at(screen, 1.0, &report, folder.path());
            for tab in TABS {
                show_tab(&mut bench, tab);
                let seen = seen(&bench);
                assert_eq!(
                    seen,
                    (COLUMNS, ROWS),
                    "{screen:?} {tab} {:?}",
                    table(&bench)
                );
            }
            press(&mut bench, Modifiers::NONE, Key::F4);
            assert_eq!(seen(&bench), (COLUMNS, ROWS), "{screen:?}");
        }
    }
}

/// Names and corners, in pixels.
type Places = BTreeMap<String, [f64; 4]>;

/// Where everything stands that a mouse may be over, by name.
fn places(bench: &Harness<'_, Bench>) -> Places {
    let mut places = BTreeMap::new();
    for node in bench.root().children_recursive() {
        let node = node.accesskit_node();
        let name = match node.role() {
            Role::Tab | Role::Button | Role::TextInput => node.label(),
            _ => None,
        };
        // Counts come and go behind names.
        let name = name.map(|name| {
            name.trim_end_matches(|c: char| c == ' ' || c.is_ascii_digit())
                .to_owned()
        });
        let name = name.map(|name| name.split('：').next().unwrap_or_default().to_owned());
        let name = name.map(|name| {
            let states = [" 错误", " 待说明", " 提示", " 已完成"];
            let end = states.iter().find_map(|state| name.find(state));
            name[..end.unwrap_or(name.len())].to_owned()
        });
        if let Some((name, place)) = name.zip(node.bounding_box()) {
            places.insert(name, [place.x0, place.y0, place.x1, place.y1]);
        }
    }
    places
}

/// What is in both windows, and stands elsewhere in one.
fn moved(before: &Places, after: &Places) -> Vec<String> {
    let both = before
        .iter()
        .filter_map(|(name, rect)| Some((name, rect, after.get(name)?)));
    let elsewhere = both.filter(|(_, one, other)| {
        let mut lines = one.iter().zip(other.iter());
        lines.any(|(one, other)| (one - other).abs() > 0.6)
    });
    elsewhere.map(|(name, ..)| name.clone()).collect()
}

#[test]
fn findings_counters_and_tabs_move_nothing_that_the_mouse_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = at(SCREENS[0], 1.0, &balanced("2021"), folder.path());
    let before = places(&bench);
    assert!(before.len() > COLUMNS * ROWS);
    type_into(&mut bench, NEW_NATURAL, "无");
    press(&mut bench, Modifiers::NONE, Key::Enter);
    for cell in ["applications.granted.natural", "applications.granted.legal"] {
        let name = {
            let form = bench.state().report().form();
            form.full_name(form.find(cell).unwrap())
        };
        type_into(&mut bench, &name, "88");
        press(&mut bench, Modifiers::NONE, Key::Enter);
    }
    assert!(!bench.state().rules().is_empty());
    assert_eq!(moved(&before, &places(&bench)), [""; 0]);
    for tab in TABS {
        show_tab(&mut bench, tab);
        assert_eq!(moved(&before, &places(&bench)), [""; 0], "{tab}");
    }
}

#[test]
fn the_buttons_of_the_find_bar_stay_where_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = at(SCREENS[0], 1.0, &balanced("2021"), folder.path());
    go_to(&mut bench, "（一）主动公开");
    press(&mut bench, Modifiers::COMMAND, Key::F);
    let before = places(&bench);
    for text in ["公", "开", "无"] {
        bench.event(egui::Event::Text(text.to_owned()));
        bench.run_steps(6);
        assert_eq!(moved(&before, &places(&bench)), [""; 0]);
    }
    click(&mut bench, "关闭");
}

#[test]
fn the_cell_gone_to_is_seen_whole_below_the_head() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = balanced("2021");
    set(&mut report, "applications.granted.natural", "约3");
    set(&mut report, "applications.carried_out.total", "约3");
    set(&mut report, "applications.new.legal", "约3");
    let mut bench = window_of([900.0, 420.0], 1.0, &report, folder.path(), |app| app);
    go_to_applications(&mut bench);
    let view = table(&bench);
    let head = bench.get_cell(NEW_NATURAL).rect().top() - view.top();
    for forward in [true, true, true, true, false, false, false] {
        let modifiers = if forward {
            Modifiers::NONE
        } else {
            Modifiers::SHIFT
        };
        bench.key_press_modifiers(modifiers, Key::F8);
        bench.run_steps(10);
        let name = crate::bench::focused(&bench).unwrap();
        let cell = bench.get_cell(&name).rect();
        assert!(cell.top() >= view.top() + head - 0.6, "{name}: {cell:?}");
        assert!(cell.bottom() <= view.bottom() + 0.6, "{name}: {cell:?}");
    }
}
