//! What the mouse does in a table: one place takes it for all the cells that are not being edited.

use egui::accesskit::Action as Asked;
use egui::{Pos2, Rect, Response, Ui};

use super::layout::Layout;
use super::menu::Opening;
use super::{Action, GridState, Shown, cell_id};
use crate::form::CellId;

/// Where the mouse is in a table.
pub(super) struct Mouse {
    /// The table, which is clicked and dragged in.
    table: Response,
    /// The cell under the pointer.
    pub(super) over: Option<CellId>,
    /// The cell in which the button was pressed that is down.
    pressed: Option<CellId>,
}

impl Mouse {
    /// Cells are taken where they are `seen`; `origin` is the corner of the table on the screen.
    pub(super) fn of(
        table: Response,
        shown: &Shown<'_>,
        (layout, origin): (&Layout, Pos2),
        seen: Rect,
    ) -> Mouse {
        let (at, from) = table.ctx.input(|input| {
            let pointer = &input.pointer;
            (pointer.latest_pos(), pointer.press_origin())
        });
        let cell = |at: Pos2| layout.cell_at(shown.sheet, at - origin.to_vec2());
        let seen_cell = |at: Option<Pos2>| at.filter(|at| seen.contains(*at)).and_then(cell);
        Mouse {
            over: seen_cell(at),
            pressed: seen_cell(from),
            table,
        }
    }

    /// Whether a cell was clicked twice.
    pub(super) fn is_double_click(&self, cell: CellId) -> bool {
        self.over == Some(cell) && self.table.double_clicked()
    }

    /// Carries out what the mouse did, or what led to the table or to one of its cells without it.
    pub(super) fn act(
        &self,
        ui: &Ui,
        state: &mut GridState,
        shown: &Shown<'_>,
        is_told: bool,
        actions: &mut Vec<Action>,
    ) {
        if shown.composition.is_under_way {
            return;
        }
        let asked = is_told.then(|| asked_for(ui, shown)).flatten();
        if self.table.gained_focus() {
            arrive(state, shown);
        } else if let Some(cell) =
            asked.filter(|cell| !state.has_focus || state.current != Some(*cell))
        {
            go(state, shown, cell, actions);
        } else if self.table.drag_started()
            && let Some(cell) = self.pressed
        {
            state.give_up_waiting();
            state.go_to(cell, shown.report);
            state.is_drawing = true;
        } else if let Some(cell) = self.over {
            self.on(ui, cell, state, shown, actions);
            return;
        } else {
            return;
        }
        ui.ctx().request_repaint();
    }

    /// What the mouse did over a cell.
    fn on(
        &self,
        ui: &Ui,
        cell: CellId,
        state: &mut GridState,
        shown: &Shown<'_>,
        actions: &mut Vec<Action>,
    ) {
        let (is_down, is_shift) =
            ui.input(|input| (input.pointer.primary_down(), input.modifiers.shift_only()));
        let is_current = state.current == Some(cell);
        // A range is drawn with the mouse, or clicked with Shift.
        let is_drawn = is_down && state.is_drawing;
        let reaches = is_drawn || (is_shift && self.table.clicked() && state.current.is_some());
        if reaches && (!is_current || state.anchor.is_some()) {
            if !is_current {
                actions.push(Action::Leave);
                state.extend_to(cell, shown.report);
            }
        } else if self.table.secondary_clicked() {
            // In a range that is selected it is about the range.
            if !state.range(shown.sheet).concat().contains(&cell) {
                actions.push(Action::Leave);
                state.give_up_waiting();
                state.go_to(cell, shown.report);
            }
            state.menu = Some((cell, Opening::Clicked));
            ui.ctx().request_repaint();
        } else if self.table.clicked() {
            go(state, shown, cell, actions);
            state.is_clicked = true;
            ui.ctx().request_repaint();
        }
    }
}

/// Goes to a cell, which takes the keyboard.
fn go(state: &mut GridState, shown: &Shown<'_>, cell: CellId, actions: &mut Vec<Action>) {
    if state.current.is_some() && state.has_focus {
        actions.push(Action::Leave);
    }
    state.give_up_waiting();
    state.go_to(cell, shown.report);
}

/// Tab led to the table from elsewhere: it goes on where the clerk was, or begins.
fn arrive(state: &mut GridState, shown: &Shown<'_>) {
    match (state.current, shown.sheet.numbers().next()) {
        (Some(_), _) => state.take_keyboard(),
        (None, Some((first, _))) => state.go_to(first, shown.report),
        (None, None) => {}
    }
}

/// The cell that a screen reader asks for.
fn asked_for(ui: &Ui, shown: &Shown<'_>) -> Option<CellId> {
    let form = shown.report.form();
    let mut cells = shown.sheet.numbers().map(|(cell, _)| cell);
    ui.input(|input| {
        cells.find(|cell| {
            let id = cell_id(form, *cell);
            let is_asked = |what| input.has_accesskit_action_request(id, what);
            is_asked(Asked::Focus) || is_asked(Asked::Click)
        })
    })
}
