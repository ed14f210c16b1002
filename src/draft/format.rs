//! The draft's text: RON, in the order of the form.

use std::collections::BTreeMap;
use std::fmt::{self, Formatter, Write};

use ron::ser::PrettyConfig;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::fields;
use super::reasons::{self, Waiver};
use super::ties::{Tied, tie, ties};
use super::{Condition, DraftError};
use crate::form::Form;
use crate::report::{Change, Date, Edit, Figures, Report};

/// The version that is written; newer ones are refused. 1 had neither typed sums nor last year's
/// report, 2 no date, 3 nothing tied to places in the prose and no years before the last; all read as
/// drafts without them, and up to 6 neither local pack nor shares. Up to 4, reasons were filed under the words of a finding; up to 5, no checksum
/// told whether the file is whole.
pub const FORMAT: u32 = 7;
/// The last version without a checksum.
const UNSEALED: u32 = 5;
/// The last version whose reasons are filed under the words of a finding.
const BY_WORDS: u32 = 4;

/// What stands before the checksum, in the last line.
const SEAL: &str = "// 校验 ";

/// The fields of [`Draft`].
const FIELDS: [&str; 14] = [
    "format",
    "form",
    "organ",
    "year",
    "date",
    "prose",
    "ties",
    "cells",
    "workings",
    "waivers",
    "typed_sums",
    "pack",
    "last",
    "earlier",
];

const HEAD: &str = "// 政府信息公开工作年度报告草稿。可以用记事本查看；修改请用程序打开。\n";

/// All a program of any version can rely on.
#[derive(Deserialize)]
struct Header {
    format: u32,
}

/// A whole report.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    format: u32,
    form: String,
    organ: String,
    year: Option<u16>,
    /// The date under the text.
    #[serde(default)]
    date: Option<String>,
    /// Paragraphs by prose field.
    prose: InOrder<Vec<String>>,
    /// Numbers in the prose that follow cells, and words to be confirmed.
    #[serde(default)]
    ties: Vec<Tied>,
    /// Text as typed by cell name; empty cells are left out.
    cells: InOrder<String>,
    /// How numbers were reckoned, by cell name. A program that does not know of them keeps them as they
    /// are, so that they need no version of their own; one that no longer fits its cell is left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    workings: BTreeMap<String, String>,
    waivers: Vec<Waiver>,
    /// The tables whose sums are typed.
    #[serde(default)]
    typed_sums: Vec<String>,
    /// The name of the local pack.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pack: String,
    /// Last year's report, for comparison.
    #[serde(default)]
    pub(super) last: Option<Content>,
    /// As in [`Content`], where this was last year's report before.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    earlier: BTreeMap<u16, [Option<i64>; 4]>,
}

/// What a report says, without what was explained or chosen in it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    form: String,
    organ: String,
    year: Option<u16>,
    #[serde(default)]
    date: Option<String>,
    prose: InOrder<Vec<String>>,
    cells: InOrder<String>,
    /// By year before it: 新收申请, 办理结果, 行政复议, 行政诉讼.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    earlier: BTreeMap<u16, [Option<i64>; 4]>,
}

/// A map in the order of the form, not of the alphabet.
struct InOrder<T>(Vec<(String, T)>);

impl<T: Serialize> Serialize for InOrder<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for InOrder<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Pairs<T> {
            type Value = InOrder<T>;
            fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
                formatter.write_str("名称和内容的对照表")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(InOrder(pairs))
            }
        }
        deserializer.deserialize_map(Pairs(std::marker::PhantomData))
    }
}

impl Content {
    pub(super) fn of(report: &Report) -> Content {
        let form = report.form();
        let prose = form.prose().iter().map(|field| &field.id);
        let prose = prose.filter(|id| !report.prose(id).is_empty());
        let paragraphs = |id: &str| report.prose(id).split('\n').map(str::to_owned).collect();
        let cells = form.cells().map(|(cell, spec)| (spec, report.value(cell)));
        let cells = cells.filter(|(_, value)| !value.is_empty());
        Content {
            form: form.id().to_owned(),
            organ: report.organ().to_owned(),
            year: report.year(),
            date: report.date().map(|date| date.to_string()),
            prose: InOrder(prose.map(|id| (id.clone(), paragraphs(id))).collect()),
            cells: InOrder(
                cells
                    .map(|(spec, value)| (spec.name.clone(), value.text().to_owned()))
                    .collect(),
            ),
            earlier: (report.kept_figures().iter())
                .map(|(year, figures)| (*year, figures.numbers()))
                .collect(),
        }
    }

