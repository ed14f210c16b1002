//! The print dialog of Windows, and pages drawn for the printer that was chosen in it.

#![expect(
    unsafe_code,
    reason = "Windows offers its dialog and its printers only as foreign functions"
)]

mod device;
mod dialog;
#[cfg(test)]
mod tests;

use windows_sys::Win32::Foundation::ERROR_CANCELLED;
use windows_sys::Win32::System::Com::{
    COINIT_APARTMENTTHREADED, COINIT_DISABLE_OLE1DDE, CoInitializeEx, CoUninitialize,
};

use super::{NotPrinted, Printed};
use crate::export::Sheets;

/// Asks on which printer, which pages and how many copies, and prints them under a name. The dialog stays
/// before the window of this handle, if there is one. Nothing where it was cancelled. Called on a thread
/// of its own: it returns once the pages are with the printer.
///
/// # Errors
/// There is no printer, or it does not take the pages.
pub fn print(owner: isize, name: &str, sheets: &Sheets) -> Result<Option<Printed>, NotPrinted> {
    let _com = Com::enter();
    let Some(chosen) = dialog::ask(owner, sheets.pages.len())? else {
        return Ok(None);
    };
    let printer = chosen.printer;
    let mut device = chosen.device;
    if let Err(error) = device.begin(name) {
        // Who prints into a file is asked for its name, and may think better of it.
        if error.raw_os_error() == Some(ERROR_CANCELLED.cast_signed()) {
            return Ok(None);
        }
        let reason = reason(&error);
        return Err(NotPrinted::Refused { printer, reason });
    }
    let pages = sheets.pages.iter().enumerate();
    let mut count = 0;
    for (index, page) in pages.filter(|(index, _)| chosen.pages.contains(index)) {
        if let Err(error) = device.page(page, &sheets.outlines) {
            device.abort();
            return Err(broken_off(printer, index + 1, &error));
        }
        count += 1;
    }
    if let Err(error) = device.end() {
        return Err(broken_off(printer, count, &error));
    }
    Ok(Some(Printed {
        printer,
        pages: count,
    }))
}

fn broken_off(printer: String, page: usize, error: &std::io::Error) -> NotPrinted {
    NotPrinted::BrokenOff {
        printer,
        page,
        reason: reason(error),
    }
}

/// What is said of an error: drivers do not always leave one behind.
fn reason(error: &std::io::Error) -> String {
    match error.raw_os_error() {
        Some(0) | None => "打印机的驱动程序没有说明原因".to_owned(),
        Some(_) => error.to_string(),
    }
}

/// COM on this thread, which the pages of a printer's driver in the dialog need.
struct Com(bool);

impl Com {
    fn enter() -> Com {
        let mode = COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE;
        // SAFETY: it is left on the thread it was entered on: a pointer is not sent.
        Com(unsafe { CoInitializeEx(std::ptr::null(), mode.cast_unsigned()) } >= 0)
    }
}

impl Drop for Com {
    fn drop(&mut self) {
        if self.0 {
            // SAFETY: it was entered here.
            unsafe { CoUninitialize() }
        }
    }
}

/// What Windows said last, as an error.
fn last_error() -> std::io::Error {
    std::io::Error::last_os_error()
}
