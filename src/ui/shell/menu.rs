//! The menu bar, by mouse and by keyboard as in any Windows program: Alt with a menu's letter or F10
//! opens one, arrows go through it and to its neighbours, Enter takes, Esc gives the keyboard back.

use std::path::PathBuf;

use egui::{
    Button, Context, Event, FocusDirection, Id, Key, MenuBar, Modifiers, Popup, Response,
    SetOpenCommand, Ui,
};

use crate::report::Editor;
use crate::ui::input::command::{Command, Menu, Situation};
use crate::ui::lines::Hover;
use crate::ui::words;
use crate::workspace::shown_name;

/// Which menu is open, and who gets the keyboard afterwards.
#[derive(Debug, Default)]
pub struct MenuState {
    open: Option<usize>,
    /// This menu is opened as soon as it is drawn.
    asked: Option<usize>,
    /// The first item of this menu takes the keyboard as soon as it is drawn.
    entering: Option<usize>,
    /// The items that can be taken, from the top.
    items: Vec<Id>,
    /// The field that had the keyboard before.
    came_from: Option<Id>,
}

impl MenuState {
    /// Takes the keys of the menus out of the events, before any field sees them.
    pub fn take_keys(&mut self, ctx: &Context) {
        let focused = ctx.memory(egui::Memory::focused);
        if self.open.is_none() && self.asked.is_none() {
            self.came_from = focused;
        }
        let pressed =
            |modifiers, key| ctx.input_mut(|input| input.count_and_consume_key(modifiers, key)) > 0;
        for (index, menu) in Menu::ALL.iter().enumerate() {
            let (_, letter) = menu.name();
            if take_exactly(ctx, Modifiers::ALT, letter) {
                self.ask(index);
            }
        }
        // With Shift it opens the menu of a cell.
        if take_exactly(ctx, Modifiers::NONE, Key::F10) {
            if self.open.is_some() {
                Popup::close_all(ctx);
            } else {
                self.ask(0);
            }
        }
        let Some(open) = self.open else { return };
        let count = Menu::ALL.len();
        if pressed(Modifiers::NONE, Key::ArrowRight) {
            self.ask((open + 1) % count);
        } else if pressed(Modifiers::NONE, Key::ArrowLeft) {
            self.ask((open + count - 1) % count);
        }
        // Shift+Tab before Tab, which it would match as well.
        let up = pressed(Modifiers::SHIFT, Key::Tab) || pressed(Modifiers::NONE, Key::ArrowUp);
        let down = pressed(Modifiers::NONE, Key::Tab) || pressed(Modifiers::NONE, Key::ArrowDown);
        let at = |id| self.items.iter().position(|item| Some(*item) == id);
        let last = self.items.len().saturating_sub(1);
        let next = match at(focused) {
            _ if pressed(Modifiers::NONE, Key::Home) => Some(0),
            _ if pressed(Modifiers::NONE, Key::End) => Some(last),
            Some(at) if down => Some(if at == last { 0 } else { at + 1 }),
            Some(at) if up => Some(at.checked_sub(1).unwrap_or(last)),
            None if down => Some(0),
            None if up => Some(last),
            _ => None,
        };
        ctx.memory_mut(|memory| {
            // egui would look for a neighbour by its own lights.
            memory.move_focus(FocusDirection::None);
            if let Some(item) = next.and_then(|next| self.items.get(next)) {
                memory.request_focus(*item);
            }
        });
    }

    fn ask(&mut self, menu: usize) {
        self.asked = Some(menu);
        self.entering = Some(menu);
    }

    /// Whether a menu is open or about to be.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some() || self.asked.is_some()
    }
}

/// Takes a key with these modifiers and no others.
fn take_exactly(ctx: &Context, with: Modifiers, key: Key) -> bool {
    ctx.input_mut(|input| {
        let is_ours = |event: &Event| {
            matches!(event, Event::Key { key: found, modifiers, pressed: true, .. }
                if *found == key && *modifiers == with)
        };
        let Some(at) = input.events.iter().position(is_ours) else {
            return false;
        };
        input.events.remove(at);
        true
    })
}

/// What was done in the menus.
#[derive(Debug, Default)]
pub struct Chosen {
    /// The recent draft that was chosen.
    pub recent: Option<PathBuf>,
    /// A menu was closed: this field has the keyboard again.
    pub back_to: Option<Id>,
    /// Where the last menu's name ends.
    pub end: f32,
}

