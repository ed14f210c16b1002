//! Where a step leads in a printed table.

use crate::form::{CellId, Sheet};

/// Where a key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Up,
    Down,
    /// Down, and from the bottom on to the next blank.
    Enter,
    Left,
    Right,
    Back,
    Forward,
    RowStart,
    RowEnd,
    First,
    Last,
}

/// The cell that a step from `cell` leads to; `None` at the edge of the table.
pub(super) fn target(sheet: &Sheet, cell: CellId, step: Step) -> Option<CellId> {
    let from = sheet.place_of(cell)?;
    let mut numbers = sheet.numbers();
    let covers = |column: usize, span: usize| {
        column < from.column + from.column_span && from.column < column + span
    };
    let found = match step {
        Step::Up => numbers
            .filter(|(_, to)| to.row < from.row && covers(to.column, to.column_span))
            .last(),
        Step::Down | Step::Enter => {
            numbers.find(|(_, to)| to.row > from.row && covers(to.column, to.column_span))
        }
        Step::Left => numbers
            .filter(|(_, to)| to.row == from.row && to.column < from.column)
            .last(),
        Step::Right => numbers.find(|(_, to)| to.row == from.row && to.column > from.column),
        Step::Back => numbers.take_while(|(id, _)| *id != cell).last(),
        Step::Forward => numbers.skip_while(|(id, _)| *id != cell).nth(1),
        Step::RowStart => numbers.find(|(_, to)| to.row == from.row),
        Step::RowEnd => numbers.filter(|(_, to)| to.row == from.row).last(),
        Step::First => numbers.next(),
        Step::Last => numbers.last(),
    };
    found.map(|(id, _)| id)
}
