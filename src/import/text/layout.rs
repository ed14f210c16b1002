//! From lines to the rows of a table, as far as the lines show them.
//!
//! | what a line looks like | where it comes from | read as |
//! | --- | --- | --- |
//! | fields between tabs | this program's text, a spreadsheet | a row, each field in its column |
//! | a tab, then a cell | text of a Word file; a blank line ends the row | a cell of the row |
//! | a cell, then pipes | text of a web page | a cell alone |
//! | a cell, then a pipe on a line of its own | text of a web page | a cell alone |
//! | fields between pipes | a pipe table | a row, padded |
//! | a pipe row that ends without its pipe | a line break inside a cell | a row with the next lines |

use std::borrow::Cow;

use super::piece::{Piece, Places, Row, is_blank};
use super::words::{is_page_mark, is_value};

/// A line that goes on after a line break inside a cell is no longer than this, in bytes; what is
/// longer is a remark.
const LONGEST_CONTINUATION: usize = 120;
/// A cell that is broken over lines is no longer than this, in bytes.
const LONGEST_CELL: usize = 600;
/// A pipe row whose cells go on over several lines is no longer than this, in bytes.
const LONGEST_HELD: usize = 1000;

/// Reads the lines among the pieces as rows where they are some; other lines stay.
pub(in crate::import) fn rows(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
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
    /// Whether the last line was a cell whose pipe has not come yet.
    cell_open: bool,
    /// A pipe row whose last cell goes on in the next line.
    held: Option<String>,
    /// Whether rows are known to have no pipe before their first cell.
    is_bare: bool,
    /// How many fields the last whole pipe row had.
    width: usize,
}

impl<'a> Layout<'a> {
    fn line(&mut self, line: &'a str) {
        let line = line.trim_matches(' ');
        let inner = line.trim();
        if is_page_mark(inner) {
            return;
        }
        if self.held.is_some() && self.goes_on(inner) {
            return;
        }
        if is_blank(line) {
            self.end_row();
        } else if inner == "|" && self.cell_open {
            self.cell_open = false;
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
            } else if inner.len() > 1 && !between_pipes(inner).contains('|') {
                self.whole_row(std::iter::once(between_pipes(inner)), Places::Loose);
            } else if is_rule(inner) {
                self.end_row();
            } else if inner.starts_with('|') && !inner.ends_with('|') && !self.is_bare {
                self.end_row();
                self.held = Some(inner.to_owned());
            } else {
                self.pipe_row(inner);
            }
        } else {
            self.unmarked(inner);
        }
    }

    fn pipe_row(&mut self, line: &'a str) {
        self.is_bare |= !line.starts_with('|');
        self.width = between_pipes(line).split('|').count();
        self.whole_row(between_pipes(line).split('|'), Places::Padded);
    }

    /// Adds a line to a pipe row that has not ended, if it is the rest of it. Rows that never end in
    /// a pipe are whole as they are.
    fn goes_on(&mut self, line: &str) -> bool {
        let Some(held) = self.held.take() else {
            return false;
        };
        let joined = format!("{held}{line}");
        let count = |line: &str| between_pipes(line).split('|').count();
        let fits = if line.starts_with('|') {
            count(&held) < self.width && count(&joined) == self.width && line.ends_with('|')
        } else {
            !line.is_empty() && joined.len() <= LONGEST_HELD
        };
        if !fits {
            self.push_held(&held);
            return false;
        }
        if joined.ends_with('|') {
            self.width = count(&joined);
            self.push_held(&joined);
        } else {
            self.held = Some(joined);
        }
        true
    }

    fn push_held(&mut self, line: &str) {
        let fields = between_pipes(line).split('|');
        let fields = fields.map(|field| Cow::Owned(field.trim().to_owned()));
        self.pieces.push(Piece::Row(Row {
            fields: fields.collect(),
            places: Places::Padded,
        }));
    }

    /// A line without tab or pipe: the rest of a cell that a line break cut, a value whose tab is
    /// lost, or a line of its own.
    fn unmarked(&mut self, line: &'a str) {
        let Some(cell) = self.row.last_mut() else {
            self.pieces.push(Piece::Line(line));
            self.cell_open = true;
            return;
        };
        let joined = || format!("{cell}{line}");
        let value = is_value(line);
        if line.len() > LONGEST_CONTINUATION || cell.len() > LONGEST_CELL {
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
        self.cell_open = false;
        let fields = fields.map(|field| Cow::Borrowed(field.trim())).collect();
        self.pieces.push(Piece::Row(Row { fields, places }));
    }

    fn end_row(&mut self) {
        if let Some(held) = self.held.take() {
            self.push_held(&held);
        }
        if !self.row.is_empty() {
            self.pieces.push(Piece::Row(Row {
                fields: std::mem::take(&mut self.row),
                places: Places::Cells,
            }));
        }
    }
}

/// What stands between the outer pipes of a row.
fn between_pipes(line: &str) -> &str {
    let line = line.strip_prefix('|').unwrap_or(line);
    line.strip_suffix('|').unwrap_or(line)
}

/// Whether a pipe row is the rule under a head: `| --- | :-: |`.
fn is_rule(line: &str) -> bool {
    line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

fn is_padding(c: char) -> bool {
    c == '|' || c.is_whitespace()
}
