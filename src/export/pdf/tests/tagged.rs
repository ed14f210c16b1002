//! What is what in the file: headings, paragraphs, tables and what is none of them.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId};

use super::paper::{laid, paragraph, untitled};
use super::read::{File, Shown, bound, text, written};
use super::sample;
use crate::export::document::{Block, Document, Role};
use crate::export::pdf::{Conformance, Fonts, Ink, Mark, Options, Part, Run, Tag, write_pages};

/// An element of the structure tree.
struct Element<'a> {
    id: ObjectId,
    role: String,
    dictionary: &'a Dictionary,
    kids: Vec<Element<'a>>,
    /// The marked content: page from 0, and number.
    content: Vec<(usize, i64)>,
}

/// The tree below an element.
fn tree(file: &File, id: ObjectId) -> Element<'_> {
    let dictionary = file.pdf.get_dictionary(id).unwrap();
    let role = dictionary.get(b"S").unwrap().as_name().unwrap();
    let page_of = |dictionary: &Dictionary| {
        let id = dictionary.get(b"Pg").unwrap().as_reference().unwrap();
        file.pages().iter().position(|page| *page == id).unwrap()
    };
    let mut element = Element {
        id,
        role: String::from_utf8(role.to_vec()).unwrap(),
        dictionary,
        kids: Vec::new(),
        content: Vec::new(),
    };
    let none = Vec::new();
    let kids = dictionary
        .get(b"K")
        .map_or(&none, |kids| kids.as_array().unwrap());
    for kid in kids {
        match kid {
            Object::Integer(number) => element.content.push((page_of(dictionary), *number)),
            Object::Dictionary(place) => {
                assert_eq!(place.get(b"Type").unwrap().as_name().unwrap(), b"MCR");
                let number = place.get(b"MCID").unwrap().as_i64().unwrap();
                element.content.push((page_of(place), number));
            }
            kid => {
                let kid = tree(file, kid.as_reference().unwrap());
                let parent = kid.dictionary.get(b"P").unwrap().as_reference().unwrap();
                assert_eq!(parent, id);
                element.kids.push(kid);
            }
        }
    }
    element
}

fn document_element(file: &File) -> Element<'_> {
    let root = file.catalog("StructTreeRoot").as_dict().unwrap();
    tree(file, root.get(b"K").unwrap().as_reference().unwrap())
}

fn roles(elements: &[Element<'_>]) -> Vec<String> {
    elements
        .iter()
        .map(|element| element.role.clone())
        .collect()
}

/// The structure that a document should have, under its title.
fn expected(document: &Document) -> Vec<String> {
    let role = |block: &Block| match block {
        Block::Heading { level, .. } => format!("H{level}"),
        Block::Paragraph(_) => "P".to_owned(),
        Block::Table(_) => "Table".to_owned(),
        Block::Chart(_) | Block::Picture(_) => "Figure".to_owned(),
    };
    let mut roles = vec!["Title".to_owned()];
    roles.extend(document.blocks.iter().map(role));
    roles
}

/// Calls `see` for an element and all below it.
fn walk<'a>(element: &'a Element<'a>, see: &mut dyn FnMut(&'a Element<'a>)) {
    see(element);
    for kid in &element.kids {
        walk(kid, see);
    }
}

#[test]
fn headings_paragraphs_and_tables_stand_in_the_order_of_the_document() {
    for document in [sample::document(), sample::mishaps()] {
        for conformance in [Conformance::A2u, Conformance::A1b] {
            let options = Options {
                conformance,
                ..Options::default()
            };
            let file = written(&document, options);
            let whole = document_element(&file);
            assert_eq!(whole.role, "Document");
            assert_eq!(roles(&whole.kids), expected(&document));
            // A paragraph's content lies in reading order.
            walk(&whole, &mut |element| assert!(element.content.is_sorted()));
        }
    }
}

