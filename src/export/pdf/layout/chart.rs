//! A bar chart as lines and text: bars are thick lines, so that every backend draws them.

use super::line::Text;
use super::style::Style;
use crate::export::document::chart::{Chart, Panel};
use crate::export::document::geometry::{LEFT, WIDTH, baseline};
use crate::export::pdf::fonts::{Face, Fonts};
use crate::export::pdf::pages::{Ink, Mark, Rule};

/// How many panels stand beside each other.
const BESIDE: usize = 2;
/// The space between them.
const GAP: f32 = 18.0;
/// The height of the caption, with the space around it.
const CAPTION: f32 = 30.0;
/// The height of a panel: its title, the numbers over the bars, the highest bar, the labels below.
const TITLE: f32 = 20.0;
const NUMBER: f32 = 13.0;
const BARS: f32 = 72.0;
const LABEL: f32 = 15.0;
const BELOW: f32 = 10.0;
const PANEL: f32 = TITLE + NUMBER + BARS + LABEL + BELOW;
/// 五号 and 小五.
const LARGE: f32 = 10.5;
const SMALL: f32 = 9.0;
/// The widest bar, and the share of its room that a bar takes.
const WIDEST: f32 = 26.0;
const SHARE: f32 = 0.6;
/// The shade of the bars before the last: plain on paper beside black.
const BEFORE: Ink = Ink::Grey(0.65);
/// The line that the bars stand on.
const AXIS: f32 = 0.75;

/// A chart that was laid out, from its own top down.
pub(super) struct ChartLayout {
    marks: Vec<Mark>,
    /// The height of all of it.
    pub(super) height: f32,
}

impl ChartLayout {
    pub(super) fn new(fonts: &Fonts, chart: &Chart) -> ChartLayout {
        let mut drawing = Drawing {
            fonts,
            rules: Vec::new(),
            runs: Vec::new(),
        };
        let middle = LEFT + WIDTH / 2.0;
        let caption = (Face::Heading, LARGE);
        drawing.text(&chart.caption, caption, middle, 0.0, CAPTION);
        let width = (WIDTH - GAP * (BESIDE as f32 - 1.0)) / BESIDE as f32;
        for (row, panels) in chart.panels.chunks(BESIDE).enumerate() {
            for (column, panel) in panels.iter().enumerate() {
                let left = LEFT + column as f32 * (width + GAP);
                drawing.panel(panel, left, CAPTION + row as f32 * PANEL, width);
            }
        }
        let rows = chart.panels.len().div_ceil(BESIDE);
        let Drawing {
            rules, mut runs, ..
        } = drawing;
        let mut marks = rules;
        marks.append(&mut runs);
        ChartLayout {
            marks,
            height: CAPTION + rows as f32 * PANEL,
        }
    }

    /// What is drawn where its top is at `top`.
    pub(super) fn marks(&self, top: f32) -> impl Iterator<Item = Mark> + '_ {
        self.marks.iter().cloned().map(move |mark| match mark {
            Mark::Run(mut run) => {
                run.y += top;
                Mark::Run(run)
            }
            Mark::Rule(mut rule) => {
                rule.from.1 += top;
                rule.to.1 += top;
                Mark::Rule(rule)
            }
            Mark::Picture(mut placed) => {
                placed.from.1 += top;
                placed.to.1 += top;
                Mark::Picture(placed)
            }
        })
    }
}

struct Drawing<'a> {
    fonts: &'a Fonts,
    rules: Vec<Mark>,
    runs: Vec<Mark>,
}

impl Drawing<'_> {
    /// One line of text, centred about `x` in a band.
    fn text(&mut self, text: &str, (face, size): (Face, f32), x: f32, top: f32, band: f32) {
        let style = Style {
            face,
            size,
            place: size,
        };
        let text = Text::new(self.fonts, &[(text, style)]);
        let line = text.natural(0..text.len(), 0.0);
        let y = top + baseline(band, size);
        let runs = text.runs(&line, x - line.width / 2.0, y);
        self.runs.extend(runs.into_iter().map(Mark::Run));
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, ink: Ink) {
        self.rules.push(Mark::Rule(Rule {
            from,
            to,
            width,
            ink,
        }));
    }

    fn panel(&mut self, panel: &Panel, left: f32, top: f32, width: f32) {
        let title = format!("{}（{}）", panel.title, panel.unit);
        self.text(&title, (Face::Song, LARGE), left + width / 2.0, top, TITLE);
        let floor = top + TITLE + NUMBER + BARS;
        self.line((left, floor), (left + width, floor), AXIS, Ink::Black);
        let numbers = panel.bars.iter().filter_map(|(_, number)| *number);
        let most = numbers.max().unwrap_or_default();
        let room = width / panel.bars.len().max(1) as f32;
        let last = panel.bars.len().saturating_sub(1);
        for (index, (label, number)) in panel.bars.iter().enumerate() {
            let x = left + room * (index as f32 + 0.5);
            let share = if most > 0 {
                number.unwrap_or_default().max(0) as f32 / most as f32
            } else {
                0.0
            };
            let height = share * (BARS - AXIS);
            let foot = floor - AXIS / 2.0;
            if height > 0.0 {
                let ink = if index == last { Ink::Black } else { BEFORE };
                let bar = (room * SHARE).min(WIDEST);
                self.line((x, foot - height), (x, foot), bar, ink);
            }
            let number = number.map_or_else(|| "–".to_owned(), |number| number.to_string());
            let over = foot - height - NUMBER;
            self.text(&number, (Face::Song, SMALL), x, over, NUMBER);
            self.text(label, (Face::Song, SMALL), x, floor + 2.0, LABEL);
        }
    }
}
