//! The sum as its printed tables: a cell that is chosen says beside the table who brought what.

use egui::{Align, FontId, Id, Rect, RichText, Sense, Ui, pos2, vec2};

use super::list::{self, Step};
use super::{Action, CollectionState};
use crate::form::{CellId, Content, Form, Section, Sheet, SheetCell};
use crate::report::Report;
use crate::ui::{theme, words};
use crate::workspace::collecting::Collecting;

/// No line is lower, and no column narrower, in points.
const LINE: f32 = 21.0;
/// How high one is that also says what stood there last year.
const LINE_OF_TWO: f32 = 33.0;
const LEAST: f32 = 44.0;
/// Around the labels.
const PADDING: f32 = 1.5;

/// Which of the tables.
pub(super) fn tabs(ui: &mut Ui, state: &mut CollectionState, work: &Collecting) {
    let Some(form) = work.sum().map(|sum| sum.report.form()) else {
        return;
    };
    for (at, sheet) in form.sheets().iter().enumerate() {
        let heading = form.sections().get(sheet.section);
        let heading = heading.map(Section::name).unwrap_or_default();
        if ui.selectable_label(state.sheet == at, heading).clicked() {
            state.sheet = at;
            state.cell = None;
            state.arriving = true;
        }
    }
}

pub(super) fn show(ui: &mut Ui, state: &mut CollectionState, work: &Collecting) {
    let Some(sum) = work.sum() else {
        ui.label(words::NO_SUM);
        return;
    };
    let form = sum.report.form();
    let Some(sheet) = form.sheets().get(state.sheet) else {
        state.sheet = 0;
        return;
    };
    let found = work.found();
    egui::ScrollArea::both()
        .id_salt(("sum", state.sheet))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            table(ui, state, (form, sheet), (work, &sum.report));
            if !found.is_empty() {
                ui.add_space(10.0);
                ui.label(RichText::new(words::SUM_FOUND).strong());
            }
            for finding in found {
                let (ink, sign) = theme::palette(ui.visuals()).severity(finding.severity());
                let said = format!("{sign} {}：{}", finding.heading, finding.message);
                ui.label(RichText::new(said).color(ink));
            }
        });
}

/// What the sum is held against.
pub(super) fn last(ui: &mut Ui, work: &Collecting, is_reading: bool, actions: &mut Vec<Action>) {
    let Some(before) = work.before() else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.weak(words::beside_last(before.year(), &before.title()));
        let can_mark = work.holder().is_none() && !is_reading;
        let button = egui::Button::new(words::FORGET_LAST);
        if ui.add_enabled(can_mark, button).clicked() {
            actions.push(Action::ForgetLast);
        }
    });
}

/// Where columns and rows begin and end.
struct Lines {
    columns: Vec<f32>,
    rows: Vec<f32>,
}

impl Lines {
    fn of(ui: &Ui, sheet: &Sheet, (room, line): (f32, f32)) -> Lines {
        let all: f32 = sheet.widths.iter().sum();
        let scale = room / all.max(1.0);
        let mut columns = vec![0.0];
        let mut right = 0.0;
        for width in &sheet.widths {
            right += (width * scale).max(LEAST);
            columns.push(right);
        }
        let mut lines = Lines {
            columns,
            rows: Vec::new(),
        };
        let mut heights = vec![line; sheet.rows];
        for cell in &sheet.cells {
            let Some(label) = label_of(cell) else {
                continue;
            };
            let width = lines.width(cell);
            let wanted = galley(ui, label, width).size().y + 2.0 * PADDING;
            let spanned = cell.row..(cell.row + cell.row_span).min(heights.len());
            let there: f32 = heights[spanned.clone()].iter().sum();
            if let Some(last) = heights[spanned].last_mut() {
                *last += (wanted - there).max(0.0);
            }
        }
        let mut bottom = 0.0;
        lines.rows.push(0.0);
        for height in heights {
            bottom += height;
            lines.rows.push(bottom);
        }
        lines
    }

    fn width(&self, cell: &SheetCell) -> f32 {
        let at = |column: usize| self.columns.get(column).copied().unwrap_or_default();
        at(cell.column + cell.column_span) - at(cell.column)
    }

    fn rect(&self, cell: &SheetCell) -> Rect {
        let at = |lines: &[f32], at: usize| lines.get(at).copied().unwrap_or_default();
        Rect::from_min_max(
            pos2(at(&self.columns, cell.column), at(&self.rows, cell.row)),
            pos2(
                at(&self.columns, cell.column + cell.column_span),
                at(&self.rows, cell.row + cell.row_span),
            ),
        )
    }
}

fn label_of(cell: &SheetCell) -> Option<&str> {
    match &cell.content {
        Content::Caption(label) | Content::ColumnHead(label) | Content::RowHead(label) => {
            Some(label)
        }
        Content::Number(_) => None,
    }
}

fn galley(ui: &Ui, label: &str, width: f32) -> std::sync::Arc<egui::Galley> {
    let font = FontId::proportional(theme::sizes().small);
    let colour = theme::palette(ui.visuals()).text.0;
    let width = (width - 2.0 * PADDING).max(LEAST / 2.0);
    let mut job = egui::text::LayoutJob::simple(label.to_owned(), font, colour, width);
    job.halign = Align::Center;
    crate::ui::lines::galley(ui, job)
}

