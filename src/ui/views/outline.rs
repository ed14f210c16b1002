//! The outline: the report itself, in the official order, each part with its state.

use egui::{Response, Sense, Ui};

use crate::check::{Finding, Severity};
use crate::form::Form;
use crate::report::Report;
use crate::ui::{theme, words};

/// A part of the report that can be worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A prose field, by its id.
    Prose(String),
    /// A table, by its index in the form.
    Table(usize),
}

/// All parts, in the report's order, with the depth at which the outline shows them.
#[must_use]
pub fn parts(form: &Form) -> Vec<(Part, String, usize)> {
    let mut parts = Vec::new();
    for section in form.sections() {
        for field in &section.prose {
            parts.push((Part::Prose(field.clone()), section.name(), 0));
        }
        for part in &section.parts {
            parts.push((Part::Prose(part.id.clone()), part.heading.clone(), 1));
        }
        for id in &section.tables {
            let table = form.tables().iter().position(|table| table.id == *id);
            if let Some(table) = table {
                let alone = section.tables.len() == 1;
                let name = form.tables()[table].name.clone();
                let name = if alone { section.name() } else { name };
                parts.push((Part::Table(table), name, usize::from(!alone)));
            }
        }
    }
    parts
}

/// Which part a finding is about; none if it is about the report as a whole.
#[must_use]
pub fn part_of(form: &Form, finding: &Finding) -> Option<Part> {
    match (&finding.field, finding.cells.first()) {
        (Some(field), _) => form
            .prose_field(field)
            .map(|field| Part::Prose(field.id.clone())),
        (None, Some(cell)) => Some(Part::Table(form.cell(*cell).table)),
        (None, None) => None,
    }
}

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
