//! Reading and writing files whole, with errors a clerk can act on.

use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes. A report as text is 30 kB.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Why a file could not be read or written. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The file is not there.
    #[error("找不到文件“{0}”。请核对文件名和所在文件夹。")]
    Missing(PathBuf),
    /// The folder to write into is not there.
    #[error("要写入的文件夹“{0}”不存在。请先建好文件夹，或换一个位置。")]
    NoFolder(PathBuf),
    /// A folder was named.
    #[error("“{0}”是一个文件夹，不是文件。请选择其中的报告文件。")]
    Folder(PathBuf),
    /// The system refuses access.
    #[error(
        "没有权限{verb}“{path}”，或者它正被其他程序（如 PDF 阅读器）打开。请关闭那个程序，或换一个文件夹。"
    )]
    Denied {
        /// 读取 or 写入.
        verb: &'static str,
        /// The file.
        path: PathBuf,
    },
    /// More than [`LARGEST`].
    #[error("文件“{0}”超过 64 MB，不像是一份年度报告。请确认选对了文件。")]
    TooLarge(PathBuf),
    /// Anything else the system says.
    #[error("无法{verb}“{path}”：{source}。原有文件没有改动。")]
    Other {
        /// 读取 or 写入.
        verb: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl FileError {
    fn new(verb: &'static str, path: &Path, source: std::io::Error) -> FileError {
        let path = path.to_owned();
        match source.kind() {
            _ if path.is_dir() => FileError::Folder(path),
            ErrorKind::NotFound if verb == READ => FileError::Missing(path),
            ErrorKind::NotFound => FileError::NoFolder(folder_of(&path).to_owned()),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                FileError::Denied { verb, path }
            }
            _ if is_in_use(&source) => FileError::Denied { verb, path },
            _ => FileError::Other { verb, path, source },
        }
    }
}

/// Whether another program holds the file: a sharing or a lock violation, which Windows alone knows.
fn is_in_use(error: &std::io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// A title as a file may be called, without an ending: no character that a system forbids, and no
/// longer than every system takes.
#[must_use]
pub fn name_of(title: &str) -> String {
    /// In bytes; 255 with a mark, an ending and what is put before a file that is being written.
    const LONGEST: usize = 200;
    let is_forbidden = |ch: char| "\\/:*?\"<>|".contains(ch) || ch.is_control();
    let name = title.replace(is_forbidden, "_");
    let end = name.floor_char_boundary(LONGEST);
    // Windows drops them from the end.
    name[..end].trim_end_matches(['.', ' ']).to_owned()
}

const READ: &str = "读取";
const WRITE: &str = "写入";

/// Reads a whole file of at most [`LARGEST`] bytes.
///
/// # Errors
/// The file is missing, a folder, too large, or may not be read.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    let error = |source| FileError::new(READ, path, source);
    if path.is_dir() {
        return Err(FileError::Folder(path.to_owned()));
    }
    let file = std::fs::File::open(path).map_err(error)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(error)?;
    if bytes.len() as u64 > LARGEST {
        return Err(FileError::TooLarge(path.to_owned()));
    }
    Ok(bytes)
}

/// Writes a file whole or not at all: into a temporary file of the same folder, flushed to the disk,
/// then renamed over the old one.
///
/// # Errors
/// The folder is missing or may not be written to. The old file is then as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let error = |source| FileError::new(WRITE, path, source);
    if path.is_dir() {
        return Err(FileError::Folder(path.to_owned()));
    }
    // A rename would replace a write-protected file all the same.
    if std::fs::metadata(path).is_ok_and(|old| old.permissions().readonly()) {
        return Err(FileError::Denied {
            verb: WRITE,
            path: path.to_owned(),
        });
    }
    // What a link leads to is replaced, not the link.
    let real = if path.is_symlink() {
        path.canonicalize()
    } else {
        Ok(path.to_owned())
    };
    let path = &*real.map_err(error)?;
    let folder = folder_of(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nianbao-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Like the old file, or like any document: not private as temporary files are. The umask
        // still applies.
        let old = std::fs::metadata(path).map(|old| old.permissions().mode());
        builder.permissions(std::fs::Permissions::from_mode(old.unwrap_or(0o666)));
    }
    let mut file = builder.tempfile_in(folder).map_err(error)?;
    file.write_all(bytes).map_err(error)?;
    file.as_file().sync_all().map_err(error)?;
    file.persist(path).map_err(|failed| error(failed.error))?;
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        assert_eq!(name_of("某某县2024年报告"), "某某县2024年报告");
        assert_eq!(name_of("甲/乙：<丙>?.. "), "甲_乙：_丙__");
        let long = name_of(&"某".repeat(120));
        assert_eq!(long, "某".repeat(66));
    }
}
