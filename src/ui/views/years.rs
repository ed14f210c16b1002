//! This year beside the years before: the figures with their changes, and bars over the years.

use egui::accesskit::Role;
use egui::{Align2, FontId, Layout, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use crate::report::{Figures, Number, Report};
use crate::ui::{theme, words};

/// What is told of each year: its name, and the figure.
type Kind = (&'static str, fn(&Figures) -> Option<i64>);

const KINDS: [Kind; 4] = [
    (words::REQUESTS, |figures| figures.requests),
    (words::OUTCOMES, |figures| figures.outcomes),
    (words::REVIEW_CASES, |figures| figures.review),
    (words::LITIGATION_CASES, |figures| figures.litigation),
];

/// So many years are shown at most: the latest.
const MOST: usize = 10;

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// A report on a year before is to be chosen.
    Add,
    /// The years that drafts of late tell of are to be added.
    Take,
}

/// Shows the years; `offered` are those that drafts of late tell of.
pub fn show(ui: &mut Ui, report: &Report, offered: &[u16]) -> Option<Action> {
    let mut figures = report.figures();
    figures.drain(..figures.len().saturating_sub(MOST));
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if ui.button(words::ADD_YEAR).clicked() {
            action = Some(Action::Add);
        }
        if !offered.is_empty() && ui.button(words::take_years(offered)).clicked() {
            action = Some(Action::Take);
        }
    });
    ui.add_space(4.0);
    if figures.len() < 2 {
        ui.label(words::NO_YEARS);
        return action;
    }
    ScrollArea::vertical()
        .id_salt("years")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            // The bar lies over nothing.
            ui.set_max_width(ui.available_width() - theme::SCROLL_BAR);
            table(ui, &figures);
            ui.add_space(8.0);
            for kind in &KINDS {
                chart(ui, &figures, kind);
            }
        });
    action
}

/// How much of the width the years' own column takes, and how high a line is, in points.
const YEAR: f32 = 62.0;
const LINE: f32 = 24.0;

/// The figures: a line a year, then what changed since the year before.
fn table(ui: &mut Ui, figures: &[(u16, Figures)]) {
    let palette = theme::palette(ui.visuals());
    let names = KINDS.map(|(name, _)| RichText::new(name).small().strong());
    line(ui, RichText::new(""), names, true);
    for (index, (year, figures)) in figures.iter().enumerate() {
        let numbers = KINDS.map(|(_, of)| RichText::new(words::figure(of(figures))));
        line(
            ui,
            RichText::new(words::year(*year)),
            numbers,
            index % 2 == 1,
        );
    }
    let mut latest = figures.iter().rev();
    let (Some((year, now)), Some((before, then))) = (latest.next(), latest.next()) else {
        return;
    };
    // Only the year right before is compared.
    if before.checked_add(1) != Some(*year) {
        return;
    }
    let changes = KINDS.map(|(_, of)| {
        let (then, now) = (Number::from(of(then)?), Number::from(of(now)?));
        Some((now.since(then)?, then, now.jumps_from(then)))
    });
    if changes.iter().all(Option::is_none) {
        return;
    }
    let said = changes.map(|change| match change {
        Some((change, _, true)) => RichText::new(format!("▲{change}")).color(palette.waivable.0),
        Some((change, _, false)) => RichText::new(change.to_string()),
        None => RichText::new(""),
    });
    let rates = changes.map(|change| {
        let rate = change.and_then(|(change, then, _)| change.rate(then));
        RichText::new(rate.unwrap_or_default())
    });
    let is_odd = figures.len() % 2 == 1;
    line(ui, RichText::new(words::CHANGE), said, is_odd);
    line(ui, RichText::new(words::RATE), rates, !is_odd);
}

/// A line of the table: what it is of on the left, numbers on the right of their columns.
fn line(ui: &mut Ui, name: RichText, cells: [RichText; 4], is_striped: bool) {
    let palette = theme::palette(ui.visuals());
    let width = ui.available_width();
    let column = ((width - YEAR) / cells.len() as f32).max(0.0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, LINE), Sense::hover());
    if is_striped {
        ui.painter().rect_filled(rect, 0.0, palette.head.0);
    }
    let mut place = |left: f32, width: f32, text: RichText, layout: Layout| {
        let rect = Rect::from_min_size(pos2(left, rect.top()), vec2(width, LINE));
        let builder = egui::UiBuilder::new()
            .max_rect(rect.shrink2(vec2(4.0, 0.0)))
            .layout(layout);
        ui.new_child(builder).add(egui::Label::new(text).truncate());
    };
    place(
        rect.left(),
        YEAR,
        name,
        Layout::left_to_right(egui::Align::Center),
    );
    for (index, cell) in cells.into_iter().enumerate() {
        let left = rect.left() + YEAR + column * index as f32;
        let layout = Layout::right_to_left(egui::Align::Center);
        place(left, column, cell, layout);
    }
}

/// The height of a panel's bars with what stands above and under them, in points.
const BARS: f32 = 96.0;
/// What a number above a bar and a year under it take.
const ABOVE: f32 = 18.0;
const UNDER: f32 = 20.0;
/// How much of its place a bar takes.
const SHARE: f32 = 0.6;
/// How much of the accent the bars of earlier years have.
const PALE: f32 = 0.55;

/// The bars of one kind over the years, drawn as on paper: the number above each, its year under it.
fn chart(ui: &mut Ui, figures: &[(u16, Figures)], (name, of): &Kind) {
    let palette = theme::palette(ui.visuals());
    ui.label(RichText::new(*name).strong());
    let size = vec2(ui.available_width(), BARS);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let told = figures.iter().map(|(year, figures)| {
        of(figures).map_or_else(
            || words::no_bar(*year),
            |count| words::bar(*year, name, count),
        )
    });
    let told: Vec<String> = told.collect();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Image);
        node.set_label(told.join("，"));
    });
    let most = figures.iter().filter_map(|(_, figures)| of(figures));
    let most = most.max().unwrap_or(0).max(1) as f32;
    let room = rect.height() - ABOVE - UNDER;
    let floor = rect.bottom() - UNDER;
    let all = figures.len();
    let pitch = rect.width() / all as f32;
    let font = FontId::proportional(theme::sizes().small);
    let painter = ui.painter_at(rect);
    for (index, (year, figures)) in figures.iter().enumerate() {
        let middle = rect.left() + pitch * (index as f32 + 0.5);
        let count = of(figures);
        let height = count.map_or(0.0, |count| room * (count.max(0) as f32 / most));
        let half = (pitch * SHARE / 2.0).min(28.0);
        let bar = Rect::from_min_max(
            pos2(middle - half, floor - height),
            pos2(middle + half, floor),
        );
        // This year stands out from those before.
        let colour = if index + 1 == all {
            palette.accent.0
        } else {
            palette.accent.0.gamma_multiply(PALE)
        };
        painter.rect_filled(bar, 2.0, colour);
        let at = pos2(middle, bar.top() - 2.0);
        let number = words::figure(count);
        painter.text(
            at,
            Align2::CENTER_BOTTOM,
            number,
            font.clone(),
            palette.text.0,
        );
        let at = pos2(middle, floor + 3.0);
        let label = words::short_year(*year, pitch < 44.0);
        painter.text(at, Align2::CENTER_TOP, label, font.clone(), palette.weak.0);
    }
    let line = egui::Stroke::new(1.0, palette.border.0);
    painter.hline(rect.x_range(), floor, line);
    ui.add_space(6.0);
}
