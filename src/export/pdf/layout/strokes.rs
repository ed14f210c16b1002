//! Text that came or went since another version: its colour, and the lines through and under it.

use super::line::{Line, Text};
use crate::export::pdf::pages::{Ink, Rule};
use crate::report::difference::Mark;

/// How far above the baseline what went is struck through, in em…
const STRUCK: f32 = 0.35;
/// …how far below it what came is underlined…
const UNDER: f32 = 0.2;
/// …and how thick both lines are.
const STROKE: f32 = 0.05;

impl Text {
    /// The colour of a character; lines say the same.
    pub(super) fn ink(&self, index: usize) -> Ink {
        match self.mark(index) {
            Mark::Same => Ink::Black,
            Mark::Deleted => Ink::Red,
            Mark::Inserted => Ink::Blue,
        }
    }

    fn mark(&self, index: usize) -> Mark {
        self.marks.get(index).copied().unwrap_or(Mark::Same)
    }

    /// The lines through what went and under what came, for the line of text whose baseline begins at
    /// a point.
    pub fn strokes(&self, line: &Line, x: f32, y: f32) -> Vec<Rule> {
        let mut strokes: Vec<(usize, Rule)> = Vec::new();
        if self.marks.is_empty() {
            return Vec::new();
        }
        let places = self.places(line, x);
        for (i, at) in places.filter(|(i, _)| *i < line.range.end) {
            let glyph = &self.glyphs[i];
            let height = match self.mark(i) {
                Mark::Same => continue,
                Mark::Deleted => y - glyph.size * STRUCK,
                Mark::Inserted => y + glyph.size * UNDER,
            };
            let ink = self.ink(i);
            let end = at + glyph.advance;
            match strokes.last_mut() {
                Some((last, stroke)) if *last + 1 == i && stroke.ink == ink => {
                    (*last, stroke.to.0) = (i, end);
                }
                _ => {
                    let stroke = Rule {
                        from: (at, height),
                        to: (end, height),
                        width: glyph.size * STROKE,
                        ink,
                    };
                    strokes.push((i, stroke));
                }
            }
        }
        strokes.into_iter().map(|(_, stroke)| stroke).collect()
    }
}
