//! The menu of the right mouse button over a cell, or of Shift+F10 over the current one.

use egui::{Popup, SetOpenCommand, Ui};

use super::{GridState, Shown, cell_id};
use crate::form::CellId;

/// How a menu was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// By the mouse, just now, where the pointer is.
    Clicked,
    /// By the mouse, where the pointer was.
    Pointer,
    /// By a key, which waits to be carried out.
    Asked,
    /// By a key, beside the cell.
    Key,
}

/// Shows the menu of the cell that it was opened over. `menu` fills it, and is told whether its first
/// line takes the keyboard.
pub(super) fn show(
    ui: &Ui,
    state: &mut GridState,
    shown: &Shown<'_>,
    menu: &mut dyn FnMut(&mut Ui, CellId, bool),
) {
    if shown.composition.is_under_way {
        return;
    }
    let form = shown.report.form();
    let Some((cell, opening)) = state.menu else {
        return;
    };
    let Some(response) = ui.ctx().read_response(cell_id(form, cell)) else {
        state.menu = None;
        return;
    };
    let name = form.full_name(cell);
    let opened = Popup::menu(&response).open_memory(Some(SetOpenCommand::Bool(true)));
    let popup = match opening {
        Opening::Clicked => opened.at_pointer_fixed(),
        Opening::Asked => opened,
        Opening::Pointer => Popup::menu(&response).open_memory(None).at_pointer_fixed(),
        Opening::Key => Popup::menu(&response).open_memory(None),
    };
    // At first a menu is only measured.
    let mut is_drawn = false;
    let is_open = popup.accessible_name(name).show(|ui| {
        is_drawn = !ui.is_sizing_pass();
        menu(ui, cell, is_drawn && opening == Opening::Asked);
    });
    state.menu = is_open.map(|_| match opening {
        Opening::Asked if is_drawn => (cell, Opening::Key),
        Opening::Clicked => (cell, Opening::Pointer),
        other => (cell, other),
    });
}
