//! Runs of text.

use std::io;

use super::styles::{self, Style};
use crate::export::markup::clean;
use crate::export::xml::Xml;

/// Blanks are kept as they are.
pub(super) const KEPT: crate::export::xml::Attributes = &[("xml:space", &"preserve")];

/// Text in lines: each but the first begins after a break.
pub(super) fn lines(
    xml: &mut Xml,
    lines: &[&str],
    style: Option<Style>,
    size: Option<f32>,
) -> io::Result<()> {
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            xml.element("w:r", &[], |xml| xml.empty("w:br", &[]))?;
        }
        run(xml, line, style, size)?;
    }
    Ok(())
}

/// A run of text, with a style and a size of its own if it has them. Tabs are tabs.
pub(super) fn run(
    xml: &mut Xml,
    text: &str,
    style: Option<Style>,
    size: Option<f32>,
) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| {
            if let Some(style) = style {
                xml.val("w:rStyle", style.id())?;
            }
            // Quotation marks, dashes and the like are Chinese characters here, not Latin ones.
            xml.empty("w:rFonts", &[("w:hint", &"eastAsia")])?;
            size.map_or(Ok(()), |size| styles::size(xml, size))
        })?;
        for (index, piece) in text.split('\t').enumerate() {
            if index > 0 {
                xml.empty("w:tab", &[])?;
            }
            if !piece.is_empty() {
                xml.text("w:t", KEPT, &clean(piece))?;
            }
        }
        Ok(())
    })
}
