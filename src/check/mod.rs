//! 勾稽: everything that must agree. Checks gather all findings; none stops at the first. They are
//! cheap enough to run on every keystroke.
//!
//! What is asked stands in the [`REGISTER`]: [`check`], [`verify()`] and the rules' page read it.

mod amounts;
mod arithmetic;
mod cells;
mod characters;
mod context;
mod elsewhere;
mod entry;
mod fees;
mod finding;
mod last_year;
mod length;
mod local;
mod marks;
mod organ;
mod period;
pub mod prose;
mod register;
mod review;
mod rule;
mod stale;
mod structure;
mod supervision;
mod suspect;
mod verify;
mod wording;
mod years;

pub use context::{Context, Earlier, Faces};
pub use entry::{Entry, Page};
pub use finding::{Finding, Place, Severity};
pub use length::USUAL_LIMIT;
pub use marks::{marks_note, mend_marks};
pub(crate) use organ::is_government;
pub use register::REGISTER;
pub use rule::Rule;
pub use verify::{Proof, State, Verified, verify};

use crate::form::CellId;
use crate::report::{Change, Report};
use context::Examined;

/// Checks a report; with last year's, given here or kept beside it, also what must agree with that.
/// Sorted by how much a finding weighs, then by place.
#[must_use]
pub fn check(report: &Report, last: Option<&Report>) -> Vec<Finding> {
    let context = Context {
        last,
        ..Context::default()
    };
    check_with(report, &context)
}

/// Checks a report against everything that is at hand.
#[must_use]
pub fn check_with(report: &Report, context: &Context<'_>) -> Vec<Finding> {
    if report.is_too_long() || context.last.is_some_and(Report::is_too_long) {
        return vec![structure::too_long(report)];
    }
    look(report, context, REGISTER.iter())
}

fn look<'a>(
    report: &Report,
    context: &Context<'_>,
    rules: impl Iterator<Item = &'a Entry>,
) -> Vec<Finding> {
    let examined = Examined::new(report, context, prose::read, arithmetic::failed);
    let mut findings = Vec::new();
    let kept = context.kept(report);
    for entry in rules {
        match kept {
            Some(kept) if entry.rule.is_about_words() => {
                let own = kept.iter().filter(|finding| finding.rule == entry.rule);
                findings.extend(own.cloned());
            }
            _ => (entry.find)(&examined, &mut findings),
        }
    }
    for finding in &mut findings {
        finding.waive(report);
    }
    findings.sort_by_cached_key(|finding| {
        let place = place_order(report, finding);
        (finding.severity(), finding.rank, place, finding.rule)
    });
    findings
}

/// The computed sums that were printed and disagree with their cells, where no single cell explains
/// it better: a wrong cell made right leaves its sums as they are.
#[must_use]
pub fn wrong_sums(report: &Report, findings: &[Finding]) -> Vec<CellId> {
    let offers = findings
        .iter()
        .filter(|finding| finding.other_fix.is_none());
    let fixes = offers.filter_map(|finding| finding.fix.as_ref());
    let cells = fixes.filter_map(|fix| match fix.changes() {
        [Change::Cell(cell, _)] => Some(*cell),
        _ => None,
    });
    let is_wrong = |cell: &CellId| report.is_computed(*cell) && !report.value(*cell).is_empty();
    let mut sums: Vec<CellId> = cells.filter(is_wrong).collect();
    sums.dedup();
    sums
}

/// How many findings there are of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Findings to be explained that are not explained yet.
    pub waivable: usize,
    /// Hints.
    pub hints: usize,
    /// Findings that were explained.
    pub waived: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Tally {
        Tally::of_severities(findings.into_iter().map(Finding::severity))
    }

    /// Counts findings of which only that is known.
    pub fn of_severities(severities: impl IntoIterator<Item = Severity>) -> Tally {
        let mut tally = Tally::default();
        for severity in severities {
            *match severity {
                Severity::Error => &mut tally.errors,
                Severity::Waivable => &mut tally.waivable,
                Severity::Hint => &mut tally.hints,
                Severity::Waived => &mut tally.waived,
            } += 1;
        }
        tally
    }

    /// Whether a final export must wait.
    #[must_use]
    pub fn stops_final(&self) -> bool {
        self.errors + self.waivable > 0
    }
}

