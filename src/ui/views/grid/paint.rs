//! How cells look: grounds, labels, numbers, marks.

use std::collections::HashSet;

use egui::{Align, FontId, Rect, Response, Stroke, StrokeKind, Ui, pos2};

use super::marks::Weight;
use super::{GridState, Shown};
use crate::check::Severity;
use crate::form::{CellId, Content, SheetCell};
use crate::report::Report;
use crate::ui::theme::{self, Palette};
use crate::ui::views::guidance;

/// How much of the accent lies over a cell that is selected, or current without the keyboard.
const VEIL: f32 = 0.16;

/// What painting a table needs to know, gathered once a frame.
pub(super) struct Look<'a> {
    shown: &'a Shown<'a>,
    palette: &'static Palette,
    current: Option<SheetCell>,
    /// The places that the finding gone to is about.
    traced: Vec<SheetCell>,
    selected: HashSet<CellId>,
    /// A cell that is being typed in is not scolded before it is left.
    spared: Option<CellId>,
}

impl<'a> Look<'a> {
    pub(super) fn new(ui: &Ui, shown: &'a Shown<'a>, state: &GridState) -> Look<'a> {
        let sheet = shown.sheet;
        let place = |cell: &CellId| sheet.place_of(*cell).cloned();
        Look {
            shown,
            palette: theme::palette(ui.visuals()),
            current: state.current.as_ref().and_then(place),
            traced: shown.traced.iter().filter_map(place).collect(),
            selected: match state.anchor {
                Some(_) => state.range(sheet).into_iter().flatten().collect(),
                None => HashSet::new(),
            },
            spared: state.current.filter(|cell| state.is_typing_in(*cell)),
        }
    }

    fn weight(&self, cell: CellId) -> Option<Weight> {
        self.shown
            .marks
            .weight(cell)
            .filter(|_| self.spared != Some(cell))
    }

    /// The ground and border of a number cell.
    pub(super) fn ground(&self, ui: &Ui, cell: CellId, rect: Rect) {
        let fill = match self.weight(cell) {
            Some(Weight::Related(Severity::Error)) => self.palette.related_fill.0,
            Some(Weight::Pointed(severity) | Weight::Related(severity)) => {
                self.palette.fill(severity)
            }
            Some(Weight::Empty) => self.palette.empty_fill.0,
            None if self.shown.report.is_computed(cell) => self.palette.sum.0,
            None => self.palette.page.0,
        };
        self.frame(ui, rect, fill);
        let content = Content::Number(cell);
        if self.traced.iter().any(|place| place.content == content) {
            let stroke = Stroke::new(1.0, self.palette.error.0);
            ui.painter()
                .rect_stroke(rect.shrink(1.5), 0.0, stroke, StrokeKind::Inside);
        }
        let is_current = self
            .current
            .as_ref()
            .is_some_and(|place| place.content == Content::Number(cell));
        if is_current && !self.shown.is_framed {
            let veil = self.palette.accent.0.gamma_multiply(VEIL);
            ui.painter().rect_filled(rect.shrink(0.5), 0.0, veil);
        } else if is_current {
            let stroke = Stroke::new(2.0, self.palette.accent.0);
            ui.painter()
                .rect_stroke(rect.shrink(1.0), 0.0, stroke, StrokeKind::Inside);
        }
    }

    fn frame(&self, ui: &Ui, rect: Rect, fill: egui::Color32) {
        let stroke = Stroke::new(1.0, self.palette.grid_line.0);
        ui.painter()
            .rect(rect, 0.0, fill, stroke, StrokeKind::Middle);
    }

    /// A number that is not being edited.
    pub(super) fn text(&self, ui: &Ui, cell: CellId, rect: Rect) {
        let font = FontId::proportional(theme::sizes().cell);
        let text = self.shown.report.value(cell).text().to_owned();
        let colour = self.palette.text.0;
        let mut galley = ui.painter().layout_no_wrap(text.clone(), font, colour);
        if galley.size().x > rect.width() - 4.0 {
            let shrunk = theme::sizes().cell * (rect.width() - 4.0) / galley.size().x;
            // Below this nobody reads it; the status line shows the number in full.
            let font = FontId::proportional(shrunk.max(9.0));
            galley = ui.painter().layout_no_wrap(text, font, colour);
        }
        let at = self.number_rect(rect).center() - galley.size() / 2.0;
        ui.painter()
            .with_clip_rect(rect.intersect(ui.clip_rect()))
            .galley(at, galley, colour);
    }

    /// Where in its cell this year's number stands.
    pub(super) fn number_rect(&self, rect: Rect) -> Rect {
        let mut rect = rect;
        if self.shown.compares {
            rect.max.y -= theme::sizes().beneath;
        }
        rect
    }

    /// Last year's number and the change, under this year's.
    pub(super) fn beneath(&self, ui: &Ui, cell: CellId, rect: Rect) {
        if !self.shown.compares {
            return;
        }
        let Some(text) = compared(self.shown.report, cell) else {
            return;
        };
        let colour = self.palette.weak.0;
        let size = theme::sizes().beneath - 2.0;
        let font = FontId::proportional(size);
        let mut galley = ui.painter().layout_no_wrap(text.clone(), font, colour);
        if galley.size().x > rect.width() - 2.0 {
            let shrunk = size * (rect.width() - 2.0) / galley.size().x;
            let font = FontId::proportional(shrunk.max(8.0));
            galley = ui.painter().layout_no_wrap(text, font, colour);
        }
        let at = pos2(
            rect.center().x - galley.size().x / 2.0,
            rect.bottom() - galley.size().y - 2.0,
        );
        ui.painter()
            .with_clip_rect(rect.intersect(ui.clip_rect()))
            .galley(at, galley, colour);
    }

    /// The veil of a selected cell.
    pub(super) fn selected(&self, ui: &Ui, cell: CellId, rect: Rect) {
        if self.selected.contains(&cell) {
            let veil = self.palette.accent.0.gamma_multiply(VEIL);
            ui.painter().rect_filled(rect.shrink(0.5), 0.0, veil);
        }
    }

    /// The mark of a cell with a finding, in its corner.
    pub(super) fn mark(&self, ui: &Ui, cell: CellId, rect: Rect) {
        if let Some(Weight::Pointed(severity)) = self.weight(cell) {
            let (colour, mark) = self.palette.severity(severity);
            let font = FontId::proportional(theme::sizes().small);
            let at = pos2(rect.right() - 2.0, rect.top() - 2.0);
            ui.painter()
                .text(at, egui::Align2::RIGHT_TOP, mark, font, colour);
        }
    }

    /// What the findings of a cell say, while the mouse is over it.
    pub(super) fn hover(&self, response: Response, cell: CellId) {
        if let Some(message) = self.shown.marks.message(cell) {
            response.on_hover_text(message);
        }
    }

    /// A label; those of the current row and column are lit. Its text stays where it can be `seen`.
    pub(super) fn label(&self, ui: &Ui, cell: &SheetCell, rect: Rect, seen: Rect) {
        let (text, is_row, base) = match &cell.content {
            Content::Caption(text) | Content::ColumnHead(text) => {
                (text, false, self.palette.head.0)
            }
            Content::RowHead(text) => (text, true, self.palette.label.0),
            Content::Number(_) => return,
        };
        let leads_to = |place: &SheetCell| match cell.content {
            Content::RowHead(_) => overlaps(cell.row, cell.row_span, place.row, 1),
            Content::ColumnHead(_) => {
                let (column, span) = (place.column, place.column_span);
                cell.row < place.row && overlaps(cell.column, cell.column_span, column, span)
            }
            _ => false,
        };
        let is_lit = self.current.as_ref().is_some_and(leads_to);
        self.frame(
            ui,
            rect,
            if is_lit {
                self.palette.head_current.0
            } else {
                base
            },
        );
        let sizes = theme::sizes();
        let inner = (rect.width() - 2.0 * sizes.cell_padding).max(sizes.cell_label);
        let font = FontId::proportional(sizes.cell_label);
        let mut job = egui::text::LayoutJob::simple(text.clone(), font, self.palette.text.0, inner);
        let is_left = is_row && rect.width() > 120.0;
        job.halign = if is_left { Align::LEFT } else { Align::Center };
        let galley = ui.painter().layout_job(job);
        let x = if is_left {
            rect.left() + sizes.cell_padding
        } else {
            rect.center().x
        };
        let half = galley.size().y / 2.0;
        let room = (rect.top() + half)..=(rect.bottom() - half).max(rect.top() + half);
        let middle = rect.intersect(seen).center().y;
        let middle = middle.clamp(*room.start(), *room.end());
        let at = pos2(x, middle - half);
        ui.painter().galley(at, galley, self.palette.text.0);
        let form = self.shown.report.form();
        guidance::hover(ui, form, self.shown.sheet, cell, rect.intersect(seen));
    }
}

/// `2 ＋3`: last year's number and how much this year's differs.
fn compared(report: &Report, cell: CellId) -> Option<String> {
    let before = report.last_value(cell)?;
    match report.change(cell) {
        // A form is mostly zeros; saying so twice helps nobody.
        Some(change) if change.is_none() && before.whole() == Some(0) => None,
        Some(change) => Some(format!("{} {change}", before.text())),
        None => Some(before.text().to_owned()),
    }
}

fn overlaps(start: usize, span: usize, other: usize, other_span: usize) -> bool {
    start < other + other_span && other < start + span
}
