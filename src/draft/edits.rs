//! Edits as lines of text: one line of JSON each, which names what it changes as a draft does and never
//! by an index. Replayed one by one, each on what those before it left, they give the very same report.

use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use super::DraftError;
use super::reasons;
use crate::form::CellId;
use crate::report::written::{Content, Understood, Waiver, Written};
use crate::report::{Anchor, Change, Date, Edit, Figures, Item, Report, Tie};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    label: String,
    /// Whether it is one step with the keys typed before it in the same place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    typing: bool,
    changes: Vec<Entry>,
}

/// A change, by names. Places in the prose are bytes of the text that the change finds.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum Entry {
    Cell {
        cell: String,
        text: String,
    },
    Working {
        cell: String,
        text: String,
    },
    Splice {
        field: String,
        from: usize,
        to: usize,
        text: String,
    },
    Anchors {
        field: String,
        places: Vec<Place>,
    },
    Organ(String),
    Year(Option<u16>),
    Date(Option<String>),
    Reason(Waiver),
    Switch {
        table: String,
        typed: bool,
    },
    Pack(String),
    Metadata {
        item: String,
        text: String,
    },
    Last(Option<Box<Content>>),
    Earlier {
        year: u16,
        /// As in a draft.
        figures: Option<[Option<i64>; 4]>,
    },
    Whole(Box<Written>),
}

/// A place that is tied. Unlike a draft, in which a person may have changed the text, it is there or it
/// is not.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    from: usize,
    to: usize,
    /// As in a draft.
    tie: String,
}

/// The line of an edit that is carried out on this report. It holds no line break.
#[must_use]
pub fn write(report: &Report, edit: &Edit) -> String {
    let mut now = report.clone();
    let mut changes = Vec::with_capacity(edit.changes().len());
    for change in edit.changes() {
        changes.extend(Entry::of(change, &now));
        now = on(now, change);
    }
    let line = Line {
        label: edit.label().to_owned(),
        typing: edit.types_into().is_some(),
        changes,
    };
    serde_json::to_string(&line)
        .expect("strings, numbers and maps with string keys can always be written")
}

/// Reads the line of an edit that is to be carried out on this report.
///
/// # Errors
/// The bytes are no such line, or it changes what the report does not have; nothing is dropped or cut
/// off to make it fit.
pub fn read(report: &Report, line: &[u8]) -> Result<Edit, DraftError> {
    let line: Line = serde_json::from_slice(line).map_err(|error| match error.classify() {
        Category::Data => DraftError::UnknownChange(error.column()),
        Category::Io | Category::Syntax | Category::Eof => DraftError::Line(error.column()),
    })?;
    let mut now = report.clone();
    let mut changes = Vec::with_capacity(line.changes.len());
    for entry in line.changes {
        let change = entry.into_change(&now)?;
        now = on(now, &change);
        changes.push(change);
    }
    let edit = Edit::new(line.label, changes);
    Ok(if line.typing { edit.typing() } else { edit })
}

impl Entry {
    /// A change that is carried out on this report; `None` for one to what its form does not have, which
    /// changes nothing.
    fn of(change: &Change, now: &Report) -> Option<Entry> {
        let form = now.form();
        let entry = match change {
            Change::Cell(cell, text) => Entry::Cell {
                cell: form.name(*cell).to_owned(),
                text: text.clone(),
            },
            Change::Working(cell, text) => Entry::Working {
                cell: form.name(*cell).to_owned(),
                text: text.clone(),
            },
            Change::Splice(splice) => {
                form.prose_field(&splice.field)?;
                let splice = splice.fitted(now.prose(&splice.field));
                Entry::Splice {
                    field: splice.field,
                    from: splice.range.start,
                    to: splice.range.end,
                    text: splice.text,
                }
            }
            Change::Anchors(field, _) => {
                form.prose_field(field)?;
                let after = on(now.clone(), change);
                let places = after.anchors(field).iter().map(|anchor| Place {
                    from: anchor.place.start,
                    to: anchor.place.end,
                    tie: anchor.tie.print(form),
                });
                Entry::Anchors {
                    field: field.clone(),
                    places: places.collect(),
                }
            }
            Change::Organ(name) => Entry::Organ(name.clone()),
            Change::Year(year) => Entry::Year(*year),
            Change::Date(date) => Entry::Date(date.map(|date| date.to_string())),
            Change::Reason(key, reason) => Entry::Reason(Waiver::of(key, reason)),
            Change::Switch(table, is_typed) => {
                is_table(now, table).then_some(())?;
                Entry::Switch {
                    table: table.clone(),
                    typed: *is_typed,
                }
            }
            Change::Pack(name) => Entry::Pack(name.clone()),
            Change::Metadata(item, text) => Entry::Metadata {
                item: item.name().to_owned(),
                text: text.clone(),
            },
            Change::Last(last) => {
                Entry::Last(last.as_deref().map(|last| Box::new(Content::of(last))))
            }
            Change::Earlier(year, figures) => Entry::Earlier {
                year: *year,
                figures: figures.as_ref().map(Figures::numbers),
            },
            Change::Whole(whole) => Entry::Whole(Box::new(Written::of(whole))),
        };
        Some(entry)
    }

