//! Which head cells of a printed table each number stands under and beside, for programs that read it
//! aloud: what a scope says reaches too far where a table has several blocks.

use super::{Role, Table, TableCell};

/// The heads of a table.
pub(in crate::export) struct Heads<'a> {
    table: &'a Table,
    /// The place of each cell in reading order: by the row that it begins in, and as they are given.
    places: Vec<usize>,
}

impl<'a> Heads<'a> {
    /// Those of a table.
    pub(in crate::export) fn of(table: &'a Table) -> Heads<'a> {
        let mut order: Vec<usize> = (0..table.cells.len()).collect();
        let shown = |at: &usize| {
            table
                .cells
                .get(*at)
                .is_some_and(|cell| cell.row < table.rows)
        };
        order.retain(shown);
        order.sort_by_key(|at| table.cells.get(*at).map(|cell| cell.row));
        let mut places = vec![usize::MAX; table.cells.len()];
        for (place, at) in order.into_iter().enumerate() {
            if let Some(known) = places.get_mut(at) {
                *known = place;
            }
        }
        Heads { table, places }
    }

    /// The heads of a cell that is none itself, as places in reading order: the caption of its block,
    /// the heads above it, the labels left of it.
    pub(in crate::export) fn of_cell(&self, cell: &TableCell) -> Vec<usize> {
        if !matches!(cell.role, Role::Number | Role::Text) {
            return Vec::new();
        }
        let covers = |head: &TableCell| head.columns().contains(&cell.column);
        let above = |head: &TableCell| head.rows().end <= cell.row && covers(head);
        let block = self.cells().filter(|(_, head)| head.role == Role::Caption);
        let block = block.filter(|(_, head)| above(head)).last();
        let begin = block.map_or(0, |(_, caption)| caption.row);
        let heads = self.cells().filter(|(_, head)| match head.role {
            Role::ColumnHead => above(head) && head.row >= begin,
            Role::RowHead => head.rows().contains(&cell.row) && head.column < cell.column,
            Role::Caption | Role::Number | Role::Text => false,
        });
        let places = block.into_iter().chain(heads);
        let places = places.filter_map(|(at, _)| self.places.get(at).copied());
        places.filter(|place| *place != usize::MAX).collect()
    }

    fn cells(&self) -> impl Iterator<Item = (usize, &TableCell)> {
        self.table.cells.iter().enumerate()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Document;
    use crate::export::document::Block;
    use crate::form::Form;
    use crate::report::Report;

    #[test]
    fn every_number_has_heads_and_no_two_have_the_same() {
        for form in Form::all() {
            for block in &Document::of(&Report::new(form)).blocks {
                let Block::Table(table) = block else { continue };
                let heads = Heads::of(table);
                let numbers = table.cells.iter().filter(|cell| cell.role == Role::Number);
                let mut seen = Vec::new();
                for found in numbers.map(|cell| heads.of_cell(cell)) {
                    assert!(!found.is_empty() && !seen.contains(&found), "{found:?}");
                    seen.push(found);
                }
            }
        }
    }
}
