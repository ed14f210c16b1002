//! The JSON that the command line prints; its shape is a contract with other programs.

use std::ops::Range;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::check::prose::{self, Verdict};
use crate::check::{Finding, Tally};
use crate::form::CellId;
use crate::report::{Edit, Report, Tie};

/// A report with findings, as `import` and `show` print it. Empty cells are left out.
pub(super) fn report(report: &Report, findings: &[Finding]) -> String {
    let form = report.form();
    let cells: Map<String, Value> = form
        .cells()
        .map(|(cell, spec)| (spec.name.clone(), report.value(cell)))
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, json!(value.canonical())))
        .collect();
    let prose: Map<String, Value> = form
        .prose()
        .iter()
        .map(|field| {
            let paragraphs: Vec<&str> = report.paragraphs(&field.id).collect();
            (field.id.clone(), json!(paragraphs.join("\n")))
        })
        .collect();
    json!({
        "form": form.id(),
        "year": report.year(),
        "organ": report.organ(),
        "title": report.title(),
        "cells": cells,
        "prose": prose,
        "findings": list(report, findings),
    })
    .to_string()
}

/// All findings, as `check` prints them.
pub(super) fn findings(report: &Report, findings: &[Finding]) -> String {
    let tally = Tally::of(findings);
    json!({
        "errors": tally.errors,
        "waivable": tally.waivable,
        "hints": tally.hints,
        "findings": list(report, findings),
        "read": read(report),
    })
    .to_string()
}

/// An object of one of many files: the same with the file's name first.
pub(super) fn of_file(path: &Path, object: &str) -> String {
    let file = json!(path.to_string_lossy());
    match object.strip_prefix('{') {
        Some(rest) => format!("{{\"file\":{file},{rest}"),
        None => object.to_owned(),
    }
}

/// Why nothing came of one of many files.
pub(super) fn problem(path: &Path, problem: &str) -> String {
    json!({ "file": path.to_string_lossy(), "problem": problem }).to_string()
}

/// Every number in the prose with its verdict; places in characters.
fn read(report: &Report) -> Vec<Value> {
    let form = report.form();
    let names = |cells: &[CellId]| {
        let names = cells.iter().map(|cell| form.name(*cell));
        names.collect::<Vec<_>>()
    };
    let object = |field: &str, place: &Range<usize>| {
        let text = report.prose(field);
        let start = text.get(..place.start).unwrap_or_default().chars().count();
        let words = text.get(place.clone()).unwrap_or_default();
        json!({ "field": field, "text": words, "at": [start, start + words.chars().count()] })
    };
    let mut read: Vec<(usize, usize, Value)> = Vec::new();
    let order = |field: &str| form.prose().iter().position(|known| known.id == field);
    for reading in prose::read(report) {
        let mut one = object(reading.field, &reading.words);
        let meaning = match reading.verdict {
            Verdict::Confirmed(at) => reading.meanings.get(at),
            _ => reading.meanings.first(),
        };
        one["cells"] = json!(names(meaning.map_or(&[], |meaning| &meaning.cells)));
        one["meaning"] = json!(meaning.map_or("", |meaning| &meaning.label));
        one["verdict"] = json!(match reading.verdict {
            Verdict::Confirmed(_) => "agrees",
            Verdict::Wrong | Verdict::Doubtful => "differs",
            Verdict::Open => "open",
            Verdict::OtherReach => "other_reach",
            Verdict::NotJudged(_) => "not_judged",
        });
        if let Verdict::NotJudged(why) = reading.verdict {
            one["why"] = json!(why.name());
        }
        read.push((
            order(reading.field).unwrap_or_default(),
            reading.span.start,
            one,
        ));
    }
    // Numbers that follow cells are read by those.
    for (field, anchor) in report.all_anchors() {
        let Tie::Cells(formula) = &anchor.tie else {
            continue;
        };
        let mut one = object(field, &anchor.place);
        let written = one["text"].as_str().unwrap_or_default();
        let says = report.in_words(formula, written);
        let verdict = match says.as_deref() {
            Some(says) if says == written => "agrees",
            Some(_) => "differs",
            None => "open",
        };
        one["cells"] = json!(names(&formula.cells().collect::<Vec<_>>()));
        one["meaning"] = json!(formula.name(form));
        one["verdict"] = json!(verdict);
        read.push((order(field).unwrap_or_default(), anchor.place.start, one));
    }
    read.sort_by_key(|(field, start, _)| (*field, *start));
    read.into_iter().map(|(.., one)| one).collect()
}

fn list(report: &Report, findings: &[Finding]) -> Vec<Value> {
    findings
        .iter()
        .map(|finding| object(report, finding))
        .collect()
}

fn object(report: &Report, finding: &Finding) -> Value {
    let form = report.form();
    let cells: Vec<&str> = finding
        .cells()
        .iter()
        .map(|cell| form.name(*cell))
        .collect();
    let fix: Map<String, Value> = finding
        .fix
        .iter()
        .flat_map(Edit::cell_texts)
        .map(|(cell, text)| (form.name(cell).to_owned(), json!(text)))
        .collect();
    let mut object = json!({
        "rule": finding.rule.id(),
        "rank": finding.rank,
        "cells": cells,
        "place": finding.heading,
        "message": finding.message,
        "meanings": finding.meanings,
        "fix": fix,
    });
    if let Some(reason) = &finding.waived {
        object["waived"] = json!(reason);
    }
    object
}
