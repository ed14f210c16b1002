//! How cells look: grounds, labels, numbers, marks.

use std::cell::RefCell;
use std::sync::Arc;

use egui::epaint::RectShape;
use egui::{
    Align, Color32, FontId, Galley, Pos2, Rect, Response, Shape, Stroke, StrokeKind, Ui, pos2,
};
use rustc_hash::{FxHashMap, FxHashSet};

use super::layout::Layout;
use super::marks::Weight;
use super::{GridState, Shown};
use crate::check::Severity;
use crate::form::{CellId, Content, Sheet, SheetCell};
use crate::report::{Difference, Report};
use crate::ui::lines::Hover;
use crate::ui::theme::{self, Palette};
use crate::ui::views::guidance;
use crate::ui::words;

/// How much of the accent lies over a cell that is selected, or current without the keyboard.
const VEIL: f32 = 0.16;

/// A cell wider than this has room for last year's number beside one in the middle.
const WIDE: f32 = 110.0;
/// Between a number and the line at its side.
const SIDE: f32 = 4.0;
/// The least size of type in which a number can be read.
const LEAST: f32 = 9.0;

/// Numbers as they are set, by text, size of type and colour.
type Galleys<'a> = FxHashMap<(&'a str, u32, Color32), Arc<Galley>>;

/// What painting a table needs to know, gathered once a frame.
pub(super) struct Look<'a> {
    shown: &'a Shown<'a>,
    layout: &'a Layout,
    palette: &'static Palette,
    current: Option<SheetCell>,
    /// The places that the finding gone to is about.
    traced: Vec<SheetCell>,
    selected: FxHashSet<CellId>,
    /// A cell that is being typed in is not scolded before it is left.
    spared: Option<CellId>,
    /// Whether a screen reader listens.
    pub(super) is_told: bool,
    /// The numbers that were set: most are the same.
    galleys: RefCell<Galleys<'a>>,
    /// What is to be painted, handed over at once.
    shapes: RefCell<Vec<Shape>>,
}

