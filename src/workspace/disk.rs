//! The disk as a workspace needs it: a trait, so that a test can let any call fail.

use std::path::Path;

use crate::files::{self, FileError};

/// Files, read and written whole.
pub trait Disk: Send + Sync {
    /// Reads a whole file.
    ///
    /// # Errors
    /// As [`files::read`].
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError>;

    /// Writes a file whole or not at all.
    ///
    /// # Errors
    /// As [`files::write`]; the old file is then as it was.
    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), FileError>;

    /// Whether a file of this name is there.
    fn exists(&self, path: &Path) -> bool;

    /// Takes a file off the disk, if it is there and can be.
    fn remove(&self, path: &Path);
}

/// The computer's own disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        files::read(path)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
        files::write(path, bytes)
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn remove(&self, path: &Path) {
        // Only copies are removed; one that stays is offered at the next start, which does no harm.
        let _ = std::fs::remove_file(path);
    }
}
