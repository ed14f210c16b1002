//! The form's equations: sums, the balance, the stock. Rules `balance`, `outcomes`, `applicants`,
//! `cases`, `stock`, and whatever else a form's file relates.

use super::context::Examined;
use super::suspect::{self, Failed, Failure, mended};
use super::{Finding, Place, Rule, cells};
use crate::form::{CellId, Each, Equation, Op, Side};
use crate::report::{Edit, Report};

/// Terms other than 0 that a message still spells out.
const SPELLED_OUT: usize = 6;

/// The findings of one rule.
pub(super) fn sums(rule: Rule, examined: &Examined, findings: &mut Vec<Finding>) {
    let equations = examined.report.form().equations();
    let failed = examined.failed().iter();
    let own = failed.filter(|failed| Rule::of(&equations[failed.failure.equation]) == rule);
    findings.extend(own.map(|failed| finding(examined.report, rule, failed)));
}

/// All equations that do not hold.
pub(super) fn failed(report: &Report) -> Vec<Failed> {
    let form = report.form();
    let blanks = Blanks::of(report);
    let failures: Vec<Failure> = form
        .equations()
        .iter()
        .enumerate()
        .filter_map(|(index, equation)| judge(report, &blanks, index, equation))
        .collect();
    let suspects = suspect::find(report, &failures);
    let failed = failures.into_iter().zip(suspects);
    failed
        .map(|(failure, suspect)| Failed { failure, suspect })
        .collect()
}

/// For each table whether somebody explained why cells stay empty.
pub(super) struct Blanks(Vec<bool>);

impl Blanks {
    pub(super) fn of(report: &Report) -> Blanks {
        let tables = 0..report.form().tables().len();
        let explained = tables.map(|table| cells::blanks_are_explained(report, table));
        Blanks(explained.collect())
    }
}

/// One side of an equation, added up.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    pub(super) known: i128,
    /// Cells that are empty: they may hold anything from 0 up.
    pub(super) open: usize,
}

/// Adds a side up; `None` if one of its cells is text.
pub(super) fn add_up(report: &Report, blanks: &Blanks, side: &Side) -> Option<Sum> {
    let mut sum = Sum::default();
    for (cell, sign) in side.terms() {
        let value = report.value(cell);
        if value.is_empty() {
            // Who explains why cells stay empty says that they mean 0.
            sum.open += usize::from(!blanks.0[report.form().cell(cell).table]);
        } else {
            sum.known += sign * i128::from(value.whole()?);
        }
    }
    Some(sum)
}

/// Whether an equation fails. One with empty cells fails only if no number in them could mend it.
pub(super) fn judge(
    report: &Report,
    blanks: &Blanks,
    index: usize,
    equation: &Equation,
) -> Option<Failure> {
    let left = add_up(report, blanks, &equation.left)?;
    let right = add_up(report, blanks, &equation.right)?;
    let difference = left.known - right.known;
    let open = left.open + right.open;
    let fails = match equation.op {
        Op::Equal if open == 0 => difference != 0,
        Op::Equal => (left.open == 0 && difference < 0) || (right.open == 0 && difference > 0),
        Op::AtLeast => open == 0 && difference < 0,
    };
    fails.then_some(Failure {
        equation: index,
        left: left.known,
        right: right.known,
        is_partial: open > 0,
    })
}

