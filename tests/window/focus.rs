//! What is typed goes where the frame is, or there is no frame, whatever hands did before.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use nianbao::report::Report;
use proptest::prelude::*;

use crate::bench::{
    Bench, click, focused, go_to_applications, press, type_into, window, window_with,
};
use crate::common::{balanced, get, set};

pub const NEW_NATURAL: &str = "一、本年新收政府信息公开申请数量 × 自然人";
pub const BELOW: &str = "二、上年结转政府信息公开申请数量 × 自然人";

/// What hands do.
#[derive(Debug, Clone)]
enum Act {
    /// Click one of the things of this role that are in sight.
    Click(Role, usize, PointerButton),
    /// Click a cell of the table, if one is shown.
    Cell(usize, PointerButton, Modifiers),
    /// Click anywhere.
    At(Pos2, PointerButton),
    /// Press here, and let go there.
    Drag(Pos2, Pos2),
    Press(Modifiers, Key),
    Type(&'static str),
}

/// The keys that are pressed.
const KEYS: [(Modifiers, Key); 36] = [
    (Modifiers::NONE, Key::ArrowDown),
    (Modifiers::NONE, Key::ArrowUp),
    (Modifiers::NONE, Key::ArrowLeft),
    (Modifiers::NONE, Key::ArrowRight),
    (Modifiers::SHIFT, Key::ArrowDown),
    (Modifiers::COMMAND, Key::End),
    (Modifiers::NONE, Key::Escape),
    (Modifiers::NONE, Key::Escape),
    (Modifiers::NONE, Key::Tab),
    (Modifiers::SHIFT, Key::Tab),
    (Modifiers::NONE, Key::Enter),
    (Modifiers::NONE, Key::Enter),
    (Modifiers::NONE, Key::Space),
    (Modifiers::NONE, Key::Delete),
    (Modifiers::NONE, Key::Home),
    (Modifiers::NONE, Key::F2),
    (Modifiers::NONE, Key::F4),
    (Modifiers::NONE, Key::F6),
    (Modifiers::NONE, Key::F7),
    (Modifiers::SHIFT, Key::F7),
    (Modifiers::NONE, Key::F8),
    (Modifiers::SHIFT, Key::F8),
    (Modifiers::NONE, Key::F9),
    (Modifiers::SHIFT, Key::F9),
    (Modifiers::NONE, Key::F10),
    (Modifiers::ALT, Key::E),
    (Modifiers::ALT, Key::V),
    (Modifiers::COMMAND, Key::F),
    (Modifiers::COMMAND, Key::H),
    (Modifiers::NONE, Key::F3),
    (Modifiers::COMMAND, Key::E),
    (Modifiers::COMMAND, Key::Comma),
    (Modifiers::COMMAND, Key::P),
    (Modifiers::COMMAND, Key::S),
    (Modifiers::COMMAND, Key::Z),
    (Modifiers::COMMAND, Key::O),
];

fn act() -> impl Strategy<Value = Act> {
    let button = || {
        prop_oneof![
            3 => Just(PointerButton::Primary),
            1 => Just(PointerButton::Secondary),
        ]
    };
    let role = prop_oneof![
        6 => Just(Role::Button),
        2 => Just(Role::Tab),
        1 => Just(Role::TextInput),
        1 => Just(Role::CheckBox),
        1 => Just(Role::ComboBox),
    ];
    let place = || (0.0..1280.0f32, 0.0..900.0f32).prop_map(|(x, y)| pos2(x, y));
    let modifiers = prop_oneof![5 => Just(Modifiers::NONE), 1 => Just(Modifiers::SHIFT)];
    let pressed = proptest::sample::select(&KEYS[..]);
    prop_oneof![
        5 => (role, any::<usize>(), button()).prop_map(|(role, at, by)| Act::Click(role, at, by)),
        3 => (any::<usize>(), button(), modifiers)
            .prop_map(|(at, by, modifiers)| Act::Cell(at, by, modifiers)),
        1 => (place(), button()).prop_map(|(place, by)| Act::At(place, by)),
        1 => (place(), place()).prop_map(|(from, to)| Act::Drag(from, to)),
        5 => pressed.prop_map(|(modifiers, key)| Act::Press(modifiers, key)),
        1 => prop_oneof![Just("3"), Just("公开")].prop_map(Act::Type),
    ]
}

/// A button going down or up.
pub fn pointer(pos: Pos2, button: PointerButton, pressed: bool, modifiers: Modifiers) -> Event {
    Event::PointerButton {
        pos,
        button,
        pressed,
        modifiers,
    }
}

fn click_at(bench: &Harness<'_, Bench>, at: Pos2, button: PointerButton, modifiers: Modifiers) {
    bench.event(Event::PointerMoved(at));
    bench.event(pointer(at, button, true, modifiers));
    bench.event(pointer(at, button, false, modifiers));
}

/// Where the things of this role are that can be clicked.
fn places(bench: &Harness<'_, Bench>, role: Role) -> Vec<Pos2> {
    let window = bench.ctx.content_rect();
    let nodes = bench.root().children_recursive();
    let nodes = nodes.filter(|node| {
        let node = node.accesskit_node();
        node.role() == role && !node.is_disabled()
    });
    let places = nodes.map(|node| node.rect().center());
    places.filter(|place| window.contains(*place)).collect()
}

/// Where the cells of the table are that is shown, if one is.
fn cells(bench: &Harness<'_, Bench>) -> Vec<Pos2> {
    let window = bench.ctx.content_rect();
    let nodes = bench.root().children_recursive();
    let is_cell = |label: Option<String>| label.is_some_and(|label| label.contains(" × "));
    let nodes = nodes.filter(|node| {
        let node = node.accesskit_node();
        node.role() == Role::TextInput && is_cell(node.label())
    });
    let places = nodes.map(|node| node.rect().center());
    places.filter(|place| window.contains(*place)).collect()
}

fn carry_out(bench: &mut Harness<'_, Bench>, act: &Act) {
    match act {
        Act::Click(role, at, button) => {
            let places = places(bench, *role);
            if let Some(place) = places.get(at % places.len().max(1)) {
                click_at(bench, *place, *button, Modifiers::NONE);
            }
        }
        Act::Cell(at, button, modifiers) => {
            let places = cells(bench);
            if let Some(place) = places.get(at % places.len().max(1)) {
                click_at(bench, *place, *button, *modifiers);
            }
        }
        Act::At(place, button) => click_at(bench, *place, *button, Modifiers::NONE),
        Act::Drag(from, to) => {
            bench.event(Event::PointerMoved(*from));
            bench.drag_at(*from);
            bench.event(Event::PointerMoved(*from + (*to - *from) / 2.0));
            bench.event(Event::PointerMoved(*to));
            bench.drop_at(*to);
        }
        Act::Press(modifiers, key) => bench.key_press_modifiers(*modifiers, *key),
        Act::Type(text) => bench.event(Event::Text((*text).to_owned())),
    }
    // What goes on by itself, as a job that takes long, need not come to rest.
    bench.run_steps(4);
}

/// The texts of all cells.
fn numbers(report: &Report) -> Vec<(nianbao::form::CellId, String)> {
    let cells = report.form().cells();
    cells
        .map(|(cell, _)| (cell, report.value(cell).text().to_owned()))
        .collect()
}

/// Types a digit: it goes into the framed cell; without a frame no number changes.
fn assert_frame(bench: &mut Harness<'_, Bench>) -> Result<bool, TestCaseError> {
    let before = bench.state().report().clone();
    let framed = bench.state().app.framed();
    let there = framed.map(|cell| before.value(cell).text().to_owned());
    // One that does not stand there yet; a nought before a number is none of it.
    let digits = (1..10).map(|digit| digit.to_string());
    let digit = digits
        .into_iter()
        .find(|digit| there.as_ref().is_none_or(|text| !text.contains(digit)))
        .unwrap_or_else(|| "7".to_owned());
    bench.event(Event::Text(digit.clone()));
    bench.run_steps(3);
    let after = bench.state().report();
    let Some(cell) = framed else {
        prop_assert_eq!(numbers(&before), numbers(after), "without a frame");
        return Ok(false);
    };
    let name = before.form().full_name(cell);
    if before.is_computed(cell) {
        prop_assert_eq!(numbers(&before), numbers(after), "{} is computed", name);
    } else {
        let text = after.value(cell).text();
        prop_assert!(text.contains(&digit), "{}: {:?}, not {}", name, text, digit);
    }
    prop_assert_eq!(bench.state().app.framed(), framed);
    Ok(!before.is_computed(cell))
}

/// A report with everything to click on: findings of each kind, and last year's beside it.
fn troubled() -> Report {
    let mut report = balanced("2021");
    set(&mut report, "applications.new.natural", "72");
    set(&mut report, "applications.granted.business", "");
    report
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 8,
        max_shrink_iters: 100,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_was_clicked_and_pressed_a_framed_cell_takes_the_next_digit(
        acts in proptest::collection::vec(act(), 8..16),
    ) {
        let folder = tempfile::tempdir()?;
        let mut bench = window(&troubled(), folder.path());
        go_to_applications(&mut bench);
        for act in &acts {
            carry_out(&mut bench, act);
            assert_frame(&mut bench)?;
        }
    }
}

#[test]
fn a_click_on_the_line_of_the_table_that_is_shown_puts_the_keyboard_on_its_framed_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    type_into(&mut bench, BELOW, "5");
    go_to_applications(&mut bench);
    assert_eq!(focused(&bench).as_deref(), Some(BELOW));
    // What is typed goes on where it was left.
    bench.event(Event::Text("6".to_owned()));
    bench.run();
    let report = bench.state().report();
    assert_eq!(get(report, "applications.carried_in.natural"), "56");
}

