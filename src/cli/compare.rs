//! `nianbao compare`: two reports, cell by cell and paragraph by paragraph.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::reports::apart;
use super::reports::opened;
use super::{CliError, Outcome};
use crate::check::Finding;
use crate::collect::hex;
use crate::export::record::{self, Agreement, Side};
use crate::export::redline::Versions;
use crate::export::{self, Choices};
use crate::files;
use crate::import::PdfReader;
use crate::report::Report;
use crate::report::difference::{Count, Difference, Differences, Place};
use crate::workspace::stem;

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
    let open = |path| opened(reader, path);
    let (before, after) = (open(a)?, open(b)?);
    for note in before.notes.iter().chain(&after.notes) {
        writeln!(err, "注意　{}：{}", note.heading, note.message)?;
    }
    let notes = (before.notes, after.notes);
    let (before, after) = (before.report, after.report);
    let differences = Differences::between(&before, &after);
    let of_text = |one: &&Difference| one.is_published() && !is_of_blanks(one);
    let found: Vec<&Difference> = differences.all().iter().filter(of_text).collect();
    if is_json {
        writeln!(out, "{}", told(&before, &after, &found))?;
    } else {
        list(&differences, &found, out)?;
    }
    if let Some(path) = pdf {
        let when = time::OffsetDateTime::now_utc() + time::Duration::hours(8);
        let when = format!(
            "{}年{}月{}日 {:02}:{:02}（北京时间）",
            when.year(),
            u8::from(when.month()),
            when.day(),
            when.hour(),
            when.minute()
        );
        let sides = [side(a, &notes.0, &before)?, side(b, &notes.1, &after)?];
        let agreement = Agreement::between(&before, &after);
        let record = record::document(&sides, &agreement, &when);
        let names = (stem(a), stem(b));
        let versions = Versions {
            before: &before,
            after: &after,
            names: (&names.0, &names.1),
        };
        let made = export::print_record(record, &versions, Choices::default())?;
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

/// A file as the record names it.
fn side<'a>(path: &Path, notes: &'a [Finding], report: &'a Report) -> Result<Side<'a>, CliError> {
    let bytes = files::read(path)?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    let digest = hex(&Sha256::digest(&bytes).into());
    Ok(Side {
        name: name.to_string_lossy().into_owned(),
        size: bytes.len(),
        digest,
        notes,
        report,
    })
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

fn told(before: &Report, after: &Report, found: &[&Difference]) -> Value {
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
    let agreement = Agreement::between(before, after);
    let count = |count: Count| json!([count.equal, count.all]);
    json!({
        "equal": found.is_empty(),
        "agree": { "cells": count(agreement.cells), "sentences": count(agreement.sentences) },
        "cells": cells.collect::<Vec<_>>(),
        "prose": prose.collect::<Vec<_>>(),
        "title": pair(Some(before.title()), Some(after.title())),
        "date": pair(date(before), date(after)),
        "form": pair(id(before), id(after)),
    })
}
