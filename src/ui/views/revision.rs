//! What a view remembers to see by itself that the report has changed.

/// Which state of which report is shown. A view keeps the one it last looked at and looks again when
/// it is shown another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Revision {
    /// Another number for every report, and for every form it is put into; 0 for none.
    pub report: u64,
    /// Grows with every change of the report.
    pub edits: u64,
}

impl Revision {
    /// Whether the other one is a state of the same report.
    #[must_use]
    pub fn is_of(self, other: Revision) -> bool {
        self.report == other.report
    }
}
