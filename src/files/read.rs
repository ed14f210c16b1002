//! Reading files whole.

use std::io::Read;
use std::path::Path;

use super::error::{FileError, READ};

/// The largest file that is read, in bytes. A report as text is 30 kB.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Reads a whole file of at most [`LARGEST`] bytes.
///
/// # Errors
/// The file is missing, a folder, too large, or may not be read.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    let error = |source| FileError::new(READ, path, source);
    if path.is_dir() {
        return Err(FileError::Folder(path.to_owned()));
    }
    let file = std::fs::File::open(path).map_err(error)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(error)?;
    if bytes.len() as u64 > LARGEST {
        return Err(FileError::TooLarge(path.to_owned()));
    }
    Ok(bytes)
}
