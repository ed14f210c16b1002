//! The table editor: a section's table as it will be printed, every number a cell to type in.

mod input;
mod layout;
mod paint;

use egui::{Id, Rect, Sense, Ui, Vec2};

use super::marks::Marks;
use super::theme;
use crate::form::{CellId, Content, Form, Sheet};
use crate::report::Report;
pub(super) use input::spread;
use layout::Layout;

/// Where the clerk is in a table, and what is being typed.
#[derive(Debug, Default)]
pub struct GridState {
    current: Option<CellId>,
    /// The text of the current cell's field; differs from the report only while composing.
    buffer: String,
    /// What stood in the cell before it was typed in, for Esc.
    before: String,
    mode: Mode,
    /// The field takes the focus, with its text selected, at the next frame.
    arriving: bool,
    /// Keys that came in one frame with a key that leads to another cell.
    waiting: Vec<egui::Event>,
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
    /// Pasted a block, its first value into the cell.
    Paste(CellId, Vec<Vec<String>>),
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

    /// Whether a cell is being typed in right now.
    #[must_use]
    pub fn is_typing_in(&self, cell: CellId) -> bool {
        self.has_focus && self.current == Some(cell) && self.buffer != self.before
    }

    /// Goes to a cell and takes the keyboard.
    pub fn go_to(&mut self, cell: CellId, report: &Report) {
        self.current = Some(cell);
        report.value(cell).text().clone_into(&mut self.buffer);
        self.before.clone_from(&self.buffer);
        self.mode = Mode::Move;
        self.arriving = true;
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
            self.arriving = self.has_focus;
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
        let response = ui.interact(rect, id, Sense::click());
        let text = report.value(cell).text();
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, text, text, "");
            info.label = Some(name.clone());
            info
        });
        look.text(ui, cell, rect);
        // A screen reader, or Tab from elsewhere, arrives by focus.
        if (response.clicked() || response.gained_focus()) && !composing {
            if state.current.is_some() && state.has_focus {
                actions.push(Action::Leave);
            }
            state.go_to(cell, report);
            ui.ctx().request_repaint();
        }
        look.hover(response, cell);
    }
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
    let was_focused = ui.memory(|memory| memory.has_focus(id));
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
    } else if response.clicked() && was_focused && state.mode == Mode::Move {
        // One click selects, as in a spreadsheet: typing replaces.
        input::select_all(ui.ctx(), id, &state.buffer);
    }
    if response.changed() && !composing {
        actions.push(Action::Type(cell, state.buffer.clone()));
    }
    // Focus is lost for two frames in a row; leaving twice does no harm.
    if response.lost_focus() {
        actions.push(Action::Leave);
        state.has_focus = false;
    }
}
