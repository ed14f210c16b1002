//! Reading files whole.

use std::io::Read;
use std::path::Path;

use super::error::{FileError, READ};
use super::name;

/// The largest file that is read, in bytes. A report as text is 30 kB.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Reads a whole file of at most [`LARGEST`] bytes.
///
/// # Errors
/// The file is missing, no file but a folder, a pipe or a device, too large, or may not be read.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    read_within(path, LARGEST)
}

/// Reads a whole file of at most so many bytes.
///
/// # Errors
/// As [`read`].
pub fn read_within(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    let error = |source| FileError::new(READ, path, source);
    // A pipe is not even opened: that waits until somebody writes into it.
    let kind = std::fs::metadata(path).map_err(error)?;
    if kind.is_dir() {
        return Err(FileError::Folder(path.to_owned()));
    }
    // Windows calls what its devices are called a file.
    if !kind.is_file() || cfg!(windows) && name::is_device_at(path) {
        return Err(FileError::NotAFile(path.to_owned()));
    }
    let too_large = || FileError::TooLarge {
        path: path.to_owned(),
        most,
    };
    if kind.len() > most {
        return Err(too_large());
    }
    let file = std::fs::File::open(path).map_err(error)?;
    let mut bytes = Vec::with_capacity(usize::try_from(kind.len()).unwrap_or_default());
    // It may grow meanwhile.
    file.take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(error)?;
    if bytes.len() as u64 > most {
        return Err(too_large());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_bound_and_not_beyond() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "12345").unwrap();
        assert_eq!(read_within(&path, 5).unwrap(), b"12345");
        let error = read_within(&path, 4).unwrap_err();
        assert!(matches!(error, FileError::TooLarge { most: 4, .. }));
    }

    #[test]
    fn the_bound_is_said_as_a_clerk_says_it() {
        for (most, said) in [
            (LARGEST, "超过 64 MB"),
            (64 * 1024, "超过 64 KB"),
            (100, "超过 100 字节"),
        ] {
            let path = std::path::PathBuf::from("a");
            let sentence = FileError::TooLarge { path, most }.to_string();
            assert!(sentence.contains(said), "{sentence}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn neither_a_pipe_nor_a_device_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&pipe, &link).unwrap();
        for path in [&pipe, &link, Path::new("/dev/zero")] {
            let error = read(path).unwrap_err();
            assert!(matches!(error, FileError::NotAFile(_)), "{error:?}");
        }
        assert!(matches!(read(folder.path()), Err(FileError::Folder(_))));
    }
}
