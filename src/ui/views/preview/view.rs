//! Shows the pages: their bar, the scrolling, what is hovered and clicked.

use egui::emath::GuiRounding;
use egui::{CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Response, ScrollArea, Sense, Ui};
use egui::{Stroke, StrokeKind, Vec2, vec2};

use super::paint::{self, Look};
use super::zoom::{Sheets, Zoom, per_cent, place_rect};
use super::{Laid, PreviewState, faces};
use crate::export::pdf::{Place, Tag};
use crate::ui::lines::Hover;
use crate::ui::{theme, words};

/// How far an arrow key scrolls.
const LINE: f32 = 48.0;
/// What is seen this high is in sight.
const ENOUGH: f32 = 40.0;
/// How far the wheel is turned for a step of the zoom.
const NOTCH: f32 = 1.2;

/// Shows the preview. Returns what of the document was clicked, with either button. `menu` fills the menu
/// of a page.
pub fn show(ui: &mut Ui, state: &mut PreviewState, menu: &mut dyn FnMut(&mut Ui)) -> Option<Tag> {
    let Some(laid) = state
        .laid
        .clone()
        .filter(|laid| faces::install(ui.ctx(), laid.fonts))
    else {
        ui.weak(words::LAYING_OUT);
        return None;
    };
    let before = (state.page(), state.sheets);
    bar(ui, state, laid.pages.pages.len());
    let palette = theme::palette(ui.visuals());
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, palette.ground.0);
    let ground = ui.interact(room, Id::unique("pages"), Sense::click());
    ground.widget_info(|| {
        egui::WidgetInfo::labeled(egui::accesskit::Role::ScrollView, true, words::PAGES)
    });
    if ground.clicked() {
        ground.request_focus();
    }
    wheel(ui, state, room);
    keys(ui, state, &ground);

    let gap = theme::sizes().page_gap;
    let sheets = Sheets {
        count: laid.pages.pages.len(),
        scale: state.zoom.scale(room.size(), gap),
        gap,
        room: room.width(),
    };
    let offset = offset(state, &laid, sheets, room.size());
    state.sheets = sheets;
    // egui judges a new offset by the old size of the pages, and would fling them back.
    ui.spacing_mut().scroll.kinetic.rubber_band = false;
    let mut area = ScrollArea::both().id_salt("pages").auto_shrink([false; 2]);
    if let Some(offset) = offset {
        let offset = sheets.bounded(offset, room.size());
        area = area.scroll_offset(offset);
    }
    let mut clicked = None;
    let shown = area.show_viewport(ui, |ui, _| {
        let (all, _) = ui.allocate_exact_size(sheets.size(), Sense::hover());
        for page in 0..sheets.count {
            let rect = sheets.page(page).translate(all.min.to_vec2());
            let corner = rect.min.round_to_pixels(ui.pixels_per_point());
            let rect = Rect::from_min_size(corner, rect.size());
            let response = one(ui, state, &laid, page, rect);
            response.context_menu(|ui| menu(ui));
            if response.clicked() || response.secondary_clicked() {
                let place = pointed(&response, &laid, page, rect, sheets.scale);
                clicked = place.map(|place| place.tag);
                if clicked.is_none() {
                    ui.memory_mut(|memory| memory.request_focus(ground.id));
                }
            }
        }
    });
    let offset = shown.state.clamped_offset();
    let seen = Rect::from_min_size(offset.to_pos2(), shown.inner_rect.size());
    state.seen = Some(seen);
    state.was_in_sight = state
        .target_place(&laid)
        .is_some_and(|(page, place)| seen.intersects(sheets.on_page(page, &place)));
    if before != (state.page(), state.sheets) {
        // The bar has told the page and the size already.
        ui.ctx().request_repaint();
    }
    if ground.has_focus() {
        let stroke = Stroke::new(2.0, palette.accent.0);
        ui.painter()
            .rect_stroke(room, 0.0, stroke, StrokeKind::Inside);
    }
    clicked
}

/// Where the pages are scrolled to, if not where they are.
fn offset(state: &mut PreviewState, laid: &Laid, sheets: Sheets, room: Vec2) -> Option<Vec2> {
    let goal = state.goal.take();
    let lies_otherwise = state.sheets != sheets && state.sheets.count > 0;
    let seen = state.seen.unwrap_or(Rect::ZERO);
    let kept = lies_otherwise.then(|| state.sheets.keep(seen, &sheets));
    let start = goal.or(kept);
    if std::mem::take(&mut state.follows) {
        let at = start.unwrap_or(seen.min.to_vec2());
        state.sheets = sheets;
        let place = state.target_place(laid);
        let goal = place.and_then(|(page, place)| bring(at, room, sheets, page, &place));
        return goal.or(start);
    }
    start
}

/// How to scroll so that a place is in sight, if it is not.
fn bring(at: Vec2, room: Vec2, sheets: Sheets, page: usize, place: &Place) -> Option<Vec2> {
    let rect = sheets.on_page(page, place);
    let seen = Rect::from_min_size(at.to_pos2(), room);
    let is_seen = rect.intersect(seen).height() >= rect.height().min(ENOUGH);
    let y = if is_seen {
        at.y
    } else if rect.bottom() - sheets.goal(page) <= room.y {
        // The whole page from its top, where the place is seen then.
        sheets.goal(page)
    } else {
        rect.top() - room.y / 4.0
    };
    let is_beside = rect.left() >= seen.right() || rect.right() <= seen.left();
    let x = if is_beside {
        (rect.left() - sheets.gap).max(0.0)
    } else {
        at.x
    };
    let goal = vec2(x, y);
    (goal != at).then_some(goal)
}

