//! Last year's words that nobody has confirmed yet: rule `review`.

use super::context::Examined;
use super::{Finding, Place, Rule};
use crate::form::Rank;
use crate::report::Doubt;

/// `review`: words of last year's report that are still to be confirmed keep it from being final; one
/// finding a field, which points at the first of them.
pub(super) fn doubts(examined: &Examined, findings: &mut Vec<Finding>) {
    let report = examined.report;
    let doubts: Vec<_> = report.doubts().collect();
    for doubts in doubts.chunk_by(|one, next| one.field == next.field) {
        let Some(first) = doubts.first() else {
            continue;
        };
        let kinds = Doubt::ALL.iter().filter_map(|kind| {
            let count = doubts.iter().filter(|doubt| doubt.kind == *kind).count();
            (count > 0).then(|| format!("{} {count}", kind.name()))
        });
        let kinds: Vec<String> = kinds.collect();
        let message = format!(
            "还有 {} 处沿用上年的文字没有确认（{}），第一处是“{}”。请逐处确认、修改或删去。",
            doubts.len(),
            kinds.join("、"),
            first.words,
        );
        let place = Place::prose(report.form(), first.field);
        let finding = Finding::about(report, (Rule::Review, Rank::C), place, message)
            .at(first.place.clone())
            .of_values(kinds.iter().map(String::as_str).chain([first.words]));
        findings.push(finding);
    }
}
