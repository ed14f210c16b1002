//! Pours a document onto pages.

use crate::export::document::{Block, Document, Paragraph};

use super::fonts::{Face, Fonts};
use super::geometry::{
    ADVANCE, HEIGHT, LEFT, NUMBER_DROP, NUMBER_SIZE, PAGE_HEIGHT, PAGE_WIDTH, PITCH, TEXT_SIZE,
    TITLE_PITCH, TITLE_SIZE, TOP, WIDTH, baseline,
};
use super::line::{Line, Style, Text};
use super::pages::{Bookmark, Ink, Mark, Page, Pages, Part, Run, Tag};
use super::table::TableLayout;
use super::{Options, normal, title};

/// A block, broken into lines but not yet placed.
enum Laid {
    /// The level, the words for the bookmark, and the lines.
    Heading(u8, String, Text, Vec<Line>),
    /// The lines, and whether the paragraph is all run-in heading.
    Paragraph(Text, Vec<Line>, bool),
    Table(TableLayout),
}

/// The space between text and the table below it.
const TABLE_GAP: f32 = 4.0;
/// What stays blank at least between a table and the text after it, in bands.
const APART: f32 = 0.25;
/// A table that would leave more of a page blank than this is broken between its blocks.
const MOST_BLANK: f32 = 0.5;
/// 3 号 type on the grid of 28 characters.
const TEXT: Style = Style {
    face: Face::Body,
    size: TEXT_SIZE,
    place: ADVANCE,
};

/// Lays a document out. Where the last page would hold no more than a line or two, the text is set a
/// little tighter if that saves the page.
pub fn layout(document: &Document, options: Options, fonts: &Fonts) -> Pages {
    let mut pages = pour(document, fonts, false);
    if pages.pages.len() > 1 && pages.pages.last().is_some_and(is_nearly_blank) {
        let tight = pour(document, fonts, true);
        if tight.pages.len() < pages.pages.len() {
            pages = tight;
        }
    }
    for (index, page) in pages.pages.iter_mut().enumerate() {
        finish(page, index + 1, options, fonts);
    }
    pages
}

/// Whether a page holds one or two lines of text and nothing else.
fn is_nearly_blank(page: &Page) -> bool {
    let lowest = page.runs().map(|run| run.y).fold(0.0, f32::max);
    lowest < TOP + 2.0 * PITCH && page.rules().next().is_none()
}

fn pour(document: &Document, fonts: &Fonts, tight: bool) -> Pages {
    let mut flow = Flow {
        pages: Pages {
            substituted: fonts.substituted().to_vec(),
            ..Pages::default()
        },
        page: Page::default(),
        y: 0.0,
    };
    flow.title(fonts, &document.title);
    let blocks: Vec<Laid> = document
        .blocks
        .iter()
        .map(|block| lay(fonts, block, tight))
        .collect();
    for (index, block) in blocks.iter().enumerate() {
        flow.make_room(&blocks[index..]);
        flow.place(index, block);
    }
    flow.end_page();
    flow.pages
}

fn lay(fonts: &Fonts, block: &Block, tight: bool) -> Laid {
    match block {
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
            let mut text = Text::new(fonts, &[(lead, Style { face, ..TEXT }), (rest, TEXT)]);
            let mut lines = text.lines(WIDTH, 2.0 * ADVANCE);
            // A last line of one character is drawn in where that is possible.
            let lonely = lines.len() > 1 && lines.last().is_some_and(|line| line.range.len() <= 2);
            if tight || lonely {
                text.tighten();
                let tighter = text.lines(WIDTH, 2.0 * ADVANCE);
                if tighter.len() < lines.len() {
                    lines = tighter;
                }
            }
            Laid::Paragraph(text, lines, rest.is_empty())
        }
        Block::Table(table) => Laid::Table(TableLayout::new(fonts, table)),
    }
}

impl Laid {
    /// Whether it must not stand alone above what follows.
    fn keeps_with(&self, next: Option<&Laid>) -> bool {
        match (self, next) {
            (_, None) | (Laid::Table(_), _) => false,
            // A heading right under another of its level stands over an empty section.
            (Laid::Heading(level, ..), Some(Laid::Heading(deeper, ..))) => deeper > level,
            (Laid::Heading(..), Some(_)) => true,
            (Laid::Paragraph(_, _, heading), Some(next)) => {
                *heading && !matches!(next, Laid::Heading(..))
            }
        }
    }

