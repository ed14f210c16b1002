//! What the file of laid-out documents holds.

mod bookmarks;
mod bound;
mod content;
mod metadata;
mod structure;

pub use bookmarks::entries;
pub use bound::Bound;
pub use metadata::gather;

use std::collections::{BTreeMap, BTreeSet};

use super::error::PdfError;
use super::fonts::{Face, Fonts};
use super::layout::layout;
use super::options::Options;
use super::pages::{Pages, characters};
use super::sink::{Attachment, File, Label};
use crate::export::document::Document;
use crate::report::enclosed;
use content::{Drawn, Shared, font_name};

/// Writes a document as a PDF file and returns its bytes. The same document, options and fonts give
/// the same bytes.
///
/// # Errors
/// A font file is damaged in a way that shows only when it is embedded.
pub fn write(document: &Document, options: Options, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    write_pages(document, &layout(document, options, fonts), options, fonts)
}

/// Writes pages that a document was laid out on.
///
/// # Errors
/// A font file is damaged in a way that shows only when it is embedded.
pub fn write_pages(
    document: &Document,
    pages: &Pages,
    options: Options,
    fonts: &Fonts,
) -> Result<Vec<u8>, PdfError> {
    let bound = Bound {
        document,
        pages,
        label: "",
    };
    write_bound(&[bound], &document.full_title(), options, fonts)
}

/// Writes several laid-out documents as one file that bears a title. Of the options the conformance
/// and the date count here; the rest was for the layout. The bookmarks of the second document and
/// those after it stand under its title.
///
/// # Errors
/// A font file is damaged in a way that shows only when it is embedded.
pub fn write_bound(
    bound: &[Bound<'_>],
    title: &str,
    options: Options,
    fonts: &Fonts,
) -> Result<Vec<u8>, PdfError> {
    write_carrying(bound, title, None, options, fonts)
}

/// The same, with the report itself attached where the conformance allows it.
///
/// # Errors
/// A font file is damaged in a way that shows only when it is embedded.
pub fn write_carrying(
    bound: &[Bound<'_>],
    title: &str,
    report: Option<String>,
    options: Options,
    fonts: &Fonts,
) -> Result<Vec<u8>, PdfError> {
    let used = characters(bound.iter().map(|bound| bound.pages));
    let shared = shared(&used, fonts);
    let mut subsets = BTreeMap::new();
    for (face, chars) in &used {
        subsets.insert(font_name(*face), fonts.subset(*face, chars)?);
    }
    let draw = |Bound {
                    document, pages, ..
                }: &Bound<'_>| {
        let role = |tag| structure::role(document, tag);
        let pages = pages.pages.iter();
        let drawn = pages.map(|page| content::draw(page, fonts, &shared, role));
        drawn.collect::<Vec<Drawn>>()
    };
    let mut drawn: Vec<Vec<Drawn>> = bound.iter().map(draw).collect();
    let file = File {
        metadata: gather(bound, title, options),
        conformance: options.conformance,
        fonts: subsets,
        structure: structure::branches(bound, &drawn),
        pages: drawn
            .iter_mut()
            .flatten()
            .map(|page| std::mem::take(&mut page.canvas))
            .collect(),
        bookmarks: entries(bound),
        labels: labels(bound),
        attachment: report.map(|report| Attachment {
            name: enclosed::FILE,
            description: "政府信息公开工作年度报告的数据",
            kind: "application/json",
            bytes: report.into_bytes(),
        }),
    };
    Ok(file.bytes()?)
}

/// How a reading program numbers the pages: as they are numbered on paper. A document alone has the
/// numbers that every file has.
fn labels(bound: &[Bound<'_>]) -> Vec<Label> {
    if bound.len() == 1 {
        return Vec::new();
    }
    let label = |Bound { pages, label, .. }: &Bound<'_>| Label {
        prefix: (*label).to_owned(),
        first: pages.before + 1,
        pages: pages.pages.len(),
    };
    bound.iter().map(label).collect()
}

/// Those of them that share a glyph.
fn shared(used: &BTreeMap<Face, BTreeSet<char>>, fonts: &Fonts) -> Shared {
    let mut shared = Shared::new();
    for (face, chars) in used {
        let mut first: BTreeMap<u16, char> = BTreeMap::new();
        for ch in chars {
            let Some(glyph) = fonts.glyph(*face, *ch) else {
                continue;
            };
            if let Some(other) = first.insert(glyph, *ch) {
                shared.extend([(*face, other), (*face, *ch)]);
            }
        }
    }
    shared
}
