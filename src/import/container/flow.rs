//! What a page or a document says in reading order, while it is being put together: lines, tables,
//! and tables within tables.

use super::grid::{Block, Grid, GridCell, MOST_PLACES};
use crate::import::error::ImportError;

/// More columns than this has no table; Word allows 63, browsers 1000.
pub(super) const MOST_COLUMNS: usize = 1000;
/// More cells than this, in all tables together, has no report.
const MOST_CELLS: usize = 200_000;
/// A cell with more characters than this holds a part of the page, not a number or label.
const LONGEST_CELL: usize = 300;
/// A row that is one cell with more characters than this is a paragraph in a frame.
const LONGEST_CAPTION: usize = 100;
/// A heading is no longer than this, in characters.
const LONGEST_HEADING: usize = 50;

/// Lines and tables in reading order.
#[derive(Debug, Default)]
pub(super) struct Flow {
    blocks: Vec<Block>,
}

impl Flow {
    /// Adds a paragraph; its line breaks begin new lines. Blank ones are kept: they part what stands
    /// above and below.
    pub(super) fn paragraph(&mut self, text: &str) {
        if let Some(Block::Text(lines)) = self.blocks.last_mut() {
            lines.push('\n');
            lines.push_str(text);
        } else {
            self.blocks.push(Block::Text(text.to_owned()));
        }
    }

    /// Adds all that another flow holds.
    pub(super) fn append(&mut self, other: Flow) {
        let mut blocks = other.blocks.into_iter();
        if let Some(first) = blocks.next() {
            match first {
                Block::Text(text) => self.paragraph(&text),
                grid @ Block::Grid(_) => self.blocks.push(grid),
            }
        }
        self.blocks.extend(blocks);
    }

    /// What it holds.
    pub(super) fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    /// Whether a table stands in it.
    fn holds_table(&self) -> bool {
        self.blocks.iter().any(|b| matches!(b, Block::Grid(_)))
    }

    /// Whether more characters than so many stand in it.
    fn is_longer_than(&self, most: usize) -> bool {
        let texts = self.blocks.iter().filter_map(|block| match block {
            Block::Text(text) => Some(text),
            Block::Grid(_) => None,
        });
        texts.flat_map(|text| text.chars()).nth(most).is_some()
    }

    /// Its text as that of a cell. Numbers on two lines must not become one: they are parted so that
    /// they read as none.
    pub(super) fn into_cell_text(self) -> String {
        let mut cell = String::new();
        for block in self.blocks {
            let Block::Text(text) = block else { continue };
            for line in text.split('\n') {
                let line = line.trim();
                if line.is_empty() {
                    continue;
                }
                let is_digit = |c: char| c.is_numeric();
                if cell.ends_with(is_digit) && line.starts_with(is_digit) {
                    cell.push('、');
                } else if !cell.is_empty() {
                    cell.push('\n');
                }
                cell.push_str(line);
            }
        }
        cell
    }
}

/// A bound on all cells of a file.
#[derive(Debug, Default)]
pub(super) struct Cells(usize);

impl Cells {
    /// Counts one more.
    pub(super) fn count(&mut self) -> Result<(), ImportError> {
        self.0 += 1;
        if self.0 > MOST_CELLS {
            return Err(ImportError::TooLong("20 万个格子"));
        }
        Ok(())
    }
}

/// A cell with what stands in it.
#[derive(Debug)]
pub(super) struct Cell {
    pub row: usize,
    pub column: usize,
    pub row_span: usize,
    pub column_span: usize,
    pub flow: Flow,
    /// The name of a form's cell that it bears.
    pub name: Option<String>,
}

/// A table that is complete.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub cells: Vec<Cell>,
}

impl Table {
    /// What the table says: a grid if it is a table; what stands in its cells if it merely lays out
    /// the page.
    pub(super) fn into_flow(mut self) -> Flow {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        let mut columns: Vec<usize> = self.cells.iter().map(|cell| cell.column).collect();
        columns.sort_unstable();
        columns.dedup();
        let mut rows: Vec<usize> = self.cells.iter().map(|cell| cell.row).collect();
        rows.dedup();
        let is_large = columns.len().saturating_mul(rows.len()) > MOST_PLACES
            || columns.last().is_some_and(|last| *last >= MOST_COLUMNS);
        let lays_out = |cell: &Cell| cell.flow.holds_table();
        if columns.len() <= 1 || is_large || self.cells.iter().any(lays_out) {
            return self.contents();
        }
        self.parted()
    }

    /// What stands in its cells, one after the other.
    fn contents(self) -> Flow {
        let mut flow = Flow::default();
        for cell in self.cells {
            flow.append(cell.flow);
        }
        flow
    }

    /// The table as grids, parted where a row is a paragraph or heading in a frame.
    fn parted(self) -> Flow {
        let mut flow = Flow::default();
        let mut grid = Grid::default();
        let mut covered = 0;
        let mut cells = self.cells.into_iter().peekable();
        while let Some(cell) = cells.next() {
            let alone = cell.row_span == 1
                && covered <= cell.row
                && grid.cells.last().is_none_or(|last| last.row < cell.row)
                && cells.peek().is_none_or(|next| next.row > cell.row);
            covered = covered.max(cell.row.saturating_add(cell.row_span));
            if cell.flow.is_longer_than(LONGEST_CELL) || (alone && is_text(&cell.flow)) {
                if !grid.cells.is_empty() {
                    flow.blocks
                        .push(Block::Grid(std::mem::take(&mut grid).tidy()));
                }
                flow.append(cell.flow);
            } else {
                grid.cells.push(GridCell {
                    row: cell.row,
                    column: cell.column,
                    row_span: cell.row_span,
                    column_span: cell.column_span,
                    text: cell.flow.into_cell_text(),
                    name: cell.name,
                });
            }
        }
        if !grid.cells.is_empty() {
            flow.blocks.push(Block::Grid(grid.tidy()));
        }
        flow
    }
}

/// Whether the only cell of a row holds a paragraph or a heading of the report.
fn is_text(flow: &Flow) -> bool {
    let [Block::Text(text)] = &flow.blocks[..] else {
        return false;
    };
    is_heading(text.trim()) || flow.is_longer_than(LONGEST_CAPTION)
}

/// Whether a line may be the heading of a section.
pub(super) fn is_heading(line: &str) -> bool {
    let numeral = |c: char| "一二三四五六".contains(c);
    let rest = line.trim().strip_prefix(numeral);
    rest.is_some_and(|rest| rest.starts_with('、') && rest.chars().nth(LONGEST_HEADING).is_none())
}