    fn lines(&self) -> &[Line] {
        match self {
            Laid::Heading(_, _, _, lines) | Laid::Paragraph(_, lines, _) => lines,
            Laid::Table(_) => &[],
        }
    }
}

/// How many of a paragraph's lines go on a page with room for `room`: neither its first line nor
/// its last stands alone.
fn split(lines: usize, room: usize) -> usize {
    if lines <= room {
        return lines;
    }
    let here = if lines - room == 1 {
        room.saturating_sub(1)
    } else {
        room
    };
    if here < 2 { 0 } else { here }
}

/// The page being filled.
struct Flow {
    pages: Pages,
    page: Page,
    /// How much of the 版心 is taken.
    y: f32,
}

impl Flow {
    fn title(&mut self, fonts: &Fonts, halves: &(String, String)) {
        let style = Style {
            face: Face::Title,
            size: TITLE_SIZE,
            place: TITLE_SIZE,
        };
        let text = Text::new(fonts, &[(&halves.0, style), (&halves.1, style)]);
        let middle = normal::normalise(&halves.0).chars().count();
        let lines = title::lines(&text, middle, WIDTH);
        if lines.is_empty() {
            return;
        }
        // The lines share the grid's bands, though they stand farther apart; one band stays blank.
        let count = lines.len() as f32;
        let mut y = TOP + ((count * (PITCH - TITLE_PITCH)) / 2.0).max(-TEXT_SIZE / 4.0);
        for line in &lines {
            if y + TITLE_PITCH > TOP + HEIGHT {
                self.end_page();
                y = TOP;
            }
            for run in text.runs(line, LEFT, y + baseline(TITLE_PITCH, TITLE_SIZE)) {
                self.page.draw(Tag::Title, Mark::Run(run));
            }
            self.page
                .take(Tag::Title, (LEFT, y), (LEFT + WIDTH, y + TITLE_PITCH));
            y += TITLE_PITCH;
        }
        let bands = ((y - TOP - TITLE_PITCH / 4.0) / PITCH).ceil();
        self.y = (bands + 1.0) * PITCH;
    }

    /// The room left for lines.
    fn bands(&self) -> usize {
        ((HEIGHT - self.y + 0.1) / PITCH).max(0.0) as usize
    }

    fn end_page(&mut self) {
        self.pages.pages.push(std::mem::take(&mut self.page));
        self.y = 0.0;
    }

    /// Begins a new page if a heading, with what must stay with it, does not find room on this one.
    fn make_room(&mut self, blocks: &[Laid]) {
        let mut heads = 0.0;
        let mut rest = blocks;
        while let [block, following @ ..] = rest
            && block.keeps_with(following.first())
        {
            heads += block.lines().len() as f32 * PITCH;
            rest = following;
        }
        let need = heads
            + match rest.first() {
                Some(Laid::Table(table)) => self.table_need(table, heads),
                Some(block) => {
                    let lines = block.lines().len();
                    let least = if lines <= 3 { lines } else { 2 };
                    least as f32 * PITCH
                }
                None => 0.0,
            };
        if self.y > 0.0 && self.y + need > HEIGHT + 0.1 {
            self.end_page();
        }
    }

    /// The room a table asks for: all of it where it fits on one page, else its first rows.
    fn table_need(&self, table: &TableLayout, heads: f32) -> f32 {
        let whole = table.height(&(0..table.rows())) + TABLE_GAP;
        let room = HEIGHT - self.y - heads - TABLE_GAP;
        if whole <= room || room > HEIGHT * MOST_BLANK && table.captions.len() > 1 {
            0.0
        } else if whole + heads <= HEIGHT {
            whole
        } else {
            let some = (table.header_rows + 2).min(table.rows());
            table.height(&(0..some)) + TABLE_GAP
        }
    }

