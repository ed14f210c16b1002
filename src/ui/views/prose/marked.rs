//! Places of the text that bear a mark: numbers that do not agree, numbers that were found to agree,
//! numbers that follow a cell, words to be confirmed.

use std::ops::Range;

use egui::{Color32, Stroke};

use crate::check::Severity;
use crate::ui::theme::Palette;

/// A place with a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The place, in bytes of the text.
    pub place: Range<usize>,
    /// What it looks like.
    pub look: Look,
    /// What is said of it on hovering.
    pub said: String,
}

/// What a mark looks like; of several at a place the first in this order is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// There is a finding.
    Wrong(Severity),
    /// It follows a cell.
    Bound,
    /// It agrees with a cell.
    Confirmed,
    /// It is to be confirmed.
    Doubt,
}

impl Look {
    /// The line under the text.
    pub(super) fn underline(self, palette: &Palette) -> Stroke {
        match self {
            Look::Wrong(severity) => Stroke::new(2.0, palette.severity(severity).0),
            Look::Bound => Stroke::new(1.5, palette.accent.0),
            Look::Confirmed => Stroke::new(1.0, palette.done.0),
            Look::Doubt => Stroke::NONE,
        }
    }

    /// The ground of the text.
    pub(super) fn ground(self, palette: &Palette) -> Color32 {
        match self {
            Look::Doubt => palette.waivable_fill.0,
            _ => Color32::TRANSPARENT,
        }
    }
}

/// What is said of all that is marked at a byte of the text, a line each.
pub(super) fn said_at(marks: &[Marked], byte: usize) -> Option<String> {
    let here = marks
        .iter()
        .filter(|mark| mark.place.start <= byte && byte < mark.place.end);
    let lines: Vec<&str> = here.map(|mark| mark.said.as_str()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
