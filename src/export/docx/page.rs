//! The page of GB/T 9704-2012 in Word's units, and what stands under its text.

use std::io;

use super::body::run;
use super::styles::Style;
use super::xml::Xml;
use crate::export::pdf::geometry::{
    ADVANCE, HEIGHT, LEFT, NUMBER_DROP, NUMBER_SIZE, PAGE_HEIGHT, PAGE_WIDTH, PITCH, TEXT_SIZE,
    TOP, WIDTH,
};

/// The namespace of a Word document's parts.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of references to other parts.
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A length in twips, of which a point has 20.
pub(super) fn twips(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

/// The distance from line to line in twips, rounded down so that 22 lines find room (5.2.3).
pub(super) fn line() -> i32 {
    (PITCH * 20.0).floor() as i32
}

/// What is added to the width of a character of the text, in twips; down, so that 28 find room in a
/// line (5.2.3). A grid of characters would say it more finely, but `LibreOffice` gives a character
/// that is wider than its place two of them.
pub(super) fn spacing() -> i32 {
    ((ADVANCE - TEXT_SIZE) * 20.0).floor() as i32
}

/// Odd or even pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Their number stands at the right, a character from the edge.
    Odd,
    /// Their number stands at the left, a character from the edge.
    Even,
}

/// The page number under the text: `— 1 —` (7.5).
pub(super) fn footer(side: Side) -> io::Result<Vec<u8>> {
    let one = twips(NUMBER_SIZE);
    Xml::part("w:ftr", &[("xmlns:w", &WORD)], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.val("w:pStyle", Style::Footer.id())?;
                match side {
                    Side::Odd => {
                        xml.empty("w:ind", &[("w:rightChars", &100), ("w:right", &one)])?;
                        xml.val("w:jc", "right")
                    }
                    Side::Even => {
                        xml.empty("w:ind", &[("w:leftChars", &100), ("w:left", &one)])?;
                        xml.val("w:jc", "left")
                    }
                }
            })?;
            run(xml, "— ", None, None)?;
            xml.element("w:fldSimple", &[("w:instr", &"PAGE")], |xml| {
                run(xml, "1", None, None)
            })?;
            run(xml, " —", None, None)
        })
    })
}

/// The page's size, margins and grid, at the end of the body (5.2).
pub(super) fn section(xml: &mut Xml) -> io::Result<()> {
    // The dash, in the middle of its line, stands `NUMBER_DROP` under the text.
    let footer = PAGE_HEIGHT - TOP - HEIGHT - NUMBER_DROP - NUMBER_SIZE / 2.0;
    xml.element("w:sectPr", &[], |xml| {
        for (kind, part) in [("default", "odd"), ("even", "even")] {
            xml.empty("w:footerReference", &[("w:type", &kind), ("r:id", &part)])?;
        }
        xml.empty(
            "w:pgSz",
            &[("w:w", &twips(PAGE_WIDTH)), ("w:h", &twips(PAGE_HEIGHT))],
        )?;
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &twips(TOP)),
                ("w:right", &twips(PAGE_WIDTH - LEFT - WIDTH)),
                ("w:bottom", &twips(PAGE_HEIGHT - TOP - HEIGHT)),
                ("w:left", &twips(LEFT)),
                ("w:header", &twips(TOP / 2.0)),
                ("w:footer", &twips(footer)),
                ("w:gutter", &0),
            ],
        )?;
        xml.empty("w:cols", &[("w:space", &0)])?;
        xml.empty(
            "w:docGrid",
            &[("w:type", &"lines"), ("w:linePitch", &line())],
        )
    })
}
