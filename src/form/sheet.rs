//! A section's tables as they are printed: a grid of label and number cells with spans.

use super::labels::Labelling as _;
use super::{Arrangement, Block, CellId, Form, Row, Table};

/// A printed table. Window, PDF, HTML and text all draw this.
#[derive(Debug)]
pub struct Sheet {
    /// Index into [`Form::sections`].
    pub section: usize,
    /// The width of each column in mm.
    pub widths: Vec<f32>,
    /// How many rows there are.
    pub rows: usize,
    /// How many rows at the top are headers, repeated where the table breaks over pages.
    pub header_rows: usize,
    /// How many columns at the left are row labels.
    pub label_columns: usize,
    /// The cells, row by row, left to right. Every place of the grid is covered exactly once.
    pub cells: Vec<SheetCell>,
}

/// A cell of a printed table, with its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCell {
    /// First row, from 0.
    pub row: usize,
    /// First column, from 0.
    pub column: usize,
    /// Rows covered, at least 1.
    pub row_span: usize,
    /// Columns covered, at least 1.
    pub column_span: usize,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a printed cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A line over a whole block.
    Caption(String),
    /// A label above numbers.
    ColumnHead(String),
    /// A label left of numbers.
    RowHead(String),
    /// A number of the report.
    Number(CellId),
}

impl Sheet {
    /// Where a number stands.
    #[must_use]
    pub fn place_of(&self, cell: CellId) -> Option<&SheetCell> {
        self.cells
            .iter()
            .find(|place| place.content == Content::Number(cell))
    }

    /// The numbers, in printed order.
    pub fn numbers(&self) -> impl Iterator<Item = (CellId, &SheetCell)> {
        self.cells.iter().filter_map(|place| match place.content {
            Content::Number(cell) => Some((cell, place)),
            _ => None,
        })
    }
}

impl Sheet {
    /// Whether every place of the grid is covered exactly once, and every column has a width.
    pub(super) fn is_even(&self) -> bool {
        let columns = self.widths.len();
        if columns == 0 || self.rows == 0 {
            return false;
        }
        let mut covered = vec![0_usize; self.rows * columns];
        for cell in &self.cells {
            let (rows, across) = (cell.rows(), cell.columns());
            if rows.is_empty() || across.is_empty() || rows.end > self.rows || across.end > columns
            {
                return false;
            }
            for row in rows {
                for column in across.clone() {
                    covered[row * columns + column] += 1;
                }
            }
        }
        let is_wide = |width: &f32| width.is_finite() && *width > 0.0;
        covered.iter().all(|count| *count == 1) && self.widths.iter().all(is_wide)
    }
}

/// Lays out the tables of every section that has some.
pub(super) fn arrange(form: &Form) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    for (section, spec) in form.sections().iter().enumerate() {
        let tables: Vec<&Table> = form
            .tables()
            .iter()
            .filter(|table| table.section == spec.id)
            .collect();
        match tables.first().map(|table| table.arrangement) {
            None => {}
            Some(Arrangement::Stacked) => sheets.push(stack(form, section, tables[0])),
            Some(Arrangement::SideBySide) => sheets.push(side_by_side(form, section, &tables)),
        }
    }
    sheets
}

/// Collects cells and sorts them into reading order.
#[derive(Default)]
struct Builder {
    cells: Vec<SheetCell>,
}

impl Builder {
    fn put(&mut self, at: (usize, usize), span: (usize, usize), content: Content) {
        self.cells.push(SheetCell {
            row: at.0,
            column: at.1,
            row_span: span.0,
            column_span: span.1,
            content,
        });
    }

    fn finish(mut self) -> Vec<SheetCell> {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells
    }
}

fn stack(form: &Form, section: usize, table: &Table) -> Sheet {
    let labels = table.widths.labels.len();
    let numbers = table
        .blocks
        .iter()
        .map(|block| block.columns.len())
        .max()
        .unwrap_or(0);
    let mut builder = Builder::default();
    let mut row = 0;
    let mut header_rows = 0;
    for (index, block) in table.blocks.iter().enumerate() {
        if let Some(caption) = &block.caption {
            let content = Content::Caption(caption.clone());
            builder.put((row, 0), (1, labels + numbers), content);
            row += 1;
        }
        row += block_head(&mut builder, row, labels, numbers, block);
        // Only a table of one block has heads that hold for all its rows.
        if index == 0 && table.blocks.len() == 1 {
            header_rows = row;
        }
        for (i, line) in block.rows.iter().enumerate() {
            row_heads(&mut builder, row + i, labels, &block.rows, i);
            for (c, column) in block.columns.iter().enumerate() {
                if let Some(cell) = form.at(&table.id, &line.id, &column.id) {
                    let span = column_span(c, block.columns.len(), numbers);
                    builder.put((row + i, labels + c), (1, span), Content::Number(cell));
                }
            }
        }
        row += block.rows.len();
    }
    let mut widths = table.widths.labels.clone();
    widths.resize(labels + numbers, table.widths.column);
    Sheet {
        section,
        widths,
        rows: row,
        header_rows,
        label_columns: labels,
        cells: builder.finish(),
    }
}

