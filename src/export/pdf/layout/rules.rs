//! A table's borders: every line once, in one stroke from end to end.

use crate::export::pdf::pages::{Ink, Rule};

/// The thickness of a border.
pub const THICKNESS: f32 = 0.5;

/// The borders of a grid. `owners` says row by row which cell covers each place; between two places
/// of one cell there is no border. `xs` and `ys` are the grid's lines, one more than places.
pub fn borders(owners: &[Vec<usize>], xs: &[f32], ys: &[f32]) -> Vec<Rule> {
    let rows = owners.len();
    let columns = xs.len().saturating_sub(1);
    let owner = |row: usize, column: usize| owners.get(row).and_then(|line| line.get(column));
    let mut rules = Vec::new();
    if rows == 0 || columns == 0 || ys.len() <= rows {
        return rules;
    }
    for (row, y) in ys.iter().enumerate().take(rows + 1) {
        let parted =
            |column: usize| row == 0 || row == rows || owner(row - 1, column) != owner(row, column);
        strokes(columns, parted, |first, last| {
            rules.push(rule((xs[first], *y), (xs[last], *y)));
        });
    }
    for (column, x) in xs.iter().enumerate() {
        let parted = |row: usize| {
            column == 0 || column == columns || owner(row, column - 1) != owner(row, column)
        };
        strokes(rows, parted, |first, last| {
            rules.push(rule((*x, ys[first]), (*x, ys[last])));
        });
    }
    rules
}

/// Calls `draw` with both ends of every stretch of places that have a border.
fn strokes(places: usize, parted: impl Fn(usize) -> bool, mut draw: impl FnMut(usize, usize)) {
    let mut start = None;
    for place in 0..=places {
        if place < places && parted(place) {
            start.get_or_insert(place);
        } else if let Some(first) = start.take() {
            draw(first, place);
        }
    }
}

/// A line, a little longer so that corners close.
fn rule(from: (f32, f32), to: (f32, f32)) -> Rule {
    let more = THICKNESS / 2.0;
    let along = if from.1.total_cmp(&to.1).is_eq() {
        (more, 0.0)
    } else {
        (0.0, more)
    };
    Rule {
        from: (from.0 - along.0, from.1 - along.1),
        to: (to.0 + along.0, to.1 + along.1),
        width: THICKNESS,
        ink: Ink::Black,
    }
}
