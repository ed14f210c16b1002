//! Numbers that are tied to cells (关联到表格): rule `bound`.

use std::ops::Range;

use crate::check::context::Examined;
use crate::check::{Finding, Place, Rule};
use crate::form::{Kind, ProseField, Rank};
use crate::report::numerals::{Nearness, numerals};
use crate::report::{Edit, Report, Tie};

/// `bound`: a number tied to cells is their sum, stands alone, and counts what they count.
pub(in crate::check) fn ties(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let form = report.form();
    let mut waiting = Vec::new();
    for field in form.prose() {
        let text = report.prose(&field.id);
        let anchors = report.anchors(&field.id).iter();
        let mut anchors = anchors
            .filter(|anchor| matches!(anchor.tie, Tie::Cells(_)))
            .peekable();
        if anchors.peek().is_none() {
            continue;
        }
        let numbers = numerals(text);
        let mut numbers = numbers.iter().peekable();
        for anchor in anchors {
            let Tie::Cells(formula) = &anchor.tie else {
                continue;
            };
            let written = &text[anchor.place.clone()];
            let names = formula.name(form);
            while numbers
                .next_if(|number| number.span.end <= anchor.place.start)
                .is_some()
            {}
            let number = numbers.peek().filter(|number| number.span == anchor.place);
            let is_money = formula
                .cells()
                .any(|cell| matches!(form.cell(cell).kind, Kind::Amount | Kind::AmountWithUnit));
            let sum = report.in_words(formula, written);
            let (rank, message, becomes) = match (number, sum) {
                // Told once for all below.
                (_, None) => {
                    waiting.push((field, anchor.place.clone(), names));
                    continue;
                }
                (Some(number), Some(_)) if formula.is_share() != (number.unit == "%") => {
                    let message = format!(
                        "“{written}{}”关联的是“{names}”，一个是百分比，一个不是。请改单位，或者取消关联。",
                        number.unit
                    );
                    (Rank::C, message, None)
                }
                (Some(number), Some(_))
                    if number.unit.ends_with('元') && (!is_money || number.unit != "万元") =>
                {
                    let message = format!(
                        "“{written}{}”关联的是“{names}”，单位对不上。请改单位，或者取消关联。",
                        number.unit
                    );
                    (Rank::C, message, None)
                }
                (Some(number), Some(sum)) if number.nearness == Nearness::Exact => {
                    if sum == written {
                        continue;
                    }
                    let message = format!(
                        "文字里的“{written}”关联的是“{names}”，那里是 {sum}。请改成一致，或者取消关联。"
                    );
                    (Rank::C, message, Some(sum))
                }
                (_, Some(_)) => {
                    let message = format!(
                        "“{written}”关联的是“{names}”，前后却多了别的字（如万、余），不再是同一个数。请删去，或者取消关联。"
                    );
                    (Rank::C, message, None)
                }
            };
            let place = Place::Prose {
                field: &field.id,
                span: Some(anchor.place.clone()),
            };
            let unit = number.map(|number| number.unit).unwrap_or_default();
            let mut finding = Finding::about(report, (Rule::Bound, rank), place, message)
                .of_values([
                    &format!("{written}{unit}"),
                    &names,
                    becomes.as_ref().unwrap_or(&String::new()),
                ]);
            finding.compared = formula.cells().collect();
            finding.fix = becomes.map(|sum| {
                let label = format!("改为 {sum}");
                // The words change and the tie is kept.
                let bind = report.bind_to(&label, &field.id, &anchor.place, formula);
                if bind.changes().is_empty() {
                    Edit::splice(label, &field.id, anchor.place.clone(), sum)
                } else {
                    bind
                }
            });
            findings.push(finding);
        }
    }
    findings.extend(unfilled(report, &waiting));
}

/// One hint for all numbers whose cells are not filled in yet: a new year begins with many.
fn unfilled(report: &Report, waiting: &[(&ProseField, Range<usize>, String)]) -> Option<Finding> {
    let (field, place, names) = waiting.first()?;
    let written = &report.prose(&field.id)[place.clone()];
    let message = match waiting.len() {
        1 => format!(
            "关联的格子还没有填（或填的不是数），文字里仍是“{written}”：{names}。填上后文字会跟着改。"
        ),
        count => format!(
            "有 {count} 个关联的数，格子还没有填（或填的不是数），文字里仍是原来的数，如“{written}”：{names}。填上后文字会跟着改。"
        ),
    };
    let finding = Finding::about(
        report,
        (Rule::Bound, Rank::D),
        Place::prose(report.form(), &field.id),
        message,
    );
    Some(finding.at(place.clone()).of_values([written, names]))
}
