//! Finding the one wrong cell: the one where the broken row and the broken column cross.

use crate::form::{CellId, Equation, Kind, Op};
use crate::report::Report;

/// An equation that does not hold.
pub(super) struct Failure {
    /// Index into the form's equations.
    pub equation: usize,
    /// The left side's sum.
    pub left: i128,
    /// The right side's sum.
    pub right: i128,
    /// Whether cells of it are empty, so that the sums are not final.
    pub is_partial: bool,
}

/// An equation that does not hold, and the cell that alone explains it with what it should be.
pub(super) struct Failed {
    pub failure: Failure,
    pub suspect: Option<(CellId, i64)>,
}

/// For each failure the cell that alone explains it, and what it should be: every equation that the
/// cell stands in fails, there are at least two of them, and one value mends them all. Where two
/// cells would explain the same failure, none is named.
pub(super) fn find(report: &Report, failures: &[Failure]) -> Vec<Option<(CellId, i64)>> {
    let form = report.form();
    let mut by_equation: Vec<Option<&Failure>> = vec![None; form.equations().len()];
    for failure in failures.iter().filter(|failure| !failure.is_partial) {
        by_equation[failure.equation] = Some(failure);
    }
    let needed = |cell: CellId| -> Option<i64> {
        let mut value = None;
        let mut crossing = 0;
        for &index in form.equations_of(cell) {
            let equation = &form.equations()[index];
            if equation.op != Op::Equal {
                continue;
            }
            let failure = by_equation[index]?;
            let needed = mended(report, equation, cell, failure.left - failure.right)?;
            if value.is_some_and(|value| value != needed) {
                return None;
            }
            value = Some(needed);
            crossing += 1;
        }
        value.filter(|_| crossing > 1)
    };
    failures
        .iter()
        .map(|failure| {
            let equation = &form.equations()[failure.equation];
            let mut candidates = equation
                .cells()
                .filter_map(|cell| Some((cell, needed(cell)?)));
            let first = candidates.next();
            if candidates.next().is_some() {
                None
            } else {
                first
            }
        })
        .collect()
}

/// What a cell would have to be for its equation to hold; a count is never negative.
pub(super) fn mended(
    report: &Report,
    equation: &Equation,
    cell: CellId,
    difference: i128,
) -> Option<i64> {
    let (_, sign) = equation.terms().find(|(term, _)| *term == cell)?;
    let value = i128::from(report.value(cell).whole()?) - sign * difference;
    let is_allowed = value >= 0 || report.form().cell(cell).kind == Kind::Change;
    if is_allowed {
        i64::try_from(value).ok()
    } else {
        None
    }
}