/// The order in which the report comes to a finding's place: its section, then its cell.
fn place_order(report: &Report, finding: &Finding) -> (usize, Option<CellId>) {
    let form = report.form();
    let section = match &finding.place {
        Place::Cells(cells) => cells.first().map(|cell| form.section_of(*cell)),
        Place::Prose { field, .. } => form.prose_field(field).map(|field| field.section),
        Place::Organ | Place::Year | Place::Date | Place::Report => None,
    };
    let cell = finding.cells().first().copied();
    (section.unwrap_or_default(), cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;
    use crate::report::Edit;

    /// Every character is lacking.
    struct NoFaces;

    impl Faces for NoFaces {
        fn missing(&self, text: &str) -> Vec<char> {
            text.chars().take(1).collect()
        }
    }

    #[test]
    fn it_does_not_matter_in_which_order_the_rules_are_asked() {
        let form = Form::undated();
        let mut last = Report::new(form);
        let mut report = Report::new(form);
        last.apply(&Edit::year("", Some(2023)));
        report.apply(&Edit::year("", Some(2024)));
        for (index, (cell, _)) in form.cells().enumerate() {
            report.set(cell, ["7", "", "3件", "700000"][index % 4]);
            last.set(cell, ["70", "4", "", "70"][index % 4]);
        }
        for field in form.prose() {
            let text = "2023年，新收申请17件，结转下年1件，联系XX科。";
            report.apply(&Edit::prose("", &field.id, text));
        }
        let context = Context {
            last: Some(&last),
            faces: Some(&NoFaces),
            ..Context::default()
        };
        let found = look(&report, &context, REGISTER.iter());
        assert!(found.len() > 100);
        assert_eq!(look(&report, &context, REGISTER.iter().rev()), found);
        let alone = REGISTER
            .iter()
            .flat_map(|entry| look(&report, &context, [entry].into_iter()));
        assert_eq!(alone.count(), found.len());
    }

    #[test]
    fn what_is_found_in_words_that_stay_is_found_again_without_looking() {
        let form = Form::undated();
        let mut last = Report::new(form);
        last.apply(&Edit::year("", Some(2023)));
        let mut before = Report::new(form);
        before.apply(&Edit::year("", Some(2024)));
        before.apply(&Edit::organ("", "某某县人民政府".to_owned()));
        for field in form.prose() {
            let text =
                "2023年，新收申请17件,电话0564--337，联系XX科。此处与去年的一样长，一样说法。";
            before.apply(&Edit::prose("", &field.id, text));
            last.apply(&Edit::prose("", &field.id, text));
        }
        before.apply(&Edit::attach("", Some(last)));
        let mut limit = None;
        let mut findings = check(&before, None);
        let mut kept = 0;
        let cells: Vec<CellId> = form.cells().map(|(cell, _)| cell).collect();
        let field = form.prose()[0].id.clone();
        for step in 0..40_usize {
            let mut report = before.clone();
            match step % 8 {
                5 => {
                    report.apply(&Edit::prose("", &field, format!("第{step}次,另一句。")));
                }
                6 => {
                    report.apply(&Edit::organ("", format!("某某县某某{step}局")));
                }
                7 => limit = Some(step),
                _ => {
                    report.set(cells[step * 5 % cells.len()], ["17", "", "三"][step % 3]);
                }
            }
            let context = Context {
                limit,
                ..Context::default()
            };
            let again = Context {
                earlier: Some(Earlier {
                    words: &before.words(),
                    limit: (step % 8 != 7).then_some(limit).flatten(),
                    findings: &findings,
                }),
                ..context
            };
            kept += usize::from(again.kept(&report).is_some());
            let wanted = check_with(&report, &context);
            assert_eq!(check_with(&report, &again), wanted, "step {step}");
            (before, findings) = (report, wanted);
        }
        assert!((20..40).contains(&kept), "{kept}");
        let words = findings
            .iter()
            .filter(|finding| finding.rule.is_about_words());
        assert!(words.count() > 5);
    }
}
