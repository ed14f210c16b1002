//! Words of a text with what stands around them.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Ui};

use crate::ui::theme;

/// The words at a place, in a colour and on a ground, with what stands around them in their paragraph.
pub(super) fn excerpt(
    ui: &Ui,
    text: &str,
    place: &Range<usize>,
    (colour, ground): (Color32, Color32),
) -> LayoutJob {
    /// So many characters are shown on each side.
    const AROUND: usize = 16;
    let palette = theme::palette(ui.visuals());
    let font = FontId::proportional(theme::sizes().body);
    let plain = TextFormat::simple(font.clone(), palette.text.0);
    let mut words = TextFormat::simple(font, colour);
    words.background = ground;
    let before = text[..place.start].rsplit('\n').next().unwrap_or_default();
    let after = text[place.end..].split('\n').next().unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(AROUND);
    let start: String = before.chars().skip(skipped).collect();
    let end: String = after.chars().take(AROUND).collect();
    let mut job = LayoutJob::default();
    if skipped > 0 {
        job.append("…", 0.0, plain.clone());
    }
    job.append(&start, 0.0, plain.clone());
    job.append(&text[place.clone()], 0.0, words);
    job.append(&end, 0.0, plain.clone());
    if after.chars().count() > AROUND {
        job.append("…", 0.0, plain);
    }
    job
}
