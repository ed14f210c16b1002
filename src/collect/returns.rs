//! 退回: what each unit has to mend, as a letter of its own, and 催报: whom to ask for a report.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::bars::Bar;
use super::collection::Collection;
use super::unit::{Content, Fault};
use super::wording::{Wording, Words};
use crate::check::Severity;
use crate::draft::Disk;
use crate::export::document::marks::Marks;
use crate::export::document::{Block, Document, Paragraph};
use crate::export::docx::{self, DocxError};
use crate::files::{FileError, name_of};
use crate::report::Date;

/// So many cells of a finding are named.
const MOST_CELLS: usize = 12;

/// A letter to a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The unit.
    pub unit: String,
    /// The title's halves.
    pub title: (String, String),
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

impl Letter {
    /// As plain text.
    #[must_use]
    pub fn text(&self) -> String {
        let (lead, rest) = &self.title;
        format!("{lead}{rest}\n\n{}\n", self.paragraphs.join("\n"))
    }

    /// As a Word document.
    ///
    /// # Errors
    /// See [`DocxError`].
    pub fn docx(&self) -> Result<Vec<u8>, DocxError> {
        let paragraphs = self.paragraphs.iter().filter(|text| !text.is_empty());
        let blocks = paragraphs.map(|text| {
            Block::Paragraph(Paragraph {
                text: text.clone(),
                lead: 0,
            })
        });
        docx::write(&Document {
            title: self.title.clone(),
            organ: String::new(),
            blocks: blocks.collect(),
            origins: Vec::new(),
            marks: Marks::default(),
            signature: None,
        })
    }
}

/// What a unit has to mend, each in a sentence or two; empty if nothing.
#[must_use]
pub fn asked_of(collection: &Collection, at: usize) -> Vec<String> {
    let units = collection.units();
    let mut asked = Vec::new();
    match &collection.standing(at).bar {
        // Whoever left it out, or knows what it is, does not ask its unit.
        Some(Bar::LeftOut(_) | Bar::Copy(_) | Bar::Whole(_) | Bar::SumOfOthers) => return asked,
        Some(bar @ Bar::Unread) => {
            let reason = bar.sentence(units, at);
            asked.push(format!(
                "文件“{}”没有读出来：{reason}",
                file_name(&units[at].path)
            ));
        }
        Some(Bar::OtherForm(is, wanted)) => asked.push(format!(
            "用的是{}的格式，请改用{}的格式填报。",
            is.basis(),
            wanted.basis()
        )),
        Some(Bar::Conflict(_)) => {
            asked.push("报送了不止一份，数字不同，请说明以哪一份为准。".to_owned());
        }
        Some(bar) => asked.push(bar.sentence(units, at)),
        None => {}
    }
    if let Some(content) = units[at].content() {
        let faults = content.faults.iter();
        let faults = faults.filter(|fault| fault.severity.stops_final());
        asked.extend(faults.map(|fault| item(content, fault)));
    }
    asked
}

