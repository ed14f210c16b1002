//! What is typed and not saved yet, kept aside, so that a crash, a power cut or a logoff (Windows
//! tells no program of one) costs seconds of work, not an afternoon.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use etcetera::{BaseStrategy, choose_base_strategy};

use super::EXTENSION;
use crate::files::{self, FileError};
use crate::report::Report;

/// The ending of the file that a running program keeps locked.
const LOCK: &str = "lock";

/// The environment variable that names another folder, for tests and for PCs without a profile.
const FOLDER: &str = "NIANBAO_RECOVERY";

/// How many windows of one process, or copies left behind under its number, are put up with.
const MOST: u32 = 100;

/// Where this program keeps what is not saved yet.
#[derive(Debug)]
pub struct Recovery {
    copy: PathBuf,
    /// Held as long as the program runs; the system lets go of it however the program ends.
    lock: File,
    lock_path: PathBuf,
}

/// What a program that did not end well left behind.
#[derive(Debug)]
pub struct LeftBehind {
    /// The report as it was last kept.
    pub report: Report,
    /// When it was kept.
    pub when: SystemTime,
    copy: PathBuf,
}

impl Recovery {
    /// A place of this process's own in the folder, which is made if it is missing.
    ///
    /// # Errors
    /// The folder may not be written to.
    pub fn new(folder: &Path) -> io::Result<Recovery> {
        fs::create_dir_all(folder)?;
        for number in 0..MOST {
            let name = format!("{}-{number}", std::process::id());
            let lock_path = folder.join(format!("{name}.{LOCK}"));
            let copy = folder.join(format!("{name}.{EXTENSION}"));
            // The number of a process comes again; what lies there must not be overwritten.
            if copy.exists() {
                continue;
            }
            let lock = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&lock_path)?;
            match lock.try_lock() {
                Ok(()) => {
                    return Ok(Recovery {
                        copy,
                        lock,
                        lock_path,
                    });
                }
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// The file into which [`keep`] writes.
    #[must_use]
    pub fn copy(&self) -> &Path {
        &self.copy
    }

    /// Forgets the copy: everything is saved, or was given up.
    pub fn forget(&self) {
        // If it cannot be removed it is offered at the next start, which does no harm.
        let _ = fs::remove_file(&self.copy);
    }
}

/// A program that ends well leaves nothing behind.
impl Drop for Recovery {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        self.forget();
        // Windows removes no file that is locked.
        let _ = self.lock.unlock();
        let _ = fs::remove_file(&self.lock_path);
    }
}

/// Keeps a report aside.
///
/// # Errors
/// The folder may not be written to.
pub fn keep(report: &Report, copy: &Path) -> Result<(), FileError> {
    super::save(report, copy)
}

/// What programs that are gone left in the folder, the latest first. Copies that cannot be read are
/// left where they are.
#[must_use]
pub fn left_behind(folder: &Path) -> Vec<LeftBehind> {
    let mut left = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let copy = entry.path();
        if copy
            .extension()
            .is_none_or(|extension| extension != EXTENSION)
            || is_running(&copy)
        {
            continue;
        }
        let report = files::read(&copy)
            .ok()
            .and_then(|bytes| super::read(&bytes).ok());
        let when = entry.metadata().and_then(|data| data.modified()).ok();
        if let (Some(report), Some(when)) = (report, when) {
            left.push(LeftBehind { report, when, copy });
        }
    }
    left.sort_by_key(|left| std::cmp::Reverse(left.when));
    left
}

/// Whether the program that keeps this copy still runs.
fn is_running(copy: &Path) -> bool {
    let lock = File::options().write(true).open(copy.with_extension(LOCK));
    lock.is_ok_and(|lock| lock.try_lock().is_err())
}

impl LeftBehind {
    /// A report that was kept in this file at that time.
    #[must_use]
    pub fn new(report: Report, when: SystemTime, copy: PathBuf) -> LeftBehind {
        LeftBehind { report, when, copy }
    }

    /// The files to be taken off the disk once it was taken over or given up.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        vec![self.copy.clone(), self.copy.with_extension(LOCK)]
    }

    /// Takes the copy off the disk: it was taken over or given up.
    pub fn forget(&self) {
        for file in self.files() {
            let _ = fs::remove_file(file);
        }
    }
}

/// The folder for copies of this user: local to the PC, never on a network drive.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER).filter(|folder| !folder.is_empty()) {
        return Some(PathBuf::from(folder));
    }
    let user = choose_base_strategy().ok()?;
    // Windows knows no folder for states; its folder for what stays on this PC is that of caches.
    let base = user.state_dir().unwrap_or_else(|| user.cache_dir());
    Some(base.join("nianbao").join("recovery"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;

    fn report() -> Report {
        let mut report = Report::new(Form::undated());
        let (cell, _) = report.form().cells().next().unwrap();
        report.set(cell, "7");
        report
    }

    #[test]
    fn a_running_programs_copy_is_not_offered_and_a_dead_ones_is() {
        let folder = tempfile::tempdir().unwrap();
        let recovery = Recovery::new(folder.path()).unwrap();
        keep(&report(), recovery.copy()).unwrap();
        assert!(left_behind(folder.path()).is_empty());
        // As a crash leaves it: the lock is gone, the copy is not.
        let copy = recovery.copy().to_owned();
        let bytes = fs::read(&copy).unwrap();
        drop(recovery);
        fs::write(&copy, bytes).unwrap();
        let left = left_behind(folder.path());
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].report, report());
        left[0].forget();
        assert!(left_behind(folder.path()).is_empty());
    }

    #[test]
    fn a_program_that_ends_well_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let recovery = Recovery::new(folder.path()).unwrap();
        keep(&report(), recovery.copy()).unwrap();
        drop(recovery);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn two_windows_keep_apart() {
        let folder = tempfile::tempdir().unwrap();
        let one = Recovery::new(folder.path()).unwrap();
        let other = Recovery::new(folder.path()).unwrap();
        assert_ne!(one.copy(), other.copy());
    }

    #[test]
    fn a_damaged_copy_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("1-0.ron");
        fs::write(&copy, "(format: 1, form").unwrap();
        assert!(left_behind(folder.path()).is_empty());
        assert!(copy.exists());
    }
}
