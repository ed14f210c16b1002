//! What the status line and the title of the window say.

use std::path::{Path, PathBuf};

use super::doings::Doings;
use super::hands::Selection;

/// What they say, and what it is about.
#[derive(Default)]
pub(super) struct Status {
    /// What was last done; empty where there is nothing to say.
    pub notice: String,
    /// What the selected cells come to.
    pub selection: Selection,
    /// What was done for the clerk.
    pub doings: Doings,
    /// The title that the window has.
    pub title: String,
    /// The file that was last exported, under what was said of it.
    exported: Option<(String, PathBuf)>,
}

impl Status {
    /// Says that a file was exported, and offers it for as long as that is said.
    pub fn say_exported(&mut self, said: String, path: PathBuf) {
        self.notice.clone_from(&said);
        self.exported = Some((said, path));
    }

    /// The file that is offered.
    pub fn exported(&self) -> Option<&Path> {
        let exported = self.exported.as_ref();
        let (_, path) = exported.filter(|(said, _)| *said == self.notice)?;
        Some(path)
    }
}
