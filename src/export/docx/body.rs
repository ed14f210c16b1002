//! The document itself: title, headings, paragraphs.

use std::io;

use super::fit::{self, Setting};
use super::head;
use super::run::{Own, PLAIN, lines, run};
use super::styles::Style;
use super::units::{self, RELATIONS, WORD, line, twips};
use super::{Look, page, signature, table};
use crate::export::document::annex::{self, Above, Place};
use crate::export::document::geometry::{
    ADVANCE, PITCH, TEXT_SIZE, TITLE_PITCH, TITLE_SIZE, WIDTH,
};
use crate::export::document::measure;
use crate::export::document::print::Print;
use crate::export::document::tag::Tag;
use crate::export::document::{Block, Document, Paragraph};
use crate::export::xml::Xml;

/// The space between a heading and the table under it, in twips.
const ABOVE_TABLE: i32 = 80;

/// `word/document.xml`: documents one after the other, each with how it came out in print.
pub(super) fn documents(documents: &[(&Document, &Print)], look: Look<'_>) -> io::Result<Vec<u8>> {
    let namespaces: crate::export::xml::Attributes = &[("xmlns:w", &WORD), ("xmlns:r", &RELATIONS)];
    Xml::part("w:document", namespaces, |xml| {
        xml.element("w:body", &[], |xml| {
            for (index, (document, print)) in documents.iter().enumerate() {
                let is_first = index == 0;
                if look.red_head && is_first {
                    head::write(xml, &document.organ, print)?;
                }
                title(xml, &document.title, print, is_first)?;
                blocks(xml, document, print)?;
            }
            page::section(xml, look.draft)
        })
    })
}

/// What stands below the title, and who signs it.
fn blocks(xml: &mut Xml, document: &Document, print: &Print) -> io::Result<()> {
    for (index, block) in document.blocks.iter().enumerate() {
        let near = Near {
            before: index.checked_sub(1).map(|index| &document.blocks[index]),
            after: document.blocks.get(index + 1),
            is_signed: document.signature.is_some(),
        };
        if let Block::Table(printed) = block {
            table::write(xml, printed, index, print)?;
            end_table(xml, &near)?;
        } else {
            let place = annex::place(&document.blocks, index);
            let ends = |text: &str| print.ends(Tag::Block(index), text);
            write(xml, block, &near, place.as_ref(), &ends)?;
        }
    }
    match &document.signature {
        Some(signed) => signature::write(xml, signed, print),
        None => Ok(()),
    }
}

/// What stands beside a block.
struct Near<'a> {
    before: Option<&'a Block>,
    after: Option<&'a Block>,
    is_signed: bool,
}

/// Writes what is no table; `ends` says where the lines of its text end in print.
fn write(
    xml: &mut Xml,
    block: &Block,
    near: &Near,
    place: Option<&Place>,
    ends: &dyn Fn(&str) -> Option<Vec<usize>>,
) -> io::Result<()> {
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
            paragraph(xml, style, spacing(near), keep, None, |xml| {
                fitted(xml, text, 0, None, ends)
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
                place.map(|place| (place, text.as_str())),
                |xml| fitted(xml, text, lead.len(), place, ends),
            )
        }
        Block::Chart(chart) => told(xml, &chart.told(), near),
        Block::Picture(picture) => told(xml, &picture.caption, near),
        Block::Table(_) => Ok(()),
    }
}

/// A text of the 版心, whose first `lead` bytes are a run-in heading, in lines that end where they do in
/// print.
fn fitted(
    xml: &mut Xml,
    text: &str,
    lead: usize,
    place: Option<&Place>,
    ends: &dyn Fn(&str) -> Option<Vec<usize>>,
) -> io::Result<()> {
    let (first, turned) = place.map_or((2.0, 0.0), |place| indents(place, text));
    let setting = Setting {
        size: TEXT_SIZE,
        spacing: units::spacing(),
        first: WIDTH - first * ADVANCE,
        turned: WIDTH - turned * ADVANCE,
    };
    let ends = ends(text).unwrap_or_default();
    for (range, spacing) in fit::stretches(text, &ends, &setting) {
        let middle = lead.clamp(range.start, range.end);
        for (part, style) in [
            (range.start..middle, Some(Style::Lead)),
            (middle..range.end, None),
        ] {
            let own = Own {
                style,
                spacing,
                size: None,
            };
            run(xml, text.get(part).unwrap_or_default(), own)?;
        }
    }
    Ok(())
}

