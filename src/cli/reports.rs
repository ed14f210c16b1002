//! Reading a report, and writing a draft, for whoever does not see what happens.

use std::path::Path;

use super::CliError;
use crate::draft::{self, Condition, DraftError};
use crate::import::PdfReader;
use crate::report::Report;
use crate::workspace::{OpenError, Opened, SystemDisk, open};

/// Opens a file. A newer draft is refused: who reads what is printed would not see what is missing.
pub(super) fn opened(reader: PdfReader<'_>, file: &Path) -> Result<Opened, OpenError> {
    let opened = open(&SystemDisk, reader, file)?;
    match opened.condition {
        Condition::Newer { format, .. } => Err(OpenError::Draft {
            path: file.to_owned(),
            source: DraftError::Newer(format),
        }),
        Condition::Intact | Condition::Edited => Ok(opened),
    }
}

/// Saves a draft; over one that is there only by `force`.
pub(super) fn save(report: &Report, output: &Path, force: bool) -> Result<(), CliError> {
    if output.exists() && !force {
        return Err(CliError::Exists(output.to_owned()));
    }
    Ok(draft::save(report, output)?)
}
