//! What draws a page, in marked content that says what is what.

use std::collections::BTreeMap;

use lopdf::Object;
use printpdf::{
    Color, CurTransMat, DictItem, FontId, Greyscale, Line, LinePoint, Op, PdfFontHandle, Point, Pt,
    Rgb, TextItem, TextMatrix, XObjectId, XObjectTransform,
};

use super::objects::{rounded, unicode};
use crate::export::document::picture::Image;

/// What draws a page, as far as it is drawn.
#[derive(Default)]
pub struct Canvas {
    ops: Vec<Op>,
    numbered: usize,
    pictures: Vec<Image>,
}

/// What marked content is to a program that reads the page aloud.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Marked {
    /// A part of the document. The first such content of a page has the number (MCID) 0, the next 1.
    Content,
    /// None, and of what kind (ISO 32000-1, 14.8.2.2.2).
    Artifact(&'static [(&'static str, &'static str)]),
}

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Colour {
    /// Between black at 0 and white at 1.
    Grey(f32),
    /// Red, green and blue of sRGB, from 0 to 1.
    Rgb(f32, f32, f32),
}

/// A step along a baseline.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// Characters.
    Text(String),
    /// So many thousandths of an em back.
    Back(f32),
}

/// The fonts of a page by their fixed names; those that printpdf gives differ from call to call.
pub(super) fn font_id(name: &str) -> FontId {
    FontId(name.to_owned())
}

impl Canvas {
    /// How many stretches of marked content are parts of the document.
    pub(super) fn numbered(&self) -> usize {
        self.numbered
    }

    /// The operators, and the pictures that they show, by [`picture_name`] of their place.
    pub(super) fn into_parts(self) -> (Vec<Op>, Vec<Image>) {
        (self.ops, self.pictures)
    }

    /// Begins marked content of a structure type. Where readers would misread it, `actual` says what
    /// it is (ISO 32000-1, 14.9.4).
    pub fn begin(&mut self, role: &str, marked: Marked, actual: Option<&str>) {
        let mut map = BTreeMap::new();
        match marked {
            Marked::Content => {
                let number = i64::try_from(self.numbered).unwrap_or(i64::MAX);
                self.numbered += 1;
                map.insert("MCID".to_owned(), DictItem::Int(number));
            }
            Marked::Artifact(properties) => {
                let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
                let properties = properties.iter();
                map.extend(properties.map(|(key, value)| ((*key).to_owned(), name(value))));
            }
        }
        if let Some(Object::String(data, _)) = actual.map(unicode) {
            let literal = false;
            map.insert("ActualText".to_owned(), DictItem::String { data, literal });
        }
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: role.to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    /// Ends it.
    pub fn end(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    /// Begins text.
    pub fn begin_text(&mut self) {
        self.ops.push(Op::StartTextSection);
    }

    /// Ends it.
    pub fn end_text(&mut self) {
        self.ops.push(Op::EndTextSection);
    }

    /// Sets the font, by its name in the file, and the type size of the text that follows.
    pub fn font(&mut self, name: &str, size: f32) {
        let font = PdfFontHandle::External(font_id(name));
        let size = Pt(rounded(size));
        self.ops.push(Op::SetFont { font, size });
    }

    /// Sets the colour of the text that follows.
    pub fn fill(&mut self, colour: Colour) {
        let col = color(colour);
        self.ops.push(Op::SetFillColor { col });
    }

    /// Sets the colour of the lines that follow.
    pub fn stroke(&mut self, colour: Colour) {
        let col = color(colour);
        self.ops.push(Op::SetOutlineColor { col });
    }

    /// Sets what is added after each character of the text that follows.
    pub fn spacing(&mut self, multiplier: f32) {
        self.ops.push(Op::SetCharacterSpacing { multiplier });
    }

    /// Moves to where a baseline begins, turned counter-clockwise by so many degrees.
    pub fn baseline(&mut self, (x, y): (f32, f32), turn: f32) {
        let (sin, cos) = turn.to_radians().sin_cos();
        let matrix = TextMatrix::Raw([cos, sin, -sin, cos, rounded(x), rounded(y)]);
        self.ops.push(Op::SetTextMatrix { matrix });
    }

    /// Shows text along the baseline.
    pub fn show(&mut self, shown: Vec<Shown>) {
        let items = shown.into_iter().map(|shown| match shown {
            Shown::Text(text) => TextItem::Text(text),
            Shown::Back(back) => TextItem::Offset(back),
        });
        self.ops.push(Op::ShowText {
            items: items.collect(),
        });
    }

    /// Shows a picture between its top left and its bottom right corner.
    pub fn picture(&mut self, image: Image, from: (f32, f32), to: (f32, f32)) {
        let id = XObjectId(picture_name(self.pictures.len()));
        self.pictures.push(image);
        let place = [to.0 - from.0, 0.0, 0.0, from.1 - to.1, from.0, to.1];
        let matrix = CurTransMat::Raw(place.map(rounded));
        let transform = XObjectTransform {
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.extend([
            Op::SaveGraphicsState,
            Op::SetTransformationMatrix { matrix },
            Op::UseXobject { id, transform },
            Op::RestoreGraphicsState,
        ]);
    }

    /// Draws a straight line.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32) {
        let point = |(x, y): (f32, f32)| LinePoint {
            p: Point {
                x: Pt(rounded(x)),
                y: Pt(rounded(y)),
            },
            bezier: false,
        };
        self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        let line = Line {
            points: vec![point(from), point(to)],
            is_closed: false,
        };
        self.ops.push(Op::DrawLine { line });
    }
}

/// What the pictures of a page are called.
pub(super) fn picture_name(index: usize) -> String {
    format!("P{index}")
}

fn color(colour: Colour) -> Color {
    match colour {
        Colour::Grey(shade) => Color::Greyscale(Greyscale::new(shade, None)),
        Colour::Rgb(red, green, blue) => Color::Rgb(Rgb::new(red, green, blue, None)),
    }
}
