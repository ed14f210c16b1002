//! From lines to the rows of a table, as far as the lines show them.
//!
//! | what a line looks like | where it comes from | read as |
//! | --- | --- | --- |
//! | fields between tabs | this program's text, a spreadsheet | a row, each field in its column |
//! | a tab, then a cell | text of a Word file; a blank line ends the row | a cell of the row |
//! | a cell, then pipes | text of a web page | a cell alone |
//! | fields between pipes | a pipe table | a row, padded |

use std::borrow::Cow;

use super::piece::{Piece, Places, Row, is_blank};
use super::words::is_value;

/// A line that goes on after a line break inside a cell is no longer than this, in bytes; what is
/// longer is a remark.
const LONGEST_CONTINUATION: usize = 120;

/// Reads the lines among the pieces as rows where they are some; other lines stay.
pub(super) fn rows(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut layout = Layout::default();
    for piece in pieces {
        match piece {
            Piece::Row(_) => {
                layout.end_row();
                layout.pieces.push(piece);
            }
            Piece::Line(line) => layout.line(line),
        }
    }
    layout.end_row();
    layout.pieces
}

#[derive(Default)]
struct Layout<'a> {
    pieces: Vec<Piece<'a>>,
    /// The cells of the row that is being read, a line each.
    row: Vec<Cow<'a, str>>,
}

impl<'a> Layout<'a> {
    fn line(&mut self, line: &'a str) {
        let line = line.trim_matches(' ');
        let inner = line.trim();
        if is_blank(line) {
            self.end_row();
        } else if inner.contains('\t') || line.starts_with("\t\t") || line.ends_with("\t\t") {
            let fields = line.split('\t');
            self.whole_row(fields, Places::Grid);
        } else if line.starts_with('\t') {
            self.row.push(Cow::Borrowed(inner));
        } else if line.ends_with('\t') {
            self.whole_row(std::iter::once(inner), Places::Padded);
        } else if let Some((cell, rest)) = inner.split_once('|') {
            if rest.trim_matches(is_padding).is_empty() {
                self.whole_row(std::iter::once(cell), Places::Loose);
            } else {
                let inner = inner.strip_prefix('|').unwrap_or(inner);
                let inner = inner.strip_suffix('|').unwrap_or(inner);
                self.whole_row(inner.split('|'), Places::Padded);
            }
        } else {
            self.unmarked(inner);
        }
    }

    /// A line without tab or pipe: the rest of a cell that a line break cut, a value whose tab is
    /// lost, or a line of its own.
    fn unmarked(&mut self, line: &'a str) {
        let Some(cell) = self.row.last_mut() else {
            self.pieces.push(Piece::Line(line));
            return;
        };
        let joined = || format!("{cell}{line}");
        let value = is_value(line);
        if line.len() > LONGEST_CONTINUATION {
            self.end_row();
            self.pieces.push(Piece::Line(line));
        } else if cell.is_empty() {
            *cell = Cow::Borrowed(line);
        } else if value && line.contains(|c: char| c.is_ascii_digit()) {
            // Joining digits would make up a number: let the count of the row's values decide.
            self.row.push(Cow::Borrowed(line));
        } else if is_value(cell) && !is_value(&joined()) {
            self.end_row();
            self.pieces.push(Piece::Line(line));
        } else {
            *cell = Cow::Owned(joined());
        }
    }

    fn whole_row(&mut self, fields: impl Iterator<Item = &'a str>, places: Places) {
        self.end_row();
        let fields = fields.map(|field| Cow::Borrowed(field.trim())).collect();
        self.pieces.push(Piece::Row(Row { fields, places }));
    }

    fn end_row(&mut self) {
        if !self.row.is_empty() {
            self.pieces.push(Piece::Row(Row {
                fields: std::mem::take(&mut self.row),
                places: Places::Cells,
            }));
        }
    }
}

fn is_padding(c: char) -> bool {
    c == '|' || c.is_whitespace()
}
