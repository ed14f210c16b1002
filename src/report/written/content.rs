//! What a report says: organ, year, date, prose, cells.

use std::collections::BTreeMap;
use std::fmt::{self, Formatter};

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::version::WrittenError;
use crate::form::Form;
use crate::report::{Change, Date, Edit, Figures, Report};

/// What a report says, without what was explained or chosen in it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Content {
    pub(super) form: String,
    pub(super) organ: String,
    pub(super) year: Option<u16>,
    #[serde(default)]
    pub(super) date: Option<String>,
    pub(super) prose: InOrder<Vec<String>>,
    pub(super) cells: InOrder<String>,
    /// By year before it: 新收申请, 办理结果, 行政复议, 行政诉讼.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) earlier: BTreeMap<u16, [Option<i64>; 4]>,
}

/// A map in the order of the form, not of the alphabet.
pub(super) struct InOrder<T>(Vec<(String, T)>);

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
    pub(crate) fn of(report: &Report) -> Content {
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

    pub(crate) fn into_report(self) -> Result<Report, WrittenError> {
        let (report, unknown) = self.understood()?;
        if unknown.is_empty() {
            Ok(report)
        } else {
            Err(unknown_names(report.form(), &unknown))
        }
    }

    /// What the form has of it, and the names of what it has not.
    pub(super) fn understood(self) -> Result<(Report, Vec<String>), WrittenError> {
        let form = Form::by_id(&self.form).ok_or(WrittenError::UnknownForm(self.form))?;
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

pub(super) fn unknown_names(form: &Form, unknown: &[String]) -> WrittenError {
    let shown: Vec<&str> = unknown.iter().take(5).map(String::as_str).collect();
    let more = if unknown.len() > shown.len() {
        format!("等 {} 项", unknown.len())
    } else {
        String::new()
    };
    WrittenError::Unknown {
        form: form.id().to_owned(),
        names: format!("{}{more}", shown.join("、")),
    }
}