/// A finding as an item: where, what, its cells with their numbers, and what is asked.
fn item(content: &Content, fault: &Fault) -> String {
    let form = content.numbers.form();
    let mut item = format!("{}：{}", fault.heading, fault.message);
    let cells = fault.cells.iter().take(MOST_CELLS).map(|cell| {
        let text = content.numbers.text(*cell);
        let text = text.map_or_else(|| "空着".to_owned(), |text| format!("填 {text}"));
        format!("“{}”{text}", form.full_name(*cell))
    });
    let cells: Vec<String> = cells.collect();
    if !cells.is_empty() {
        let more = fault.cells.len().saturating_sub(cells.len());
        let more = if more > 0 {
            format!("等 {} 格", fault.cells.len())
        } else {
            String::new()
        };
        let _ = write!(item, "涉及：{}{more}。", cells.join("、"));
    }
    item.push_str(match fault.severity {
        Severity::Error => "请改正",
        _ => "请核对后改正，或者写明理由",
    });
    if !fault.asked.is_empty() {
        let _ = write!(item, "（参考：{}）", fault.asked);
    }
    item.push('。');
    item
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// A letter for each unit with something to mend, in the order of their files.
#[must_use]
pub fn letters(collection: &Collection, wording: &Wording) -> Vec<Letter> {
    let mut order: Vec<String> = Vec::new();
    let mut of_units: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for at in 0..collection.units().len() {
        let asked = asked_of(collection, at);
        if asked.is_empty() {
            continue;
        }
        let name = collection.name(at).to_owned();
        if !of_units.contains_key(&name) {
            order.push(name.clone());
        }
        // A unit may have handed in several files.
        let all = of_units.entry(name).or_default();
        for one in asked {
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    let year = collection
        .year()
        .map(|year| year.to_string())
        .unwrap_or_default();
    let letters = order.into_iter().filter_map(|unit| {
        let asked = of_units.get(&unit)?;
        Some(letter(unit, &year, asked, wording))
    });
    letters.collect()
}

fn letter(unit: String, year: &str, asked: &[String], wording: &Wording) -> Letter {
    let count = asked.len().to_string();
    let values = [("单位", unit.as_str()), ("年份", year), ("件数", &count)];
    let paragraphs = wording.filled(&values, asked);
    Letter {
        title: (
            format!("{unit}{year}年"),
            "政府信息公开工作年度报告修改意见".to_owned(),
        ),
        unit,
        paragraphs,
    }
}

/// The list of those who have not reported, and until when they had to; `None` if everybody has.
#[must_use]
pub fn reminder(
    collection: &Collection,
    wording: &Wording,
    deadline: Option<Date>,
) -> Option<Letter> {
    let missing = collection.missing();
    missing.first()?;
    let year = collection.year();
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let count = missing.len().to_string();
    let due = deadline.map(|date| format!("（报送期限：{date}）"));
    let due = due.unwrap_or_default();
    let values = [("单位数", count.as_str()), ("年份", &year), ("期限", &due)];
    let lead = if year.is_empty() {
        String::new()
    } else {
        format!("{year}年")
    };
    Some(Letter {
        unit: String::new(),
        title: (lead, "政府信息公开工作年度报告催报名单".to_owned()),
        paragraphs: wording.filled(&values, &missing),
    })
}

/// Why letters were not written. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum ReturnsError {
    /// A file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A Word document could not be made.
    #[error(transparent)]
    Docx(#[from] DocxError),
    /// There is something in the folder.
    #[error("文件夹“{0}”里已经有文件，没有写入。请换一个文件夹；确实要写在这里，请加上 --force。")]
    NotEmpty(PathBuf),
}

/// Writes all letters into a folder, each as a Word document and as text, and the list of the missing.
/// Returns how many letters there are. Into a folder with something in it only by `force`.
///
/// # Errors
/// See [`ReturnsError`].
pub fn write(
    disk: &dyn Disk,
    folder: &Path,
    collection: &Collection,
    (words, deadline): (&Words, Option<Date>),
    force: bool,
) -> Result<usize, ReturnsError> {
    if !force && !disk.list(folder).is_empty() {
        return Err(ReturnsError::NotEmpty(folder.to_owned()));
    }
    disk.make_folder(folder);
    let letters = letters(collection, &words.returns);
    let mut taken: Vec<String> = Vec::new();
    for letter in &letters {
        let base = name_of(&letter.unit);
        let mut name = base.clone();
        let mut number = 2;
        // Names that differ only in what no file may be called.
        while taken.contains(&name) {
            name = format!("{base}-{number}");
            number += 1;
        }
        put(disk, folder, &format!("退回-{name}"), letter)?;
        taken.push(name);
    }
    if let Some(reminder) = reminder(collection, &words.reminder, deadline) {
        put(disk, folder, "催报名单", &reminder)?;
    }
    Ok(letters.len())
}

fn put(disk: &dyn Disk, folder: &Path, name: &str, letter: &Letter) -> Result<(), ReturnsError> {
    disk.write(&folder.join(format!("{name}.docx")), &letter.docx()?)?;
    // Notepad of older Windows knows UTF-8 by its mark.
    let text = format!("\u{feff}{}", letter.text()).replace('\n', "\r\n");
    disk.write(&folder.join(format!("{name}.txt")), text.as_bytes())?;
    Ok(())
}

/// Whether a unit has something to mend.
#[must_use]
pub fn is_faulty(collection: &Collection, at: usize) -> bool {
    !asked_of(collection, at).is_empty()
}
