//! Lines of Chinese on the screen, ended where those of the printed page may end: no opening bracket
//! or quotation mark ends one, no comma begins one, and a number keeps its unit.
//!
//! egui ends a line behind any mark that a Chinese character follows. Where it did wrong the line is
//! filled anew, and egui is made to end it there by a gap that no line has room for.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, Mutex};

use egui::text::{LayoutJob, LayoutSection, TextWrapping};
use egui::{Align, FontId, Galley, Id, Label, Response, Ui, WidgetText};
use rustc_hash::{FxHashMap, FxHasher};

use crate::export::pdf::{Break, breaks};

/// How much wider than its measure a line may be before egui ends it: what was measured in one place
/// is rounded otherwise in another.
const SLACK: f32 = 0.5;

/// Lays a text out.
pub fn galley(ui: &Ui, job: LayoutJob) -> Arc<Galley> {
    let job = set(ui, job);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// What was found for the texts of late, by what they are and the size of a pixel: nearly all of them
/// are shown frame by frame. None where egui does right.
type Known = Arc<Mutex<FxHashMap<u64, Option<LayoutJob>>>>;

/// So many texts are known at most.
const MOST: usize = 2_000;

/// A text that says where its lines end.
pub fn set(ui: &Ui, job: LayoutJob) -> LayoutJob {
    if !job.wrap.max_width.is_finite() || job.wrap.max_rows == 1 {
        return job;
    }
    let mut hasher = FxHasher::default();
    // The faces come with the second frame.
    let face = ui.fonts_mut(|fonts| fonts.glyph_width(&FontId::proportional(16.0), '国'));
    (&job, ui.pixels_per_point().to_bits(), face.to_bits()).hash(&mut hasher);
    let key = hasher.finish();
    let known: Known = ui.data_mut(|data| Arc::clone(data.get_temp_mut_or_default(Id::NULL)));
    let Ok(mut known) = known.lock() else {
        return ended(ui, &job).unwrap_or(job);
    };
    if let Some(known) = known.get(&key) {
        return known.clone().unwrap_or(job);
    }
    if known.len() >= MOST {
        known.clear();
    }
    let ended = ended(ui, &job);
    known.insert(key, ended.clone());
    ended.unwrap_or(job)
}

/// The text with its lines ended anew, where egui does wrong.
fn ended(ui: &Ui, job: &LayoutJob) -> Option<LayoutJob> {
    let laid = ui.fonts_mut(|fonts| fonts.layout_job(job.clone()));
    if ends_well(&laid) {
        return None;
    }
    let ends = ends(&laid, job.wrap.max_width);
    Some(parted(job.clone(), &ends))
}

/// A text as a label, over as many lines as it takes.
pub fn label(ui: &mut Ui, text: impl Into<WidgetText>) -> Response {
    let text = wrapped(ui, text, ui.available_width());
    ui.add(Label::new(text))
}

/// What is said under the mouse, in lines as everywhere.
pub trait Hover {
    /// What something is or does.
    fn on_hover(self, text: impl Into<WidgetText>) -> Response;

    /// The same, beside the mouse.
    fn on_hover_at_pointer(self, text: impl Into<WidgetText>) -> Response;

    /// Why something cannot be used now.
    fn on_disabled_hover(self, text: impl Into<WidgetText>) -> Response;
}

impl Hover for Response {
    fn on_hover(self, text: impl Into<WidgetText>) -> Response {
        self.on_hover_ui(|ui| {
            label(ui, text);
        })
    }

    fn on_hover_at_pointer(self, text: impl Into<WidgetText>) -> Response {
        self.on_hover_ui_at_pointer(|ui| {
            label(ui, text);
        })
    }

    fn on_disabled_hover(self, text: impl Into<WidgetText>) -> Response {
        self.on_disabled_hover_ui(|ui| {
            label(ui, text);
        })
    }
}

/// A text laid out for a label or a button of this width.
pub fn wrapped(ui: &Ui, text: impl Into<WidgetText>, width: f32) -> WidgetText {
    let job = text
        .into()
        .into_layout_job(ui.style(), egui::FontSelection::Default, Align::Center);
    let mut job = Arc::unwrap_or_clone(job);
    job.wrap = TextWrapping::wrap_at_width(width);
    WidgetText::from(galley(ui, job))
}

/// Whether every line that was broken ends where it may, as the paragraph tells it.
fn ends_well(galley: &Galley) -> bool {
    let mut paragraph: Vec<char> = Vec::new();
    let mut ends = Vec::new();
    for row in &galley.rows {
        paragraph.extend(row.glyphs.iter().map(|glyph| glyph.chr));
        ends.push(paragraph.len());
        if row.ends_with_newline {
            if !are_good(&paragraph, &ends) {
                return false;
            }
            paragraph.clear();
            ends.clear();
        }
    }
    are_good(&paragraph, &ends)
}

/// Whether lines of a paragraph may end at these places; the last of them is its own end.
fn are_good(paragraph: &[char], ends: &[usize]) -> bool {
    let Some((_, inner)) = ends.split_last().filter(|(_, inner)| !inner.is_empty()) else {
        return true;
    };
    let may_end = breaks(paragraph);
    let is_good = |end: &usize| may_end.get(*end) == Some(&Break::Good);
    inner.iter().all(is_good)
}

/// Where lines of this width begin, but for the first of each paragraph, in bytes of the text.
fn ends(galley: &Galley, width: f32) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut byte = 0;
    let mut chars = Vec::new();
    // Where each character begins and ends, were its paragraph a single line.
    let mut places: Vec<(f32, f32)> = Vec::new();
    let mut rows = galley.rows.iter().peekable();
    while let Some(row) = rows.next() {
        let before = places.last().map_or(0.0, |(_, end)| *end);
        let shift = before - row.glyphs.first().map_or(0.0, |glyph| glyph.pos.x);
        for glyph in &row.glyphs {
            let start = shift + glyph.pos.x;
            chars.push(glyph.chr);
            places.push((start, start + glyph.advance_width));
        }
        if !row.ends_with_newline && rows.peek().is_some() {
            continue;
        }
        let bytes = |chars: &[char]| chars.iter().map(|char| char.len_utf8()).sum::<usize>();
        let may_end = breaks(&chars);
        let mut line = 0..0;
        let mut left = 0.0;
        while line.end < chars.len() {
            if line.is_empty() || places[line.end].1 - left <= width {
                line.end += 1;
                continue;
            }
            let end = end(&may_end, &line);
            ends.push(byte + bytes(&chars[..end]));
            left = places[end].0;
            line = end..end;
        }
        byte += bytes(&chars) + usize::from(row.ends_with_newline);
        chars.clear();
        places.clear();
    }
    ends
}

