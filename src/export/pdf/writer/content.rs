//! A page's content: what is drawn, in marked content that says what is what.

use std::collections::{BTreeMap, BTreeSet};

use crate::export::document::geometry::{HEIGHT, PAGE_HEIGHT, TOP};
use crate::export::document::tag::Tag;
use crate::export::pdf::fonts::{Face, Fonts};
use crate::export::pdf::pages::{Ink, Mark, Page, Part, Placed, Rule, Run};
use crate::export::pdf::sink::{Canvas, Colour, Marked, Shown, rounded};

/// Marks that are nearer than this, in em, are squeezed.
const SQUEEZED: f32 = 0.08;

/// The structure type of a picture, whose lines are of the document and no decoration.
pub const FIGURE: &str = "Figure";

/// A page as it goes into the file.
pub struct Drawn {
    /// What draws it.
    pub canvas: Canvas,
    /// What each stretch of marked content is part of, by its number (MCID).
    pub tags: Vec<Tag>,
}

/// Characters that share a glyph with another one that is in use: a font can say of a glyph only
/// that it is one character.
pub type Shared = BTreeSet<(Face, char)>;

/// The name of a face's font in the file.
pub fn font_name(face: Face) -> String {
    format!("Z{face:?}")
}

/// Draws a page. `role` names the structure type of what a tag stands for.
pub fn draw(
    page: &Page,
    fonts: &Fonts,
    shared: &Shared,
    role: impl Fn(Tag) -> &'static str,
) -> Drawn {
    let mut content = Content {
        fonts,
        shared,
        canvas: Canvas::default(),
        tags: Vec::new(),
        font: None,
        spacing: 0.0,
        fill: Ink::Black,
        stroke: Ink::Black,
    };
    for Part { tag, marks } in &page.parts {
        let role = role(*tag);
        // The lines of a picture are of the document as its text is.
        let kind = |mark: &Mark| match mark {
            Mark::Rule(_) if role == FIGURE => Kind::Text(*tag),
            mark => kind(*tag, mark),
        };
        let is_run = |mark: &Mark| matches!(mark, Mark::Run(_));
        let same =
            |one: &Mark, other: &Mark| (kind(one), is_run(one)) == (kind(other), is_run(other));
        for marks in marks.chunk_by(same) {
            let Some(first) = marks.first() else {
                continue;
            };
            content.marks(marks, kind(first), role);
        }
    }
    Drawn {
        canvas: content.canvas,
        tags: content.tags,
    }
}

/// What a mark is to a program that reads the page aloud.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A part of the document.
    Text(Tag),
    /// None, and of what kind.
    Artifact(&'static [(&'static str, &'static str)]),
}

fn kind(tag: Tag, mark: &Mark) -> Kind {
    match mark {
        Mark::Rule(_) => Kind::Artifact(&[("Type", "Layout")]),
        Mark::Run(run) if tag == Tag::Artifact => Kind::Artifact(if run.turn != 0.0 {
            &[("Type", "Pagination"), ("Subtype", "Watermark")]
        } else if run.y > TOP + HEIGHT {
            &[("Type", "Pagination"), ("Subtype", "Footer")]
        } else {
            // What a table says again on the next page.
            &[("Type", "Pagination")]
        }),
        Mark::Run(_) | Mark::Picture(_) => Kind::Text(tag),
    }
}

/// A page as far as it is drawn, and the state that leaves behind.
struct Content<'a> {
    fonts: &'a Fonts,
    shared: &'a Shared,
    canvas: Canvas,
    tags: Vec<Tag>,
    font: Option<(Face, f32)>,
    spacing: f32,
    fill: Ink,
    stroke: Ink,
}

