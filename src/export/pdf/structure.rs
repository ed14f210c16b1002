//! What is what in the file, for programs that read it aloud or take it apart (ISO 32000-1, 14.7
//! and 14.8): a tree of headings, paragraphs and tables that points to the pages' marked content.

use std::collections::HashMap;

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId};

use super::Bound;
use super::content::{Drawn, FIGURE};
use super::metadata::LANGUAGE;
use super::objects::{count, unicode};
use super::pages::Tag;
use crate::export::document::{Block, Document, Role, Table, TableCell};

/// The structure type of what a tag stands for.
pub fn role(document: &Document, tag: Tag) -> &'static str {
    match tag {
        Tag::Artifact => "Artifact",
        Tag::Title => "Title",
        Tag::Head | Tag::Signature => "P",
        Tag::Block(block) => match document.blocks.get(block) {
            Some(Block::Heading { level: 1, .. }) => "H1",
            Some(Block::Heading { .. }) => "H2",
            Some(Block::Chart(_)) => FIGURE,
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

/// Writes the tree and returns the object the catalog refers to. `drawn` are the pages of each
/// document, `pages` those of the file.
pub fn write(
    pdf: &mut Pdf,
    bound: &[Bound<'_>],
    drawn: &[Vec<Drawn>],
    pages: &[ObjectId],
) -> ObjectId {
    let root = pdf.new_object_id();
    let top = pdf.new_object_id();
    let mut tree = Tree {
        pdf,
        pages,
        spots: HashMap::new(),
        parents: Vec::new(),
    };
    let mut below = Vec::new();
    for (Bound { document, .. }, drawn) in bound.iter().zip(drawn) {
        tree.turn_to(drawn);
        if let [_] = bound {
            below = tree.document(document, top);
        } else {
            let part = tree.pdf.new_object_id();
            let kids = tree.document(document, part);
            let mut dictionary = element("Part", top, kids);
            dictionary.set("T", unicode(&document.full_title()));
            tree.pdf.set_object(part, dictionary);
            below.push(Object::Reference(part));
        }
    }
    let mut dictionary = element("Document", root, below);
    dictionary.set("Lang", Object::string_literal(LANGUAGE));
    tree.pdf.set_object(top, dictionary);
    let parents = std::mem::take(&mut tree.parents);

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
    pdf: &'a mut Pdf,
    pages: &'a [ObjectId],
    /// Where the marked content of the document in hand is: the page of the file and the number.
    spots: HashMap<Tag, Vec<(usize, usize)>>,
    /// By page and number of marked content, the element that it belongs to.
    parents: Vec<Vec<Object>>,
}

impl Tree<'_> {
    /// Takes the next document in hand.
    fn turn_to(&mut self, drawn: &[Drawn]) {
        self.spots.clear();
        for page in drawn {
            let index = self.parents.len();
            for (number, tag) in page.tags.iter().enumerate() {
                self.spots.entry(*tag).or_default().push((index, number));
            }
            self.parents.push(vec![Object::Null; page.tags.len()]);
        }
    }

    /// The elements of a document.
    fn document(&mut self, document: &Document, parent: ObjectId) -> Vec<Object> {
        let mut kids = Vec::new();
        for tag in [Tag::Head, Tag::Title] {
            kids.extend(self.text(role(document, tag), tag, parent));
        }
        for (index, block) in document.blocks.iter().enumerate() {
            if let Block::Table(table) = block {
                kids.push(self.table(table, index, parent));
            } else {
                let tag = Tag::Block(index);
                let told = match block {
                    Block::Chart(chart) => Some(chart.told()),
                    _ => None,
                };
                kids.extend(self.told(role(document, tag), tag, parent, told.as_deref()));
            }
        }
        kids.extend(self.text(role(document, Tag::Signature), Tag::Signature, parent));
        kids
    }

    /// The element of a text that is on a page.
    fn text(&mut self, role: &str, tag: Tag, parent: ObjectId) -> Option<Object> {
        self.told(role, tag, parent, None)
    }

    /// The element of something that is on a page, with what is said of it where it cannot be seen
    /// (ISO 32000-1, 14.9.3).
    fn told(
        &mut self,
        role: &str,
        tag: Tag,
        parent: ObjectId,
        told: Option<&str>,
    ) -> Option<Object> {
        let spots = self.spots.remove(&tag)?;
        let id = self.pdf.new_object_id();
        let mut dictionary = element(role, parent, Vec::new());
        if let Some(told) = told {
            dictionary.set("Alt", unicode(told));
        }
        Some(self.leaf(id, dictionary, &spots))
    }

    /// Hangs marked content under an element.
    fn leaf(&mut self, id: ObjectId, mut element: Dictionary, spots: &[(usize, usize)]) -> Object {
        for (page, number) in spots {
            self.parents[*page][*number] = Object::Reference(id);
        }
        if let Some((first, _)) = spots.first() {
            let kid = |(page, number): &(usize, usize)| {
                if page == first {
                    return count(*number);
                }
                let mut kid = Dictionary::new();
                kid.set("Type", "MCR");
                kid.set("Pg", Object::Reference(self.pages[*page]));
                kid.set("MCID", count(*number));
                Object::Dictionary(kid)
            };
            element.set("Pg", Object::Reference(self.pages[*first]));
            element.set("K", spots.iter().map(kid).collect::<Vec<Object>>());
        }
        self.pdf.set_object(id, element);
        Object::Reference(id)
    }

    fn table(&mut self, table: &Table, block: usize, parent: ObjectId) -> Object {
        let id = self.pdf.new_object_id();
        let rows: Vec<ObjectId> = (0..table.rows).map(|_| self.pdf.new_object_id()).collect();
        let mut kids: Vec<Vec<Object>> = vec![Vec::new(); table.rows];
        for (index, cell) in table.cells.iter().enumerate() {
            let Some(row) = rows.get(cell.row) else {
                continue;
            };
            let mut dictionary = element(cell_role(cell), *row, Vec::new());
            if let Some(attributes) = attributes(cell) {
                dictionary.set("A", attributes);
            }
            let tag = Tag::Cell { block, cell: index };
            let spots = self.spots.remove(&tag).unwrap_or_default();
            let id = self.pdf.new_object_id();
            kids[cell.row].push(self.leaf(id, dictionary, &spots));
        }
        for (row, kids) in rows.iter().zip(kids) {
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
fn attributes(cell: &TableCell) -> Option<Dictionary> {
    let mut attributes = Dictionary::new();
    attributes.set("O", "Table");
    if cell.row_span > 1 {
        attributes.set("RowSpan", count(cell.row_span));
    }
    if cell.column_span > 1 {
        attributes.set("ColSpan", count(cell.column_span));
    }
    match cell.role {
        Role::Caption | Role::ColumnHead => attributes.set("Scope", "Column"),
        Role::RowHead => attributes.set("Scope", "Row"),
        Role::Number | Role::Text => {}
    }
    (attributes.len() > 1).then_some(attributes)
}
