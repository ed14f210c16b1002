//! What an import brings.

use crate::check::Finding;
use crate::report::Report;

/// What an import brought.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The report, as far as it could be read.
    pub report: Report,
    /// What was unsure, missing or left over.
    pub notes: Vec<Finding>,
}

impl Imported {
    /// How many of the form's number cells were read, and how many there are. A cell that is empty
    /// in the original counts as not read.
    #[must_use]
    pub fn recognised(&self) -> (usize, usize) {
        self.report.filled_in_all()
    }
}
