//! Chinese input: while a word is being composed its letters stand in a field's text, and nothing
//! may check, rewrite or move it.

use egui::{Context, Event, Id, ImeEvent};

/// Follows the composition of the input method.
#[derive(Debug, Default)]
pub struct Ime {
    /// The field in which a word is being composed.
    field: Option<Id>,
    /// A composition was broken off by a click elsewhere; its late commit must not land there.
    broken_off: bool,
}

impl Ime {
    /// Looks at this frame's events, before any field sees them. Returns whether a composition was
    /// broken off, so that its half-typed letters must be taken out again.
    pub fn follow(&mut self, ctx: &Context) -> bool {
        let focused = ctx.memory(egui::Memory::focused);
        let was_broken_off = self.field.is_some() && self.field != focused;
        if was_broken_off {
            self.field = None;
            self.broken_off = true;
        }
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let Event::Ime(ime) = event else { return true };
                match ime {
                    ImeEvent::Preedit { text, .. } if !text.is_empty() => {
                        self.field = focused;
                        self.broken_off = false;
                        true
                    }
                    ImeEvent::Commit(_) => {
                        self.field = None;
                        !std::mem::take(&mut self.broken_off)
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
