//! How Windows is told.
#![expect(
    unsafe_code,
    reason = "Windows offers its registry only as foreign functions"
)]

use std::ffi::c_void;
use std::io;
use std::path::Path;
use std::ptr::{null, null_mut};

use windows_sys::Win32::Foundation::{ERROR_FILE_NOT_FOUND, ERROR_SUCCESS, WIN32_ERROR};
use windows_sys::Win32::System::Registry::{
    HKEY_CURRENT_USER, REG_SZ, RRF_RT_REG_SZ, RegDeleteKeyValueW, RegDeleteTreeW, RegGetValueW,
    RegSetKeyValueW,
};
use windows_sys::Win32::UI::Shell::{
    ASSOCF_NONE, ASSOCSTR, ASSOCSTR_EXECUTABLE, ASSOCSTR_FRIENDLYAPPNAME, AssocQueryStringW,
    SHCNE_ASSOCCHANGED, SHCNF_IDLIST, SHChangeNotify,
};

use super::{NotTold, registry};

pub(super) fn is_set(program: &Path) -> bool {
    let Some(program) = program.to_str() else {
        return false;
    };
    let (key, command) = registry::command(program);
    read(&key).is_some_and(|found| found == command)
}

/// The name of another program that opens drafts: one that the user chose once.
pub(super) fn other(program: &Path) -> Option<String> {
    let opens = associated(ASSOCSTR_EXECUTABLE)?;
    let is_this = program
        .to_str()
        .is_some_and(|program| program.to_lowercase() == opens.to_lowercase());
    if is_this {
        return None;
    }
    associated(ASSOCSTR_FRIENDLYAPPNAME).or(Some(opens))
}

/// What Windows says of the program that opens drafts.
fn associated(what: ASSOCSTR) -> Option<String> {
    let (ending, verb) = (wide(".ron"), wide("open"));
    let mut units = vec![0_u16; 2048];
    let mut length = u32::try_from(units.len()).unwrap_or_default();
    // SAFETY: both names end in 0, and the room has the length that is told.
    let outcome = unsafe {
        AssocQueryStringW(
            ASSOCF_NONE,
            what,
            ending.as_ptr(),
            verb.as_ptr(),
            units.as_mut_ptr(),
            &raw mut length,
        )
    };
    let text = units.split(|unit| *unit == 0).next().unwrap_or_default();
    (outcome >= 0 && !text.is_empty()).then(|| String::from_utf16_lossy(text))
}

pub(super) fn set(program: &Path) -> Result<(), NotTold> {
    let program = program.to_str().ok_or(NotTold::Path)?;
    for (key, name, value) in registry::values(program) {
        write(&key, name, &value)?;
    }
    // What opens such files already stays what it is; this program is offered beside it.
    if read(registry::ENDING).is_none_or(|found| found.is_empty()) {
        write(registry::ENDING, "", registry::TYPE)?;
    }
    announce();
    Ok(())
}

pub(super) fn remove() -> Result<(), NotTold> {
    if read(registry::ENDING).is_some_and(|found| found == registry::TYPE) {
        delete(registry::ENDING, "")?;
    }
    delete(
        &format!(r"{}\OpenWithProgids", registry::ENDING),
        registry::TYPE,
    )?;
    let key = wide(&registry::type_key());
    // SAFETY: the name ends in 0 and outlives the call.
    judged(unsafe { RegDeleteTreeW(HKEY_CURRENT_USER, key.as_ptr()) })?;
    announce();
    Ok(())
}

fn wide(text: &str) -> Vec<u16> {
    text.encode_utf16().chain([0]).collect()
}

/// What is not there need not be removed.
fn judged(outcome: WIN32_ERROR) -> io::Result<()> {
    match outcome {
        ERROR_SUCCESS | ERROR_FILE_NOT_FOUND => Ok(()),
        code => Err(io::Error::from_raw_os_error(code.cast_signed())),
    }
}

/// The key's own value, below that of the user.
fn read(key: &str) -> Option<String> {
    let key = wide(key);
    // Longer than a path is; what is longer still is none of ours.
    let mut units = vec![0_u16; 2048];
    let mut length = u32::try_from(units.len() * 2).unwrap_or_default();
    // SAFETY: the name ends in 0, and the room has the length that is told.
    let outcome = unsafe {
        RegGetValueW(
            HKEY_CURRENT_USER,
            key.as_ptr(),
            null(),
            RRF_RT_REG_SZ,
            null_mut(),
            units.as_mut_ptr().cast(),
            &raw mut length,
        )
    };
    let text = units.split(|unit| *unit == 0).next().unwrap_or_default();
    (outcome == ERROR_SUCCESS).then(|| String::from_utf16_lossy(text))
}

fn write(key: &str, name: &str, value: &str) -> io::Result<()> {
    let (key, name, value) = (wide(key), wide(name), wide(value));
    let length = u32::try_from(value.len() * 2).unwrap_or_default();
    // SAFETY: the names end in 0, and the value has the length that is told.
    judged(unsafe {
        RegSetKeyValueW(
            HKEY_CURRENT_USER,
            key.as_ptr(),
            name.as_ptr(),
            REG_SZ,
            value.as_ptr().cast::<c_void>(),
            length,
        )
    })
}

fn delete(key: &str, name: &str) -> io::Result<()> {
    let (key, name) = (wide(key), wide(name));
    // SAFETY: the names end in 0 and outlive the call.
    judged(unsafe { RegDeleteKeyValueW(HKEY_CURRENT_USER, key.as_ptr(), name.as_ptr()) })
}

/// Has Explorer look anew.
fn announce() {
    // SAFETY: the call takes constants.
    unsafe {
        SHChangeNotify(
            SHCNE_ASSOCCHANGED.cast_signed(),
            SHCNF_IDLIST,
            null(),
            null(),
        );
    }
}
