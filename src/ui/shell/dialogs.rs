//! Whether the system has a file dialog at all. rfd returns nothing both when a dialog was cancelled
//! and when neither the desktop's portal nor zenity could show one; the difference is only in what it
//! logs.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use log::{Level, LevelFilter, Log, Metadata, Record};

/// What came of a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// A file was chosen.
    File(PathBuf),
    /// None was.
    Cancelled,
    /// The system has no dialog to show.
    NoDialog,
}

impl From<Option<PathBuf>> for Answered {
    fn from(file: Option<PathBuf>) -> Answered {
        file.map_or(Answered::Cancelled, Answered::File)
    }
}

/// rfd's last resort failed since a dialog was last asked for.
static HAS_FAILED: AtomicBool = AtomicBool::new(false);

/// Listens to what rfd logs; everything else is passed over.
struct Listener;

impl Log for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() == Level::Error && metadata.target().starts_with("rfd")
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) && tells_of_no_dialog(&record.args().to_string()) {
            HAS_FAILED.store(true, Ordering::SeqCst);
        }
    }

    fn flush(&self) {}
}

/// Whether this is what rfd says once it has nothing left to try.
fn tells_of_no_dialog(said: &str) -> bool {
    said.starts_with("Failed to") && said.contains("zenity")
}

/// Begins to listen.
pub fn listen() {
    static LISTENER: Listener = Listener;
    if log::set_logger(&LISTENER).is_ok() {
        log::set_max_level(LevelFilter::Error);
    }
}

/// Waits for a dialog; one at a time is shown.
pub fn answered(wait: impl FnOnce() -> Option<PathBuf>) -> Answered {
    HAS_FAILED.store(false, Ordering::SeqCst);
    match wait() {
        None if HAS_FAILED.load(Ordering::SeqCst) => Answered::NoDialog,
        file => file.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_that_could_not_be_shown_is_told_from_one_that_was_cancelled() {
        listen();
        assert_eq!(answered(|| None), Answered::Cancelled);
        let fails = || {
            log::error!(target: "rfd::backend", "Failed to pick file with zenity: No such file");
            None
        };
        assert_eq!(answered(fails), Answered::NoDialog);
        let other = || {
            log::error!(target: "rfd::backend", "Failed to connect to session bus: none");
            Some(PathBuf::from("甲.ron"))
        };
        assert_eq!(answered(other), Answered::File(PathBuf::from("甲.ron")));
        assert_eq!(answered(|| None), Answered::Cancelled);
    }
}
