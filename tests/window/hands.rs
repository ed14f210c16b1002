//! What hands do to a window: clicks, keys, drags, at random.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;
use proptest::prelude::*;

use crate::bench::{Bench, key};

/// What hands do.
#[derive(Debug, Clone)]
pub enum Act {
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
const KEYS: [(Modifiers, Key); 40] = [
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
    (Modifiers::COMMAND, Key::D),
    (Modifiers::COMMAND, Key::R),
    (Modifiers::SHIFT, Key::F10),
    (Modifiers::ALT, Key::Z),
];

pub fn act() -> impl Strategy<Value = Act> {
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

pub fn click_at(bench: &Harness<'_, Bench>, at: Pos2, button: PointerButton, modifiers: Modifiers) {
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

/// What the window hears of an act.
pub fn events(bench: &Harness<'_, Bench>, act: &Act) -> Vec<Event> {
    let click = |place: Option<&Pos2>, button, modifiers| match place {
        Some(at) => vec![
            Event::PointerMoved(*at),
            pointer(*at, button, true, modifiers),
            pointer(*at, button, false, modifiers),
        ],
        None => Vec::new(),
    };
    let primary = |at, pressed| pointer(at, PointerButton::Primary, pressed, Modifiers::NONE);
    match act {
        Act::Click(role, at, button) => {
            let places = places(bench, *role);
            let place = places.get(at % places.len().max(1));
            click(place, *button, Modifiers::NONE)
        }
        Act::Cell(at, button, modifiers) => {
            let places = cells(bench);
            click(places.get(at % places.len().max(1)), *button, *modifiers)
        }
        Act::At(place, button) => click(Some(place), *button, Modifiers::NONE),
        Act::Drag(from, to) => vec![
            Event::PointerMoved(*from),
            primary(*from, true),
            Event::PointerMoved(*from + (*to - *from) / 2.0),
            Event::PointerMoved(*to),
            primary(*to, false),
        ],
        Act::Press(modifiers, of) => vec![
            key(*of, *modifiers),
            Event::Key {
                key: *of,
                physical_key: None,
                pressed: false,
                repeat: false,
                modifiers: *modifiers,
            },
        ],
        Act::Type(text) => vec![Event::Text((*text).to_owned())],
    }
}

/// Does it, an event a frame.
pub fn carry_out(bench: &mut Harness<'_, Bench>, act: &Act) {
    for event in events(bench, act) {
        bench.event(event);
    }
    // What goes on by itself, as a job that takes long, need not come to rest.
    bench.run_steps(4);
}
