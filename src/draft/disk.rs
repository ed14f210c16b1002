//! The disk as drafts and a workspace need it: a trait, so that a test can let any call fail.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::lock::Holder;
use super::recovery;
use crate::files::{self, FileError};

/// Files, read and written whole.
pub trait Disk: Send + Sync {
    /// Reads a whole file.
    ///
    /// # Errors
    /// As [`files::read`].
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError>;

    /// Writes a file whole or not at all, and for good.
    ///
    /// # Errors
    /// As [`files::write`]; the old file is then as it was.
    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), FileError>;

    /// Writes at the end of a file that is there, and for good.
    ///
    /// # Errors
    /// As [`files::append`]; what is then at its end is not known.
    fn append(&self, path: &Path, bytes: &[u8]) -> Result<(), FileError>;

    /// Writes a file if nothing of its name is there; returns whether it did.
    ///
    /// # Errors
    /// As [`files::create`].
    fn create(&self, path: &Path, bytes: &[u8]) -> Result<bool, FileError>;

    /// Whether a file of this name is there.
    fn exists(&self, path: &Path) -> bool;

    /// The file that is meant by a path: what a link leads to.
    fn target(&self, path: &Path) -> PathBuf;

    /// Gives a file another name in its folder; returns whether it did.
    fn rename(&self, from: &Path, to: &Path) -> bool;

    /// What lies in a folder; nothing if it cannot be looked into.
    fn list(&self, folder: &Path) -> Vec<PathBuf>;

    /// Makes a folder, if it is missing and can be made; where it cannot, writing into it says so.
    fn make_folder(&self, folder: &Path);

    /// Takes a file or an empty folder off the disk, if it is there and can be.
    fn remove(&self, path: &Path);

    /// Whether who holds a draft still runs; `None` if that cannot be seen from here.
    fn is_running(&self, me: &Holder, holder: &Holder) -> Option<bool>;

    /// How long ago a file was written, by the clock of its disk; `None` if that cannot be seen.
    fn age(&self, path: &Path) -> Option<Duration>;

    /// The time of this PC's clock.
    fn now(&self) -> SystemTime;
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

    fn append(&self, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
        files::append(path, bytes)
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> Result<bool, FileError> {
        files::create(path, bytes)
    }

    fn exists(&self, path: &Path) -> bool {
        path.exists()
    }

    fn target(&self, path: &Path) -> PathBuf {
        files::target(path).unwrap_or_else(|_| path.to_owned())
    }

    fn rename(&self, from: &Path, to: &Path) -> bool {
        std::fs::rename(from, to).is_ok()
    }

    fn remove(&self, path: &Path) {
        // Only journals, locks and versions are removed; one that stays is found the next time, which
        // does no harm.
        let _ = std::fs::remove_file(path).or_else(|_| std::fs::remove_dir(path));
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    }

    fn make_folder(&self, folder: &Path) {
        let _ = std::fs::create_dir_all(folder);
    }

    fn is_running(&self, me: &Holder, holder: &Holder) -> Option<bool> {
        recovery::runs(recovery::folder().as_deref()?, me, holder)
    }

    fn age(&self, path: &Path) -> Option<Duration> {
        files::age(path).ok()
    }

    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}
