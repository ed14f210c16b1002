//! 勾稽: everything that must agree. Checks gather all findings; none stops at the first. They are
//! cheap enough to run on every keystroke.

mod amounts;
mod arithmetic;
mod cells;
mod finding;
mod last_year;
mod organ;
pub mod prose;
mod review;
mod scope;
mod stale;
mod structure;
mod suspect;
mod verify;
mod wording;
mod years;

pub use finding::{Finding, Severity};
pub use verify::{Proof, State, Verified, verify};

use crate::form::{CellId, Rank};
use crate::report::{Report, Target, WaiverKey};

/// Checks a report; with last year's, given here or kept beside it, also what must agree with that.
/// Sorted by how much a finding weighs, then by place.
#[must_use]
pub fn check(report: &Report, last: Option<&Report>) -> Vec<Finding> {
    let mut findings = Vec::new();
    arithmetic::check(report, &mut findings);
    cells::check(report, &mut findings);
    structure::check(report, &mut findings);
    prose::check(report, &mut findings);
    review::check(report, &mut findings);
    years::check(report, &mut findings);
    wording::check(report, &mut findings);
    if let Some(last) = last.or_else(|| report.last()) {
        amounts::check(report, last, &mut findings);
        last_year::check(report, last, &mut findings);
        if last_year::is_comparable(report, last) {
            stale::check(report, last, &mut findings);
        }
    }
    for finding in &mut findings {
        waive(report, finding);
    }
    findings.sort_by_cached_key(|finding| {
        (
            finding.severity(),
            finding.rank,
            place_order(report, finding),
        )
    });
    findings
}

/// Puts the reason that was given for a finding beside it.
fn waive(report: &Report, finding: &mut Finding) {
    finding.key.about.clone_from(&finding.message);
    if finding.rank == Rank::C {
        finding.waived = report.waiver(&finding.key).map(str::to_owned);
    }
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
        [(Target::Cell(cell), _)] => Some(*cell),
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
        let mut tally = Tally::default();
        for finding in findings {
            *match finding.severity() {
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
    let section = match (&finding.field, finding.cells.first()) {
        (Some(field), _) => form.prose_field(field).map(|field| field.section),
        (None, Some(cell)) => Some(form.section_of(*cell)),
        (None, None) => None,
    };
    (section.unwrap_or_default(), finding.cells.first().copied())
}

/// A finding about the organ or the year.
pub(crate) fn about_report(
    rule: &'static str,
    rank: Rank,
    field: &str,
    message: String,
) -> Finding {
    Finding {
        field: Some(field.to_owned()),
        key: key(rule, field),
        ..Finding::new(rule, rank, "报告信息".to_owned(), message)
    }
}

/// A finding about cells.
pub(crate) fn about_cells(
    report: &Report,
    rule: &'static str,
    rank: Rank,
    cells: Vec<CellId>,
    message: String,
) -> Finding {
    let form = report.form();
    let first = cells.first().copied();
    let place = first.map(|cell| form.sections()[form.section_of(cell)].name());
    Finding {
        key: key(rule, first.map(|cell| form.name(cell)).unwrap_or_default()),
        cells,
        ..Finding::new(rule, rank, place.unwrap_or_default(), message)
    }
}

/// A finding about a prose field.
pub(crate) fn about_prose(
    report: &Report,
    rule: &'static str,
    rank: Rank,
    field: &str,
    message: String,
) -> Finding {
    let heading = report
        .form()
        .prose_field(field)
        .map(|field| field.heading.clone());
    Finding {
        field: Some(field.to_owned()),
        key: key(rule, field),
        ..Finding::new(rule, rank, heading.unwrap_or_default(), message)
    }
}

fn key(rule: &str, place: &str) -> WaiverKey {
    WaiverKey {
        rule: rule.to_owned(),
        place: place.to_owned(),
        about: String::new(),
    }
}
