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
mod error;
mod faces;
mod package;
mod page;
mod run;
mod signature;
mod styles;
mod table;
mod units;
mod xml;

pub use error::DocxError;

use super::document::Document;

/// Writes the document. The same document gives the same bytes.
///
/// # Errors
/// See [`DocxError`]; memory takes everything, so they do not happen in practice.
pub fn write(document: &Document) -> Result<Vec<u8>, DocxError> {
    package::pack(&[
        ("[Content_Types].xml", package::content_types()?),
        ("_rels/.rels", package::relations()?),
        ("docProps/core.xml", package::properties(document)?),
        ("word/document.xml", body::document(document)?),
        (
            "word/_rels/document.xml.rels",
            package::document_relations()?,
        ),
        ("word/styles.xml", styles::styles()?),
        ("word/settings.xml", package::settings()?),
        ("word/fontTable.xml", faces::font_table()?),
        ("word/footer1.xml", page::footer(page::Side::Odd)?),
        ("word/footer2.xml", page::footer(page::Side::Even)?),
    ])
}
