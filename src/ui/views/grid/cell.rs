//! One number cell: painted, or a field while it is current, or locked while the program computes it.

use egui::{Id, Rect, Response, Sense, Ui};

use super::menu::Opening;
use super::pointer::Mouse;
use super::{Action, Arrival, GridState, Mode, Shown, cell_id, input, paint, told};
use crate::form::CellId;

/// Shows a number cell.
pub(super) fn show(
    ui: &mut Ui,
    state: &mut GridState,
    shown: &Shown<'_>,
    cell: CellId,
    rect: Rect,
    (look, mouse): (&paint::Look<'_>, &Mouse),
    actions: &mut Vec<Action>,
) {
    look.ground(cell, rect);
    let id = || cell_id(shown.report.form(), cell);
    let is_active =
        state.current == Some(cell) && (state.has_focus || shown.composition.is_under_way);
    if is_active && !shown.report.is_computed(cell) {
        field(ui, state, shown, cell, id(), (rect, look), actions);
    } else {
        // Only a cell of which something is asked is more than what is painted.
        let is_asked = look.is_told || mouse.over == Some(cell) || state.has_menu_of(cell);
        let sense = if is_active {
            Some(Sense::focusable_noninteractive())
        } else {
            is_asked.then(Sense::hover)
        };
        let response = sense.map(|sense| ui.interact(rect, id(), sense));
        look.text(ui, cell, rect);
        if let Some(response) = response {
            if look.is_told {
                told::cell(&response, shown, cell);
            }
            if is_active {
                locked(ui, state, &response, actions);
                if mouse.is_double_click(cell) {
                    actions.push(Action::Locked);
                }
            }
            look.hover(response, cell);
        }
    }
    look.before(ui, cell, rect);
    look.selected(cell, rect);
    look.framed(cell, rect);
    look.mark(ui, cell, rect);
}

/// The current cell while the program computes it: it has the keyboard, but nothing to type in.
fn locked(ui: &Ui, state: &mut GridState, response: &Response, actions: &mut Vec<Action>) {
    if std::mem::take(&mut state.arrival) != Arrival::No {
        response.request_focus();
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, input::FILTER));
    if response.lost_focus() {
        actions.push(Action::Leave);
        state.has_focus = false;
    }
}

/// The current cell as a field to type in.
fn field(
    ui: &mut Ui,
    state: &mut GridState,
    shown: &Shown<'_>,
    cell: CellId,
    id: Id,
    (rect, look): (Rect, &paint::Look<'_>),
    actions: &mut Vec<Action>,
) {
    // The click that led here would take the focus away again.
    if state.arrival != Arrival::No && ui.input(|input| input.pointer.any_click()) {
        ui.ctx().request_repaint();
    } else if state.arrival != Arrival::No {
        match std::mem::take(&mut state.arrival) {
            Arrival::Back if let Some(caret) = state.caret => input::select(ui.ctx(), id, caret),
            _ => input::select_all(ui.ctx(), id, &state.buffer),
        }
        ui.memory_mut(|memory| memory.request_focus(id));
    } else if std::mem::take(&mut state.is_reselected) {
        input::select_all(ui.ctx(), id, &state.buffer);
    }
    let edit = egui::TextEdit::singleline(&mut state.buffer)
        .id(id)
        // egui asks a field with a frame of its own for no other margin.
        .frame(egui::Frame::NONE.inner_margin(egui::Margin::symmetric(look.margin(rect) as i8, 0)))
        .font(egui::FontId::proportional(look.size()))
        .align(egui::Align2([look.side(rect), egui::Align::Center]))
        .event_filter(input::FILTER)
        .min_size(rect.size())
        .desired_width(rect.width());
    look.flush(ui);
    let response = ui.place(rect, edit);
    told::field(ui.ctx(), id, shown, cell);
    if state.mode == Mode::Move && (response.drag_stopped() || response.clicked()) {
        // The first click on a cell selects it, so that typing replaces; one more edits in place. A
        // hand that shakes while it clicks is no wish to edit.
        if state.is_clicked && response.clicked() {
            match shown.report.working(cell) {
                Some(_) => input::edit(ui.ctx(), state, shown.report, cell),
                None => state.mode = Mode::Edit,
            }
        } else {
            input::select_all(ui.ctx(), id, &state.buffer);
        }
        state.is_clicked = true;
    }
    state.is_drawing |= response.drag_started() && state.mode == Mode::Move;
    if response.secondary_clicked() && !shown.composition.is_under_way {
        state.menu = Some((cell, Opening::Clicked));
    }
    if response.changed() && !shown.composition.is_under_way {
        actions.push(Action::Type(cell, state.buffer.clone()));
        state.is_clicked = true;
    }
    if response.has_focus() {
        let text = egui::TextEdit::load_state(ui.ctx(), id);
        state.caret = text.and_then(|text| text.cursor.char_range());
    }
    // Focus is lost for two frames in a row; leaving twice does no harm.
    if response.lost_focus() {
        actions.push(Action::Leave);
        state.has_focus = false;
    }
}
