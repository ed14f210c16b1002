//! How prose is set on screen: as many characters in a line as on the page, the first line indented.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, LayoutSection, TextFormat, TextWrapping};
use egui::{FontId, Galley, Painter, Pos2, Stroke, Ui};

use super::marked::Marked;
use crate::report::Search;
use crate::ui::{lines, theme};

/// Characters in a line of the printed page.
const CHARACTERS: f32 = 28.0;

/// Characters by which a paragraph's first line is indented.
const INDENT: f32 = 2.0;

/// Scaled type is a hair wider than its nominal size.
const SLACK: f32 = 0.25;

/// The width of the column of text, in points, without its margins.
pub(super) fn width() -> f32 {
    (CHARACTERS + SLACK) * theme::sizes().prose
}

/// The width of a line: the page's, or in a small window as many whole characters as there is room
/// for. A border that grows with the keyboard must not break the lines anew.
fn line(room: f32) -> f32 {
    let size = theme::sizes().prose;
    let fitting = (room / size - SLACK).floor().clamp(1.0, CHARACTERS);
    (fitting + SLACK) * size
}

/// What the places of a text that is looked for, and of what is marked, look like.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Found {
    /// What is looked for, while its places are shown.
    pub(super) search: Option<Search>,
    /// The place that was gone to.
    pub(super) current: Option<Range<usize>>,
    /// What is marked.
    pub(super) marks: Vec<Marked>,
}

/// A text as it was set.
#[derive(Debug)]
struct Set {
    found: Found,
    is_dark: bool,
    width: f32,
    job: LayoutJob,
}

/// The text as last set, so that a frame without changes costs nothing.
#[derive(Debug, Default)]
pub(super) struct Page {
    set: Option<Set>,
    /// The lines under the text, in order.
    underlines: Vec<(Range<usize>, Stroke)>,
}

impl Page {
    /// Sets a text where there is so much room.
    pub(super) fn galley(&mut self, ui: &Ui, text: &str, room: f32, found: &Found) -> Arc<Galley> {
        let width = line(room);
        let is_dark = ui.visuals().dark_mode;
        let job = match &self.set {
            Some(known)
                if known.job.text == text
                    && (known.width - width).abs() < 0.01
                    && known.found == *found
                    && known.is_dark == is_dark =>
            {
                known.job.clone()
            }
            _ => {
                let palette = theme::palette(ui.visuals());
                let job = lines::set(ui, set(text, width, found, palette));
                self.underlines = underlines(text, &found.marks, palette);
                self.set = Some(Set {
                    found: found.clone(),
                    is_dark,
                    width,
                    job: job.clone(),
                });
                job
            }
        };
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }

    /// Draws the lines under the text. What egui draws itself stands under the whole height of a line:
    /// nearer to the text below, and under the last line out of sight.
    pub(super) fn draw_underlines(&self, painter: &Painter, galley: &Galley, origin: Pos2) {
        /// From the baseline, in points.
        const BELOW: f32 = 3.5;
        let mut lines = self.underlines.iter().peekable();
        let mut byte = 0;
        for row in &galley.rows {
            for glyph in &row.glyphs {
                while lines.next_if(|(place, _)| place.end <= byte).is_some() {}
                if let Some((_, stroke)) = lines.peek().filter(|(place, _)| place.start <= byte) {
                    let start = origin + row.pos.to_vec2() + glyph.pos.to_vec2();
                    let xs = start.x..=start.x + glyph.advance_width;
                    painter.hline(xs, start.y + BELOW, *stroke);
                }
                byte += glyph.chr.len_utf8();
            }
            byte += usize::from(row.ends_with_newline);
        }
    }
}

/// The lines under a text, none over another: of several at a place the first look counts.
fn underlines(
    text: &str,
    marks: &[Marked],
    palette: &theme::Palette,
) -> Vec<(Range<usize>, Stroke)> {
    let cuts = cuts(text, &[], marks);
    let parts = cuts.windows(2).map(|pair| pair[0]..pair[1]);
    let lines = parts.filter_map(|part| {
        let here = marks.iter().filter(|mark| covers(&mark.place, &part));
        let stroke = here.min_by_key(|mark| mark.look)?.look.underline(palette);
        (!stroke.is_empty()).then_some((part, stroke))
    });
    lines.collect()
}

