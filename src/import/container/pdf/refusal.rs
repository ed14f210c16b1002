//! Why a PDF file is not read, as one process says it to another.

use serde::{Deserialize, Serialize};

use crate::import::ImportError;

/// Why a PDF file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Refusal {
    /// The file is larger than any report.
    TooLarge,
    /// Its pages cost more to read than can be waited for.
    TooMuch,
    /// It asks for a password.
    Locked,
    /// It is cut off or damaged.
    Broken,
    /// Nothing is on its pages.
    Empty,
    /// Nothing but pictures is on its pages.
    Scanned,
    /// Its fonts do not say which characters they draw.
    Unreadable,
}

impl From<Refusal> for ImportError {
    fn from(refusal: Refusal) -> ImportError {
        match refusal {
            Refusal::TooLarge => ImportError::TooLong("64 MB"),
            Refusal::TooMuch => ImportError::TooLong("400 页，或者内容多得读不完"),
            Refusal::Locked => ImportError::LockedPdf,
            Refusal::Broken => ImportError::BrokenPdf,
            Refusal::Empty => ImportError::Empty,
            Refusal::Scanned => ImportError::ScannedPdf,
            Refusal::Unreadable => ImportError::UnreadablePdf,
        }
    }
}
