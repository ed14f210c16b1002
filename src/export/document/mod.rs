//! The report as it is published: one document, from which every writer writes.

pub(super) mod annex;
pub mod chart;
pub(super) mod geometry;
pub(super) mod heads;
pub(super) mod labels;
pub mod marks;
pub(super) mod measure;
pub(super) mod origin;
pub mod picture;
mod places;
pub mod print;
pub(super) mod tag;
pub(super) mod widths;

use std::borrow::Cow;
use std::ops::Range;

use crate::form::{Content, Form, Sheet};
use crate::report::{Date, Report};

use chart::Chart;
use marks::Marks;
use origin::Origin;
use picture::Picture;

/// A report ready to be written, whatever the format.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The title's halves, each a line where it does not fit in one: organ with year, and the rest.
    pub title: (String, String),
    /// The organ's full name, for a red head.
    pub organ: String,
    /// Everything under the title, in order.
    pub blocks: Vec<Block>,
    /// Where each block comes from.
    pub origins: Vec<Origin>,
    /// What of it came or went since another version.
    pub marks: Marks,
    /// Who signs and when (落款), under everything else.
    pub signature: Option<Signature>,
}

/// The organ's name and the date under a document (GB/T 9704-2012, 7.3.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The organ's full name.
    pub organ: String,
    /// The date of writing (成文日期).
    pub date: Date,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// An official heading; level 1 is 一、, level 2 is （一）.
    Heading {
        /// 1 or 2.
        level: u8,
        /// The heading's words.
        text: String,
    },
    /// A paragraph of prose.
    Paragraph(Paragraph),
    /// A printed table.
    Table(Table),
    /// Bars, on the pages that are signed.
    Chart(Chart),
    /// A picture, in the manual.
    Picture(Picture),
}

/// A paragraph of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The text, one line, trimmed, never empty.
    pub text: String,
    /// How many bytes at the start are a run-in heading such as （一）主要问题。, 0 if none.
    pub lead: usize,
}

/// A printed table with its spans.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What the table is called by a screen reader.
    pub caption: String,
    /// The width of each column in mm.
    pub widths: Vec<f32>,
    /// How many rows there are.
    pub rows: usize,
    /// The least height of each row in mm, 0 for as high as its text; rows past the end are 0.
    pub least_heights: Vec<f32>,
    /// How many rows at the top are repeated on the next page.
    pub header_rows: usize,
    /// How many columns at the left are labels.
    pub label_columns: usize,
    /// The cells in reading order; every place of the grid is covered exactly once.
    pub cells: Vec<TableCell>,
}

impl Table {
    /// 小五, in points.
    pub const SMALL: f32 = 9.0;
    /// 五号, in points.
    pub const LARGE: f32 = 10.5;
    /// The height of rows, in points, that are drawn together so that the table stays on a page.
    pub const TIGHT_ROW: f32 = 18.0;

    /// The type size of its text in points: 小五 where it has many columns, else 五号.
    #[must_use]
    pub fn type_size(&self) -> f32 {
        if self.is_dense() {
            Table::SMALL
        } else {
            Table::LARGE
        }
    }

    /// The least height of a row in points, where [`Table::least_heights`] asks for no more.
    #[must_use]
    pub fn row_height(&self) -> f32 {
        if self.is_dense() { 18.0 } else { 24.0 }
    }

    /// Whether it has many columns.
    #[must_use]
    pub fn is_dense(&self) -> bool {
        const MANY_COLUMNS: usize = 6;
        self.widths.len() > MANY_COLUMNS
    }

    /// Whether a cell's text begins at the left: words, and labels beside others. The official print
    /// centres labels that stand alone before their numbers, and groups.
    #[must_use]
    pub fn is_left(&self, cell: &TableCell) -> bool {
        match cell.role {
            Role::Text => true,
            Role::RowHead => cell.row_span == 1 && self.label_columns > 1,
            Role::Caption | Role::ColumnHead | Role::Number => false,
        }
    }
}

/// A cell of a printed table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// First row, from 0.
    pub row: usize,
    /// First column, from 0.
    pub column: usize,
    /// Rows covered, at least 1.
    pub row_span: usize,
    /// Columns covered, at least 1.
    pub column_span: usize,
    /// What it is.
    pub role: Role,
    /// What it says, one line.
    pub text: String,
}

/// What a table's cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A line over a whole block.
    Caption,
    /// A label above numbers.
    ColumnHead,
    /// A label left of numbers.
    RowHead,
    /// A number.
    Number,
    /// Words: aligned to the left, broken over as many lines as they take.
    Text,
}

impl TableCell {
    /// Its text as it is printed: the signs of numbers are those of mathematics.
    #[must_use]
    pub fn printed(&self) -> Cow<'_, str> {
        printed(self.role, &self.text)
    }

    /// The rows it covers.
    #[must_use]
    pub fn rows(&self) -> Range<usize> {
        self.row..self.row + self.row_span
    }

    /// The columns it covers.
    #[must_use]
    pub fn columns(&self) -> Range<usize> {
        self.column..self.column + self.column_span
    }
}