impl Content<'_> {
    /// Begins marked content: under its own number where it is of the document.
    fn begin(&mut self, name: &str, kind: Kind, actual: Option<&[char]>) {
        let marked = match kind {
            Kind::Text(tag) => {
                self.tags.push(tag);
                Marked::Content
            }
            Kind::Artifact(properties) => Marked::Artifact(properties),
        };
        let actual = actual.map(|actual| actual.iter().collect::<String>());
        self.canvas.begin(name, marked, actual.as_deref());
    }

    /// Marks of one kind, that is, all text or all lines.
    fn marks(&mut self, marks: &[Mark], kind: Kind, name: &str) {
        let is_text = matches!(marks.first(), Some(Mark::Run(_)));
        if is_text {
            self.canvas.begin_text();
        }
        let mut open = false;
        for mark in marks {
            match mark {
                Mark::Run(run) => self.run(run, kind, name, &mut open),
                Mark::Rule(rule) => {
                    if !std::mem::replace(&mut open, true) {
                        self.begin(name, kind, None);
                    }
                    self.rule(rule);
                }
                Mark::Picture(Placed { image, from, to }) => {
                    if !std::mem::replace(&mut open, true) {
                        self.begin(name, kind, None);
                    }
                    let turned = |(x, y): (f32, f32)| (x, PAGE_HEIGHT - y);
                    self.canvas
                        .picture(image.clone(), turned(*from), turned(*to));
                }
            }
        }
        if open {
            self.canvas.end();
        }
        if is_text {
            self.canvas.end_text();
        }
    }

    fn run(&mut self, run: &Run, kind: Kind, name: &str, open: &mut bool) {
        if self.font != Some((run.face, run.size)) {
            self.font = Some((run.face, run.size));
            self.canvas.font(&font_name(run.face), run.size);
        }
        if self.fill != run.ink {
            self.fill = run.ink;
            self.canvas.fill(colour(run.ink));
        }
        let chars: Vec<char> = run.text.chars().collect();
        // What stands for a character that no face has is copied out as that character.
        let actual = run.missing.map(|missing| vec![missing]);
        let actual = actual.as_ref().unwrap_or(&chars);
        let added = self.added(run, &chars);
        let spacing = most_frequent(&added);
        if self.spacing.total_cmp(&spacing).is_ne() {
            self.spacing = spacing;
            self.canvas.spacing(spacing);
        }
        self.canvas.baseline((run.x, PAGE_HEIGHT - run.y), run.turn);

        let squeezed = |i: usize| added.get(i).is_some_and(|add| *add < -run.size * SQUEEZED);
        // Squeezed marks and the one after them stand in one span; so does what shares a glyph.
        let joined = |i: usize| squeezed(i) || i > 0 && squeezed(i - 1);
        let is_text = matches!(kind, Kind::Text(_));
        let is_shared = |ch| self.shared.contains(&(run.face, ch));
        let spanned =
            |i: usize| is_text && (run.missing.is_some() || joined(i) || is_shared(chars[i]));
        let spans: Vec<bool> = (0..chars.len()).map(spanned).collect();
        let mut items = Vec::new();
        let mut stretch = String::new();
        for (i, ch) in chars.iter().enumerate() {
            // A span is not nested in other marked content: some readers lose the rest of that.
            if spans[i] && (i == 0 || !spans[i - 1]) {
                self.show(&mut items, &mut stretch);
                let more = spans[i..].iter().take_while(|spanned| **spanned).count();
                if std::mem::take(open) {
                    self.canvas.end();
                }
                self.begin("Span", kind, actual.get(i..i + more));
            } else if !spans[i] && !*open {
                *open = true;
                self.begin(name, kind, None);
            }
            stretch.push(*ch);
            if spans[i] && !spans.get(i + 1).is_some_and(|spanned| *spanned) {
                // What comes after the span is moved outside of it.
                self.show(&mut items, &mut stretch);
                self.canvas.end();
            }
            let more = added.get(i).map_or(0.0, |add| add - spacing);
            if more.abs() > 0.004 {
                if !stretch.is_empty() {
                    items.push(Shown::Text(std::mem::take(&mut stretch)));
                }
                items.push(Shown::Back((-more * 1000.0 / run.size).round()));
            }
        }
        self.show(&mut items, &mut stretch);
    }

    /// Shows what has been gathered.
    fn show(&mut self, items: &mut Vec<Shown>, stretch: &mut String) {
        if !stretch.is_empty() {
            items.push(Shown::Text(std::mem::take(stretch)));
        }
        if !items.is_empty() {
            self.canvas.show(std::mem::take(items));
        }
    }

    /// What must be added after each character but the last, in points.
    fn added(&self, run: &Run, chars: &[char]) -> Vec<f32> {
        let steps = run.offsets.windows(2).zip(chars);
        steps
            .map(|(step, ch)| {
                let em = self.fonts.advance(run.face, *ch).unwrap_or(0.0);
                rounded(step[1] - step[0] - em * run.size)
            })
            .collect()
    }

    fn rule(&mut self, rule: &Rule) {
        if self.stroke != rule.ink {
            self.stroke = rule.ink;
            self.canvas.stroke(colour(rule.ink));
        }
        let turned = |(x, y): (f32, f32)| (x, PAGE_HEIGHT - y);
        self.canvas
            .line(turned(rule.from), turned(rule.to), rule.width);
    }
}

fn colour(ink: Ink) -> Colour {
    match ink {
        Ink::Black => Colour::Grey(0.0),
        Ink::Grey(shade) => Colour::Grey(shade),
        Ink::Red | Ink::Blue => {
            let [red, green, blue] = ink.rgb();
            Colour::Rgb(red, green, blue)
        }
    }
}

/// The most frequent of what is added after characters.
fn most_frequent(added: &[f32]) -> f32 {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for add in added {
        *counts.entry((add * 100.0).round() as i64).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(_, count)| **count);
    most.map_or(0.0, |(add, _)| *add as f32 / 100.0)
}