/// One page.
fn one(ui: &Ui, state: &mut PreviewState, laid: &Laid, page: usize, rect: Rect) -> Response {
    let scale = state.sheets.scale;
    let id = Id::unique(("page", page));
    let response = ui.interact(rect, id, Sense::CLICK);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::accesskit::Role::Document, true, words::page(page + 1))
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_value(laid.texts[page].as_str());
    });
    let Some(art) = state.arts.get_mut(page) else {
        return response;
    };
    if !ui.is_rect_visible(rect) {
        // What is out of sight is not kept.
        *art = None;
        return response;
    }
    let palette = theme::palette(ui.visuals());
    let painter = ui.painter();
    let border = Stroke::new(1.0, palette.border.0);
    painter.rect(rect, 0.0, palette.paper.0, border, StrokeKind::Outside);
    if let Some(target) = state.target {
        let places = &laid.pages.pages[page].places;
        for place in places.iter().filter(|place| place.tag == target) {
            let rect = place_rect(rect.min, scale, place);
            painter.rect_filled(rect, 0.0, palette.paper_current.0);
        }
    }
    let look = Look {
        scale,
        pixels: ui.pixels_per_point(),
        ink: palette.ink.0,
        red: palette.red_ink.0,
        paper: palette.paper.0,
        fonts: laid.fonts,
    };
    paint::page(painter, rect.min, &laid.pages.pages[page], art, look);
    if let Some(place) = pointed(&response, laid, page, rect, scale) {
        let rect = place_rect(rect.min, scale, place).expand(1.0);
        let stroke = Stroke::new(1.0, palette.accent.0);
        painter.rect_stroke(rect, 2.0, stroke, StrokeKind::Outside);
        return response.on_hover_cursor(CursorIcon::PointingHand);
    }
    response
}

/// What the mouse points at on a page.
fn pointed<'a>(
    response: &Response,
    laid: &'a Laid,
    page: usize,
    rect: Rect,
    scale: f32,
) -> Option<&'a Place> {
    let at = response.interact_pointer_pos().or(response.hover_pos())?;
    let at = (at - rect.min) / scale;
    laid.pages.pages[page].at(at.x, at.y)
}

/// Zoom and pages.
fn bar(ui: &mut Ui, state: &mut PreviewState, count: usize) {
    ui.horizontal_wrapped(|ui| {
        for (zoom, label) in [
            (Zoom::Width, words::FIT_WIDTH),
            (Zoom::Page, words::FIT_PAGE),
        ] {
            if ui.selectable_label(state.zoom == zoom, label).clicked() {
                state.zoom = zoom;
            }
        }
        for (larger, label) in [(false, words::ZOOM_OUT), (true, words::ZOOM_IN)] {
            let step = Zoom::step(state.sheets.scale, larger);
            let button = ui.add_enabled(step.is_some(), egui::Button::new(label));
            let button = button.on_disabled_hover(words::SCALE_AT_END);
            if let Some(step) = step.filter(|_| button.clicked()) {
                state.zoom = step;
            }
        }
        ui.add(egui::Label::new(words::per_cent(per_cent(state.sheets.scale))).extend());
        ui.separator();
        let page = state.page();
        let back = ui.add_enabled(page > 0, egui::Button::new(words::PREVIOUS_PAGE));
        let back = back.on_disabled_hover(words::AT_FIRST_PAGE);
        if back.clicked() {
            let seen = state.seen.unwrap_or(Rect::ZERO);
            state.turn(state.sheets.page_before(seen));
        }
        // It is one word, which no line breaks.
        ui.add(egui::Label::new(words::page_of(page + 1, count)).extend());
        let on = ui.add_enabled(page + 1 < count, egui::Button::new(words::NEXT_PAGE));
        let on = on.on_disabled_hover(words::AT_LAST_PAGE);
        if on.clicked() {
            state.turn(page + 1);
        }
    });
}

/// Ctrl with the wheel.
fn wheel(ui: &Ui, state: &mut PreviewState, room: Rect) {
    let turned = ui.input(egui::InputState::zoom_delta);
    if (turned - 1.0).abs() < f32::EPSILON || !ui.rect_contains_pointer(room) {
        state.wheel = 0.0;
        return;
    }
    state.wheel += turned.ln();
    let larger = state.wheel > 0.0;
    if state.wheel.abs() > NOTCH.ln() {
        state.wheel = 0.0;
        if let Some(step) = Zoom::step(state.sheets.scale, larger) {
            state.zoom = step;
        }
    }
}

/// The keyboard, while the pages have it.
fn keys(ui: &Ui, state: &mut PreviewState, ground: &Response) {
    if !ground.has_focus() {
        return;
    }
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(ground.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let screen = match (pressed(Key::PageDown), pressed(Key::PageUp)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    if let (Some(seen), Some(forward)) = (state.seen, screen) {
        state.goal = Some(vec2(seen.left(), state.sheets.screen(seen, forward)));
    } else if pressed(Key::Home) {
        state.turn(0);
    } else if pressed(Key::End) {
        state.turn(usize::MAX);
    }
    let lines =
        f32::from(u8::from(pressed(Key::ArrowDown))) - f32::from(u8::from(pressed(Key::ArrowUp)));
    if let Some(seen) = state.seen.filter(|_| lines != 0.0) {
        let y = (seen.top() + lines * LINE).max(0.0);
        state.goal = Some(vec2(seen.left(), y));
    }
}
