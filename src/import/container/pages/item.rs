//! What stands on a page of a PDF file: lines and ruled tables.

use super::lines::{self, Line};
use super::page::Page;
use super::ruled;
use crate::import::container::grid::Grid;

/// Something on a page.
pub(super) enum Item {
    /// A line of text.
    Line(Line),
    /// A table with ruled lines.
    Table {
        /// Its cells.
        grid: Grid,
        /// Its left and its right side.
        sides: (f32, f32),
    },
}

impl Item {
    /// The line, if it is one.
    pub(super) fn line(&self) -> Option<&Line> {
        match self {
            Item::Line(line) => Some(line),
            Item::Table { .. } => None,
        }
    }

    /// A table's left and right side.
    pub(super) fn sides(&self) -> Option<(f32, f32)> {
        match self {
            Item::Line(_) => None,
            Item::Table { sides, .. } => Some(*sides),
        }
    }
}

/// What stands on a page, from its top down.
pub(super) fn on(page: &Page) -> Vec<Item> {
    let (tables, rest) = ruled::tables(page);
    let tables = tables.into_iter();
    let tables = tables.map(|table| {
        let (grid, sides) = (table.grid, table.sides);
        (table.top, Item::Table { grid, sides })
    });
    let lines = lines::of(&rest).into_iter();
    let mut items: Vec<(f32, Item)> = tables
        .chain(lines.map(|line| (line.y, Item::Line(line))))
        .collect();
    items.sort_by(|a, b| a.0.total_cmp(&b.0));
    items.into_iter().map(|(_, item)| item).collect()
}
