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

/// What opens drafts with a double click. Displayed it is a Chinese sentence for the user.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Opens {
    /// This program.
    #[error("双击草稿，就用这个程序打开。")]
    This,
    /// This program is offered, but the user once chose another one, of this name.
    #[error(
        "这个程序已经登记，但是您以前为 .ron 文件选过别的程序：双击草稿还是由“{0}”打开。要换过来，请右键点一份草稿，选“打开方式”里的“选择其他应用”，选“年报”，并勾选“始终”。"
    )]
    Other(String),
    /// Not this program.
    #[error("双击草稿，不再用这个程序打开。")]
    NotThis,
}

/// Has drafts opened by this program, and says what opens them then: the user's own choice stands over it.
///
/// # Errors
/// The system is not told; see [`NotTold`].
pub fn set(program: &Path) -> Result<Opens, NotTold> {
    system::set(program)?;
    Ok(system::other(program).map_or(Opens::This, Opens::Other))
}

/// Takes that back, if it is this program that was told of.
///
/// # Errors
/// See [`set`].
pub fn unset(program: &Path) -> Result<Opens, NotTold> {
    if system::is_set(program) {
        system::remove()?;
    }
    Ok(Opens::NotThis)
}

/// Has drafts opened by this program; where they are already, takes that back.
///
/// # Errors
/// See [`set`].
pub fn toggle(program: &Path) -> Result<Opens, NotTold> {
    if system::is_set(program) && system::other(program).is_none() {
        unset(program)
    } else {
        set(program)
    }
}
