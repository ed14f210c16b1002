//! A disk in memory that fails when it is told to.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use nianbao::files::FileError;
use nianbao::workspace::Disk;

/// A disk in memory.
#[derive(Default)]
pub struct Memory {
    files: Mutex<BTreeMap<PathBuf, Vec<u8>>>,
    /// Whether each of the calls to come fails; those behind the end do not.
    faults: Mutex<VecDeque<bool>>,
}

impl Memory {
    /// Puts a file there.
    pub fn put(&self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files().insert(path.into(), bytes.into());
    }

    /// What is in a file.
    pub fn get(&self, path: impl AsRef<Path>) -> Option<Vec<u8>> {
        self.files().get(path.as_ref()).cloned()
    }

    /// All files.
    pub fn all(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        self.files().clone()
    }

    /// Lets the calls to come fail as told.
    pub fn fail(&self, faults: impl IntoIterator<Item = bool>) {
        *self.faults.lock().unwrap() = faults.into_iter().collect();
    }

    fn files(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Vec<u8>>> {
        self.files.lock().unwrap()
    }

    fn fails(&self) -> bool {
        self.faults.lock().unwrap().pop_front().unwrap_or(false)
    }
}

impl Disk for Memory {
    fn read(&self, path: &Path) -> Result<Vec<u8>, FileError> {
        let found = self.get(path).filter(|_| !self.fails());
        found.ok_or_else(|| FileError::Missing(path.to_owned()))
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
        if self.fails() {
            let (verb, path) = ("写入", path.to_owned());
            return Err(FileError::Denied { verb, path });
        }
        self.files().insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn exists(&self, path: &Path) -> bool {
        self.files().contains_key(path)
    }

    fn remove(&self, path: &Path) {
        if !self.fails() {
            self.files().remove(path);
        }
    }
}
