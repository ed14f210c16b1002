//! Pours a document onto pages.

use crate::export::document::annex::{self, Above, Place};
use crate::export::document::{Block, Document, Paragraph};

use super::chart::ChartLayout;
use super::furniture::finish;
use super::line::{Line, Text};
use super::signature::SignatureLayout;
use super::style::{Style, TEXT};
use super::table::TableLayout;
use crate::export::document::geometry::{
    ADVANCE, HEIGHT, LEFT, PITCH, TEXT_SIZE, TOP, WIDTH, baseline,
};
use crate::export::document::picture::Image;
use crate::export::document::tag::Tag;
use crate::export::pdf::fonts::{Face, Fonts};
use crate::export::pdf::options::Options;
use crate::export::pdf::pages::{Bookmark, Mark, Page, Pages, Placed};
use crate::export::pdf::text::normal;

/// A block, broken into lines but not yet placed.
pub(super) enum Laid {
    /// The level, the words for the bookmark, and the lines.
    Heading(u8, String, Text, Vec<Line>),
    /// The lines, whether the paragraph is all run-in heading, and what is blank above it.
    Paragraph(Text, Vec<Line>, bool, Above),
    Table(TableLayout),
    Chart(ChartLayout),
    Picture(Image),
    Signature(SignatureLayout),
}

/// What stays blank at least between a picture and the text after it, in bands.
const APART: f32 = 0.25;

/// Lays a document out on pages; the preview draws what comes back. Where the last page would hold no
/// more than a line or two, the text is set a little tighter if that saves the page.
#[must_use]
pub fn layout(document: &Document, options: Options, fonts: &Fonts) -> Pages {
    let mut pages = pour(document, options, fonts, false);
    if pages.pages.len() > 1 && pages.pages.last().is_some_and(is_nearly_blank) {
        let tight = pour(document, options, fonts, true);
        if tight.pages.len() < pages.pages.len() {
            pages = tight;
        }
    }
    for (index, page) in pages.pages.iter_mut().enumerate() {
        finish(page, options.pages_before + index + 1, options, fonts);
    }
    pages.before = options.pages_before;
    pages
}

/// Whether a page holds one or two lines of text and nothing else but the signature.
fn is_nearly_blank(page: &Page) -> bool {
    let parts = page.parts.iter().filter(|part| part.tag != Tag::Signature);
    let marks = parts.flat_map(|part| &part.marks);
    let lowest = |lowest, mark: &Mark| match mark {
        Mark::Run(run) => f32::max(lowest, run.y),
        Mark::Rule(_) | Mark::Picture(_) => f32::INFINITY,
    };
    marks.fold(0.0, lowest) < TOP + 2.0 * PITCH
}

fn pour(document: &Document, options: Options, fonts: &Fonts, tight: bool) -> Pages {
    let mut flow = Flow {
        pages: Pages {
            substituted: fonts.substituted().to_vec(),
            ..Pages::default()
        },
        page: Page::default(),
        y: 0.0,
        is_headed: false,
    };
    if options.red_head {
        flow.red_head(fonts, &document.organ);
    }
    flow.title(fonts, &document.title, &document.marks);
    let mut blocks: Vec<Laid> = (0..document.blocks.len())
        .map(|block| lay(fonts, document, block, tight))
        .collect();
    let signature = document.signature.as_ref();
    blocks
        .extend(signature.map(|signature| Laid::Signature(SignatureLayout::new(fonts, signature))));
    for index in 0..blocks.len() {
        flow.make_room(&mut blocks[index..]);
        flow.place(index, &blocks[index..]);
    }
    flow.end_page();
    flow.pages
}

