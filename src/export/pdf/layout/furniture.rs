//! What every page bears besides the document: its number and, on a draft, 送审稿 behind the text.

use super::line::Text;
use super::style::Style;
use crate::export::document::geometry::{
    HEIGHT, LEFT, NUMBER_DROP, NUMBER_SIZE, PAGE_HEIGHT, PAGE_WIDTH, TOP, WIDTH,
};
use crate::export::document::tag::Tag;
use crate::export::pdf::fonts::{Face, Fonts};
use crate::export::pdf::options::Options;
use crate::export::pdf::pages::{Ink, Mark, Page, Part, Run};

/// Adds what every page bears: its number (7.5) and, on a draft, 送审稿 behind the text.
pub fn finish(page: &mut Page, number: usize, options: Options, fonts: &Fonts) {
    if options.draft {
        let part = Part {
            tag: Tag::Artifact,
            marks: stamp(fonts).into_iter().map(Mark::Run).collect(),
        };
        page.parts.insert(0, part);
    }
    let style = Style {
        face: Face::Song,
        size: NUMBER_SIZE,
        place: NUMBER_SIZE,
    };
    let text = Text::new(fonts, &[(&format!("— {number} —"), style)]);
    let line = text.natural(0..text.len(), 0.0);
    let x = if number % 2 == 1 {
        LEFT + WIDTH - NUMBER_SIZE - line.width
    } else {
        LEFT + NUMBER_SIZE
    };
    // The dash stands a third of the type size above the baseline.
    let y = TOP + HEIGHT + NUMBER_DROP + NUMBER_SIZE / 3.0;
    for run in text.runs(&line, x, y) {
        page.draw(Tag::Artifact, Mark::Run(run));
    }
}

/// 送审稿, large and grey, along the diagonal of the page.
fn stamp(fonts: &Fonts) -> Vec<Run> {
    const SIZE: f32 = 130.0;
    const PLACE: f32 = 180.0;
    const GREY: f32 = 0.88;
    const TURN: f32 = 52.0;
    let style = Style {
        face: Face::Heading,
        size: SIZE,
        place: PLACE,
    };
    let text = Text::new(fonts, &[("送审稿", style)]);
    let line = text.natural(0..text.len(), 0.0);
    let (sin, cos) = TURN.to_radians().sin_cos();
    // Along the baseline back from the middle of the page, then down from the middle of the type.
    let (back, down) = (line.width / 2.0, SIZE * 0.38);
    let x = PAGE_WIDTH / 2.0 - back * cos + down * sin;
    let y = PAGE_HEIGHT / 2.0 + back * sin + down * cos;
    let mut runs = text.runs(&line, 0.0, 0.0);
    for run in &mut runs {
        let along = run.x;
        (run.x, run.y) = (x + along * cos, y - along * sin);
        (run.turn, run.ink) = (TURN, Ink::Grey(GREY));
    }
    runs
}
