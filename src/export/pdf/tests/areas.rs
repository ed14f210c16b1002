//! Pages as areas: what a printer draws is what the list says.

use std::convert::Infallible;

use super::sample;
use crate::export::pdf::areas::{Surface, draw};
use crate::export::pdf::{
    Face, Fonts, Ink, Mark, Options, Outlines, Page, Part, Run, Step, Tag, layout,
};

/// The areas as they came: colour, and the corners of the box around each.
#[derive(Default)]
struct Boxes(Vec<Box>);

type Box = (Ink, (f32, f32), (f32, f32));

impl Surface for Boxes {
    type Error = Infallible;

    fn fill(&mut self, ink: Ink, outline: &[Step]) -> Result<(), Infallible> {
        assert!(matches!(outline.first(), Some(Step::Move(_))));
        assert_eq!(outline.last(), Some(&Step::Close));
        let points = outline.iter().flat_map(|step| match *step {
            Step::Move(to) | Step::Line(to) => vec![to],
            Step::Curve(one, other, to) => vec![one, other, to],
            Step::Close => Vec::new(),
        });
        let points: Vec<(f32, f32)> = points.collect();
        let least = |of: fn(&(f32, f32)) -> f32| points.iter().map(of).fold(f32::MAX, f32::min);
        let most = |of: fn(&(f32, f32)) -> f32| points.iter().map(of).fold(f32::MIN, f32::max);
        let corners = (
            (least(|p| p.0), least(|p| p.1)),
            (most(|p| p.0), most(|p| p.1)),
        );
        self.0.push((ink, corners.0, corners.1));
        Ok(())
    }
}

fn drawn(page: &Page, outlines: &Outlines) -> Boxes {
    let mut boxes = Boxes::default();
    let Ok(()) = draw(page, outlines, &mut boxes);
    boxes
}

#[test]
fn every_character_and_line_is_an_area_where_the_page_has_it() {
    let fonts = Fonts::bundled();
    let signed = sample::signed(&sample::document());
    let options = Options {
        red_head: true,
        ..Options::default()
    };
    let pages = layout(&signed, options, fonts).pages;
    let outlines = Outlines::of(&pages, fonts).unwrap();
    for page in &pages {
        let boxes = drawn(page, &outlines).0;
        let runs = page.runs().flat_map(|run| {
            let places = run.text.chars().zip(&run.offsets);
            places.map(move |(ch, offset)| (run, ch, run.x + offset))
        });
        let inked: Vec<_> = runs.filter(|(_, ch, _)| !ch.is_whitespace()).collect();
        assert_eq!(boxes.len(), inked.len() + page.rules().count());
        for (run, ch, x) in inked {
            let advance = fonts.advance(run.face, ch).unwrap() * run.size;
            // Some marks reach out of their place, none by a quarter of the type size.
            let slack = run.size / 4.0;
            let is_there = |(ink, from, to): &Box| {
                *ink == run.ink
                    && from.0 > x - slack
                    && to.0 < x + advance + slack
                    && from.1 > run.y - run.size
                    && to.1 < run.y + run.size / 2.0
            };
            assert!(boxes.iter().any(is_there), "{ch} at {x}, {}", run.y);
        }
        for rule in page.rules() {
            let half = rule.width / 2.0;
            let (across, down) = if rule.from.1 < rule.to.1 {
                (half, 0.0)
            } else {
                (0.0, half)
            };
            let from = (rule.from.0 - across, rule.from.1 - down);
            let to = (rule.to.0 + across, rule.to.1 + down);
            assert!(boxes.contains(&(rule.ink, from, to)), "{rule:?}");
        }
    }
    let red = drawn(&pages[0], &outlines).0;
    assert!(red.iter().any(|(ink, _, _)| *ink == Ink::Red));
}

#[test]
fn words_across_the_page_run_up_and_to_the_right() {
    let fonts = Fonts::bundled();
    let options = Options {
        draft: true,
        ..Options::default()
    };
    let pages = layout(&sample::document(), options, fonts).pages;
    let outlines = Outlines::of(&pages, fonts).unwrap();
    let boxes = drawn(&pages[0], &outlines).0;
    let grey = boxes
        .iter()
        .filter(|(ink, _, _)| matches!(ink, Ink::Grey(_)));
    let places: Vec<_> = grey.map(|(_, from, _)| *from).collect();
    assert_eq!(places.len(), 3);
    for step in places.windows(2) {
        assert!(step[1].0 > step[0].0 && step[1].1 < step[0].1);
    }
}

#[test]
fn curves_of_both_kinds_of_fonts_close_and_stay_within_the_em() {
    let fonts = Fonts::bundled();
    // The one is of quadratic curves, the other of cubic ones.
    for face in [Face::Song, Face::Body] {
        let run = Run {
            face,
            size: 16.0,
            x: 0.0,
            y: 0.0,
            turn: 0.0,
            ink: Ink::Black,
            text: "国".to_owned(),
            missing: None,
            offsets: vec![0.0],
        };
        let part = Part {
            tag: Tag::Artifact,
            marks: vec![Mark::Run(run)],
        };
        let page = Page {
            parts: vec![part],
            ..Page::default()
        };
        let outlines = Outlines::of([&page], fonts).unwrap();
        let steps = outlines.get(face, '国');
        let count = |is: fn(&&Step) -> bool| steps.iter().filter(is).count();
        let begun = count(|step| matches!(step, Step::Move(_)));
        assert!(begun >= 3, "the enclosure, its inside and what is in it");
        assert_eq!(begun, count(|step| matches!(step, Step::Close)));
        assert!(count(|step| matches!(step, Step::Curve(..))) > 0);
        for step in steps {
            let _ = step.moved(|(x, y)| {
                assert!((-0.1..1.1).contains(&x) && (-0.3..1.1).contains(&y));
                (x, y)
            });
        }
    }
}