fn lay(fonts: &Fonts, document: &Document, index: usize, tight: bool) -> Laid {
    let marks = &document.marks;
    match &document.blocks[index] {
        Block::Heading { level, text } => {
            let face = if *level == 1 {
                Face::Heading
            } else {
                Face::Subheading
            };
            let words = Text::new(fonts, &[(text, Style { face, ..TEXT })]);
            let lines = words.lines(WIDTH, 2.0 * ADVANCE);
            Laid::Heading(*level, normal::normalise(text), words, lines)
        }
        Block::Paragraph(Paragraph { text, lead }) => {
            // A lead that does not end between characters is none.
            let (lead, rest) = text.split_at_checked(*lead).unwrap_or(("", text));
            let face = Face::Subheading;
            let body = match annex::place(&document.blocks, index) {
                // 附件1 stands in 黑体 (7.3.4).
                Some(Place::Page) => Face::Heading,
                _ => TEXT.face,
            };
            let body = Style { face: body, ..TEXT };
            let mut stretches = Vec::new();
            for (part, begin, style) in
                [(lead, 0, Style { face, ..TEXT }), (rest, lead.len(), body)]
            {
                let parts = marks.stretches(Tag::Block(index), part, begin);
                stretches.extend(parts.into_iter().map(|(text, mark)| (text, style, mark)));
            }
            let mut text = Text::marked(fonts, &stretches);
            let place = annex::place(&document.blocks, index);
            let above = place.as_ref().map_or(Above::Nothing, Place::above);
            let (first, turned) = indents(&text, place.as_ref());
            let mut lines = text.hanging(WIDTH, first, turned);
            // A last line of one character is drawn in where that is possible.
            let lonely = lines.len() > 1 && lines.last().is_some_and(|line| line.range.len() <= 2);
            if tight || lonely {
                text.tighten();
                let tighter = text.hanging(WIDTH, first, turned);
                if tighter.len() < lines.len() {
                    lines = tighter;
                }
            }
            Laid::Paragraph(text, lines, rest.is_empty(), above)
        }
        Block::Table(table) => Laid::Table(TableLayout::new(fonts, table, index, marks)),
        Block::Chart(chart) => Laid::Chart(ChartLayout::new(fonts, chart)),
        Block::Picture(picture) => Laid::Picture(picture.image.clone()),
    }
}

/// How far the first line of a paragraph and all others begin from the left.
fn indents(text: &Text, place: Option<&Place>) -> (f32, f32) {
    let paragraph = 2.0 * ADVANCE;
    match place {
        None => (paragraph, 0.0),
        Some(Place::Page) => (0.0, 0.0),
        Some(Place::First { name }) => {
            let name = text.width(0..(*name).min(text.len()));
            (paragraph, paragraph + name)
        }
        Some(Place::Next { name }) => {
            let first = paragraph + annex::MARK.chars().count() as f32 * ADVANCE;
            let name = text.width(0..(*name).min(text.len()));
            (first, first + name)
        }
    }
}

impl Laid {
    /// Whether it must not stand alone above what follows.
    fn keeps_with(&self, next: Option<&Laid>) -> bool {
        match (self, next) {
            (_, None)
            | (Laid::Table(_) | Laid::Chart(_) | Laid::Picture(_) | Laid::Signature(_), _) => false,
            // A heading right under another of its level stands over an empty section.
            (Laid::Heading(level, ..), Some(Laid::Heading(deeper, ..))) => deeper > level,
            (Laid::Heading(..), Some(_)) => true,
            (Laid::Paragraph(_, _, heading, _), Some(next)) => {
                *heading && !matches!(next, Laid::Heading(..) | Laid::Signature(_))
            }
        }
    }

    /// How many bands are blank above it.
    fn bands_above(&self) -> usize {
        usize::from(matches!(self, Laid::Paragraph(_, _, _, Above::Line)))
    }

    fn lines(&self) -> &[Line] {
        match self {
            Laid::Heading(_, _, _, lines) | Laid::Paragraph(_, lines, ..) => lines,
            Laid::Table(_) | Laid::Chart(_) | Laid::Picture(_) | Laid::Signature(_) => &[],
        }
    }
}

/// How high a picture is that is as wide as the text; one that is taller than the page is pressed.
fn picture_height(image: &Image) -> f32 {
    let height = WIDTH * image.height as f32 / image.width.max(1) as f32;
    height.min(HEIGHT)
}

/// How many bands must stay free below the lines of a block for what follows: the signature stands
/// on one page with two lines of text at least (GB/T 9704-2012, 7.3.5.5: never alone on a page).
fn reserve(following: &[Laid]) -> usize {
    match following {
        [Laid::Signature(signature)] => signature.bands(),
        [Laid::Paragraph(_, lines, ..), Laid::Signature(signature)] if lines.len() == 1 => {
            1 + signature.bands()
        }
        _ => 0,
    }
}

/// How many of a block's lines go on a page with room for `room`: neither its first line nor its
/// last stands alone, and the last page has `below` more bands free.
fn split(lines: usize, room: usize, below: usize) -> usize {
    if lines + below <= room {
        return lines;
    }
    let here = room.min(lines.saturating_sub(2));
    if here < 2 { 0 } else { here }
}

/// The page being filled.
pub(super) struct Flow {
    pub(super) pages: Pages,
    pub(super) page: Page,
    /// How much of the 版心 is taken.
    pub(super) y: f32,
    /// Whether the title stands below a red head.
    pub(super) is_headed: bool,
}

impl Flow {
    /// The room left for lines.
    pub(super) fn bands(&self) -> usize {
        ((HEIGHT - self.y + 0.1) / PITCH).max(0.0) as usize
    }

    pub(super) fn end_page(&mut self) {
        self.pages.pages.push(std::mem::take(&mut self.page));
        self.y = 0.0;
    }

