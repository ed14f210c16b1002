//! Runs of text.

use std::io;

use super::styles::{self, Style};
use crate::export::markup::clean;
use crate::export::xml::Xml;

/// Blanks are kept as they are.
pub(super) const KEPT: crate::export::xml::Attributes = &[("xml:space", &"preserve")];

/// What a run has that is not as its paragraph has it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Own {
    pub(super) style: Option<Style>,
    /// Points.
    pub(super) size: Option<f32>,
    /// What is added to the width of each character, in twips.
    pub(super) spacing: Option<i32>,
}

/// Nothing of its own.
pub(super) const PLAIN: Own = Own {
    style: None,
    size: None,
    spacing: None,
};

/// A break between two lines.
pub(super) fn line_break(xml: &mut Xml) -> io::Result<()> {
    xml.element("w:r", &[], |xml| xml.empty("w:br", &[]))
}

/// Text in lines: each but the first begins after a break.
pub(super) fn lines(xml: &mut Xml, lines: &[&str]) -> io::Result<()> {
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            line_break(xml)?;
        }
        run(xml, line, PLAIN)?;
    }
    Ok(())
}

/// A run of text. Tabs are tabs.
pub(super) fn run(xml: &mut Xml, text: &str, own: Own) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| {
            if let Some(style) = own.style {
                xml.val("w:rStyle", style.id())?;
            }
            // Quotation marks, dashes and the like are Chinese characters here, not Latin ones.
            xml.empty("w:rFonts", &[("w:hint", &"eastAsia")])?;
            if let Some(spacing) = own.spacing {
                xml.val("w:spacing", spacing)?;
            }
            own.size.map_or(Ok(()), |size| styles::size(xml, size))
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
