//! Writing files whole.

use std::io::Write;
use std::path::Path;

use super::error::{FileError, WRITE};
use super::folder_of;

/// Writes a file whole or not at all: into a temporary file of the same folder, flushed to the disk,
/// then renamed over the old one.
///
/// # Errors
/// The folder is missing or may not be written to. The old file is then as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let error = |source| FileError::new(WRITE, path, source);
    if path.is_dir() {
        return Err(FileError::Folder(path.to_owned()));
    }
    // A rename would replace a write-protected file all the same.
    if std::fs::metadata(path).is_ok_and(|old| old.permissions().readonly()) {
        return Err(FileError::Denied {
            verb: WRITE,
            path: path.to_owned(),
        });
    }
    // What a link leads to is replaced, not the link.
    let real = if path.is_symlink() {
        path.canonicalize()
    } else {
        Ok(path.to_owned())
    };
    let path = &*real.map_err(error)?;
    let folder = folder_of(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nianbao-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Like the old file, or like any document: not private as temporary files are. The umask
        // still applies.
        let old = std::fs::metadata(path).map(|old| old.permissions().mode());
        builder.permissions(std::fs::Permissions::from_mode(old.unwrap_or(0o666)));
    }
    let mut file = builder.tempfile_in(folder).map_err(error)?;
    file.write_all(bytes).map_err(error)?;
    file.as_file().sync_all().map_err(error)?;
    file.persist(path).map_err(|failed| error(failed.error))?;
    Ok(())
}
