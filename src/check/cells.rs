//! Single cells: rules `number` (a number of its kind) and `filled` (no cell left empty).

use super::{Finding, about_cells, key};
use crate::form::{CellId, Kind, Rank};
use crate::report::{Edit, Meaning, Report, Value};

pub(super) fn check(report: &Report, findings: &mut Vec<Finding>) {
    let form = report.form();
    let mut empty: Vec<Vec<CellId>> = vec![Vec::new(); form.tables().len()];
    for (cell, spec) in form.cells() {
        match report.value(cell).meaning() {
            Meaning::Empty => empty[spec.table].push(cell),
            Meaning::NotANumber => findings.push(not_a_number(report, cell)),
            Meaning::Whole(_) | Meaning::Amount(..) => {}
        }
    }
    for (index, cells) in empty.into_iter().enumerate() {
        if cells.is_empty() {
            continue;
        }
        let table = &form.tables()[index];
        let message = format!(
            "“{}”还有 {} 格未填。没有发生的要填 0；确需留空的，请说明理由。",
            table.name,
            cells.len()
        );
        let mut finding = about_cells(report, "filled", Rank::C, cells, message);
        finding.key = key("filled", &table.id);
        let sums = report.total_up("填上合计", index, true);
        finding.fix = Some(sums).filter(|sums| !sums.changes().is_empty());
        findings.push(finding);
    }
}

fn not_a_number(report: &Report, cell: CellId) -> Finding {
    let form = report.form();
    let value = report.value(cell);
    let kind = form.cell(cell).kind;
    let expected = match kind {
        Kind::Count => "应填不小于 0 的整数",
        Kind::Change => "应填增减数，如 3、-3、增3、减3",
        Kind::Amount => "应填以万元为单位的数额，不带单位",
        Kind::AmountWithUnit => "应填数额，可带单位，如 15.2万元",
    };
    let message = format!(
        "“{}”填的是“{}”，{expected}。",
        form.full_name(cell),
        value.text()
    );
    let mut finding = about_cells(report, "number", Rank::B, vec![cell], message);
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
    let is_plain = match kind {
        Kind::Amount => unit == "万元",
        _ => !unit.contains('万') && !unit.contains('元'),
    };
    let read = Value::read(kind, number);
    let is_number = !matches!(read.meaning(), Meaning::Empty | Meaning::NotANumber);
    (is_plain && !unit.is_empty() && is_number).then(|| read.text().to_owned())
}
