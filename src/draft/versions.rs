//! The last saves of each draft (以前的版本), kept on this PC beside the copies of unsaved work, so that a
//! draft can be compared with what it was, and brought back where its file was damaged or is gone.
//!
//! A version is a file of its own, whose name says when it was saved, how long it is and what it must
//! hold: what was cut off or changed since is seen and left out.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{Disk, EXTENSION, recovery};
use crate::files::FileError;
use crate::report::Report;
use crate::report::difference::Differences;

/// How many versions of a draft are kept.
pub const MOST: usize = 20;
/// How many bytes the versions of a draft take at most; the last one is kept in any case.
const LARGEST: u64 = 32 * 1024 * 1024;
/// Versions of a draft that was not saved for so long may go.
const OLDEST: Duration = Duration::from_hours(2 * 366 * 24);
/// So many bytes may all versions take before old ones go: a clock that runs years ahead must not empty
/// the folder.
pub const ROOM: u64 = 256 * 1024 * 1024;

/// The folder for the versions of this user's drafts.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    let copies = recovery::folder()?;
    Some(if copies.ends_with("nianbao/recovery") {
        copies.with_file_name("versions")
    } else {
        copies.join("versions")
    })
}

/// A save that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Version {
    when: SystemTime,
    bytes: u64,
    hash: u64,
    file: PathBuf,
}

/// A draft as it was saved once.
#[derive(Debug, Clone)]
pub struct Past {
    /// When it was saved.
    pub when: SystemTime,
    /// How many bytes it takes.
    pub bytes: u64,
    /// What was saved.
    pub report: Report,
    /// What it changed against the save before; `None` for the first that is kept.
    pub changed: Option<String>,
}

/// All that is kept of a draft.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Its saves, the last one first.
    pub versions: Vec<Past>,
    /// How many could not be read and are left out.
    pub damaged: usize,
}

/// Keeps what was saved as a draft. What is kept already is not kept again, and what is too much goes,
/// the oldest first.
///
/// # Errors
/// The folder may not be written to. The draft itself is saved all the same.
pub fn keep(
    disk: &dyn Disk,
    folder: &Path,
    draft: &Path,
    bytes: &[u8],
    now: SystemTime,
) -> Result<(), FileError> {
    let shelf = shelf(folder, draft);
    let mut versions = list(disk, &shelf);
    let (length, hash) = (bytes.len() as u64, hash(bytes));
    let is_same = |version: &Version| (version.bytes, version.hash) == (length, hash);
    let is_whole = |version: &Version| disk.read(&version.file).is_ok_and(|held| held == bytes);
    if versions
        .first()
        .is_some_and(|last| is_same(last) && is_whole(last))
    {
        return Ok(());
    }
    // A clock that was put back must not make the last save an older one.
    let after = versions
        .first()
        .map(|last| last.when + Duration::from_millis(1));
    let when = after.map_or(now, |after| after.max(now));
    let file = shelf.join(name(when, length, hash));
    disk.make_folder(&shelf);
    disk.write(&file, bytes)?;
    versions.insert(
        0,
        Version {
            when,
            bytes: length,
            hash,
            file,
        },
    );
    let mut seen = Vec::new();
    let mut all = 0;
    for version in versions {
        all += version.bytes;
        let content = (version.bytes, version.hash);
        let is_kept =
            seen.is_empty() || seen.len() < MOST && all <= LARGEST && !seen.contains(&content);
        if is_kept {
            seen.push(content);
        } else {
            all -= version.bytes;
            disk.remove(&version.file);
        }
    }
    Ok(())
}

/// What is kept of a draft. What cannot be read is left out and counted.
#[must_use]
pub fn history(disk: &dyn Disk, folder: &Path, draft: &Path) -> History {
    let mut history = History::default();
    for version in list(disk, &shelf(folder, draft)) {
        let Some(report) = read(disk, &version) else {
            history.damaged += 1;
            continue;
        };
        if let Some(later) = history.versions.last_mut() {
            let differences = Differences::between(&report, &later.report);
            later.changed = Some(differences.summary());
        }
        history.versions.push(Past {
            when: version.when,
            bytes: version.bytes,
            report,
            changed: None,
        });
    }
    history
}

