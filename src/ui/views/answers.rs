//! The buttons of a question: at the bottom right, the default first, as in any Windows program.

use egui::{Button, Response, TextStyle, Ui, Vec2};

/// No button is narrower, in points.
const NARROWEST: f32 = 76.0;

/// Shows buttons with these labels, each enabled or not; the first takes the keyboard if nobody has it.
/// Returns them in this order.
pub fn answers(ui: &mut Ui, buttons: &[(&str, bool)]) -> Vec<Response> {
    let padding = ui.spacing().button_padding.x;
    let gap = ui.spacing().item_spacing.x;
    let font = TextStyle::Button.resolve(ui.style());
    let width = |label: &str| {
        let painter = ui.painter();
        let colour = ui.visuals().text_color();
        let galley = painter.layout_no_wrap(label.to_owned(), font.clone(), colour);
        (galley.size().x + 2.0 * padding).max(NARROWEST)
    };
    let widths: Vec<f32> = buttons.iter().map(|(label, _)| width(label)).collect();
    let all = widths.iter().sum::<f32>() + gap * widths.len().saturating_sub(1) as f32;
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        // Where there is no room for all of them they stand in lines.
        let room = ui.available_width() - all - gap;
        if room > 0.0 {
            ui.add_space(room);
        }
        let mut shown = Vec::new();
        for ((label, is_enabled), width) in buttons.iter().zip(widths) {
            let button = Button::new(*label).min_size(Vec2::new(width, 0.0));
            shown.push(ui.add_enabled(*is_enabled, button));
        }
        let is_free = ui.memory(|memory| memory.focused().is_none());
        if let Some(first) = shown.first().filter(|_| is_free) {
            first.request_focus();
        }
        shown
    })
    .inner
}

/// Shows them; returns which was clicked.
pub fn clicked(ui: &mut Ui, labels: &[&str]) -> Option<usize> {
    let buttons: Vec<(&str, bool)> = labels.iter().map(|label| (*label, true)).collect();
    let shown = answers(ui, &buttons);
    shown.iter().position(Response::clicked)
}

/// Shows the default at the right end of a line that begins with other buttons; whether it was clicked.
pub fn at_right(ui: &mut Ui, label: &str) -> bool {
    let right = egui::Layout::right_to_left(egui::Align::Center);
    ui.with_layout(right, |ui| {
        let button = ui.add(Button::new(label).min_size(Vec2::new(NARROWEST, 0.0)));
        if ui.memory(|memory| memory.focused().is_none()) {
            button.request_focus();
        }
        button.clicked()
    })
    .inner
}
