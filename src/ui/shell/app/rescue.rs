//! What becomes of the work when the program ends by a fault of its own.

use std::path::PathBuf;

use super::App;
use crate::draft::recovery;
use crate::files::FileError;

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
        let path = match &self.recovery {
            Some(recovery) => recovery.copy().to_owned(),
            None => std::env::temp_dir().join(self.workspace.draft_name()),
        };
        recovery::keep(self.report(), &path)?;
        Ok(Some(path))
    }
}
