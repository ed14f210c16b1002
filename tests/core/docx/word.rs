//! Reads a Word document back, to see what is in it: its XML as a tree, and its body as what a reader
//! of the document sees.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Default)]
pub struct Node {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// The text right inside it.
    pub text: String,
}

impl Node {
    fn of(start: &BytesStart) -> Node {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap();
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        Node {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Node::default()
        }
    }

    /// The children of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// What is at the end of a path of names.
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, name| {
            node.children.iter().find(|c| c.name == *name)
        })
    }

    pub fn attribute(&self, key: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    }

    /// The `w:val` at the end of a path.
    pub fn val(&self, path: &[&str]) -> Option<&str> {
        self.at(path)?.attribute("w:val")
    }
}

/// A file's parts by name, in order.
pub fn parts(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let count = zip.len();
    let part = |index| {
        let mut part = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

/// The tree of a part.
pub fn part(file: &[u8], name: &str) -> Node {
    let parts = parts(file);
    let part = parts.iter().find(|(found, _)| found == name);
    let (_, bytes) = part.unwrap_or_else(|| panic!("no part {name}"));
    tree(std::str::from_utf8(bytes).unwrap())
}

/// The outermost element of a text.
pub fn tree(text: &str) -> Node {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Node::default()];
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(start) => open.push(Node::of(start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(Node::of(start)),
            Event::End(_) => {
                let node = open.pop().unwrap();
                open.last_mut().unwrap().children.push(node);
            }
            Event::Text(text) => open.last_mut().unwrap().text += &text.xml10_content(),
            Event::GeneralRef(reference) => {
                let reference = format!("&{};", &**reference);
                open.last_mut().unwrap().text += &quick_xml::escape::unescape(&reference).unwrap();
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(open.len(), 1, "everything is closed");
    open.remove(0).children.remove(0)
}

/// What a reader sees, block by block.
#[derive(Debug, PartialEq, Eq, Clone)]
pub enum Seen {
    /// A paragraph.
    Paragraph {
        /// Its style.
        style: String,
        /// Its text; a line break is a line feed.
        text: String,
        /// How many bytes at its start have the style of a run-in heading.
        lead: usize,
    },
    /// A table's cells in reading order.
    Table(Vec<SeenCell>),
}

/// A table's cell, wherever it is merged to.
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct SeenCell {
    pub row: usize,
    pub column: usize,
    pub row_span: usize,
    pub column_span: usize,
    pub text: String,
}

/// The body of a document. Every `w:p` and `w:tbl` is in it.
pub fn body(file: &[u8]) -> Vec<Seen> {
    let document = part(file, "word/document.xml");
    let body = document.at(&["w:body"]).unwrap();
    let blocks = body
        .children
        .iter()
        .filter_map(|block| match block.name.as_str() {
            "w:p" => Some(paragraph(block)),
            "w:tbl" => Some(Seen::Table(table(block))),
            "w:sectPr" => None,
            other => panic!("{other} in the body"),
        });
    blocks.collect()
}

fn paragraph(node: &Node) -> Seen {
    let mut lead = 0;
    let mut text = String::new();
    for run in node.all("w:r") {
        let before = text.len();
        for child in &run.children {
            match child.name.as_str() {
                "w:t" => {
                    assert_eq!(child.attribute("xml:space"), Some("preserve"));
                    text.push_str(&child.text);
                }
                "w:tab" => text.push('\t'),
                "w:br" => text.push('\n'),
                "w:rPr" => {}
                other => panic!("{other} in a run"),
            }
        }
        if run.val(&["w:rPr", "w:rStyle"]) == Some("ReportLead") {
            assert_eq!(before, 0, "a lead stands at the beginning");
            lead = text.len();
        }
    }
    Seen::Paragraph {
        style: node.val(&["w:pPr", "w:pStyle"]).unwrap().to_owned(),
        text,
        lead,
    }
}

fn table(node: &Node) -> Vec<SeenCell> {
    let columns = node.at(&["w:tblGrid"]).unwrap().children.len();
    let mut cells: Vec<SeenCell> = Vec::new();
    for (row, line) in node.all("w:tr").enumerate() {
        let mut column = 0;
        for cell in line.all("w:tc") {
            let column_span = cell
                .val(&["w:tcPr", "w:gridSpan"])
                .map_or(1, |span| span.parse().unwrap());
            let paragraphs: Vec<&Node> = cell.all("w:p").collect();
            let [only] = paragraphs[..] else {
                panic!("a cell has one paragraph");
            };
            let Seen::Paragraph { text, .. } = paragraph(only) else {
                panic!("no paragraph");
            };
            let merge = cell.at(&["w:tcPr", "w:vMerge"]);
            if merge.is_some_and(|merge| merge.attribute("w:val") != Some("restart")) {
                assert_eq!(text, "", "text in a place that another cell covers");
                let above = cells
                    .iter_mut()
                    .rfind(|above| above.column == column)
                    .unwrap();
                assert_eq!(above.column_span, column_span);
                assert_eq!(above.row + above.row_span, row);
                above.row_span += 1;
            } else {
                cells.push(SeenCell {
                    row,
                    column,
                    row_span: 1,
                    column_span,
                    text,
                });
            }
            column += column_span;
        }
        assert_eq!(column, columns, "row {row} is full");
    }
    cells
}
