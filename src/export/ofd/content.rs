//! What stands on a page (GB/T 33190-2016, 7.7, 9 and 11).

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io;

use super::units::{Area, Ids, Mm, NAMESPACE, colour};
use crate::export::document::geometry::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::export::document::picture::Image;
use crate::export::document::tag::Tag;
use crate::export::markup::clean;
use crate::export::pdf::{Embedded, Face, Fonts, Ink, Mark, Page, Part, Placed, Rule, Run};
use crate::export::xml::Xml;

/// What an element says of itself, gathered.
type Attributes<'a> = Vec<(&'a str, &'a dyn Display)>;

/// A box of text reaches as far above the baseline, in type sizes: what is outside of it is cut off.
const ABOVE: f32 = 1.0;
/// And as far below.
const BELOW: f32 = 0.4;

/// What the pages of a document share.
pub struct Shared<'a> {
    /// The faces.
    pub fonts: &'a Fonts,
    /// Those in use, by the numbers that the document gives them.
    pub embedded: &'a BTreeMap<Face, (u32, Embedded)>,
    /// The numbers given so far.
    pub ids: Ids,
    /// The pictures so far, by their numbers.
    pub pictures: Vec<(u32, Image)>,
}

/// `Content.xml` of a page.
pub fn page(page: &Page, shared: &mut Shared<'_>) -> io::Result<Vec<u8>> {
    Xml::part("ofd:Page", &[("xmlns:ofd", &NAMESPACE)], |xml| {
        xml.element("ofd:Content", &[], |xml| {
            for parts in page.parts.chunk_by(|a, b| is_behind(a) == is_behind(b)) {
                let kind = if parts.first().is_some_and(is_behind) {
                    "Background"
                } else {
                    "Body"
                };
                let id = shared.ids.next();
                xml.element("ofd:Layer", &[("Type", &kind), ("ID", &id)], |xml| {
                    parts.iter().try_for_each(|part| shared.part(xml, part))
                })?;
            }
            Ok(())
        })
    })
}

/// Whether a part lies behind the text, such as 送审稿.
fn is_behind(part: &Part) -> bool {
    let is_turned = |mark: &Mark| matches!(mark, Mark::Run(run) if run.turn != 0.0);
    part.tag == Tag::Artifact && part.marks.iter().any(is_turned)
}