#[test]
fn a_table_has_its_rows_and_cells_with_what_they_span_and_head() {
    let document = sample::document();
    let file = written(&document, Options::default());
    let whole = document_element(&file);
    let tables = whole.kids.iter().filter(|element| element.role == "Table");
    let of_document = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let mut count = 0;
    for (element, table) in tables.zip(of_document) {
        count += 1;
        assert_eq!(text(element.dictionary.get(b"T").unwrap()), table.caption);
        assert_eq!(element.kids.len(), table.rows);
        assert!(element.kids.iter().all(|row| row.role == "TR"));
        // As a reader lays the cells on the grid, each place is covered once.
        let columns = table.widths.len();
        let mut grid = vec![vec![None; columns]; table.rows];
        for (row, cells) in element.kids.iter().enumerate() {
            for cell in &cells.kids {
                let attribute = |key: &[u8]| {
                    let attributes = cell.dictionary.get(b"A").ok()?.as_dict().unwrap();
                    assert_eq!(attributes.get(b"O").unwrap().as_name().unwrap(), b"Table");
                    attributes.get(key).ok()
                };
                let span = |key: &[u8]| {
                    let span = attribute(key).map_or(1, |span| span.as_i64().unwrap());
                    usize::try_from(span).unwrap()
                };
                let column = grid[row].iter().position(Option::is_none).unwrap();
                let own = table
                    .cells
                    .iter()
                    .find(|own| own.row == row && own.column == column)
                    .unwrap();
                let scope = attribute(b"Scope").map(|scope| scope.as_name().unwrap());
                let (role, expected): (_, Option<&[u8]>) = match own.role {
                    Role::Caption | Role::ColumnHead => ("TH", Some(b"Column")),
                    Role::RowHead => ("TH", Some(b"Row")),
                    Role::Number | Role::Text => ("TD", None),
                };
                assert_eq!((cell.role.as_str(), scope), (role, expected));
                assert_eq!(cell.content.is_empty(), own.text.is_empty());
                for line in &mut grid[row..row + span(b"RowSpan")] {
                    for place in &mut line[column..column + span(b"ColSpan")] {
                        assert!(place.replace(own).is_none());
                    }
                }
            }
        }
        assert!(grid.iter().flatten().all(Option::is_some));
    }
    assert!(count >= 3);
}

/// What the pages show, by page and number of marked content, and what of it is an artifact.
type Content = (BTreeMap<(usize, i64), Vec<Shown>>, Vec<(Dictionary, Shown)>);

fn content(file: &File) -> Content {
    let mut numbered: BTreeMap<_, Vec<Shown>> = BTreeMap::new();
    let mut artifacts = Vec::new();
    for page in 0..file.pages().len() {
        for shown in file.shown(page) {
            assert!(shown.depth <= 1, "marked content within marked content");
            if !["Tj", "TJ", "S", "s", "f", "l"].contains(&shown.operator.as_str()) {
                continue;
            }
            let is_empty = super::read::strings(&shown.operands).is_empty();
            if shown.operator.starts_with('T') && is_empty {
                continue;
            }
            let (name, properties) = shown.within.clone().expect("nobody knows what this is");
            if name == "Artifact" {
                artifacts.push((properties, shown));
            } else {
                let number = properties.get(b"MCID").unwrap().as_i64().unwrap();
                numbered.entry((page, number)).or_default().push(shown);
            }
        }
    }
    (numbered, artifacts)
}

#[test]
fn everything_on_the_pages_is_in_the_tree_or_an_artifact_and_the_way_back_is_right() {
    for document in std::iter::once(sample::document()).chain(sample::redline()) {
        is_in_the_tree(&document);
    }
}

/// Whether all of a document is, and what is not is an artifact.
fn is_in_the_tree(document: &Document) {
    let options = Options {
        draft: true,
        ..Options::default()
    };
    let file = written(document, options);
    let whole = document_element(&file);
    let mut owners = BTreeMap::new();
    walk(&whole, &mut |element| {
        for place in &element.content {
            assert!(owners.insert(*place, element.id).is_none(), "{place:?}");
        }
    });
    let (numbered, _) = content(&file);
    let shown: Vec<_> = numbered.keys().collect();
    assert_eq!(shown, owners.keys().collect::<Vec<_>>());
    let root = file.catalog("StructTreeRoot").as_dict().unwrap();
    let parents = file.dictionary(root.get(b"ParentTree").unwrap());
    let numbers = parents.get(b"Nums").unwrap().as_array().unwrap();
    for (page, id) in file.pages().into_iter().enumerate() {
        let page_dictionary = file.pdf.get_dictionary(id).unwrap();
        let key = page_dictionary
            .get(b"StructParents")
            .unwrap()
            .as_i64()
            .unwrap();
        let mut pairs = numbers.chunks(2);
        let pair = pairs.find(|pair| pair[0].as_i64().unwrap() == key).unwrap();
        let parents = file.get(&pair[1]).as_array().unwrap();
        let own = owners.iter().filter(|((at, _), _)| *at == page);
        let own: Vec<ObjectId> = own.map(|(_, id)| *id).collect();
        let parents = parents.iter().map(|parent| parent.as_reference().unwrap());
        assert_eq!(parents.collect::<Vec<_>>(), own);
    }
}