/// The last of a block's columns takes what narrower blocks leave over.
fn column_span(column: usize, columns: usize, numbers: usize) -> usize {
    if column + 1 == columns {
        numbers - column
    } else {
        1
    }
}

/// Writes a block's column heads and returns how many rows they take.
fn block_head(
    builder: &mut Builder,
    top: usize,
    labels: usize,
    numbers: usize,
    block: &Block,
) -> usize {
    let grouped = block.columns.iter().any(|column| column.group.is_some());
    let over = usize::from(block.over.is_some());
    let height = over + 1 + usize::from(grouped);
    let corner = block.corner.clone().unwrap_or_default();
    builder.put((top, 0), (height, labels), Content::ColumnHead(corner));
    if let Some(text) = &block.over {
        let content = Content::ColumnHead(text.clone());
        builder.put((top, labels), (1, numbers), content);
    }
    let top = top + over;
    let mut open: Option<&str> = None;
    for (c, column) in block.columns.iter().enumerate() {
        let span = column_span(c, block.columns.len(), numbers);
        let content = Content::ColumnHead(column.label.clone());
        if let Some(group) = &column.group {
            if open != Some(group) {
                let width = block.columns[c..]
                    .iter()
                    .take_while(|next| next.group.as_ref() == Some(group))
                    .count();
                let content = Content::ColumnHead(group.clone());
                builder.put((top, labels + c), (1, width), content);
            }
            builder.put((top + 1, labels + c), (1, span), content);
        } else {
            builder.put((top, labels + c), (1 + usize::from(grouped), span), content);
        }
        open = column.group.as_deref();
    }
    height
}

/// Writes the labels left of one row; a group is written once, at its first row.
fn row_heads(builder: &mut Builder, row: usize, labels: usize, rows: &[Row], index: usize) {
    let line = &rows[index];
    for depth in 0..line.groups.len() {
        let path = &line.groups[..=depth];
        let belongs = |other: &Row| other.groups.starts_with(path);
        if index > 0 && belongs(&rows[index - 1]) {
            continue;
        }
        let height = rows[index..].iter().take_while(|row| belongs(row)).count();
        let content = Content::RowHead(line.groups[depth].clone());
        builder.put((row, depth), (height, 1), content);
    }
    let depth = line.groups.len();
    let content = Content::RowHead(line.label.clone());
    // Too many groups for the columns of labels overlap, and the form is refused.
    builder.put(
        (row, depth),
        (1, labels.saturating_sub(depth).max(1)),
        content,
    );
}

fn side_by_side(form: &Form, section: usize, tables: &[&Table]) -> Sheet {
    let heads = |table: &Table| 1 + usize::from(table.blocks.iter().any(|b| b.over.is_some()));
    let depth = tables.iter().map(|table| heads(table)).max().unwrap_or(1);
    let mut builder = Builder::default();
    let mut widths = Vec::new();
    let mut left = 0;
    for table in tables {
        for block in &table.blocks {
            let columns = block.columns.len();
            let mut top = 0;
            if let Some(over) = &block.over {
                let span = (1, columns * block.rows.len());
                builder.put((0, left), span, Content::ColumnHead(over.clone()));
                top = 1;
            }
            for row in &block.rows {
                let content = Content::ColumnHead(row.label.clone());
                builder.put((top, left), (1, columns), content);
                for (c, column) in block.columns.iter().enumerate() {
                    let content = Content::ColumnHead(column.label.clone());
                    builder.put((top + 1, left + c), (depth - top, 1), content);
                    if let Some(cell) = form.at(&table.id, &row.id, &column.id) {
                        builder.put((depth + 1, left + c), (1, 1), Content::Number(cell));
                    }
                }
                left += columns;
                widths.resize(left, table.widths.column);
            }
        }
    }
    Sheet {
        section,
        widths,
        rows: depth + 2,
        header_rows: depth + 1,
        label_columns: 0,
        cells: builder.finish(),
    }
}
