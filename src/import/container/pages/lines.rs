//! From characters to lines.

use super::page::Glyph;

/// Characters whose baselines differ by less, in type sizes, stand on one line: notes are set a
/// little higher.
const SAME_LINE: f32 = 0.4;
/// Room between Latin characters that is wider, in type sizes, is a space where the file writes no
/// spaces.
const WORD_GAP: f32 = 0.2;
/// Room that is wider, in type sizes, parts columns; justified Chinese text is spread by less.
const COLUMN_GAP: f32 = 1.2;

/// A line of text.
#[derive(Debug, Clone)]
pub(in crate::import::container) struct Line {
    /// Its characters from left to right.
    glyphs: Vec<Glyph>,
    /// The height of its baseline.
    pub y: f32,
    /// Its type size, that of the most characters.
    pub size: f32,
    /// Whether spaces are characters here, not only room.
    spaced: bool,
}

/// Puts characters into lines, from top to bottom.
pub(in crate::import::container) fn of(glyphs: &[Glyph]) -> Vec<Line> {
    let spaced = glyphs.iter().any(|glyph| glyph.text == " ");
    let mut sorted: Vec<&Glyph> = glyphs.iter().collect();
    sorted.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<Vec<&Glyph>> = Vec::new();
    let mut base = f32::NEG_INFINITY;
    for glyph in sorted {
        match lines.last_mut() {
            Some(line) if glyph.y - base < glyph.size * SAME_LINE => line.push(glyph),
            _ => {
                base = glyph.y;
                lines.push(vec![glyph]);
            }
        }
    }
    let whole = lines.into_iter().map(|mut glyphs| {
        glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut sizes: Vec<f32> = glyphs.iter().map(|glyph| glyph.size).collect();
        sizes.sort_by(f32::total_cmp);
        let last = glyphs.iter().map(|glyph| glyph.y).fold(0.0, f32::max);
        Line {
            y: last,
            size: sizes.get(sizes.len() / 2).copied().unwrap_or(1.0),
            glyphs: glyphs.into_iter().cloned().collect(),
            spaced,
        }
    });
    whole.filter(|line| line.seen().next().is_some()).collect()
}

impl Line {
    fn seen(&self) -> impl DoubleEndedIterator<Item = &Glyph> {
        self.glyphs.iter().filter(|glyph| !glyph.is_blank())
    }

    /// Where the first character begins that is seen.
    pub(in crate::import::container) fn from(&self) -> f32 {
        self.seen().next().map_or(0.0, |glyph| glyph.x)
    }

    /// Where the last character ends that is seen.
    pub(in crate::import::container) fn to(&self) -> f32 {
        self.seen().map(Glyph::end).fold(0.0, f32::max)
    }

    /// How many characters it has that are seen.
    pub(in crate::import::container) fn length(&self) -> usize {
        self.seen().count()
    }

    /// Whether it ends in a space that is a character.
    pub(in crate::import::container) fn ends_in_space(&self) -> bool {
        self.glyphs.last().is_some_and(Glyph::is_blank)
    }

    /// Whether it ends as sentences do.
    pub(in crate::import::container) fn ends_sentence(&self) -> bool {
        let last = self.seen().next_back();
        last.is_some_and(|glyph| glyph.text.ends_with(['。', '！', '？', '：', '；']))
    }

    /// Its text. Wide room is as many spaces as it is wide, so that columns can be told.
    pub(in crate::import::container) fn text(&self) -> String {
        let mut text = String::new();
        let mut end: Option<f32> = None;
        for glyph in &self.glyphs {
            if let Some(end) = end {
                let room = (glyph.x - end) / glyph.size.max(1.0);
                let is_latin = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_graphic());
                let parts = is_latin(text.chars().last()) && is_latin(glyph.text.chars().next());
                if room > COLUMN_GAP && !text.is_empty() {
                    let spaces = (room * 2.0).round().clamp(2.0, 200.0) as usize;
                    text.push_str(&" ".repeat(spaces));
                } else if parts && !self.spaced && room > WORD_GAP {
                    text.push(' ');
                }
            }
            if !(text.is_empty() && glyph.text == " ") {
                text.push_str(&glyph.text);
            }
            end = Some(glyph.end().max(end.unwrap_or(0.0)));
        }
        text.trim_end().to_owned()
    }
}
