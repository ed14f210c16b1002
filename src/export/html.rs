//! placeholder
use super::document::Document;

/// Writes the document.
#[must_use]
pub fn write(_document: &Document) -> String {
    String::new()
}
