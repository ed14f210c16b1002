//! Filling down and right: what the first row or column of a range says goes into the others.

use super::step::{Way, neighbour};
use crate::form::{CellId, Sheet};
use crate::report::Report;

/// What is filled into the cells of a range, from its first row (`Way::Down`) or its first column
/// (`Way::Right`); a range of one row or column is filled from the one before it. Computed sums follow by
/// themselves.
pub(super) fn filled(
    report: &Report,
    sheet: &Sheet,
    range: &[Vec<CellId>],
    way: Way,
) -> Vec<(CellId, String)> {
    let back = if way == Way::Down { Way::Up } else { Way::Left };
    let mut cells = Vec::new();
    for (at, line) in range.iter().enumerate() {
        for (column, cell) in line.iter().enumerate() {
            let is_first = if way == Way::Down {
                at == 0
            } else {
                column == 0
            };
            let is_alone = if way == Way::Down {
                range.len() == 1
            } else {
                line.len() == 1
            };
            let source = match (is_first, is_alone) {
                (true, true) => neighbour(sheet, *cell, back),
                (true, false) => None,
                (false, _) => first(sheet, range, *cell, (at, back)),
            };
            if let Some(source) = source.filter(|_| !report.is_computed(*cell)) {
                cells.push((*cell, report.value(source).text().to_owned()));
            }
        }
    }
    cells
}

/// The cell of the range's first row or column that stands before this one.
fn first(
    sheet: &Sheet,
    range: &[Vec<CellId>],
    cell: CellId,
    (line, back): (usize, Way),
) -> Option<CellId> {
    if back == Way::Left {
        return range.get(line)?.first().copied();
    }
    let firsts = range.first()?;
    let before = std::iter::successors(Some(cell), |cell| neighbour(sheet, *cell, back));
    { before }.find(|cell| firsts.contains(cell))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;
    use crate::ui::views::grid::range::between;

    #[test]
    fn a_range_is_filled_from_its_first_row_or_column_and_one_cell_from_its_neighbour() {
        let form = Form::undated();
        let sheet = &form.sheets()[1];
        let at = |name: &str| form.find(&format!("applications.{name}")).unwrap();
        let mut report = Report::new(form);
        report.set(at("new.natural"), "71");
        report.set(at("new.business"), "3");
        let range = between(sheet, at("new.natural"), at("granted.business"));
        let down = filled(&report, sheet, &range, Way::Down);
        let said: Vec<&str> = down.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(said, ["71", "3", "71", "3"]);
        assert_eq!(down[0].0, at("carried_in.natural"));
        // 总计 is computed and follows by itself.
        let range = between(sheet, at("new.natural"), at("new.total"));
        let right = filled(&report, sheet, &range, Way::Right);
        assert_eq!(right.len(), 5);
        assert!(right.iter().all(|(_, text)| text == "71"));
        let one = filled(&report, sheet, &[vec![at("new.business")]], Way::Right);
        assert_eq!(one, [(at("new.business"), "71".to_owned())]);
        let one = filled(&report, sheet, &[vec![at("new.natural")]], Way::Down);
        assert!(one.is_empty());
    }
}
