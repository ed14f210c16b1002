//! What a screen reader is told of a table and its cells.

use egui::{Id, Rect, Response, Sense, Ui, accesskit};

use super::Shown;
use crate::form::CellId;
use crate::ui::words;

/// The table, which takes the mouse and Tab for its cells. Says to a screen reader that here is one, and
/// which; returns whether one listens.
pub(super) fn table(ui: &Ui, shown: &Shown<'_>, view: Rect) -> (Response, bool) {
    let table = ui.interact(view, Id::unique("table"), Sense::click_and_drag());
    let section = shown.report.form().sections().get(shown.sheet.section);
    let label = section.map(crate::form::Section::name).unwrap_or_default();
    table.widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::Table, true, &label));
    let told = ui.ctx().accesskit_node_builder(table.id, |node| {
        node.set_row_count(shown.sheet.rows);
        node.set_column_count(shown.sheet.widths.len());
    });
    (table, told.is_some())
}

/// What a screen reader says of a cell that is not being edited: all of it in its name, as some readers
/// know no other text of what cannot be written in at the moment.
pub(super) fn cell(response: &Response, shown: &Shown<'_>, cell: CellId) {
    let text = shown.report.value(cell).text();
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, text, text, "");
        info.label = Some(name(shown, cell, Some(text)));
        info
    });
    describe(&response.ctx, response.id, shown, cell, Some(text));
}

/// What a screen reader says of the cell that is being edited, whose text it reads from the field.
pub(super) fn field(ctx: &egui::Context, id: Id, shown: &Shown<'_>, cell: CellId) {
    describe(ctx, id, shown, cell, None);
}

/// Row and column, what stands there, and whether something is wrong with it.
fn name(shown: &Shown<'_>, cell: CellId, text: Option<&str>) -> String {
    let name = shown.report.form().full_name(cell);
    words::cell(&name, text, shown.marks.severity(cell))
}

fn describe(ctx: &egui::Context, id: Id, shown: &Shown<'_>, cell: CellId, text: Option<&str>) {
    // The work is done only while a screen reader listens.
    ctx.accesskit_node_builder(id, |node| {
        node.set_label(name(shown, cell, text));
        node.add_action(accesskit::Action::Focus);
        node.add_action(accesskit::Action::Click);
        if let Some(message) = shown.marks.message(cell) {
            node.set_description(message);
        }
        if shown.report.is_computed(cell) {
            node.set_read_only();
        }
        if let Some(place) = shown.sheet.place_of(cell) {
            node.set_row_index(place.row);
            node.set_column_index(place.column);
        }
    });
}