    pub(super) fn into_report(self) -> Result<Report, DraftError> {
        let (report, unknown) = self.understood()?;
        if unknown.is_empty() {
            Ok(report)
        } else {
            Err(unknown_names(report.form(), &unknown))
        }
    }

    /// What the form has of it, and the names of what it has not.
    fn understood(self) -> Result<(Report, Vec<String>), DraftError> {
        let form = Form::by_id(&self.form).ok_or(DraftError::UnknownForm(self.form))?;
        let mut unknown = Vec::new();
        let date = self.date.as_deref().and_then(Date::read);
        let mut changes = vec![
            Change::Organ(self.organ),
            Change::Year(self.year),
            Change::Date(date),
        ];
        for (id, paragraphs) in self.prose.0 {
            if form.prose_field(&id).is_some() {
                changes.push(Change::prose(&id, paragraphs.join("\n")));
            } else {
                unknown.push(id);
            }
        }
        for (name, typed) in self.cells.0 {
            match form.find(&name) {
                Some(cell) => changes.push(Change::Cell(cell, typed)),
                None => unknown.push(name),
            }
        }
        let mut report = Report::new(form);
        report.apply(&Edit::new("打开", changes));
        let earlier = self.earlier.into_iter();
        report.keep_figures(
            earlier
                .map(|(year, numbers)| (year, Figures::of(numbers)))
                .collect(),
        );
        Ok((report, unknown))
    }
}

fn unknown_names(form: &Form, unknown: &[String]) -> DraftError {
    let shown: Vec<&str> = unknown.iter().take(5).map(String::as_str).collect();
    let more = if unknown.len() > shown.len() {
        format!("等 {} 项", unknown.len())
    } else {
        String::new()
    };
    DraftError::Unknown {
        form: form.id().to_owned(),
        names: format!("{}{more}", shown.join("、")),
    }
}

impl Draft {
    pub(super) fn of(report: &Report) -> Draft {
        let waivers = report.waivers().iter();
        let tables = report.form().tables().iter().enumerate();
        let typed_sums = tables.filter(|(index, _)| report.has_typed_sums(*index));
        let content = Content::of(report);
        Draft {
            format: FORMAT,
            form: content.form,
            organ: content.organ,
            year: content.year,
            date: content.date,
            prose: content.prose,
            ties: ties(report),
            cells: content.cells,
            workings: (report.workings())
                .map(|(cell, working)| (report.form().name(cell).to_owned(), working.to_owned()))
                .collect(),
            waivers: waivers
                .map(|(key, reason)| Waiver::of(key, reason))
                .collect(),
            typed_sums: typed_sums.map(|(_, table)| table.id.clone()).collect(),
            pack: report.pack().to_owned(),
            last: report.last().map(Content::of),
            earlier: content.earlier,
        }
    }

