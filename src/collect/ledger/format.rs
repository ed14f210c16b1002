//! The document's text: RON, a row of a table a line, with a checksum at its end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::seal::{SEAL, is_sealed, seal};
use super::{Digest, Ledger, Mark};
use crate::check::{Rule, Severity, Tally};
use crate::collect::collection::Collection;
use crate::collect::numbers::Numbers;
use crate::collect::read::hex;
use crate::collect::unit::{Content, Fault, Unit};
use crate::form::{CellId, Form, Rank};
use crate::report::{Date, Report};

/// The version that is written; newer ones are refused.
pub const FORMAT: u32 = 1;
const HEAD: &str = "// 政府信息公开工作年度报告汇总台账。可以用记事本查看；修改请用程序打开。\n";
/// Stands in a row for an empty cell, and for one that holds no whole number.
const NOTHING: &str = "-";
const OTHER: &str = "?";

/// Why such a document could not be read. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The text is not UTF-8.
    #[error("汇总台账里有读不出的字节，文件可能已损坏。请改用备份。")]
    NotText,
    /// Not such a document, or changed by hand in a way that it is none any more.
    #[error("这不是汇总台账，或者已被改动，第 {line} 行第 {column} 列读不懂。请改用备份。")]
    Damaged {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The end is missing.
    #[error("汇总台账不完整，后半部分没有了（可能是存盘或复制时中断）。请改用备份。")]
    CutOff,
    /// Written by a later version of the program.
    #[error(
        "汇总台账由更新版本的程序保存（格式 {0}，本程序识别到格式 {FORMAT}）。请用新版程序打开，以免丢失内容。"
    )]
    Newer(u32),
    /// Something that this program does not have.
    #[error("汇总台账里有本程序不认识的内容：{0}。为免丢失内容，没有打开；请用新版程序打开。")]
    Unknown(String),
}

