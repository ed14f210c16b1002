//! Where unsaved work is kept, so that a crash, a power cut or a logoff costs a moment's typing and not
//! an afternoon; and what an earlier program left there.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use etcetera::{BaseStrategy, choose_base_strategy};

use super::journal::{self, Kept, Origin};
use super::lock::Holder;
use super::{DraftError, EXTENSION};
use crate::files;
use crate::report::Report;

/// The ending of the file that a running program keeps locked.
const LOCK: &str = "lock";

/// The environment variable that names another folder, for tests and for PCs without a profile.
const FOLDER: &str = "NIANBAO_RECOVERY";

/// How many windows of one process, or journals left behind under its number, are put up with.
const MOST: u32 = 100;

/// After so long no draft says any more that a program holds it.
const OLD: Duration = Duration::from_hours(30 * 24);

/// How many journals are read at a start.
const MOST_LEFT: usize = 50;

/// Where this program keeps what is not saved yet.
#[derive(Debug)]
pub struct Recovery {
    journal: PathBuf,
    /// Held as long as the program runs; the system lets go of it however the program ends.
    lock: File,
    lock_path: PathBuf,
}

/// What a program that did not end well left behind.
#[derive(Debug, Clone)]
pub struct LeftBehind {
    /// The report as it was last kept.
    pub report: Report,
    /// When it was kept.
    pub when: SystemTime,
    /// The draft that it is the work of, and what that held then.
    pub origin: Origin,
    /// The report that this draft holds now, if it can be read.
    pub saved: Option<Report>,
    /// Something at the end of the journal could not be read.
    pub is_damaged: bool,
    /// The journal.
    pub file: PathBuf,
}

/// What was found in the folder of journals.
#[derive(Debug, Default)]
pub struct Found {
    /// Unfinished work, the latest first.
    pub left: Vec<LeftBehind>,
    /// Journals that cannot be read, and why; they stay where they are.
    pub unreadable: Vec<(PathBuf, String)>,
    /// How many more there are than are read at a start.
    pub more: usize,
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
            let journal = folder.join(format!("{name}.{}", journal::EXTENSION));
            // The number of a process comes again; what lies there must not be overwritten.
            if journal.exists() || journal.with_extension(EXTENSION).exists() {
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
                        journal,
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

    /// The file for the journal.
    #[must_use]
    pub fn journal(&self) -> &Path {
        &self.journal
    }

    /// The file that is locked while the program runs.
    #[must_use]
    pub fn proof(&self) -> &Path {
        &self.lock_path
    }
}

/// A program that ends well has removed its journal; what is left of it then is work that nobody saved
/// or gave up.
impl Drop for Recovery {
    fn drop(&mut self) {
        // Windows removes no file that is locked.
        let _ = self.lock.unlock();
        let _ = fs::remove_file(&self.lock_path);
    }
}

/// What programs that are gone left in the folder; what is of no use to anybody is removed.
#[must_use]
pub fn left_behind(folder: &Path) -> Found {
    let mut found = Found::default();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_ours = |path: &Path| {
        let extension = path.extension().unwrap_or_default();
        extension == journal::EXTENSION || extension == EXTENSION
    };
    let mut files: Vec<(SystemTime, PathBuf)> = entries
        .filter(|entry| is_ours(&entry.path()))
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    files.sort();
    found.more = files.len().saturating_sub(MOST_LEFT);
    for (when, file) in files.into_iter().rev().take(MOST_LEFT) {
        if is_running(&file.with_extension(LOCK)) {
            continue;
        }
        let kept = match read(&file) {
            Ok(kept) => kept,
            Err(why) => {
                found.unreadable.push((file, why));
                continue;
            }
        };
        let saved = kept.origin.draft.as_deref().and_then(saved);
        // It ended between saving and removing the journal.
        let is_saved = saved.as_ref();
        if is_saved.is_some_and(|saved| saved.is_identical(&kept.report)) && kept.unreadable == 0 {
            forget(&file);
            continue;
        }
        found.left.push(LeftBehind {
            report: kept.report,
            when,
            origin: kept.origin,
            saved,
            is_damaged: kept.unreadable > 0,
            file,
        });
    }
    clean(folder);
    found
}

/// Reads a journal, or a copy as earlier versions of the program kept.
fn read(file: &Path) -> Result<Kept, String> {
    let bytes = files::read(file).map_err(|error| error.to_string())?;
    let kept = if file.extension().is_some_and(|ending| ending == EXTENSION) {
        super::read(&bytes).map(|report| Kept {
            origin: Origin::default(),
            report,
            unreadable: 0,
        })
    } else {
        journal::read(&bytes)
    };
    kept.map_err(|error: DraftError| error.to_string())
}

/// The report that a draft holds.
fn saved(draft: &Path) -> Option<Report> {
    super::read(&files::read(draft).ok()?).ok()
}

/// Whether the program that keeps this file locked still runs.
#[must_use]
pub fn is_running(lock: &Path) -> bool {
    // A pipe of that name would be waited for.
    if !fs::metadata(lock).is_ok_and(|data| data.is_file()) {
        return false;
    }
    let lock = File::options().write(true).open(lock);
    lock.is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)))
}

