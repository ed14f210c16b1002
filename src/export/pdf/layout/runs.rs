//! Lines of text as runs of characters, each in its place.

use super::line::{Line, Text};
use crate::export::pdf::pages::Run;

impl Text {
    /// The line as runs, its baseline beginning at a point.
    pub fn runs(&self, line: &Line, x: f32, y: f32) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for (i, at) in self.places(line, x) {
            let glyph = &self.glyphs[i];
            let ink = self.ink(i);
            let from = at + glyph.shift;
            match runs.last_mut() {
                Some(run)
                    if (run.face, run.size, run.ink) == (glyph.face, glyph.size, ink)
                        && (run.missing, glyph.missing) == (None, None) =>
                {
                    run.text.push(glyph.ch);
                    run.offsets.push(from - run.x);
                }
                _ => runs.push(Run {
                    face: glyph.face,
                    size: glyph.size,
                    x: from,
                    y,
                    turn: 0.0,
                    ink,
                    text: glyph.ch.to_string(),
                    missing: glyph.missing,
                    offsets: vec![0.0],
                }),
            }
        }
        runs
    }

    /// Where each character of a line begins, that of its first place being `x`.
    pub(super) fn places(&self, line: &Line, x: f32) -> impl Iterator<Item = (usize, f32)> {
        let mut at = x + line.indent;
        let range = line.range.clone();
        let spread = line.spread;
        let squeeze = line.squeeze;
        (range.start..range.end + line.blanks).map(move |i| {
            let glyph = &self.glyphs[i];
            if i > range.start && i < range.end {
                at += glyph.gap - glyph.give * squeeze;
                if spread > 0.0 && self.spreads(i) {
                    at += spread;
                }
            }
            let here = at;
            at += glyph.advance;
            (i, here)
        })
    }
}
