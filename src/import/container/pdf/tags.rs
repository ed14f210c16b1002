//! Paragraphs and tables as the file names them itself: its structure tree (ISO 32000-1, 14.7 and
//! 14.8), whose leaves point to numbered stretches of the pages' content.

use std::collections::{HashMap, HashSet};

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, Dict, Name, ObjRef, Object, ObjectIdentifier, String as Bytes,
};

use super::assembly::Writer;
use super::page::decoded;
use crate::import::container::grid::Block;
use crate::import::container::pages::page::{Glyph, Page};
use crate::import::container::pages::place::plain;
use crate::import::container::pages::signed;

/// As many elements of a tree are looked at: a report has a thousand.
const MOST_ELEMENTS: usize = 200_000;
/// As deep may they stand in one another.
const DEEPEST: usize = 60;
/// A merged cell covers no more rows or columns.
const WIDEST: usize = 1000;
/// Of the characters that are no digits, one in so many may stand outside of the tree.
const MOST_OUTSIDE: usize = 30;

/// Reads the tree. None if there is none, or if it does not hold nearly everything on the pages and
/// every digit: then the page as it looks is the better witness.
pub(super) fn read(pdf: &Pdf, pages: &[Page]) -> Option<Vec<Block>> {
    let xref = pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id())?;
    let root = catalog.get::<Dict<'_>>(b"StructTreeRoot")?;
    let mut numbers = HashMap::new();
    for (index, page) in pdf.pages().iter().enumerate() {
        numbers.insert(page.raw().obj_id()?, index);
    }
    let mut marked: HashMap<(usize, i32), Vec<&Glyph>> = HashMap::new();
    for (index, page) in pages.iter().enumerate() {
        for glyph in &page.glyphs {
            if let Some(mark) = glyph.mark {
                marked.entry((index, mark)).or_default().push(glyph);
            }
        }
    }
    let mut glyphs = pages.iter().flat_map(|page| &page.glyphs);
    let seen = glyphs.clone().filter(|glyph| !glyph.is_blank());
    let margin = seen.map(|glyph| glyph.x).fold(f32::MAX, f32::min);
    let mut reader = Reader {
        roles: root.get::<Dict<'_>>(b"RoleMap"),
        numbers,
        marked,
        spaced: glyphs.any(|glyph| glyph.text == " "),
        elements: 0,
        path: HashSet::new(),
        used: HashSet::new(),
        writer: Writer::new(margin),
    };
    reader.kids(&root, None, 0)?;
    reader.is_whole(pages).then_some(())?;
    Some(reader.writer.finish())
}

struct Reader<'a, 'p> {
    /// What the file's own names of elements mean.
    roles: Option<Dict<'a>>,
    numbers: HashMap<ObjectIdentifier, usize>,
    marked: HashMap<(usize, i32), Vec<&'p Glyph>>,
    /// Whether spaces are characters in this file; some files only leave room.
    spaced: bool,
    elements: usize,
    /// The elements that are open: a file may claim that one stands in itself.
    path: HashSet<ObjectIdentifier>,
    /// What was come by, left out on purpose or not.
    used: HashSet<(usize, i32)>,
    writer: Writer,
}

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Role {
    /// Something around others.
    Around,
    Paragraph,
    /// The text of an item in a list, which goes on after its number.
    Body,
    Inline,
    Table,
    Row,
    Cell,
    /// A picture or a link's target: its words are no text.
    Nothing,
}