    /// Begins a new page if a heading, with what must stay with it, does not find room on this one.
    fn make_room(&mut self, blocks: &mut [Laid]) {
        let mut heads = 0.0;
        let mut at = 0;
        while let Some(block) = blocks.get(at)
            && block.keeps_with(blocks.get(at + 1))
        {
            heads += block.lines().len() as f32 * PITCH;
            at += 1;
        }
        if let Some(Laid::Table(table)) = blocks.get_mut(at) {
            self.draw_together(table, heads);
        }
        let need = heads
            + match blocks.get(at) {
                Some(Laid::Table(table)) => self.table_need(table, heads),
                Some(Laid::Signature(signature)) => signature.bands() as f32 * PITCH,
                Some(Laid::Chart(chart)) => chart.height,
                Some(Laid::Picture(image)) => picture_height(image),
                Some(Laid::Paragraph(_, _, _, Above::Page)) => HEIGHT,
                Some(block) => {
                    let lines = block.lines().len();
                    let whole = lines + reserve(&blocks[at + 1..]);
                    let least = if lines <= 3 { whole } else { 2 };
                    (least + block.bands_above()) as f32 * PITCH
                }
                None => 0.0,
            };
        if self.y > 0.0 && self.y + need > HEIGHT + 0.1 {
            self.end_page();
        }
    }

    /// Places the first of these blocks, whose place in the document is `index`.
    fn place(&mut self, index: usize, blocks: &[Laid]) {
        let [block, following @ ..] = blocks else {
            return;
        };
        let below = reserve(following);
        match block {
            Laid::Heading(level, words, text, lines) => {
                if self.bands() == 0 {
                    self.end_page();
                }
                self.pages.bookmarks.push(Bookmark {
                    level: *level,
                    text: words.clone(),
                    page: self.pages.pages.len(),
                    y: TOP + self.y,
                });
                self.lines(index, text, lines, below);
            }
            Laid::Paragraph(text, lines, _, above) => {
                if *above == Above::Line && self.y > 0.0 {
                    self.y += PITCH;
                }
                self.lines(index, text, lines, below);
            }
            Laid::Signature(signature) => self.signature(signature),
            Laid::Table(table) => self.table(index, table, following.first()),
            Laid::Chart(chart) => {
                let (tag, top) = (Tag::Block(index), TOP + self.y);
                for mark in chart.marks(top) {
                    self.page.draw(tag, mark);
                }
                self.page
                    .take(tag, (LEFT, top), (LEFT + WIDTH, top + chart.height));
                self.y = ((self.y + chart.height) / PITCH).ceil() * PITCH;
            }
            Laid::Picture(image) => {
                let (tag, height) = (Tag::Block(index), picture_height(image));
                let from = (LEFT, TOP + self.y);
                let to = (LEFT + WIDTH, from.1 + height);
                let image = image.clone();
                self.page
                    .draw(tag, Mark::Picture(Placed { image, from, to }));
                self.page.take(tag, from, to);
                self.y = ((self.y + height) / PITCH + APART).ceil() * PITCH;
            }
        }
    }

    fn lines(&mut self, index: usize, text: &Text, lines: &[Line], below: usize) {
        let mut rest = lines;
        while !rest.is_empty() {
            let mut here = split(rest.len(), self.bands(), below);
            if here == 0 {
                if self.y > 0.0 {
                    self.end_page();
                    continue;
                }
                here = rest.len().min(self.bands()).max(1);
            }
            let (now, later) = rest.split_at(here);
            for line in now {
                let y = TOP + self.y + baseline(PITCH, TEXT_SIZE);
                for run in text.runs(line, LEFT, y) {
                    self.page.draw(Tag::Block(index), Mark::Run(run));
                }
                for stroke in text.strokes(line, LEFT, y) {
                    self.page.draw(Tag::Artifact, Mark::Rule(stroke));
                }
                let top = TOP + self.y;
                self.page
                    .take(Tag::Block(index), (LEFT, top), (LEFT + WIDTH, top + PITCH));
                self.y += PITCH;
            }
            rest = later;
        }
    }

    /// Draws a signature. One that is longer than the page goes on on the next.
    fn signature(&mut self, signature: &SignatureLayout) {
        self.y += PITCH;
        for (text, line, x) in signature.lines() {
            if self.bands() == 0 {
                self.end_page();
            }
            let y = TOP + self.y;
            for run in text.runs(&line, x, y + baseline(PITCH, TEXT_SIZE)) {
                self.page.draw(Tag::Signature, Mark::Run(run));
            }
            let (from, to) = ((LEFT, y), (LEFT + WIDTH, y + PITCH));
            self.page.take(Tag::Signature, from, to);
            self.y += PITCH;
        }
    }
}
