//! The end of the window: what is still to be written, and what is given back.

use super::App;
use crate::import::PdfReader;
use crate::workspace::{Job, SystemDisk, collecting};

impl App {
    /// Keeps the settings, and waits until all that is to be kept has been: the window is gone.
    pub fn end(&mut self) {
        self.keep_settings();
        let (files, release) = self.workspace.leftovers();
        self.jobs.finish();
        self.leave_collection();
        self.memory.also(move || {
            let _ = Job::Forget(files).run(&SystemDisk, PdfReader::Here);
            let _ = release.map(|job| job.run(&SystemDisk, PdfReader::Here));
        });
        self.memory.finish();
        self.later.has_ended = true;
    }
}

/// A window that goes without an end of its own still gives back what it holds.
impl Drop for App {
    fn drop(&mut self) {
        if self.later.has_ended {
            return;
        }
        let (_, release) = self.workspace.leftovers();
        let _ = release.map(|release| release.run(&SystemDisk, PdfReader::Here));
        if let Some(held) = self.collection.held() {
            collecting::release(&SystemDisk, held, self.workspace.me());
        }
    }
}
