//! Why a file of pages (PDF, OFD) is not read, as one process says it to another.

use serde::{Deserialize, Serialize};

use crate::import::ImportError;

/// A kind of file that is read by a process of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    /// A PDF file.
    Pdf,
    /// An OFD file.
    Ofd,
}

/// Why such a file is not read.
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

impl Refusal {
    /// The same as it is said to the user.
    pub(super) fn told(self, paper: Paper) -> ImportError {
        match (self, paper) {
            (Refusal::TooLarge, _) => ImportError::TooLong("64 MB"),
            (Refusal::TooMuch, _) => ImportError::TooLong("400 页，或者内容多得读不完"),
            (Refusal::Empty, _) => ImportError::Empty,
            (Refusal::Locked, Paper::Pdf) => ImportError::LockedPdf,
            (Refusal::Broken, Paper::Pdf) => ImportError::BrokenPdf,
            (Refusal::Scanned, Paper::Pdf) => ImportError::ScannedPdf,
            (Refusal::Unreadable, Paper::Pdf) => ImportError::UnreadablePdf,
            (Refusal::Locked, Paper::Ofd) => ImportError::UnreadOfd("加了密码，打不开"),
            (Refusal::Broken, Paper::Ofd) => {
                ImportError::UnreadOfd("已经损坏，或者没有下载完整，读不出来")
            }
            (Refusal::Scanned, Paper::Ofd) => {
                ImportError::UnreadOfd("是扫描的图片，里面没有文字，读不出来")
            }
            (Refusal::Unreadable, Paper::Ofd) => {
                ImportError::UnreadOfd("没有注明画的各是什么字，读不出来")
            }
        }
    }
}

impl From<ImportError> for Refusal {
    /// That of a package that could not be taken apart.
    fn from(error: ImportError) -> Refusal {
        match error {
            ImportError::TooLong(_) => Refusal::TooMuch,
            ImportError::Protected => Refusal::Locked,
            _ => Refusal::Broken,
        }
    }
}
