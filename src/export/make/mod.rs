//! What is handed to the user: a format, made as chosen, with everything that should be said of it.

mod choices;
mod error;
mod pages;

pub use choices::{Choices, Made};
pub use error::MakeError;
pub use pages::Sheets;
#[cfg(test)]
pub(super) use pages::print_with;

use super::document::Document;
use super::redline::Versions;
use super::signoff::Signers;
use super::{html, text, xlsx};
use crate::check::Finding;
use crate::report::Report;
use pages::Paper;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The pages.
    Pdf,
    /// The same pages, as offices file them (版式文件).
    Ofd,
    /// The text for the portal.
    Text,
    /// The same for an editor that knows tables.
    Html,
    /// For Word and WPS.
    Docx,
    /// The tables alone, for Excel.
    Xlsx,
    /// The sign-off pages alone, which are not published.
    SignOff,
    /// The same for Word and WPS.
    SignOffWord,
}

impl Format {
    /// The ending of such files.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Format::Pdf | Format::SignOff => "pdf",
            Format::Ofd => "ofd",
            Format::Text => "txt",
            Format::Html => "html",
            Format::Docx | Format::SignOffWord => "docx",
            Format::Xlsx => "xlsx",
        }
    }
}

/// Makes the PDF of 修改对照: the report with what changed marked, and the list of it.
///
/// # Errors
/// See [`MakeError`].
pub fn compare(versions: &Versions<'_>, choices: Choices) -> Result<Made, MakeError> {
    if versions.before.is_too_long() || versions.after.is_too_long() {
        return Err(MakeError::TooLong);
    }
    pages::compare(versions, choices)
}

/// Makes the PDF of 核对记录: how two files agree, and where they do not, 修改对照 after it.
///
/// # Errors
/// See [`MakeError`].
pub fn record(
    record: Document,
    versions: &Versions<'_>,
    choices: Choices,
) -> Result<Made, MakeError> {
    if versions.before.is_too_long() || versions.after.is_too_long() {
        return Err(MakeError::TooLong);
    }
    pages::record(record, versions, choices)
}

/// Lays the pages of a report out for a printer, as the PDF has them.
///
/// # Errors
/// See [`MakeError`].
pub fn sheets(
    report: &Report,
    (findings, signers): (&[Finding], &Signers),
    choices: Choices,
) -> Result<Sheets, MakeError> {
    if report.is_too_long() {
        return Err(MakeError::TooLong);
    }
    pages::sheets(report, (findings, signers), choices)
}

/// Makes a file of a report, with the usual signers; see [`make_signed`].
///
/// # Errors
/// See [`MakeError`].
pub fn make(
    report: &Report,
    findings: &[Finding],
    format: Format,
    choices: Choices,
) -> Result<Made, MakeError> {
    make_signed(report, findings, format, choices, &Signers::default())
}

/// Makes a file of a report; `findings` are all of it, and decide whether the pages bear 送审稿,
/// `signers` are those of the sign-off pages.
///
/// # Errors
/// See [`MakeError`].
pub fn make_signed(
    report: &Report,
    findings: &[Finding],
    format: Format,
    choices: Choices,
    signers: &Signers,
) -> Result<Made, MakeError> {
    if report.is_too_long() {
        return Err(MakeError::TooLong);
    }
    let document = Document::of(report);
    let bytes = match format {
        Format::Pdf => return pages::print(report, findings, signers, Paper::Pdf, choices),
        Format::Ofd => return pages::print(report, findings, signers, Paper::Ofd, choices),
        Format::SignOff => return pages::sign_off_alone(report, findings, signers, choices),
        Format::Text => text::write_headed(&document, report, choices.text).into_bytes(),
        Format::Html => html::write_for(&document, report).into_bytes(),
        Format::Docx => pages::word(report, &document, findings, choices)?,
        Format::SignOffWord => pages::sign_off_word(report, (findings, signers), choices)?,
        Format::Xlsx => {
            let xlsx::File { bytes, remarks } = xlsx::write(report)?;
            return Ok(Made { bytes, remarks });
        }
    };
    Ok(Made {
        bytes,
        remarks: Vec::new(),
    })
}
