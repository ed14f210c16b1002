//! A report as text holds it: plain data in the order of the form, for any writer and reader of serde.
//! Drafts are made of it, and what published files carry along ([`super::enclosed`]).

mod content;
mod ties;
mod version;
mod waiver;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Change, Edit, Item, Report};
pub(crate) use content::Content;
use content::{InOrder, unknown_names};
use ties::{Tied, tie, ties};
use version::BY_WORDS;
pub use version::{FORMAT, WrittenError};
pub(crate) use waiver::Waiver;

/// The fields of [`Written`].
pub(crate) const FIELDS: [&str; 15] = [
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
    "metadata",
    "last",
    "earlier",
];

/// What was understood of a report that was written.
pub(crate) struct Understood {
    pub(crate) report: Report,
    /// Of a newer one, the names of what this program does not know.
    pub(crate) left_out: Vec<String>,
    /// The reasons of formats up to 4, which are filed under the words of a finding.
    pub(crate) by_words: Vec<Waiver>,
}

/// A whole report.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
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
    /// What a portal says of the report, by name; as with `workings`, no version of its own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    metadata: BTreeMap<String, String>,
    /// Last year's report, for comparison.
    #[serde(default)]
    last: Option<Content>,
    /// As in [`Content`], where this was last year's report before.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    earlier: BTreeMap<u16, [Option<i64>; 4]>,
}

impl Written {
    pub(crate) fn of(report: &Report) -> Written {
        let waivers = report.waivers().iter();
        let tables = report.form().tables().iter().enumerate();
        let typed_sums = tables.filter(|(index, _)| report.has_typed_sums(*index));
        let content = Content::of(report);
        Written {
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
            metadata: (Item::ALL.into_iter())
                .map(|item| (item.name().to_owned(), report.metadata(item).to_owned()))
                .filter(|(_, text)| !text.is_empty())
                .collect(),
            last: report.last().map(Content::of),
            earlier: content.earlier,
        }
    }

    /// The report, and of a newer draft what this program does not know of it.
    pub(crate) fn into_report(self, is_newer: bool) -> Result<Understood, WrittenError> {
        if self.format > FORMAT && !is_newer {
            return Err(WrittenError::Newer(self.format));
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
        let mut metadata = Vec::new();
        for (name, text) in self.metadata {
            match Item::named(&name) {
                Some(item) => metadata.push(Change::Metadata(item, text)),
                None => unknown.push(name),
            }
        }
        if !unknown.is_empty() && !is_newer {
            return Err(unknown_names(report.form(), &unknown));
        }
        report.apply(&Edit::new("打开", metadata));
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
        let (filed, by_words) = match self.format {
            ..=BY_WORDS => (Vec::new(), self.waivers),
            _ => (self.waivers, Vec::new()),
        };
        for waiver in filed {
            let (key, reason) = waiver.into_parts();
            report.apply(&Edit::reason("打开", key, reason));
        }
        Ok(Understood {
            report,
            left_out: unknown,
            by_words,
        })
    }

    /// It without last year's report.
    pub(super) fn alone(self) -> Written {
        Written { last: None, ..self }
    }
}
