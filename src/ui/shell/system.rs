//! What lies outside of the window: file dialogs, the clipboard, the program that prints.

use std::path::{Path, PathBuf};

use super::dialogs;
use super::dialogs::Answered;
use crate::collect::ledger;
use crate::draft;
use crate::export::{Format, Sheets};
use crate::import;
use crate::printing::{NotPrinted, Printed};
use crate::ui::words;
use crate::workspace::{Ask, Gather};

/// What the window asks of the system. A trait, so that tests need none.
pub trait System {
    /// Prepares a dialog on the window's thread; the returned function waits for the answer on a
    /// thread of its own.
    fn ask(&self, ask: Ask, name: &str, folder: Option<&Path>) -> Answer;

    /// Puts a piece of a web page on the clipboard, and the text for programs that know no pages.
    ///
    /// # Errors
    /// There is no clipboard, or another program keeps it; the reason is the system's own.
    fn copy_page(&self, html: &str, text: &str) -> Result<(), String>;

    /// What another program copied: a piece of a web page, if it offers one, and the text.
    ///
    /// # Errors
    /// There is no clipboard, nothing of the kind is on it, or another program keeps it; the reason
    /// is the system's own.
    fn paste_page(&self) -> Result<(Option<String>, String), String>;

    /// What has a file shown by the system's own program for it: that which prints pages, that which
    /// shows a folder. Called on a thread of its own.
    fn hand_over(&self) -> HandOver;

    /// The system's own way of printing pages, if it has one for any program. Called on a thread of its
    /// own.
    fn printer(&self) -> Option<Printer> {
        None
    }
}

/// Waits for a dialog's answer.
pub type Answer = Box<dyn FnOnce() -> Answered + Send>;

/// Asks on which printer, and how, and prints pages under a name. Nothing where that was cancelled.
pub type Printer = Box<dyn FnOnce(&str, &Sheets) -> Result<Option<Printed>, NotPrinted> + Send>;

/// Has a file or a folder shown by another program. Printing, with how many copies and on which printer, is
/// up to the user there: a draft must not lie in the corridor before anybody saw it.
pub type HandOver = Box<dyn FnOnce(&Path) -> Result<(), NotHanded> + Send>;

/// No program takes the file. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
#[error(
    "没有能打开 PDF 的程序（{reason}）。要打印的文件已存为“{path}”，请安装 PDF 阅读程序，或拷到别的电脑上打印。",
    path = path.display()
)]
pub struct NotHanded {
    /// The file.
    pub path: PathBuf,
    /// What the system said.
    pub reason: String,
}

/// The system itself, over a window.
pub struct Native<'a> {
    frame: &'a eframe::Frame,
}

impl<'a> Native<'a> {
    /// Dialogs that stay in front of this window.
    #[must_use]
    pub fn over(frame: &'a eframe::Frame) -> Native<'a> {
        Native { frame }
    }
}

impl System for Native<'_> {
    fn ask(&self, ask: Ask, name: &str, folder: Option<&Path>) -> Answer {
        let mut dialog = rfd::AsyncFileDialog::new().set_parent(self.frame);
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let drafts = &[draft::EXTENSION];
        dialog = match ask {
            Ask::Open | Ask::Last | Ask::Earlier | Ask::Compare => dialog
                .add_filter(
                    format!("{}、{}", words::DRAFT, words::PUBLISHED),
                    &[&[draft::EXTENSION], import::EXTENSIONS].concat(),
                )
                .add_filter(words::DRAFT, drafts)
                .add_filter(words::ALL_FILES, &["*"]),
            Ask::Import | Ask::Published => dialog
                .add_filter(words::PUBLISHED, import::EXTENSIONS)
                .add_filter(words::ALL_FILES, &["*"]),
            Ask::Save => dialog.add_filter(words::DRAFT, drafts).set_file_name(name),
            Ask::Export(format) => dialog
                .add_filter(words::kind(format), &[format.extension()])
                .set_file_name(name),
            Ask::Diagnosis => dialog
                .add_filter(words::kind(Format::Text), &[Format::Text.extension()])
                .set_file_name(name),
            Ask::Redline | Ask::Record => dialog
                .add_filter(words::kind(Format::Pdf), &[Format::Pdf.extension()])
                .set_file_name(name),
            Ask::Collect(gather) => of_collection(dialog, gather, name),
        };
        if let Ask::Collect(gather) = ask
            && gather.is_folder()
        {
            let folder = dialog.pick_folder();
            return Box::new(move || {
                dialogs::answered(|| pollster::block_on(folder).map(Into::into))
            });
        }
        // Made on this thread, where the window lives; waited for on another.
        let is_read = [
            Ask::Open,
            Ask::Import,
            Ask::Last,
            Ask::Earlier,
            Ask::Compare,
            Ask::Published,
            Ask::Collect(Gather::Kept),
            Ask::Collect(Gather::List),
            Ask::Collect(Gather::Last),
            Ask::Collect(Gather::Own),
        ]
        .contains(&ask);
        if is_read {
            let file = dialog.pick_file();
            Box::new(move || dialogs::answered(|| pollster::block_on(file).map(Into::into)))
        } else {
            let file = dialog.save_file();
            Box::new(move || dialogs::answered(|| pollster::block_on(file).map(Into::into)))
        }
    }

