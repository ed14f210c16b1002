//! Windows' way of renaming a file so that the disk has it before the call is over.

#![expect(unsafe_code, reason = "only this call of Windows waits for the disk")]

use std::io;
use std::os::windows::ffi::OsStrExt;
use std::path::Path;

use windows_sys::Win32::Storage::FileSystem::{
    MOVEFILE_REPLACE_EXISTING, MOVEFILE_WRITE_THROUGH, MoveFileExW,
};

/// Renames a file over another one, and waits for the disk.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let (from, to) = (wide(from)?, wide(to)?);
    let how = MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH;
    // SAFETY: both end with a zero and live until the call is over.
    let renamed = unsafe { MoveFileExW(from.as_ptr(), to.as_ptr(), how) };
    if renamed == 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(())
}

/// A path for a call, which ends with a zero; absolute, so that it may be long.
fn wide(path: &Path) -> io::Result<Vec<u16>> {
    let path = std::path::absolute(path)?;
    let mut wide: Vec<u16> = path.as_os_str().encode_wide().collect();
    let text = path.as_os_str().to_string_lossy();
    // Longer ones are taken only when they say so.
    if wide.len() > 240 && !text.starts_with(r"\\?\") {
        if text.starts_with(r"\\") {
            wide.splice(0..2, r"\\?\UNC\".encode_utf16());
        } else {
            wide.splice(0..0, r"\\?\".encode_utf16());
        }
    }
    wide.push(0);
    Ok(wide)
}
