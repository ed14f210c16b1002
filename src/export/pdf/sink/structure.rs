//! What is what in the file, for programs that read it aloud or take it apart (ISO 32000-1, 14.7
//! and 14.8): a tree of headings, paragraphs and tables that points to the pages' marked content.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::metadata::LANGUAGE;
use super::objects::{count, real, unicode};

/// What belongs to one document of the file.
pub struct Branch {
    /// Its title.
    pub title: String,
    /// What is in it, in reading order.
    pub pieces: Vec<Piece>,
}

/// A piece of a document.
pub enum Piece {
    /// A heading, a paragraph or a picture.
    Text(Leaf),
    /// A table.
    Table(Table),
}

/// What stands on one or more pages and has nothing below it.
pub struct Leaf {
    /// Its structure type.
    pub role: &'static str,
    /// What is said of it where it cannot be seen (ISO 32000-1, 14.9.3).
    pub told: Option<String>,
    /// The room that it takes on its first page, of a picture: left, bottom, right, top.
    pub room: Option<[f32; 4]>,
    /// Where it is.
    pub spots: Vec<Spot>,
}

/// Marked content of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The page of the file, from 0.
    pub page: usize,
    /// The number of the content on it.
    pub number: usize,
}

/// A table.
pub struct Table {
    /// What it is called; may be empty.
    pub caption: String,
    /// The cells that begin in each row.
    pub rows: Vec<Vec<Cell>>,
}

/// A table's cell.
pub struct Cell {
    /// Its structure type.
    pub role: &'static str,
    /// Where it is; an empty one is nowhere.
    pub spots: Vec<Spot>,
    /// Rows covered, at least 1.
    pub row_span: usize,
    /// Columns covered, at least 1.
    pub column_span: usize,
    /// What it is the head of.
    pub scope: Option<Scope>,
    /// The cells of the table that are its heads, as they stand in reading order.
    pub heads: Vec<usize>,
}

/// What a head is above or beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those below it.
    Column,
    /// Those right of it.
    Row,
}

/// Writes the tree and returns the object the catalog refers to. `numbered` says how many stretches
/// of marked content each page has.
pub(super) fn write(
    pdf: &mut Document,
    branches: &[Branch],
    numbered: &[usize],
    pages: &[ObjectId],
) -> ObjectId {
    let root = pdf.new_object_id();
    let top = pdf.new_object_id();
    let mut tree = Tree {
        pdf,
        pages,
        parents: numbered
            .iter()
            .map(|all| vec![Object::Null; *all])
            .collect(),
        names: Vec::new(),
    };
    let mut below = Vec::new();
    for Branch { title, pieces } in branches {
        if let [_] = branches {
            below = tree.pieces(pieces, top);
        } else {
            let part = tree.pdf.new_object_id();
            let kids = tree.pieces(pieces, part);
            let mut dictionary = element("Part", top, kids);
            dictionary.set("T", unicode(title));
            tree.pdf.set_object(part, dictionary);
            below.push(Object::Reference(part));
        }
    }
    let mut dictionary = element("Document", root, below);
    dictionary.set("Lang", Object::string_literal(LANGUAGE));
    tree.pdf.set_object(top, dictionary);
    let parents = std::mem::take(&mut tree.parents);
    let names = std::mem::take(&mut tree.names);

    let mut numbers = Vec::new();
    for (index, (page, parents)) in pages.iter().zip(parents).enumerate() {
        if parents.is_empty() {
            continue;
        }
        if let Ok(page) = pdf.get_dictionary_mut(*page) {
            page.set("StructParents", count(index));
        }
        numbers.extend([count(index), Object::Reference(pdf.add_object(parents))]);
    }
    let mut parents = Dictionary::new();
    parents.set("Nums", numbers);
    let parents = pdf.add_object(parents);
    // The title is no heading: 一、 is of the first level.
    let mut roles = Dictionary::new();
    roles.set("Title", "P");
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "StructTreeRoot");
    dictionary.set("K", Object::Reference(top));
    dictionary.set("RoleMap", roles);
    dictionary.set("ParentTree", Object::Reference(parents));
    dictionary.set("ParentTreeNextKey", count(pages.len()));
    if !names.is_empty() {
        // They were given in the order of the alphabet.
        let pairs = names
            .into_iter()
            .flat_map(|(name, id)| [name, Object::Reference(id)]);
        let mut tree = Dictionary::new();
        tree.set("Names", pairs.collect::<Vec<Object>>());
        dictionary.set("IDTree", tree);
    }
    pdf.set_object(root, dictionary);
    root
}

/// An element of the tree.
fn element(role: &str, parent: ObjectId, kids: Vec<Object>) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "StructElem");
    dictionary.set("S", role);
    dictionary.set("P", Object::Reference(parent));
    if !kids.is_empty() {
        dictionary.set("K", kids);
    }
    dictionary
}

