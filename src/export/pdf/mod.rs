//! The report on paper: A4 pages after GB/T 9704-2012, as a PDF file.
//!
//! [`Document`] → [`layout`] → [`Pages`], a list of what is drawn where that knows nothing of PDF
//! and that the preview draws too → [`write`].

mod cell;
mod chars;
mod chart;
mod colour;
mod content;
mod flow;
mod fonts;
mod furniture;
mod head;
mod line;
mod metadata;
mod missing;
mod normal;
mod objects;
mod older;
mod outline;
mod pages;
mod parts;
mod rows;
mod rules;
mod signature;
mod structure;
mod style;
mod subset;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod writer;

pub use super::geometry::{PAGE_HEIGHT, PAGE_WIDTH};
pub use fonts::{Face, FaceOrigin, Fonts, Refusal, Refused};
pub use missing::{is_common, missing_characters, missing_in};
pub use pages::{Bookmark, Ink, Mark, Page, Pages, Part, Place, Rule, Run, Tag};

use super::document::Document;
use crate::report::Date;

/// How a document is exported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether 送审稿 stands large and grey behind the text of every page.
    pub draft: bool,
    /// The document's date, for the file's information. Where it is not known the environment
    /// variable `SOURCE_DATE_EPOCH` is asked, and failing that the file bears no date: never the
    /// clock's, so that the same document gives the same bytes.
    pub date: Option<Date>,
    /// The archive standard that the file keeps to.
    pub conformance: Conformance,
    /// Whether the organ's name stands red over a red line at the head of the first page.
    pub red_head: bool,
    /// How many pages bear numbers before the first one of this document.
    pub pages_before: usize,
}

/// An archive standard (ISO 19005).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Conformance {
    /// PDF/A-2u, on PDF 1.7.
    #[default]
    A2u,
    /// PDF/A-1b, on PDF 1.4.
    A1b,
}

/// Why a PDF file could not be made. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A face could not be cut down to the characters in use.
    #[error("字体“{face}”无法嵌入 PDF：{reason}。请重新安装程序自带的 fonts 文件夹后再导出。")]
    Font {
        /// The face's name.
        face: &'static str,
        /// What the font library said.
        reason: String,
    },
    /// The file could not be put together.
    #[error("PDF 文件无法生成：{0}。报告内容没有改动，请再导出一次。")]
    Write(#[from] std::io::Error),
}

/// Lays a document out on pages. The preview draws what comes back; [`write`] makes a file of it.
#[must_use]
pub fn layout(document: &Document, options: Options, fonts: &Fonts) -> Pages {
    flow::layout(document, options, fonts)
}

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

/// A laid-out document that goes into a file together with others.
#[derive(Debug, Clone, Copy)]
pub struct Bound<'a> {
    /// The document.
    pub document: &'a Document,
    /// The pages it was laid out on.
    pub pages: &'a Pages,
    /// What a reading program shows before the numbers of these pages; empty for the first document.
    pub label: &'a str,
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
    writer::write(bound, title, options, fonts)
}
