//! placeholder
use super::document::Document;

/// Why the Word document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {}

/// Writes the document.
///
/// # Errors
/// placeholder
pub fn write(_document: &Document) -> Result<Vec<u8>, DocxError> {
    Ok(Vec::new())
}
