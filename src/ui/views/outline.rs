//! The outline: the report itself, in the official order, each part with its state.

use egui::text::LayoutJob;
use egui::{Align, Response, Sense, Stroke, Ui, pos2, vec2};

use super::part::{Part, part_of, parts};
use crate::check::{Finding, Place, Severity};
use crate::report::Report;
use crate::ui::{
    lines::{self, Hover},
    theme, words,
};

/// Shows the line of the report's own data: organ, year and form.
pub fn data(ui: &mut Ui, report: &Report, findings: &[Finding], is_strip: bool) -> Response {
    let here = findings.iter().filter(|finding| {
        matches!(
            finding.place,
            Place::Organ | Place::Year | Place::Date | Place::Report
        )
    });
    let is_done = !report.organ().is_empty() && report.year().is_some();
    let shown = Line {
        name: words::REPORT_DATA,
        short: words::REPORT_DATA_SHORT,
        depth: 0,
        is_current: false,
        state: State::of(here, is_done),
        is_strip,
    };
    line(ui, &shown)
}

/// Shows the way back to the collection that the report was opened from; whether it was taken.
pub fn back(ui: &mut Ui, is_strip: bool) -> bool {
    let label = if is_strip {
        words::COLLECTION
    } else {
        words::BACK_TO_COLLECTION
    };
    let button = ui.button(label);
    ui.ctx().accesskit_node_builder(button.id, |node| {
        node.set_label(words::BACK_TO_COLLECTION);
    });
    button.clicked()
}

/// Shows the outline, or numerals and states alone where it is a strip; returns the part that was
/// clicked, with either button. `menu` fills the menu of a part.
pub fn show(
    ui: &mut Ui,
    report: &Report,
    findings: &[Finding],
    current: &Part,
    is_strip: bool,
    menu: &mut dyn FnMut(&mut Ui, &Part),
) -> Option<Part> {
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
                    let name = heading.name();
                    let shown = Line {
                        name: &name,
                        short: in_short(&name),
                        depth: 0,
                        is_current: false,
                        state: None,
                        is_strip,
                    };
                    if line(ui, &shown).clicked() {
                        clicked = Some(part.clone());
                    }
                }
            }
        }
        let here = findings
            .iter()
            .filter(|finding| part_of(form, finding).as_ref() == Some(&part));
        let shown = Line {
            name: &name,
            short: in_short(&name),
            depth,
            is_current: part == *current,
            state: State::of(here, is_done(report, &part)),
            is_strip,
        };
        let response = line(ui, &shown);
        response.context_menu(|ui| menu(ui, &part));
        if response.clicked() || response.secondary_clicked() {
            clicked = Some(part);
        }
    }
    clicked
}

/// What of a name stands in a strip: its numeral, or else its last two characters.
fn in_short(name: &str) -> &str {
    if let Some((numeral, _)) = name.split_once('、') {
        return numeral;
    }
    if let Some(end) = name.find('）').filter(|_| name.starts_with('（')) {
        return &name['（'.len_utf8()..end];
    }
    let start = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    &name[start..]
}

fn is_done(report: &Report, part: &Part) -> bool {
    match part {
        Part::Prose(field) => report.paragraphs(field).next().is_some(),
        Part::Table(table) => {
            let (filled, all) = report.filled(*table);
            filled == all
        }
    }
}

/// How far a part is.
#[derive(Clone, Copy)]
enum State {
    /// Complete and without findings.
    Done,
    /// So many findings of the gravest kind.
    Findings(Severity, usize),
}

impl State {
    fn of<'a>(findings: impl Iterator<Item = &'a Finding>, is_done: bool) -> Option<State> {
        const GRAVEST: [Severity; 3] = [Severity::Error, Severity::Waivable, Severity::Hint];
        let mut counts = [0; GRAVEST.len()];
        for finding in findings {
            let kind = GRAVEST.iter().position(|kind| *kind == finding.severity());
            if let Some(kind) = kind {
                counts[kind] += 1;
            }
        }
        let mut kinds = GRAVEST.into_iter().zip(counts);
        match kinds.find(|(_, count)| *count > 0) {
            Some((severity, count)) => Some(State::Findings(severity, count)),
            None => is_done.then_some(State::Done),
        }
    }
}