impl Shared<'_> {
    fn part(&mut self, xml: &mut Xml, part: &Part) -> io::Result<()> {
        let alike = |a: &Mark, b: &Mark| match (a, b) {
            (Mark::Rule(a), Mark::Rule(b)) => a.width.total_cmp(&b.width).is_eq() && a.ink == b.ink,
            _ => false,
        };
        for marks in part.marks.chunk_by(alike) {
            match marks {
                [Mark::Run(run), ..] => self.run(xml, run)?,
                [Mark::Picture(placed), ..] => self.picture(xml, placed)?,
                [Mark::Rule(first), ..] => {
                    let rules = marks.iter().filter_map(|mark| match mark {
                        Mark::Rule(rule) => Some(*rule),
                        Mark::Run(_) | Mark::Picture(_) => None,
                    });
                    self.rules(xml, *first, &rules.collect::<Vec<Rule>>())?;
                }
                [] => {}
            }
        }
        Ok(())
    }

    /// Lines of one width and colour as one path (9.1).
    fn rules(&mut self, xml: &mut Xml, first: Rule, rules: &[Rule]) -> io::Result<()> {
        let least = |of: fn(&Rule) -> f32| rules.iter().map(of).fold(f32::MAX, f32::min);
        let most = |of: fn(&Rule) -> f32| rules.iter().map(of).fold(f32::MIN, f32::max);
        let (x, y) = (
            least(|rule| rule.from.0) - first.width,
            least(|rule| rule.from.1) - first.width,
        );
        let area = Area {
            x,
            y,
            width: most(|rule| rule.to.0) + first.width - x,
            height: most(|rule| rule.to.1) + first.width - y,
        };
        let line = |Rule { from, to, .. }: &Rule| {
            let (from, to) = (
                (Mm(from.0 - x), Mm(from.1 - y)),
                (Mm(to.0 - x), Mm(to.1 - y)),
            );
            format!("M {} {} L {} {}", from.0, from.1, to.0, to.1)
        };
        let lines = rules.iter().map(line).collect::<Vec<String>>().join(" ");
        let id = self.ids.next();
        xml.element(
            "ofd:PathObject",
            &[
                ("ID", &id),
                ("Boundary", &area),
                ("LineWidth", &Mm(first.width)),
            ],
            |xml| {
                xml.empty("ofd:StrokeColor", &[("Value", &colour(first.ink))])?;
                xml.text("ofd:AbbreviatedData", &[], &lines)
            },
        )
    }

    fn picture(&mut self, xml: &mut Xml, placed: &Placed) -> io::Result<()> {
        let Placed { image, from, to } = placed;
        let resource = self.ids.next();
        self.pictures.push((resource, image.clone()));
        let area = Area {
            x: from.0,
            y: from.1,
            width: to.0 - from.0,
            height: to.1 - from.1,
        };
        let size = format!("{} 0 0 {} 0 0", Mm(area.width), Mm(area.height));
        let id = self.ids.next();
        xml.empty(
            "ofd:ImageObject",
            &[
                ("ID", &id),
                ("Boundary", &area),
                ("CTM", &size),
                ("ResourceID", &resource),
            ],
        )
    }

    fn run(&mut self, xml: &mut Xml, run: &Run) -> io::Result<()> {
        let chars: Vec<char> = run.text.chars().collect();
        let mut begin = 0;
        for stretch in stretches(&chars) {
            let range = begin..begin + stretch.len();
            begin = range.end;
            if let Some(offsets) = run.offsets.get(range) {
                self.stretch(xml, run, stretch, offsets)?;
            }
        }
        Ok(())
    }

    /// Some characters of a run as a text object (11.2). Where each glyph of the font stands is said
    /// by its number too (11.4), so that readers draw it whatever they make of the characters.
    fn stretch(
        &mut self,
        xml: &mut Xml,
        run: &Run,
        chars: &[char],
        offsets: &[f32],
    ) -> io::Result<()> {
        let (Some((id, font)), Some(first)) = (self.embedded.get(&run.face), offsets.first())
        else {
            return Ok(());
        };
        let last = offsets.last().zip(chars.last());
        let length = last.map_or(run.size, |(offset, ch)| {
            let em = self.fonts.advance(run.face, *ch).unwrap_or(1.0);
            offset - first + em * run.size
        });
        let steps = offsets.windows(2).filter_map(|pair| match pair {
            [from, to] => Some(Mm(to - from).to_string()),
            _ => None,
        });
        let steps = delta(&steps.collect::<Vec<String>>());
        let glyphs: Option<Vec<String>> = chars
            .iter()
            .map(|ch| font.glyphs.get(ch).map(u16::to_string))
            .collect();
        // Whether a character of the planes above counts as one or two is read differently: the font
        // tells its glyph.
        let glyphs = glyphs.filter(|_| chars.iter().all(|ch| ch.len_utf16() == 1));
        // What stands for a character that no face has is that character by its text.
        let text: String = match run.missing {
            Some(missing) => missing.to_string(),
            None => chars.iter().collect(),
        };
        let object = self.ids.next();
        let (sin, cos) = run.turn.to_radians().sin_cos();
        let (area, turned, at) = if run.turn == 0.0 {
            let area = Area {
                x: run.x + first,
                y: run.y - run.size * ABOVE,
                width: length,
                height: run.size * (ABOVE + BELOW),
            };
            (area, None, Mm(run.size * ABOVE))
        } else {
            let area = Area {
                x: 0.0,
                y: 0.0,
                width: PAGE_WIDTH,
                height: PAGE_HEIGHT,
            };
            let (x, y) = (run.x + first * cos, run.y - first * sin);
            let turned = format!("{cos} {} {sin} {cos} {} {}", -sin, Mm(x), Mm(y));
            (area, Some(turned), Mm(0.0))
        };
        let size = Mm(run.size);
        let mut attributes: Attributes<'_> = vec![
            ("ID", &object),
            ("Boundary", &area),
            ("Font", id),
            ("Size", &size),
        ];
        if let Some(turned) = &turned {
            attributes.push(("CTM", turned));
        }
        xml.element("ofd:TextObject", &attributes, |xml| {
            if run.ink != Ink::Black {
                xml.empty("ofd:FillColor", &[("Value", &colour(run.ink))])?;
            }
            if let Some(glyphs) = &glyphs {
                let count = glyphs.len();
                xml.element(
                    "ofd:CGTransform",
                    &[
                        ("CodePosition", &0),
                        ("CodeCount", &count),
                        ("GlyphCount", &count),
                    ],
                    |xml| xml.text("ofd:Glyphs", &[], &glyphs.join(" ")),
                )?;
            }
            let mut attributes: Attributes<'_> = vec![("X", &0), ("Y", &at)];
            if !steps.is_empty() {
                attributes.push(("DeltaX", &steps));
            }
            xml.text("ofd:TextCode", &attributes, &clean(&text))
        })
    }
}

/// Characters that go into one text object: blanks at both ends stand apart, as some readers take
/// them away, and so does each character of the planes above.
fn stretches(chars: &[char]) -> Vec<&[char]> {
    let is_seen = |ch: &char| !ch.is_whitespace();
    let begin = chars.iter().position(is_seen).unwrap_or(chars.len());
    let end = chars
        .iter()
        .rposition(is_seen)
        .map_or(begin, |last| last + 1);
    let (front, rest) = chars.split_at(begin);
    let (middle, back) = rest.split_at(end - begin);
    let alike = |a: &char, b: &char| a.len_utf16() == 1 && b.len_utf16() == 1;
    let parts = std::iter::once(front)
        .chain(middle.chunk_by(alike))
        .chain([back]);
    parts.filter(|part| !part.is_empty()).collect()
}

/// The steps from character to character, those that repeat told once (7.3, `ST_Array`).
fn delta(steps: &[String]) -> String {
    let mut told: Vec<String> = Vec::new();
    for alike in steps.chunk_by(|a, b| a == b) {
        match alike {
            [step, _, _, ..] => told.push(format!("g {} {step}", alike.len())),
            few => told.extend_from_slice(few),
        }
    }
    told.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_that_repeat_are_told_once() {
        let steps = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(delta(&steps("5 5 5 5 6 5 5")), "g 4 5 6 5 5");
        assert_eq!(delta(&[]), "");
    }

    #[test]
    fn blanks_at_the_ends_and_rare_characters_stand_apart() {
        let chars: Vec<char> = " 甲 乙𠮷𠮷丙  ".chars().collect();
        let parts = stretches(&chars).into_iter();
        let parts: Vec<String> = parts.map(|part| part.iter().collect()).collect();
        assert_eq!(parts, [" ", "甲 乙", "𠮷", "𠮷", "丙", "  "]);
        assert_eq!(stretches(&[' ', ' ']).len(), 1);
        assert!(stretches(&[]).is_empty());
    }
}
