//! Paints a page: every character where the layout put it, in the face of the PDF.

use std::sync::Arc;

use egui::emath::{GuiRounding, Rot2};
use egui::epaint::TextShape;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Context, FontId, Galley, Mesh, Painter, Pos2, Rect, Shape, Vec2, pos2, vec2};

use super::faces::family;
use crate::export::FontSource;
use crate::export::pdf::{Ink, PAGE_HEIGHT, PAGE_WIDTH, Page, Rule, Run};

/// How a page is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Points of the window in a point of the paper.
    pub scale: f32,
    /// Pixels of the screen in a point of the window.
    pub pixels: f32,
    /// Black.
    pub ink: Color32,
    /// Red.
    pub red: Color32,
    /// White.
    pub paper: Color32,
    /// Where the faces come from.
    pub fonts: FontSource,
}

/// A page's text, ready to be painted. All of it is one line to egui, whose characters are then moved
/// to their places: one look-up a frame instead of one for each run.
pub struct Art {
    look: Look,
    job: LayoutJob,
    /// What egui made of the job; another one when the characters were drawn anew.
    source: Arc<Galley>,
    placed: Arc<Galley>,
}

/// Larger type than this, in pixels, is stretched: it would fill the texture of all type.
const LARGEST: f32 = 200.0;

impl Look {
    /// The size in which a run's characters are drawn, and how far they are stretched.
    fn size(&self, run: &Run) -> (f32, f32) {
        let wanted = run.size * self.scale;
        let drawn = wanted.min(LARGEST / self.pixels);
        (drawn, wanted / drawn)
    }

    fn colour(&self, ink: Ink) -> Color32 {
        match ink {
            // No page of the preview bears marks of changes.
            Ink::Black | Ink::Blue => self.ink,
            Ink::Grey(grey) => self.ink.lerp_to_gamma(self.paper, grey),
            Ink::Red => self.red,
        }
    }
}

/// Paints a page whose corner is at a pixel.
pub fn page(painter: &Painter, corner: Pos2, page: &Page, art: &mut Option<Art>, look: Look) {
    let kept = art.take().filter(|art| art.look == look);
    let kept = match kept {
        Some(art) => art.renewed(painter.ctx(), page),
        None => Art::new(painter.ctx(), page, look),
    };
    let text = TextShape::new(corner, Arc::clone(&kept.placed), look.ink);
    painter.add(Shape::Text(text));
    *art = Some(kept);
    let mut rules = Mesh::default();
    for rule in page.rules() {
        let rect = rule_rect(rule, look).translate(corner.to_vec2());
        rules.add_colored_rect(rect, look.colour(rule.ink));
    }
    painter.add(rules);
}

/// A line in whole pixels, at least one thick.
fn rule_rect(rule: &Rule, look: Look) -> Rect {
    let point = |(x, y): (f32, f32)| pos2(x, y) * look.scale;
    let (from, to) = (point(rule.from), point(rule.to));
    let thickness = (rule.width * look.scale * look.pixels).round().max(1.0) / look.pixels;
    let across = if to.x - from.x > to.y - from.y {
        Vec2::Y
    } else {
        Vec2::X
    };
    let half = across * (rule.width * look.scale / 2.0);
    let min = (from - half).round_to_pixels(look.pixels);
    let along = (to.round_to_pixels(look.pixels) - min) * (Vec2::splat(1.0) - across);
    Rect::from_min_size(min, along.max(Vec2::ZERO) + across * thickness)
}

impl Art {
    fn new(ctx: &Context, page: &Page, look: Look) -> Art {
        let job = job(page, look);
        let source = ctx.fonts_mut(|fonts| fonts.layout_job(job.clone()));
        let placed = Arc::new(place(&source, page, look));
        Art {
            look,
            job,
            source,
            placed,
        }
    }

    /// The same, looked up so that egui keeps the characters, and made anew if it did not.
    fn renewed(mut self, ctx: &Context, page: &Page) -> Art {
        let source = ctx.fonts_mut(|fonts| fonts.layout_job(self.job.clone()));
        if !Arc::ptr_eq(&source, &self.source) {
            self.placed = Arc::new(place(&source, page, self.look));
            self.source = source;
        }
        self
    }
}

/// A page's characters one after the other.
fn job(page: &Page, look: Look) -> LayoutJob {
    let mut job = LayoutJob {
        wrap: TextWrapping::no_max_width(),
        break_on_newline: false,
        ..LayoutJob::default()
    };
    let style = |run: &Run| (run.face, look.size(run).0, run.ink);
    let runs: Vec<&Run> = page.runs().collect();
    for alike in runs.chunk_by(|one, other| style(one) == style(other)) {
        let text: String = alike.iter().map(|run| run.text.as_str()).collect();
        let (face, size, ink) = style(alike[0]);
        let format = TextFormat {
            font_id: FontId::new(size, family(look.fonts, face)),
            color: look.colour(ink),
            ..TextFormat::default()
        };
        job.append(&text, 0.0, format);
    }
    job
}

/// Moves every character from its place in the line to that on the page.
fn place(source: &Galley, page: &Page, look: Look) -> Galley {
    let mut galley = source.clone();
    let whole = Rect::from_min_size(Pos2::ZERO, vec2(PAGE_WIDTH, PAGE_HEIGHT) * look.scale);
    (galley.rect, galley.mesh_bounds) = (whole, whole);
    let Some(placed) = galley.rows.first_mut() else {
        return galley;
    };
    placed.pos = Pos2::ZERO;
    let row = Arc::make_mut(&mut placed.row);
    row.size = whole.size();
    row.visuals.mesh_bounds = whole;
    let mut glyphs = row.glyphs.iter();
    let mut cursor = 0.0;
    for run in page.runs() {
        let (_, stretch) = look.size(run);
        let turn = Rot2::from_angle(-run.turn.to_radians());
        let start = pos2(run.x, run.y) * look.scale;
        for (offset, glyph) in run.offsets.iter().zip(&mut glyphs) {
            // egui draws hanzi at whole pixels, and others with the part of a pixel they stand off.
            let x = if is_at_pixel(glyph.chr) {
                glyph.pos.x
            } else {
                cursor
            };
            cursor += glyph.advance_width;
            let from = pos2(x, glyph.pos.y.round_to_pixels(look.pixels));
            let to = start + turn * vec2(offset * look.scale, 0.0);
            let first = glyph.first_vertex as usize;
            let corners = first..first + if glyph.uv_rect.is_nothing() { 0 } else { 4 };
            for corner in row
                .visuals
                .mesh
                .vertices
                .get_mut(corners)
                .into_iter()
                .flatten()
            {
                corner.pos = if run.turn == 0.0 && stretch <= 1.0 {
                    corner.pos + (to - from).round_to_pixels(look.pixels)
                } else {
                    to + turn * ((corner.pos - from) * stretch)
                };
            }
        }
    }
    galley
}

/// Whether egui draws a character at whole pixels only.
fn is_at_pixel(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{2B740}'..='\u{2B81F}')
}
