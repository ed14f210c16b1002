//! The form's equations as judge between ways of reading the same numbers.
//!
//! Text taken out of a poor PDF has a table's numbers without their rows: row after row, column after
//! column, or column after column on each page, perhaps with one number missing or one too many. Each
//! such reading is tried. One is *proven* if every equation of the table holds in it; of several that
//! hold only the cells are taken in which all of them agree, so a shift among zeros that no equation
//! notices leaves those cells empty. A cell whose number is missing is never taken, even where the
//! equations say what it must be: that is offered.

use super::reading::Values;
use crate::form::{CellId, Equation, Form, Kind, Op};
use crate::import::text::labels::Labels;
use crate::report::Value;

/// What the equations say of a table's numbers.
#[derive(Debug, Default)]
pub(in crate::import) struct Verdict {
    /// Cells whose value is proven.
    pub proven: Values,
    /// The reading that is offered for the others.
    pub likely: Values,
}

/// Numbers of cells by their place in the form, as far as they are known.
type Known = Vec<Option<i64>>;

/// What stands in a cell, if it is a count.
pub(in crate::import) fn whole(text: &str) -> Option<i64> {
    Value::read(Kind::Count, text).whole()
}

/// Whether an equation holds; `None` if a number in it is not known.
fn holds(equation: &Equation, known: &Known) -> Option<bool> {
    let mut sum = 0_i128;
    for (cell, sign) in equation.terms() {
        sum += sign * i128::from((*known.get(cell.index())?)?);
    }
    Some(match equation.op {
        Op::Equal => sum == 0,
        Op::AtLeast => sum >= 0,
    })
}

/// The equations that a table's cells stand in.
fn equations_of<'f>(form: &'f Form, cells: &[CellId]) -> Vec<&'f Equation> {
    let mut indices: Vec<usize> = cells
        .iter()
        .flat_map(|cell| form.equations_of(*cell).iter().copied())
        .collect();
    indices.sort_unstable();
    indices.dedup();
    // Rows first: they fail soonest.
    let all = indices
        .iter()
        .filter_map(|index| form.equations().get(*index));
    let mut equations: Vec<&Equation> = all.filter(|e| e.op == Op::Equal).collect();
    equations.sort_by_key(|equation| equation.cells().count());
    equations
}

/// Judges the readings of a table whose numbers stand in `stream`, in the order of the text.
/// Nothing if the table's cells are not all bound by equations or the count of numbers is another.
pub(in crate::import) fn judge(form: &Form, labels: &Labels, stream: &[String]) -> Option<Verdict> {
    let rows: Vec<Vec<CellId>> = labels
        .slots
        .iter()
        .map(|slot| slot.cells.iter().map(|(cell, _)| *cell).collect())
        .collect();
    let cells: Vec<CellId> = rows.iter().flatten().copied().collect();
    let columns = rows.first().map_or(0, Vec::len);
    let is_even = rows.len() > 1 && rows.iter().all(|row| row.len() == columns);
    let bound = cells.iter().all(|cell| form.equations_of(*cell).len() > 1);
    let near = stream.len() + 1 >= cells.len() && stream.len() <= cells.len() + 1;
    if !is_even || !bound || !near {
        return None;
    }
    let numbers: Option<Vec<i64>> = stream.iter().map(|text| whole(text)).collect();
    let numbers = numbers?;
    let equations = equations_of(form, &cells);
    let mut orders = vec![cells.clone(), by_columns(&rows, rows.len())];
    if stream.len() == cells.len() {
        orders.extend((1..rows.len()).map(|page| by_columns(&rows, page)));
    }
    let mut found: Vec<(Known, Vec<Option<usize>>)> = Vec::new();
    for order in &orders {
        for sources in sources(order.len(), stream.len()) {
            let mut known = vec![None; form.cells().len()];
            let mut places = vec![None; form.cells().len()];
            let mut hole = None;
            for (cell, source) in order.iter().zip(&sources) {
                known[cell.index()] = source.and_then(|at| numbers.get(at).copied());
                places[cell.index()] = *source;
                if source.is_none() {
                    hole = Some(*cell);
                }
            }
            if let Some(hole) = hole {
                fill(form, hole, &mut known);
            }
            if equations
                .iter()
                .all(|equation| holds(equation, &known) == Some(true))
            {
                found.push((known, places));
            }
        }
    }
    let (first, places) = found.first()?;
    let text = |places: &[Option<usize>], cell: CellId| {
        places[cell.index()].and_then(|at| stream.get(at)).cloned()
    };
    let agreed = |cell: &CellId| {
        // One of the numbers would have to be no cell's at all: nothing is proven then, for a report
        // that is wrong itself may be set right by leaving its wrong number out.
        let all = stream.len() <= cells.len()
            && found.iter().all(|(known, places)| {
                places[cell.index()].is_some() && known[cell.index()] == first[cell.index()]
            });
        all.then(|| text(places, *cell)).flatten()
    };
    let proven: Values = cells
        .iter()
        .filter_map(|cell| Some((*cell, agreed(cell)?)))
        .collect();
    // Where readings disagree in what they say, and not only in what is missing, none is offered.
    let one = found.iter().all(|(known, _)| known == first);
    let rest = cells.iter().filter(|cell| agreed(cell).is_none());
    let likely = rest.filter_map(|cell| Some((*cell, first[cell.index()]?.to_string())));
    Some(Verdict {
        likely: if one { likely.collect() } else { Vec::new() },
        proven,
    })
}

