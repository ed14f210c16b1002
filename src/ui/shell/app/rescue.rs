//! What becomes of the work when the program ends by a fault of its own.

use std::path::PathBuf;

use super::App;
use crate::draft::{self, journal};
use crate::files::{self, FileError};

impl App {
    /// Writes what is not saved where the next start finds it; where there is no such place, among
    /// the system's temporary files. Returns the file; none if all is saved.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn rescue(&self) -> Result<Option<PathBuf>, FileError> {
        if !self.workspace.is_dirty() {
            return Ok(None);
        }
        let Some(recovery) = &self.recovery else {
            let folder = std::env::temp_dir();
            let text = draft::write(self.report());
            return files::create_beside(&folder, &self.workspace.draft_name(), text.as_bytes())
                .map(Some);
        };
        let path = recovery.journal().to_owned();
        let bytes = journal::begin(&self.workspace.origin(), self.report());
        files::write(&path, &bytes)?;
        Ok(Some(path))
    }
}