/// Takes the versions of drafts off the disk that nobody has saved for two years, once all together
/// take more bytes than `room`, those first that were not saved for the longest time.
pub fn tidy(disk: &dyn Disk, folder: &Path, now: SystemTime, room: u64) {
    let Some(oldest) = now.checked_sub(OLDEST) else {
        return;
    };
    let shelves = disk.list(folder).into_iter();
    let held = |shelf: PathBuf| {
        let versions = list(disk, &shelf);
        (shelf, versions)
    };
    let mut shelves: Vec<(PathBuf, Vec<Version>)> = shelves.map(held).collect();
    shelves.sort_by_key(|(_, versions)| versions.first().map(|last| last.when));
    let size = |versions: &[Version]| versions.iter().map(|version| version.bytes).sum::<u64>();
    let mut all: u64 = shelves.iter().map(|(_, versions)| size(versions)).sum();
    for (shelf, versions) in shelves {
        let is_old = versions.first().is_some_and(|last| last.when < oldest);
        if all <= room || !is_old {
            continue;
        }
        all -= size(&versions);
        for version in versions {
            disk.remove(&version.file);
        }
        disk.remove(&shelf);
    }
}

/// The folder for one draft's versions: by its whole path, as long names are none on every system.
fn shelf(folder: &Path, draft: &Path) -> PathBuf {
    let path = std::path::absolute(draft).unwrap_or_else(|_| draft.to_owned());
    let mut path = path.to_string_lossy().into_owned();
    if cfg!(windows) {
        path = path.to_lowercase();
    }
    folder.join(format!("{:016x}", hash(path.as_bytes())))
}

/// The versions of a folder, the last one first.
/// What the last version of a document says that is whole and that can be read, which may be another kind
/// than a draft.
pub fn last<T>(
    disk: &dyn Disk,
    folder: &Path,
    document: &Path,
    read: &dyn Fn(&[u8]) -> Option<T>,
) -> Option<T> {
    let versions = list(disk, &shelf(folder, document));
    let mut whole = versions.iter().filter_map(|version| whole(disk, version));
    whole.find_map(|bytes| read(&bytes))
}

fn list(disk: &dyn Disk, shelf: &Path) -> Vec<Version> {
    let files = disk.list(shelf).into_iter();
    let mut versions: Vec<Version> = files.filter_map(named).collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.when));
    versions
}

fn read(disk: &dyn Disk, version: &Version) -> Option<Report> {
    super::read(&whole(disk, version)?).ok()
}

fn whole(disk: &dyn Disk, version: &Version) -> Option<Vec<u8>> {
    let bytes = disk.read(&version.file).ok()?;
    let is_whole = bytes.len() as u64 == version.bytes && hash(&bytes) == version.hash;
    is_whole.then_some(bytes)
}

fn name(when: SystemTime, length: u64, hash: u64) -> String {
    let since = when.duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{}-{length}-{hash:016x}.{EXTENSION}", since.as_millis())
}

/// What a file's name says of it, if it is one of a version.
fn named(file: PathBuf) -> Option<Version> {
    let name = file.file_name()?.to_str()?;
    let stem = name.strip_suffix(EXTENSION)?.strip_suffix('.')?;
    let mut parts = stem.split('-');
    let when = parts.next()?.parse().ok()?;
    let bytes = parts.next()?.parse().ok()?;
    let hash = u64::from_str_radix(parts.next()?, 16).ok()?;
    if parts.next().is_some() {
        return None;
    }
    let when = UNIX_EPOCH.checked_add(Duration::from_millis(when))?;
    Some(Version {
        when,
        bytes,
        hash,
        file,
    })
}

/// FNV-1a: the same on every machine, and for ever.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
