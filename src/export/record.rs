//! 核对记录: that a published page says what was signed, for the file: what was compared, how much of it
//! agrees, and every difference with its place.

use std::ops::Range;

use super::document::marks::Marks;
use super::document::{Block, Document, Paragraph, Role};
use super::signoff::grid::Grid;
use crate::check::Finding;
use crate::report::Report;
use crate::report::difference::{Count, Difference, Differences, Place, cells, sentences};

/// What such a page is called.
pub const NAME: &str = "核对记录";

/// The columns of the list, and their widths in mm.
const HEADS: [&str; 4] = ["序号", "位置", "甲", "乙"];
const WIDTHS: [f32; 4] = [9.0, 43.0, 52.0, 52.0];
/// The columns of what was compared.
const SIDES: [f32; 3] = [28.0, 64.0, 64.0];
/// As many notes of a reading are quoted.
const MOST_NOTES: usize = 12;
/// Stands where one side says nothing.
const NOTHING: &str = "（没有）";

/// One of two files that were compared.
#[derive(Debug, Clone)]
pub struct Side<'a> {
    /// The file's name.
    pub name: String,
    /// Its length in bytes.
    pub size: usize,
    /// Its SHA-256, in hexadecimal.
    pub digest: String,
    /// What was said of reading it.
    pub notes: &'a [Finding],
    /// What it says.
    pub report: &'a Report,
}

/// How two reports agree.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// The cells of the form.
    pub cells: Count,
    /// The sentences of the prose.
    pub sentences: Count,
    /// What differs: title, date and cells, then sentences.
    pub apart: Vec<Apart>,
}

/// One place in which two reports differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// Where.
    pub spot: Spot,
    /// The same for a person: `四、存在的主要问题及改进情况，第 3 句`.
    pub name: String,
    /// What the first report says there; empty where it says nothing.
    pub mine: String,
    /// What the other report says there.
    pub theirs: String,
}

/// Where two reports differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// Anywhere but in the prose.
    Place(Place),
    /// In a sentence.
    Sentence {
        /// The prose field.
        field: &'static str,
        /// Where in the first report's text, in bytes; empty where it says nothing.
        at: Range<usize>,
    },
}

impl Agreement {
    /// Compares two reports.
    #[must_use]
    pub fn between(mine: &Report, theirs: &Report) -> Agreement {
        let differences = Differences::between(mine, theirs);
        let is_one =
            |one: &&Difference| one.is_published() && !matches!(one.place, Place::Paragraph { .. });
        let places = differences.all().iter().filter(is_one);
        let places = places.map(|one| Apart {
            spot: Spot::Place(one.place.clone()),
            name: differences.name(one),
            mine: one.mine(),
            theirs: one.theirs(),
        });
        let (count, said) = sentences(mine, theirs);
        let heading = |field: &str| {
            let field = mine.form().prose_field(field);
            field.map_or_else(String::new, |field| field.heading.clone())
        };
        let said = said.into_iter().map(|said| {
            let heading = heading(said.field);
            let moved = if said.is_moved {
                "，位置有变动"
            } else {
                ""
            };
            Apart {
                name: format!("{heading}，第 {} 句{moved}", said.number),
                spot: Spot::Sentence {
                    field: said.field,
                    at: said.at,
                },
                mine: said.mine,
                theirs: said.theirs,
            }
        });
        Agreement {
            cells: cells(mine, theirs),
            sentences: count,
            apart: places.chain(said).collect(),
        }
    }

    /// Whether both say the same: every cell, every sentence, title and date.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.cells.is_whole() && self.sentences.is_whole() && self.apart.is_empty()
    }

    /// The outcome in a sentence.
    #[must_use]
    pub fn told(&self) -> String {
        let Count { equal, all } = self.cells;
        let (right, sentences) = (self.sentences.equal, self.sentences.all);
        if self.is_whole() {
            return format!("核对结果：相符。{all} 格、{sentences} 句以及标题、成文日期全部一致。");
        }
        let differing = self.apart.len();
        format!(
            "核对结果：不相符。{all} 格中 {equal} 格一致，{sentences} 句中 {right} 句一致，共有 {differing} 处不同，逐处列在下面。"
        )
    }
}

/// The record; `when` is when it was made.
#[must_use]
pub fn document(sides: &[Side<'_>; 2], agreement: &Agreement, when: &str) -> Document {
    let [a, _] = sides;
    let mut blocks = vec![compared(sides, when), paragraph(agreement.told())];
    if !agreement.is_whole() {
        blocks.push(list(agreement));
    }
    for (name, side) in ["甲", "乙"].into_iter().zip(sides) {
        for note in side.notes.iter().take(MOST_NOTES) {
            let (heading, message) = (&note.heading, &note.message);
            blocks.push(paragraph(format!("读{name}时：{heading}，{message}")));
        }
        if side.notes.len() > MOST_NOTES {
            let count = side.notes.len();
            blocks.push(paragraph(format!(
                "读{name}时共有 {count} 条提示，其余从略。"
            )));
        }
    }
    Document {
        title: (
            a.report.title_lead(),
            format!("{}{NAME}", a.report.form().title()),
        ),
        organ: a.report.organ().to_owned(),
        blocks,
        origins: Vec::new(),
        marks: Marks::default(),
        signature: None,
    }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph(Paragraph { text, lead: 0 })
}

/// What was compared.
fn compared(sides: &[Side<'_>; 2], when: &str) -> Block {
    let mut grid = Grid::new("核对的文件", &SIDES);
    grid.heads(&["", "甲", "乙"]);
    grid.end_row(0.0);
    let said = |side: &Side<'_>| {
        [
            side.name.clone(),
            format!("{} 字节", side.size),
            side.digest.clone(),
            side.report.title(),
        ]
    };
    let [a, b] = sides;
    let labels = ["文件", "大小", "SHA-256", "标题"];
    for ((label, a), b) in labels.into_iter().zip(said(a)).zip(said(b)) {
        grid.put(0, (1, 1), Role::RowHead, label);
        grid.put(1, (1, 1), Role::Text, a);
        grid.put(2, (1, 1), Role::Text, b);
        grid.end_row(0.0);
    }
    grid.put(0, (1, 1), Role::RowHead, "核对时间");
    grid.put(1, (1, 2), Role::Text, when);
    grid.end_row(0.0);
    grid.finish()
}

/// Every difference, quoted with its place.
fn list(agreement: &Agreement) -> Block {
    let mut grid = Grid::new("不同之处", &WIDTHS);
    grid.heads(&HEADS);
    grid.end_header();
    let mut number = 0;
    let mut row = |place: String, mine: &str, theirs: &str| {
        number += 1;
        grid.put(0, (1, 1), Role::Number, number.to_string());
        grid.put(1, (1, 1), Role::Text, place);
        for (column, text) in [(2, mine), (3, theirs)] {
            let text = if text.trim().is_empty() {
                NOTHING
            } else {
                text
            };
            grid.put(column, (1, 1), Role::Text, text);
        }
        grid.end_row(0.0);
    };
    for one in &agreement.apart {
        row(one.name.clone(), &one.mine, &one.theirs);
    }
    grid.finish()
}
