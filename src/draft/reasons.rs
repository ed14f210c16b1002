//! Reasons of drafts that filed them under the words of a finding (formats 1 to 4).
//!
//! A reason is kept where the report still has a finding of that rule, at that place, with the numbers
//! that stood in those words; how the sentence is worded today does not matter.

use crate::check::{Finding, Place, Rule, Severity, check};
use crate::report::written::Waiver;
use crate::report::{Edit, Report};

/// Files reasons under what was compared, where they still stand for something.
pub(super) fn keep(report: &mut Report, mut old: Vec<Waiver>) {
    // Where blanks are explained they count as 0, and only then what else is explained is found.
    for _ in 0..2 {
        // What was said in these very words comes first: several findings may have the same numbers.
        for stands_for in [is_same, is_like] {
            if old.is_empty() {
                return;
            }
            for finding in check(report, None) {
                if finding.severity() != Severity::Waivable {
                    continue;
                }
                let own = old.iter().position(|old| stands_for(report, old, &finding));
                if let Some(at) = own {
                    let reason = old.remove(at).reason;
                    report.apply(&Edit::reason("打开", finding.key, reason));
                }
            }
        }
    }
}

/// Whether a reason was given for a finding in these words.
fn is_same(_report: &Report, old: &Waiver, finding: &Finding) -> bool {
    is_here(old, finding) && old.about == finding.message
}

/// Whether a reason was given for a finding that said the same numbers of the same words, however it
/// said so. What stays blank or waits to be confirmed is told by its words alone.
fn is_like(report: &Report, old: &Waiver, finding: &Finding) -> bool {
    let words = match &finding.place {
        Place::Prose {
            field,
            span: Some(span),
        } => report.prose(field).get(span.clone()).unwrap_or_default(),
        _ => "",
    };
    is_here(old, finding)
        && !matches!(finding.rule, Rule::Filled | Rule::Review)
        && old.about.contains(words)
        && numbers(&old.about).eq(numbers(&finding.message))
}

fn is_here(old: &Waiver, finding: &Finding) -> bool {
    old.rule == finding.key.rule && old.place == finding.key.place
}

/// The numbers in a sentence, digit by digit.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_ascii_digit());
    parts.filter(|part| !part.is_empty())
}