/// Cells column after column, on a first page of so many rows and then on the rest.
fn by_columns(rows: &[Vec<CellId>], page: usize) -> Vec<CellId> {
    let columns = rows.first().map_or(0, Vec::len);
    let pages = [&rows[..page.min(rows.len())], &rows[page.min(rows.len())..]];
    let cells = pages.iter().flat_map(|page| {
        (0..columns).flat_map(|column| page.iter().filter_map(move |row| row.get(column).copied()))
    });
    cells.collect()
}

/// For each of `cells` the number it takes of a stream that is as long, one shorter or one longer.
fn sources(cells: usize, stream: usize) -> Vec<Vec<Option<usize>>> {
    if stream == cells {
        return vec![(0..cells).map(Some).collect()];
    }
    let shorter = stream < cells;
    let places = if shorter { cells } else { stream };
    let at = |gap: usize, cell: usize| match (shorter, cell.cmp(&gap)) {
        (true, std::cmp::Ordering::Equal) => None,
        (true, std::cmp::Ordering::Greater) => Some(cell - 1),
        (false, std::cmp::Ordering::Equal | std::cmp::Ordering::Greater) => Some(cell + 1),
        (_, std::cmp::Ordering::Less) => Some(cell),
    };
    (0..places)
        .map(|gap| (0..cells).map(|cell| at(gap, cell)).collect())
        .collect()
}

/// Works a missing number out of the first equation that says it, if it is not below 0.
fn fill(form: &Form, hole: CellId, known: &mut Known) {
    for index in form.equations_of(hole) {
        let Some(equation) = form.equations().get(*index).filter(|e| e.op == Op::Equal) else {
            continue;
        };
        let mut sum = 0_i128;
        let mut sign = 0;
        let mut all = true;
        for (cell, factor) in equation.terms() {
            if cell == hole {
                sign = factor;
            } else if let Some(number) = known.get(cell.index()).copied().flatten() {
                sum += factor * i128::from(number);
            } else {
                all = false;
            }
        }
        if all {
            let number = i64::try_from(-sum * sign)
                .ok()
                .filter(|number| *number >= 0);
            if let Some(place) = known.get_mut(hole.index()) {
                *place = number;
            }
            return;
        }
    }
}

/// What a row with a number too few or too many must be, if the other rows are known and the
/// equations leave one possibility.
pub(in crate::import) fn mend(
    form: &Form,
    row: &[CellId],
    fields: &[String],
    taken: &[(CellId, String)],
) -> Option<Values> {
    let numbers: Option<Vec<i64>> = fields
        .iter()
        .filter(|field| !field.is_empty())
        .map(|field| whole(field))
        .collect();
    let numbers = numbers?;
    if numbers.len() + 1 != row.len() && numbers.len() != row.len() + 1 {
        return None;
    }
    let equations = equations_of(form, row);
    let mut before: Known = vec![None; form.cells().len()];
    for (cell, text) in taken {
        before[cell.index()] = whole(text);
    }
    let mut found: Option<Known> = None;
    for sources in sources(row.len(), numbers.len()) {
        let mut known = before.clone();
        let mut hole = None;
        for (cell, source) in row.iter().zip(&sources) {
            known[cell.index()] = source.and_then(|at| numbers.get(at).copied());
            if source.is_none() {
                hole = Some(*cell);
            }
        }
        if let Some(hole) = hole {
            fill(form, hole, &mut known);
        }
        let right = |equation: &&Equation| holds(equation, &known) == Some(true);
        if !equations.is_empty() && equations.iter().all(right) {
            if found.as_ref().is_some_and(|found| *found != known) {
                return None;
            }
            found = Some(known);
        }
    }
    let found = found?;
    let values = row
        .iter()
        .map(|cell| Some((*cell, found[cell.index()]?.to_string())));
    values.collect()
}
