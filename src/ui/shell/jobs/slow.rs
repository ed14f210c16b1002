//! Jobs that take long: what is said of them, and how the clerk goes on without them.

use std::time::Duration;

use super::cancellation::Cancellation;
use super::{Jobs, UnderWay};
use crate::ui::words;

/// How long a job takes before it is spoken of: what is done at once only flickers.
pub(super) const LONG: Duration = Duration::from_millis(500);

/// A job that takes long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slow {
    /// What it does.
    pub what: &'static str,
    /// What the clerk can do about it.
    pub way_out: WayOut,
}

/// How a job that takes long is done with before it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    /// It is cancelled.
    Cancel,
    /// Nobody waits any longer: the disk does not answer.
    Leave,
    /// Not yet.
    None,
}

/// How long a file may be on its way to the disk before the clerk may go on without it.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

impl Jobs {
    /// The job that somebody has been waiting for long, now by the window's clock.
    #[must_use]
    pub fn slow(&self, now: f64) -> Option<Slow> {
        let job = &self.under_way[self.slow_at(now)?];
        let cancellation = job.waits.cancellation.as_deref();
        let is_open = cancellation.is_some_and(Cancellation::is_open);
        // It came too late: the file is being written.
        let is_writing = cancellation.is_some() && !is_open;
        Some(Slow {
            what: if is_writing {
                words::WRITING
            } else {
                job.waits.what
            },
            way_out: match cancellation {
                _ if is_open => WayOut::Cancel,
                _ if now - job.since >= PATIENCE.as_secs_f64() => WayOut::Leave,
                _ => WayOut::None,
            },
        })
    }

    fn slow_at(&self, now: f64) -> Option<usize> {
        let is_long = |job: &UnderWay| now - job.since >= LONG.as_secs_f64();
        let is_slow = |job: &UnderWay| job.waits.is_awaited && is_long(job);
        self.under_way.iter().position(is_slow)
    }

    /// Does what [`slow`](Jobs::slow) offers: what was to be opened is not, what is not written yet is
    /// not; what is being written is no longer waited for. Returns whether it did, and under which number
    /// the workspace asked for it.
    pub fn give_up(&mut self, now: f64) -> (bool, Option<u64>) {
        let way_out = self.slow(now).map(|slow| slow.way_out);
        let Some(at) = self.slow_at(now) else {
            return (false, None);
        };
        let job = &mut self.under_way[at];
        let asked = job.waits.asked;
        let is_done = match way_out {
            Some(WayOut::Cancel) => {
                let cancellation = job.waits.cancellation.as_deref();
                let is_shut = cancellation.is_some_and(Cancellation::shut);
                if is_shut {
                    // What comes of a job that is no longer under way is dropped.
                    self.under_way.remove(at);
                }
                is_shut
            }
            // What comes of it is still taken down.
            Some(WayOut::Leave) => {
                job.waits.is_awaited = false;
                true
            }
            Some(WayOut::None) | None => false,
        };
        (is_done, asked)
    }
}
