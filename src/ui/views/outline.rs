//! The outline: the report itself, in the official order, each part with its state.

use egui::{Response, Sense, Ui};

use super::part::{Part, part_of, parts};
use crate::check::{Finding, Severity};
use crate::report::Report;
use crate::ui::{theme, words};

/// Shows the outline; returns the part that was clicked.
pub fn show(ui: &mut Ui, report: &Report, findings: &[Finding], current: &Part) -> Option<Part> {
    let form = report.form();
    let mut clicked = None;
    let mut section_above = None;
    for (part, name, depth) in parts(form) {
        // A section whose tables stand one by one has a heading without an editor.
        if let (Part::Table(table), 1) = (&part, depth) {
            let id = &form.tables()[*table].section;
            if section_above != Some(id) {
                section_above = Some(id);
                let heading = form.sections().iter().find(|section| section.id == *id);
                if let Some(heading) = heading {
                    let response = line(ui, &heading.name(), 0, false, None);
                    if response.clicked() {
                        clicked = Some(part.clone());
                    }
                }
            }
        }
        if row(ui, report, findings, &part, &name, depth, part == *current) {
            clicked = Some(part);
        }
    }
    clicked
}

fn row(
    ui: &mut Ui,
    report: &Report,
    findings: &[Finding],
    part: &Part,
    name: &str,
    depth: usize,
    is_current: bool,
) -> bool {
    let form = report.form();
    let count = |severity| {
        let here = findings
            .iter()
            .filter(|finding| part_of(form, finding).as_ref() == Some(part));
        here.filter(|finding| finding.severity() == severity)
            .count()
    };
    let (severity, count) = [Severity::Error, Severity::Waivable, Severity::Hint]
        .into_iter()
        .map(|severity| (Some(severity), count(severity)))
        .find(|(_, count)| *count > 0)
        .unwrap_or((None, 0));
    let is_done = match part {
        Part::Prose(field) => report.paragraphs(field).next().is_some(),
        Part::Table(table) => {
            let (filled, all) = report.filled(*table);
            filled == all
        }
    };
    let state = match severity {
        Some(severity) => Some(State::Findings(severity, count)),
        None if is_done => Some(State::Done),
        None => None,
    };
    line(ui, name, depth, is_current, state).clicked()
}

/// How far a part is.
#[derive(Clone, Copy)]
enum State {
    /// Complete and without findings.
    Done,
    /// So many findings of the gravest kind.
    Findings(Severity, usize),
}

/// A line of the outline.
fn line(ui: &mut Ui, name: &str, depth: usize, is_current: bool, state: Option<State>) -> Response {
    let palette = theme::palette(ui.visuals());
    let (colour, said, mark) = match state {
        None => (palette.weak.0, String::new(), String::new()),
        Some(State::Done) => (palette.done.0, words::DONE.to_owned(), String::new()),
        Some(State::Findings(severity, count)) => {
            let (colour, mark) = palette.severity(severity);
            let said = format!("{} {count}", severity.name());
            (colour, said, format!("{mark}{count}"))
        }
    };
    let height = ui.spacing().interact_size.y;
    let size = egui::vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let label = format!("{name} {said}");
        let role = egui::accesskit::Role::Button;
        egui::WidgetInfo::selected(role, true, is_current, label.trim_end())
    });
    let fill = if is_current {
        palette.head_current.0
    } else if response.hovered() {
        palette.head.0
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 4.0, fill);
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, palette.accent.0);
        ui.painter()
            .rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside);
    }
    if let Some(State::Done) = state {
        // The face has no tick.
        let at = rect.right_center() - egui::vec2(14.0, 0.0);
        let points = [(-5.0, 0.0), (-1.5, 4.0), (5.0, -5.0)];
        let points = points.map(|(x, y)| at + egui::vec2(x, y)).to_vec();
        ui.painter().line(points, egui::Stroke::new(1.8, colour));
    }
    let font = egui::FontId::proportional(theme::sizes().outline);
    let right = ui.painter().text(
        rect.right_center() - egui::vec2(6.0, 0.0),
        egui::Align2::RIGHT_CENTER,
        &mark,
        font.clone(),
        colour,
    );
    let left = rect.left() + 4.0 + 14.0 * depth as f32;
    let room = right.left().min(rect.right() - 24.0) - left - 6.0;
    let mut job = egui::text::LayoutJob::simple_singleline(name.to_owned(), font, palette.text.0);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    let is_cut = galley.elided;
    let at = egui::pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.text.0);
    // The full name only where it does not fit.
    if is_cut {
        response.on_hover_text(name)
    } else {
        response
    }
}
