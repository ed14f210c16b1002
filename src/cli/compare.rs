//! `nianbao compare`: two reports, cell by cell and paragraph by paragraph.

use std::io::Write;
use std::path::Path;
use std::time::SystemTime;

use super::reports::apart;
use super::{CliError, Outcome};
use crate::export::Choices;
use crate::files;
use crate::import::PdfReader;
use crate::report::Report;
use crate::report::difference::{Count, Difference, Differences, Place};
use crate::workspace::{Paper, Proof, SystemDisk, moment};
use serde_json::{Value, json};

/// Stands where a report says nothing.
const NOTHING: &str = "（空）";

pub(super) fn compare(
    reader: PdfReader<'_>,
    (a, b): (&Path, &Path),
    is_json: bool,
    pdf: Option<&Path>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Outcome, CliError> {
    for read in [a, b] {
        apart(pdf.into_iter().chain([read]))?;
    }
    let open = |path| Paper::of_file(&SystemDisk, reader, path);
    let proof = Proof::between(open(a)?, open(b)?);
    let (before, after) = (&proof.signed, &proof.published);
    for note in before.notes.iter().chain(&after.notes) {
        writeln!(err, "注意　{}：{}", note.heading, note.message)?;
    }
    let differences = Differences::between(&before.report, &after.report);
    let of_text = |one: &&Difference| one.is_published() && !is_of_blanks(one);
    let found: Vec<&Difference> = differences.all().iter().filter(of_text).collect();
    if is_json {
        writeln!(out, "{}", told(&proof, &found))?;
    } else {
        list(&differences, &found, out)?;
    }
    if let Some(path) = pdf {
        let made = proof.record(&moment(SystemTime::now()), Choices::default())?;
        for remark in made.remarks {
            writeln!(err, "注意　{remark}")?;
        }
        files::write(path, &made.bytes)?;
        // JSON is read by a program.
        let told: &mut dyn Write = if is_json { err } else { out };
        writeln!(told, "已导出“{}”。", path.display())?;
    }
    Ok(if found.is_empty() {
        Outcome::Good
    } else {
        Outcome::Findings
    })
}

/// Whether it is one of the blanks within a paragraph alone, which pages and programs put in the place
/// of each other.
fn is_of_blanks(one: &Difference) -> bool {
    let ink = |text: String| -> String { text.split_whitespace().collect() };
    matches!(one.place, Place::Paragraph { .. }) && ink(one.mine()) == ink(one.theirs())
}

fn list(
    differences: &Differences,
    found: &[&Difference],
    out: &mut dyn Write,
) -> std::io::Result<()> {
    for part in found.chunk_by(|one, next| differences.part(one) == differences.part(next)) {
        if let Some(first) = part.first() {
            writeln!(out, "{}", differences.part(first))?;
        }
        for one in part {
            let said = |text: String| match text.trim() {
                "" => NOTHING.to_owned(),
                text => text.to_owned(),
            };
            writeln!(out, "　{}", differences.name(one))?;
            writeln!(out, "　　－ {}", said(one.mine()))?;
            writeln!(out, "　　＋ {}", said(one.theirs()))?;
        }
    }
    match found.len() {
        0 => writeln!(out, "两份报告相同。"),
        count => writeln!(out, "共 {count} 处不同。"),
    }
}

fn told(proof: &Proof, found: &[&Difference]) -> Value {
    let (before, after) = (&proof.signed.report, &proof.published.report);
    let form = before.form();
    let sides = |one: &Difference| (one.mine(), one.theirs());
    let cells = found.iter().filter_map(|one| match &one.place {
        Place::Cell(cell) => {
            let (a, b) = sides(one);
            Some(json!({ "cell": form.name(*cell), "a": a, "b": b }))
        }
        _ => None,
    });
    let prose = found.iter().filter_map(|one| match &one.place {
        Place::Paragraph { field, .. } => {
            let (a, b) = sides(one);
            Some(json!({ "field": field, "a": a.trim(), "b": b.trim() }))
        }
        _ => None,
    });
    let pair = |a: Option<String>, b: Option<String>| {
        if a == b {
            Value::Null
        } else {
            json!({ "a": a, "b": b })
        }
    };
    let date = |report: &Report| report.date().map(|date| date.to_string());
    let id = |report: &Report| Some(report.form().id().to_owned());
    let count = |count: Count| json!([count.equal, count.all]);
    json!({
        "equal": found.is_empty(),
        "agree": { "cells": count(proof.agreement.cells), "sentences": count(proof.agreement.sentences) },
        "cells": cells.collect::<Vec<_>>(),
        "prose": prose.collect::<Vec<_>>(),
        "title": pair(Some(before.title()), Some(after.title())),
        "date": pair(date(before), date(after)),
        "form": pair(id(before), id(after)),
    })
}
