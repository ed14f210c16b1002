//! Tying every number at once that agrees with the tables in one way (自动关联, 全部关联).

use rust_decimal::Decimal;

use super::{Reading, read};
use crate::form::{CellId, Form, Op};
use crate::report::numerals::{Nearness, Numeral, numerals};
use crate::report::{Anchor, Change, Edit, Formula, Report, Rolled, Tie};

/// The edit that ties every number of the prose that agrees with exactly one meaning to the cells of
/// that meaning, one change a field; none where there is nothing to tie. Numbers that are tied, and
/// all words, stay as they are.
#[must_use]
pub fn tie_all(label: &str, report: &Report) -> Edit {
    let readings = read(report);
    let fields = report.form().prose().iter();
    let changes = fields.filter_map(|field| {
        let own = readings.iter().filter(|reading| reading.field == field.id);
        let mut own = own.filter(|reading| !reading.is_denial).peekable();
        own.peek()?;
        let written = numerals(report.prose(&field.id));
        let mut written = written.iter().peekable();
        let ties = own.filter_map(|reading| {
            while written
                .next_if(|numeral| numeral.span.start < reading.span.start)
                .is_some()
            {}
            let numeral = written.peek()?;
            let formula = formula(report, reading, numeral)?;
            Some(Anchor {
                place: reading.span.clone(),
                tie: Tie::Cells(formula),
            })
        });
        let ties: Vec<Anchor> = ties.collect();
        (!ties.is_empty())
            .then(|| Change::Anchors(field.id.clone(), beside(report, &field.id, ties)))
    });
    Edit::new(label, changes.collect())
}

/// How many numbers an edit of [`tie_all`] ties anew.
#[must_use]
pub fn tied_anew(report: &Report, edit: &Edit) -> usize {
    let count = |anchors: &[Anchor]| {
        let ties = anchors.iter();
        ties.filter(|anchor| matches!(anchor.tie, Tie::Cells(_)))
            .count()
    };
    let changes = edit.changes().iter().map(|change| match change {
        Change::Anchors(field, anchors) => count(anchors) - count(report.anchors(field)),
        _ => 0,
    });
    changes.sum()
}

/// Next year's draft out of last year's report, as [`Report::rolled`] makes it; every number that
/// agreed there with exactly one meaning is tied to its cells, so that the new text is right once the
/// tables are filled.
#[must_use]
pub fn rolled(last: &Report) -> Option<Rolled> {
    let mut tied = last.clone();
    tied.apply(&tie_all("", last));
    tied.rolled()
}

/// What is tied in a field with new ties, which take the place of doubts about the same words.
fn beside(report: &Report, field: &str, ties: Vec<Anchor>) -> Vec<Anchor> {
    let mut anchors = ties;
    let mut at = 0;
    let count = anchors.len();
    let known = report.anchors(field).iter();
    let known: Vec<Anchor> = known
        .filter(|known| {
            while at < count && anchors[at].place.end <= known.place.start {
                at += 1;
            }
            at == count || anchors[at].place.start >= known.place.end
        })
        .cloned()
        .collect();
    anchors.extend(known);
    anchors.sort_by_key(|anchor| anchor.place.start);
    anchors
}

/// What a number says, if it is what exactly one meaning says: to the digit, in digits that can be
/// written anew, and in the tables' unit.
fn formula(report: &Report, reading: &Reading, numeral: &Numeral) -> Option<Formula> {
    let is_plain = numeral.span == reading.span
        && numeral.nearness == Nearness::Exact
        && !numeral.is_chinese
        && !numeral.is_date();
    let is_in_unit = !numeral.unit.ends_with('元') || numeral.unit == "万元";
    if !is_plain || !is_in_unit || !reading.verdict.is_confirmed() {
        return None;
    }
    let text = report.prose(reading.field).get(reading.span.clone())?;
    let form = report.form();
    let mut found: Option<Formula> = None;
    for meaning in reading.meanings.iter() {
        for formula in formulas(form, &meaning.cells, reading.is_share) {
            let says = report.in_words(&formula, text);
            if says.as_deref() != Some(text)
                || reading.is_share && !is_value(report, &formula, meaning.value)
            {
                continue;
            }
            match &found {
                Some(known) if !are_same(report, known, &formula) => return None,
                Some(_) => {}
                None => found = Some(formula),
            }
        }
    }
    found
}

/// The formulas that a meaning may be: its cells' sum, or their share in all applications that came or
/// that were dealt with.
fn formulas(form: &Form, cells: &[CellId], is_share: bool) -> Vec<Formula> {
    if !is_share {
        return vec![cells.to_vec().into()];
    }
    let requests = &form.speech().requests;
    let rows: [&[u16]; 4] = [
        &[requests.done.1],
        &[requests.done.1, requests.carried_out.1],
        &[requests.new.1],
        &[requests.new.1, requests.carried_in.1],
    ];
    let wholes = rows.into_iter();
    let wholes = wholes.map(|rows| requests.grid.cells(rows, &[requests.total]));
    let wholes = wholes.filter(|whole| whole != cells);
    wholes
        .map(|whole| Formula::share(cells.to_vec(), whole))
        .collect()
}

/// Whether a share is this one, exactly.
fn is_value(report: &Report, formula: &Formula, value: Option<Decimal>) -> bool {
    let of = |cells: &[CellId]| {
        let sum = report.sum_in_words(cells)?;
        Decimal::from_str_exact(&sum).ok()
    };
    let share = || {
        let part = of(formula.part())?.checked_mul(Decimal::ONE_HUNDRED)?;
        part.checked_div(of(formula.whole())?)
    };
    value.is_some() && share() == value
}

/// Whether two formulas say the same as the form's equations tell, but for cells that hold 0: whoever
/// wrote 新收 where nothing was carried over did not mean the sum of both.
fn are_same(report: &Report, one: &Formula, other: &Formula) -> bool {
    let filled = |cells: &[CellId]| {
        let is_zero = |cell: &CellId| {
            let sum = report.sum_in_words(&[*cell]);
            sum.and_then(|sum| Decimal::from_str_exact(&sum).ok()) == Some(Decimal::ZERO)
        };
        let left = cells.iter().copied().filter(|cell| !is_zero(cell));
        left.collect::<Vec<CellId>>()
    };
    let is_same = |one: &[CellId], other: &[CellId]| {
        let (one, other) = (filled(one), filled(other));
        one == other
            || report.form().equations().iter().any(|equation| {
                let (left, right) = (&equation.left, &equation.right);
                let is_plain = left.minus.is_empty() && right.minus.is_empty();
                let are = |left: &[CellId], right: &[CellId]| {
                    is_permuted(&filled(left), &one) && is_permuted(&filled(right), &other)
                };
                equation.op == Op::Equal
                    && is_plain
                    && (are(&left.plus, &right.plus) || are(&right.plus, &left.plus))
            })
    };
    is_same(one.part(), other.part()) && is_same(one.whole(), other.whole())
}

fn is_permuted(one: &[CellId], other: &[CellId]) -> bool {
    one.len() == other.len() && one.iter().all(|cell| other.contains(cell))
}
