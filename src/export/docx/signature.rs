//! Organ and date under a document (GB/T 9704-2012, 7.3.5).

use std::io;

use super::run::run;
use super::styles::Style;
use super::units::{line, twips};
use super::xml::Xml;
use crate::export::document::Signature;
use crate::export::document::geometry::ADVANCE;
use crate::export::document::measure::ems;

/// How many characters' room stays right of the date.
const RIGHT: f32 = 4.0;

/// Writes the organ centred over the date, one line below the text; the date alone where there is no
/// organ.
pub(super) fn write(xml: &mut Xml, signature: &Signature) -> io::Result<()> {
    let date = signature.date.to_string();
    // An organ's name that is longer than twice that room pushes the date no farther.
    let organ = (RIGHT + (ems(&date) - ems(&signature.organ)) / 2.0).max(0.0);
    if signature.organ.is_empty() {
        return paragraph(xml, &date, RIGHT, line(), false);
    }
    paragraph(xml, &signature.organ, organ, line(), true)?;
    paragraph(xml, &date, RIGHT, 0, false)
}

fn paragraph(xml: &mut Xml, text: &str, right: f32, before: i32, keep: bool) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.val("w:pStyle", Style::Signature.id())?;
            if keep {
                xml.empty("w:keepNext", &[])?;
            }
            xml.empty("w:spacing", &[("w:before", &before)])?;
            let hundredths = (right * 100.0).round();
            let width = twips(right * ADVANCE);
            xml.empty(
                "w:ind",
                &[("w:rightChars", &hundredths), ("w:right", &width)],
            )
        })?;
        run(xml, text, None, None)
    })
}