impl<'a> Reader<'a, '_> {
    fn role(&self, element: &Dict<'a>) -> Role {
        let mut name = element.get::<Name<'_>>(b"S");
        for _ in 0..8 {
            let Some(own) = &name else { break };
            let role = match own.as_ref() {
                b"P" | b"H" | b"H1" | b"H2" | b"H3" | b"H4" | b"H5" | b"H6" | b"Title"
                | b"Caption" | b"BlockQuote" | b"Note" | b"TOCI" | b"LI" | b"Formula"
                | b"Index" => Role::Paragraph,
                b"LBody" => Role::Body,
                b"Span" | b"Quote" | b"Reference" | b"BibEntry" | b"Code" | b"Link" | b"Lbl"
                | b"Annot" | b"Ruby" | b"RB" | b"Warichu" | b"WT" | b"WP" | b"Em" | b"Strong" => {
                    Role::Inline
                }
                b"Table" => Role::Table,
                b"TR" => Role::Row,
                b"TD" | b"TH" => Role::Cell,
                b"Artifact" | b"RT" | b"RP" => Role::Nothing,
                _ => {
                    let roles = self.roles.as_ref();
                    name = roles.and_then(|roles| roles.get::<Name<'_>>(own.as_ref()));
                    continue;
                }
            };
            return role;
        }
        Role::Around
    }

    /// Goes through what stands in an element. None if there is more of it than any report has.
    fn kids(&mut self, element: &Dict<'a>, page: Option<usize>, depth: usize) -> Option<()> {
        if let Some(kids) = element.get::<Array<'_>>(b"K") {
            for kid in kids.iter::<Object<'_>>() {
                self.kid(kid, page, depth)?;
            }
        } else if let Some(kid) = element.get::<Object<'_>>(b"K") {
            self.kid(kid, page, depth)?;
        }
        Some(())
    }

    fn kid(&mut self, kid: Object<'a>, page: Option<usize>, depth: usize) -> Option<()> {
        self.elements += 1;
        if self.elements > MOST_ELEMENTS || depth > DEEPEST {
            return None;
        }
        match kid {
            Object::Number(number) => self.content(page, number.as_i64()),
            Object::Dict(kid) => {
                let page = self.page(&kid).or(page);
                if let Some(number) = kid.get::<i32>(b"MCID") {
                    // What stands in a form of its own (Stm) is numbered anew there.
                    if !kid.contains_key(b"Stm") {
                        self.content(page, i64::from(number));
                    }
                } else if kid.contains_key(b"S") {
                    let id = kid.obj_id();
                    if id.is_some_and(|id| !self.path.insert(id)) {
                        return Some(());
                    }
                    self.element(&kid, page, depth)?;
                    id.map(|id| self.path.remove(&id));
                }
            }
            _ => {}
        }
        Some(())
    }

    fn page(&self, element: &Dict<'a>) -> Option<usize> {
        let page: ObjRef = element.get_ref(b"Pg")?;
        self.numbers.get(&page.into()).copied()
    }

    fn element(&mut self, element: &Dict<'a>, page: Option<usize>, depth: usize) -> Option<()> {
        let role = self.role(element);
        let below = depth + 1;
        let title = element.get::<Bytes<'_>>(b"T");
        let title = title.map(|title| decoded(title.as_bytes()));
        if role == Role::Nothing || title.is_some_and(|title| signed::is_title(&title)) {
            let writer = std::mem::take(&mut self.writer);
            self.kids(element, page, below)?;
            self.writer = writer;
            return Some(());
        }
        if let Some(actual) = element.get::<Bytes<'_>>(b"ActualText") {
            let writer = std::mem::take(&mut self.writer);
            self.kids(element, page, below)?;
            self.writer = writer;
            if role != Role::Inline {
                self.writer.end_paragraph();
            }
            self.writer.write(&plain(&decoded(actual.as_bytes())), None);
            if role != Role::Inline {
                self.writer.end_paragraph();
            }
            return Some(());
        }
        match role {
            Role::Inline | Role::Nothing => self.kids(element, page, below)?,
            Role::Body => {
                self.writer.goes_on = true;
                self.kids(element, page, below)?;
            }
            Role::Paragraph | Role::Around => {
                let goes_on = std::mem::take(&mut self.writer.goes_on);
                if !goes_on {
                    self.writer.end_paragraph();
                }
                self.kids(element, page, below)?;
                self.writer.end_paragraph();
            }
            Role::Table => {
                self.writer.begin_table();
                self.kids(element, page, below)?;
                self.writer.end_table();
            }
            Role::Row => {
                self.writer.begin_row();
                self.kids(element, page, below)?;
            }
            Role::Cell => {
                let (rows, columns) = spans(element);
                self.writer.begin_cell(rows, columns);
                self.kids(element, page, below)?;
                self.writer.end_cell();
            }
        }
        Some(())
    }

    fn content(&mut self, page: Option<usize>, number: i64) {
        let (Some(page), Ok(number)) = (page, i32::try_from(number)) else {
            return;
        };
        if !self.used.insert((page, number)) {
            return;
        }
        let glyphs = self.marked.get(&(page, number));
        for glyph in glyphs.into_iter().flatten() {
            if !self.spaced && self.writer.wants_space(page, glyph) {
                self.writer.write(" ", None);
            }
            self.writer.write(&glyph.text, Some((page, glyph)));
        }
    }

    /// Whether the tree holds every digit and nearly everything else.
    fn is_whole(&self, pages: &[Page]) -> bool {
        let (mut count, mut outside) = (0, 0);
        for (index, page) in pages.iter().enumerate() {
            for glyph in page.glyphs.iter().filter(|glyph| !glyph.is_blank()) {
                count += 1;
                let mark = glyph.mark;
                if !mark.is_some_and(|mark| self.used.contains(&(index, mark))) {
                    outside += 1;
                    if glyph.text.contains(|ch: char| ch.is_ascii_digit()) {
                        return false;
                    }
                }
            }
        }
        count > 0 && outside * MOST_OUTSIDE <= count
    }
}

/// How many rows and columns a cell covers: in one of its attribute objects.
fn spans(element: &Dict<'_>) -> (usize, usize) {
    let mut found = (1, 1);
    let mut look = |attributes: &Dict<'_>| {
        let read = |key: &[u8]| {
            let span = attributes.get::<i32>(key)?;
            usize::try_from(span).ok()
        };
        found.0 = read(b"RowSpan").unwrap_or(found.0);
        found.1 = read(b"ColSpan").unwrap_or(found.1);
    };
    if let Some(attributes) = element.get::<Dict<'_>>(b"A") {
        look(&attributes);
    } else if let Some(several) = element.get::<Array<'_>>(b"A") {
        for attributes in several.iter::<Object<'_>>() {
            if let Object::Dict(attributes) = attributes {
                look(&attributes);
            }
        }
    }
    (found.0.clamp(1, WIDEST), found.1.clamp(1, WIDEST))
}
