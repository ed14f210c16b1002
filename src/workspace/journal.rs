//! The journal of unsaved work: when something is due to be written into it, and when it is worth
//! nothing any more.
//!
//! One job at a time, so that an older state never comes after a newer one, and none that is to be
//! gone comes after its removal.

use std::path::PathBuf;
use std::time::Duration;

use super::job::{Job, Step};
use crate::draft::journal::Origin;
use crate::report::Report;

/// How long a key waits for those that follow it. What is committed does not wait.
const DELAY: Duration = Duration::from_millis(200);

/// How long after a failure the next try comes, at first and at most.
const RETRY: (Duration, Duration) = (Duration::from_secs(2), Duration::from_mins(1));

/// A journal that has grown by more bytes than this begins anew.
const MOST: usize = 256 * 1024;

/// The journal of a workspace.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// Where it lies; nowhere until somebody says so.
    place: Option<PathBuf>,
    /// What lies there.
    kept: Option<Kept>,
    under_way: UnderWay,
    due: Due,
    health: Health,
    /// What the work at hand was recovered from, as long as no journal of its own lies there.
    origin: Vec<PathBuf>,
    /// Those among them that what is under way, or comes next, stands in for.
    replaced: Vec<PathBuf>,
    /// What is to be removed.
    outworn: Vec<PathBuf>,
}

/// What lies in the journal.
#[derive(Debug, Clone)]
struct Kept {
    revision: u64,
    report: Report,
    origin: Origin,
    /// By how many bytes it has grown since it began.
    grown: usize,
}

#[derive(Debug, Default)]
enum UnderWay {
    #[default]
    Nothing,
    /// The job of this number writes this.
    Writing(u64, Box<Kept>),
    /// The job of this number removes files; the journal of this work among them, or not.
    Removing(u64, bool),
}

/// When the next job is due.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Due {
    /// There is nothing to be kept.
    #[default]
    Never,
    /// A moment after this time.
    After(Duration),
    /// Without delay.
    Now,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Health {
    #[default]
    Well,
    /// It failed at this time, and waits so long.
    Failed(Duration, Duration),
}

/// The work whose journal it is.
pub(super) struct Work<'a> {
    pub(super) report: &'a Report,
    pub(super) revision: u64,
    /// The revision with which the report was taken over.
    pub(super) began: u64,
    pub(super) is_dirty: bool,
    pub(super) origin: Origin,
}

impl Journal {
    /// Keeps unsaved work in this file from now on.
    pub(super) fn keep_in(&mut self, place: PathBuf) {
        self.place = Some(place);
    }

    /// Whether this revision is kept and nothing is under way.
    pub(super) fn has(&self, revision: u64) -> bool {
        let kept = self.kept.as_ref();
        self.place.is_some()
            && matches!(self.under_way, UnderWay::Nothing)
            && kept.is_some_and(|kept| kept.revision == revision)
    }

    /// Whether the last job failed, so that nothing is being kept.
    pub(super) fn is_failing(&self) -> bool {
        self.health != Health::Well
    }

    /// What was done last is kept without delay.
    pub(super) fn hurry(&mut self) {
        self.due = Due::Now;
    }

    /// The work at hand was recovered from this file: not a moment without a journal on the disk.
    pub(super) fn recovered_from(&mut self, file: PathBuf) {
        self.origin = vec![file];
        self.due = Due::Now;
    }

    /// What the work was recovered from is worth nothing any more: it is saved or given up.
    pub(super) fn settle(&mut self) {
        self.outworn.append(&mut self.origin);
        self.outworn.append(&mut self.replaced);
        self.due = Due::Never;
        // With the next work it is tried anew, and said anew.
        self.health = Health::Well;
    }

    /// This file was given up.
    pub(super) fn give_up(&mut self, file: PathBuf) {
        self.outworn.push(file);
    }

    /// What is to be removed when the program ends with nothing left to be kept.
    pub(super) fn leftovers(&self) -> Vec<PathBuf> {
        let all = self
            .outworn
            .iter()
            .chain(&self.origin)
            .chain(&self.replaced);
        all.chain(&self.place).cloned().collect()
    }