    /// The report, and of a newer draft what this program does not know of it.
    pub(super) fn into_report(self, is_newer: bool) -> Result<(Report, Vec<String>), DraftError> {
        if self.format > FORMAT && !is_newer {
            return Err(DraftError::Newer(self.format));
        }
        let content = Content {
            form: self.form,
            organ: self.organ,
            year: self.year,
            date: self.date,
            prose: self.prose,
            cells: self.cells,
            earlier: self.earlier,
        };
        let (mut report, mut unknown) = content.understood()?;
        let is_table = |id: &String| report.form().tables().iter().any(|table| table.id == *id);
        let (typed_sums, others) = self.typed_sums.into_iter().partition(is_table);
        let typed_sums: Vec<String> = typed_sums;
        unknown.extend::<Vec<String>>(others);
        if !unknown.is_empty() && !is_newer {
            return Err(unknown_names(report.form(), &unknown));
        }
        let workings = self.workings.into_iter().filter_map(|(name, working)| {
            let cell = report.form().find(&name)?;
            Some(Change::Working(cell, working))
        });
        let workings = Edit::new("打开", workings.collect());
        report.apply(&workings);
        tie(&mut report, &self.ties);
        for table in typed_sums {
            report.apply(&Edit::typed_sums("打开", &table, true));
        }
        report.apply(&Edit::pack("打开", self.pack));
        if let Some(last) = self.last {
            let (last, others) = last.understood()?;
            if !others.is_empty() && !is_newer {
                return Err(unknown_names(last.form(), &others));
            }
            unknown.extend(others);
            report.apply(&Edit::attach("打开", Some(last)));
        }
        if self.format <= BY_WORDS {
            reasons::keep(&mut report, self.waivers);
            return Ok((report, unknown));
        }
        for waiver in self.waivers {
            let (key, reason) = waiver.into_parts();
            report.apply(&Edit::reason("打开", key, reason));
        }
        Ok((report, unknown))
    }
}

pub(super) fn print(report: &Report) -> String {
    let config = PrettyConfig::new().new_line("\n").escape_strings(true);
    let mut body = ron::ser::to_string_pretty(&Draft::of(report), config)
        .expect("strings, numbers and maps with string keys can always be written");
    if !report.unknown().is_empty() {
        // A value may end with a comment, so that the comma stands on a line of its own.
        body.truncate(body.len() - ")".len());
        for (name, value) in report.unknown() {
            let _ = writeln!(body, "    {name}: {value}\n    ,");
        }
        body.push(')');
    }
    let text = format!("{HEAD}{body}\n");
    let seal = seal(&text);
    format!("{text}{seal}\n")
}

/// The last line of a draft, which tells that all before it is there and unchanged.
fn seal(text: &str) -> String {
    format!("{SEAL}{:08x}", crc32fast::hash(text.as_bytes()))
}

/// Whether the last line is one.
enum Sealed {
    /// And all before it is there and unchanged.
    Whole,
    /// But what is before it was changed.
    Changed,
    Missing,
}

fn is_sealed(text: &str) -> Sealed {
    let Some((before, line)) = text.trim_end().rsplit_once('\n') else {
        return Sealed::Missing;
    };
    if !line.starts_with(SEAL) {
        return Sealed::Missing;
    }
    if text.strip_suffix('\n') == Some(&format!("{before}\n{}", seal(&format!("{before}\n")))) {
        Sealed::Whole
    } else {
        Sealed::Changed
    }
}

pub(super) fn parse(text: &str) -> Result<(Report, Condition), DraftError> {
    let sealed = is_sealed(text);
    let (known, unknown) = fields::known(text, &FIELDS);
    let broken = |error: &ron::error::SpannedError| match sealed {
        // Whoever changes a draft by hand leaves its end alone.
        Sealed::Missing if is_cut_off(text) => DraftError::CutOff,
        _ => damaged(error),
    };
    let header: Header = ron::from_str(&known).map_err(|error| broken(&error))?;
    let newer = header.format > FORMAT;
    let draft: Draft = match ron::from_str(&known) {
        Ok(draft) => draft,
        Err(_) if newer => return Err(DraftError::Newer(header.format)),
        Err(error) => return Err(broken(&error)),
    };
    let (mut report, left_out) = draft.into_report(newer)?;
    report.keep_unknown(
        (unknown.iter())
            .map(|field| (field.name.to_owned(), field.value.to_owned()))
            .collect(),
    );
    let condition = match sealed {
        _ if newer => Condition::Newer {
            format: header.format,
            left_out,
        },
        Sealed::Whole => Condition::Intact,
        Sealed::Missing if header.format <= UNSEALED => Condition::Intact,
        Sealed::Changed | Sealed::Missing => Condition::Edited,
    };
    Ok((report, condition))
}

/// Whether the end of a draft is not there.
fn is_cut_off(text: &str) -> bool {
    !text.trim_end().ends_with(')')
}

fn damaged(error: &ron::error::SpannedError) -> DraftError {
    DraftError::Damaged {
        line: error.span.start.line,
        column: error.span.start.col,
    }
}
