//! The portal text: what is pasted into a web form, a mail or a spreadsheet.
//!
//! A heading or a paragraph is a line. A table is a line for each of its rows, with exactly as many
//! fields between tabs as the grid has columns: a merged cell's text stands at its top left place,
//! the places it covers are empty. Spreadsheets take that in as it is, and so does the import; what one would
//! take for a formula is guarded. Those
//! who have it read to them may choose a line for each number instead, with its labels before it.

use super::document::{Block, Document, Role, Table, TableCell};
use crate::form::labels::SAID_EMPTY;
use crate::report::{self, Report, field};

/// How the text is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choices {
    /// How tables are written.
    pub tables: Tables,
    /// Whether lines end as old Notepad wants them (CR LF).
    pub crlf: bool,
    /// Whether a mark at the beginning says that it is UTF-8.
    pub bom: bool,
}

/// How tables are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tables {
    /// A line for each row, with tabs between the fields.
    #[default]
    Tabs,
    /// A line for each number, with its labels before it: for screen readers.
    Lines,
}

/// Writes the document as text in UTF-8 that spreadsheets and the import take in.
#[must_use]
pub fn write(document: &Document) -> String {
    write_as(document, Choices::default())
}

/// Writes the document as text in UTF-8, as chosen.
#[must_use]
pub fn write_as(document: &Document, choices: Choices) -> String {
    written(document, choices, [].into_iter())
}

/// The same under what a portal says of the report (公开信息), a line each; the report is that which the
/// document was made of. The import takes them in again.
#[must_use]
pub fn write_headed(document: &Document, report: &Report, choices: Choices) -> String {
    written(document, choices, report.all_metadata())
}

fn written<'a>(
    document: &Document,
    choices: Choices,
    metadata: impl Iterator<Item = (report::Item, &'a str)>,
) -> String {
    let mut text = Text {
        written: String::new(),
        end: if choices.crlf { "\r\n" } else { "\n" },
    };
    if choices.bom {
        text.written.push('\u{feff}');
    }
    for (item, said) in metadata {
        text.line(&[item.label(), "：", said]);
    }
    text.line(&[&document.title.0, &document.title.1]);
    for block in &document.blocks {
        match block {
            Block::Heading { text: heading, .. } => text.line(&[heading]),
            Block::Paragraph(paragraph) => text.line(&[&paragraph.text]),
            Block::Table(table) => match choices.tables {
                Tables::Tabs => text.rows(table),
                Tables::Lines => text.labelled(table),
            },
            Block::Chart(chart) => text.line(&[&chart.told()]),
            Block::Picture(picture) => text.line(&[&picture.caption]),
        }
    }
    if let Some(signature) = &document.signature {
        if !signature.organ.is_empty() {
            text.line(&[&signature.organ]);
        }
        text.line(&[&signature.date.to_string()]);
    }
    text.written
}

/// The text so far.
struct Text {
    written: String,
    /// What ends a line.
    end: &'static str,
}

impl Text {
    /// A line, which is a field itself where it is taken into a spreadsheet.
    fn line(&mut self, parts: &[&str]) {
        self.written.push_str(&field::guarded(&parts.concat()));
        self.end_line();
    }

    fn end_line(&mut self) {
        self.written.push_str(self.end);
    }

    /// The table between tabs.
    fn rows(&mut self, table: &Table) {
        let columns = table.widths.len();
        let mut places = vec![""; columns * table.rows];
        for cell in &table.cells {
            places[cell.row * columns + cell.column] = &cell.text;
        }
        for row in places.chunks(columns.max(1)) {
            for (column, text) in row.iter().enumerate() {
                if column > 0 {
                    self.written.push('\t');
                }
                self.written.push_str(&field::guarded(&plain(text)));
            }
            self.end_line();
        }
    }

    /// The table as it is read out: the labels of a row, then its numbers with those of the columns.
    fn labelled(&mut self, table: &Table) {
        for row in 0..table.rows {
            let is_note = |cell: &&TableCell| {
                let is_large = cell.row_span > 1 && cell.column_span > 1;
                cell.role == Role::Caption || cell.role == Role::ColumnHead && is_large
            };
            for note in table.row(row).filter(is_note) {
                // A head over numbers is said with each of them.
                if note.role == Role::Caption || note.columns().end <= table.label_columns {
                    self.line(&[&plain(&note.text)]);
                }
            }
            let is_said = |cell: &&TableCell| matches!(cell.role, Role::Number | Role::Text);
            let numbers: Vec<&TableCell> = table.row(row).filter(is_said).collect();
            let Some(first) = numbers.first() else {
                continue;
            };
            let labels = plain(&table.row_labels(first).join("，"));
            let is_alone = numbers.len() == 1;
            if !is_alone && !labels.is_empty() {
                self.line(&[&labels]);
            }
            for number in numbers {
                let above = plain(&table.column_labels(number).join("，"));
                let value = match plain(&number.text) {
                    value if value.trim().is_empty() => SAID_EMPTY.to_owned(),
                    value => value,
                };
                if is_alone && !labels.is_empty() {
                    self.line(&[&labels, "，", &above, "：", &value]);
                } else {
                    self.line(&[&above, "：", &value]);
                }
            }
        }
    }
}

/// A control character inside a field would break the grid.
fn plain(field: &str) -> String {
    let blank = |c: char| if c.is_control() { ' ' } else { c };
    field.chars().map(blank).collect()
}
