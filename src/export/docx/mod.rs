//! The report as a Word document (ISO/IEC 29500-1), for offices that pass it on in Word or WPS.
//!
//! Real styles, so that a clerk changes all headings at once, and the page of GB/T 9704-2012; the
//! official faces by name, with their doubles for computers that lack them. A paragraph of the
//! [`Document`] is a `w:p`, a cell a `w:tc`, with exactly its text: what goes out can be read back.
//!
//! Written with quick-xml and zip. docx-rs (0.4.22) was looked at: it does not write
//! `w:firstLineChars`, repeated header rows, line-breaking settings or punctuation squeezing, which
//! are what makes a Chinese document; and the import reads XML with quick-xml anyway.

mod body;
mod data;
mod error;
mod faces;
mod fit;
mod head;
mod package;
mod page;
mod run;
mod signature;
mod stamp;
mod styles;
mod table;
mod units;

pub use error::DocxError;

use super::document::Document;
use super::document::print::Print;
use super::xml::pack;

/// What the pages bear besides the report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look<'a> {
    /// Whether 送审稿 stands large and grey behind the text of every page.
    pub draft: bool,
    /// Whether the organ's name stands red over a red line at the head of the first page.
    pub red_head: bool,
    /// The report itself, which the document carries along.
    pub carried: Option<&'a str>,
}

/// Writes the document. The same document gives the same bytes.
///
/// # Errors
/// See [`DocxError`]; memory takes everything, so they do not happen in practice.
pub fn write(document: &Document) -> Result<Vec<u8>, DocxError> {
    write_as(document, &Print::default(), Look::default())
}

/// Writes the document as it came out in print: title, labels and signature in the same lines, and
/// its tables on the same pages.
///
/// # Errors
/// See [`DocxError`]; memory takes everything, so they do not happen in practice.
pub fn write_as(document: &Document, print: &Print, look: Look<'_>) -> Result<Vec<u8>, DocxError> {
    write_bound(&[(document, print)], &document.full_title(), look)
}

/// Writes documents that came out in print one after the other, each on a page of its own, as one that
/// bears this title.
///
/// # Errors
/// See [`DocxError`]; memory takes everything, so they do not happen in practice.
pub fn write_bound(
    documents: &[(&Document, &Print)],
    title: &str,
    look: Look<'_>,
) -> Result<Vec<u8>, DocxError> {
    let first = documents.first().map(|(document, _)| *document);
    let mut parts = vec![
        ("[Content_Types].xml", package::content_types(look)?),
        ("_rels/.rels", package::relations()?),
        ("docProps/core.xml", package::properties(first, title)?),
        ("word/document.xml", body::documents(documents, look)?),
        (
            "word/_rels/document.xml.rels",
            package::document_relations(look)?,
        ),
        ("word/styles.xml", styles::styles()?),
        ("word/settings.xml", package::settings()?),
        ("word/fontTable.xml", faces::font_table()?),
        ("word/footer1.xml", page::footer(page::Side::Odd)?),
        ("word/footer2.xml", page::footer(page::Side::Even)?),
    ];
    if look.draft {
        parts.push((stamp::PART, stamp::header()?));
    }
    if let Some(report) = look.carried {
        parts.extend([
            (data::PART, data::part(report)?),
            (data::PROPERTIES, data::properties()?),
            (data::RELATIONS_PART, data::relations()?),
        ]);
    }
    Ok(pack(&parts)?)
}
