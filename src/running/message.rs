//! What goes from the second program to the first: a mark, a length, and the path of a file or nothing.
//! What is not exactly that is refused; a path is never more than a name to whoever gets it.

use std::io::{Error, ErrorKind, Read, Result};
use std::path::{Path, PathBuf};

/// What each message begins with.
pub const MARK: &[u8; 8] = b"nianbao1";

/// The longest path, in bytes; longer than any that Windows or Linux open.
pub const LONGEST: usize = 65_536;

/// The answer that the file was taken.
pub const TAKEN: u8 = b'+';

/// The answer that it was not.
pub const REFUSED: u8 = b'-';

/// The message that hands this file over. Nothing where the path is none that could be: not from the
/// root, or too long.
#[must_use]
pub fn encode(file: Option<&Path>) -> Option<Vec<u8>> {
    let path = match file {
        Some(file) if !file.is_absolute() => return None,
        Some(file) => bytes(file),
        None => Vec::new(),
    };
    if path.len() > LONGEST {
        return None;
    }
    let length = u32::try_from(path.len()).ok()?;
    Some([MARK.as_slice(), &length.to_le_bytes(), &path].concat())
}

/// Reads a message, and not a byte more: the file, or nothing where none was handed over.
///
/// # Errors
/// It is none, it ends early, or its path is too long, not from the root, or none that the system knows.
pub fn read(stream: &mut impl Read) -> Result<Option<PathBuf>> {
    let mut mark = [0; MARK.len()];
    stream.read_exact(&mut mark)?;
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    let length = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
    if mark != *MARK || length > LONGEST {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut bytes = vec![0; length];
    stream.read_exact(&mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    let path = path(&bytes).filter(|path| path.is_absolute());
    path.map(Some)
        .ok_or_else(|| Error::from(ErrorKind::InvalidData))
}

#[cfg(unix)]
fn bytes(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_owned()
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    (!bytes.contains(&0)).then(|| std::ffi::OsStr::from_bytes(bytes).into())
}

#[cfg(windows)]
fn bytes(path: &Path) -> Vec<u8> {
    use std::os::windows::ffi::OsStrExt;
    path.as_os_str()
        .encode_wide()
        .flat_map(u16::to_le_bytes)
        .collect()
}

#[cfg(windows)]
fn path(bytes: &[u8]) -> Option<PathBuf> {
    use std::os::windows::ffi::OsStringExt;
    let (units, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = units.iter().copied().map(u16::from_le_bytes).collect();
    let is_name = rest.is_empty() && !units.contains(&0);
    is_name.then(|| std::ffi::OsString::from_wide(&units).into())
}

#[cfg(not(any(unix, windows)))]
fn bytes(path: &Path) -> Vec<u8> {
    path.as_os_str().as_encoded_bytes().to_owned()
}

#[cfg(not(any(unix, windows)))]
fn path(bytes: &[u8]) -> Option<PathBuf> {
    str::from_utf8(bytes).ok().map(PathBuf::from)
}