/// The tree as it grows.
struct Tree<'a> {
    pdf: &'a mut Document,
    pages: &'a [ObjectId],
    /// By page and number of marked content, the element that it belongs to.
    parents: Vec<Vec<Object>>,
    /// The names of head cells, which other cells call them by.
    names: Vec<(Object, ObjectId)>,
}

impl Tree<'_> {
    /// The elements of a document.
    fn pieces(&mut self, pieces: &[Piece], parent: ObjectId) -> Vec<Object> {
        let piece = |piece: &Piece| match piece {
            Piece::Text(Leaf {
                role,
                told,
                room,
                spots,
            }) => {
                let id = self.pdf.new_object_id();
                let mut dictionary = element(role, parent, Vec::new());
                if let Some(told) = told {
                    dictionary.set("Alt", unicode(told));
                }
                if let Some(room) = room {
                    let mut attributes = Dictionary::new();
                    attributes.set("O", "Layout");
                    attributes.set("Placement", "Block");
                    attributes.set("BBox", room.map(real).to_vec());
                    dictionary.set("A", attributes);
                }
                self.leaf(id, dictionary, spots)
            }
            Piece::Table(table) => self.table(table, parent),
        };
        pieces.iter().map(piece).collect()
    }

    /// Hangs marked content under an element.
    fn leaf(&mut self, id: ObjectId, mut element: Dictionary, spots: &[Spot]) -> Object {
        for Spot { page, number } in spots {
            self.parents[*page][*number] = Object::Reference(id);
        }
        if let Some(first) = spots.first() {
            let kid = |spot: &Spot| {
                if spot.page == first.page {
                    return count(spot.number);
                }
                let mut kid = Dictionary::new();
                kid.set("Type", "MCR");
                kid.set("Pg", Object::Reference(self.pages[spot.page]));
                kid.set("MCID", count(spot.number));
                Object::Dictionary(kid)
            };
            element.set("Pg", Object::Reference(self.pages[first.page]));
            element.set("K", spots.iter().map(kid).collect::<Vec<Object>>());
        }
        self.pdf.set_object(id, element);
        Object::Reference(id)
    }

    fn table(&mut self, table: &Table, parent: ObjectId) -> Object {
        let id = self.pdf.new_object_id();
        let rows: Vec<ObjectId> = table
            .rows
            .iter()
            .map(|_| self.pdf.new_object_id())
            .collect();
        // Which of all cells are heads of others, and what those call them.
        let all = || table.rows.iter().flatten();
        let called: BTreeSet<usize> = all().flat_map(|cell| cell.heads.iter().copied()).collect();
        let first = self.names.len();
        let name = |head: &usize| {
            let place = called.iter().position(|called| called == head)?;
            Some(Object::string_literal(format!("h{:06}", first + place)))
        };
        let mut index = 0;
        for (row, cells) in rows.iter().zip(&table.rows) {
            let cell = |cell: &Cell| {
                let mut dictionary = element(cell.role, *row, Vec::new());
                let heads: Vec<Object> = cell.heads.iter().filter_map(name).collect();
                if let Some(attributes) = attributes(cell, heads) {
                    dictionary.set("A", attributes);
                }
                let id = self.pdf.new_object_id();
                if called.contains(&index)
                    && let Some(name) = name(&index)
                {
                    dictionary.set("ID", name.clone());
                    self.names.push((name, id));
                }
                index += 1;
                self.leaf(id, dictionary, &cell.spots)
            };
            let kids = cells.iter().map(cell).collect();
            self.pdf.set_object(*row, element("TR", id, kids));
        }
        let rows = rows.into_iter().map(Object::Reference).collect();
        let mut dictionary = element("Table", parent, rows);
        if !table.caption.is_empty() {
            dictionary.set("T", unicode(&table.caption));
            let mut attributes = Dictionary::new();
            attributes.set("O", "Table");
            attributes.set("Summary", unicode(&table.caption));
            dictionary.set("A", attributes);
        }
        self.pdf.set_object(id, dictionary);
        Object::Reference(id)
    }
}

/// What a cell covers, and what it is the head of (ISO 32000-1, 14.8.5.7).
fn attributes(cell: &Cell, heads: Vec<Object>) -> Option<Dictionary> {
    let mut attributes = Dictionary::new();
    attributes.set("O", "Table");
    if cell.row_span > 1 {
        attributes.set("RowSpan", count(cell.row_span));
    }
    if cell.column_span > 1 {
        attributes.set("ColSpan", count(cell.column_span));
    }
    match cell.scope {
        Some(Scope::Column) => attributes.set("Scope", "Column"),
        Some(Scope::Row) => attributes.set("Scope", "Row"),
        None => {}
    }
    if !heads.is_empty() {
        attributes.set("Headers", heads);
    }
    (attributes.len() > 1).then_some(attributes)
}