/// Whether the program of who holds a draft runs, as far as that is seen in the folder of this user's
/// programs.
#[must_use]
pub fn runs(folder: &Path, me: &Holder, holder: &Holder) -> Option<bool> {
    let proof = holder.proof.as_deref()?;
    // Only what lies there is looked at: a lock may name anything.
    if me.host != holder.host || proof.parent() != Some(folder) {
        return None;
    }
    // The number of a process comes again.
    if me.proof.as_deref() == Some(proof) {
        return Some(false);
    }
    // Where it is not, a PC of the same name may have it.
    proof.is_file().then(|| is_running(proof))
}

/// The file that was locked stays: by it others see that its program is gone.
fn forget(journal: &Path) {
    // What stays is found again, which does no harm.
    let _ = fs::remove_file(journal);
}

/// Removes the locked files of programs that are long gone, of which nothing else is left.
fn clean(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let lock = entry.path();
        let began = entry.metadata().and_then(|data| data.modified()).ok();
        let age = began.and_then(|began| began.elapsed().ok());
        if lock.extension().is_some_and(|ending| ending == LOCK)
            && age.is_some_and(|age| age > OLD)
            && !lock.with_extension(journal::EXTENSION).exists()
            && !is_running(&lock)
        {
            let _ = fs::remove_file(&lock);
        }
    }
}

/// The folder for the unsaved work of this user: local to the PC, never on a network drive.
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

    fn report(typed: &str) -> Report {
        let mut report = Report::new(Form::undated());
        let (cell, _) = report.form().cells().next().unwrap();
        report.set(cell, typed);
        report
    }

    fn write(file: &Path, origin: &Origin, typed: &str) {
        fs::write(file, journal::begin(origin, &report(typed))).unwrap();
    }

    #[test]
    fn a_running_programs_journal_is_not_offered_and_a_dead_ones_is() {
        let folder = tempfile::tempdir().unwrap();
        let recovery = Recovery::new(folder.path()).unwrap();
        let file = recovery.journal().to_owned();
        write(&file, &Origin::default(), "7");
        assert!(left_behind(folder.path()).left.is_empty());
        drop(recovery);
        let found = left_behind(folder.path());
        assert_eq!(found.left.len(), 1);
        assert_eq!(found.left[0].report, report("7"));
        forget(&found.left[0].file);
        assert!(left_behind(folder.path()).left.is_empty());
    }

    #[test]
    fn a_program_that_ends_well_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        drop(Recovery::new(folder.path()).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn two_windows_keep_apart() {
        let folder = tempfile::tempdir().unwrap();
        let one = Recovery::new(folder.path()).unwrap();
        let other = Recovery::new(folder.path()).unwrap();
        assert_ne!(one.journal(), other.journal());
    }

    #[test]
    fn all_that_was_left_is_found_with_what_its_draft_holds_now() {
        let folder = tempfile::tempdir().unwrap();
        let draft = folder.path().join("甲");
        fs::write(&draft, crate::draft::write(&report("7"))).unwrap();
        let origin = Origin {
            draft: Some(draft),
            stamp: None,
        };
        write(&folder.path().join("1-0.journal"), &origin, "8");
        // Saved, and then it ended.
        write(&folder.path().join("2-0.journal"), &origin, "7");
        fs::write(
            folder.path().join("3-0.ron"),
            crate::draft::write(&report("9")),
        )
        .unwrap();
        let found = left_behind(folder.path());
        let mut held: Vec<_> = (found.left.iter())
            .map(|left| (left.report.clone(), left.saved.clone()))
            .collect();
        held.sort_by_key(|(_, saved)| saved.is_none());
        assert!(held == [(report("8"), Some(report("7"))), (report("9"), None)]);
        assert!(!folder.path().join("2-0.journal").exists());
    }

    #[test]
    fn a_program_is_known_to_be_gone_by_the_file_that_nobody_locks_any_more() {
        let folder = tempfile::tempdir().unwrap();
        let recovery = Recovery::new(folder.path()).unwrap();
        let holder = |proof: &Path| Holder::this("1", Some(proof.to_owned()));
        let other = holder(recovery.proof());
        let runs = |me: &Holder, holder: &Holder| runs(folder.path(), me, holder);
        let me = Holder::this("2", None);
        assert_eq!(runs(&me, &other), Some(true));
        // This window has its number now.
        assert_eq!(runs(&holder(recovery.proof()), &other), Some(false));
        let journal = recovery.journal().to_owned();
        write(&journal, &Origin::default(), "7");
        drop(recovery);
        // So a crash leaves it, and it stays when the work is found or thrown away.
        fs::write(other.proof.as_ref().unwrap(), "").unwrap();
        assert_eq!(left_behind(folder.path()).left.len(), 1);
        forget(&journal);
        assert!(left_behind(folder.path()).left.is_empty());
        assert_eq!(runs(&me, &other), Some(false));
        for elsewhere in [folder.path().join("9-0.lock"), PathBuf::from("/dev/null")] {
            assert_eq!(runs(&me, &holder(&elsewhere)), None);
        }
    }

    #[test]
    fn a_journal_that_cannot_be_read_is_left_alone_and_said() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("1-0.journal");
        fs::write(&file, "00000000 {").unwrap();
        let found = left_behind(folder.path());
        assert!(found.left.is_empty() && file.exists());
        assert_eq!(found.unreadable.len(), 1);
    }
}
