//! What goes into one file.

use crate::export::document::Document;
use crate::export::pdf::pages::Pages;

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
