//! What is drawn where: laid-out pages, for any backend. Lengths are points; `x` runs right and `y`
//! down from the top left corner of the page.

use std::collections::{BTreeMap, BTreeSet};

use super::fonts::Face;
use crate::export::document::picture::Image;
use crate::export::document::print::Print;
use crate::export::document::tag::Tag;
use crate::export::document::{Block, Document};

/// A document laid out on pages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pages {
    /// The pages in order; at least one.
    pub pages: Vec<Page>,
    /// How many pages bear numbers before the first of these, which bears the next one.
    pub before: usize,
    /// The headings, in order.
    pub bookmarks: Vec<Bookmark>,
    /// The faces for which another one stood in, as their file was not found.
    pub substituted: Vec<Face>,
}

/// One A4 page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Its parts in reading order, which is also the order of drawing.
    pub parts: Vec<Part>,
    /// The room that each heading, paragraph and cell takes, written in or empty.
    pub places: Vec<Place>,
}

/// The room on a page that something of the document takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// What takes it.
    pub tag: Tag,
    /// The top left corner.
    pub from: (f32, f32),
    /// The bottom right corner.
    pub to: (f32, f32),
}

/// What belongs together on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is a part of.
    pub tag: Tag,
    /// What is drawn, in reading order.
    pub marks: Vec<Mark>,
}

/// The colour of what is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Ink {
    /// Black, which is nearly everything.
    #[default]
    Black,
    /// Between black at 0 and white at 1.
    Grey(f32),
    /// The red of a red head: pure red in sRGB.
    Red,
    /// What came since another version: a blue that is dark on paper without colour.
    Blue,
}

impl Ink {
    /// Red, green and blue of sRGB, from 0 to 1.
    #[must_use]
    pub fn rgb(self) -> [f32; 3] {
        match self {
            Ink::Black => [0.0; 3],
            Ink::Grey(shade) => [shade; 3],
            Ink::Red => [1.0, 0.0, 0.0],
            Ink::Blue => [0.0, 0.2, 0.7],
        }
    }
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// Text.
    Run(Run),
    /// A straight line.
    Rule(Rule),
    /// A picture.
    Picture(Placed),
}

/// A picture on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The picture.
    pub image: Image,
    /// The top left corner.
    pub from: (f32, f32),
    /// The bottom right corner.
    pub to: (f32, f32),
}

/// Characters of one face and size on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face, which has every character of the run.
    pub face: Face,
    /// The type size.
    pub size: f32,
    /// Where the baseline begins.
    pub x: f32,
    /// The height of the baseline.
    pub y: f32,
    /// Degrees the baseline is turned about its beginning, counter-clockwise.
    pub turn: f32,
    /// The colour.
    pub ink: Ink,
    /// The characters.
    pub text: String,
    /// The character that no face has, where the run is a 〓 that stands for it.
    pub missing: Option<char>,
    /// How far along the baseline each character begins, measured from `x`; one for each character.
    pub offsets: Vec<f32>,
}

/// A straight line, horizontal or vertical.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Where it begins.
    pub from: (f32, f32),
    /// Where it ends, to the right of or below `from`.
    pub to: (f32, f32),
    /// How thick it is.
    pub width: f32,
    /// The colour.
    pub ink: Ink,
}

/// A heading's place.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// 1 or 2.
    pub level: u8,
    /// The heading's words.
    pub text: String,
    /// The page, from 0.
    pub page: usize,
    /// The top of its line.
    pub y: f32,
}

/// The characters in use, by face.
pub(in crate::export) fn characters<'a>(
    pages: impl Iterator<Item = &'a Pages>,
) -> BTreeMap<Face, BTreeSet<char>> {
    let mut used: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
    for run in pages.flat_map(|pages| &pages.pages).flat_map(Page::runs) {
        used.entry(run.face).or_default().extend(run.text.chars());
    }
    used
}

impl Pages {
    /// How the document that was laid out on these pages came out, for other writers.
    #[must_use]
    pub fn print(&self, document: &Document) -> Print {
        let mut print = Print::default();
        for (number, page) in self.pages.iter().enumerate() {
            for Part { tag, marks } in &page.parts {
                for mark in marks {
                    if let Mark::Run(run) = mark
                        && *tag != Tag::Artifact
                    {
                        print.add_text(*tag, (number, run.y), &run.text, run.size);
                    }
                }
            }
            for place in &page.places {
                let Tag::Cell { block, cell } = place.tag else {
                    continue;
                };
                if let Some(Block::Table(table)) = document.blocks.get(block)
                    && let Some(cell) = table.cells.get(cell)
                    && cell.row_span == 1
                {
                    print.add_row(block, cell.row, number, place.to.1 - place.from.1);
                }
            }
        }
        print
    }

    /// The places of something of the document, with their pages, from 0.
    pub fn places_of(&self, tag: Tag) -> impl Iterator<Item = (usize, &Place)> {
        let pages = self.pages.iter().enumerate();
        let places = pages.flat_map(|(page, drawn)| drawn.places.iter().map(move |at| (page, at)));
        places.filter(move |(_, place)| place.tag == tag)
    }
}

impl Page {
    /// Draws something, joining it to the last part where it belongs there.
    pub(super) fn draw(&mut self, tag: Tag, mark: Mark) {
        match self.parts.last_mut() {
            Some(part) if part.tag == tag => part.marks.push(mark),
            _ => self.parts.push(Part {
                tag,
                marks: vec![mark],
            }),
        }
    }

    /// Says what takes the room between two corners. The lines of a paragraph take one place.
    pub(super) fn take(&mut self, tag: Tag, from: (f32, f32), to: (f32, f32)) {
        match self.places.last_mut() {
            Some(place) if place.tag == tag => {
                place.to = (place.to.0.max(to.0), place.to.1.max(to.1));
            }
            _ => self.places.push(Place { tag, from, to }),
        }
    }

    /// What of the document is at a point.
    #[must_use]
    pub fn at(&self, x: f32, y: f32) -> Option<&Place> {
        let holds = |place: &&Place| {
            (place.from.0..place.to.0).contains(&x) && (place.from.1..place.to.1).contains(&y)
        };
        self.places.iter().find(holds)
    }

    /// What stands on the page, a line for each heading, paragraph and cell.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for part in &self.parts {
            let before = text.len();
            for mark in &part.marks {
                if let Mark::Run(run) = mark {
                    text.push_str(&run.text);
                }
            }
            if text.len() > before {
                text.push('\n');
            }
        }
        text
    }

    /// The page's text runs, in reading order.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        let marks = self.parts.iter().flat_map(|part| &part.marks);
        marks.filter_map(|mark| match mark {
            Mark::Run(run) => Some(run),
            Mark::Rule(_) | Mark::Picture(_) => None,
        })
    }

    /// The page's lines.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        let marks = self.parts.iter().flat_map(|part| &part.marks);
        marks.filter_map(|mark| match mark {
            Mark::Rule(rule) => Some(rule),
            Mark::Run(_) | Mark::Picture(_) => None,
        })
    }
}