impl<'a> Look<'a> {
    pub(super) fn new(
        ui: &Ui,
        shown: &'a Shown<'a>,
        state: &GridState,
        layout: &'a Layout,
        is_told: bool,
    ) -> Look<'a> {
        let sheet = shown.sheet;
        let place = |cell: &CellId| sheet.place_of(*cell).cloned();
        Look {
            shown,
            layout,
            palette: theme::palette(ui.visuals()),
            current: state.current.as_ref().and_then(place),
            traced: shown.traced.iter().filter_map(place).collect(),
            selected: match state.anchor {
                Some(_) => state.range(sheet).into_iter().flatten().collect(),
                None => FxHashSet::default(),
            },
            spared: state.current.filter(|cell| state.is_typing_in(*cell)),
            is_told,
            galleys: RefCell::default(),
            shapes: RefCell::default(),
        }
    }

    /// Paints what the cells shown so far look like.
    pub(super) fn flush(&self, ui: &Ui) {
        ui.painter().extend(self.shapes.borrow_mut().drain(..));
    }

    fn paint(&self, shape: impl Into<Shape>) {
        self.shapes.borrow_mut().push(shape.into());
    }

    /// A veil of the accent over a cell.
    fn veil(&self, rect: Rect) {
        let veil = self.palette.accent.0.gamma_multiply(VEIL);
        self.paint(RectShape::filled(rect.shrink(0.5), 0.0, veil));
    }

    /// A frame inside a cell.
    fn stroke(&self, rect: Rect, width: f32, colour: Color32) {
        let stroke = Stroke::new(width, colour);
        self.paint(RectShape::stroke(rect, 0.0, stroke, StrokeKind::Inside));
    }

    /// What is set in a cell, cut off where it is too large.
    fn inside(&self, ui: &Ui, rect: Rect, at: Pos2, galley: Arc<Galley>, colour: Color32) {
        if galley.is_empty() {
            return;
        }
        if rect.contains_rect(Rect::from_min_size(at, galley.size())) {
            self.paint(Shape::galley(at, galley, colour));
            return;
        }
        self.flush(ui);
        let clip = rect.intersect(ui.clip_rect());
        ui.painter().with_clip_rect(clip).galley(at, galley, colour);
    }

    /// A number as it is set.
    fn set(&self, ui: &Ui, text: &'a str, size: f32, colour: Color32) -> Arc<Galley> {
        let mut galleys = self.galleys.borrow_mut();
        let set = || {
            let font = FontId::proportional(size);
            ui.painter().layout_no_wrap(text.to_owned(), font, colour)
        };
        let galley = galleys.entry((text, size.to_bits(), colour));
        Arc::clone(galley.or_insert_with(set))
    }

    /// A number in the size of type that fits into so much room; below the least nobody reads it, and
    /// the status line shows it in full.
    fn fitting(
        &self,
        ui: &Ui,
        text: &'a str,
        size: f32,
        room: f32,
        colour: Color32,
    ) -> Arc<Galley> {
        let galley = self.set(ui, text, size, colour);
        if galley.size().x <= room {
            return galley;
        }
        let size = (size * room / galley.size().x).clamp(LEAST.min(size), size);
        self.set(ui, text, size, colour)
    }

    fn weight(&self, cell: CellId) -> Option<Weight> {
        self.shown
            .marks
            .weight(cell)
            .filter(|_| self.spared != Some(cell))
    }

    /// The ground and border of a number cell.
    pub(super) fn ground(&self, cell: CellId, rect: Rect) {
        let fill = match self.weight(cell) {
            Some(Weight::Related(Severity::Error)) => self.palette.related_fill.0,
            Some(Weight::Pointed(severity) | Weight::Related(severity)) => {
                self.palette.fill(severity)
            }
            Some(Weight::Empty) => self.palette.empty_fill.0,
            None if self.shown.report.is_computed(cell) => self.palette.sum.0,
            None => self.palette.page.0,
        };
        self.paint(self.frame(rect, fill));
        let content = Content::Number(cell);
        if self.traced.iter().any(|place| place.content == content) {
            self.stroke(rect.shrink(1.5), 1.0, self.palette.error.0);
        }
        if self.is_current(cell) && !self.shown.is_framed {
            self.veil(rect);
        }
    }

    /// The frame of the cell that what is typed goes into, over what stands in it: the ground of a
    /// selected number is as high as the cell.
    pub(super) fn framed(&self, cell: CellId, rect: Rect) {
        if self.shown.is_framed && self.is_current(cell) {
            self.stroke(rect.shrink(1.0), 2.0, self.palette.accent.0);
        }
    }

    fn is_current(&self, cell: CellId) -> bool {
        let current = self.current.as_ref();
        current.is_some_and(|place| place.content == Content::Number(cell))
    }

    fn frame(&self, rect: Rect, fill: Color32) -> RectShape {
        let stroke = Stroke::new(1.0, self.palette.grid_line.0);
        RectShape::new(rect, 0.0, fill, stroke, StrokeKind::Middle)
    }

    /// A number that is not being edited.
    pub(super) fn text(&self, ui: &Ui, cell: CellId, rect: Rect) {
        let text = self.shown.report.value(cell).text();
        let colour = self.palette.text.0;
        let galley = self.fitting(ui, text, self.size(), rect.width() - 2.0 * SIDE, colour);
        let at = match self.side(rect) {
            Align::Center => rect.center() - galley.size() / 2.0,
            _ => pos2(
                rect.right() - self.margin(rect) - galley.size().x,
                rect.center().y - galley.size().y / 2.0,
            ),
        };
        self.inside(ui, rect, at, galley, colour);
    }

    /// The size of type of the numbers.
    pub(super) fn size(&self) -> f32 {
        self.layout.type_size
    }

    /// At which side of its cell this year's number stands: last year's has the other one.
    pub(super) fn side(&self, rect: Rect) -> Align {
        if self.shown.compares && rect.width() < WIDE {
            Align::Max
        } else {
            Align::Center
        }
    }

    /// Between this year's number and the right side of its cell, where a mark may stand.
    pub(super) fn margin(&self, rect: Rect) -> f32 {
        if self.side(rect) == Align::Center {
            SIDE / 2.0
        } else {
            2.0 * SIDE
        }
    }

    /// Last year's number, beside this year's where there is room for both; the status line and what
    /// is said on hovering have it in any case.
    pub(super) fn before(&self, ui: &Ui, cell: CellId, rect: Rect) {
        if !self.shown.compares {
            return;
        }
        let Some(text) = said_before(self.shown.report, cell) else {
            return;
        };
        let now = self.shown.report.value(cell).text();
        let colour = self.palette.weak.0;
        let now = self.fitting(ui, now, self.size(), rect.width() - 2.0 * SIDE, colour);
        let taken = match self.side(rect) {
            Align::Center => f32::midpoint(rect.width(), now.size().x),
            _ => now.size().x + self.margin(rect),
        };
        let room = rect.width() - taken - SIDE - 1.0;
        let galley = self.fitting(ui, text, self.size() * 0.75, room, colour);
        if galley.size().x > room {
            return;
        }
        let at = pos2(rect.left() + SIDE, rect.center().y - galley.size().y / 2.0);
        self.inside(ui, rect, at, galley, colour);
    }

    /// The veil of a selected cell.
    pub(super) fn selected(&self, cell: CellId, rect: Rect) {
        if self.selected.contains(&cell) {
            self.veil(rect);
        }
    }

    /// The mark of a cell with a finding, in its corner.
    pub(super) fn mark(&self, ui: &Ui, cell: CellId, rect: Rect) {
        if let Some(Weight::Pointed(severity)) = self.weight(cell) {
            let (colour, mark) = self.palette.severity(severity);
            let galley = self.set(ui, mark, self.size() * 0.75, colour);
            let at = pos2(rect.right() - 2.0 - galley.size().x, rect.top() - 1.0);
            self.paint(Shape::galley(at, galley, colour));
        }
    }

    /// What the findings of a cell say, and what it was last year, while the mouse is over it.
    pub(super) fn hover(&self, response: Response, cell: CellId) {
        if !response.hovered() {
            return;
        }
        let mut said: Vec<String> = self.shown.marks.message(cell).into_iter().collect();
        let report = self.shown.report;
        let before = report.last_value(cell).filter(|_| self.shown.compares);
        let change = report.change(cell).filter(|change| !change.is_none());
        if let Some((before, change)) = before.zip(change) {
            said.push(words::last_year(before.text(), Some(change)));
        }
        if !said.is_empty() {
            response.on_hover(said.join("\n"));
        }
    }

    /// A label, by its place among the sheet's cells; those of the current row and column are lit. Its
    /// text stays where it can be `seen`.
    pub(super) fn label(&self, ui: &Ui, at: usize, rect: Rect, seen: Rect) {
        let cell = &self.shown.sheet.cells[at];
        let (text, base) = match &cell.content {
            Content::Caption(text) | Content::ColumnHead(text) => (text, self.palette.head.0),
            Content::RowHead(text) => (text, self.palette.label.0),
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
        let ground = if is_lit {
            self.palette.head_current.0
        } else {
            base
        };
        ui.painter().add(self.frame(rect, ground));
        let Some(label) = self.layout.label(at) else {
            return;
        };
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(label.job.clone()));
        let x = match galley.job.halign {
            Align::LEFT => rect.left() + theme::sizes().cell_padding,
            _ => rect.center().x,
        };
        let half = galley.size().y / 2.0;
        let room = (rect.top() + half)..=(rect.bottom() - half).max(rect.top() + half);
        let middle = rect.intersect(seen).center().y;
        let middle = middle.clamp(*room.start(), *room.end());
        let place = pos2(x, middle - half);
        ui.painter().galley(place, galley, self.palette.text.0);
        let form = self.shown.report.form();
        let full = label.is_short.then_some(text.as_str());
        guidance::hover(ui, form, self.shown.sheet, cell, full, rect.intersect(seen));
    }
}

/// Last year's number, where it tells something: a form is mostly zeros, and saying so twice helps
/// nobody.
fn said_before(report: &Report, cell: CellId) -> Option<&str> {
    let before = report.last_value(cell)?;
    let is_same = report.change(cell).is_some_and(Difference::is_none);
    let is_nothing = is_same && before.whole() == Some(0);
    (!is_nothing).then(|| before.text())
}

/// Of how many digits the longest of last year's numbers is.
pub(super) fn digits_before(report: &Report, sheet: &Sheet) -> usize {
    let numbers = sheet
        .numbers()
        .filter_map(|(cell, _)| report.last_value(cell));
    numbers.map(|value| value.text().len()).max().unwrap_or(0)
}

fn overlaps(start: usize, span: usize, other: usize, other_span: usize) -> bool {
    start < other + other_span && other < start + span
}
