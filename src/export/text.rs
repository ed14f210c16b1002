//! The portal text: what is pasted into a web form, a mail or a spreadsheet.
//!
//! A heading or a paragraph is a line. A table is a line for each of its rows, with exactly as many
//! fields between tabs as the grid has columns: a merged cell's text stands at its top left place,
//! the places it covers are empty. Spreadsheets take that in as it is, and so does the import.

use super::document::{Block, Document, Table};

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
pub fn write_as(document: &Document, _choices: Choices) -> String {
    let mut text = String::new();
    push_line(&mut text, &[&document.title.0, &document.title.1]);
    for block in &document.blocks {
        match block {
            Block::Heading { text: heading, .. } => push_line(&mut text, &[heading]),
            Block::Paragraph(paragraph) => push_line(&mut text, &[&paragraph.text]),
            Block::Table(table) => push_table(&mut text, table),
        }
    }
    text
}

fn push_line(text: &mut String, parts: &[&str]) {
    text.extend(parts.iter().copied());
    text.push('\n');
}

fn push_table(text: &mut String, table: &Table) {
    let columns = table.widths.len();
    let mut places = vec![""; columns * table.rows];
    for cell in &table.cells {
        places[cell.row * columns + cell.column] = &cell.text;
    }
    for row in places.chunks(columns.max(1)) {
        for (column, field) in row.iter().enumerate() {
            if column > 0 {
                text.push('\t');
            }
            // A control character inside a field would break the grid.
            text.extend(field.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        text.push('\n');
    }
}