    /// The change, if it can be made to this report as it says.
    fn into_change(self, now: &Report) -> Result<Change, DraftError> {
        let form = now.form();
        let change = match self {
            Entry::Cell { cell, text } => Change::Cell(cell_of(now, &cell)?, text),
            Entry::Working { cell, text } => Change::Working(cell_of(now, &cell)?, text),
            Entry::Splice {
                field,
                from,
                to,
                text,
            } => {
                let before = prose_of(now, &field)?;
                if before.get(from..to).is_none() {
                    return Err(no_place(&field, from, to));
                }
                Change::splice(&field, from..to, text)
            }
            Entry::Anchors { field, places } => {
                prose_of(now, &field)?;
                let mut anchors = Vec::with_capacity(places.len());
                for Place { from, to, tie } in places {
                    let tie = Tie::read(form, &tie)
                        .ok_or_else(|| unfit(format!("文字不能关联到“{tie}”")))?;
                    let place = from..to;
                    anchors.push(Anchor { place, tie });
                }
                let change = Change::Anchors(field.clone(), anchors.clone());
                let kept = on(now.clone(), &change);
                let kept = kept.anchors(&field);
                if let Some(lost) = anchors.iter().enumerate().find_map(|(index, anchor)| {
                    (kept.get(index) != Some(anchor)).then_some(&anchor.place)
                }) {
                    return Err(no_place(&field, lost.start, lost.end));
                }
                change
            }
            Entry::Organ(name) => Change::Organ(name),
            Entry::Year(year) => Change::Year(year),
            Entry::Date(None) => Change::Date(None),
            Entry::Date(Some(text)) => {
                let date = Date::read(&text).ok_or_else(|| unfit(format!("“{text}”不是日期")))?;
                Change::Date(Some(date))
            }
            Entry::Reason(waiver) => {
                let (key, reason) = waiver.into_parts();
                Change::Reason(key, reason)
            }
            Entry::Switch { table, typed } => {
                if !is_table(now, &table) {
                    return Err(unfit(format!("{} 格式没有“{table}”这张表", form.id())));
                }
                Change::Switch(table, typed)
            }
            Entry::Pack(name) => Change::Pack(name),
            Entry::Metadata { item, text } => {
                let named = Item::named(&item);
                let item = named.ok_or_else(|| unfit(format!("没有“{item}”这一项公开信息")))?;
                Change::Metadata(item, text)
            }
            Entry::Last(last) => {
                let last = last.map(|last| last.into_report()).transpose()?;
                Change::last(last)
            }
            Entry::Earlier { year, figures } => Change::Earlier(year, figures.map(Figures::of)),
            Entry::Whole(whole) => {
                let Understood {
                    mut report,
                    by_words,
                    ..
                } = whole.into_report(false)?;
                reasons::keep(&mut report, by_words);
                // A line tells nothing of what only a newer program knows.
                report.keep_unknown(now.unknown().to_vec());
                Change::Whole(Box::new(report))
            }
        };
        Ok(change)
    }
}

/// The report once a change was carried out, as far as it tells what the changes after it can name.
fn on(mut now: Report, change: &Change) -> Report {
    if let Change::Splice(_) | Change::Anchors(..) | Change::Whole(_) = change {
        now.apply(&Edit::one("", change.clone()));
    }
    now
}

fn is_table(report: &Report, id: &str) -> bool {
    let mut tables = report.form().tables().iter();
    tables.any(|table| table.id == id)
}

fn cell_of(report: &Report, name: &str) -> Result<CellId, DraftError> {
    let form = report.form();
    let cell = form.find(name);
    cell.ok_or_else(|| unfit(format!("{} 格式没有“{name}”这一格", form.id())))
}

fn prose_of<'a>(report: &'a Report, field: &str) -> Result<&'a str, DraftError> {
    let form = report.form();
    match form.prose_field(field) {
        Some(_) => Ok(report.prose(field)),
        None => Err(unfit(format!("{} 格式没有“{field}”这段文字", form.id()))),
    }
}

fn no_place(field: &str, from: usize, to: usize) -> DraftError {
    unfit(format!("“{field}”的文字里没有第 {from} 到 {to} 字节这一处"))
}

fn unfit(why: String) -> DraftError {
    DraftError::Unfit(why)
}