fn table(
    ui: &mut Ui,
    state: &mut CollectionState,
    (form, sheet): (&Form, &Sheet),
    (work, sum): (&Collecting, &Report),
) {
    let has_last = work.before().is_some();
    let line = if has_last { LINE_OF_TWO } else { LINE };
    let room = ui.available_width() - theme::SCROLL_BAR - 2.0;
    let lines = Lines::of(ui, sheet, (room, line));
    let size = vec2(
        lines.columns.last().copied().unwrap_or_default(),
        lines.rows.last().copied().unwrap_or_default(),
    );
    let (room, _) = ui.allocate_exact_size(size, Sense::hover());
    let id = Id::unique("collection sum");
    let arrives = std::mem::take(&mut state.arriving);
    let named = |cell: CellId| {
        let name = words::part(&form.full_name(cell), sum.value(cell).text());
        match work.last(cell) {
            "" => name,
            last => format!("{name}，{}", words::in_last_year(last)),
        }
    };
    let said = state.cell.map_or_else(|| words::SUMS.to_owned(), named);
    let (has, pressed) = list::table(ui, (id, room), &said, arrives);
    for step in pressed.steps {
        let next = beside(sheet, state.cell, step);
        if next.is_some() {
            state.cell = next;
            state.part = 0;
            state.follows = true;
        }
    }
    // From a number the keyboard goes on to who brought it.
    if pressed.is_entered && state.cell.is_some() {
        state.goes_to_parts = true;
    }
    let palette = theme::palette(ui.visuals());
    let stroke = egui::Stroke::new(1.0, palette.grid_line.0);
    for cell in &sheet.cells {
        let rect = lines.rect(cell).translate(room.min.to_vec2());
        let is_chosen = matches!(&cell.content, Content::Number(id) if state.cell == Some(*id));
        if is_chosen && std::mem::take(&mut state.follows) {
            ui.scroll_to_rect(rect, None);
        }
        if !ui.is_rect_visible(rect) {
            continue;
        }
        let ground = match &cell.content {
            Content::Number(_) if is_chosen => palette.head_current.0,
            Content::Number(id) if form.is_sum(*id) => palette.sum.0,
            Content::Number(_) => palette.page.0,
            _ => palette.head.0,
        };
        ui.painter().rect_filled(rect, 0.0, ground);
        let kind = egui::StrokeKind::Middle;
        ui.painter().rect_stroke(rect, 0.0, stroke, kind);
        if let Content::Number(number) = &cell.content {
            let value = sum.value(*number).text();
            let part = (id.with(number.index()), rect);
            if list::part(ui, part, &named(*number), is_chosen).clicked() {
                state.cell = Some(*number);
                state.part = 0;
                has.request_focus();
            }
            if is_chosen {
                let frame = egui::Stroke::new(2.0, palette.accent.0);
                let kind = egui::StrokeKind::Inside;
                ui.painter().rect_stroke(rect, 0.0, frame, kind);
            }
            if has_last {
                let (above, below) = rect.split_top_bottom_at_fraction(0.52);
                list::text(ui, above, value, Align::Center, palette.text.0);
                let last = work.last(*number);
                list::text(ui, below, last, Align::Center, palette.weak.0);
            } else {
                list::text(ui, rect, value, Align::Center, palette.text.0);
            }
        } else {
            let label = galley(ui, label_of(cell).unwrap_or_default(), rect.width());
            // A galley that is centred hangs to both sides of where it is put.
            let top = rect.center().y - label.size().y / 2.0;
            let at = pos2(rect.center().x, top);
            ui.painter().galley(at, label, palette.text.0);
        }
    }
}

/// The number beside one, in a direction; the first where none is chosen.
fn beside(sheet: &Sheet, from: Option<CellId>, step: Step) -> Option<CellId> {
    let numbers = sheet.cells.iter().filter_map(|cell| match cell.content {
        Content::Number(id) => Some((id, cell)),
        _ => None,
    });
    let from = from.and_then(|from| numbers.clone().find(|(id, _)| *id == from));
    let Some((_, from)) = from else {
        return numbers.clone().next().map(|(id, _)| id);
    };
    let meets = |one: (usize, usize), other: (usize, usize)| {
        one.0 < other.0 + other.1 && other.0 < one.0 + one.1
    };
    let is_in_row = |cell: &SheetCell| meets((cell.row, cell.row_span), (from.row, from.row_span));
    let distance = |cell: &SheetCell| {
        let aside = cell.column.abs_diff(from.column);
        match step {
            Step::Left if is_in_row(cell) => (cell.column < from.column).then_some((aside, 0)),
            Step::Right if is_in_row(cell) => (cell.column > from.column).then_some((aside, 0)),
            Step::Left | Step::Right => None,
            Step::Up | Step::PageUp => (cell.row < from.row).then(|| (from.row - cell.row, aside)),
            Step::Down | Step::PageDown => {
                (cell.row > from.row).then(|| (cell.row - from.row, aside))
            }
            Step::First => Some((cell.row, cell.column)),
            Step::Last => Some((usize::MAX - cell.row, usize::MAX - cell.column)),
        }
    };
    let near = numbers.filter_map(|(id, cell)| Some((distance(cell)?, id)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_go_to_the_number_beside_and_through_all_of_a_table() {
        let form = Form::by_id("2021").unwrap();
        let find = |name: &str| form.find(name).unwrap();
        let natural = find("applications.new.natural");
        let sheet = form.sheet(form.section_of(natural)).unwrap();
        let go = |from, step| beside(sheet, Some(from), step).unwrap();
        assert_eq!(beside(sheet, None, Step::Down), Some(natural));
        let below = go(natural, Step::Down);
        assert_eq!(below, find("applications.carried_in.natural"));
        assert_eq!(go(below, Step::Up), natural);
        let last = go(natural, Step::Last);
        assert_eq!(last, find("applications.carried_out.total"));
        assert_eq!(beside(sheet, Some(last), Step::Right), None);
        assert_eq!(go(last, Step::First), natural);
        assert_eq!(beside(sheet, Some(natural), Step::Left), None);
    }
}