#[test]
fn what_is_not_of_the_document_says_so_and_why() {
    let options = Options {
        draft: true,
        ..Options::default()
    };
    let document = super::paper::untitled(vec![Block::Table(super::paper::long_table(60))]);
    let file = written(&document, options);
    let pages = file.pages().len();
    assert!(pages > 1);
    let (_, artifacts) = content(&file);
    let count = |wanted: &[(&str, &str)], text: bool| {
        let is_it = |(properties, shown): &&(Dictionary, Shown)| {
            let named = |(key, value): &(&str, &str)| {
                let found = properties.get(key.as_bytes());
                found.is_ok_and(|found| found.as_name().unwrap() == value.as_bytes())
            };
            properties.len() == wanted.len()
                && wanted.iter().all(named)
                && shown.operator.starts_with('T') == text
        };
        artifacts.iter().filter(is_it).count()
    };
    let page = ("Type", "Pagination");
    assert_eq!(count(&[page, ("Subtype", "Watermark")], true), pages);
    assert!(count(&[page, ("Subtype", "Footer")], true) >= pages);
    // The header and the group's label, said again.
    assert!(count(&[page], true) >= pages - 1);
    assert!(count(&[("Type", "Layout")], false) > 60);
    assert_eq!(count(&[("Type", "Layout")], true), 0);
}

#[test]
fn a_paragraph_over_two_pages_is_one() {
    let mut blocks: Vec<Block> = (0..20).map(|_| paragraph("一行。")).collect();
    blocks.push(paragraph(&"公开。".repeat(50)));
    let document = untitled(blocks);
    let file = written(&document, Options::default());
    let whole = document_element(&file);
    assert_eq!(whole.kids.len(), 21);
    let last = &whole.kids[20];
    let pages: Vec<usize> = last.content.iter().map(|(page, _)| *page).collect();
    assert!(pages.contains(&0) && pages.contains(&1), "{pages:?}");
}

#[test]
fn a_head_comes_first_and_a_signature_last() {
    let document = untitled(vec![paragraph("甲")]);
    let mut pages = laid(&document);
    let page = &mut pages.pages[0];
    let Mark::Run(run) = page.parts[0].marks[0].clone() else {
        panic!("not text");
    };
    let part = |tag, y| Part {
        tag,
        marks: vec![Mark::Run(Run {
            y,
            ink: Ink::Red,
            ..run.clone()
        })],
    };
    page.parts.push(part(Tag::Signature, 500.0));
    page.parts.push(part(Tag::Head, 110.0));
    let bytes = write_pages(&document, &pages, Options::default(), Fonts::bundled()).unwrap();
    let file = File::of(bytes);
    let whole = document_element(&file);
    assert_eq!(roles(&whole.kids), ["P"; 3]);
    let numbers: Vec<i64> = whole.kids.iter().map(|kid| kid.content[0].1).collect();
    assert_eq!(numbers, [2, 0, 1]);
}

#[test]
fn bound_documents_are_parts_of_one_and_the_title_is_a_paragraph_to_who_does_not_know_it() {
    let (first, second) = (sample::document(), sample::mishaps());
    let file = bound(&[&first, &second], Options::default());
    let whole = document_element(&file);
    assert_eq!(roles(&whole.kids), ["Part"; 2]);
    for (part, document) in whole.kids.iter().zip([&first, &second]) {
        assert_eq!(roles(&part.kids), expected(document));
    }
    let pages = laid(&first).pages.len();
    walk(&whole.kids[1], &mut |element| {
        assert!(element.content.iter().all(|(page, _)| *page >= pages));
    });
    let root = file.catalog("StructTreeRoot").as_dict().unwrap();
    let roles = file.dictionary(root.get(b"RoleMap").unwrap());
    assert_eq!(roles.get(b"Title").unwrap().as_name().unwrap(), b"P");
}
