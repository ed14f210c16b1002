//! Has drafts opened by this program with a double click, for this user alone, and takes that back: for who
//! runs the program from a folder or a stick, where no package and no setup has said so to the system.

pub mod entries;
pub mod registry;

#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod system;
#[cfg(windows)]
#[path = "windows.rs"]
mod system;
#[cfg(not(any(target_os = "linux", windows)))]
#[path = "other.rs"]
mod system;

use std::io;
use std::path::Path;

/// Why the system was not told. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// The system or the disk refused it.
    #[error("没有设成：{0}")]
    Refused(#[from] io::Error),
    /// The program's path cannot be written into such an entry.
    #[error("没有设成：程序所在文件夹的名字里有系统写不进设置的字符，请换一个文件夹。")]
    Path,
    /// It is not known where the program lies, or the system has no such setting.
    #[error("没有设成：这个系统上不能这样设置。")]
    Unknown,
}

/// Has drafts opened by this program; where they are already, takes that back. Whether they are now.
///
/// # Errors
/// The system is not told; see [`NotTold`].
pub fn toggle(program: &Path) -> Result<bool, NotTold> {
    let is_set = system::is_set(program);
    if is_set {
        system::remove()?;
    } else {
        system::set(program)?;
    }
    Ok(!is_set)
}
