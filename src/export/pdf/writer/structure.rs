//! What is what in the file, for programs that read it aloud or take it apart: headings, paragraphs
//! and tables, each with the marked content that it is drawn by.

use std::collections::HashMap;

use super::Bound;
use super::content::{Drawn, FIGURE};
use crate::export::document::geometry::PAGE_HEIGHT;
use crate::export::document::heads::Heads;
use crate::export::document::tag::Tag;
use crate::export::document::{Block, Document, Role, Table, TableCell};
use crate::export::pdf::pages::Pages;
use crate::export::pdf::sink;
use crate::export::pdf::sink::{Branch, Leaf, Piece, Scope, Spot};

/// The structure type of what a tag stands for.
pub fn role(document: &Document, tag: Tag) -> &'static str {
    match tag {
        Tag::Artifact => "Artifact",
        Tag::Title => "Title",
        Tag::Head | Tag::Signature => "P",
        Tag::Block(block) => match document.blocks.get(block) {
            Some(Block::Heading { level: 1, .. }) => "H1",
            Some(Block::Heading { .. }) => "H2",
            Some(Block::Chart(_) | Block::Picture(_)) => FIGURE,
            _ => "P",
        },
        Tag::Cell { block, cell } => match document.blocks.get(block) {
            Some(Block::Table(table)) => table.cells.get(cell).map_or("TD", cell_role),
            _ => "TD",
        },
    }
}

fn cell_role(cell: &TableCell) -> &'static str {
    match cell.role {
        Role::Caption | Role::ColumnHead | Role::RowHead => "TH",
        Role::Number | Role::Text => "TD",
    }
}

/// The structure of a file: a branch for each document. `drawn` are the pages of each.
pub fn branches(bound: &[Bound<'_>], drawn: &[Vec<Drawn>]) -> Vec<Branch> {
    let mut before = 0;
    let branch = |(bound, drawn): (&Bound<'_>, &Vec<Drawn>)| {
        let Bound {
            document, pages, ..
        } = bound;
        let mut spots = Spots::default();
        for (page, drawn) in drawn.iter().enumerate() {
            for (number, tag) in drawn.tags.iter().enumerate() {
                let page = before + page;
                spots.0.entry(*tag).or_default().push(Spot { page, number });
            }
        }
        before += drawn.len();
        Branch {
            title: document.full_title(),
            pieces: spots.document(document, pages),
        }
    };
    bound.iter().zip(drawn).map(branch).collect()
}

/// Where the marked content of a document is.
#[derive(Default)]
struct Spots(HashMap<Tag, Vec<Spot>>);

impl Spots {
    /// The pieces of a document.
    fn document(&mut self, document: &Document, pages: &Pages) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for tag in [Tag::Head, Tag::Title] {
            pieces.extend(self.text(document, tag, None, None));
        }
        for (index, block) in document.blocks.iter().enumerate() {
            let told = match block {
                Block::Table(table) => {
                    pieces.push(Piece::Table(self.table(table, index)));
                    continue;
                }
                Block::Chart(chart) => Some(chart.told()),
                Block::Picture(picture) => Some(picture.caption.clone()),
                Block::Heading { .. } | Block::Paragraph(_) => None,
            };
            let tag = Tag::Block(index);
            let place = told.as_ref().and_then(|_| pages.places_of(tag).next());
            let room = place.map(|(_, place)| {
                let up = |y: f32| PAGE_HEIGHT - y;
                [place.from.0, up(place.to.1), place.to.0, up(place.from.1)]
            });
            pieces.extend(self.text(document, tag, told, room));
        }
        pieces.extend(self.text(document, Tag::Signature, None, None));
        pieces
    }

    /// What is on a page, with what is said of it where it cannot be seen.
    fn text(
        &mut self,
        document: &Document,
        tag: Tag,
        told: Option<String>,
        room: Option<[f32; 4]>,
    ) -> Option<Piece> {
        let spots = self.0.remove(&tag)?;
        let role = role(document, tag);
        Some(Piece::Text(Leaf {
            role,
            told,
            room,
            spots,
        }))
    }

    fn table(&mut self, table: &Table, block: usize) -> sink::Table {
        let mut rows: Vec<Vec<sink::Cell>> = Vec::new();
        rows.resize_with(table.rows, Vec::new);
        let heads = Heads::of(table);
        for (index, cell) in table.cells.iter().enumerate() {
            let Some(row) = rows.get_mut(cell.row) else {
                continue;
            };
            let tag = Tag::Cell { block, cell: index };
            row.push(sink::Cell {
                role: cell_role(cell),
                spots: self.0.remove(&tag).unwrap_or_default(),
                row_span: cell.row_span,
                column_span: cell.column_span,
                scope: match cell.role {
                    Role::Caption | Role::ColumnHead => Some(Scope::Column),
                    Role::RowHead => Some(Scope::Row),
                    Role::Number | Role::Text => None,
                },
                heads: heads.of_cell(cell),
            });
        }
        sink::Table {
            caption: table.caption.clone(),
            rows,
        }
    }
}
