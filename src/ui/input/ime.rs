//! Chinese input: while a word is being composed its letters stand in a field's text, and nothing
//! may check, rewrite or move it.
//!
//! The input method owns the keyboard until it commits or gives up. egui moves the focus by Tab and
//! arrows, scrolls and zooms before any widget is drawn, so what must not get through is taken out
//! of the raw input.

use std::sync::LazyLock;

use egui::text::{CCursor, CCursorRange};
use egui::{Context, Event, FullOutput, Id, ImeEvent, Plugin, RawInput, TextEdit};

/// How late, in seconds, the commit of a composition that was broken off may still come, on a slow
/// machine.
const LATE: f64 = 2.0;

/// What the input method does in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Composition {
    /// A word is being composed: its letters stand in a field and are no text yet, and nothing may
    /// be rewritten.
    pub is_under_way: bool,
    /// One was broken off: a field takes the letters of a word that was never chosen out again.
    pub was_broken_off: bool,
}

/// Follows the composition of the input method.
#[derive(Debug, Default)]
pub struct Ime {
    composition: Composition,
    /// The field in which the word is being composed, once it has the keyboard.
    field: Option<Id>,
}

/// How a composition came to its end before its word was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// By a click, or by the focus moving: what is still committed has lost its place.
    Elsewhere,
    /// The window was left. A word chosen by that is welcome where it was composed; bare letters are
    /// not.
    WindowLeft(Option<Id>),
}

/// Whether input methods are spoken to as X11 has it: they are told a point and nothing of the line's
/// height, and their candidates would hide what is being written.
static IS_XIM: LazyLock<bool> = LazyLock::new(|| {
    let is_wayland = std::env::var_os("WAYLAND_DISPLAY").is_some_and(|display| !display.is_empty());
    cfg!(target_os = "linux") && !is_wayland
});

/// Looks at the raw input.
#[derive(Debug, Default)]
struct Listener {
    is_composing: bool,
    /// A composition was broken off since the app last looked.
    was_broken_off: bool,
    /// When and how the last composition was broken off.
    ended: Option<(f64, End)>,
    /// Which field has the keyboard.
    focused: Option<Id>,
    /// The app has not done with earlier keys: a composition must not begin among them.
    is_behind: bool,
    held: Vec<Event>,
    /// In how many frames in a row no field was seen that the input method could write into.
    blind_frames: u8,
}

impl Listener {
    fn break_off(&mut self, now: f64, end: End) {
        if std::mem::take(&mut self.is_composing) {
            self.was_broken_off = true;
            self.ended = Some((now, end));
        }
    }

    /// Whether an event goes on to egui.
    fn admits(&mut self, event: &Event, now: f64) -> bool {
        match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => {
                self.is_composing = !text.is_empty();
                if self.is_composing {
                    self.ended = None;
                }
                true
            }
            Event::Ime(ImeEvent::Commit(text)) => {
                self.is_composing = false;
                let late = self.ended.take().filter(|(when, _)| now - when < LATE);
                match late {
                    None => true,
                    Some((_, End::Elsewhere)) => false,
                    Some((_, End::WindowLeft(field))) => {
                        field.is_some() && field == self.focused && !text.is_ascii()
                    }
                }
            }
            Event::PointerButton { pressed: true, .. } => {
                self.break_off(now, End::Elsewhere);
                true
            }
            Event::WindowFocused(false) => {
                self.break_off(now, End::WindowLeft(self.focused));
                true
            }
            Event::Text(_) => {
                // No input method lets letters through while it composes.
                self.is_composing = false;
                true
            }
            Event::Key { pressed: true, .. }
            | Event::Copy
            | Event::Cut
            | Event::Paste(_)
            | Event::MouseWheel { .. }
            | Event::Zoom(_) => !self.is_composing,
            _ => true,
        }
    }
}

