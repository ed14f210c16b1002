//! This year beside the years before: the figures with their changes, and bars over the years.

use egui::{Grid, RichText, ScrollArea, Ui};
use egui_plot::{Bar, BarChart, Legend, Plot};

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

/// Shows the years.
pub fn show(ui: &mut Ui, report: &Report) {
    let figures = report.figures();
    if figures.len() < 2 {
        ui.label(words::NO_YEARS);
        return;
    }
    ScrollArea::vertical()
        .id_salt("years")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            table(ui, &figures);
            ui.add_space(8.0);
            // Requests and outcomes are often hundreds where cases are few: two scales.
            chart(ui, "requests", &figures, &KINDS[..2]);
            chart(ui, "cases", &figures, &KINDS[2..]);
        });
}

fn table(ui: &mut Ui, figures: &[(u16, Figures)]) {
    let palette = theme::palette(ui.visuals());
    ScrollArea::horizontal().id_salt("table").show(ui, |ui| {
        Grid::new("figures").striped(true).show(ui, |ui| {
            ui.label("");
            for (year, _) in figures {
                ui.strong(words::year(*year));
            }
            ui.strong(words::CHANGE);
            ui.strong(words::RATE);
            ui.end_row();
            for (name, of) in KINDS {
                ui.label(name);
                for (_, figures) in figures {
                    ui.label(words::figure(of(figures)));
                }
                let now = figures.last().and_then(|(_, figures)| of(figures));
                let year_of = |back: usize| figures.iter().rev().nth(back).map(|(year, _)| *year);
                let is_next = year_of(1).and_then(|year| year.checked_add(1)) == year_of(0);
                let before = figures.iter().rev().nth(1).filter(|_| is_next);
                let before = before.and_then(|(_, figures)| of(figures));
                let both = before
                    .zip(now)
                    .map(|(before, now)| (Number::from(before), Number::from(now)));
                let change = both.and_then(|(before, now)| Some((now.since(before)?, before)));
                let is_jump = both.is_some_and(|(before, now)| now.jumps_from(before));
                let said = change.map_or_else(String::new, |(change, _)| change.to_string());
                let rate = change.and_then(|(change, before)| change.rate(before));
                let said = if is_jump {
                    RichText::new(format!("▲{said}")).color(palette.waivable.0)
                } else {
                    RichText::new(said)
                };
                ui.label(said);
                ui.label(rate.unwrap_or_default());
                ui.end_row();
            }
        });
    });
}

/// Bars over the years, which stand still: there is nothing to zoom into.
fn chart(ui: &mut Ui, id: &str, figures: &[(u16, Figures)], kinds: &[Kind]) {
    /// How wide the bars of a year are together.
    const GROUP: f64 = 0.7;
    const HEIGHT: f32 = 180.0;
    let palette = theme::palette(ui.visuals());
    let colours = [palette.accent.0, palette.weak.0];
    let width = GROUP / kinds.len() as f64;
    let charts = kinds.iter().enumerate().map(|(index, (name, of))| {
        let bars = figures.iter().filter_map(|(year, figures)| {
            let offset = (index as f64 + 0.5) * width - GROUP / 2.0;
            let count = of(figures)?;
            let bar = Bar::new(f64::from(*year) + offset, count as f64).width(width * 0.9);
            Some(bar.name(words::bar(*year, name, count)))
        });
        let chart = BarChart::new(name.to_owned(), bars.collect());
        let formatter = |bar: &Bar, _: &BarChart| bar.name.clone();
        chart
            .color(colours[index % colours.len()])
            .element_formatter(Box::new(formatter))
    });
    let charts: Vec<BarChart> = charts.collect();
    let years: Vec<f64> = figures.iter().map(|(year, _)| f64::from(*year)).collect();
    Plot::new(id)
        .height(HEIGHT)
        .legend(Legend::default())
        .allow_drag(false)
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .include_y(0.0)
        // A year without numbers has its place too.
        .include_x(years.first().map_or(0.0, |year| year - 0.5))
        .include_x(years.last().map_or(0.0, |year| year + 0.5))
        .show_x(false)
        .show_y(false)
        .x_grid_spacer(move |_| {
            let marks = years.iter().map(|year| egui_plot::GridMark {
                value: *year,
                step_size: 1.0,
            });
            marks.collect()
        })
        .x_axis_formatter(|mark, _| words::year(mark.value as u16))
        .show(ui, |plot| {
            for chart in charts {
                plot.bar_chart(chart);
            }
        });
}
