//! A small window over the work that takes effect as it is filled in: the settings, the exports.

use egui::{Context, Id, Modal, Ui};

use super::answers;
use crate::ui::words;

/// Whether it is open, and where the keyboard goes.
#[derive(Debug, Default)]
pub struct Pane {
    is_open: bool,
    /// The first field takes the keyboard at the next frame.
    arriving: bool,
    /// The field that had the keyboard before.
    came_from: Option<Id>,
}

/// What of the window's height the pane leaves for its own head, button and edges, in points.
const AROUND: f32 = 110.0;
/// The least height of what it shows.
const LEAST: f32 = 80.0;

impl Pane {
    /// Opens the window.
    pub fn open(&mut self, came_from: Option<Id>) {
        if !self.is_open {
            self.came_from = came_from;
        }
        self.is_open = true;
        self.arriving = true;
    }

    /// Whether it is shown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Whether the first field shall take the keyboard now; says so once.
    pub fn arrives(&mut self) -> bool {
        std::mem::take(&mut self.arriving)
    }

    /// Closes it and returns the field that had the keyboard before.
    pub fn close(&mut self) -> Option<Id> {
        self.is_open = false;
        self.came_from.take()
    }

    /// Shows the window while it is open. Returns the field that had the keyboard before, when it is
    /// closed. Esc closes what is on top, unless it is the input method's.
    pub fn show(
        &mut self,
        ctx: &Context,
        title: &str,
        width: f32,
        takes_esc: bool,
        fields: impl FnOnce(&mut Ui, &mut Pane),
    ) -> Option<Id> {
        if !self.is_open {
            return None;
        }
        let mut is_closed = false;
        let modal = Modal::new(Id::unique(("pane", title.to_owned()))).show(ctx, |ui| {
            ui.set_width(width);
            ui.heading(title);
            ui.add_space(4.0);
            // Drawn large on a small screen it scrolls; what closes it is always in sight.
            let room = ctx.content_rect().height() - AROUND;
            egui::ScrollArea::vertical()
                .max_height(room.max(LEAST))
                .auto_shrink([false, true])
                .show(ui, |ui| fields(ui, self));
            is_closed = answers::clicked(ui, &[words::CLOSE]).is_some();
        });
        if is_closed || (takes_esc && modal.should_close()) {
            return self.close();
        }
        None
    }
}
