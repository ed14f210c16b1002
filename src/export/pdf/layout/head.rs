//! What stands above the text on the first page: the red head and the title.

use super::flow::Flow;
use super::line::{Line, Text};
use super::style::Style;
use super::title;
use crate::export::document::geometry::{
    HEAD_DROP, HEIGHT, LEFT, PITCH, RULE_DROP, TEXT_SIZE, TITLE_PITCH, TITLE_SIZE, TOP, WIDTH,
    baseline,
};
use crate::export::document::marks::Marks;
use crate::export::document::tag::Tag;
use crate::export::pdf::fonts::{Face, Fonts};
use crate::export::pdf::pages::{Ink, Mark, Rule};
use crate::export::pdf::text::normal;

/// The largest type of a red head, 小初 and a little more…
const LARGEST_HEAD: f32 = 44.0;
/// …and the smallest, 一号: what is longer than a line of it takes several.
const SMALLEST_HEAD: f32 = 26.0;
/// From line to line of a red head, in type sizes.
const HEAD_LEADING: f32 = 1.4;
/// How thick the red line is.
const RULE_WIDTH: f32 = 1.5;

impl Flow {
    /// The organ's name, red and centred, 35 mm below the top of the 版心 (发文机关标志, GB/T
    /// 9704-2012, 7.2.4), over a red line as wide as the 版心 (7.2.7).
    pub(super) fn red_head(&mut self, fonts: &Fonts, organ: &str) {
        let mut text = Text::new(fonts, &[(organ, style(LARGEST_HEAD))]);
        if text.len() == 0 {
            return;
        }
        let width = text.width(0..text.len());
        let size = (LARGEST_HEAD * WIDTH / width).clamp(SMALLEST_HEAD, LARGEST_HEAD);
        // Never a hair wider than the line for the rounding.
        let size = (size * 10.0).floor() / 10.0;
        text = Text::new(fonts, &[(organ, style(size))]);
        let lines = title::lines(&text, 0, WIDTH);
        let leading = size * HEAD_LEADING;
        self.y = HEAD_DROP - (leading - size) / 2.0;
        self.centred(&text, &lines, (leading, size), Tag::Head, Ink::Red);
        let y = TOP + self.y + RULE_DROP;
        let rule = Rule {
            from: (LEFT, y),
            to: (LEFT + WIDTH, y),
            width: RULE_WIDTH,
            ink: Ink::Red,
        };
        self.page.draw(Tag::Artifact, Mark::Rule(rule));
        // The title stands two lines below (7.3.1): from the line to its type, which is in the middle
        // of its own line.
        self.y += RULE_DROP + 2.0 * PITCH - (TITLE_PITCH - TITLE_SIZE) / 2.0;
        self.is_headed = true;
    }

    /// The title, centred, broken where the sense allows it (7.3.1).
    pub(super) fn title(&mut self, fonts: &Fonts, halves: &(String, String), marks: &Marks) {
        let style = style(TITLE_SIZE);
        let mut stretches = marks.stretches(Tag::Title, &halves.0, 0);
        stretches.extend(marks.stretches(Tag::Title, &halves.1, halves.0.len()));
        let stretches: Vec<_> = stretches
            .into_iter()
            .map(|(text, mark)| (text, style, mark))
            .collect();
        let text = Text::marked(fonts, &stretches);
        let middle = normal::normalise(&halves.0).chars().count();
        let lines = title::lines(&text, middle, WIDTH);
        if lines.is_empty() {
            return;
        }
        // The lines share the grid's bands, though they stand farther apart; one band stays blank.
        let count = lines.len() as f32;
        if !self.is_headed {
            self.y += ((count * (PITCH - TITLE_PITCH)) / 2.0).max(-TEXT_SIZE / 4.0);
        }
        self.centred(
            &text,
            &lines,
            (TITLE_PITCH, TITLE_SIZE),
            Tag::Title,
            Ink::Black,
        );
        let bands = ((self.y - TITLE_PITCH / 4.0) / PITCH).ceil();
        self.y = (bands + 1.0) * PITCH;
    }

    /// Lines of a distance and a type size, on as many pages as they take.
    fn centred(
        &mut self,
        text: &Text,
        lines: &[Line],
        (pitch, size): (f32, f32),
        tag: Tag,
        ink: Ink,
    ) {
        for line in lines {
            if self.y + pitch > HEIGHT {
                self.end_page();
            }
            let y = TOP + self.y;
            for mut run in text.runs(line, LEFT, y + baseline(pitch, size)) {
                if run.ink == Ink::Black {
                    run.ink = ink;
                }
                self.page.draw(tag, Mark::Run(run));
            }
            for stroke in text.strokes(line, LEFT, y + baseline(pitch, size)) {
                self.page.draw(Tag::Artifact, Mark::Rule(stroke));
            }
            let (from, to) = ((LEFT, y), (LEFT + WIDTH, y + pitch));
            self.page.take(tag, from, to);
            self.y += pitch;
        }
    }
}

fn style(size: f32) -> Style {
    Style {
        face: Face::Title,
        size,
        place: size,
    }
}
