//! The small square at the corner of what is selected: dragged, it fills the cells on the way.

use egui::accesskit::Role;
use egui::{CursorIcon, Id, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::fill::filled;
use super::layout::Layout;
use super::range::between;
use super::step::Way;
use super::{Action, GridState, Shown};
use crate::form::{CellId, Sheet};
use crate::ui::{theme, words};

/// The side of the square, and of what takes the mouse around it, in points.
const SIDE: f32 = 6.0;
const REACH: f32 = 10.0;

/// Shows the square and what a drag would fill; fills it when it is let go. `origin` is the corner of
/// the table on the screen.
pub(super) fn show(
    ui: &Ui,
    state: &mut GridState,
    shown: &Shown<'_>,
    (layout, origin): (&Layout, Pos2),
    actions: &mut Vec<Action>,
) {
    let sheet = shown.sheet;
    let range = state.range(sheet);
    let (Some(start), Some(end)) = (corner(&range, false), corner(&range, true)) else {
        return;
    };
    let rect = |cell: CellId| {
        let place = sheet.place_of(cell)?;
        Some(layout.rect(place).translate(origin.to_vec2()))
    };
    let Some(at) = rect(end).map(|rect| rect.right_bottom()) else {
        return;
    };
    if shown.composition.is_under_way || !shown.is_framed && !state.is_filling {
        return;
    }
    let id = Id::unique(("fill", shown.report.form().id().to_owned()));
    let square = Rect::from_center_size(at, Vec2::splat(REACH));
    let response = ui.interact(square, id, Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, words::FILL_HANDLE));
    let palette = theme::palette(ui.visuals());
    let mark = Rect::from_center_size(at, Vec2::splat(SIDE));
    ui.painter().rect_filled(mark, 0.0, palette.accent.0);
    let edge = Stroke::new(1.0, palette.page.0);
    ui.painter()
        .rect_stroke(mark, 0.0, edge, StrokeKind::Outside);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
    }
    state.is_filling = response.dragged();
    let Some(pointer) = response.interact_pointer_pos() else {
        return;
    };
    let over = layout.cell_at(sheet, pointer - origin.to_vec2());
    let Some((target, way)) = over.and_then(|over| target(sheet, start, end, over)) else {
        return;
    };
    let wider = between(sheet, start, target);
    let ends = [corner(&wider, false), corner(&wider, true)];
    let rects = ends.into_iter().flatten().filter_map(rect);
    if let Some(all) = rects.reduce(Rect::union) {
        let stroke = Stroke::new(2.0, palette.accent.0);
        ui.painter()
            .rect_stroke(all, 0.0, stroke, StrokeKind::Inside);
    }
    if response.drag_stopped() {
        let cells = filled(shown.report, sheet, &wider, way);
        let own = range.concat();
        let cells: Vec<_> = { cells }
            .into_iter()
            .filter(|(cell, _)| !own.contains(cell))
            .collect();
        if !cells.is_empty() {
            actions.push(Action::Leave);
            actions.push(Action::Put(words::FILL, cells));
            state.go_to(start, shown.report);
            state.anchor = Some(target).filter(|target| *target != start);
        }
    }
}

/// The first or last cell of a range.
fn corner(range: &[Vec<CellId>], is_last: bool) -> Option<CellId> {
    if is_last {
        range.last()?.last().copied()
    } else {
        range.first()?.first().copied()
    }
}

/// How far a drag fills, and which way: down or right from the range, whichever it went further.
fn target(sheet: &Sheet, start: CellId, end: CellId, over: CellId) -> Option<(CellId, Way)> {
    let [from, last, to] = [start, end, over].map(|cell| sheet.place_of(cell));
    let (_, last, to) = (from?, last?, to?);
    let down = to.row.saturating_sub(last.row);
    let right = to.column.saturating_sub(last.column);
    if down == 0 && right == 0 {
        return None;
    }
    let (row, column, way) = if down >= right {
        (to.row, last.column, Way::Down)
    } else {
        (last.row, to.column, Way::Right)
    };
    let covers = |start: usize, span: usize, at: usize| start <= at && at < start + span;
    let mut numbers = sheet.numbers();
    let found = numbers
        .find(|(_, place)| place.row == row && covers(place.column, place.column_span, column));
    found.map(|(cell, _)| (cell, way))
}
