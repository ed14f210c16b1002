//! How cells look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::export::document::{Role, Table, TableCell};

/// What Excel leaves free left and right of a cell's text, in points.
pub(super) const PADDING: f32 = 3.0;

/// How a cell looks, whatever stands in it.
pub(super) struct Look {
    size: f32,
    is_left: bool,
    is_head: bool,
}

impl Look {
    /// That of a table's cell.
    pub(super) fn of(table: &Table, cell: &TableCell) -> Look {
        Look {
            size: table.type_size(),
            is_left: table.is_left(cell),
            is_head: matches!(cell.role, Role::Caption | Role::ColumnHead),
        }
    }

    /// The format, with one for its number if it has one.
    pub(super) fn format(&self, number: &str) -> Format {
        let align = if self.is_left {
            FormatAlign::Left
        } else {
            FormatAlign::Center
        };
        let mut format = Format::new()
            .set_font_name("宋体")
            .set_font_size(f64::from(self.size))
            .set_border(FormatBorder::Thin)
            .set_align(align)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        if self.is_head {
            format = format.set_bold();
        }
        if number.is_empty() {
            format
        } else {
            format.set_num_format(number)
        }
    }
}

/// How the report's title looks above a table.
pub(super) fn title(size: f32) -> Format {
    Format::new()
        .set_font_name("黑体")
        .set_font_size(f64::from(size))
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}
