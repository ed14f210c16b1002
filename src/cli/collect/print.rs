//! What is told of a collection: JSON for a program, lines for a person.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::{Map, Value, json};

use crate::check::Finding;
use crate::collect::ledger::{Changed, Ledger};
use crate::collect::{Content, Sum};

pub(super) fn told(
    ledger: &Ledger,
    changed: &[Changed],
    sum: Option<&Sum>,
    found: &[Finding],
) -> String {
    let collection = &ledger.collection;
    let units = collection.units();
    let path = |at: usize| units[at].path.display().to_string();
    let each = units.iter().enumerate().map(|(at, unit)| {
        let content = unit.content();
        let standing = collection.standing(at);
        let tally = unit.tally();
        let problem = standing.bar.as_ref().map(|bar| bar.sentence(units, at));
        json!({
            "file": path(at),
            "organ": content.map_or("", |content| &content.organ),
            "year": content.and_then(|content| content.year),
            "form": content.map(|content| content.numbers.form().id()),
            "cells": content.map_or(0, |content| content.numbers.filled()),
            "errors": tally.errors,
            "waivable": tally.waivable,
            "hints": tally.hints,
            "problem": problem,
            "unit": collection.name(at),
            "counted": standing.bar.is_none(),
            "rules": content.map(rules).unwrap_or_default(),
            "state": ledger.state(collection.name(at)).name(),
            "remarks": standing.hints,
            "notes": content.map_or(&[][..], |content| &content.notes),
        })
    });
    let duplicates = collection.duplicates().into_iter();
    let duplicates = duplicates.map(|group| group.into_iter().map(path).collect::<Vec<_>>());
    let cells = sum.into_iter().flat_map(|sum| {
        let cells = sum.report.form().cells();
        let cells = cells.map(|(cell, spec)| (spec.name.clone(), sum.report.value(cell)));
        cells.filter(|(_, value)| !value.is_empty())
    });
    let cells: Map<String, Value> = cells
        .map(|(name, value)| (name, json!(value.canonical())))
        .collect();
    let found = found.iter().map(|finding| {
        json!({
            "rule": finding.rule.id(),
            "rank": finding.rank,
            "message": finding.message,
        })
    });
    let told = changed.iter().map(|changed| {
        let (path, said) = (
            changed.path.display().to_string(),
            changed.sentence(collection.form()),
        );
        json!({ "file": path, "unit": changed.unit, "message": said })
    });
    let unclear = sum.into_iter().flat_map(|sum| {
        let form = sum.report.form();
        let unclear = sum.unclear.iter();
        unclear.map(|(cell, at)| json!({ "cell": form.name(*cell), "file": path(*at) }))
    });
    json!({
        "units": each.collect::<Vec<_>>(),
        "missing": collection.missing(),
        "duplicates": duplicates.collect::<Vec<_>>(),
        "sum": cells,
        "year": collection.year(),
        "deadline": ledger.deadline.map(|date| date.to_string()),
        "form": collection.form().map(crate::form::Form::id),
        "organ": sum.map_or("", |sum| sum.report.organ()),
        "findings": found.collect::<Vec<_>>(),
        "changes": told.collect::<Vec<_>>(),
        "unclear": unclear.collect::<Vec<_>>(),
    })
    .to_string()
}

/// How much of what was found is of which rule.
fn rules(content: &Content) -> Map<String, Value> {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for fault in &content.faults {
        *rules.entry(fault.rule.id()).or_default() += 1;
    }
    let rules = rules.into_iter();
    rules
        .map(|(rule, count)| (rule.to_owned(), json!(count)))
        .collect()
}

pub(super) fn list_all(
    ledger: &Ledger,
    changed: &[Changed],
    sum: Option<&Sum>,
    found: &[Finding],
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let collection = &ledger.collection;
    let units = collection.units();
    for changed in changed {
        let said = changed.sentence(collection.form());
        let (unit, path) = (&changed.unit, changed.path.display());
        writeln!(out, "变动　{unit}（{path}）：{said}。")?;
    }
    writeln!(out, "单位\t文件\t错误\t待说明\t提示\t计入\t状态")?;
    for (at, unit) in units.iter().enumerate() {
        let tally = unit.tally();
        let standing = collection.standing(at);
        let counted = if standing.bar.is_none() { "是" } else { "否" };
        let (name, path) = (collection.name(at), unit.path.display());
        let state = ledger.state(name).name();
        let (errors, waivable, hints) = (tally.errors, tally.waivable, tally.hints);
        writeln!(
            out,
            "{name}\t{path}\t{errors}\t{waivable}\t{hints}\t{counted}\t{state}"
        )?;
    }
    for (at, unit) in units.iter().enumerate() {
        let standing = collection.standing(at);
        let name = collection.name(at);
        if let Some(bar) = &standing.bar {
            writeln!(
                out,
                "没有计入　{name}（{}）：{}",
                unit.path.display(),
                bar.sentence(units, at)
            )?;
        } else if unit.fails() {
            writeln!(
                out,
                "勾稽不符　{name}：自身的表格有不平的地方，仍已计入汇总数。"
            )?;
        }
        for hint in &standing.hints {
            writeln!(out, "注意　{name}：{hint}")?;
        }
        for note in unit
            .content()
            .into_iter()
            .flat_map(|content| &content.notes)
        {
            writeln!(out, "读入　{name}　{note}")?;
        }
        let content = unit.content().into_iter();
        for fault in content
            .flat_map(|content| &content.faults)
            .filter(|fault| fault.severity.stops_final())
        {
            writeln!(
                out,
                "{}　{name}　{}：{}",
                fault.severity.name(),
                fault.heading,
                fault.message
            )?;
        }
    }
    for finding in found {
        let kind = finding.severity().name();
        writeln!(
            out,
            "{kind}　汇总　{}：{}",
            finding.heading, finding.message
        )?;
    }
    for (cell, at) in sum.into_iter().flat_map(|sum| &sum.unclear) {
        let form = sum.map(|sum| sum.report.form());
        let cell = form.map_or_else(String::new, |form| form.full_name(*cell));
        writeln!(
            out,
            "注意　{}：“{cell}”不是数，没有计入这一格。",
            collection.name(*at)
        )?;
    }
    let missing = collection.missing();
    if !missing.is_empty() {
        writeln!(
            out,
            "没有交　{} 个单位{}：{}",
            missing.len(),
            { ledger.deadline }.map_or_else(String::new, |date| format!("（报送期限：{date}）")),
            missing.join("、")
        )?;
    }
    let counted = collection.counted().count();
    let year = collection
        .year()
        .map(|year| format!("{year}年"))
        .unwrap_or_default();
    writeln!(out, "{year}共 {} 个文件，计入 {counted} 份。", units.len())
}