/// A line of the outline.
struct Line<'a> {
    name: &'a str,
    /// What stands for the name in a strip.
    short: &'a str,
    depth: usize,
    is_current: bool,
    state: Option<State>,
    is_strip: bool,
}

/// Above and below a line's text, in points.
const PADDING: f32 = 2.0;
/// What the state takes at the right.
const STATE: f32 = 40.0;
/// By how much a line of the second level stands in.
const INDENT: f32 = 12.0;

fn line(ui: &mut Ui, shown: &Line<'_>) -> Response {
    let palette = theme::palette(ui.visuals());
    let is_minor = shown.is_strip && shown.depth > 0;
    let size = theme::sizes().outline - if is_minor { 1.0 } else { 0.0 };
    let ink = if is_minor {
        palette.weak.0
    } else {
        palette.text.0
    };
    let font = egui::FontId::proportional(size);
    let (colour, said, mark) = match shown.state {
        None => (palette.weak.0, String::new(), String::new()),
        Some(State::Done) => (palette.done.0, words::DONE.to_owned(), String::new()),
        Some(State::Findings(severity, count)) => {
            let (colour, mark) = palette.severity(severity);
            let said = format!("{} {count}", severity.name());
            (colour, said, format!("{mark}{count}"))
        }
    };
    let step = if shown.is_strip { INDENT / 2.0 } else { INDENT };
    let indent = step * shown.depth as f32;
    let text = if shown.is_strip {
        shown.short
    } else {
        shown.name
    };
    let width = ui.available_width();
    let room = if shown.is_strip {
        f32::INFINITY
    } else {
        // The same whatever the state: a count that comes breaks no line anew.
        width - STATE - indent
    };
    let mut job = LayoutJob::simple(text.to_owned(), font.clone(), ink, room);
    for section in &mut job.sections {
        section.format.line_height = Some((size * 1.3).ceil());
    }
    let galley = lines::galley(ui, job);
    let height = galley.size().y + 2.0 * PADDING;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| {
        let label = format!("{} {said}", shown.name);
        let role = egui::accesskit::Role::Button;
        egui::WidgetInfo::selected(role, true, shown.is_current, label.trim_end())
    });
    let fill = if shown.is_current {
        palette.head_current.0
    } else if response.hovered() {
        palette.head.0
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 4.0, fill);
    if response.has_focus() {
        let stroke = Stroke::new(1.5, palette.accent.0);
        ui.painter()
            .rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside);
    }
    let left = if shown.is_strip { 2.0 } else { 4.0 };
    let at = pos2(rect.left() + left + indent, rect.top() + PADDING);
    ui.painter().galley(at, galley, ink);
    if let Some(State::Done) = shown.state {
        // The face has no tick.
        let right = if shown.is_strip { 9.0 } else { 17.0 };
        let at = rect.right_center() - vec2(right, 0.0);
        let points = [(-5.0, 0.0), (-1.5, 4.0), (5.0, -5.0)];
        let points = points.map(|(x, y)| at + vec2(x, y)).to_vec();
        ui.painter().line(points, Stroke::new(1.8, colour));
    }
    let right = if shown.is_strip { 2.0 } else { 10.0 };
    let at = rect.right_center() - vec2(right, 0.0);
    let place = egui::Align2([Align::Max, Align::Center]);
    ui.painter().text(at, place, mark, font, colour);
    if shown.is_strip {
        response.on_hover(format!("{}\n{said}", shown.name).trim_end())
    } else {
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strip_has_the_numeral_of_each_part() {
        for (name, short) in [
            ("三、收到和处理政府信息公开申请情况", "三"),
            ("（一）主动公开", "一"),
            ("行政复议", "复议"),
            ("序", "序"),
        ] {
            assert_eq!(in_short(name), short);
        }
    }
}
