//! The console of a program that on Windows is built for the window.

/// Attaches to the console that the program was started from, if any. Pipes and files that output
/// was redirected to are kept.
#[cfg(windows)]
#[expect(
    unsafe_code,
    reason = "Windows offers AttachConsole only as a foreign function"
)]
pub fn attach() {
    use windows_sys::Win32::System::Console::{
        ATTACH_PARENT_PROCESS, AttachConsole, GetStdHandle, STD_ERROR_HANDLE, STD_OUTPUT_HANDLE,
        SetStdHandle,
    };
    // SAFETY: the calls take constants, and handles that the system gave this very process.
    unsafe {
        let before =
            [STD_OUTPUT_HANDLE, STD_ERROR_HANDLE].map(|which| (which, GetStdHandle(which)));
        if before.iter().any(|(_, handle)| handle.is_null()) {
            AttachConsole(ATTACH_PARENT_PROCESS);
            for (which, handle) in before.into_iter().filter(|(_, handle)| !handle.is_null()) {
                SetStdHandle(which, handle);
            }
        }
    }
}

/// Elsewhere a program has the console it was started from.
#[cfg(not(windows))]
pub fn attach() {}
