//! Where the window was, and that it comes back to where it can be seen.

use eframe::CreationContext;
use egui::{Context, Pos2, Rect, Vec2, ViewportBuilder, ViewportCommand};

use crate::settings::Place;

/// How much of the title bar must be on a screen for a hand to grasp it, in pixels.
const GRIP: Vec2 = Vec2::new(120.0, 24.0);

/// Where the window is now; `before` is where it was a moment ago.
#[must_use]
pub fn now(ctx: &Context, before: Option<Place>) -> Option<Place> {
    let pixels = ctx.pixels_per_point();
    let zoom = ctx.zoom_factor();
    ctx.input(|input| {
        let viewport = input.viewport();
        let is_maximised = viewport.maximized.unwrap_or(false);
        if viewport.minimized.unwrap_or(false) || is_maximised {
            // What it goes back to is kept.
            return before.map(|before| Place {
                is_maximised,
                ..before
            });
        }
        let inner = viewport.inner_rect.unwrap_or(input.content_rect());
        let position = viewport.outer_rect.map(|rect| rect.min * pixels);
        Some(Place {
            size: (inner.size() * zoom).into(),
            position: position.map(Into::into),
            pixels_per_point: pixels / zoom,
            is_maximised,
        })
    })
}

/// The window as it was.
#[must_use]
pub fn restored(viewport: ViewportBuilder, place: Option<Place>) -> ViewportBuilder {
    let Some(place) = place else { return viewport };
    let viewport = viewport
        .with_inner_size(place.size)
        .with_maximized(place.is_maximised);
    match place.position {
        Some([left, top]) => {
            let points = Pos2::new(left, top) / place.pixels_per_point;
            viewport.with_position(points)
        }
        None => viewport,
    }
}

/// Moves the window to where it can be seen, if the screen it was on is gone.
pub fn keep_on_screen(creation: &CreationContext<'_>, place: Option<Place>) {
    let (Some(window), Some(place)) = (creation.winit_window(), place) else {
        return;
    };
    let Some([left, top]) = place.position else {
        return;
    };
    let screens: Vec<Rect> = window
        .available_monitors()
        .map(|screen| {
            let (corner, size) = (screen.position(), screen.size());
            let corner = Pos2::new(corner.x as f32, corner.y as f32);
            Rect::from_min_size(corner, Vec2::new(size.width as f32, size.height as f32))
        })
        .collect();
    let pixels = window.scale_factor() as f32;
    let size = Vec2::from(place.size) * pixels;
    let frame = Rect::from_min_size(Pos2::new(left, top), size);
    if let Some(corner) = corner_on(frame, &screens) {
        let points = corner / (pixels * creation.egui_ctx.zoom_factor());
        let command = ViewportCommand::OuterPosition(points);
        creation.egui_ctx.send_viewport_cmd(command);
    }
}

/// Where a window must go whose title bar no screen shows: to the middle of the first one. `None` if
/// it can stay.
fn corner_on(frame: Rect, screens: &[Rect]) -> Option<Pos2> {
    let title = Rect::from_min_size(frame.min, Vec2::new(frame.width(), GRIP.y));
    let shows = |screen: &Rect| {
        let seen = screen.intersect(title);
        seen.width() >= GRIP.x && seen.height() >= GRIP.y
    };
    let first = screens.first()?;
    if screens.iter().any(shows) {
        return None;
    }
    let corner = first.center() - frame.size() / 2.0;
    // A window larger than the screen still shows its title bar.
    Some(corner.max(first.min))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: f32, top: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(Pos2::new(left, top), Vec2::new(width, height))
    }

    #[test]
    fn a_window_comes_back_to_where_it_can_be_seen() {
        let main = rect(0.0, 0.0, 1366.0, 768.0);
        let left = rect(-1920.0, 0.0, 1920.0, 1080.0);
        let there = rect(-1500.0, 100.0, 1000.0, 700.0);
        assert_eq!(corner_on(there, &[main, left]), None);
        assert_eq!(corner_on(there, &[main]), Some(Pos2::new(183.0, 34.0)));
        // Its title bar is above the screen, though most of it can be seen.
        assert!(corner_on(rect(100.0, -60.0, 1000.0, 700.0), &[main]).is_some());
        let large = rect(5000.0, 0.0, 3000.0, 2000.0);
        assert_eq!(corner_on(large, &[main]), Some(Pos2::ZERO));
        assert_eq!(corner_on(there, &[]), None);
    }
}
