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

/// Refuses to write over what is read, or twice to the same place.
pub(super) fn apart<'a>(files: impl Iterator<Item = &'a Path>) -> Result<(), CliError> {
    let mut seen = Vec::new();
    for file in files {
        let real = file.canonicalize().or_else(|_| std::path::absolute(file));
        let real = real.unwrap_or_else(|_| file.to_owned());
        if seen.contains(&real) {
            return Err(CliError::SameFile(file.to_owned()));
        }
        seen.push(real);
    }
    Ok(())
}
