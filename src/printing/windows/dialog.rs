//! The print dialog.

use std::ops::RangeInclusive;
use std::ptr;

use windows_sys::Win32::Foundation::{GlobalFree, HGLOBAL, HWND};
use windows_sys::Win32::Graphics::Gdi::{
    DEVMODEW, DM_ORIENTATION, DM_PAPERSIZE, DMORIENT_PORTRAIT, DMPAPER_A4,
};
use windows_sys::Win32::System::Memory::{GlobalLock, GlobalSize, GlobalUnlock};
use windows_sys::Win32::UI::Controls::Dialogs::{
    CommDlgExtendedError, DEVNAMES, PD_HIDEPRINTTOFILE, PD_NOSELECTION, PD_NOWARNING, PD_PAGENUMS,
    PD_RETURNDC, PD_RETURNDEFAULT, PD_USEDEVMODECOPIESANDCOLLATE, PDERR_NODEFAULTPRN,
    PDERR_NODEVICES, PRINTDLGW, PrintDlgW,
};

use super::super::NotPrinted;
use super::device::Device;

/// What was chosen. Copies, and whether they are collated, are the printer's business.
pub(super) struct Chosen {
    /// What the printer is called.
    pub printer: String,
    /// The printer.
    pub device: Device,
    /// Which pages, from 0.
    pub pages: RangeInclusive<usize>,
}

/// Memory that the dialog gave.
struct Global(HGLOBAL);

impl Drop for Global {
    fn drop(&mut self) {
        if !self.0.is_null() {
            // SAFETY: the dialog gave it to whoever asked, and nobody else frees it.
            unsafe { GlobalFree(self.0) };
        }
    }
}

/// Asks what is to be printed of so many pages. Nothing where it was cancelled.
pub(super) fn ask(owner: isize, pages: usize) -> Result<Option<Chosen>, NotPrinted> {
    let last = u16::try_from(pages).unwrap_or(u16::MAX).max(1);
    let (mode, names) = a4();
    let mut asked = PRINTDLGW {
        lStructSize: size_of::<PRINTDLGW>() as u32,
        hwndOwner: owner as HWND,
        hDevMode: mode,
        hDevNames: names,
        Flags: PD_RETURNDC
            | PD_USEDEVMODECOPIESANDCOLLATE
            | PD_NOSELECTION
            | PD_HIDEPRINTTOFILE
            | PD_NOWARNING,
        nFromPage: 1,
        nToPage: last,
        nMinPage: 1,
        nMaxPage: last,
        nCopies: 1,
        ..Default::default()
    };
    // SAFETY: the structure is whole and lives until the call returns; its memory is the dialog's own or
    // none.
    let is_chosen = unsafe { PrintDlgW(&raw mut asked) } != 0;
    // The dialog may have put others in their place.
    let (_mode, names) = (Global(asked.hDevMode), Global(asked.hDevNames));
    if !is_chosen {
        // SAFETY: it has no conditions.
        return match unsafe { CommDlgExtendedError() } {
            0 => Ok(None),
            PDERR_NODEFAULTPRN | PDERR_NODEVICES => Err(NotPrinted::NoPrinter),
            error => Err(NotPrinted::Dialog(error)),
        };
    }
    let printer = name(&names);
    let Some(device) = Device::of(asked.hDC) else {
        return Err(NotPrinted::Refused {
            printer,
            reason: super::reason(&super::last_error()),
        });
    };
    let pages = if asked.Flags & PD_PAGENUMS == 0 {
        1..=last
    } else {
        asked.nFromPage.min(asked.nToPage)..=asked.nFromPage.max(asked.nToPage)
    };
    let from_0 = |page: u16| usize::from(page).saturating_sub(1);
    Ok(Some(Chosen {
        printer,
        device,
        pages: from_0(*pages.start())..=from_0(*pages.end()),
    }))
}

/// What the dialog begins with: the default printer, and A4 upright, whatever that printer is set to.
/// Nothing where there is none: the dialog says so then.
fn a4() -> (HGLOBAL, HGLOBAL) {
    let mut default = PRINTDLGW {
        lStructSize: size_of::<PRINTDLGW>() as u32,
        Flags: PD_RETURNDEFAULT | PD_NOWARNING,
        ..Default::default()
    };
    // SAFETY: the structure is whole and lives until the call returns; it names no memory, as is asked of
    // this question.
    if unsafe { PrintDlgW(&raw mut default) } == 0 {
        return (ptr::null_mut(), ptr::null_mut());
    }
    // SAFETY: the memory is the dialog's; it holds a DEVMODEW where it is large enough for one, and is
    // locked as long as that is written to.
    unsafe {
        if GlobalSize(default.hDevMode) >= size_of::<DEVMODEW>() {
            let mode = GlobalLock(default.hDevMode).cast::<DEVMODEW>();
            if let Some(mode) = mode.as_mut() {
                mode.dmFields |= DM_ORIENTATION | DM_PAPERSIZE;
                mode.Anonymous1.Anonymous1.dmOrientation = DMORIENT_PORTRAIT as i16;
                mode.Anonymous1.Anonymous1.dmPaperSize = DMPAPER_A4 as i16;
                GlobalUnlock(default.hDevMode);
            }
        }
    }
    (default.hDevMode, default.hDevNames)
}

/// What the chosen printer is called.
fn name(names: &Global) -> String {
    // SAFETY: the memory is the dialog's, and locked as long as it is read; nothing beyond its size is.
    let (held, at) = unsafe {
        let size = GlobalSize(names.0);
        let start = GlobalLock(names.0).cast::<u16>();
        if start.is_null() || size < size_of::<DEVNAMES>() {
            return String::new();
        }
        let held = std::slice::from_raw_parts(start, size / 2).to_vec();
        GlobalUnlock(names.0);
        // Counted in characters from the beginning; the second of four numbers.
        (held.clone(), held.get(1).copied().unwrap_or_default())
    };
    let name = held.get(usize::from(at)..).unwrap_or_default();
    let name = name.split(|unit| *unit == 0).next().unwrap_or_default();
    String::from_utf16_lossy(name)
}
