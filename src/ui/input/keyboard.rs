//! Keeps the table's keys from egui's own idea of where the focus goes.
//!
//! egui moves the focus by arrows and Tab before any widget is drawn, and a field can only forbid it
//! one frame after it got the focus. Two arrows in one slow frame would then lead out of the table.

use egui::{Context, Event, Key, Plugin, RawInput};

/// Holds keyboard events back while egui decides on the focus.
#[derive(Debug, Default)]
struct Shield {
    is_up: bool,
    held: Vec<Event>,
}

impl Plugin for Shield {
    fn debug_name(&self) -> &'static str {
        "keyboard"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        if self.is_up {
            let (held, others) = std::mem::take(&mut input.events)
                .into_iter()
                .partition(is_typing);
            self.held.extend::<Vec<Event>>(held);
            input.events = others;
        }
    }
}

/// Lets the held events in, at the beginning of a frame; or with `is_early` keeps them, and those of
/// this frame, for the next one: nobody can take them yet.
pub fn let_in(ctx: &Context, is_early: bool) {
    let held = std::mem::take(&mut ctx.plugin_or_default::<Shield>().lock().held);
    if is_early {
        let typing = ctx.input_mut(|input| {
            let events = std::mem::take(&mut input.events);
            let (typing, others): (Vec<_>, Vec<_>) = events.into_iter().partition(is_typing);
            input.events = others;
            typing
        });
        let held = held.into_iter().chain(typing).collect();
        ctx.plugin_or_default::<Shield>().lock().held = held;
        return;
    }
    // On a Mac a key with Alt types a letter of its own; elsewhere it is a command, and some systems
    // send the letter all the same.
    let is_mac = ctx.os() == egui::os::OperatingSystem::Mac;
    ctx.input_mut(|input| {
        input.events.splice(0..0, held).for_each(drop);
        let mut after_alt = false;
        // Ctrl+Space turns the input method on and off, and is nothing to a field or a button.
        let is_switch = |event: &Event| {
            matches!(event, Event::Key { key: Key::Space, modifiers, .. } if modifiers.ctrl)
        };
        let has_ctrl = input.modifiers.ctrl && !input.modifiers.alt;
        let mut after_switch = false;
        input.events.retain(|event| {
            let is_text = matches!(event, Event::Text(_));
            let is_blank = matches!(event, Event::Text(text) if text == " ");
            let is_stray = after_alt && !is_mac && is_text;
            let is_left = is_switch(event) || is_blank && (after_switch || has_ctrl);
            after_alt = matches!(event, Event::Key { modifiers, pressed: true, .. }
                if *modifiers == egui::Modifiers::ALT);
            after_switch = is_switch(event);
            !is_stray && !is_left
        });
    });
}

/// Whether egui is kept from seeing the keys of the next frame before the table does.
pub fn shield(ctx: &Context, is_up: bool) {
    ctx.plugin_or_default::<Shield>().lock().is_up = is_up;
}

/// Whether an event is a key let go.
#[must_use]
pub fn is_release(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: false, .. })
}

/// Whether an event is of the keyboard.
#[must_use]
pub fn is_typing(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::Paste(_)
            | Event::Copy
            | Event::Cut
    )
}
