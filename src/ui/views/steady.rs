//! A list that scrolls, in which the line under the mouse stays where it is while others come and go
//! above it: whoever is about to click finds there what was there.

use egui::{Rect, ScrollArea, Ui};

use super::revision::Revision;

/// What such a list remembers; its lines are told apart by keys.
#[derive(Debug)]
pub struct Steady<K> {
    /// The line under the mouse, and where it began.
    under: Option<(K, f32)>,
    /// What was last listed.
    listed: Revision,
    /// Room before the first line and after the last one, where there are too few lines to scroll by.
    /// It goes when the mouse goes.
    before: f32,
    after: f32,
    /// How far the list is scrolled at the next pass.
    offset: Option<f32>,
}

impl<K> Default for Steady<K> {
    fn default() -> Steady<K> {
        Steady {
            under: None,
            listed: Revision::default(),
            before: 0.0,
            after: 0.0,
            offset: None,
        }
    }
}

impl<K: Clone + PartialEq> Steady<K> {
    /// Shows the list of this revision. `lines` says of each line which it is and where.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        id: &str,
        revision: Revision,
        lines: impl FnOnce(&mut Ui, &mut dyn FnMut(&Ui, &K, Rect)),
    ) {
        if !ui.rect_contains_pointer(ui.available_rect_before_wrap()) {
            self.under = None;
            (self.before, self.after) = (0.0, 0.0);
        }
        let was_under = self.under.take();
        let mut moved = 0.0;
        let mut area = ScrollArea::vertical().id_salt(id);
        if let Some(offset) = self.offset.take() {
            area = area.vertical_scroll_offset(offset);
        }
        let mut top = 0.0;
        let shown = area.auto_shrink([false, false]).show(ui, |ui| {
            top = ui.cursor().top();
            ui.add_space(self.before);
            lines(ui, &mut |ui, key, rect| {
                if let Some((_, top)) = was_under.as_ref().filter(|(under, _)| under == key) {
                    moved = rect.top() - top;
                }
                if ui.rect_contains_pointer(rect) {
                    self.under = Some((key.clone(), rect.top()));
                }
            });
            ui.add_space(self.after);
        });
        let is_new = std::mem::replace(&mut self.listed, revision) != revision;
        if !is_new || moved.abs() < 0.5 {
            return;
        }
        let height = shown.content_size.y - self.before - self.after;
        let begin = top - shown.inner_rect.top() + self.before - moved;
        let offset = (-begin).max(0.0);
        self.before = begin.max(0.0);
        self.after = (offset + shown.inner_rect.height() - height).max(0.0);
        self.offset = Some(offset);
        self.under = was_under;
        ui.ctx()
            .request_discard("lines above the one under the mouse");
    }
}
