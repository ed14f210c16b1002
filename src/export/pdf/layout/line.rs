//! Makes lines of text: measures characters, breaks, squeezes punctuation, justifies.

use std::ops::Range;

use super::glyph::{Glyph, measure};
use super::style::Style;
use crate::export::document::measure::LATIN_GAP;
use crate::export::pdf::fonts::Fonts;
use crate::export::pdf::text::chars::{Break, Class, breaks, class, may_spread};
use crate::export::pdf::text::normal::normalise;
use crate::report::difference::Mark;

/// Text measured and ready to be broken into lines.
#[derive(Debug, Default)]
pub struct Text {
    pub(super) glyphs: Vec<Glyph>,
    /// Whether a line may end before each character.
    breaks: Vec<Break>,
    /// Whether lines take in what they can.
    tight: bool,
    /// What of it came or went since another version, a mark for each character; none if nothing did.
    pub(super) marks: Vec<Mark>,
}

/// A line of a [`Text`].
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Which of the text's characters.
    pub range: Range<usize>,
    /// How far the line begins from the left.
    pub indent: f32,
    /// The width of what is on it, as it is set.
    pub width: f32,
    /// How many spaces behind it the line break stands for. They are drawn too: who takes the text
    /// out of the file again would not know of them otherwise.
    pub(super) blanks: usize,
    /// Added to every gap that may spread.
    pub(super) spread: f32,
    /// How much of what may be taken away is: 0 to 1.
    pub(super) squeeze: f32,
}

/// How much of a punctuation mark's blank half may be taken away to make a line fit, in places.
const GIVE: f32 = 0.25;
/// How much nearer than usual characters may stand in tightened text, in em.
const TIGHT: f32 = 0.04;
/// How much farther apart than usual characters may stand in a justified line, in em.
const MOST_SPREAD: f32 = 0.75;
/// A line that would stay emptier than this, in em, rather ends inside a word of a long address, or
/// inside a long number.
const EMPTIEST: f32 = 5.0;

impl Text {
    /// Measures text in stretches of different style.
    pub fn new(fonts: &Fonts, stretches: &[(&str, Style)]) -> Text {
        let stretches: Vec<_> = stretches
            .iter()
            .map(|(stretch, style)| (*stretch, *style, Mark::Same))
            .collect();
        Text::marked(fonts, &stretches)
    }

    /// Measures text in stretches of different style, some of which came or went.
    pub fn marked(fonts: &Fonts, stretches: &[(&str, Style, Mark)]) -> Text {
        let mut text = Text::default();
        let is_marked = stretches.iter().any(|(.., mark)| *mark != Mark::Same);
        let mut chars = Vec::new();
        for (stretch, style, mark) in stretches {
            for ch in normalise(stretch).chars() {
                chars.push(ch);
                let glyph = measure(fonts, ch, *style);
                text.push(glyph, *style);
                if is_marked {
                    text.marks.push(*mark);
                }
            }
        }
        text.breaks = breaks(&chars);
        text
    }

    /// How many characters it has.
    pub fn len(&self) -> usize {
        self.glyphs.len()
    }

    /// The characters in a range.
    pub fn chars(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = char> + '_ {
        self.glyphs[range].iter().map(|glyph| glyph.ch)
    }

    /// Whether a line may end before a character.
    pub fn breaks_before(&self, index: usize) -> bool {
        self.breaks.get(index) == Some(&Break::Good)
    }

    fn push(&mut self, mut glyph: Glyph, style: Style) {
        if let Some(before) = self.glyphs.last_mut() {
            let half = style.place / 2.0;
            match (class(before.ch), class(glyph.ch)) {
                (Class::Close, Class::Close | Class::Open) | (Class::Open, Class::Open) => {
                    glyph.gap = -half;
                }
                (Class::Close, Class::Space) | (Class::Space, Class::Open) => {}
                (Class::Close, _) | (_, Class::Open) => glyph.give = style.place * GIVE,
                // Only where text is set: a table's label 1.属于… stays as printed.
                // And only beside letters and digits, as office programs have it: not beside the
                // marks of Latin type.
                (Class::Han, Class::Latin) | (Class::Latin, Class::Han)
                    if style.face.borrows_latin()
                        && before.ch.is_alphanumeric()
                        && glyph.ch.is_alphanumeric() =>
                {
                    glyph.gap = style.size * LATIN_GAP;
                    glyph.give = glyph.gap;
                }
                _ => {}
            }
        }
        self.glyphs.push(glyph);
    }

