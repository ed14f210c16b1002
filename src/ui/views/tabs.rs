//! A tab of the right side: its name, and how much waits under it.

use egui::{Align2, Color32, FontId, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::check::Severity;
use crate::ui::lines::Hover;
use crate::ui::theme;

/// Shows a tab of this width, with a count of a kind and what is said of both.
pub fn one(
    ui: &mut Ui,
    width: f32,
    name: &str,
    count: Option<(Severity, usize)>,
    said: &str,
    is_shown: bool,
) -> Response {
    /// The bar under the tab that is shown, in points.
    const BAR: f32 = 2.5;
    let palette = theme::palette(ui.visuals());
    let sizes = theme::sizes();
    let height = ui.spacing().interact_size.y;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::accesskit::Role::Tab, true, is_shown, said)
    });
    let painter = ui.painter();
    let fill = if response.hovered() {
        palette.head_current.0
    } else {
        Color32::TRANSPARENT
    };
    painter.rect_filled(rect, 4.0, fill);
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent.0);
        painter.rect_stroke(rect, 4.0, stroke, StrokeKind::Inside);
    }
    // The name stands at the left of its place, so that a count is beside it whatever it says.
    let size = sizes.body.min(width / 3.2);
    let font = FontId::proportional(size);
    let colour = if is_shown {
        palette.accent.0
    } else {
        palette.text.0
    };
    let left = rect.left() + (width - 3.0 * size).max(4.0) / 2.0;
    let at = pos2(left, rect.center().y);
    let name = painter.text(at, Align2::LEFT_CENTER, name, font, colour);
    if let Some((severity, count)) = count {
        let (colour, _) = palette.severity(severity);
        let text = if count > 99 {
            "99".to_owned()
        } else {
            count.to_string()
        };
        let font = FontId::proportional(sizes.small * 0.85);
        let at = pos2(name.right() + 1.0, rect.top() + 1.0);
        painter.text(at, Align2::LEFT_TOP, text, font, colour);
    }
    if is_shown {
        let bar = egui::Rect::from_min_max(pos2(rect.left() + 4.0, rect.bottom() - BAR), rect.max);
        painter.rect_filled(bar.with_max_x(rect.right() - 4.0), 1.0, palette.accent.0);
    }
    response.on_hover(said)
}
