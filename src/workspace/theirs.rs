//! What somebody else left where the draft was.

use std::path::PathBuf;

use crate::draft::DraftError;
use crate::files::Stamp;
use crate::report::Report;

/// What lies on the disk instead of what was read there.
#[derive(Debug)]
pub struct Theirs {
    /// The file.
    pub path: PathBuf,
    /// By what it is known again; nothing if it is gone.
    pub stamp: Option<Stamp>,
    /// The report that it holds, or why none can be read.
    pub report: Option<Result<Report, DraftError>>,
}
