//! Where a step leads in a printed table.

use crate::form::{CellId, Sheet};
use crate::report::Report;

/// How many rows a page key goes.
const PAGE: usize = 10;

/// Where a key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// To the neighbour.
    To(Way),
    /// To the end of the block of filled or empty cells, as a spreadsheet's Ctrl+arrow.
    Edge(Way),
    /// Ten rows on.
    Page(Way),
    /// Down, past computed sums.
    Enter,
    /// Up, past computed sums.
    EnterBack,
    /// To the next number, past computed sums.
    Forward,
    /// To the number before, past computed sums.
    Back,
    RowStart,
    RowEnd,
    First,
    Last,
}

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    Left,
    Right,
}

/// The cell that a step from `cell` leads to; `None` at the edge of the table.
pub(super) fn target(report: &Report, sheet: &Sheet, cell: CellId, step: Step) -> Option<CellId> {
    // Who stands on a sum goes on from there like anywhere else.
    let typed = |way| {
        if report.is_computed(cell) {
            return neighbour(sheet, cell, way);
        }
        let cells = std::iter::successors(Some(cell), |cell| neighbour(sheet, *cell, way));
        cells.skip(1).find(|cell| !report.is_computed(*cell))
    };
    let is_typed = |id: CellId| !report.is_computed(id);
    match step {
        Step::To(way) => neighbour(sheet, cell, way),
        Step::Edge(way) => edge(report, sheet, cell, way),
        Step::Page(way) => {
            let cells = std::iter::successors(Some(cell), |cell| neighbour(sheet, *cell, way));
            cells.skip(1).take(PAGE).last()
        }
        Step::Enter => typed(Way::Down),
        Step::EnterBack => typed(Way::Up),
        Step::Forward => {
            let mut after = ids(sheet).skip_while(|id| *id != cell).skip(1);
            after.find(|id| is_typed(*id))
        }
        Step::Back => {
            let before = ids(sheet).take_while(|id| *id != cell);
            before.filter(|id| is_typed(*id)).last()
        }
        Step::RowStart => row_of(sheet, cell).next(),
        Step::RowEnd => row_of(sheet, cell).last(),
        Step::First => ids(sheet).next(),
        Step::Last => ids(sheet).last(),
    }
}

fn ids(sheet: &Sheet) -> impl Iterator<Item = CellId> {
    sheet.numbers().map(|(id, _)| id)
}

/// The numbers of a cell's row.
pub(super) fn row_of(sheet: &Sheet, cell: CellId) -> impl Iterator<Item = CellId> {
    let row = sheet.place_of(cell).map(|place| place.row);
    let numbers = sheet.numbers();
    numbers
        .filter(move |(_, to)| Some(to.row) == row)
        .map(|(id, _)| id)
}

/// The next number in a direction.
pub(super) fn neighbour(sheet: &Sheet, cell: CellId, way: Way) -> Option<CellId> {
    let from = sheet.place_of(cell)?;
    let mut numbers = sheet.numbers();
    let covers = |column: usize, span: usize| {
        column < from.column + from.column_span && from.column < column + span
    };
    let found = match way {
        Way::Up => numbers
            .filter(|(_, to)| to.row < from.row && covers(to.column, to.column_span))
            .last(),
        Way::Down => numbers.find(|(_, to)| to.row > from.row && covers(to.column, to.column_span)),
        Way::Left => numbers
            .filter(|(_, to)| to.row == from.row && to.column < from.column)
            .last(),
        Way::Right => numbers.find(|(_, to)| to.row == from.row && to.column > from.column),
    };
    found.map(|(id, _)| id)
}

fn edge(report: &Report, sheet: &Sheet, cell: CellId, way: Way) -> Option<CellId> {
    let is_filled = |cell: CellId| !report.value(cell).is_empty();
    let next = |cell: CellId| neighbour(sheet, cell, way);
    let mut at = next(cell)?;
    let runs = is_filled(cell) && is_filled(at);
    // From within a filled block to its end; from elsewhere to the next filled cell, or the edge.
    while let Some(after) = next(at) {
        let goes_on = if runs {
            is_filled(after)
        } else {
            !is_filled(at)
        };
        if !goes_on {
            break;
        }
        at = after;
    }
    Some(at)
}
