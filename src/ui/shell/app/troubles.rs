//! What the program cannot keep: said for as long as it is so, whatever else is said.

use crate::ui::words;

/// What cannot be kept, with the reason.
#[derive(Debug, Default)]
pub(super) struct Troubles {
    pub(super) work: Option<String>,
    pub(super) settings: Option<String>,
}

impl Troubles {
    /// What is said of it in the status line: in short, and with the reasons.
    pub(super) fn said(&self) -> Option<(&'static str, String)> {
        let short = match (&self.work, &self.settings) {
            (None, None) => return None,
            (Some(_), None) => words::WORK_NOT_KEPT,
            (None, Some(_)) => words::SETTINGS_NOT_KEPT,
            (Some(_), Some(_)) => words::NOTHING_KEPT,
        };
        let reasons: Vec<&str> = [&self.work, &self.settings]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        Some((short, reasons.join("\n")))
    }
}