    /// Lets every gap that may spread give way a little as well: to save a line.
    pub fn tighten(&mut self) {
        self.tight = true;
        for i in 1..self.len() {
            if self.spreads(i) {
                self.glyphs[i].give += self.glyphs[i].size * TIGHT;
            }
        }
    }

    /// The width of a range, set naturally.
    pub fn width(&self, range: Range<usize>) -> f32 {
        let gaps = self.glyphs[range.clone()].iter().skip(1);
        let gaps: f32 = gaps.map(|glyph| glyph.gap).sum();
        let advances = self.glyphs[range].iter().map(|glyph| glyph.advance);
        gaps + advances.sum::<f32>()
    }

    /// Breaks the text into lines of a measure, justified but for the last. Never gives an empty
    /// line; no line is wider than the measure unless a single character is.
    pub fn lines(&self, measure: f32, first_indent: f32) -> Vec<Line> {
        self.hanging(measure, first_indent, 0.0)
    }

    /// The same with all lines but the first indented by `turned`.
    pub fn hanging(&self, measure: f32, first_indent: f32, turned: f32) -> Vec<Line> {
        self.lines_parted(measure, (first_indent, turned), 0)
    }

    /// The same, with a line that ends before the character `part` in any case.
    fn lines_parted(&self, measure: f32, indents: (f32, f32), part: usize) -> Vec<Line> {
        // A line has room for a few characters in any case.
        let most = measure / 2.0;
        let mut lines = Vec::new();
        let mut start = 0;
        while start < self.len() {
            let indent = if start == 0 {
                indents.0
            } else {
                indents.1.min(most)
            };
            let mut end = self.line_end(start, measure - indent);
            if start < part && part < end {
                end = part;
            }
            lines.push(self.justified(start..end, measure - indent, indent));
            start = end;
            while start < self.len() && self.glyphs[start].ch == ' ' {
                start += 1;
            }
        }
        lines
    }

    /// Breaks the text into lines that are not justified but aligned: 0.0 left, 0.5 centred. One
    /// line ends before the character `part` in any case, unless that is 0.
    pub fn ragged(&self, measure: f32, align: f32, part: usize) -> Vec<Line> {
        let mut lines = self.lines_parted(measure, (0.0, 0.0), part);
        for line in &mut lines {
            if line.spread > 0.0 {
                *line = self.natural(line.range.clone(), 0.0);
            }
            line.indent = (measure - line.width).max(0.0) * align;
        }
        lines
    }

    /// The same centred, with lines of about the same length: broken after commas and colons where
    /// that is possible, a head of four or six characters after every second.
    pub fn balanced(&self, measure: f32, part: usize) -> Vec<Line> {
        let count = self.ragged(measure, 0.5, part).len();
        if count > 1 && part == 0 {
            for lines in [self.clauses(), self.pairs()] {
                if lines.len() > 1 && lines.iter().all(|line| line.width <= measure) {
                    let centred = |mut line: Line| {
                        line.indent = (measure - line.width) / 2.0;
                        line
                    };
                    return lines.into_iter().map(centred).collect();
                }
            }
        }
        let step = self.glyphs.first().map_or(1.0, |glyph| glyph.size / 2.0);
        let mut narrow = self.width(0..self.len()) / count.max(1) as f32;
        while narrow < measure && self.ragged(narrow, 0.5, part).len() > count {
            narrow += step;
        }
        let narrow = narrow.min(measure);
        let mut lines = self.ragged(narrow, 0.5, part);
        for line in &mut lines {
            line.indent += (measure - narrow) / 2.0;
        }
        lines
    }

    /// The text in lines that end after its commas and colons.
    fn clauses(&self) -> Vec<Line> {
        let ends = |i: &usize| {
            let here = self.glyphs.get(*i).map(|glyph| class(glyph.ch));
            let before = self.glyphs[*i - 1].ch;
            here.is_none() || matches!(before, '，' | '：' | '；') && here != Some(Class::Close)
        };
        self.cut((1..=self.len()).filter(ends))
    }

    /// A text of four or six Chinese characters in lines of two, as most words have two.
    fn pairs(&self) -> Vec<Line> {
        let plain = self
            .glyphs
            .iter()
            .all(|glyph| class(glyph.ch) == Class::Han);
        if plain && matches!(self.len(), 4 | 6) {
            self.cut((2..=self.len()).step_by(2))
        } else {
            Vec::new()
        }
    }

