//! Copies of unsaved work: when one is due, and when it is worth nothing any more.
//!
//! One job at a time, so that an older copy never comes after a newer one, and none that is to be
//! gone comes after its removal.

use std::path::PathBuf;
use std::time::Duration;

use super::job::Job;
use crate::report::Report;

/// How long typing must rest before it is kept aside.
const REST: Duration = Duration::from_secs(2);

/// How long who types without a rest goes without a copy, and how long after a failure the next one
/// is tried.
const LONGEST: Duration = Duration::from_secs(10);

/// The copies of a workspace.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// Where unsaved work is kept; nowhere until somebody says so.
    place: Option<PathBuf>,
    /// The revision of the copy that lies there.
    kept: Option<u64>,
    under_way: UnderWay,
    /// The revision last seen, and when it was new.
    seen: (u64, Duration),
    due: Due,
    health: Health,
    /// What the work at hand was recovered from, as long as no copy of its own lies there.
    origin: Vec<PathBuf>,
    /// Those among them that the copy under way, or the next one, stands in for.
    replaced: Vec<PathBuf>,
    /// What is to be removed.
    outworn: Vec<PathBuf>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum UnderWay {
    #[default]
    Nothing,
    /// The job of this number writes this revision.
    Writing(u64, u64),
    /// The job of this number removes copies; the one of this work among them, or not.
    Removing(u64, bool),
}

/// When the next copy is due.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Due {
    /// There is nothing to be kept.
    #[default]
    Never,
    /// Once typing rests, or this long after it began.
    After(Duration),
    /// Without delay.
    Now,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Health {
    #[default]
    Well,
    /// The last copy failed at this time.
    Failed(Duration),
}

/// The work whose copies these are.
pub(super) struct Work<'a> {
    pub(super) report: &'a Report,
    pub(super) revision: u64,
    /// The revision with which the report was taken over.
    pub(super) began: u64,
    pub(super) is_dirty: bool,
}

impl Copies {
    /// Keeps unsaved work in this file from now on.
    pub(super) fn keep_in(&mut self, place: PathBuf) {
        self.place = Some(place);
    }

    /// Whether this revision lies in a copy and nothing is under way.
    pub(super) fn has(&self, revision: u64) -> bool {
        self.place.is_some() && self.under_way == UnderWay::Nothing && self.kept == Some(revision)
    }

    /// The work at hand was recovered from these files: not a moment without a copy on the disk.
    pub(super) fn recovered_from(&mut self, files: Vec<PathBuf>) {
        self.origin = files;
        self.due = Due::Now;
    }

    /// What the work was recovered from is worth nothing any more: it is saved or given up.
    pub(super) fn settle(&mut self) {
        self.outworn.append(&mut self.origin);
        self.outworn.append(&mut self.replaced);
        self.due = Due::Never;
    }

    /// These copies were given up.
    pub(super) fn give_up(&mut self, files: impl IntoIterator<Item = PathBuf>) {
        self.outworn.extend(files);
    }

    /// The next job that is due, under this number.
    pub(super) fn next(&mut self, number: u64, work: &Work<'_>, now: Duration) -> Option<Job> {
        if self.under_way != UnderWay::Nothing {
            return None;
        }
        let is_outworn = !work.is_dirty || self.kept.is_some_and(|kept| kept < work.began);
        let is_own = is_outworn && self.kept.is_some();
        if is_own {
            self.outworn.extend(self.place.clone());
        }
        if !self.outworn.is_empty() {
            self.under_way = UnderWay::Removing(number, is_own);
            return Some(Job::Forget(std::mem::take(&mut self.outworn)));
        }
        let copy = self.place.clone()?;
        if !work.is_dirty || self.kept == Some(work.revision) {
            self.due = Due::Never;
            return None;
        }
        if self.seen.0 != work.revision {
            self.seen = (work.revision, now);
        }
        if self.due == Due::Never {
            self.due = Due::After(now);
        }
        if self.wait(now) > Duration::ZERO {
            return None;
        }
        self.due = Due::Never;
        self.replaced.append(&mut self.origin);
        self.under_way = UnderWay::Writing(number, work.revision);
        Some(Job::Keep {
            copy,
            report: Box::new(work.report.clone()),
            replaces: self.replaced.clone(),
        })
    }

    /// How long until the next copy is due.
    fn wait(&self, now: Duration) -> Duration {
        let until = match (self.due, self.health) {
            (Due::Now, _) => now,
            (_, Health::Failed(at)) => at + LONGEST,
            (Due::After(since), _) => (self.seen.1 + REST).min(since + LONGEST),
            (Due::Never, _) => return Duration::MAX,
        };
        until.saturating_sub(now)
    }

    /// How long from now the time must be told again, if at all.
    pub(super) fn wakes_in(&self, now: Duration) -> Option<Duration> {
        let is_waiting =
            self.place.is_some() && self.under_way == UnderWay::Nothing && self.due != Due::Never;
        is_waiting.then(|| self.wait(now))
    }

    /// Takes down what came of a job of this number. `Err` is a failure that was not told yet.
    pub(super) fn done(
        &mut self,
        number: u64,
        error: Option<String>,
        now: Duration,
    ) -> Result<(), String> {
        match self.under_way {
            UnderWay::Writing(own, revision) if own == number => {
                self.under_way = UnderWay::Nothing;
                let Some(error) = error else {
                    self.kept = Some(revision);
                    self.replaced.clear();
                    self.health = Health::Well;
                    return Ok(());
                };
                let before = std::mem::replace(&mut self.health, Health::Failed(now));
                if before == Health::Well {
                    return Err(error);
                }
            }
            UnderWay::Removing(own, is_own) if own == number => {
                self.under_way = UnderWay::Nothing;
                self.kept = self.kept.filter(|_| !is_own);
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether the job of this number is one of these.
    pub(super) fn is_own(&self, number: u64) -> bool {
        matches!(self.under_way, UnderWay::Writing(own, _) | UnderWay::Removing(own, _) if own == number)
    }

    /// A job of this number broke off: nothing is known of the copy.
    pub(super) fn broke_off(&mut self, number: u64, now: Duration) {
        if self.is_own(number) {
            self.under_way = UnderWay::Nothing;
            self.health = Health::Failed(now);
        }
    }
}
