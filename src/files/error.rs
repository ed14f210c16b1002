//! Why a file could not be read or written, as sentences a clerk can act on.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::folder_of;

pub(super) const READ: &str = "读取";
pub(super) const WRITE: &str = "写入";

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
    /// A pipe or a device was named.
    #[error("“{0}”不是普通的文件（是管道或设备），没有读写。请选择一个报告文件。")]
    NotAFile(PathBuf),
    /// More than is read.
    #[error("文件“{path}”超过 {}，不像是一份年度报告。请确认选对了文件。", size(*most))]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// How much is read, in bytes.
        most: u64,
    },
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
    pub(super) fn new(verb: &'static str, path: &Path, source: std::io::Error) -> FileError {
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

/// A number of bytes as a clerk says it.
fn size(bytes: u64) -> String {
    const KB: u64 = 1024;
    const MB: u64 = KB * KB;
    match bytes {
        MB.. => format!("{} MB", bytes / MB),
        KB.. => format!("{} KB", bytes / KB),
        _ => format!("{bytes} 字节"),
    }
}

/// Whether another program holds the file: a sharing or a lock violation, which Windows alone knows.
fn is_in_use(error: &std::io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}
