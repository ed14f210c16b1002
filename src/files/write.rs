//! Writing files whole and for good.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

use super::error::{FileError, WRITE};
use super::folder_of;

/// What a file is called while it is being written.
const PREFIX: &str = ".nianbao-";
const SUFFIX: &str = ".tmp";

/// A file that is still being written after so long belongs to a program that is gone.
const OLD: Duration = Duration::from_hours(24);

/// Writes a file whole or not at all: into a temporary file of the same folder, flushed to the disk,
/// then renamed over the old one, and the folder flushed. Once this returns, a power cut cannot take
/// the file back.
///
/// # Errors
/// The folder is missing or may not be written to, or what is there is no file. The old file is then
/// as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write_piecemeal(path, &mut |file| file.write_all(bytes))
}

/// The same for what is too much to be held in memory: `content` writes it piece by piece.
///
/// # Errors
/// As [`write`](fn@write).
pub fn write_piecemeal(
    path: &Path,
    content: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
) -> Result<(), FileError> {
    let error = |source| FileError::new(WRITE, path, source);
    let real = target(path).map_err(error)?;
    let old = match fs::metadata(&real) {
        Ok(old) => Some(may_replace(path, old)?),
        Err(failed) if failed.kind() == ErrorKind::NotFound => None,
        Err(failed) => return Err(error(failed)),
    };
    let folder = folder_of(&real);
    let file = written(folder, content, old.as_ref()).map_err(error)?;
    replace(file, &real).map_err(error)?;
    // The file is the new one by now.
    flush_folder(folder).map_err(|_| FileError::Unconfirmed(path.to_owned()))
}

/// The file that is meant by a path: what a link leads to is replaced, not the link.
///
/// # Errors
/// The link leads nowhere.
pub fn target(path: &Path) -> io::Result<PathBuf> {
    if path.is_symlink() {
        path.canonicalize()
    } else {
        Ok(path.to_owned())
    }
}

/// The name of a file in this folder that is of no use to anybody once it is a day old.
#[must_use]
pub fn passing(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{PREFIX}{name}{SUFFIX}"))
}

/// Writes at the end of a file that is there, and flushes it to the disk.
///
/// # Errors
/// The file is not there or may not be written to. What is then at its end is not known.
pub fn append(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let error = |source| FileError::new(WRITE, path, source);
    let mut file = File::options().append(true).open(path).map_err(error)?;
    file.write_all(bytes).map_err(error)?;
    flush(&file).map_err(error)
}

/// Writes a file whole, if nothing of its name is there; of two who try one succeeds. Returns whether
/// it was written. It need not outlive a power cut.
///
/// # Errors
/// As [`write`](fn@write).
pub fn create(path: &Path, bytes: &[u8]) -> Result<bool, FileError> {
    let error = |source| FileError::new(WRITE, path, source);
    let mut file = named(folder_of(path)).map_err(error)?;
    file.write_all(bytes).map_err(error)?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(failed) if failed.error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(failed) => Err(error(failed.error)),
    }
}

