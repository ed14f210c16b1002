//! The table editor: a section's table as it will be printed, every number a cell to type in.

mod input;
mod layout;
mod paint;
mod range;
mod step;

use egui::{Id, Rect, Sense, Ui, Vec2};

use super::marks::Marks;
use super::theme;
use crate::form::{CellId, Content, Form, Sheet};
use crate::report::Report;
use layout::Layout;

/// Where the clerk is in a table, and what is being typed.
#[derive(Debug, Default)]
pub struct GridState {
    current: Option<CellId>,
    /// The other corner of the range, if more than one cell is selected.
    anchor: Option<CellId>,
    /// The text of the current cell's field; differs from the report only while composing.
    buffer: String,
    /// What stood in the cell before it was typed in, for Esc.
    before: String,
    mode: Mode,
    /// The field takes the focus, with its text selected, at the next frame.
    arriving: bool,
    /// Keys that came in one frame with a key that leads to another cell.
    waiting: Vec<egui::Event>,
    /// A range is being drawn with the mouse.
    is_drawing: bool,
    /// Whether this table, and not some other field, has the keyboard.
    has_focus: bool,
}

/// What keys do in the current cell.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Arrows move on; typing replaces.
    #[default]
    Move,
    /// After F2 or a click into the text: arrows move in the text.
    Edit,
}

/// What the clerk did in a table.
#[derive(Debug, PartialEq, Eq)]
pub enum Action {
    /// Typed into a cell; the text is not final yet.
    Type(CellId, String),
    /// Left a cell, so that its text is final.
    Leave,
    /// Pasted, cut or cleared: these texts go into these cells; the step's name.
    Put(&'static str, Vec<(CellId, String)>),
    /// Pasted a block of so many rows and columns that does not fit.
    DoesNotFit(usize, usize),
}

impl GridState {
    /// The current cell.
    #[must_use]
    pub fn current(&self) -> Option<CellId> {
        self.current
    }

    /// Whether the table has the keyboard, or gets it at the next frame.
    #[must_use]
    pub fn has_keyboard(&self) -> bool {
        self.has_focus || self.arriving
    }

    /// The selected cells, row by row; the current one alone if no range is selected.
    #[must_use]
    pub fn range(&self, sheet: &Sheet) -> Vec<Vec<CellId>> {
        match (self.current, self.anchor) {
            (Some(cell), Some(anchor)) => range::between(sheet, anchor, cell),
            (Some(cell), None) => vec![vec![cell]],
            (None, _) => Vec::new(),
        }
    }

    /// Selects from the anchor, or the current cell, to a cell.
    fn extend_to(&mut self, cell: CellId, report: &Report) {
        let anchor = self.anchor.or(self.current);
        self.go_to(cell, report);
        self.anchor = anchor.filter(|anchor| *anchor != cell);
    }

    /// Whether a cell is being typed in right now.
    #[must_use]
    pub fn is_typing_in(&self, cell: CellId) -> bool {
        self.has_focus && self.current == Some(cell) && self.buffer != self.before
    }

    /// Goes to a cell and takes the keyboard.
    pub fn go_to(&mut self, cell: CellId, report: &Report) {
        self.current = Some(cell);
        self.anchor = None;
        report.value(cell).text().clone_into(&mut self.buffer);
        self.before.clone_from(&self.buffer);
        self.mode = Mode::Move;
        self.arriving = true;
    }

    /// Takes the keyboard back, with what was selected, after a menu had it.
    pub fn take_keyboard(&mut self) {
        self.arriving = self.current.is_some();
    }

    /// Forgets the current cell, when another report or another table is shown.
    pub fn reset(&mut self) {
        *self = GridState::default();
    }

    /// Shows what the report says now, after an undo or a fix.
    pub fn refresh(&mut self, report: &Report) {
        if let Some(cell) = self.current {
            report.value(cell).text().clone_into(&mut self.buffer);
            self.before.clone_from(&self.buffer);
            self.arriving |= self.has_focus;
        }
    }
}

/// The id of a cell's field, the same in every frame.
#[must_use]
pub fn cell_id(form: &Form, cell: CellId) -> Id {
    Id::unique(("cell", form.id().to_owned(), cell.index()))
}

/// Shows a table and returns what was done in it.
pub fn show(
    ui: &mut Ui,
    state: &mut GridState,
    report: &Report,
    sheet: &Sheet,
    marks: &Marks,
    composing: bool,
) -> Vec<Action> {
    let mut actions = Vec::new();
    let field = state.current.map(|cell| cell_id(report.form(), cell));
    state.has_focus = state.arriving || field.is_some_and(|id| ui.memory(|m| m.has_focus(id)));
    if state.has_focus && !composing {
        input::keys(ui, state, report, sheet, &mut actions);
    }
    state.is_drawing &= ui.input(|input| input.pointer.primary_down());
    let width = ui.available_width();
    let arriving = state.arriving;
    egui::ScrollArea::both()
        .id_salt(("sheet", sheet.section))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let layout = Layout::of(ui, sheet, width - 14.0);
            let (area, _) = ui.allocate_exact_size(layout.size(), Sense::hover());
            // The clip is a few points larger than what can be seen.
            let view = ui.clip_rect();
            let origin = area.min.to_vec2();
            let pinned = Vec2::new(0.0, (view.top() - area.top()).max(0.0));
            let look = paint::Look::new(ui, report, sheet, marks, state);
            for cell in &sheet.cells {
                let rect = layout.rect(cell).translate(origin);
                match &cell.content {
                    Content::Number(id) => {
                        number(ui, state, report, *id, rect, &look, composing, &mut actions);
                    }
                    _ if cell.row >= sheet.header_rows => look.label(ui, cell, rect),
                    _ => {}
                }
            }
            // The headers stay in sight while the rows move under them.
            for cell in &sheet.cells {
                if cell.row < sheet.header_rows {
                    let rect = layout.rect(cell).translate(origin + pinned);
                    look.label(ui, cell, rect);
                }
            }
            if arriving {
                keep_in_sight(ui, state, sheet, &layout, origin);
            }
        });
    actions
}

