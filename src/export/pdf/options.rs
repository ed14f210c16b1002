//! How a document becomes pages and a file.

use super::sink::Conformance;
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
