//! Organ and date under a document (GB/T 9704-2012, 7.3.5).

use std::io;

use super::run::lines;
use super::styles::Style;
use super::units::{line, twips};
use crate::export::document::Signature;
use crate::export::document::geometry::ADVANCE;
use crate::export::document::measure::ems;
use crate::export::document::print::Print;
use crate::export::document::tag::Tag;
use crate::export::xml::Xml;

/// How many characters' room stays right of the date…
const RIGHT: f32 = 4.0;
/// …and at least right of a long organ's name, as on the printed page.
const BESIDE_ORGAN: f32 = 2.0;

/// Writes the organ centred over the date, one line below the text; the date alone where there is no
/// organ.
pub(super) fn write(xml: &mut Xml, signature: &Signature, print: &Print) -> io::Result<()> {
    let date = signature.date.to_string();
    if signature.organ.is_empty() {
        return paragraph(xml, &[&date], RIGHT, line(), false);
    }
    // The organ's lines are all but the last, which is the date.
    let whole = format!("{}{date}", signature.organ);
    let printed = print.lines(Tag::Signature, &whole);
    let organ = match printed.split_last() {
        Some((last, organ)) if *last == date && !organ.is_empty() => organ.to_vec(),
        _ => vec![signature.organ.as_str()],
    };
    let widest = organ.iter().map(|line| ems(line)).fold(0.0, f32::max);
    let half = (widest / 2.0 + BESIDE_ORGAN).max(ems(&date) / 2.0 + RIGHT);
    paragraph(xml, &organ, half - widest / 2.0, line(), true)?;
    paragraph(xml, &[&date], half - ems(&date) / 2.0, 0, false)
}

fn paragraph(xml: &mut Xml, text: &[&str], right: f32, before: i32, keep: bool) -> io::Result<()> {
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
        lines(xml, text)
    })
}