fn set(text: &str, width: f32, found: &Found, palette: &theme::Palette) -> LayoutJob {
    let sizes = theme::sizes();
    let plain = TextFormat {
        font_id: FontId::proportional(sizes.prose),
        color: palette.text.0,
        line_height: Some(sizes.prose_line),
        ..TextFormat::default()
    };
    let mut job = LayoutJob {
        text: text.to_owned(),
        wrap: TextWrapping::wrap_at_width(width),
        keep_trailing_whitespace: true,
        ..LayoutJob::default()
    };
    let search = found.search.as_ref();
    let places = search.map_or_else(Vec::new, |search| search.all_in(text));
    let cuts = cuts(text, &places, &found.marks);
    let mut is_first = true;
    let mut next = 0;
    for pair in cuts.windows(2) {
        let range = pair[0]..pair[1];
        let starts_line = is_first || text[..range.start].ends_with('\n');
        is_first = false;
        // An indent that was typed is indent enough.
        let is_indented = text[range.start..].starts_with(char::is_whitespace);
        let indent = if starts_line && !is_indented {
            INDENT * sizes.prose
        } else {
            0.0
        };
        let mut format = plain.clone();
        let marks = found.marks.iter();
        for mark in marks.filter(|mark| covers(&mark.place, &range)) {
            if mark.look.ground(palette) != egui::Color32::TRANSPARENT {
                format.background = mark.look.ground(palette);
            }
        }
        while places
            .get(next)
            .is_some_and(|place| place.end <= range.start)
        {
            next += 1;
        }
        if let Some(place) = places.get(next).filter(|place| covers(place, &range)) {
            format.background = if found.current.as_ref() == Some(place) {
                palette.found_current.0
            } else {
                palette.found.0
            };
        }
        job.sections.push(LayoutSection {
            leading_space: indent,
            byte_range: range.start.into()..range.end.into(),
            format,
        });
    }
    if text.is_empty() {
        job.sections.push(LayoutSection {
            leading_space: 0.0,
            byte_range: 0.into()..0.into(),
            format: plain,
        });
    }
    job
}

/// Where the look of the text may change: at the ends of lines and of places.
fn cuts(text: &str, places: &[Range<usize>], marks: &[Marked]) -> Vec<usize> {
    let lines = text.match_indices('\n').map(|(at, _)| at + 1);
    let places = places.iter().chain(marks.iter().map(|mark| &mark.place));
    let ends = places.flat_map(|place| [place.start, place.end]);
    let mut cuts: Vec<usize> = lines.chain(ends).chain([0, text.len()]).collect();
    cuts.retain(|cut| text.is_char_boundary(*cut));
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

fn covers(place: &Range<usize>, part: &Range<usize>) -> bool {
    place.start <= part.start && part.end <= place.end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of characters in each line, as set at this scale.
    fn lines(text: &str, scale: f32) -> Vec<usize> {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        ctx.set_pixels_per_point(scale);
        let mut lines = Vec::new();
        for _ in 0..2 {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                let galley = Page::default().galley(ui, text, width(), &Found::default());
                lines = galley
                    .rows
                    .iter()
                    .map(|row| row.char_count_excluding_newline())
                    .collect();
            });
            output.textures_delta.clear();
        }
        lines.into_iter().map(Into::into).collect()
    }

    #[test]
    fn a_line_holds_as_many_characters_as_on_the_page_at_any_scale() {
        let text = "政".repeat(60);
        for scale in [1.0, 1.25, 1.5, 1.75, 2.0] {
            assert_eq!(lines(&text, scale), [26, 28, 6], "{scale}");
        }
        assert_eq!(lines(&format!("　　{text}"), 1.0), [28, 28, 6]);
        // Neither a little less room nor more sets the lines anew.
        let size = theme::sizes().prose;
        for room in [27.9, 27.3] {
            assert!((line(room * size) - 27.25 * size).abs() < 0.01);
        }
        assert!((line(40.0 * size) - width()).abs() < 0.01);
    }

    #[test]
    fn places_are_marked_letter_by_letter() {
        let palette = theme::palette(&egui::Visuals::light());
        let found = Found {
            search: Search::new("公开", false),
            current: Some(13..19),
            ..Found::default()
        };
        let text = "公开\n不公开公开。\n";
        let found = Found {
            current: Some(text.rfind("公开").unwrap()..text.rfind("。").unwrap()),
            ..found
        };
        let job = set(text, 500.0, &found, palette);
        let marked: Vec<_> = job
            .sections
            .iter()
            .map(|section| {
                let range = section.byte_range.start.0..section.byte_range.end.0;
                (&text[range], section.format.background)
            })
            .collect();
        let none = egui::Color32::TRANSPARENT;
        assert_eq!(
            marked,
            [
                ("公开", palette.found.0),
                ("\n", none),
                ("不", none),
                ("公开", palette.found.0),
                ("公开", palette.found_current.0),
                ("。\n", none),
            ]
        );
    }
}
