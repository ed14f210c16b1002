//! What stands on a page of an OFD file (GB/T 33190-2016, 7.7, 8.5, 9 and 11).

use hayro_interpret::kurbo::{Affine, Point, Vec2};

use super::document::{Document, area, number, numbers};
use super::path;
use super::text::Code;
use crate::import::container::package::Package;
use crate::import::container::pages::MOST_GLYPHS;
use crate::import::container::pages::page::{Glyph, Page, most_upright, once, quarters, turned};
use crate::import::container::pages::place::plain;
use crate::import::container::refusal::Refusal;
use crate::import::container::xml::{Element, Step, Steps};

/// The most paths and pictures that are drawn, of all pages.
const MOST_DRAWINGS: usize = 1_000_000;
/// The most points of a path.
const MOST_POINTS: usize = 100_000;
/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;
/// A4, where nothing says how large a page is.
const USUAL_AREA: [f64; 4] = [0.0, 0.0, 210.0, 297.0];
/// What stands in an object without being drawn for itself: colours, clips, what is done at a click.
const BESIDE: [&str; 6] = [
    "Actions",
    "CGTransform",
    "Clips",
    "FillColor",
    "StrokeColor",
    "Border",
];

/// What is left of the characters and the drawings, of all pages.
#[derive(Debug)]
pub(super) struct Budget {
    glyphs: usize,
    drawings: usize,
}

impl Budget {
    pub(super) fn new() -> Budget {
        Budget {
            glyphs: MOST_GLYPHS,
            drawings: MOST_DRAWINGS,
        }
    }
}

/// Takes something off what is left.
fn spend(left: &mut usize, count: usize) -> Result<(), Refusal> {
    *left = left.checked_sub(count).ok_or(Refusal::TooMuch)?;
    Ok(())
}

/// Goes through a page, and through what it shares with others.
pub(super) fn gather(
    package: &mut Package<'_>,
    document: &Document,
    place: &str,
    budget: &mut Budget,
) -> Result<Page, Refusal> {
    let text = package.part(place)?.ok_or(Refusal::Broken)?;
    let mut page = Gatherer::new(budget);
    page.read(&text)?;
    let mut behind = Gatherer::new(page.budget);
    for id in &page.templates {
        if let Some(place) = document.templates.get(id)
            && let Some(text) = package.part(place)?
        {
            behind.read(&text)?;
        }
    }
    let mut drawn = behind.drawn;
    drawn.append(&mut page.drawn);
    let drawings = behind.drawings + page.drawings;
    let area = page.area.or(document.area).unwrap_or(USUAL_AREA);
    Ok(shown(&drawn, drawings, area))
}

/// What is drawn, turned so that most of the text is upright.
fn shown(drawn: &[Drawn], drawings: usize, [left, top, width, height]: [f64; 4]) -> Page {
    let mut upright = [0; 4];
    for mark in drawn {
        if let Drawn::Glyph { along, .. } = mark
            && let Some(glyphs) = quarters(*along).and_then(|quarters| upright.get_mut(quarters))
        {
            *glyphs += 1;
        }
    }
    let (turned, height) = turned(most_upright(upright), (width * MM, height * MM));
    let to_page = turned * Affine::scale(MM) * Affine::translate((-left, -top));
    let mut page = Page {
        height: height as f32,
        drawings,
        ..Page::default()
    };
    for mark in drawn {
        match mark {
            Drawn::Glyph {
                text,
                at,
                along,
                width,
                size,
                hidden,
            } => {
                let (from, to) = (to_page * *at, to_page * (*at + *along));
                // Text that is turned is a mark behind the page, or beside it.
                if quarters(to - from) == Some(0) {
                    page.glyphs.push(Glyph {
                        text: text.clone(),
                        x: from.x as f32,
                        y: from.y as f32,
                        width: (width * MM) as f32,
                        size: (size * MM) as f32,
                        mark: None,
                        hidden: *hidden,
                    });
                }
            }
            Drawn::Path { points, stroked } => {
                let points: Vec<Point> = points.iter().map(|point| to_page * *point).collect();
                page.subpath(&points, *stroked);
            }
        }
    }
    page.glyphs = once(page.glyphs);
    page
}

/// Something drawn; lengths are mm from the top left corner that pages are measured from.
#[derive(Debug)]
enum Drawn {
    /// A character.
    Glyph {
        text: String,
        at: Point,
        /// The direction that it runs in, one long.
        along: Vec2,
        width: f64,
        size: f64,
        hidden: bool,
    },
    /// Straight lines, or what they go around.
    Path { points: Vec<Point>, stroked: bool },
}

/// An object that is open.
#[derive(Debug, Clone, Copy)]
struct Object {
    /// From its own lengths to the page's.
    matrix: Affine,
    /// Where its box ends, in its own lengths.
    end: f64,
    /// The type size of text.
    size: f64,
    /// How much wider than usual its characters are.
    stretch: f64,
    /// Whether a path is drawn along.
    stroked: bool,
    /// Whether what is in a path is filled.
    filled: bool,
    /// Whether it is drawn without being seen.
    hidden: bool,
}

/// A part as far as it was read.
struct Gatherer<'b> {
    drawn: Vec<Drawn>,
    drawings: usize,
    area: Option<[f64; 4]>,
    templates: Vec<String>,
    budget: &'b mut Budget,
}

