//! The JSON that the command line prints; its shape is a contract with other programs.

use serde_json::{Map, Value, json};

use crate::check::{Finding, Tally};
use crate::report::{Edit, Report};

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
    })
    .to_string()
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
