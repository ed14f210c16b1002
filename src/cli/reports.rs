//! Reading a report, and writing a draft, for whoever does not see what happens.

use std::path::Path;

use super::CliError;
use crate::draft;
use crate::import::PdfReader;
use crate::report::Report;
use crate::workspace::{OpenError, Opened, SystemDisk, open};

/// Opens a file.
pub(super) fn opened(reader: PdfReader<'_>, file: &Path) -> Result<Opened, OpenError> {
    open(&SystemDisk, reader, file)?.whole(file)
}

/// Saves a draft; over one that is there only by `force`.
pub(super) fn save(report: &Report, output: &Path, force: bool) -> Result<(), CliError> {
    if output.exists() && !force {
        return Err(CliError::Exists(output.to_owned()));
    }
    Ok(draft::save(report, output)?)
}
