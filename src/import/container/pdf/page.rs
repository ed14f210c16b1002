//! What stands on a page: characters with their places, and straight ruled lines. Lengths are points;
//! `x` runs right and `y` down from the top left corner of the page as it is shown.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::f64::consts::FRAC_PI_2;

use hayro_interpret::font::{Glyph as Shape, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, String as Bytes};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, RenderContent, SoftMask, TransformExt, interpret_page,
};

use super::bounds::{Budget, MOST_RULES};
use super::codes::Codes;
use super::place::{Rule, plain};

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its characters, in the order in which they are drawn.
    pub glyphs: Vec<Glyph>,
    /// Its ruled lines.
    pub rules: Vec<Rule>,
    /// Its height.
    pub height: f32,
    /// How many pictures and areas are drawn on it.
    pub drawings: usize,
}

/// A character, or several that one glyph stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// The text.
    pub text: String,
    /// Where it begins.
    pub x: f32,
    /// The height of its baseline.
    pub y: f32,
    /// How wide it is.
    pub width: f32,
    /// The type size.
    pub size: f32,
    /// The number of the marked content it stands in.
    pub mark: Option<i32>,
    /// Whether it is drawn without being seen, as text is behind a scanned page.
    pub hidden: bool,
}

/// Of so many degrees (as a slope) text may rise or fall and still be a line of the page.
const LEVEL: f64 = 0.03;
/// What is thinner is a line, in points, even where it is drawn as an area.
const THINNEST_AREA: f64 = 3.0;
/// A line must be longer, in points.
const SHORTEST_RULE: f64 = 3.0;
/// Two of the same character that are nearer than this, in widths of it, are one in bold.
const OVERPRINT: f32 = 0.3;

impl Glyph {
    /// Where it ends.
    pub(super) fn end(&self) -> f32 {
        self.x + self.width
    }

    /// Whether there is nothing to see of it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }

    /// Whether the file does not say which character it is.
    pub(super) fn is_lost(&self) -> bool {
        self.text.contains(char::REPLACEMENT_CHARACTER)
    }
}

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
            let (turned, height) = match quarters {
                1 => (Affine::translate((height, 0.0)), width),
                2 => (Affine::translate((width, height)), height),
                3 => (Affine::translate((0.0, width)), width),
                _ => (Affine::IDENTITY, height),
            };
            let turned = turned * Affine::rotate(f64::from(quarters) * FRAC_PI_2) * shown;
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
        // A page may lie on its side, and its text with it.
        let [upright, sideways @ ..] = turned;
        let most = (1..).zip(sideways).max_by_key(|(_, glyphs)| *glyphs);
        if let Some((quarters, _)) = most.filter(|(_, glyphs)| *glyphs > upright) {
            found = look(quarters).0;
        }
        found.glyphs = once(found.glyphs);
        pages.push(found);
    }
    pages
}

/// The characters without those that are printed over themselves, to look bold.
fn once(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut seen: HashMap<(i32, String), Vec<(f32, f32)>> = HashMap::new();
    let is_first = |glyph: &Glyph| {
        let near = glyph.width.min(glyph.size * 0.5) * OVERPRINT;
        let band = glyph.y.round() as i32;
        let is_near =
            |(x, y): &(f32, f32)| (x - glyph.x).abs() < near && (y - glyph.y).abs() < near;
        let others = (band - 1..=band + 1).filter_map(|band| seen.get(&(band, glyph.text.clone())));
        let is_first = !others.flatten().any(is_near);
        seen.entry((band, glyph.text.clone()))
            .or_default()
            .push((glyph.x, glyph.y));
        is_first
    };
    let mut is_first = is_first;
    glyphs.into_iter().filter(|glyph| is_first(glyph)).collect()
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

/// How many quarter turns make text level that runs in a direction; none if it is aslant.
fn quarters(along: Vec2) -> Option<usize> {
    let (flat, steep) = (along.x.abs(), along.y.abs());
    if steep <= flat * LEVEL {
        Some(if along.x > 0.0 { 0 } else { 2 })
    } else if flat <= steep * LEVEL {
        Some(if along.y < 0.0 { 1 } else { 3 })
    } else {
        None
    }
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

    fn rule(&mut self, from: Point, to: Point) {
        if self.page.rules.len() < MOST_RULES {
            let flat = (from.y - to.y).abs() < 0.5 && (from.x - to.x).abs() > SHORTEST_RULE;
            let upright = (from.x - to.x).abs() < 0.5 && (from.y - to.y).abs() > SHORTEST_RULE;
            if flat || upright {
                self.page.rules.push(Rule::new(flat, from, to));
            }
        }
    }

    /// The middle of a thin area.
    fn area(&mut self, points: &[Point]) {
        let [first, others @ ..] = points else {
            return;
        };
        let mut pairs = points.iter().zip(others);
        let is_level = pairs.all(|(a, b)| (a.x - b.x).abs() < 0.1 || (a.y - b.y).abs() < 0.1);
        if points.len() < 4 || points.len() > 6 || !is_level {
            return;
        }
        let all = Rect::from_points(*first, *first);
        let all = others.iter().fold(all, |all, point| all.union_pt(*point));
        let middle = all.center();
        if all.height() <= THINNEST_AREA && all.width() > all.height() {
            self.rule(Point::new(all.x0, middle.y), Point::new(all.x1, middle.y));
        } else if all.width() <= THINNEST_AREA {
            self.rule(Point::new(middle.x, all.y0), Point::new(middle.x, all.y1));
        }
    }

    fn subpath(&mut self, points: &[Point], stroked: bool) {
        if stroked {
            for (from, to) in points.iter().zip(points.iter().skip(1)) {
                self.rule(*from, *to);
            }
        } else {
            self.area(points);
        }
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
                    self.subpath(&points, stroked);
                    points.clear();
                    points.push(props.transform * *to);
                }
                PathEl::LineTo(to) => points.push(props.transform * *to),
                PathEl::ClosePath => {
                    points.extend(points.first().copied());
                    self.subpath(&points, stroked);
                    points.clear();
                }
                // No table has round corners that matter.
                PathEl::QuadTo(..) | PathEl::CurveTo(..) => return,
            }
        }
        self.subpath(&points, stroked);
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