fn finding(report: &Report, rule: Rule, failed: &Failed) -> Finding {
    let Failed { failure, suspect } = failed;
    let form = report.form();
    let equation = &form.equations()[failure.equation];
    let difference = failure.left - failure.right;
    let mut message = format!(
        "{}：{}，{}，{}。",
        equation.scope,
        side(report, equation, &equation.left, failure.left),
        side(report, equation, &equation.right, failure.right),
        match equation.op {
            Op::Equal if failure.is_partial => "未填的格也补不平".to_owned(),
            Op::Equal => format!("相差 {}", difference.abs()),
            Op::AtLeast => format!("前者应不小于后者，少 {}", difference.abs()),
        }
    );
    let mut cells: Vec<CellId> = equation.mend.into_iter().collect();
    let mut fix = None;
    let mut other_fix = None;
    // 改为合计: what is printed as a sum becomes one.
    let total = equation.mend.filter(|_| equation.is_sum);
    let total = total.filter(|_| !failure.is_partial);
    let total = total.and_then(|cell| Some((cell, mended(report, equation, cell, difference)?)));
    let total = total.map(|(cell, value)| (cell, value, format!("改为合计 {value}")));
    let is_guess = suspect.is_none() && total.is_none();
    if let Some((cell, value)) = *suspect {
        message = format!(
            "{message}问题很可能出在“{}”：现填 {}，改为 {value} 则行列都平。",
            form.full_name(cell),
            report.value(cell).text(),
        );
        cells.insert(0, cell);
        fix = Some((cell, value, format!("改为 {value}")));
        other_fix = total;
    } else if total.is_some() {
        fix = total;
    } else if equation.op == Op::Equal && !failure.is_partial {
        fix = equation.mend.and_then(|cell| {
            let value = mended(report, equation, cell, difference)?;
            // Nothing points at this cell: the button says which one it would change.
            let label = format!("{}改为 {value}", term(report, equation, cell));
            Some((cell, value, label))
        });
    }
    for cell in equation.cells() {
        if !cells.contains(&cell) {
            cells.push(cell);
        }
    }
    let kind = (rule, equation.rank);
    let mut finding = Finding::about(report, kind, Place::Cells(cells), message)
        .filed_at(&place(report, equation))
        .of_values([failure.left, failure.right]);
    let edit = |(cell, value, label): (CellId, i64, String)| {
        Edit::cells(label, [(cell, value.to_string())])
    };
    finding.is_guess = is_guess;
    finding.fix = fix.map(edit);
    finding.other_fix = other_fix.map(edit);
    finding
}

/// Where a finding about an equation is filed. A waiver and a mark stay where they are, whichever
/// cell is suspected; no two equations of a rule have one place.
pub(super) fn place(report: &Report, equation: &Equation) -> String {
    let cell = equation.mend.or(equation.left.plus.first().copied());
    let cell = cell
        .map(|cell| report.form().name(cell))
        .unwrap_or_default();
    match Rule::of(equation) {
        // Relations of several names are one rule.
        Rule::Relation => format!("{}:{cell}", equation.rule),
        _ => cell.to_owned(),
    }
}

/// What an equation's cell is called in it: the row in a column's equation, the column in a row's.
fn term(report: &Report, equation: &Equation, cell: CellId) -> &'static str {
    let form = report.form();
    match form.relations()[equation.relation].each {
        Each::Column => form.row_label(cell),
        Each::Row => form.column_of(cell).label.as_str(),
    }
}

/// One side with its numbers: `新收 71＋上年结转 2＝73`.
fn side(report: &Report, equation: &Equation, side: &Side, sum: i128) -> String {
    let label = |cell| term(report, equation, cell);
    let terms: Vec<_> = side.terms().collect();
    if let [(cell, _)] = terms[..] {
        return format!("{} {sum}", label(cell));
    }
    let spelled: Vec<_> = terms
        .iter()
        .filter(|(cell, _)| terms.len() <= 4 || report.value(*cell).whole().is_some_and(|n| n != 0))
        .collect();
    if spelled.is_empty() || spelled.len() > SPELLED_OUT {
        return format!("{} 项相加得 {sum}", terms.len());
    }
    if let [(cell, 1)] = spelled[..] {
        return format!("各项之和 {sum}（{}）", label(*cell));
    }
    let spelled = spell(report, equation, spelled.into_iter().copied());
    format!("{spelled}＝{sum}")
}

/// Terms with their numbers: `新收 71＋上年结转 2`.
fn spell(
    report: &Report,
    equation: &Equation,
    terms: impl Iterator<Item = (CellId, i128)>,
) -> String {
    let mut text = String::new();
    for (cell, sign) in terms {
        if sign < 0 {
            text.push('－');
        } else if !text.is_empty() {
            text.push('＋');
        }
        let value = report.value(cell);
        let number = if value.is_empty() {
            "（未填）"
        } else {
            value.text()
        };
        text = format!("{text}{} {number}", term(report, equation, cell));
    }
    text
}

/// One side of an equation for whoever checks it by hand: with every number in it that is not 0.
pub(super) fn worked(report: &Report, equation: &Equation, side: &Side) -> String {
    let is_told = |cell: CellId| report.value(cell).whole() != Some(0);
    let all: Vec<_> = side.terms().collect();
    let told: Vec<_> = match all.len() {
        0..=4 => all.clone(),
        _ => all
            .iter()
            .copied()
            .filter(|(cell, _)| is_told(*cell))
            .collect(),
    };
    let zeros = all.len() - told.len();
    let spelled = spell(report, equation, told.iter().copied());
    match zeros {
        0 => spelled,
        _ if told.is_empty() => format!("{zeros} 项均为 0"),
        _ => format!("{spelled}（其余 {zeros} 项为 0）"),
    }
}
