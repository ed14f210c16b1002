//! Who gets the keyboard back after a menu, a message or a dialog had it, and with what selected.

use egui::text_edit::TextEditState;
use egui::{Context, Id, TextEdit, ViewportCommand};

use super::App;
use crate::ui::input::command::Command;
use crate::ui::views::grid;

/// In the first frame after a message egui still keeps the keyboard from what lay under it.
const FRAMES: u8 = 2;

/// Who had the keyboard while the window was free.
#[derive(Default)]
pub(super) struct Before {
    /// How many frames until it can be given back, once the window is free again.
    taken: u8,
    field: Option<Id>,
    /// The text field that had it last, and what was selected there: without the keyboard egui
    /// forgets that.
    text: Option<(Id, TextEditState)>,
}

impl App {
    /// Remembers who has the keyboard, and gives it back once a message or a dialog is done with.
    pub(super) fn watch_keyboard(&mut self, ctx: &Context, is_free: bool) {
        let before = &mut self.surroundings.before;
        if !is_free {
            before.taken = FRAMES;
            return;
        }
        if before.taken > 0 {
            before.taken -= 1;
            ctx.request_repaint();
            if before.taken == 0
                && let Some(field) = before.field.take()
            {
                self.give_back(ctx, field);
            }
            return;
        }
        let focused = ctx.memory(egui::Memory::focused);
        before.field = focused;
        let text = focused.and_then(|field| Some((field, TextEdit::load_state(ctx, field)?)));
        before.text = text.or_else(|| before.text.take());
    }

    /// Gives a field the keyboard back, with what was selected.
    pub(super) fn give_back(&mut self, ctx: &Context, field: Id) {
        let form = self.report().form();
        let current = self.views.grid.current();
        let is_cell = current.is_some_and(|cell| grid::cell_id(form, cell) == field);
        if is_cell && !self.views.grid.is_editing() {
            self.views.grid.take_keyboard();
        } else {
            ctx.memory_mut(|memory| memory.request_focus(field));
            let text = self.surroundings.before.text.take();
            if let Some((_, state)) = text.filter(|(text, _)| *text == field) {
                TextEdit::store_state(ctx, field, state);
            }
        }
        ctx.request_repaint();
    }

    /// Sends a clipboard command to the field that has the keyboard.
    pub(super) fn send_clipboard(ctx: &Context, command: Command) {
        ctx.send_viewport_cmd(match command {
            Command::Cut => ViewportCommand::RequestCut,
            Command::Copy => ViewportCommand::RequestCopy,
            _ => ViewportCommand::RequestPaste,
        });
        ctx.request_repaint();
    }
}