    fn paste_page(&self) -> Result<(Option<String>, String), String> {
        let mut clipboard = arboard::Clipboard::new().map_err(|error| error.to_string())?;
        let html = clipboard.get().html().ok();
        match clipboard.get_text() {
            Ok(text) => Ok((html, text)),
            Err(_) if html.is_some() => Ok((html, String::new())),
            Err(error) => Err(error.to_string()),
        }
    }

    fn copy_page(&self, html: &str, text: &str) -> Result<(), String> {
        // Where a clipboard must be served by the program, the window's own keeps this one alive.
        let mut clipboard = arboard::Clipboard::new().map_err(|error| error.to_string())?;
        let copied = clipboard.set().html(html, Some(text));
        copied.map_err(|error| error.to_string())
    }

    fn hand_over(&self) -> HandOver {
        Box::new(hand_over)
    }

    #[cfg(windows)]
    fn printer(&self) -> Option<Printer> {
        use raw_window_handle::{HasWindowHandle, RawWindowHandle};
        let window = self.frame.window_handle().map(|window| window.as_raw());
        let owner = match window {
            Ok(RawWindowHandle::Win32(window)) => window.hwnd.get(),
            _ => 0,
        };
        Some(Box::new(move |name, sheets| {
            crate::printing::print(owner, name, sheets)
        }))
    }
}

/// What a dialog of a collection shows, and proposes.
fn of_collection(dialog: rfd::AsyncFileDialog, gather: Gather, name: &str) -> rfd::AsyncFileDialog {
    match gather {
        Gather::Folder | Gather::Letters => dialog,
        Gather::Kept => dialog.add_filter(words::LEDGER, &[ledger::EXTENSION]),
        Gather::List => dialog
            .add_filter(words::LIST_FILE, import::EXTENSIONS)
            .add_filter(words::ALL_FILES, &["*"]),
        Gather::Last => dialog
            .add_filter(
                words::LAST_COLLECTION,
                &[&[ledger::EXTENSION, draft::EXTENSION], import::EXTENSIONS].concat(),
            )
            .add_filter(words::ALL_FILES, &["*"]),
        Gather::Own => dialog
            .add_filter(
                format!("{}、{}", words::DRAFT, words::PUBLISHED),
                &[&[draft::EXTENSION], import::EXTENSIONS].concat(),
            )
            .add_filter(words::ALL_FILES, &["*"]),
        Gather::Keep => dialog
            .add_filter(words::LEDGER, &[ledger::EXTENSION])
            .set_file_name(name),
        Gather::Sum => dialog
            .add_filter(words::DRAFT, &[draft::EXTENSION])
            .set_file_name(name),
        Gather::Book => dialog
            .add_filter(words::EXCEL, &["xlsx"])
            .set_file_name(name),
        Gather::Reminder => dialog
            .add_filter(words::WORD, &["docx"])
            .set_file_name(name),
    }
}

/// Has a PDF file shown.
#[cfg(windows)]
#[expect(
    unsafe_code,
    reason = "Windows offers ShellExecuteExW only as a foreign function"
)]
fn hand_over(path: &Path) -> Result<(), NotHanded> {
    use std::os::windows::ffi::OsStrExt;
    use windows_sys::Win32::System::Com::{
        COINIT_APARTMENTTHREADED, COINIT_DISABLE_OLE1DDE, CoInitializeEx, CoUninitialize,
    };
    use windows_sys::Win32::UI::Shell::{
        SEE_MASK_FLAG_NO_UI, SEE_MASK_NOASYNC, SHELLEXECUTEINFOW, ShellExecuteExW,
    };
    use windows_sys::Win32::UI::WindowsAndMessaging::SW_SHOWNORMAL;

    let wide = |text: &std::ffi::OsStr| -> Vec<u16> { text.encode_wide().chain([0]).collect() };
    let (verb, file) = (wide("open".as_ref()), wide(path.as_os_str()));
    let mut asked = SHELLEXECUTEINFOW {
        cbSize: u32::try_from(size_of::<SHELLEXECUTEINFOW>()).unwrap_or_default(),
        // This thread ends right after the call: it must be done by then.
        fMask: SEE_MASK_NOASYNC | SEE_MASK_FLAG_NO_UI,
        lpVerb: verb.as_ptr(),
        lpFile: file.as_ptr(),
        nShow: SW_SHOWNORMAL,
        ..Default::default()
    };
    let mode = COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE;
    // SAFETY: the structure is whole, both strings end in 0 and live until the call returns, and COM
    // is left on the thread it was entered on.
    let (done, error) = unsafe {
        let com = CoInitializeEx(std::ptr::null(), mode.cast_unsigned());
        let done = ShellExecuteExW(&raw mut asked) != 0;
        let error = std::io::Error::last_os_error();
        if com >= 0 {
            CoUninitialize();
        }
        (done, error)
    };
    if done {
        return Ok(());
    }
    Err(NotHanded {
        path: path.to_owned(),
        reason: error.to_string(),
    })
}

/// Has a PDF file shown.
#[cfg(not(windows))]
fn hand_over(path: &Path) -> Result<(), NotHanded> {
    /// Some systems' command goes on as long as the pages are looked at.
    const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);
    open::that_detached_with_timeout(path, PATIENCE).map_err(|error| NotHanded {
        path: path.to_owned(),
        reason: match error.kind() {
            std::io::ErrorKind::NotFound => "系统里没有 xdg-open".to_owned(),
            _ => error.to_string(),
        },
    })
}
