//! What stands on a page: characters with their places, and straight ruled lines. Lengths are points;
//! `x` runs right and `y` down from the top left corner of the page as it is shown.

use std::collections::HashMap;
use std::f64::consts::FRAC_PI_2;

use hayro_interpret::kurbo::{Affine, Point, Rect, Vec2};

use super::place::Rule;

/// What stands on a page.
#[derive(Debug, Default)]
pub(in crate::import::container) struct Page {
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
pub(in crate::import::container) struct Glyph {
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

/// The most ruled lines of a page.
const MOST_RULES: usize = 20_000;

impl Glyph {
    /// Where it ends.
    pub(in crate::import::container) fn end(&self) -> f32 {
        self.x + self.width
    }

    /// Whether there is nothing to see of it.
    pub(in crate::import::container) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }

    /// Whether the file does not say which character it is.
    pub(in crate::import::container) fn is_lost(&self) -> bool {
        self.text.contains(char::REPLACEMENT_CHARACTER)
    }
}

/// The characters without those that are printed over themselves, to look bold.
pub(in crate::import::container) fn once(glyphs: Vec<Glyph>) -> Vec<Glyph> {
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

/// How many quarter turns make text level that runs in a direction; none if it is aslant.
pub(in crate::import::container) fn quarters(along: Vec2) -> Option<usize> {
    let (flat, steep) = (along.x.abs(), along.y.abs());
    if steep <= flat * LEVEL {
        Some(if along.x > 0.0 { 0 } else { 2 })
    } else if flat <= steep * LEVEL {
        Some(if along.y < 0.0 { 1 } else { 3 })
    } else {
        None
    }
}

/// By how many quarter turns most characters become upright, of those that are after none, one, two
/// and three: a page may lie on its side, and its text with it.
pub(in crate::import::container) fn most_upright(turned: [usize; 4]) -> u8 {
    let [upright, sideways @ ..] = turned;
    let most = (1..).zip(sideways).max_by_key(|(_, glyphs)| *glyphs);
    let most = most.filter(|(_, glyphs)| *glyphs > upright);
    most.map_or(0, |(quarters, _)| quarters)
}

/// What turns a page of this width and height by so many quarters, and how high it is then.
pub(in crate::import::container) fn turned(
    quarters: u8,
    (width, height): (f64, f64),
) -> (Affine, f64) {
    let (moved, high) = match quarters {
        1 => (Affine::translate((height, 0.0)), width),
        2 => (Affine::translate((width, height)), height),
        3 => (Affine::translate((0.0, width)), width),
        _ => (Affine::IDENTITY, height),
    };
    (
        moved * Affine::rotate(f64::from(quarters) * FRAC_PI_2),
        high,
    )
}

impl Page {
    fn rule(&mut self, from: Point, to: Point) {
        if self.rules.len() < MOST_RULES {
            let flat = (from.y - to.y).abs() < 0.5 && (from.x - to.x).abs() > SHORTEST_RULE;
            let upright = (from.x - to.x).abs() < 0.5 && (from.y - to.y).abs() > SHORTEST_RULE;
            if flat || upright {
                self.rules.push(Rule::new(flat, from, to));
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

    /// Takes down the straight lines of a path that is drawn along it, or else filled.
    pub(in crate::import::container) fn subpath(&mut self, points: &[Point], stroked: bool) {
        if stroked {
            for (from, to) in points.iter().zip(points.iter().skip(1)) {
                self.rule(*from, *to);
            }
        } else {
            self.area(points);
        }
    }
}