    fn place(&mut self, index: usize, block: &Laid) {
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
                self.lines(index, text, lines);
            }
            Laid::Paragraph(text, lines, _) => self.lines(index, text, lines),
            Laid::Table(table) => {
                let cut = table.cells.iter().filter(|cell| cell.is_cut);
                self.pages.cut_cells += cut.count();
                self.table(index, table);
            }
        }
    }

    fn lines(&mut self, index: usize, text: &Text, lines: &[Line]) {
        let mut rest = lines;
        while !rest.is_empty() {
            let mut here = split(rest.len(), self.bands());
            if here == 0 {
                if self.y > 0.0 {
                    self.end_page();
                    continue;
                }
                here = 1;
            }
            let (now, later) = rest.split_at(here);
            for line in now {
                let y = TOP + self.y + baseline(PITCH, TEXT_SIZE);
                for run in text.runs(line, LEFT, y) {
                    self.page.draw(Tag::Block(index), Mark::Run(run));
                }
                let top = TOP + self.y;
                self.page
                    .take(Tag::Block(index), (LEFT, top), (LEFT + WIDTH, top + PITCH));
                self.y += PITCH;
            }
            rest = later;
        }
    }

    fn table(&mut self, index: usize, table: &TableLayout) {
        let mut from = 0;
        while from < table.rows() {
            if self.y > 0.0 {
                self.y += TABLE_GAP;
            }
            let end = match table.end_of_piece(from, HEIGHT - self.y) {
                Some(end) => end,
                None if self.y > 0.0 => {
                    self.end_page();
                    continue;
                }
                None => from + 1,
            };
            let rows = from..end;
            self.y += table.draw(&mut self.page, index, &rows, TOP + self.y);
            from = end;
            if from < table.rows() {
                self.end_page();
            }
        }
        // Text after the table stands on the grid again, a little apart from it.
        self.y = (self.y / PITCH + APART).ceil() * PITCH;
    }
}

/// Adds what every page bears: its number (7.5) and, on a draft, 送审稿 behind the text.
fn finish(page: &mut Page, number: usize, options: Options, fonts: &Fonts) {
    if options.draft {
        let part = Part {
            tag: Tag::Artifact,
            marks: stamp(fonts).into_iter().map(Mark::Run).collect(),
        };
        page.parts.insert(0, part);
    }
    let style = Style {
        face: Face::Song,
        size: NUMBER_SIZE,
        place: NUMBER_SIZE,
    };
    let text = Text::new(fonts, &[(&format!("— {number} —"), style)]);
    let line = text.natural(0..text.len(), 0.0);
    let x = if number % 2 == 1 {
        LEFT + WIDTH - NUMBER_SIZE - line.width
    } else {
        LEFT + NUMBER_SIZE
    };
    // The dash stands a third of the type size above the baseline.
    let y = TOP + HEIGHT + NUMBER_DROP + NUMBER_SIZE / 3.0;
    for run in text.runs(&line, x, y) {
        page.draw(Tag::Artifact, Mark::Run(run));
    }
}

/// 送审稿, large and grey, along the diagonal of the page.
fn stamp(fonts: &Fonts) -> Vec<Run> {
    const SIZE: f32 = 130.0;
    const PLACE: f32 = 180.0;
    const GREY: f32 = 0.88;
    const TURN: f32 = 52.0;
    let style = Style {
        face: Face::Heading,
        size: SIZE,
        place: PLACE,
    };
    let text = Text::new(fonts, &[("送审稿", style)]);
    let line = text.natural(0..text.len(), 0.0);
    let (sin, cos) = TURN.to_radians().sin_cos();
    // Along the baseline back from the middle of the page, then down from the middle of the type.
    let (back, down) = (line.width / 2.0, SIZE * 0.38);
    let x = PAGE_WIDTH / 2.0 - back * cos + down * sin;
    let y = PAGE_HEIGHT / 2.0 + back * sin + down * cos;
    let mut runs = text.runs(&line, 0.0, 0.0);
    for run in &mut runs {
        let along = run.x;
        (run.x, run.y) = (x + along * cos, y - along * sin);
        (run.turn, run.ink) = (TURN, Ink::Grey(GREY));
    }
    runs
}
