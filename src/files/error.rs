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
    /// It was written, but the system does not say that the disk has it.
    #[error("“{0}”已写入，但系统没有确认它已经存到磁盘上。请再保存一次，或另存到别的位置。")]
    Unconfirmed(PathBuf),
    /// Anything else the system says.
    #[error("无法{verb}“{path}”：{}。{}", reason(.source), after(.verb))]
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

/// What a clerk has to know after a failure.
fn after(verb: &str) -> &'static str {
    if verb == WRITE {
        "原有文件没有改动；可以另存到别的位置。"
    } else {
        "文件没有改动。"
    }
}

/// What the system said, in words: its own are English, and may name files that nobody knows.
#[must_use]
pub fn reason(error: &std::io::Error) -> String {
    let known = match error.kind() {
        ErrorKind::StorageFull => "磁盘已满，请先清理出空间",
        ErrorKind::QuotaExceeded => "您在这个磁盘上的配额已用完，请先清理出空间",
        ErrorKind::FileTooLarge => "这个磁盘放不下这么大的文件",
        ErrorKind::InvalidFilename => "文件名太长，或含有系统不允许的字符",
        ErrorKind::NotADirectory => "所在位置不是文件夹",
        ErrorKind::NotFound => "文件或所在文件夹已经不在",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::ReadOnlyFilesystem => "这个磁盘只能读，不能写",
        ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::NotConnected
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::ConnectionRefused
        | ErrorKind::BrokenPipe
        | ErrorKind::StaleNetworkFileHandle => NETWORK,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::Deadlock => {
            "文件正被其他程序占用，请稍后再试"
        }
        ErrorKind::AlreadyExists => "同名的文件已经存在",
        ErrorKind::OutOfMemory => "内存不足，请先关闭一些程序",
        _ if is_network(error) => NETWORK,
        _ if is_broken(error) => "磁盘读写出错，磁盘可能已损坏或被拔出",
        _ => {
            return match error.raw_os_error() {
                Some(code) => format!("系统报告错误 {code}"),
                None => "系统没有说明原因".to_owned(),
            };
        }
    };
    known.to_owned()
}

const NETWORK: &str = "连不上这个网络位置，请检查网络";

/// Whether Windows speaks of a network that is gone, or the system of a server that does not answer.
fn is_network(error: &std::io::Error) -> bool {
    let codes: &[i32] = if cfg!(windows) {
        &[
            51, 53, 54, 55, 58, 59, 64, 67, 121, 1219, 1222, 1231, 1232, 1236,
        ]
    } else {
        // ENODEV, ENOLINK, EREMOTEIO, ESHUTDOWN, EHOSTDOWN.
        &[19, 67, 121, 108, 112]
    };
    error
        .raw_os_error()
        .is_some_and(|code| codes.contains(&code))
}

/// Whether the disk itself failed: EIO, or what Windows calls by a dozen names.
fn is_broken(error: &std::io::Error) -> bool {
    let codes: &[i32] = if cfg!(windows) {
        &[21, 23, 27, 29, 30, 31, 483, 1117, 1167]
    } else {
        &[5, 6]
    };
    error
        .raw_os_error()
        .is_some_and(|code| codes.contains(&code))
}

#[cfg(test)]
mod tests {
    use std::io::Error;

    use super::*;

    #[test]
    fn what_the_system_says_is_said_in_chinese_and_names_no_other_file() {
        let kinds = [
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::InvalidFilename,
            ErrorKind::TimedOut,
            ErrorKind::Interrupted,
            ErrorKind::Other,
        ];
        let made = kinds.map(|kind| Error::new(kind, "no space at /x/.nianbao-1.tmp"));
        let numbered = (1..140).map(Error::from_raw_os_error);
        for source in made.into_iter().chain(numbered) {
            let path = Path::new("/没有/这个/甲.ron");
            let text = FileError::new(WRITE, path, source).to_string();
            let foreign = text.replace(&*path.to_string_lossy(), "");
            let foreign = foreign.replace(&*folder_of(path).to_string_lossy(), "");
            assert!(
                !foreign.chars().any(|ch| ch.is_ascii_alphabetic()) || text.contains("PDF 阅读器"),
                "{text}"
            );
        }
    }
}
