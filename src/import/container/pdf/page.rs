//! What the pages of a PDF file draw: their characters and ruled lines.

use std::cell::OnceCell;

use hayro_interpret::font::{Glyph as Shape, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, String as Bytes};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, RenderContent, SoftMask, TransformExt, interpret_page,
};

use super::bounds::Budget;
use super::codes::Codes;
use crate::import::container::pages::page::{Glyph, Page, most_upright, once, quarters, turned};
use crate::import::container::pages::place::plain;

/// Goes through all pages.
pub(super) fn gather(pdf: &Pdf) -> Vec<Page> {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings {
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let mut budget = Budget::new();
    let codes = OnceCell::new();
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let mut look = |quarters: u8| {
            let (width, height) = page.render_dimensions();
            let (width, height) = (f64::from(width), f64::from(height));
            let shown = page.initial_transform(true).to_kurbo();
            let (turned, height) = turned(quarters, (width, height));
            let turned = turned * shown;
            let mut gatherer = Gatherer {
                page: Page {
                    height: height as f32,
                    ..Page::default()
                },
                marks: Vec::new(),
                turned: [0; 4],
                pdf,
                codes: &codes,
                budget: &mut budget,
            };
            let everywhere = Rect::new(-1e6, -1e6, 1e6, 1e6);
            let mut context =
                Context::new(turned, everywhere, &cache, pdf.xref(), settings.clone());
            interpret_page(page, &mut context, &mut gatherer);
            (gatherer.page, gatherer.turned)
        };
        let (mut found, turned) = look(0);
        let quarters = most_upright(turned);
        if quarters > 0 {
            found = look(quarters).0;
        }
        found.glyphs = once(found.glyphs);
        pages.push(found);
    }
    pages
}

/// Marked content that is open.
#[derive(Debug, Default)]
struct Mark {
    number: Option<i32>,
    is_artifact: bool,
    /// What stands in it, by its own word; given to its first character.
    actual: Option<String>,
    /// Whether that was given already.
    is_told: bool,
}

struct Gatherer<'b> {
    page: Page,
    marks: Vec<Mark>,
    /// How many characters are upright after so many quarter turns.
    turned: [usize; 4],
    pdf: &'b Pdf,
    /// Most files need no look at their fonts' encodings.
    codes: &'b OnceCell<Codes>,
    budget: &'b mut Budget,
}

impl Gatherer<'_> {
    fn glyph(&mut self, shape: &Shape<'_>, to_page: Affine, hidden: bool) {
        if self.marks.iter().any(|mark| mark.is_artifact) {
            return;
        }
        let (origin, along, up) = (
            to_page * Point::ORIGIN,
            to_page * Point::new(1.0, 0.0),
            to_page * Point::new(0.0, 1.0),
        );
        let (along, up) = (along - origin, up - origin);
        match quarters(along).and_then(|quarters| self.turned.get_mut(quarters)) {
            Some(glyphs) => *glyphs += 1,
            None => return,
        }
        // Text that is turned is a mark behind the page, or beside it.
        if quarters(along) != Some(0) {
            return;
        }
        let number = self.marks.iter().rev().find_map(|mark| mark.number);
        let text = match self.marks.iter_mut().find(|mark| mark.actual.is_some()) {
            Some(mark) => {
                if std::mem::replace(&mut mark.is_told, true) {
                    return;
                }
                mark.actual.clone().unwrap_or_default()
            }
            None => match shape.as_unicode() {
                Some(BfString::Char(ch)) => ch.to_string(),
                Some(BfString::String(text)) => text,
                None => self.by_code(shape),
            },
        };
        let advance = match shape {
            Shape::Outline(outline) => outline.advance_width(),
            Shape::Type3(glyph) => glyph.advance_width(),
        };
        let text = plain(&text);
        if text.is_empty() {
            return;
        }
        self.page.glyphs.push(Glyph {
            text,
            x: origin.x as f32,
            y: origin.y as f32,
            width: advance.unwrap_or(1000.0) * along.x as f32,
            size: (up.hypot() * 1000.0) as f32,
            mark: number,
            hidden,
        });
    }

    /// The character of a glyph whose font does not say it, or the mark of a lost one.
    fn by_code(&self, shape: &Shape<'_>) -> String {
        let known = match shape {
            Shape::Outline(outline) => {
                let codes = self.codes.get_or_init(|| Codes::of(self.pdf));
                codes.text(outline)
            }
            Shape::Type3(_) => None,
        };
        known.unwrap_or_else(|| char::REPLACEMENT_CHARACTER.to_string())
    }
}

impl<'a> Device<'a> for Gatherer<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.budget.draw();
        self.page.drawings += 1;
        let stroked = match mode {
            DrawMode::Fill(_) => false,
            DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => true,
            DrawMode::Invisible => return,
        };
        let mut points: Vec<Point> = Vec::new();
        for element in path.elements() {
            match element {
                PathEl::MoveTo(to) => {
                    self.page.subpath(&points, stroked);
                    points.clear();
                    points.push(props.transform * *to);
                }
                PathEl::LineTo(to) => points.push(props.transform * *to),
                PathEl::ClosePath => {
                    points.extend(points.first().copied());
                    self.page.subpath(&points, stroked);
                    points.clear();
                }
                // No table has round corners that matter.
                PathEl::QuadTo(..) | PathEl::CurveTo(..) => return,
            }
        }
        self.page.subpath(&points, stroked);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.budget.spend(run.glyphs().len());
        let hidden = matches!(mode, DrawMode::Invisible);
        for glyph in run.glyphs() {
            self.glyph(glyph, props.transform * glyph.transform(), hidden);
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.budget.draw();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.budget.draw();
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.budget.draw();
        self.page.drawings += 1;
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let text = properties.and_then(|properties| properties.get::<Bytes<'_>>(b"ActualText"));
        // The same text may be named again and again.
        self.budget
            .spend(text.as_ref().map_or(0, |text| text.as_bytes().len()));
        self.marks.push(Mark {
            number: properties.and_then(|properties| properties.get::<i32>(b"MCID")),
            is_artifact: tag == b"Artifact",
            actual: text.map(|text| decoded(text.as_bytes())),
            is_told: false,
        });
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }
}

/// A text string (ISO 32000-1, 7.9.2.2). What is not Unicode is taken for ASCII.
pub(super) fn decoded(bytes: &[u8]) -> String {
    if let Some(units) = bytes.strip_prefix(b"\xfe\xff") {
        encoding_rs::UTF_16BE
            .decode_without_bom_handling(units)
            .0
            .into_owned()
    } else if let Some(units) = bytes.strip_prefix(b"\xff\xfe") {
        encoding_rs::UTF_16LE
            .decode_without_bom_handling(units)
            .0
            .into_owned()
    } else {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        String::from_utf8_lossy(bytes).into_owned()
    }
}
