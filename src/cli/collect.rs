//! `nianbao collect`: many reports into one.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::reports::{apart, save};
use super::{CliError, Outcome};
use crate::check::Finding;
use crate::collect::book;
use crate::collect::returns::{self, Wording};
use crate::collect::{self, Collection, LastYear, Reading, Sum, Unit, tidy};
use crate::files;
use crate::import::PdfReader;
use crate::pack::Pack;
use crate::workspace::SystemDisk;

/// What is collected, and what is to come of it.
pub(super) struct Asked<'a> {
    pub(super) files: &'a [PathBuf],
    pub(super) output: Option<&'a Path>,
    pub(super) force: bool,
    pub(super) list: Option<&'a Path>,
    pub(super) csv: Option<&'a Path>,
    pub(super) xlsx: Option<&'a Path>,
    pub(super) returns: Option<&'a Path>,
    pub(super) wording: Option<&'a Path>,
    pub(super) last: &'a [PathBuf],
    pub(super) own: Option<&'a Path>,
    pub(super) year: Option<u16>,
    pub(super) limit: Option<usize>,
    pub(super) pack: Option<&'static Pack>,
    pub(super) json: bool,
}

impl<'a> Asked<'a> {
    /// What is written, or read for another purpose: nobody handed it in.
    fn others(&self) -> impl Iterator<Item = &'a Path> + use<'a> {
        let written = [
            self.output,
            self.csv,
            self.xlsx,
            self.returns,
            self.list,
            self.wording,
        ];
        written.into_iter().flatten()
    }
}

