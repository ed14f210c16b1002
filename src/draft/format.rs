//! The draft's text: RON, in the order of the form.

use std::fmt::{self, Formatter};

use ron::ser::PrettyConfig;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::DraftError;
use crate::form::Form;
use crate::report::{Edit, Report, Target, WaiverKey};

/// The version that is written. Older ones are migrated in [`parse`], newer ones refused.
pub const FORMAT: u32 = 1;

const HEAD: &str = "// 政府信息公开工作年度报告草稿。可以用记事本查看；修改请用程序打开。\n";

/// All a program of any version can rely on.
#[derive(Deserialize)]
struct Header {
    format: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    format: u32,
    form: String,
    organ: String,
    year: Option<u16>,
    /// Paragraphs by prose field.
    prose: InOrder<Vec<String>>,
    /// Text as typed by cell name; empty cells are left out.
    cells: InOrder<String>,
    waivers: Vec<Waiver>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Waiver {
    rule: String,
    place: String,
    about: String,
    reason: String,
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

pub(super) fn print(report: &Report) -> String {
    let form = report.form();
    let cells = form
        .cells()
        .map(|(cell, spec)| (spec.name.clone(), report.value(cell)));
    let prose = form
        .prose()
        .iter()
        .map(|field| (field.id.clone(), report.prose(&field.id)));
    let waivers = report.waivers().iter().map(|(key, reason)| Waiver {
        rule: key.rule.clone(),
        place: key.place.clone(),
        about: key.about.clone(),
        reason: reason.clone(),
    });
    let draft = Draft {
        format: FORMAT,
        form: form.id().to_owned(),
        organ: report.organ().to_owned(),
        year: report.year(),
        prose: InOrder(
            prose
                .filter(|(_, text)| !text.is_empty())
                .map(|(id, text)| (id, text.split('\n').map(str::to_owned).collect()))
                .collect(),
        ),
        cells: InOrder(
            cells
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (name, value.text().to_owned()))
                .collect(),
        ),
        waivers: waivers.collect(),
    };
    let config = PrettyConfig::new().new_line("\n").escape_strings(true);
    let body = ron::ser::to_string_pretty(&draft, config)
        .expect("strings, numbers and maps with string keys can always be written");
    format!("{HEAD}{body}\n")
}

pub(super) fn parse(text: &str) -> Result<Report, DraftError> {
    let header: Header = ron::from_str(text).map_err(|error| damaged(&error))?;
    if header.format > FORMAT {
        return Err(DraftError::Newer(header.format));
    }
    let draft: Draft = ron::from_str(text).map_err(|error| damaged(&error))?;
    let form = Form::by_id(&draft.form).ok_or(DraftError::UnknownForm(draft.form))?;
    let mut report = Report::new(form);
    let mut unknown = Vec::new();
    let mut changes = vec![(Target::Organ, draft.organ)];
    if let Some(year) = draft.year {
        changes.push((Target::Year, year.to_string()));
    }
    for (id, paragraphs) in draft.prose.0 {
        if form.prose_field(&id).is_some() {
            changes.push((Target::Prose(id), paragraphs.join("\n")));
        } else {
            unknown.push(id);
        }
    }
    for (name, typed) in draft.cells.0 {
        match form.find(&name) {
            Some(cell) => changes.push((Target::Cell(cell), typed)),
            None => unknown.push(name),
        }
    }
    for waiver in draft.waivers {
        let key = WaiverKey {
            rule: waiver.rule,
            place: waiver.place,
            about: waiver.about,
        };
        changes.push((Target::Waiver(key), waiver.reason));
    }
    if !unknown.is_empty() {
        let shown = unknown
            .iter()
            .take(5)
            .cloned()
            .collect::<Vec<_>>()
            .join("、");
        let more = unknown.len().saturating_sub(5);
        let names = if more > 0 {
            format!("{shown}等 {} 项", unknown.len())
        } else {
            shown
        };
        return Err(DraftError::Unknown {
            form: form.id().to_owned(),
            names,
        });
    }
    report.apply(&Edit::new("打开", changes));
    Ok(report)
}

fn damaged(error: &ron::error::SpannedError) -> DraftError {
    DraftError::Damaged {
        line: error.span.start.line,
        column: error.span.start.col,
    }
}
