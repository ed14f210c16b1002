//! Who gets the keyboard back after a menu, a message or a dialog had it, and with what selected.

use egui::text_edit::TextEditState;
use egui::{Context, Event, FocusDirection, Id, Popup, TextEdit, ViewportCommand};

use super::App;
use crate::ui::input::command::Command;
use crate::ui::input::keyboard::{is_release, is_typing};
use crate::ui::views::part;
use crate::ui::views::part::Part;
use crate::ui::views::{grid, prose};

/// In the first frame after a message egui still keeps the keyboard from what lay under it.
pub(super) const FRAMES: u8 = 2;

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

impl Before {
    /// Whether nobody can take a key yet.
    pub(super) fn is_early(&self) -> bool {
        self.taken > 0
    }
}

impl App {
    /// Whether the work takes what is typed next: it has the keyboard, or nobody has who could do
    /// anything with a letter. What is typed goes where the frame is, or there is no frame.
    pub(super) fn takes_typing(&self, ctx: &Context) -> bool {
        if self.is_aside() || !self.is_free() {
            return false;
        }
        let focused = ctx.memory(egui::Memory::focused);
        if focused.is_some() && focused == self.work_field() {
            return true;
        }
        if self.has_menu(ctx) {
            return false;
        }
        let is_text = focused.is_some_and(|field| TextEdit::load_state(ctx, field).is_some());
        !is_text && !self.has_pane()
    }

    fn has_menu(&self, ctx: &Context) -> bool {
        self.surroundings.menu.is_open() || Popup::is_any_open(ctx)
    }

    /// Whether a question, a window or a menu lies over the work.
    pub(super) fn is_covered(&self, ctx: &Context) -> bool {
        !self.is_free() || self.has_menu(ctx) || self.has_pane()
    }

    /// The field of the work that is shown: the current cell's, or that of the text.
    fn work_field(&self) -> Option<Id> {
        match &self.views.part {
            Part::Prose(field) => Some(prose::editor_id(field)),
            Part::Table(_) => {
                let cell = self.views.grid.current()?;
                Some(grid::cell_id(self.report().form(), cell))
            }
        }
    }

    /// Gives the work the keyboard for what is typed in this frame, if nobody else takes it.
    pub(super) fn catch_typing(&mut self, ctx: &Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let has_control = focused.is_some();
        // Space and Enter press a button that has the keyboard.
        let is_caught = |event: &Event| match event {
            Event::Text(text) => !has_control || !text.trim().is_empty(),
            Event::Paste(_) => true,
            event => !has_control && is_typing(event) && !is_release(event),
        };
        let is_behind = self.surroundings.before.is_early();
        if is_behind || (has_control && focused == self.work_field()) || !self.takes_typing(ctx) {
            return;
        }
        if ctx.input(|input| input.events.iter().any(is_caught)) {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            self.take_work_up(ctx);
        }
    }

    /// Gives the work the keyboard when nobody has it any more: a click on what is no field took it
    /// away, or what had it is gone.
    pub(super) fn bring_back(&mut self, ctx: &Context) {
        let is_nobodys = ctx.memory(egui::Memory::focused).is_none();
        let is_down = ctx.input(|input| input.pointer.any_down());
        let is_composing = self.ime.composition().is_under_way;
        let is_early = self.surroundings.before.is_early();
        if is_nobodys && !is_down && !is_composing && !is_early && self.takes_typing(ctx) {
            self.take_work_up(ctx);
        }
    }

    /// Gives the work the keyboard as it was left.
    fn take_work_up(&mut self, ctx: &Context) {
        let is_coming = match self.views.part {
            Part::Prose(_) => self.views.prose.is_arriving(),
            Part::Table(_) => self.views.grid.has_keyboard(),
        };
        if let Some(field) = self.work_field().filter(|_| !is_coming) {
            self.give_back(ctx, field);
        }
    }

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

    /// Gives a field the keyboard back, with what was selected. A field of the work that another one
    /// has taken the place of meanwhile gives it to that one.
    pub(super) fn give_back(&mut self, ctx: &Context, field: Id) {
        let field = if self.is_of_work(field) {
            self.work_field().unwrap_or(field)
        } else {
            field
        };
        if matches!(self.views.part, Part::Table(_)) && self.work_field() == Some(field) {
            self.views.grid.come_back();
        } else {
            ctx.memory_mut(|memory| memory.request_focus(field));
            let text = self.surroundings.before.text.as_ref();
            if let Some((_, state)) = text.filter(|(text, _)| *text == field) {
                TextEdit::store_state(ctx, field, state.clone());
            }
        }
        ctx.request_repaint();
    }

    /// Whether this is the field of a cell or of a text.
    fn is_of_work(&self, field: Id) -> bool {
        let form = self.report().form();
        let is_cell = |(cell, _)| grid::cell_id(form, cell) == field;
        let is_text =
            |part: &Part| matches!(part, Part::Prose(text) if prose::editor_id(text) == field);
        let parts = part::parts(form);
        form.cells().any(is_cell) || parts.iter().any(|(part, _, _)| is_text(part))
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
