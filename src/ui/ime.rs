//! Chinese input: while a word is being composed its letters stand in a field's text, and nothing
//! may check, rewrite or move it.

use egui::{Context, Event, Id, ImeEvent};

/// How late, in seconds, the commit of a composition that was broken off may still come.
const LATE: f64 = 1.0;

/// Follows the composition of the input method.
#[derive(Debug, Default)]
pub struct Ime {
    /// The field in which a word is being composed.
    field: Option<Id>,
    /// When a composition was broken off by a click elsewhere; its late commit must not land there.
    broken_off: Option<f64>,
}

impl Ime {
    /// Looks at this frame's events, before any field sees them. Returns whether a composition was
    /// broken off, so that its half-typed letters must be taken out again.
    pub fn follow(&mut self, ctx: &Context) -> bool {
        let focused = ctx.memory(egui::Memory::focused);
        let was_broken_off = self.field.is_some() && self.field != focused;
        if was_broken_off {
            self.field = None;
            self.broken_off = Some(ctx.input(|input| input.time));
        }
        ctx.input_mut(|input| {
            let now = input.time;
            input.events.retain(|event| {
                let Event::Ime(ime) = event else { return true };
                match ime {
                    ImeEvent::Preedit { text, .. } if !text.is_empty() => {
                        self.field = focused;
                        self.broken_off = None;
                        true
                    }
                    ImeEvent::Commit(_) => {
                        self.field = None;
                        let since = self.broken_off.take();
                        !since.is_some_and(|since| now - since < LATE)
                    }
                    ImeEvent::Preedit { .. } => {
                        self.field = None;
                        true
                    }
                    _ => true,
                }
            });
        });
        was_broken_off
    }

    /// Whether a word is being composed.
    #[must_use]
    pub fn is_composing(&self) -> bool {
        self.field.is_some()
    }
}
