//! Paragraphs in the free style of reports. What they say is right; the numbers between `{` and `}` are
//! those of the tables, the others are beside them. Nothing may be found fault with; each of the marked
//! numbers, changed, should be.

use nianbao::check::check;
use nianbao::form::Rank;
use nianbao::report::Report;

use super::free::{BUREAU, COUNTY, OFFICE, of};
use crate::common::write;

const TOWN: &[(&str, &str)] = &[
    ("disclosure.normative.in_force", "3"),
    ("applications.new.natural", "8"),
    ("applications.new.business", "1"),
    ("applications.granted.natural", "5"),
    ("applications.partial.natural", "2"),
    ("applications.not_held.natural", "1"),
    ("applications.not_held.business", "1"),
];

/// The paragraphs by the organ whose report they stand in, with their field.
fn paragraphs() -> Vec<(Report, &'static str, &'static str)> {
    let mut report = None;
    let mut found = Vec::new();
    for line in include_str!("marked.txt").lines() {
        if let Some(organ) = line.strip_prefix('@') {
            let organ = match organ {
                "county" => ("某某县人民政府", COUNTY),
                "office" => ("某某市人民政府办公室", OFFICE),
                "bureau" => ("某某县自然资源局", BUREAU),
                _ => ("某某县某某镇人民政府", TOWN),
            };
            report = Some(of(organ, "overview.requests", ""));
            continue;
        }
        let field = line
            .strip_prefix('[')
            .and_then(|line| line.split_once("] "));
        let (field, text) = field.unwrap_or(("overview.requests", line));
        found.push((report.clone().unwrap(), field, text));
    }
    found
}

/// What is said of a text's numbers.
pub(super) fn told(report: &Report, field: &str, text: &str) -> Vec<(Rank, String)> {
    let mut report = report.clone();
    write(&mut report, field, text);
    let findings = check(&report, None).into_iter();
    let findings =
        findings.filter(|finding| ["prose", "scope", "year"].contains(&finding.rule.id()));
    findings
        .map(|finding| (finding.rank, finding.message))
        .collect()
}

pub(super) fn plain(text: &str) -> String {
    text.replace(['{', '}'], "")
}

/// The texts in which one marked number is another, with that.
pub(super) fn changed(text: &str) -> impl Iterator<Item = (String, String)> {
    text.match_indices('{').filter_map(move |(at, _)| {
        let (number, behind) = text[at + 1..].split_once('}')?;
        let (whole, fraction) = number
            .split_once('.')
            .map_or((number, None), |(whole, fraction)| (whole, Some(fraction)));
        let whole: u64 = whole.parse().ok()?;
        let other = match (behind.starts_with('%'), whole) {
            (true, 60..) => whole - 23,
            (true, _) => whole + 19,
            (false, _) => whole + 4_977,
        };
        let other =
            fraction.map_or_else(|| other.to_string(), |digits| format!("{other}.{digits}"));
        Some((format!("{}{other}{behind}", &text[..at]), other))
    })
}

#[test]
fn paragraphs_that_are_right_are_left_alone() {
    let faults: Vec<String> = paragraphs()
        .iter()
        .flat_map(|(report, field, text)| {
            let told = told(report, field, &plain(text)).into_iter();
            told.map(move |(rank, message)| format!("{rank:?} {text}\n    {message}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn most_numbers_of_such_paragraphs_are_found_where_they_are_changed() {
    let (mut all, mut missed) = (0, Vec::new());
    for (report, field, text) in paragraphs() {
        for (text, other) in changed(text) {
            all += 1;
            let text = plain(&text);
            let told = told(&report, field, &text);
            if !told.iter().any(|(_, message)| message.contains(&other)) {
                missed.push(format!("{other}: {text}"));
            }
        }
    }
    assert!(all > 250, "{all}");
    assert!(
        missed.len() * 10 <= all,
        "{} of {all}\n{}",
        missed.len(),
        missed.join("\n")
    );
}