impl<'b> Gatherer<'b> {
    fn new(budget: &'b mut Budget) -> Gatherer<'b> {
        Gatherer {
            drawn: Vec::new(),
            drawings: 0,
            area: None,
            templates: Vec::new(),
            budget,
        }
    }

    fn read(&mut self, text: &str) -> Result<(), Refusal> {
        let mut steps = Steps::of_text(text);
        let mut path: Vec<String> = Vec::new();
        let mut object: Option<Object> = None;
        let mut code = Code::default();
        let mut data = String::new();
        while let Some(step) = steps.next()? {
            match step {
                Step::Open(element) => {
                    let name = element.name();
                    if BESIDE.contains(&name) {
                        pass_over(&mut steps)?;
                        continue;
                    }
                    match name {
                        "TextObject" | "PathObject" => {
                            object = self.object(&element)?;
                            code = Code::default();
                        }
                        "ImageObject" | "CompositeObject" => {
                            spend(&mut self.budget.drawings, 1)?;
                            self.drawings += 1;
                        }
                        "TextCode" => code = begin(&element, &code),
                        "Template" => self.templates.extend(element.attribute("TemplateID")),
                        _ => {}
                    }
                    path.push(name.to_owned());
                }
                Step::Text(text) => match path.last().map(String::as_str) {
                    Some("TextCode") => code.text.push_str(&text),
                    Some("AbbreviatedData") => data.push_str(&text),
                    Some("PhysicalBox") => self.area = self.area.or(area(&text)),
                    _ => {}
                },
                Step::Close => match path.pop().as_deref() {
                    Some("TextCode") => {
                        if let Some(object) = &object {
                            self.text(object, &code)?;
                        }
                        code.text.clear();
                    }
                    Some("AbbreviatedData") => {
                        if let Some(object) = &object {
                            self.path(object, &data);
                        }
                        data.clear();
                    }
                    Some("TextObject" | "PathObject") => object = None,
                    _ => {}
                },
            }
        }
        Ok(())
    }

    /// An object that begins; none where it is not to be seen.
    fn object(&mut self, element: &Element<'_>) -> Result<Option<Object>, Refusal> {
        spend(&mut self.budget.drawings, 1)?;
        if element.name() == "PathObject" {
            self.drawings += 1;
        }
        let told = |name: &str| element.attribute(name);
        let is = |name: &str, usual: bool| told(name).map_or(usual, |told| told == "true");
        if !is("Visible", true) {
            return Ok(None);
        }
        let [left, top, width, _] = told("Boundary")
            .and_then(|told| area(&told))
            .unwrap_or_default();
        let matrix = told("CTM")
            .and_then(|told| <[f64; 6]>::try_from(numbers(&told).collect::<Vec<_>>()).ok());
        let length = |name: &str, usual: f64| {
            let told = told(name).and_then(|told| number(&told));
            told.filter(|length| *length > 0.0).unwrap_or(usual)
        };
        Ok(Some(Object {
            matrix: Affine::translate((left, top)) * matrix.map_or(Affine::IDENTITY, Affine::new),
            end: if matrix.is_some() { 0.0 } else { width },
            size: length("Size", 1.0),
            stretch: length("HScale", 1.0),
            stroked: is("Stroke", true),
            filled: is("Fill", false),
            hidden: told("Alpha").as_deref() == Some("0"),
        }))
    }

    /// The characters of a piece of text.
    fn text(&mut self, object: &Object, code: &Code) -> Result<(), Refusal> {
        let matrix = object.matrix;
        let across = |x: f64, y: f64| matrix * Point::new(x, y) - matrix * Point::ORIGIN;
        let (along, down) = (across(1.0, 0.0), across(0.0, 1.0));
        if along.hypot() == 0.0 {
            return Ok(());
        }
        let set = code.set(object.size * object.stretch, object.end);
        spend(&mut self.budget.glyphs, set.len())?;
        for set in set {
            let text = plain(set.ch.encode_utf8(&mut [0; 4]));
            if text.is_empty() {
                continue;
            }
            self.drawn.push(Drawn::Glyph {
                text,
                at: matrix * Point::new(set.at.0, set.at.1),
                along: along / along.hypot(),
                width: set.width * along.hypot(),
                size: object.size * down.hypot(),
                hidden: object.hidden,
            });
        }
        Ok(())
    }

    fn path(&mut self, object: &Object, data: &str) {
        if object.hidden || !(object.stroked || object.filled) {
            return;
        }
        for points in path::stretches(data, MOST_POINTS) {
            let points = points.into_iter().map(|point| object.matrix * point);
            self.drawn.push(Drawn::Path {
                points: points.collect(),
                stroked: object.stroked,
            });
        }
    }
}

/// A piece of text that begins; where it does not say so, it begins where the one before did (11.3).
fn begin(element: &Element<'_>, before: &Code) -> Code {
    let at = |name: &str, before: f64| {
        let told = element.attribute(name);
        told.and_then(|told| number(&told)).unwrap_or(before)
    };
    Code {
        at: (at("X", before.at.0), at("Y", before.at.1)),
        right: element.attribute("DeltaX"),
        down: element.attribute("DeltaY"),
        text: String::new(),
    }
}

/// Goes to the end of the element that has just begun.
fn pass_over(steps: &mut Steps<'_>) -> Result<(), Refusal> {
    let mut depth = 1;
    while depth > 0 {
        match steps.next()? {
            Some(Step::Open(_)) => depth += 1,
            Some(Step::Close) => depth -= 1,
            Some(Step::Text(_)) => {}
            None => return Err(Refusal::Broken),
        }
    }
    Ok(())
}
