//! What a job passes before it writes, so that it can be cancelled until then and not after.

use std::sync::atomic::{AtomicU8, Ordering};

/// Lets a job either write or be cancelled, whichever comes first.
#[derive(Debug, Default)]
pub(in crate::ui) struct Cancellation(AtomicU8);

impl Cancellation {
    const OPEN: u8 = 0;
    const PASSED: u8 = 1;
    const SHUT: u8 = 2;

    /// Passes, unless the job was cancelled; from then on it cannot be.
    pub(in crate::ui) fn pass(&self) -> bool {
        self.turn(Cancellation::PASSED)
    }

    /// Cancels the job, unless it has passed.
    pub(in crate::ui) fn shut(&self) -> bool {
        self.turn(Cancellation::SHUT)
    }

    fn turn(&self, to: u8) -> bool {
        let (from, order) = (Cancellation::OPEN, Ordering::SeqCst);
        self.0.compare_exchange(from, to, order, order).is_ok()
    }

    /// Whether the job can still be cancelled.
    pub(in crate::ui) fn is_open(&self) -> bool {
        self.0.load(Ordering::SeqCst) == Cancellation::OPEN
    }

    /// Whether the job was cancelled.
    pub(in crate::ui) fn is_shut(&self) -> bool {
        self.0.load(Ordering::SeqCst) == Cancellation::SHUT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_reads_for_a_job_hears_that_it_was_cancelled_and_not_that_it_writes() {
        let cancelled = Cancellation::default();
        assert!(!cancelled.is_shut());
        assert!(cancelled.shut());
        assert!(cancelled.is_shut());
        let writes = Cancellation::default();
        assert!(writes.pass());
        assert!(!writes.shut() && !writes.is_shut());
    }
}
