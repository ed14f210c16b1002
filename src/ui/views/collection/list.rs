//! What the tables of a collection have in common: one of them has the keyboard as a whole, and its lines
//! and cells are clicked.

use egui::accesskit::{self, Role};
use egui::{Align, Align2, Color32, EventFilter, FontId, Id, Key, Rect, Response, Sense, Ui, vec2};

/// Where the keyboard goes in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
}

/// What was pressed in a table that has the keyboard.
#[derive(Debug, Default)]
pub(super) struct Pressed {
    pub steps: Vec<Step>,
    pub is_entered: bool,
    pub is_spaced: bool,
}

/// A table that takes the keyboard as a whole. `name` is what a screen reader says of it.
pub(super) fn table(
    ui: &mut Ui,
    (id, rect): (Id, Rect),
    name: &str,
    arrives: bool,
) -> (Response, Pressed) {
    let table = ui.interact(rect, id, Sense::click());
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Table);
        node.set_label(name);
    });
    if arrives || table.clicked() {
        table.request_focus();
    }
    let mut pressed = Pressed::default();
    if !table.has_focus() {
        return (table, pressed);
    }
    let filter = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    ui.input_mut(|input| {
        for (key, step) in [
            (Key::ArrowUp, Step::Up),
            (Key::ArrowDown, Step::Down),
            (Key::ArrowLeft, Step::Left),
            (Key::ArrowRight, Step::Right),
            (Key::PageUp, Step::PageUp),
            (Key::PageDown, Step::PageDown),
            (Key::Home, Step::First),
            (Key::End, Step::Last),
        ] {
            let times = input.count_and_consume_key(egui::Modifiers::NONE, key);
            pressed.steps.extend(std::iter::repeat_n(step, times));
        }
        pressed.is_entered = input.consume_key(egui::Modifiers::NONE, Key::Enter);
        pressed.is_spaced = input.consume_key(egui::Modifiers::NONE, Key::Space);
    });
    (table, pressed)
}

/// A line or a cell of a table that has the keyboard as a whole.
pub(super) fn part(ui: &Ui, (id, rect): (Id, Rect), name: &str, is_selected: bool) -> Response {
    let part = ui.interact(rect, id, Sense::CLICK);
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Cell);
        // What no keyboard comes to has no place of its own account.
        node.set_bounds(accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
        node.add_action(accesskit::Action::Click);
        node.set_label(name);
        node.set_selected(is_selected);
    });
    part
}

/// Inside the cells, in points.
const PADDING: f32 = 6.0;

/// A text in a cell, on its left, in its middle or on its right; cut off where the cell ends.
pub(super) fn text(ui: &Ui, cell: Rect, text: &str, align: Align, colour: Color32) {
    let font = FontId::proportional(crate::ui::theme::sizes().small);
    let inner = cell.shrink2(vec2(PADDING, 0.0));
    let painter = ui.painter().with_clip_rect(inner.intersect(ui.clip_rect()));
    let align = Align2([align, Align::Center]);
    painter.text(align.pos_in_rect(&inner), align, text, font, colour);
}
