//! The page of GB/T 9704-2012, and what stands under its text.

use std::io;

use super::run::{PLAIN, run};
use super::styles::Style;
use super::units::{WORD, line, twips};
use crate::export::document::geometry::{
    HEIGHT, LEFT, NUMBER_DROP, NUMBER_SIZE, PAGE_HEIGHT, PAGE_WIDTH, TOP, WIDTH,
};
use crate::export::xml::Xml;

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
            run(xml, "— ", PLAIN)?;
            xml.element("w:fldSimple", &[("w:instr", &"PAGE")], |xml| {
                run(xml, "1", PLAIN)
            })?;
            run(xml, " —", PLAIN)
        })
    })
}

/// The page's size, margins and grid, at the end of the body (5.2).
pub(super) fn section(xml: &mut Xml, is_draft: bool) -> io::Result<()> {
    // The dash, in the middle of its line, stands `NUMBER_DROP` under the text.
    let footer = PAGE_HEIGHT - TOP - HEIGHT - NUMBER_DROP - NUMBER_SIZE / 2.0;
    xml.element("w:sectPr", &[], |xml| {
        if is_draft {
            for kind in ["default", "even"] {
                xml.empty(
                    "w:headerReference",
                    &[("w:type", &kind), ("r:id", &"stamp")],
                )?;
            }
        }
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
