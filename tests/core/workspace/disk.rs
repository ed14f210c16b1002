//! A disk in memory that fails when it is told to.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, SystemTime};

use nianbao::draft::lock::Holder;
use nianbao::files::FileError;
use nianbao::workspace::Disk;

/// A disk in memory.
#[derive(Default)]
pub struct Memory {
    files: Mutex<BTreeMap<PathBuf, Vec<u8>>>,
    /// Whether each of the calls to come fails; those behind the end do not.
    faults: Mutex<VecDeque<bool>>,
    /// The windows that ended without a word.
    gone: Mutex<BTreeSet<String>>,
    /// Whether the windows are on different PCs.
    pub is_far: bool,
    /// What somebody writes into the next file that is renamed, just before.
    pub comes_between: Mutex<Option<Vec<u8>>>,
    /// How long ago its files were written.
    pub age: Mutex<Duration>,
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

    /// A window of this name ended without a word.
    pub fn end(&self, holder: &Holder) {
        self.gone.lock().unwrap().insert(holder.mark.clone());
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

    /// Half of it stands there when it fails, as a crash may leave it.
    fn append(&self, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
        let fails = self.fails();
        let mut files = self.files();
        let Some(held) = files.get_mut(path) else {
            return Err(FileError::Missing(path.to_owned()));
        };
        if fails {
            held.extend_from_slice(&bytes[..bytes.len() / 2]);
            let (verb, path) = ("写入", path.to_owned());
            return Err(FileError::Denied { verb, path });
        }
        held.extend_from_slice(bytes);
        Ok(())
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> Result<bool, FileError> {
        if self.exists(path) {
            return Ok(false);
        }
        self.write(path, bytes).map(|()| true)
    }

    fn is_running(&self, _me: &Holder, holder: &Holder) -> Option<bool> {
        if self.is_far {
            return None;
        }
        let is_gone = self.gone.lock().unwrap().contains(&holder.mark);
        Some(!is_gone)
    }

    fn age(&self, _path: &Path) -> Option<Duration> {
        Some(*self.age.lock().unwrap())
    }

    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }

    fn target(&self, path: &Path) -> PathBuf {
        path.to_owned()
    }

    fn rename(&self, from: &Path, to: &Path) -> bool {
        if self.fails() {
            return false;
        }
        // Somebody else was quicker.
        if let Some(bytes) = self.comes_between.lock().unwrap().take() {
            self.files().insert(from.to_owned(), bytes);
        }
        let mut files = self.files();
        let held = files.remove(from);
        let is_there = held.is_some();
        files.extend(held.map(|held| (to.to_owned(), held)));
        is_there
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        if self.fails() {
            return Vec::new();
        }
        let files = self.files();
        let beneath = files.keys().filter_map(|path| {
            let first = path.strip_prefix(folder).ok()?.components().next()?;
            Some(folder.join(first))
        });
        let mut beneath: Vec<PathBuf> = beneath.collect();
        beneath.dedup();
        beneath
    }

    fn make_folder(&self, _folder: &Path) {}

    fn exists(&self, path: &Path) -> bool {
        self.files().contains_key(path)
    }

    fn remove(&self, path: &Path) {
        if !self.fails() {
            self.files().remove(path);
        }
    }
}