/// Where a composition begins after something that may lead to another field.
fn start_after_keys(events: &[Event], is_behind: bool, mut is_composing: bool) -> Option<usize> {
    let mut led_on = is_behind;
    events.iter().position(|event| {
        match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => {
                let begins = !text.is_empty() && !is_composing;
                is_composing = !text.is_empty();
                return begins && led_on;
            }
            Event::Ime(ImeEvent::Commit(_)) => is_composing = false,
            Event::Text(_) | Event::PointerButton { .. } => {
                is_composing = false;
                led_on = true;
            }
            Event::Key { pressed: true, .. } | Event::Paste(_) | Event::Cut => {
                led_on |= !is_composing;
            }
            _ => {}
        }
        false
    })
}

impl Plugin for Listener {
    fn debug_name(&self) -> &'static str {
        "input method"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.focused = ctx.memory(egui::Memory::focused);
        let now = input.time.unwrap_or_else(|| ctx.input(|input| input.time));
        let mut events = std::mem::take(&mut self.held);
        events.append(&mut input.events);
        // On a slow machine one frame brings the key that leads to another field and the first
        // letters of a word for it: those wait until the field has the keyboard.
        if let Some(start) = start_after_keys(&events, self.is_behind, self.is_composing) {
            self.held = events.split_off(start);
            ctx.request_repaint();
        }
        events.retain(|event| self.admits(event, now));
        input.events = events;
    }

    /// Out of sight of any field egui switches the input method off, and nobody says that the word
    /// is lost; the keys must not wait for it.
    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        if let Some(ime) = output.platform_output.ime.as_mut().filter(|_| *IS_XIM) {
            let below = egui::vec2(0.0, ime.cursor_rect.height());
            ime.cursor_rect = ime.cursor_rect.translate(below);
        }
        let is_blind = self.is_composing && output.platform_output.ime.is_none();
        self.blind_frames = if is_blind { self.blind_frames + 1 } else { 0 };
        if self.blind_frames > 1 {
            self.break_off(ctx.input(|input| input.time), End::Elsewhere);
            ctx.request_repaint();
        }
    }
}

impl Ime {
    /// Begins to listen. Must come before any other plugin that holds events back.
    pub fn listen(ctx: &Context) {
        let _ = ctx.plugin_or_default::<Listener>();
    }

    /// Looks at this frame's events, before any field sees them.
    pub fn follow(&mut self, ctx: &Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let now = ctx.input(|input| input.time);
        let handle = ctx.plugin_or_default::<Listener>();
        let mut listener = handle.lock();
        let has_moved = self.field.is_some() && self.field != focused;
        let is_nowhere = self.composition.is_under_way && self.field.is_none() && focused.is_none();
        if has_moved || is_nowhere {
            listener.break_off(now, End::Elsewhere);
        }
        self.composition = Composition {
            is_under_way: listener.is_composing,
            was_broken_off: std::mem::take(&mut listener.was_broken_off),
        };
        drop(listener);
        let Composition {
            is_under_way,
            was_broken_off,
        } = self.composition;
        let broken_off = self.field.take_if(|_| was_broken_off);
        self.field = self.field.or(focused).filter(|_| is_under_way);
        if let Some(field) = broken_off {
            forget_preedit(ctx, field);
        }
    }

    /// Says at the end of a frame whether keys of this frame are still to be carried out.
    pub fn wait_for_keys(ctx: &Context, is_behind: bool) {
        ctx.plugin_or_default::<Listener>().lock().is_behind = is_behind;
    }

    /// What the input method does in this frame.
    #[must_use]
    pub fn composition(&self) -> Composition {
        self.composition
    }
}

/// The field's cursor stands where the word began. Otherwise egui would take the range of the letters
/// for theirs still, and the input method's last word, an empty one, would delete what is there now.
fn forget_preedit(ctx: &Context, field: Id) {
    let Some(state) = TextEdit::load_state(ctx, field) else {
        return;
    };
    let start = state
        .cursor
        .char_range()
        .map_or(CCursor::default(), |range| {
            let [start, _] = range.sorted_cursors();
            start
        });
    let mut fresh = egui::text_edit::TextEditState::default();
    fresh.cursor.set_char_range(Some(CCursorRange::one(start)));
    fresh.set_undoer(state.undoer());
    TextEdit::store_state(ctx, field, fresh);
    ctx.memory_mut(egui::Memory::interrupt_ime);
}