#[derive(Deserialize)]
struct Header {
    collection: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    collection: u32,
    year: Option<u16>,
    roots: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    others: Vec<String>,
    list: Vec<String>,
    own: Option<String>,
    /// Until when reports are due, as 2026年1月20日.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deadline: Option<String>,
    /// Where last year's numbers are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last: Option<String>,
    marks: BTreeMap<String, WrittenMark>,
    units: Vec<WrittenUnit>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMark {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    remark: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    asked: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    returned: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    passed: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenUnit {
    path: String,
    digest: Option<String>,
    /// In seconds since 1970.
    read: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    left_out: String,
    /// Why it could not be read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    unread: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    says: Option<Says>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Says {
    organ: String,
    year: Option<u16>,
    form: String,
    /// The whole numbers of each row, by `table.row`.
    rows: BTreeMap<String, String>,
    /// What is no whole number, by the name of its cell.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    others: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    faults: Vec<WrittenFault>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenFault {
    rule: String,
    rank: Rank,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    waived: bool,
    heading: String,
    message: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    cells: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    asked: String,
}

/// Files are named from the folder of the document, so that both may be moved together.
struct Folder(PathBuf);

impl Folder {
    fn of(path: &Path) -> Folder {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Folder(path.parent().unwrap_or(Path::new("")).to_owned())
    }

    fn name(&self, path: &Path) -> String {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let name = path.strip_prefix(&self.0).unwrap_or(&path);
        name.to_string_lossy().replace('\\', "/")
    }

    fn path(&self, name: &str) -> PathBuf {
        if name.is_empty() {
            return self.0.clone();
        }
        self.0.join(name)
    }
}

pub(super) fn print(ledger: &Ledger, path: &Path) -> String {
    let folder = Folder::of(path);
    let collection = &ledger.collection;
    let name = |at: usize| folder.name(&collection.units()[at].path);
    let units = collection.units().iter().enumerate();
    let hexes = |digests: &BTreeSet<Digest>| digests.iter().map(hex).collect();
    let written = Written {
        collection: FORMAT,
        year: collection.asked_year(),
        roots: ledger.roots.iter().map(|root| folder.name(root)).collect(),
        others: ledger
            .others
            .iter()
            .map(|other| folder.name(other))
            .collect(),
        list: collection.list().to_vec(),
        own: collection.own().map(name),
        deadline: ledger.deadline.map(|date| date.to_string()),
        last: ledger.last.as_deref().map(|last| folder.name(last)),
        marks: (ledger.marks.iter())
            .map(|(name, mark)| {
                let mark = WrittenMark {
                    remark: mark.remark.clone(),
                    asked: mark.is_asked,
                    returned: hexes(&mark.returned),
                    passed: hexes(&mark.passed),
                };
                (name.clone(), mark)
            })
            .collect(),
        units: units
            .map(|(at, unit)| WrittenUnit {
                path: name(at),
                digest: unit.digest.as_ref().map(hex),
                read: unit.read,
                left_out: collection.reason(at).unwrap_or_default().to_owned(),
                unread: unit.content.as_ref().err().cloned().unwrap_or_default(),
                says: unit.content().map(says),
            })
            .collect(),
    };
    let config = PrettyConfig::new()
        .new_line("\n")
        .depth_limit(5)
        .escape_strings(true);
    // Strings, numbers and maps with string keys can always be written.
    let body = ron::ser::to_string_pretty(&written, config).unwrap_or_default();
    let text = format!("{HEAD}{body}\n");
    format!("{text}{}\n", seal(&text))
}

fn row_name(form: &Form, cell: CellId) -> String {
    format!("{}.{}", form.table_of(cell).id, form.row_of(cell).id)
}

fn says(content: &Content) -> Says {
    let form = content.numbers.form();
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    let mut others = BTreeMap::new();
    for (cell, spec) in form.cells() {
        let row = rows.entry(row_name(form, cell)).or_default();
        if !row.is_empty() {
            row.push(' ');
        }
        match (content.numbers.whole(cell), content.numbers.text(cell)) {
            (Some(number), _) => row.push_str(&number.to_string()),
            (None, None) => row.push_str(NOTHING),
            (None, Some(text)) => {
                row.push_str(OTHER);
                others.insert(spec.name.clone(), text.into_owned());
            }
        }
    }
    let faults = content.faults.iter().map(|fault| WrittenFault {
        rule: fault.rule.id().to_owned(),
        rank: fault.rank,
        waived: fault.severity == Severity::Waived,
        heading: fault.heading.clone(),
        message: fault.message.clone(),
        cells: fault
            .cells
            .iter()
            .map(|cell| form.name(*cell).to_owned())
            .collect(),
        asked: fault.asked.clone(),
    });
    Says {
        organ: content.organ.clone(),
        year: content.year,
        form: form.id().to_owned(),
        rows,
        others,
        faults: faults.collect(),
        notes: content.notes.clone(),
    }
}

pub(super) fn parse(bytes: &[u8], path: &Path) -> Result<Ledger, LedgerError> {
    let text = std::str::from_utf8(bytes).map_err(|_| LedgerError::NotText)?;
    let text = text.trim_start_matches('\u{feff}');
    let damaged = |error: ron::error::SpannedError| {
        let is_sealed = text
            .trim_end()
            .rsplit('\n')
            .next()
            .is_some_and(|line| line.starts_with(SEAL));
        if !is_sealed && text.starts_with(HEAD.trim_end()) {
            return LedgerError::CutOff;
        }
        LedgerError::Damaged {
            line: error.span.start.line,
            column: error.span.start.col,
        }
    };
    let header: Header = ron::from_str(text).map_err(damaged)?;
    if header.collection > FORMAT {
        return Err(LedgerError::Newer(header.collection));
    }
    let written: Written = ron::from_str(text).map_err(damaged)?;
    let folder = Folder::of(path);
    let mut units = Vec::with_capacity(written.units.len());
    let mut left_out = Vec::new();
    for (at, unit) in written.units.into_iter().enumerate() {
        let content = match unit.says {
            Some(says) => Ok(Box::new(content(says)?)),
            None => Err(unit.unread),
        };
        if !unit.left_out.is_empty() {
            left_out.push((at, unit.left_out));
        }
        units.push(Unit {
            path: folder.path(&unit.path),
            digest: unit.digest.as_deref().map(digest).transpose()?,
            read: unit.read,
            content,
        });
    }
    let own = written.own.map(|own| folder.path(&own));
    let own = own.and_then(|own| units.iter().position(|unit| unit.path == own));
    let mut marks = BTreeMap::new();
    for (name, mark) in written.marks {
        let mark = Mark {
            remark: mark.remark,
            is_asked: mark.asked,
            returned: digests(&mark.returned)?,
            passed: digests(&mark.passed)?,
        };
        marks.insert(name, mark);
    }
    Ok(Ledger {
        collection: Collection::kept(units, written.list, (own, written.year), left_out),
        roots: written.roots.iter().map(|root| folder.path(root)).collect(),
        others: written
            .others
            .iter()
            .map(|other| folder.path(other))
            .collect(),
        deadline: written.deadline.as_deref().and_then(Date::read),
        last: written.last.map(|last| folder.path(&last)),
        marks,
        is_edited: !is_sealed(text),
    })
}

fn digests(names: &[String]) -> Result<BTreeSet<Digest>, LedgerError> {
    names.iter().map(|name| digest(name)).collect()
}

fn digest(text: &str) -> Result<Digest, LedgerError> {
    let unknown = || LedgerError::Unknown(text.to_owned());
    let mut digest = Digest::default();
    if text.len() != digest.len() * 2 || !text.is_ascii() {
        return Err(unknown());
    }
    for (at, byte) in digest.iter_mut().enumerate() {
        let pair = text.get(at * 2..at * 2 + 2).unwrap_or_default();
        *byte = u8::from_str_radix(pair, 16).map_err(|_| unknown())?;
    }
    Ok(digest)
}

fn content(says: Says) -> Result<Content, LedgerError> {
    let unknown = |name: &str| LedgerError::Unknown(name.to_owned());
    let form = Form::by_id(&says.form).ok_or_else(|| unknown(&says.form))?;
    let mut report = Report::new(form);
    let mut rows: BTreeMap<&str, std::str::Split<'_, char>> = says
        .rows
        .iter()
        .map(|(name, row)| (name.as_str(), row.split(' ')))
        .collect();
    for (cell, _) in form.cells() {
        let name = row_name(form, cell);
        let text = rows.get_mut(name.as_str()).and_then(Iterator::next);
        match text.ok_or_else(|| unknown(&name))? {
            NOTHING | OTHER => {}
            number => report.set(cell, number),
        }
    }
    if let Some((name, _)) = rows
        .into_iter()
        .find_map(|(name, mut row)| Some((name, row.next()?)))
    {
        return Err(unknown(name));
    }
    let find = |name: &str| form.find(name).ok_or_else(|| unknown(name));
    for (name, text) in &says.others {
        report.set(find(name)?, text);
    }
    let mut faults = Vec::with_capacity(says.faults.len());
    for fault in says.faults {
        let cells: Result<Vec<CellId>, _> = fault.cells.iter().map(|name| find(name)).collect();
        faults.push(Fault {
            rule: Rule::by_id(&fault.rule).ok_or_else(|| unknown(&fault.rule))?,
            rank: fault.rank,
            severity: Severity::of(fault.rank, fault.waived),
            heading: fault.heading,
            cells: cells?,
            message: fault.message,
            asked: fault.asked,
        });
    }
    Ok(Content {
        organ: says.organ,
        year: says.year,
        numbers: Numbers::of(&report),
        tally: Tally::of_severities(faults.iter().map(|fault| fault.severity)),
        faults,
        notes: says.notes,
    })
}
