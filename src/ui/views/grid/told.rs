//! What a screen reader is told of a table and its cells.

use egui::{Id, Rect, Response, Sense, Ui};

use super::Shown;
use crate::form::CellId;

/// Says to a screen reader that here is a table, and which.
pub(super) fn table(ui: &Ui, shown: &Shown<'_>, view: Rect) {
    let table = ui.interact(view, Id::unique("table"), Sense::hover());
    let section = shown.report.form().sections().get(shown.sheet.section);
    let label = section.map(crate::form::Section::name).unwrap_or_default();
    table.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Table, true, &label));
    ui.ctx().accesskit_node_builder(table.id, |node| {
        node.set_row_count(shown.sheet.rows);
        node.set_column_count(shown.sheet.widths.len());
    });
}

/// What a screen reader says of a cell that is not being edited.
pub(super) fn cell(response: &Response, shown: &Shown<'_>, cell: CellId) {
    let text = shown.report.value(cell).text();
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, text, text, "");
        info.label = Some(shown.report.form().full_name(cell));
        info
    });
    describe(&response.ctx, response.id, shown, cell);
}

/// What a screen reader says of any cell: row and column, and what is wrong with it.
pub(super) fn describe(ctx: &egui::Context, id: Id, shown: &Shown<'_>, cell: CellId) {
    // The work is done only while a screen reader listens.
    ctx.accesskit_node_builder(id, |node| {
        node.set_label(shown.report.form().full_name(cell));
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