/// What follows a table: two tables would become one, and Word ends a document with a paragraph.
fn end_table(xml: &mut Xml, near: &Near) -> io::Result<()> {
    match near.after {
        None | Some(Block::Table(_)) => paragraph(xml, Style::Normal, None, None, None, |_| Ok(())),
        Some(_) => Ok(()),
    }
}

/// What is said of what is not drawn here.
fn told(xml: &mut Xml, words: &str, near: &Near) -> io::Result<()> {
    paragraph(xml, Style::Normal, spacing(near), None, None, |xml| {
        run(xml, words, PLAIN)
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
    place: Option<(&Place, &str)>,
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.val("w:pStyle", style.id())?;
            if let Some(keep) = keep {
                xml.val("w:keepNext", u8::from(keep))?;
            }
            let above = place
                .as_ref()
                .map_or(Above::Nothing, |(place, _)| place.above());
            if above == Above::Page {
                xml.empty("w:pageBreakBefore", &[])?;
            }
            let line = if above == Above::Line { line() } else { 0 };
            let (before, after) = spacing.unwrap_or_default();
            if spacing.is_some() || line > 0 {
                let before = before + line;
                xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after)])?;
            }
            if let Some((place, text)) = place {
                indent(xml, place, text)?;
            }
            Ok(())
        })?;
        inside(xml)
    })
}

/// How far the lines of what names or begins an enclosure are indented: those after the first stand
/// under its name.
fn indent(xml: &mut Xml, place: &Place, text: &str) -> io::Result<()> {
    let (first, turned) = indents(place, text);
    let hanging = turned - first;
    let hundredths = |characters: f32| (characters * 100.0).round();
    xml.empty(
        "w:ind",
        &[
            ("w:leftChars", &hundredths(turned)),
            ("w:left", &twips(turned * ADVANCE)),
            ("w:hangingChars", &hundredths(hanging)),
            ("w:hanging", &twips(hanging * ADVANCE)),
        ],
    )
}

/// How far the first line begins from the left, and how far all others, in characters.
fn indents(place: &Place, text: &str) -> (f32, f32) {
    let name = |characters: usize| {
        let before: String = text.chars().take(characters).collect();
        measure::ems(&before)
    };
    match place {
        Place::Page => (0.0, 0.0),
        Place::First { name: before } => (2.0, 2.0 + name(*before)),
        Place::Next { name: before } => {
            let first = 2.0 + measure::ems(annex::MARK);
            (first, first + name(*before))
        }
    }
}

/// The title in the lines that it was printed in, or on as many as its halves ask for, on a new page
/// unless it is the first, then a blank line; what follows stands on the grid again, though the title's lines are farther apart.
fn title(
    xml: &mut Xml,
    halves: &(String, String),
    print: &Print,
    is_first: bool,
) -> io::Result<()> {
    let whole = format!("{}{}", halves.0, halves.1);
    let printed = print.lines(Tag::Title, &whole);
    let column = WIDTH / TITLE_SIZE;
    let in_one = measure::ems(&halves.0) + measure::ems(&halves.1) <= column;
    let (pieces, count) = if print.count(Tag::Title) > 0 {
        let count = printed.len();
        (printed, count)
    } else if in_one || halves.0.is_empty() || halves.1.is_empty() {
        (printed, measure::lines(&whole, column))
    } else {
        let count = measure::lines(&halves.0, column) + measure::lines(&halves.1, column);
        (vec![halves.0.as_str(), halves.1.as_str()], count)
    };
    let height = count as f32 * TITLE_PITCH;
    // Some of a line's room is blank: it may reach into the band below a little.
    let bands = ((height - TITLE_PITCH / 2.0) / PITCH).ceil() + 1.0;
    let after = bands as i32 * line() - twips(height);
    paragraph(
        xml,
        Style::Title,
        Some((0, after.max(0))),
        None,
        (!is_first).then_some((&Place::Page, whole.as_str())),
        |xml| lines(xml, &pieces),
    )
}
