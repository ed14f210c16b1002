//! The system's own file dialogs.

use std::path::Path;

use super::jobs::{Answer, Ask, Dialogs};
use super::words;
use crate::draft;

/// Native dialogs over a window.
pub struct Native<'a> {
    frame: &'a eframe::Frame,
}

impl<'a> Native<'a> {
    /// Dialogs that stay in front of this window.
    #[must_use]
    pub fn over(frame: &'a eframe::Frame) -> Native<'a> {
        Native { frame }
    }
}

impl Dialogs for Native<'_> {
    fn ask(&self, ask: Ask, name: &str, folder: Option<&Path>) -> Answer {
        let mut dialog = rfd::AsyncFileDialog::new().set_parent(self.frame);
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let drafts = &[draft::EXTENSION];
        let texts = &["txt", "text"];
        dialog = match ask {
            Ask::Open | Ask::Last => dialog
                .add_filter(
                    format!("{}、{}", words::DRAFT, words::PUBLISHED),
                    &[draft::EXTENSION, "txt", "text"],
                )
                .add_filter(words::DRAFT, drafts)
                .add_filter(words::ALL_FILES, &["*"]),
            Ask::Import => dialog
                .add_filter(words::PUBLISHED, texts)
                .add_filter(words::ALL_FILES, &["*"]),
            Ask::Save => dialog.add_filter(words::DRAFT, drafts).set_file_name(name),
            Ask::Pdf => dialog.add_filter(words::PDF, &["pdf"]).set_file_name(name),
            Ask::Text => dialog.add_filter(words::TEXT, &["txt"]).set_file_name(name),
        };
        // Made on this thread, where the window lives; waited for on another.
        if matches!(ask, Ask::Open | Ask::Import | Ask::Last) {
            let file = dialog.pick_file();
            Box::new(move || pollster::block_on(file).map(Into::into))
        } else {
            let file = dialog.save_file();
            Box::new(move || pollster::block_on(file).map(Into::into))
        }
    }
}