    /// The text in lines that end before these characters.
    pub fn cut(&self, ends: impl Iterator<Item = usize>) -> Vec<Line> {
        let mut start = 0;
        let line = |end| {
            let line = self.natural(start..end, 0.0);
            start = end;
            line
        };
        ends.map(line).collect()
    }

    /// Where the line that begins at `start` ends.
    fn line_end(&self, start: usize, measure: f32) -> usize {
        let mut width = 0.0;
        let mut give = 0.0;
        // The ends found so far: by force, inside a long word, without squeezing, with it.
        let mut forced = start + 1;
        let mut poor = None;
        let mut loose: Option<(usize, f32)> = None;
        let mut tight: Option<(usize, f32)> = None;
        for (i, glyph) in self.glyphs.iter().enumerate().skip(start) {
            if i > start {
                width += glyph.gap;
                give += glyph.give;
            }
            let blank = glyph.ch == ' ';
            if !blank {
                width += glyph.advance;
                if width - give - glyph.tail > measure + 0.01 {
                    break;
                }
            }
            let fits = width <= measure + 0.01;
            if fits {
                forced = i + 1;
            }
            let next = self.breaks.get(i + 1).copied().unwrap_or(Break::Good);
            if next == Break::Poor && fits {
                poor = Some(i + 1);
            } else if next == Break::Good {
                if fits {
                    loose = Some((i + 1, measure - width));
                } else {
                    // What hangs over the end costs nothing.
                    let over = (width - measure - glyph.tail).max(0.0);
                    tight = Some((i + 1, over));
                }
            }
            if blank {
                width += glyph.advance;
            }
        }
        let much = self.glyphs[start].size * EMPTIEST;
        match (loose, tight, poor) {
            (Some((end, _)), _, _) if end == self.len() => end,
            (Some((_, left)), Some((farther, over)), _) if over < left || self.tight => farther,
            (Some((end, left)), _, Some(inside)) if left > much && inside > end => inside,
            (Some((end, _)), _, _) | (None, Some((end, _)), None) => end,
            (None, _, Some(inside)) => inside,
            (None, None, None) => forced,
        }
    }

    /// A line over the whole measure; the last one of the text is set naturally.
    fn justified(&self, range: Range<usize>, measure: f32, indent: f32) -> Line {
        let mut line = self.natural(range, indent);
        let left = measure - line.width;
        let inner = line.range.start + 1..line.range.end.max(line.range.start + 1);
        if left < 0.0 {
            let tail = line.range.end.checked_sub(1).map(|i| self.glyphs[i].tail);
            let over = (-left - tail.unwrap_or(0.0)).max(0.0);
            let give: f32 = self.glyphs[inner].iter().map(|glyph| glyph.give).sum();
            if give > 0.0 {
                line.squeeze = (over / give).min(1.0);
                line.width -= give * line.squeeze;
            }
        } else if line.range.end < self.len() && !self.rest_is_blank(line.range.end) {
            let gaps = inner.filter(|i| self.spreads(*i)).count();
            // A line of a few words before a long address looks better short than torn apart.
            if gaps > 0 && left <= gaps as f32 * self.glyphs[line.range.start].size * MOST_SPREAD {
                line.spread = left / gaps as f32;
                line.width = measure;
            }
        }
        line
    }

    /// A line set as wide as it is. Spaces at its end are left out.
    pub fn natural(&self, range: Range<usize>, indent: f32) -> Line {
        let mut range = range;
        while range.end > range.start + 1 && self.glyphs[range.end - 1].ch == ' ' {
            range.end -= 1;
        }
        let behind = self.glyphs[range.end..].iter();
        let blanks = behind.take_while(|glyph| glyph.ch == ' ').count();
        let is_last = range.end + blanks == self.len();
        Line {
            width: self.width(range.clone()),
            range,
            blanks: if is_last { 0 } else { blanks },
            indent,
            spread: 0.0,
            squeeze: 0.0,
        }
    }

    fn rest_is_blank(&self, from: usize) -> bool {
        // Text is trimmed, so that this looks at a few spaces at most.
        self.glyphs[from..].iter().all(|glyph| glyph.ch == ' ')
    }

    pub(super) fn spreads(&self, index: usize) -> bool {
        may_spread(self.glyphs[index - 1].ch, self.glyphs[index].ch)
    }
}
