//! Labels that stay in sight while the numbers are scrolled, and cells that come into sight.

use egui::{Pos2, Rect, Ui, Vec2, pos2, vec2};

use super::GridState;
use super::layout::Layout;
use crate::form::{Sheet, SheetCell};

/// How far the labels are moved so that they stay in sight.
pub(super) struct Pins {
    pub(super) offset: Vec2,
    /// Where the numbers begin on the screen.
    pub(super) corner: Pos2,
}

impl Pins {
    /// Labels that take most of the view are not pinned: they would hide the numbers.
    pub(super) fn of(ui: &Ui, sheet: &Sheet, layout: &Layout, area: Rect) -> Pins {
        let view = ui.clip_rect();
        let labels = vec2(layout.labels_width(sheet), layout.header_height(sheet));
        let scrolled = (view.min - area.min).max(Vec2::ZERO);
        let is_small = labels.x * 1.3 <= view.width();
        let x = if is_small { scrolled.x } else { 0.0 };
        let is_small = labels.y * 2.0 <= view.height();
        let y = if is_small { scrolled.y } else { 0.0 };
        let offset = vec2(x, y);
        Pins {
            offset,
            corner: area.min + labels + offset,
        }
    }
}

/// Whether a cell lies in the label columns.
pub(super) fn is_label(sheet: &Sheet, place: &SheetCell) -> bool {
    place.column + place.column_span <= sheet.label_columns
}

/// Scrolls to the current cell, if it is not seen whole.
pub(super) fn keep_in_sight(
    ui: &Ui,
    state: &GridState,
    sheet: &Sheet,
    layout: &Layout,
    area: Rect,
    pins: &Pins,
) {
    let place = state.current.and_then(|cell| sheet.place_of(cell));
    if let Some(place) = place {
        let mut rect = layout.rect(place).translate(area.min.to_vec2());
        // The pinned labels cover what lies under them.
        let covered = pins.corner - pins.offset - area.min;
        rect.min -= covered;
        rect.min = rect.min.max(pos2(area.min.x, area.min.y));
        ui.scroll_to_rect(rect.expand(4.0), None);
    }
}
