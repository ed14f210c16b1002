//! Last year's words that nobody has confirmed yet: rule `review`.

use super::scope::{Asked, Otherwise};
use super::{Finding, about_prose};
use crate::form::Rank;
use crate::report::{Doubt, Report};

/// What is asked of what the roll-over left.
pub(super) fn asked() -> Asked {
    Asked {
        rule: "review",
        name: "待核",
        scope: "文字部分",
        otherwise: Otherwise::Holds("没有沿用上年、待确认的文字。"),
    }
}

/// `review`: words of last year's report that are still to be confirmed keep it from being final; one
/// finding a field, which points at the first of them.
pub(super) fn check(report: &Report, findings: &mut Vec<Finding>) {
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
        let mut finding = about_prose(report, "review", Rank::C, first.field, message);
        finding.span = Some(first.place.clone());
        findings.push(finding);
    }
}
