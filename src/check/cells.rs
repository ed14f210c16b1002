//! Single cells: rules `number` (a number of its kind) and `filled` (no cell left empty).

use super::context::Examined;
use super::entry::Otherwise;
use super::{Finding, Place, Rule};
use crate::form::{CellId, Kind, Rank};
use crate::report::{Edit, Meaning, Report, Value};

/// How many empty cells a message names.
const NAMED: usize = 3;

/// `number`: what is no number.
pub(super) fn numbers(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    for (cell, _) in report.form().cells() {
        if *report.value(cell).meaning() == Meaning::NotANumber {
            findings.push(not_a_number(report, cell));
        }
    }
}

/// `filled`: what is left empty, a finding a table.
pub(super) fn blanks(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let tables = 0..report.form().tables().len();
    findings.extend(tables.filter_map(|table| filled(report, table)));
}

/// How `filled` came out where nothing was found.
pub(super) fn are_filled(report: &Report) -> Otherwise {
    let mut cells = report.form().cells();
    if cells.all(|(cell, _)| !report.value(cell).is_empty()) {
        Otherwise::Holds("没有空着的格子，没有发生的填 0。")
    } else {
        // Sums over text: no finding of their own.
        Otherwise::Open("有的格子填的不是数，它们的合计还空着。")
    }
}

/// Whether somebody explained why cells of a table stay empty, and so said that they mean 0.
pub(super) fn blanks_are_explained(report: &Report, table: usize) -> bool {
    let may_be = report
        .waivers()
        .keys()
        .any(|key| key.rule == Rule::Filled.id());
    let finding = if may_be { filled(report, table) } else { None };
    finding.is_some_and(|mut finding| {
        finding.waive(report);
        finding.waived.is_some()
    })
}

fn filled(report: &Report, index: usize) -> Option<Finding> {
    let form = report.form();
    let table = &form.tables()[index];
    let cells = form
        .cells_of(index)
        // A sum over text waits for a number, and the text is found by itself.
        .filter(|cell| report.value(*cell).is_empty() && !report.is_unknown(*cell));
    let cells: Vec<CellId> = cells.collect();
    if cells.is_empty() {
        return None;
    }
    let count = cells.len();
    let named = cells.iter().take(NAMED).map(|cell| form.full_name(*cell));
    let named = named.collect::<Vec<_>>().join("、");
    let more = if count > NAMED { "等" } else { "" };
    let message = format!(
        "“{}”还有 {count} 格未填（{named}{more}）。没有发生的要填 0；确需留空的，请说明理由。",
        table.name,
    );
    let values = cells
        .iter()
        .map(|cell| form.name(*cell))
        .collect::<Vec<_>>();
    let place = Place::Cells(cells);
    let mut finding = Finding::about(report, (Rule::Filled, Rank::C), place, message)
        .filed_at(&table.id)
        .of_values(values);
    let sums = report.total_up("填上合计", index, true);
    finding.fix = Some(sums).filter(|sums| !sums.changes().is_empty());
    Some(finding)
}

fn not_a_number(report: &Report, cell: CellId) -> Finding {
    let form = report.form();
    let value = report.value(cell);
    let kind = form.cell(cell).kind;
    let expected = match kind {
        Kind::Count => "应填 0 或正整数",
        Kind::Change => "应填增减数，如 3、-3、增3、减3",
        Kind::Amount => "应填以万元为单位的数额，不带单位",
        Kind::AmountWithUnit => "应填数额，可带单位，如 15.2万元",
    };
    let message = format!(
        "“{}”填的是“{}”，{expected}。",
        form.full_name(cell),
        value.text()
    );
    let place = Place::Cells(vec![cell]);
    let mut finding =
        Finding::about(report, (Rule::Number, Rank::B), place, message).of_values([value.text()]);
    finding.fix = without_unit(kind, value)
        .map(|number| Edit::cells(format!("改为 {number}"), [(cell, number)]));
    finding
}

/// The number in front of a unit that does not belong into the cell (71件, 3.2万元).
fn without_unit(kind: Kind, value: &Value) -> Option<String> {
    let number = value
        .text()
        .trim_end_matches(|c: char| "件条项次个份宗起万元".contains(c));
    // 3万件 and 3亿元 mean other numbers than 3.
    let unit = &value.text()[number.len()..];
    let is_plain = !unit.contains('万') && !unit.contains('元');
    let read = Value::read(kind, number);
    let is_number = !matches!(read.meaning(), Meaning::Empty | Meaning::NotANumber);
    (is_plain && !unit.is_empty() && is_number).then(|| read.text().to_owned())
}
