//! Who signs and when, under everything else (落款).

use crate::export::document::Signature;

use super::line::{Line, Text};
use super::style::TEXT;
use super::title;
use crate::export::document::geometry::{ADVANCE, LEFT, WIDTH};
use crate::export::pdf::fonts::Fonts;

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

    /// Its lines, the organ's and then the date, each with where it begins from the left of the page.
    pub fn lines(&self) -> impl Iterator<Item = (&Text, Line, f32)> {
        let organ = self.organ_lines.iter().cloned();
        let organ = organ.map(|line| (&self.organ, line));
        let date = self.date.natural(0..self.date.len(), 0.0);
        let lines = organ.chain([(&self.date, date)]);
        lines.map(|(text, line)| {
            let x = self.middle - line.width / 2.0 - line.indent;
            (text, line, x)
        })
    }
}
