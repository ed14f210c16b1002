//! Where each cell of a table lies, in points from the table's corner.

use egui::{FontId, Rect, Ui, Vec2, pos2, vec2};

use crate::form::{Content, Sheet, SheetCell};
use crate::ui::theme;

/// The lines between columns and rows.
pub(super) struct Layout {
    columns: Vec<f32>,
    rows: Vec<f32>,
}

impl Layout {
    /// Lays a table out in `width` points, as the official widths have it; with room for last year's
    /// numbers under this year's if it `compares`.
    pub(super) fn of(ui: &Ui, sheet: &Sheet, width: f32, compares: bool) -> Layout {
        let sizes = theme::sizes();
        let millimetres: f32 = sheet.widths.iter().sum();
        let scale = (width / millimetres).clamp(sizes.scale_min, sizes.scale_max);
        let mut columns = vec![0.0];
        for width in &sheet.widths {
            let left = columns[columns.len() - 1];
            columns.push((left + width * scale).round());
        }
        let mut heights = vec![sizes.row; sheet.rows];
        if compares {
            for (_, place) in sheet.numbers() {
                heights[place.row] = sizes.row + sizes.beneath;
            }
        }
        let mut tall: Vec<(&SheetCell, f32)> = Vec::new();
        for cell in &sheet.cells {
            let text = match &cell.content {
                Content::Number(_) => continue,
                Content::Caption(text) | Content::ColumnHead(text) | Content::RowHead(text) => text,
            };
            let inner = columns[cell.column + cell.column_span] - columns[cell.column];
            let needed = label_height(ui, text, inner) + 2.0 * sizes.cell_padding;
            if cell.row_span == 1 {
                heights[cell.row] = heights[cell.row].max(needed);
            } else {
                tall.push((cell, needed));
            }
        }
        for (cell, needed) in tall {
            let span = cell.row..cell.row + cell.row_span;
            let missing = needed - heights[span.clone()].iter().sum::<f32>();
            if missing > 0.0 {
                heights[span.end - 1] += missing;
            }
        }
        let mut rows = vec![0.0];
        for height in heights {
            let top = rows[rows.len() - 1];
            rows.push((top + height).round());
        }
        Layout { columns, rows }
    }

    /// The whole table.
    pub(super) fn size(&self) -> Vec2 {
        // The outermost lines are half outside.
        vec2(
            self.columns[self.columns.len() - 1],
            self.rows[self.rows.len() - 1],
        ) + Vec2::splat(2.0)
    }

    /// A cell with its span.
    pub(super) fn rect(&self, cell: &SheetCell) -> Rect {
        Rect::from_min_max(
            pos2(self.columns[cell.column], self.rows[cell.row]),
            pos2(
                self.columns[cell.column + cell.column_span],
                self.rows[cell.row + cell.row_span],
            ),
        )
    }

    /// The width of the label columns.
    pub(super) fn labels_width(&self, sheet: &Sheet) -> f32 {
        self.columns[sheet.label_columns]
    }

    /// The height of the header rows.
    pub(super) fn header_height(&self, sheet: &Sheet) -> f32 {
        self.rows[sheet.header_rows]
    }
}

/// The height of a label wrapped into a cell of this width.
fn label_height(ui: &Ui, text: &str, width: f32) -> f32 {
    let sizes = theme::sizes();
    let font = FontId::proportional(sizes.cell_label);
    let inner = (width - 2.0 * sizes.cell_padding).max(sizes.cell_label);
    let galley = ui
        .painter()
        .layout(text.to_owned(), font, egui::Color32::PLACEHOLDER, inner);
    galley.size().y
}
