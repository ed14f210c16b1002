//! Places of the text that bear a mark: numbers that do not agree, numbers that were found to agree,
//! numbers that follow a cell, words to be confirmed.

use std::ops::Range;

use egui::{Color32, Stroke};

use super::Shown;
use crate::check::Severity;
use crate::check::prose::{self, Verdict};
use crate::report::Tie;
use crate::ui::theme::Palette;
use crate::ui::words;

/// A place with a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked {
    /// The place, in bytes of the text.
    pub(super) place: Range<usize>,
    /// What it looks like.
    pub(super) look: Look,
    /// What is said of it on hovering.
    pub(super) said: String,
}

/// What a mark looks like; of several at a place the first in this order is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// There is a finding.
    Wrong(Severity),
    /// It follows a cell.
    Bound,
    /// It agrees with a cell.
    Confirmed,
    /// It is to be confirmed.
    Doubt,
    /// It was not compared; only said on hovering.
    Unjudged,
}

impl Look {
    /// The line under the text.
    pub(super) fn underline(self, palette: &Palette) -> Stroke {
        match self {
            Look::Wrong(severity) => Stroke::new(2.0, palette.severity(severity).0),
            Look::Bound => Stroke::new(1.5, palette.accent.0),
            Look::Confirmed => Stroke::new(1.0, palette.done.0),
            Look::Doubt | Look::Unjudged => Stroke::NONE,
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

/// The marks of the field that is shown.
pub(super) fn of(shown: &Shown<'_>) -> Vec<Marked> {
    let Shown { report, field, .. } = *shown;
    let findings = shown.findings.iter().filter_map(|finding| {
        let place = finding.span()?;
        (finding.field() == Some(field)).then(|| Marked {
            place,
            look: Look::Wrong(finding.severity()),
            said: finding.message.clone(),
        })
    });
    let ties = report
        .anchors(field)
        .iter()
        .map(|anchor| match &anchor.tie {
            Tie::Cells(formula) => Marked {
                place: anchor.place.clone(),
                look: Look::Bound,
                said: words::bound_to(&formula.name(report.form())),
            },
            Tie::Doubt(doubt) => Marked {
                place: anchor.place.clone(),
                look: Look::Doubt,
                said: words::doubtful(doubt.name()),
            },
        });
    let confirmed = prose::confirmed_of(shown.readings).into_iter();
    let confirmed = confirmed.filter(|known| known.field == field);
    let confirmed = confirmed.map(|known| Marked {
        place: known.span,
        look: Look::Confirmed,
        said: words::agrees_with(&known.meaning),
    });
    findings.chain(ties).chain(confirmed).collect()
}

/// The numbers of the field that were not compared, and why: nothing is drawn, it is said on hovering.
pub(super) fn unjudged(shown: &Shown<'_>) -> Vec<Marked> {
    let readings = shown.readings.iter();
    let unjudged = readings.filter(|reading| reading.field == shown.field);
    let unjudged = unjudged.filter_map(|reading| {
        let why = match reading.verdict {
            Verdict::NotJudged(why) => why.name(),
            Verdict::OtherReach => words::OTHER_REACH,
            Verdict::Open => words::CELLS_EMPTY,
            Verdict::Confirmed(_) | Verdict::Wrong | Verdict::Doubtful => return None,
        };
        Some(Marked {
            place: reading.span.clone(),
            look: Look::Unjudged,
            said: words::not_compared(why),
        })
    });
    unjudged.collect()
}

/// What is said of all that is marked at a byte of the text, a line each.
pub(super) fn said_at<'a>(
    marks: impl IntoIterator<Item = &'a Marked>,
    byte: usize,
) -> Option<String> {
    let here = marks
        .into_iter()
        .filter(|mark| mark.place.start <= byte && byte < mark.place.end);
    let lines: Vec<&str> = here.map(|mark| mark.said.as_str()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
