//! The drafts that were last open, the latest first.

use std::path::{Path, PathBuf};

use crate::files::{self, FileError};

/// How many are remembered.
const MOST: usize = 8;
/// How many bytes such a list has at most; a larger file is none of ours.
const LARGEST: u64 = 256 * 1024;
/// The file that remembers them.
const FILE: &str = "recent.ron";

/// The drafts that were last open.
#[derive(Debug, Default)]
pub struct Recent {
    file: Option<PathBuf>,
    paths: Vec<PathBuf>,
}

impl Recent {
    /// What is remembered in this folder; nothing if it cannot be read.
    #[must_use]
    pub fn load(folder: &Path) -> Recent {
        let file = folder.join(FILE);
        let text = files::read_within(&file, LARGEST)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let paths = text.and_then(|text| ron::from_str(&text).ok());
        let mut paths: Vec<PathBuf> = paths.unwrap_or_default();
        // Each of them is looked up.
        paths.truncate(MOST);
        Recent {
            file: Some(file),
            paths,
        }
    }

    /// The drafts, the latest first.
    #[must_use]
    pub fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// Remembers a draft as the latest.
    ///
    /// # Errors
    /// The list may not be written; it is remembered until the program ends.
    pub fn add(&mut self, path: &Path) -> Result<(), FileError> {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.paths.retain(|known| *known != path);
        self.paths.insert(0, path);
        self.paths.truncate(MOST);
        self.keep()
    }

    /// Remembers a draft no longer.
    ///
    /// # Errors
    /// The list may not be written; it is left out until the program ends.
    pub fn forget(&mut self, path: &Path) -> Result<(), FileError> {
        self.paths.retain(|known| *known != path);
        self.keep()
    }

    fn keep(&self) -> Result<(), FileError> {
        let (Some(file), Ok(text)) = (&self.file, ron::to_string(&self.paths)) else {
            return Ok(());
        };
        files::write(file, text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_comes_first_and_once_and_is_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let mut recent = Recent::load(folder.path());
        for name in ["一.ron", "二.ron", "一.ron"] {
            recent.add(&path(name)).unwrap();
        }
        for number in 0..MOST {
            recent.add(&path(&format!("{number}.ron"))).unwrap();
        }
        recent.add(&path("一.ron")).unwrap();
        let again = Recent::load(folder.path());
        assert_eq!(again.paths()[0], path("一.ron"));
        assert_eq!(again.paths().len(), MOST);
        assert_eq!(again.paths(), recent.paths());
    }

    #[test]
    fn a_list_that_somebody_made_long_is_as_short_as_ever() {
        let folder = tempfile::tempdir().unwrap();
        let write = |count: usize| {
            let paths: Vec<String> = (0..count).map(|number| format!("/{number}.ron")).collect();
            let text = ron::to_string(&paths).unwrap();
            std::fs::write(folder.path().join(FILE), text).unwrap();
            Recent::load(folder.path()).paths().len()
        };
        assert_eq!(write(1000), MOST);
        assert_eq!(write(100_000), 0);
    }

    #[test]
    fn a_damaged_list_is_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "[\"").unwrap();
        assert!(Recent::load(folder.path()).paths().is_empty());
    }
}