pub(super) fn collect(
    reader: PdfReader<'_>,
    asked: &Asked<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Outcome, CliError> {
    apart(asked.others().chain(asked.own))?;
    if let Some(output) = asked
        .output
        .filter(|output| output.exists() && !asked.force)
    {
        return Err(CliError::Exists(output.to_owned()));
    }
    let mut how = Reading {
        disk: &SystemDisk,
        program: match reader {
            PdfReader::Apart { program, .. } => Some(program),
            PdfReader::Here => None,
        },
        last: None,
        limit: asked.limit,
        pack: asked.pack,
    };
    let list = asked.list.map(|list| collect::read_list(list, &how));
    let list = list.transpose()?.unwrap_or_default();
    let wording = asked.wording.map(wording).transpose()?.unwrap_or_default();
    let others: Vec<PathBuf> = asked.others().map(Path::to_owned).collect();
    let last = match asked.last {
        [] => None,
        last => Some(LastYear::of(units(last, &others, &how, err)?)),
    };
    how.last = last.as_ref();
    let mut asked_for = asked.files.to_vec();
    asked_for.extend(asked.own.map(Path::to_owned));
    let units = units(&asked_for, &others, &how, err)?;
    let own = asked.own.and_then(|own| place_of(own, &units));
    let mut collection = Collection::of(units, list);
    if own.is_some() {
        collection.set_own(own);
    }
    if let Some(year) = asked.year {
        collection.set_year(year);
    }
    let sum = collection.sum();
    let found = sum.as_ref().map(|sum| collection.check_sum(sum, how.last));
    let found = found.unwrap_or_default();
    if let (Some(output), Some(sum)) = (asked.output, &sum) {
        save(&sum.report, output, asked.force)?;
    }
    if let Some(csv) = asked.csv {
        files::write(csv, tidy::csv(&collection).as_bytes())?;
    }
    if let Some(xlsx) = asked.xlsx {
        files::write(xlsx, &book::write(&collection)?)?;
    }
    let returns = asked
        .returns
        .map(|folder| returns::write(&SystemDisk, folder, &collection, &wording, asked.force));
    let letters = returns.transpose()?;
    if asked.json {
        writeln!(out, "{}", told(&collection, sum.as_ref(), &found))?;
    } else {
        list_all(&collection, sum.as_ref(), &found, out)?;
        for path in asked
            .output
            .filter(|_| sum.is_some())
            .into_iter()
            .chain(asked.csv)
            .chain(asked.xlsx)
        {
            writeln!(out, "已写入“{}”。", path.display())?;
        }
        if let (Some(folder), Some(letters)) = (asked.returns, letters) {
            let folder = folder.display();
            writeln!(out, "退回意见 {letters} 份，在文件夹“{folder}”里。")?;
        }
    }
    if sum.is_none() {
        writeln!(err, "没有一份报告可以计入，没有汇总数。")?;
        return Ok(Outcome::Failed);
    }
    let is_good = collection.is_whole() && !found.iter().any(Finding::stops_final);
    Ok(if is_good {
        Outcome::Good
    } else {
        Outcome::Findings
    })
}

/// Reads all that lies in files and folders.
fn units(
    asked: &[PathBuf],
    others: &[PathBuf],
    how: &Reading<'_>,
    err: &mut dyn Write,
) -> Result<Vec<Unit>, CliError> {
    let found = collect::walk(asked, others, &|| false).ok_or(CliError::Cancelled)?;
    if found.files.is_empty() && found.closed.is_empty() {
        let asked: Vec<String> = asked
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        return Err(CliError::NothingThere(asked.join("、")));
    }
    let all = found.files.len();
    let is_shown = std::io::stderr().is_terminal();
    let mut shown = 0;
    let mut progress = |done: usize| {
        let percent = done * 100 / all.max(1);
        if is_shown && (percent > shown || done == all) {
            shown = percent;
            let bar = "█".repeat(percent / 5);
            // What cannot be shown does not stop the work.
            let _ = write!(err, "\r读取 {done}/{all} {bar:░<20} {percent}%");
            let _ = err.flush();
        }
    };
    let units = collect::read(&found.files, how, &mut progress, &|| false);
    if is_shown && all > 0 {
        writeln!(err)?;
    }
    let mut units = units.ok_or(CliError::Cancelled)?;
    units.extend(collect::closed(found.closed));
    Ok(units)
}

fn wording(path: &Path) -> Result<Wording, CliError> {
    let bytes = files::read(path)?;
    let text = String::from_utf8_lossy(&bytes);
    Wording::of(&text).ok_or_else(|| CliError::NoList(path.to_owned()))
}

/// Where a file is among the units, however it was called there.
fn place_of(path: &Path, units: &[Unit]) -> Option<usize> {
    let real = path.canonicalize().ok()?;
    let is_it =
        |unit: &Unit| unit.path == path || unit.path.canonicalize().is_ok_and(|it| it == real);
    units.iter().position(is_it)
}

fn told(collection: &Collection, sum: Option<&Sum>, found: &[Finding]) -> String {
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
            "remarks": standing.hints,
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
    json!({
        "units": each.collect::<Vec<_>>(),
        "missing": collection.missing(),
        "duplicates": duplicates.collect::<Vec<_>>(),
        "sum": cells,
        "year": collection.year(),
        "form": collection.form().map(crate::form::Form::id),
        "organ": sum.map_or("", |sum| sum.report.organ()),
        "findings": found.collect::<Vec<_>>(),
    })
    .to_string()
}

fn list_all(
    collection: &Collection,
    sum: Option<&Sum>,
    found: &[Finding],
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let units = collection.units();
    writeln!(out, "单位\t文件\t错误\t待说明\t提示\t计入")?;
    for (at, unit) in units.iter().enumerate() {
        let tally = unit.tally();
        let standing = collection.standing(at);
        let counted = if standing.bar.is_none() { "是" } else { "否" };
        let (name, path) = (collection.name(at), unit.path.display());
        let (errors, waivable, hints) = (tally.errors, tally.waivable, tally.hints);
        writeln!(
            out,
            "{name}\t{path}\t{errors}\t{waivable}\t{hints}\t{counted}"
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
            "没有交　{} 个单位：{}",
            missing.len(),
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
