//! The numbers in the prose against the tables, and numbers tied to cells.

mod binding;
mod lawful;
mod phrases;
mod reach;
mod robust;

use crate::common::{balanced, set, write};
use nianbao::check::prose::{Verdict, read};
use nianbao::report::Report;

/// The field about applications.
pub const REQUESTS: &str = "overview.requests";

/// A report whose cells are all different enough to be told apart, of an office.
#[must_use]
pub fn distinct(form: &str) -> Report {
    let mut report = balanced(form);
    for (name, number) in [
        ("applications.new.natural", 150),
        ("applications.new.business", 12),
        ("applications.new.welfare", 3),
        ("applications.carried_in.natural", 9),
        ("applications.granted.natural", 61),
        ("applications.granted.business", 7),
        ("applications.partial.natural", 23),
        ("applications.third_party.natural", 5),
        ("applications.process.natural", 6),
        ("applications.not_held.natural", 34),
        ("applications.needs_creation.natural", 4),
        ("applications.petition.natural", 10),
        ("applications.repeated.natural", 3),
        ("applications.other_outcome.natural", 0),
        ("applications.other_outcome.business", 2),
        ("applications.carried_out.natural", 13),
        ("applications.carried_out.business", 3),
        ("applications.carried_out.welfare", 3),
        ("review.cases.upheld", 8),
        ("review.cases.corrected", 2),
        ("review.cases.other", 1),
        ("review.cases.pending", 5),
        ("litigation.direct.upheld", 14),
        ("litigation.direct.other", 3),
        ("litigation.after_review.upheld", 1),
        ("litigation.after_review.pending", 7),
    ] {
        set(&mut report, name, &number.to_string());
    }
    if form == "2021" {
        for (name, number) in [
            ("disclosure.normative.issued", "21"),
            ("disclosure.normative.repealed", "4"),
            ("disclosure.normative.in_force", "130"),
            ("disclosure.licensing.decisions", "1286"),
            ("disclosure.penalties.decisions", "377"),
            ("disclosure.coercion.decisions", "45"),
            ("disclosure.fees.amount", "190.457379"),
        ] {
            set(&mut report, name, number);
        }
    } else {
        for (name, number) in [
            ("disclosure.normative.made", "21"),
            ("disclosure.normative.published", "20"),
            ("disclosure.normative.total", "130"),
            ("disclosure.licensing.decisions", "1286"),
            ("disclosure.penalties.decisions", "377"),
        ] {
            set(&mut report, name, number);
        }
    }
    for table in 0..report.form().tables().len() {
        let edit = report.total_up("", table, false);
        report.apply(&edit);
    }
    report
}

/// How each number of a sentence that is read compares, with the number as it stands there.
#[must_use]
pub fn verdicts(report: &Report, field: &str, text: &str) -> Vec<(String, char)> {
    let mut report = report.clone();
    write(&mut report, field, text);
    let readings = read(&report).into_iter();
    let own = readings.filter(|reading| {
        reading.field == field && !matches!(reading.verdict, Verdict::NotJudged(_))
    });
    own.map(|reading| {
        let mark = match reading.verdict {
            Verdict::Confirmed(_) => '✓',
            Verdict::Wrong => '✗',
            Verdict::Doubtful => '?',
            Verdict::OtherReach => '-',
            Verdict::Open => '…',
            Verdict::NotJudged(_) => ' ',
        };
        (text[reading.span].to_owned(), mark)
    })
    .collect()
}
