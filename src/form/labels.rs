//! Which labels of a printed table belong to a number: those left of it, and those above it.

use std::ops::Range;

use super::{Content, Sheet, SheetCell};

/// What stands for an empty cell where a table is read out line by line.
pub const SAID_EMPTY: &str = "（空）";

/// Which kind of label stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// A line over a whole block.
    Caption,
    /// A label above numbers.
    ColumnHead,
    /// A label left of numbers.
    RowHead,
}

/// A cell of a printed table that may be a label.
pub trait Labelling {
    /// The rows it covers.
    fn rows(&self) -> Range<usize>;
    /// The columns it covers.
    fn columns(&self) -> Range<usize>;
    /// What kind of label it is, and its text; nothing for a number.
    fn label(&self) -> Option<(Label, &str)>;
}

/// The labels left of a number, the widest first.
pub fn beside<'a, C: Labelling>(cells: &'a [C], number: &C) -> Vec<&'a str> {
    let row = number.rows().start;
    let heads = cells.iter().filter_map(|cell| match cell.label() {
        Some((Label::RowHead, text)) if cell.rows().contains(&row) && !text.is_empty() => {
            Some((cell.columns().start, text))
        }
        _ => None,
    });
    let mut heads: Vec<_> = heads.collect();
    heads.sort_by_key(|(column, _)| *column);
    heads.into_iter().map(|(_, text)| text).collect()
}

/// The labels above a number, the widest first: those of the nearest rows of heads. One over `all`
/// columns of numbers says nothing where others stand below it.
pub fn above<'a, C: Labelling>(cells: &'a [C], number: &C, all: &Range<usize>) -> Vec<&'a str> {
    let (row, column) = (number.rows().start, number.columns().start);
    let covers = |cell: &&C| cell.rows().end <= row && cell.columns().contains(&column);
    let mut above: Vec<&C> = cells.iter().filter(covers).collect();
    above.sort_by_key(|cell| std::cmp::Reverse(cell.rows().start));
    let is_head = |cell: &&C| matches!(cell.label(), Some((Label::ColumnHead, _)));
    let nearest = above.into_iter().skip_while(|cell| !is_head(cell));
    let heads = nearest.take_while(is_head).filter_map(|cell| {
        let (_, text) = cell.label()?;
        (!text.is_empty()).then(|| (cell.columns(), text))
    });
    let mut heads: Vec<_> = heads.collect();
    heads.reverse();
    if heads.len() > 1 && heads[0].0 == *all {
        heads.remove(0);
    }
    heads.into_iter().map(|(_, text)| text).collect()
}

impl Labelling for SheetCell {
    fn rows(&self) -> Range<usize> {
        self.row..self.row + self.row_span
    }

    fn columns(&self) -> Range<usize> {
        self.column..self.column + self.column_span
    }

    fn label(&self) -> Option<(Label, &str)> {
        match &self.content {
            Content::Caption(text) => Some((Label::Caption, text)),
            Content::ColumnHead(text) => Some((Label::ColumnHead, text)),
            Content::RowHead(text) => Some((Label::RowHead, text)),
            Content::Number(_) => None,
        }
    }
}

impl Sheet {
    /// The labels left of a number, the widest first.
    #[must_use]
    pub fn row_labels(&self, number: &SheetCell) -> Vec<&str> {
        beside(&self.cells, number)
    }

    /// The labels above a number, the widest first, without one over all columns of numbers.
    #[must_use]
    pub fn column_labels(&self, number: &SheetCell) -> Vec<&str> {
        let all = self.label_columns..self.widths.len();
        above(&self.cells, number, &all)
    }
}
