//! Word documents of today.
//!
//! The text is what Word shows when all tracked changes are accepted: numbers that Word makes itself
//! stand before their paragraphs, hidden text and field codes are left out, text boxes follow the
//! paragraph they are tied to. Notes, headers and footers are no part of the report.

mod body;
mod holders;
mod numbering;
mod package;
mod paragraph;
mod styles;
mod symbol;
mod table;

use super::held::Held;
use super::package::Package;
use crate::import::error::ImportError;
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// Reads a Word document.
///
/// # Errors
/// It is damaged, protected, or larger than any report.
pub(super) fn read(bytes: &[u8]) -> Result<Held, ImportError> {
    let mut package = Package::open(bytes)?;
    let main = package.main()?;
    let styles = match package.related(&main, "styles")? {
        Some(text) => Styles::read(&text)?,
        None => Styles::default(),
    };
    let numbering = match package.related(&main, "numbering")? {
        Some(text) => Numbering::read(&text, &styles)?,
        None => Numbering::default(),
    };
    let Some(text) = package.part(&main)? else {
        return Err(ImportError::Damaged("压缩包里没有正文"));
    };
    let mut held = Body::new(&styles, numbering).read(&text)?;
    held.carried = package.carried();
    Ok(held)
}
