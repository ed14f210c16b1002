//! Paragraphs that somebody wrote who did not know how they are read, of four organs whose tables are
//! whole: nothing may be found fault with, and each number between `{` and `}`, changed, should be.

use nianbao::form::Rank;
use nianbao::report::Report;
use serde_json::Value;

use super::made;
use super::marked::{changed, plain, told};

/// A batch, the least share of changed numbers that must be told, in percent, and the hints that its right
/// paragraphs may get.
const BATCHES: [(&str, usize, usize); 8] = [
    (include_str!("usual.txt"), 98, 0),
    (include_str!("others.txt"), 95, 0),
    (include_str!("beside.txt"), 80, 3),
    (include_str!("usual2.txt"), 88, 1),
    (include_str!("others2.txt"), 80, 1),
    (include_str!("beside2.txt"), 0, 5),
    // Written to be hard.
    (include_str!("hard.txt"), 80, 0),
    (include_str!("hard2.txt"), 60, 3),
];

fn organ(name: &str) -> Report {
    let json = match name {
        "county" => include_str!("county.json"),
        "bureau" => include_str!("bureau.json"),
        "town" => include_str!("town.json"),
        "county2" => include_str!("county2.json"),
        "bureau2" => include_str!("bureau2.json"),
        "town2" => include_str!("town2.json"),
        "office2" => include_str!("office2.json"),
        _ => include_str!("office.json"),
    };
    let case: Value = serde_json::from_str(json).unwrap();
    let year = u16::try_from(case["year"].as_u64().unwrap()).unwrap();
    let cells = case["cells"].as_object().unwrap().iter();
    let cells = cells.map(|(cell, text)| (cell.as_str(), text.as_str().unwrap()));
    made((case["organ"].as_str().unwrap(), year), cells, [])
}

/// The paragraphs of a batch, each with the report that it stands in and its field.
fn paragraphs(batch: &'static str) -> Vec<(Report, &'static str, &'static str)> {
    let mut report = None;
    let mut found = Vec::new();
    for line in batch.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(name) = line.strip_prefix('@') {
            report = Some(organ(name));
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

#[test]
fn what_is_right_is_left_alone_and_what_is_changed_is_told() {
    for (batch, least, most_hints) in BATCHES {
        let (mut all, mut missed) = (0, Vec::new());
        let (mut accused, mut hints) = (Vec::new(), Vec::new());
        for (report, field, text) in paragraphs(batch) {
            for (rank, message) in told(&report, field, &plain(text)) {
                let found = if rank == Rank::D {
                    &mut hints
                } else {
                    &mut accused
                };
                found.push(format!("{text}\n    {message}"));
            }
            for (text, other) in changed(text) {
                all += 1;
                let text = plain(&text);
                let told = told(&report, field, &text);
                if !told.iter().any(|(_, message)| message.contains(&other)) {
                    missed.push(format!("{other}: {text}"));
                }
            }
        }
        assert!(accused.is_empty(), "{}", accused.join("\n"));
        assert!(hints.len() <= most_hints, "{}", hints.join("\n"));
        assert!(
            (all - missed.len()) * 100 >= all * least,
            "{} of {all}\n{}",
            missed.len(),
            missed.join("\n")
        );
    }
}