fn keep_in_sight(ui: &Ui, state: &GridState, sheet: &Sheet, layout: &Layout, origin: Vec2) {
    let place = state.current.and_then(|cell| sheet.place_of(cell));
    if let Some(place) = place {
        let mut rect = layout.rect(place).translate(origin);
        // The pinned headers cover what lies under them.
        rect.min.y -= layout.header_height(sheet);
        ui.scroll_to_rect(rect.expand(4.0), None);
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "one place calls it, with what it has at hand"
)]
fn number(
    ui: &mut Ui,
    state: &mut GridState,
    report: &Report,
    cell: CellId,
    rect: Rect,
    look: &paint::Look<'_>,
    composing: bool,
    actions: &mut Vec<Action>,
) {
    look.ground(ui, cell, rect);
    let id = cell_id(report.form(), cell);
    let name = report.form().full_name(cell);
    if state.current == Some(cell) && (state.has_focus || composing) {
        field(ui, state, cell, id, rect, &name, composing, actions);
    } else {
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let text = report.value(cell).text();
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, text, text, "");
            info.label = Some(name.clone());
            info
        });
        look.text(ui, cell, rect);
        // A range is drawn with the mouse, or clicked with Shift.
        let (is_down, is_shift, at) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.primary_down(),
                input.modifiers.shift_only(),
                pointer.latest_pos(),
            )
        });
        let drawn_here = is_down && state.is_drawing && at.is_some_and(|at| rect.contains(at));
        let reaches = drawn_here || (is_shift && response.clicked() && state.current.is_some());
        if response.drag_started() && !composing {
            state.go_to(cell, report);
            state.is_drawing = true;
        } else if reaches && !composing && state.current != Some(cell) {
            actions.push(Action::Leave);
            state.extend_to(cell, report);
        } else if (response.clicked() || response.gained_focus()) && !composing {
            // A screen reader, or Tab from elsewhere, arrives by focus.
            if state.current.is_some() && state.has_focus {
                actions.push(Action::Leave);
            }
            state.go_to(cell, report);
            ui.ctx().request_repaint();
        }
        look.hover(response, cell);
    }
    look.selected(ui, cell, rect);
    look.mark(ui, cell, rect);
}

#[expect(
    clippy::too_many_arguments,
    reason = "one place calls it, with what it has at hand"
)]
fn field(
    ui: &mut Ui,
    state: &mut GridState,
    cell: CellId,
    id: Id,
    rect: Rect,
    name: &str,
    composing: bool,
    actions: &mut Vec<Action>,
) {
    // The click that led here would take the focus away again.
    if state.arriving && ui.input(|input| input.pointer.any_click()) {
        ui.ctx().request_repaint();
    } else if state.arriving {
        input::select_all(ui.ctx(), id, &state.buffer);
        ui.memory_mut(|memory| memory.request_focus(id));
        state.arriving = false;
    }
    let edit = egui::TextEdit::singleline(&mut state.buffer)
        .id(id)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::same(2))
        .font(egui::FontId::proportional(theme::sizes().cell))
        .align(egui::Align2::CENTER_CENTER)
        .event_filter(input::FILTER)
        .min_size(rect.size())
        .desired_width(rect.width());
    let response = ui.place(rect, edit);
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(name));
    if response.double_clicked() {
        state.mode = Mode::Edit;
    } else if state.mode == Mode::Move && (response.clicked() || response.drag_stopped()) {
        // One click selects, as in a spreadsheet: typing replaces. A hand that shakes is no wish to
        // edit either.
        input::select_all(ui.ctx(), id, &state.buffer);
    }
    state.is_drawing |= response.drag_started() && state.mode == Mode::Move;
    if response.changed() && !composing {
        actions.push(Action::Type(cell, state.buffer.clone()));
    }
    // Focus is lost for two frames in a row; leaving twice does no harm.
    if response.lost_focus() {
        actions.push(Action::Leave);
        state.has_focus = false;
    }
}
