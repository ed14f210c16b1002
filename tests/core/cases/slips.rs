//! Paragraphs of five organs, right as they stand; each number between `{` and `}`, written with a slip of the
//! hand (two digits swapped, one too many, one more), should be told.

use nianbao::check::check;
use nianbao::report::Report;

use super::made;
use crate::common::write;

/// The report of an organ's line (its name and year) with the line of its cells.
fn report(organ: &str, cells: &str) -> Report {
    let (name, year) = organ.split_once(' ').unwrap();
    let mut words = cells.split(' ');
    let cells = std::iter::from_fn(|| words.next().zip(words.next()));
    made((name, year.parse().unwrap()), cells, [])
}

/// The paragraphs by the organ whose report they stand in, with their field.
fn paragraphs() -> Vec<(Report, &'static str, &'static str)> {
    let mut organ = None;
    let mut found = Vec::new();
    let mut lines = include_str!("slips.txt").lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix('@') {
            organ = Some(report(name, lines.next().unwrap()));
            continue;
        }
        let field = line
            .strip_prefix('[')
            .and_then(|line| line.split_once("] "));
        let (field, text) = field.unwrap_or(("overview.requests", line));
        found.push((organ.clone().unwrap(), field, text));
    }
    found
}

/// What is said of a text's numbers.
fn told(report: &Report, field: &str, marked: &str) -> Vec<String> {
    let mut report = report.clone();
    write(&mut report, field, &marked.replace(['{', '}'], ""));
    let findings = check(&report, None).into_iter();
    let findings =
        findings.filter(|finding| ["prose", "scope", "year"].contains(&finding.rule.id()));
    findings.map(|finding| finding.message).collect()
}

/// A number with a slip: its first two digits that differ swapped, else one more or ten times as much; a
/// share is another altogether.
fn slipped(number: &str, is_share: bool) -> String {
    if is_share {
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let whole: u32 = whole.parse().unwrap();
        let other = if whole > 80 { whole - 12 } else { whole + 11 };
        let point = if fraction.is_empty() { "" } else { "." };
        return format!("{other}{point}{fraction}");
    }
    let digits = number.as_bytes();
    let swapped = (1..digits.len()).find(|at| {
        let (before, behind) = (digits[at - 1], digits[*at]);
        let is_digit = before.is_ascii_digit() && behind.is_ascii_digit();
        is_digit && before != behind && (*at > 1 || behind != b'0')
    });
    match swapped {
        Some(at) => {
            let mut other = digits.to_vec();
            other.swap(at - 1, at);
            String::from_utf8(other).unwrap()
        }
        None => format!("{number}0"),
    }
}

#[test]
fn paragraphs_of_five_organs_that_are_right_are_left_alone() {
    let faults: Vec<String> = paragraphs()
        .iter()
        .flat_map(|(report, field, text)| told(report, field, text))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_slip_in_a_number_is_told() {
    let (mut all, mut missed) = (0, Vec::new());
    for (report, field, text) in paragraphs() {
        for (at, _) in text.match_indices('{') {
            let Some((number, behind)) = text[at + 1..].split_once('}') else {
                continue;
            };
            if !number.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
                continue;
            }
            all += 1;
            let other = slipped(number, behind.starts_with('%'));
            let wrong = format!("{}{other}{behind}", &text[..at]);
            let told = told(&report, field, &wrong);
            if !told.iter().any(|message| message.contains(&other)) {
                missed.push(format!("{other}: {wrong}"));
            }
        }
    }
    assert!(all > 900, "{all}");
    assert!(
        missed.len() * 25 <= all,
        "{} of {all}\n{}",
        missed.len(),
        missed.join("\n")
    );
}