#[test]
fn a_right_click_on_a_cell_selects_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_by_label(NEW_NATURAL).focus();
    bench.run();
    bench.get_by_label(BELOW).click_secondary();
    bench.run();
    bench.event(Event::Text("8".to_owned()));
    bench.run();
    let report = bench.state().report();
    assert_eq!(get(report, "applications.carried_in.natural"), "8");
    assert_eq!(get(report, "applications.new.natural"), "71");
}

#[test]
fn a_cell_has_no_frame_while_another_field_or_a_window_over_the_work_has_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_by_label(NEW_NATURAL).focus();
    bench.run();
    let cell = bench.state().app.framed();
    assert!(cell.is_some());
    bench.get_by_label("年份").click();
    bench.run();
    assert_eq!(bench.state().app.framed(), None);
    // A click on nothing gives the keyboard back.
    click_at(
        &bench,
        pos2(640.0, 890.0),
        PointerButton::Primary,
        Modifiers::NONE,
    );
    bench.run();
    assert_eq!(bench.state().app.framed(), cell);
    press(&mut bench, Modifiers::ALT, Key::E);
    assert_eq!(bench.state().app.framed(), None);
    press(&mut bench, Modifiers::NONE, Key::Escape);
    assert_eq!(bench.state().app.framed(), cell);
    press(&mut bench, Modifiers::COMMAND, Key::Comma);
    assert_eq!(bench.state().app.framed(), None);
    click(&mut bench, "关闭");
    assert_eq!(bench.state().app.framed(), cell);
}