/// The menu bar. Adds the commands that were chosen to `asked`.
pub fn show(
    ui: &mut Ui,
    state: &mut MenuState,
    editor: &Editor,
    situation: &Situation,
    recent: &[PathBuf],
    asked: &mut Vec<Command>,
) -> Chosen {
    let mut chosen = Chosen::default();
    let was_open = state.open.take();
    let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
    MenuBar::new().ui(ui, |ui| {
        for (index, menu) in Menu::ALL.iter().enumerate() {
            let (name, letter) = menu.name();
            let button = ui.button(format!("{name}({})", letter.name()));
            chosen.end = button.rect.right();
            // A screen reader says the letter by itself.
            ui.ctx().accesskit_node_builder(button.id, |node| {
                node.set_label(name);
                node.set_access_key(letter.name());
            });
            let slides = was_open.is_some_and(|open| open != index) && moved && button.hovered();
            let mut popup = Popup::menu(&button).accessible_name(name);
            if state.asked == Some(index) || (slides && state.asked.is_none()) {
                popup = popup.open_memory(Some(SetOpenCommand::Bool(true)));
                state.asked = None;
            }
            let popup_id = popup.get_id();
            let shown = popup.show(|ui| {
                ui.set_min_width(220.0);
                state.items.clear();
                for item in menu.items() {
                    match item {
                        Some(command) => {
                            if menu_item(ui, state, editor, command, situation) {
                                asked.push(command);
                            }
                        }
                        None => {
                            ui.separator();
                        }
                    }
                }
                if *menu == Menu::File && !recent.is_empty() {
                    let is_enabled = Command::Open.refusal(situation).is_none();
                    let path = recent_items(ui, state, recent, is_enabled);
                    chosen.recent = chosen.recent.take().or(path);
                }
                // At first a menu is only measured.
                if state.entering == Some(index) && !ui.is_sizing_pass() {
                    state.entering = None;
                    if let Some(first) = state.items.first() {
                        ui.memory_mut(|memory| memory.request_focus(*first));
                    }
                }
            });
            if shown.is_some() && Popup::is_id_open(ui.ctx(), popup_id) {
                state.open = Some(index);
            }
        }
    });
    if was_open.is_some() && state.open.is_none() && state.asked.is_none() {
        state.entering = None;
        chosen.back_to = state.came_from;
    }
    chosen
}

fn recent_items(
    ui: &mut Ui,
    state: &mut MenuState,
    recent: &[PathBuf],
    is_enabled: bool,
) -> Option<PathBuf> {
    let mut chosen = None;
    ui.separator();
    ui.weak(words::RECENT);
    for path in recent {
        let label = shown_name(path);
        let item = ui.add_enabled(is_enabled, Button::new(label));
        let item = item.on_disabled_hover(words::REFUSED_BUSY);
        if is_enabled {
            state.items.push(item.id);
        }
        if item.on_hover(path.to_string_lossy()).clicked() {
            chosen = Some(path.clone());
            ui.close();
        }
    }
    chosen
}

fn menu_item(
    ui: &mut Ui,
    state: &mut MenuState,
    editor: &Editor,
    command: Command,
    situation: &Situation,
) -> bool {
    // What is undone is named.
    let step = match command {
        Command::Undo => editor.undo_label(),
        Command::Redo => editor.redo_label(),
        _ => None,
    };
    let mut label = command.label().to_owned();
    if let Some(step) = step {
        label.push('：');
        label.push_str(step);
    }
    let item = command_item(ui, command, Some(label), situation);
    if item.enabled() {
        state.items.push(item.id);
    }
    let clicked = item.clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// The lines of a menu over a part of the window; `None` is a line between.
pub(in crate::ui) fn command_items(
    ui: &mut Ui,
    items: &[Option<Command>],
    situation: &Situation,
    asked: &mut Vec<Command>,
) {
    for item in items {
        let Some(command) = item else {
            ui.separator();
            continue;
        };
        if command_item(ui, *command, None, situation).clicked() {
            asked.push(*command);
            ui.close();
        }
    }
}

/// A line of a menu that gives a command; one that has nothing to do says why.
pub(in crate::ui) fn command_item(
    ui: &mut Ui,
    command: Command,
    label: Option<String>,
    situation: &Situation,
) -> Response {
    let label = label.unwrap_or_else(|| command.label().to_owned());
    let button = Button::new(label);
    let button = button.shortcut_text(command.keys(ui.ctx()));
    let refusal = command.refusal(situation);
    let button = button.selected(command.is_on(situation));
    let response = ui.add_enabled(refusal.is_none(), button);
    match refusal {
        None => response.on_hover(command.tooltip()),
        Some(refusal) => response.on_disabled_hover(refusal.sentence()),
    }
}
