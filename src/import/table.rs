//! A table that was copied elsewhere, with the heads and labels around its numbers: each number is put
//! where its label says, by the same reading as a whole report's.

use super::container::grid::{Block, Grid, GridCell};
use super::recognise;
use super::text::piece;
use super::{MOST_CHARACTERS, container};
use crate::form::{CellId, Form};

/// What was read of a copied table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labelled {
    /// The cells that its labels name, with what stood there.
    pub cells: Vec<(CellId, String)>,
    /// The labels of rows whose numbers could not be told apart.
    pub unread: Vec<String>,
}

/// Reads a copied table by its labels: from the page if the clipboard holds one and it gives as much as
/// the text, whose `rows` are those of a spreadsheet. `section` is that of the table at hand; one of
/// another is found by its labels. `None` where no label leads anywhere.
#[must_use]
pub fn import_table(
    form: &'static Form,
    section: usize,
    html: Option<&str>,
    rows: &[Vec<String>],
) -> Option<Labelled> {
    let page = html.and_then(|page| container::read_pasted_page(page).ok());
    let page = page.map(|held| held.blocks).unwrap_or_default();
    let grids = page.into_iter();
    let grids: Vec<Block> = grids
        .filter(|block| matches!(block, Block::Grid(_)))
        .collect();
    let from_page = read(form, section, &grids);
    let from_text = read(form, section, &[Block::Grid(grid(rows))]);
    match (from_page, from_text) {
        (Some(page), Some(text)) if text.cells.len() > page.cells.len() => Some(text),
        (Some(found), _) | (None, Some(found)) => Some(found),
        (None, None) => None,
    }
}

fn read(form: &'static Form, section: usize, blocks: &[Block]) -> Option<Labelled> {
    let lengths = blocks.iter().map(|block| match block {
        Block::Text(text) => text.len(),
        Block::Grid(grid) => grid.cells.iter().map(|cell| cell.text.len()).sum(),
    });
    if lengths.sum::<usize>() > MOST_CHARACTERS {
        return None;
    }
    let pieces = piece::of_blocks(blocks).ok()?;
    let found = recognise::labelled(form, section, &pieces);
    let is_filled = |(_, text): &(CellId, String)| !text.trim().is_empty();
    found.cells.iter().any(is_filled).then_some(found)
}

/// The rows as a table without merged cells.
fn grid(rows: &[Vec<String>]) -> Grid {
    let cells = rows.iter().enumerate().flat_map(|(row, fields)| {
        let fields = fields.iter().enumerate();
        fields.map(move |(column, text)| GridCell {
            row,
            column,
            row_span: 1,
            column_span: 1,
            text: text.clone(),
            name: None,
        })
    });
    Grid {
        cells: cells.collect(),
    }
}