/// The text of a cell, or its beginning, as it is printed: signs are those of mathematics, as wide as
/// digits.
pub(super) fn printed(role: Role, text: &str) -> Cow<'_, str> {
    let at = text.find(|ch| ch != '▲').unwrap_or_default();
    let (mark, number) = text.split_at(at);
    let sign = match number.chars().next() {
        Some('-' | '－') => '−',
        Some('＋') => '+',
        _ => return Cow::Borrowed(text),
    };
    let mut rest = number.chars();
    rest.next();
    let rest = rest.as_str();
    if role == Role::Number && rest.starts_with(|ch: char| ch.is_ascii_digit()) {
        Cow::Owned(format!("{mark}{sign}{rest}"))
    } else {
        Cow::Borrowed(text)
    }
}

impl Document {
    /// Lays a report out in the official order. Empty prose leaves its heading standing alone. Of a
    /// report that is too long it is only said that it is: no page could be made of all of it.
    #[must_use]
    pub fn of(report: &Report) -> Document {
        if report.is_too_long() {
            return Document::saying(report, "报告太长，没有排版。请删去多余的文字。");
        }
        let form = report.form();
        let mut document = Document {
            title: (report.title_lead(), form.title().to_owned()),
            organ: report.organ().to_owned(),
            blocks: Vec::new(),
            origins: Vec::new(),
            marks: Marks::default(),
            signature: report.date().map(|date| Signature {
                organ: report.organ().to_owned(),
                date,
            }),
        };
        for (index, section) in form.sections().iter().enumerate() {
            if let Some(heading) = &section.heading {
                let block = Block::Heading {
                    level: 1,
                    text: heading.clone(),
                };
                document.push(block, Origin::of_section(section, index));
            }
            for field in &section.prose {
                document.push_paragraphs(report, field);
            }
            for part in &section.parts {
                let block = Block::Heading {
                    level: 2,
                    text: part.heading.clone(),
                };
                document.push(block, Origin::heading(&part.id));
                document.push_paragraphs(report, &part.id);
            }
            if let Some(sheet) = form.sheet(index) {
                let block = Block::Table(table(report, form, sheet));
                document.push(block, Origin::Sheet { section: index });
            }
        }
        document
    }

    /// A document that says nothing but this.
    fn saying(report: &Report, sentence: &str) -> Document {
        let mut document = Document {
            title: (String::new(), report.form().title().to_owned()),
            organ: String::new(),
            blocks: Vec::new(),
            origins: Vec::new(),
            signature: None,
            marks: Marks::default(),
        };
        let text = sentence.to_owned();
        let block = Block::Paragraph(Paragraph { text, lead: 0 });
        document.push(block, Origin::Sheet { section: 0 });
        document
    }

    /// The title in one piece.
    #[must_use]
    pub fn full_title(&self) -> String {
        format!("{}{}", self.title.0, self.title.1)
    }

    fn push(&mut self, block: Block, origin: Origin) {
        self.blocks.push(block);
        self.origins.push(origin);
    }

    fn push_paragraphs(&mut self, report: &Report, field: &str) {
        for (index, text) in report.paragraphs(field).enumerate() {
            let block = Block::Paragraph(Paragraph {
                lead: lead(text),
                text: text.to_owned(),
            });
            let origin = Origin::Prose {
                field: field.to_owned(),
                paragraph: Some(index),
            };
            self.push(block, origin);
        }
    }
}

fn table(report: &Report, form: &Form, sheet: &Sheet) -> Table {
    let cells = sheet.cells.iter().map(|cell| {
        let (role, text) = match &cell.content {
            Content::Caption(text) => (Role::Caption, text.clone()),
            Content::ColumnHead(text) => (Role::ColumnHead, text.clone()),
            Content::RowHead(text) => (Role::RowHead, text.clone()),
            Content::Number(id) => (Role::Number, report.value(*id).text().to_owned()),
        };
        TableCell {
            row: cell.row,
            column: cell.column,
            row_span: cell.row_span,
            column_span: cell.column_span,
            role,
            text,
        }
    });
    Table {
        caption: form.sections()[sheet.section].name(),
        widths: sheet.widths.clone(),
        rows: sheet.rows,
        least_heights: Vec::new(),
        header_rows: sheet.header_rows,
        label_columns: sheet.label_columns,
        cells: cells.collect(),
    }
}

/// The length in bytes of a run-in heading of the second level: （一）up to the first full stop, or
/// the whole line where it is short and has none (GB/T 9704-2012, 7.3.3).
fn lead(text: &str) -> usize {
    const NUMERALS: &str = "一二三四五六七八九十";
    /// A heading longer than this is a paragraph that merely begins with a number.
    const LONGEST: usize = 30;
    let rest = text.strip_prefix(['（', '(']).unwrap_or_default();
    let after = rest.trim_start_matches(|c| NUMERALS.contains(c));
    if after.len() == rest.len() || !after.starts_with(['）', ')']) {
        return 0;
    }
    let end = text
        .find('。')
        .map_or(text.len(), |stop| stop + '。'.len_utf8());
    if text[..end].chars().count() <= LONGEST {
        end
    } else {
        0
    }
}
