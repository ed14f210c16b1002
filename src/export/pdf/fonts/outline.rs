//! The outlines of characters, for whoever draws pages where no font can be named.

use std::collections::{BTreeMap, BTreeSet};

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::face::Face;
use super::{Fonts, PdfError};
use crate::export::pdf::pages::Page;

/// A point: right and up from where the baseline begins, in em.
pub type Point = (f32, f32);

/// A step along an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Another closed line begins here.
    Move(Point),
    /// A straight line to a point.
    Line(Point),
    /// A cubic Bézier curve: two points that pull it, and where it ends.
    Curve(Point, Point, Point),
    /// Back to where the line began.
    Close,
}

impl Step {
    /// The same step with its points somewhere else.
    #[must_use]
    pub fn moved(self, to: impl Fn(Point) -> Point) -> Step {
        match self {
            Step::Move(point) => Step::Move(to(point)),
            Step::Line(point) => Step::Line(to(point)),
            Step::Curve(one, other, point) => Step::Curve(to(one), to(other), to(point)),
            Step::Close => Step::Close,
        }
    }
}

/// The outlines of all characters of some pages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outlines(BTreeMap<(Face, char), Vec<Step>>);

impl Outlines {
    /// Those of pages that were laid out with these fonts.
    ///
    /// # Errors
    /// A font is damaged.
    pub fn of<'a>(
        pages: impl IntoIterator<Item = &'a Page>,
        fonts: &Fonts,
    ) -> Result<Outlines, PdfError> {
        let mut used: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
        for run in pages.into_iter().flat_map(Page::runs) {
            used.entry(run.face).or_default().extend(run.text.chars());
        }
        let mut outlines = BTreeMap::new();
        for (face, chars) in used {
            let data = fonts.data(face);
            let damaged = |reason: String| PdfError::Font {
                face: face.label(),
                reason,
            };
            let bytes = fonts.bytes(face)?;
            let index = u32::try_from(data.index()).unwrap_or_default();
            let font = FontRef::from_index(&bytes, index);
            let font = font.map_err(|error| damaged(error.to_string()))?;
            for ch in chars {
                let steps = read(&font, data.glyph(ch)).map_err(damaged)?;
                outlines.insert((face, ch), steps);
            }
        }
        Ok(Outlines(outlines))
    }

    /// The outline of a character, which a space has not.
    #[must_use]
    pub fn get(&self, face: Face, ch: char) -> &[Step] {
        self.0.get(&(face, ch)).map_or(&[], Vec::as_slice)
    }
}

fn read(font: &FontRef<'_>, glyph: Option<u16>) -> Result<Vec<Step>, String> {
    // In the font's own units: the library rounds what it scales.
    let (size, location) = (Size::unscaled(), LocationRef::default());
    let em = f32::from(font.metrics(size, location).units_per_em.max(1));
    let outline = glyph.and_then(|glyph| font.outline_glyphs().get(GlyphId::from(glyph)));
    let Some(outline) = outline else {
        return Ok(Vec::new());
    };
    let mut pen = Pen {
        em,
        steps: Vec::new(),
        at: (0.0, 0.0),
    };
    let drawn = outline.draw(DrawSettings::unhinted(size, location), &mut pen);
    drawn.map_err(|error| error.to_string())?;
    Ok(pen.steps)
}

struct Pen {
    /// Units in an em.
    em: f32,
    steps: Vec<Step>,
    at: Point,
}

impl Pen {
    fn point(&mut self, x: f32, y: f32) -> Point {
        self.at = (x / self.em, y / self.em);
        self.at
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let point = self.point(x, y);
        self.steps.push(Step::Move(point));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let point = self.point(x, y);
        self.steps.push(Step::Line(point));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let from = self.at;
        let pulled = (x1 / self.em, y1 / self.em);
        let point = self.point(x, y);
        // The cubic curve that is the same one.
        let third = |end: f32, pulled: f32| end + (pulled - end) * 2.0 / 3.0;
        let one = (third(from.0, pulled.0), third(from.1, pulled.1));
        let other = (third(point.0, pulled.0), third(point.1, pulled.1));
        self.steps.push(Step::Curve(one, other, point));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (one, other) = ((x1 / self.em, y1 / self.em), (x2 / self.em, y2 / self.em));
        let point = self.point(x, y);
        self.steps.push(Step::Curve(one, other, point));
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}
