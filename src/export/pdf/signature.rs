//! Who signs and when, under everything else (落款).

use crate::export::document::Signature;

use super::flow::Flow;
use super::fonts::Fonts;
use super::line::{Line, Text};
use super::pages::{Mark, Tag};
use super::style::TEXT;
use super::title;
use crate::export::geometry::{ADVANCE, LEFT, PITCH, TEXT_SIZE, TOP, WIDTH, baseline};

/// What stays blank right of the date, for the seal: 右空四字 (GB/T 9704-2012, 7.3.5.1).
const RIGHT_OF_DATE: f32 = 4.0 * ADVANCE;
/// What stays blank at least beside a long organ's name: 右空二字 (7.3.5.2).
const BESIDE_ORGAN: f32 = 2.0 * ADVANCE;

/// A signature, broken into lines: one band blank, the organ, the date.
pub struct SignatureLayout {
    organ: Text,
    organ_lines: Vec<Line>,
    date: Text,
    /// The middle of all its lines, from the left of the page.
    middle: f32,
}

impl SignatureLayout {
    /// Measures a signature. The organ stands centred above the date; where that would bring it too
    /// near to the margin both move to the left.
    pub fn new(fonts: &Fonts, signature: &Signature) -> SignatureLayout {
        let organ = Text::new(fonts, &[(&signature.organ, TEXT)]);
        let organ_lines = title::lines(&organ, 0, WIDTH - 2.0 * BESIDE_ORGAN);
        let date = Text::new(fonts, &[(&signature.date.to_string(), TEXT)]);
        let widths = organ_lines.iter().map(|line| line.width);
        let beside_organ = BESIDE_ORGAN + widths.fold(0.0, f32::max) / 2.0;
        let beside_date = RIGHT_OF_DATE + date.width(0..date.len()) / 2.0;
        SignatureLayout {
            organ,
            organ_lines,
            date,
            middle: LEFT + WIDTH - beside_organ.max(beside_date),
        }
    }

    /// How many bands of the page it takes: those of a page at most, less two lines of text above it.
    pub fn bands(&self) -> usize {
        /// The bands of a page (5.2.3).
        const PAGE: usize = 22;
        (1 + self.organ_lines.len() + 1).min(PAGE - 2)
    }
}

impl Flow {
    /// Draws a signature. One that is longer than the page goes on on the next.
    pub(super) fn signature(&mut self, signature: &SignatureLayout) {
        let date = signature.date.natural(0..signature.date.len(), 0.0);
        let organ = signature.organ_lines.iter();
        let organ = organ.map(|line| (&signature.organ, line));
        self.y += PITCH;
        for (text, line) in organ.chain([(&signature.date, &date)]) {
            if self.bands() == 0 {
                self.end_page();
            }
            let x = signature.middle - line.width / 2.0 - line.indent;
            let y = TOP + self.y;
            for run in text.runs(line, x, y + baseline(PITCH, TEXT_SIZE)) {
                self.page.draw(Tag::Signature, Mark::Run(run));
            }
            let (from, to) = ((LEFT, y), (LEFT + WIDTH, y + PITCH));
            self.page.take(Tag::Signature, from, to);
            self.y += PITCH;
        }
    }
}
