//! The organ's red head on the first page (GB/T 9704-2012, 7.2.4 and 7.2.7).

use std::io;

use super::faces::{LATIN, TITLE, fonts};
use super::run;
use super::styles;
use super::units::twips;
use crate::export::document::geometry::{HEAD_DROP, PITCH, RULE_DROP, TITLE_PITCH, TITLE_SIZE};
use crate::export::document::print::Print;
use crate::export::document::tag::Tag;
use crate::export::markup::clean;
use crate::export::xml::Xml;

/// The type where it was not printed, in points.
const USUAL: f32 = 44.0;
/// From line to line, in type sizes.
const LEADING: f32 = 1.4;

/// Writes it: the organ's name, red and centred, over a red line as wide as the text.
pub(super) fn write(xml: &mut Xml, organ: &str, print: &Print) -> io::Result<()> {
    if organ.is_empty() {
        return Ok(());
    }
    let size = print.size(Tag::Head).unwrap_or(USUAL);
    let leading = size * LEADING;
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.val("w:pStyle", styles::Style::Title.id())?;
            xml.element("w:pBdr", &[], |xml| {
                // Eighths of a point, and points.
                let attributes: crate::export::xml::Attributes = &[
                    ("w:val", &"single"),
                    ("w:sz", &12),
                    ("w:space", &RULE_DROP.round()),
                    ("w:color", &"FF0000"),
                ];
                xml.empty("w:bottom", attributes)
            })?;
            let before = HEAD_DROP - (leading - size) / 2.0;
            // The title stands two lines below, in the middle of its own line.
            let after = 2.0 * PITCH - (TITLE_PITCH - TITLE_SIZE) / 2.0;
            let attributes: crate::export::xml::Attributes = &[
                ("w:before", &twips(before)),
                ("w:after", &twips(after)),
                ("w:line", &twips(leading)),
                ("w:lineRule", &"exact"),
            ];
            xml.empty("w:spacing", attributes)
        })?;
        for (index, line) in print.lines(Tag::Head, organ).iter().enumerate() {
            xml.element("w:r", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    fonts(xml, LATIN, &TITLE)?;
                    xml.val("w:color", "FF0000")?;
                    styles::size(xml, size)
                })?;
                if index > 0 {
                    xml.empty("w:br", &[])?;
                }
                xml.text("w:t", run::KEPT, &clean(line))
            })?;
        }
        Ok(())
    })
}