#[test]
fn a_digit_that_a_button_cannot_take_goes_into_the_framed_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_by_label(NEW_NATURAL).focus();
    bench.run();
    bench
        .get_by_role_and_label(Role::Button, "新建下一年度")
        .focus();
    bench.run();
    assert!(bench.state().app.framed().is_some());
    bench.event(Event::Text("9".to_owned()));
    bench.run();
    assert_eq!(get(bench.state().report(), "applications.new.natural"), "9");
}

#[test]
fn what_is_typed_while_a_message_goes_away_is_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window(&balanced("2021"), folder.path());
    go_to_applications(&mut bench);
    bench.get_by_label(NEW_NATURAL).focus();
    bench.run();
    bench.state_mut().app.say("年报", "别的");
    bench.run();
    assert_eq!(bench.state().app.framed(), None);
    bench.key_press(Key::Enter);
    bench.event(Event::Text("3".to_owned()));
    bench.event(Event::Text("4".to_owned()));
    bench.run();
    assert_eq!(
        get(bench.state().report(), "applications.new.natural"),
        "34"
    );
}

#[test]
fn looking_about_with_the_scroll_bar_does_not_take_the_table_back_to_its_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = window_with(&balanced("2021"), folder.path(), |app| app);
    bench.set_size(egui::vec2(1100.0, 600.0));
    go_to_applications(&mut bench);
    bench.get_by_label(NEW_NATURAL).focus();
    bench.run();
    let last = "四、结转下年度继续办理 × 总计";
    bench.event(Event::PointerMoved(pos2(500.0, 400.0)));
    bench.event(Event::MouseWheel {
        source: egui::MouseWheelSource::Wheel,
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -4000.0),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
    bench.run_steps(20);
    let seen = bench.get_by_label(last).rect();
    assert!(seen.bottom() < 600.0);
    // A click beside everything takes the keyboard from the cell, which gets it back.
    click_at(
        &bench,
        pos2(500.0, 596.0),
        PointerButton::Primary,
        Modifiers::NONE,
    );
    bench.run_steps(20);
    assert!(bench.state().app.framed().is_some());
    assert_eq!(bench.get_by_label(last).rect(), seen);
}
