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
    };
    // SAFETY: the calls take constants and touch no memory of this program.
    unsafe {
        let is_open = |handle| !GetStdHandle(handle).is_null();
        if !is_open(STD_OUTPUT_HANDLE) || !is_open(STD_ERROR_HANDLE) {
            AttachConsole(ATTACH_PARENT_PROCESS);
        }
    }
}

/// Elsewhere a program has the console it was started from.
#[cfg(not(windows))]
pub fn attach() {}