/// Where a line ends that has room for these characters and no more.
fn end(may_end: &[Break], line: &Range<usize>) -> usize {
    let best = |least: Break| {
        let mut places = (line.start + 1..=line.end).rev();
        places.find(|place| may_end.get(*place) == Some(&least))
    };
    best(Break::Good)
        .or_else(|| best(Break::Poor))
        .unwrap_or(line.end)
}

/// A text whose lines egui ends at these places, and there only.
fn parted(mut job: LayoutJob, ends: &[usize]) -> LayoutJob {
    let gap = job.wrap.max_width * 2.0 + 100.0;
    let mut sections = Vec::with_capacity(job.sections.len() + ends.len());
    let mut ends = ends.iter().copied().peekable();
    for section in job.sections {
        let whole = section.byte_range.start.0..section.byte_range.end.0;
        let mut start = whole.start;
        let mut space = section.leading_space;
        loop {
            while ends.next_if(|end| *end < start).is_some() {}
            if ends.next_if_eq(&start).is_some() {
                space = gap;
            }
            let end = ends.peek().copied().filter(|end| *end < whole.end);
            let end = end.unwrap_or(whole.end);
            sections.push(LayoutSection {
                leading_space: space,
                byte_range: start.into()..end.into(),
                format: section.format.clone(),
            });
            if end == whole.end {
                break;
            }
            (start, space) = (end, 0.0);
        }
    }
    job.sections = sections;
    job.wrap.max_width += SLACK;
    job.wrap.break_anywhere = true;
    job
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme;
    use egui::Color32;

    /// The lines of a text that has room for so many characters.
    fn lines(text: &str, room: f32) -> Vec<String> {
        let ctx = egui::Context::default();
        theme::install(&ctx);
        let mut lines = Vec::new();
        // The faces are there from the second frame on.
        for _ in 0..2 {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                let font = FontId::proportional(16.0);
                let job = LayoutJob::simple(text.to_owned(), font, Color32::BLACK, room * 16.0);
                let galley = galley(ui, job);
                assert_eq!(galley.job.text, text);
                assert!(galley.size().x <= room * 16.0 + 1.0, "{}", galley.size().x);
                lines = galley.rows.iter().map(|row| row.text()).collect();
            });
            output.textures_delta.clear();
        }
        lines
    }

    #[test]
    fn no_opening_mark_ends_a_line() {
        assert_eq!(
            lines("本级政府公开（区分处理的）情况", 7.2),
            ["本级政府公开", "（区分处理的）", "情况"]
        );
        assert_eq!(
            lines("按照“三安全一稳定”的要求", 3.2),
            ["按照", "“三安", "全一稳", "定”的", "要求"]
        );
    }

    #[test]
    fn no_stop_begins_a_line_and_a_number_keeps_its_unit() {
        assert_eq!(lines("已经公开，并且", 4.2), ["已经公", "开，并且"]);
        assert_eq!(lines("受理申请12件，", 5.2), ["受理申请", "12件，"]);
        assert_eq!(lines("收费30万元。", 4.2), ["收费", "30万元。"]);
    }

    #[test]
    fn paragraphs_and_long_words_are_broken_all_the_same() {
        assert_eq!(lines("一（\n二（三", 2.2), ["一（", "二", "（三"]);
        let address = lines("网址（http://www.example.gov.cn/zwgk）", 6.2);
        assert_eq!(address[0], "网址（http://", "{address:?}");
        assert!(address.len() > 1, "{address:?}");
        assert_eq!(lines("", 4.0), [""]);
    }
}
