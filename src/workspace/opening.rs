//! A report out of any file: a draft, or a published report that is imported.

use std::path::{Path, PathBuf};

use super::Disk;
use super::holding::Taken;
use crate::check::Finding;
use crate::draft::{self, Condition, DraftError, WrittenError};
use crate::files::{FileError, Stamp};
use crate::import::{self, ImportError, PdfReader};
use crate::report::Report;

/// A report that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The report.
    pub report: Report,
    /// What was unsure in an import; empty for a draft.
    pub notes: Vec<Finding>,
    /// Whether the file is a draft, so that saving goes back to it.
    pub is_draft: bool,
    /// Of a draft: whether it is as the program wrote it.
    pub condition: Condition,
    /// By what the file is known again.
    pub stamp: Stamp,
    /// Who holds the draft now.
    pub held: Taken,
}

impl Opened {
    /// The same, if all of it is understood: whoever takes numbers out of it would not see which are
    /// missing.
    ///
    /// # Errors
    /// It was written by a later version of the program.
    pub fn whole(self, path: &Path) -> Result<Opened, OpenError> {
        match self.condition {
            Condition::Newer { format, .. } => Err(OpenError::Draft {
                path: path.to_owned(),
                source: WrittenError::Newer(format).into(),
            }),
            Condition::Intact | Condition::Edited => Ok(self),
        }
    }
}

/// Why a file could not be opened. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file could not be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The draft could not be read.
    #[error("无法打开“{path}”：{source}")]
    Draft {
        /// The file.
        path: PathBuf,
        /// Why.
        source: DraftError,
    },
    /// The report was not recognised.
    #[error("无法打开“{path}”：{source}")]
    Import {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ImportError,
    },
}

/// Opens a draft or imports a published report; `reader` reads it if it is a PDF file.
///
/// # Errors
/// The file cannot be read, or is neither.
pub fn open(disk: &dyn Disk, reader: PdfReader<'_>, path: &Path) -> Result<Opened, OpenError> {
    opened(reader, path, &disk.read(path)?)
}

/// The same of bytes that were read already.
pub(super) fn opened(
    reader: PdfReader<'_>,
    path: &Path,
    bytes: &[u8],
) -> Result<Opened, OpenError> {
    let is_named = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case(draft::EXTENSION));
    let is_draft = is_named || draft::is_draft(bytes);
    if is_draft {
        let (report, condition) = draft::open(bytes).map_err(|source| OpenError::Draft {
            path: path.to_owned(),
            source,
        })?;
        return Ok(Opened {
            report,
            notes: Vec::new(),
            is_draft,
            condition,
            stamp: Stamp::of(bytes),
            held: Taken::Unlocked,
        });
    }
    let imported = import::import_by(reader, bytes).map_err(|source| OpenError::Import {
        path: path.to_owned(),
        source,
    })?;
    Ok(Opened {
        report: imported.report,
        notes: imported.notes,
        is_draft,
        condition: Condition::Intact,
        stamp: Stamp::of(bytes),
        held: Taken::Unlocked,
    })
}
