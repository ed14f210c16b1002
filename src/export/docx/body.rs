//! The document itself: title, headings, paragraphs.

use std::io;

use super::run::run;
use super::styles::Style;
use super::units::{RELATIONS, WORD, line, twips};
use super::xml::Xml;
use super::{page, signature, table};
use crate::export::document::geometry::{PITCH, TITLE_PITCH, TITLE_SIZE, WIDTH};
use crate::export::document::measure;
use crate::export::document::{Block, Document, Paragraph};

/// The space between a heading and the table under it, in twips.
const ABOVE_TABLE: i32 = 80;

/// `word/document.xml`
pub(super) fn document(document: &Document) -> io::Result<Vec<u8>> {
    let namespaces: super::xml::Attributes = &[("xmlns:w", &WORD), ("xmlns:r", &RELATIONS)];
    Xml::part("w:document", namespaces, |xml| {
        xml.element("w:body", &[], |xml| {
            title(xml, &document.title)?;
            for (index, block) in document.blocks.iter().enumerate() {
                let near = Near {
                    before: index.checked_sub(1).map(|index| &document.blocks[index]),
                    after: document.blocks.get(index + 1),
                    is_signed: document.signature.is_some(),
                };
                write(xml, block, &near)?;
            }
            if let Some(signed) = &document.signature {
                signature::write(xml, signed)?;
            }
            page::section(xml)
        })
    })
}

/// What stands beside a block.
struct Near<'a> {
    before: Option<&'a Block>,
    after: Option<&'a Block>,
    is_signed: bool,
}

fn write(xml: &mut Xml, block: &Block, near: &Near) -> io::Result<()> {
    match block {
        Block::Heading { level, text } => {
            let style = if *level == 1 {
                Style::Heading1
            } else {
                Style::Heading2
            };
            // A heading right above another of its level stands over an empty section.
            let is_empty = match near.after {
                Some(Block::Heading { level: next, .. }) => next <= level,
                Some(_) => false,
                None => true,
            };
            let keep = is_empty.then_some(false);
            paragraph(xml, style, spacing(near), keep, |xml| {
                run(xml, text, None, None)
            })
        }
        Block::Paragraph(Paragraph { text, lead }) => {
            // A lead that does not end between characters is none.
            let (lead, rest) = text.split_at_checked(*lead).unwrap_or(("", text));
            let keep = match near.after {
                // A paragraph that is all heading stays with what it is above.
                Some(Block::Paragraph(_) | Block::Table(_) | Block::Chart(_)) => rest.is_empty(),
                Some(Block::Heading { .. } | Block::Picture(_)) => false,
                None => near.is_signed,
            };
            paragraph(
                xml,
                Style::Normal,
                spacing(near),
                keep.then_some(true),
                |xml| {
                    run(xml, lead, Some(Style::Lead), None)?;
                    run(xml, rest, None, None)
                },
            )
        }
        Block::Chart(chart) => told(xml, &chart.told(), near),
        Block::Picture(picture) => told(xml, &picture.caption, near),
        Block::Table(printed) => {
            table::write(xml, printed)?;
            // Two tables would become one, and Word ends a document with a paragraph.
            if !matches!(
                near.after,
                Some(
                    Block::Heading { .. }
                        | Block::Paragraph(_)
                        | Block::Chart(_)
                        | Block::Picture(_)
                )
            ) {
                paragraph(xml, Style::Normal, None, None, |_| Ok(()))?;
            }
            Ok(())
        }
    }
}

/// What is said of what is not drawn here.
fn told(xml: &mut Xml, words: &str, near: &Near) -> io::Result<()> {
    paragraph(xml, Style::Normal, spacing(near), None, |xml| {
        run(xml, words, None, None)
    })
}

/// The space above and below what stands beside a table, in twips.
fn spacing(near: &Near) -> Option<(i32, i32)> {
    let is_table = |block: Option<&Block>| matches!(block, Some(Block::Table(_)));
    let before = if is_table(near.before) { line() / 4 } else { 0 };
    let after = if is_table(near.after) { ABOVE_TABLE } else { 0 };
    (before + after > 0).then_some((before, after))
}

/// A paragraph of a style; `keep` says whether it stays with what follows, where that is not as its
/// style has it.
fn paragraph(
    xml: &mut Xml,
    style: Style,
    spacing: Option<(i32, i32)>,
    keep: Option<bool>,
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.val("w:pStyle", style.id())?;
            if let Some(keep) = keep {
                xml.val("w:keepNext", u8::from(keep))?;
            }
            if let Some((before, after)) = spacing {
                xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after)])?;
            }
            Ok(())
        })?;
        inside(xml)
    })
}

/// The title on as many lines as its halves ask for, then a blank line; what follows stands on the
/// grid again, though the title's lines are farther apart.
fn title(xml: &mut Xml, halves: &(String, String)) -> io::Result<()> {
    let column = WIDTH / TITLE_SIZE;
    let in_one = measure::ems(&halves.0) + measure::ems(&halves.1) <= column;
    let lines = if in_one {
        1
    } else {
        measure::lines(&halves.0, column) + measure::lines(&halves.1, column)
    };
    let height = lines as f32 * TITLE_PITCH;
    // Some of a line's room is blank: it may reach into the band below a little.
    let bands = ((height - TITLE_PITCH / 2.0) / PITCH).ceil() + 1.0;
    let after = bands as i32 * line() - twips(height);
    paragraph(xml, Style::Title, Some((0, after.max(0))), None, |xml| {
        run(xml, &halves.0, None, None)?;
        if !in_one && !halves.0.is_empty() && !halves.1.is_empty() {
            xml.element("w:r", &[], |xml| xml.empty("w:br", &[]))?;
        }
        run(xml, &halves.1, None, None)
    })
}