    /// The next job that is due, under this number.
    pub(super) fn next(&mut self, number: u64, work: &Work<'_>, now: Duration) -> Option<Job> {
        if !matches!(self.under_way, UnderWay::Nothing) {
            return None;
        }
        let kept = self.kept.as_ref();
        let is_outworn = !work.is_dirty || kept.is_some_and(|kept| kept.revision < work.began);
        let is_own = is_outworn && kept.is_some();
        if is_own {
            self.outworn.extend(self.place.clone());
        }
        if !self.outworn.is_empty() {
            self.under_way = UnderWay::Removing(number, is_own);
            return Some(Job::Forget(std::mem::take(&mut self.outworn)));
        }
        let file = self.place.clone()?;
        let is_kept =
            kept.is_some_and(|kept| kept.revision == work.revision && kept.origin == work.origin);
        if !work.is_dirty || is_kept {
            self.due = Due::Never;
            return None;
        }
        if self.due == Due::Never {
            self.due = Due::After(now);
        }
        if self.wait(now) > Duration::ZERO {
            return None;
        }
        self.due = Due::Never;
        self.replaced.append(&mut self.origin);
        // Where something went wrong nobody knows how the file ends.
        let goes_on = kept.filter(|kept| {
            self.health == Health::Well && kept.grown < MOST && kept.origin == work.origin
        });
        let (step, grown) = match goes_on {
            Some(kept) => (Step::On(Box::new(kept.report.clone())), kept.grown),
            None => (Step::Begin(work.origin.clone()), 0),
        };
        let kept = Kept {
            revision: work.revision,
            report: work.report.clone(),
            origin: work.origin.clone(),
            grown,
        };
        self.under_way = UnderWay::Writing(number, Box::new(kept));
        Some(Job::Keep {
            file,
            step,
            report: Box::new(work.report.clone()),
            replaces: self.replaced.clone(),
        })
    }

    /// How long until the next job is due.
    fn wait(&self, now: Duration) -> Duration {
        let until = match (self.due, self.health) {
            (Due::Never, _) => return Duration::MAX,
            (_, Health::Failed(at, wait)) => at + wait,
            (Due::Now, Health::Well) => now,
            (Due::After(since), Health::Well) => since + DELAY,
        };
        until.saturating_sub(now)
    }

    /// How long from now the time must be told again, if at all.
    pub(super) fn wakes_in(&self, now: Duration) -> Option<Duration> {
        let is_waiting = self.place.is_some()
            && matches!(self.under_way, UnderWay::Nothing)
            && self.due != Due::Never;
        is_waiting.then(|| self.wait(now))
    }

    /// Takes down what came of a job of this number: by how many bytes the journal grew, or why it did
    /// not. `Err` is a failure that was not told yet.
    pub(super) fn done(
        &mut self,
        number: u64,
        written: Result<usize, String>,
        now: Duration,
    ) -> Result<(), String> {
        match std::mem::take(&mut self.under_way) {
            UnderWay::Writing(own, mut kept) if own == number => match written {
                Ok(grown) => {
                    kept.grown += grown;
                    self.kept = Some(*kept);
                    self.replaced.clear();
                    self.health = Health::Well;
                }
                Err(error) => {
                    if !self.fail(now) {
                        return Err(error);
                    }
                }
            },
            UnderWay::Removing(own, is_own) if own == number => {
                if is_own {
                    self.kept = None;
                }
            }
            other => self.under_way = other,
        }
        Ok(())
    }

    /// Waits longer after each failure; returns whether the last job had failed already.
    fn fail(&mut self, now: Duration) -> bool {
        let (was_failing, wait) = match self.health {
            Health::Well => (false, RETRY.0),
            Health::Failed(_, wait) => (true, (wait * 2).min(RETRY.1)),
        };
        self.health = Health::Failed(now, wait);
        was_failing
    }

    /// Whether the job of this number is one of these.
    pub(super) fn is_own(&self, number: u64) -> bool {
        matches!(
            &self.under_way,
            UnderWay::Writing(own, _) | UnderWay::Removing(own, _) if *own == number
        )
    }

    /// A job of this number broke off: nothing is known of the journal.
    pub(super) fn broke_off(&mut self, number: u64, now: Duration) {
        if self.is_own(number) {
            self.under_way = UnderWay::Nothing;
            self.fail(now);
        }
    }
}