/// Writes a file that replaces none: under this name, or with a number behind it. Returns its path.
///
/// # Errors
/// As [`create`], or there are too many of that name.
pub fn create_beside(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, FileError> {
    /// So many of a name are put up with.
    const MOST: usize = 100;
    let name = Path::new(name);
    let stem = name.file_stem().unwrap_or_default().to_string_lossy();
    let ending = name.extension().unwrap_or_default().to_string_lossy();
    let mut path = folder.join(name);
    for number in 2..MOST {
        if create(&path, bytes)? {
            return Ok(path);
        }
        path = folder.join(format!("{stem}-{number}.{ending}"));
    }
    Err(FileError::new(
        WRITE,
        &path,
        ErrorKind::AlreadyExists.into(),
    ))
}

/// The old file, if it may be replaced.
fn may_replace(path: &Path, old: Metadata) -> Result<Metadata, FileError> {
    if old.is_dir() {
        return Err(FileError::Folder(path.to_owned()));
    }
    if !old.is_file() {
        return Err(FileError::NotAFile(path.to_owned()));
    }
    // A rename would replace a write-protected file all the same.
    if old.permissions().readonly() {
        let (verb, path) = (WRITE, path.to_owned());
        return Err(FileError::Denied { verb, path });
    }
    Ok(old)
}

/// A temporary file with this content, on the disk.
fn written(
    folder: &Path,
    content: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    old: Option<&Metadata>,
) -> io::Result<NamedTempFile> {
    let mut file = named(folder)?;
    // Whoever cleans up sees that somebody is at work; where that is not possible, by its age.
    let _ = file.as_file().try_lock();
    content(file.as_file_mut())?;
    if let Some(old) = old {
        take_after(file.as_file(), old)?;
    }
    flush(file.as_file())?;
    Ok(file)
}

/// An empty temporary file, by whose name it is known what it is.
fn named(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Like any document: not private as temporary files are. The umask still applies.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Gives a file the group and the mode of the one that it replaces, whatever the umask.
#[cfg(unix)]
fn take_after(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    // Who is not of the group cannot give a file to it.
    let _ = fchown(file, None, Some(old.gid()));
    let mode = fs::Permissions::from_mode(old.mode() & 0o7777);
    match file.set_permissions(mode) {
        // Some file systems know no modes.
        Err(error) if !is_unsupported(&error) && error.kind() != ErrorKind::PermissionDenied => {
            Err(error)
        }
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
fn take_after(_file: &File, _old: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Flushes a file to the disk, where the file system can.
pub(super) fn flush(file: &File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if is_unsupported(&error) => Ok(()),
        flushed => flushed,
    }
}

/// Some network file systems cannot flush; what they were given is all that can be done.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::InvalidInput | ErrorKind::Unsupported
    )
}

/// Renames a temporary file over a file.
#[cfg(not(windows))]
fn replace(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map_err(|failed| failed.error)?;
    Ok(())
}

/// The same, and waits until the disk has it: there is no folder to flush.
#[cfg(windows)]
fn replace(file: NamedTempFile, path: &Path) -> io::Result<()> {
    // Windows is told that it is temporary no more.
    let temporary = file
        .into_temp_path()
        .keep()
        .map_err(|failed| failed.error)?;
    super::through::rename(&temporary, path).inspect_err(|_| {
        let _ = fs::remove_file(&temporary);
    })
}

/// Flushes the names of a folder to the disk.
#[cfg(unix)]
pub(super) fn flush_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder) {
        Ok(folder) => flush(&folder),
        // One may write into it without being let see what it holds.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
pub(super) fn flush_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// How long ago a file was written, by the clock of the disk on which it lies.
///
/// # Errors
/// The file is not there, or nothing can be written beside it.
pub fn age(path: &Path) -> io::Result<Duration> {
    let written = fs::metadata(path)?.modified()?;
    let mut probe = named(folder_of(path))?;
    probe.write_all(b"?")?;
    let now = probe.as_file().metadata()?.modified()?;
    Ok(now.duration_since(written).unwrap_or_default())
}

/// Removes what programs that were killed while writing left in a folder, at least a day ago. Returns
/// how many files; who only wants them gone need not know.
#[expect(
    clippy::must_use_candidate,
    reason = "it is called for what it removes"
)]
pub fn clean(folder: &Path, now: SystemTime) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let left = entries.map(|entry| entry.path());
    left.filter(|path| is_left(path, now) && fs::remove_file(path).is_ok())
        .count()
}

fn is_left(path: &PathBuf, now: SystemTime) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_ours = name.starts_with(PREFIX) && name.ends_with(SUFFIX);
    if !is_ours || !fs::symlink_metadata(path).is_ok_and(|data| data.is_file()) {
        return false;
    }
    let changed = fs::metadata(path).and_then(|data| data.modified());
    let age = changed.ok().and_then(|at| now.duration_since(at).ok());
    let is_held = || File::open(path).is_ok_and(|file| file.try_lock().is_err());
    age.is_some_and(|age| age > OLD) && !is_held()
}
