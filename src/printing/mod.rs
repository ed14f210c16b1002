//! Pages on a printer of this computer. Windows alone has a dialog and a way of drawing for any program;
//! elsewhere the program that shows PDF files prints them.

pub mod paper;
#[cfg(windows)]
mod windows;

#[cfg(windows)]
pub use self::windows::print;

/// Whether pages can be printed here without another program.
pub const IS_OFFERED: bool = cfg!(windows);

/// Pages that a printer has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// What the printer is called.
    pub printer: String,
    /// How many pages, each counted once.
    pub pages: usize,
}

/// Why nothing was printed. Its text is a Chinese sentence for the user.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotPrinted {
    /// There is no printer.
    #[error(
        "这台电脑上没有打印机。请在 Windows 的设置里添加打印机，或者导出 PDF，拷到别的电脑上打印。"
    )]
    NoPrinter,
    /// The dialog was not shown, for this reason of its own.
    #[error(
        "Windows 的打印窗口没有打开（错误 {0:#06X}），没有打印。请在 Windows 的设置里看看默认打印机能不能用，或者导出 PDF 再打印。"
    )]
    Dialog(u32),
    /// The printer took no pages.
    #[error("打印机“{printer}”没有接收（{reason}）。请看看它有没有开机、连好，或者换一台打印机。")]
    Refused {
        /// What the printer is called.
        printer: String,
        /// What the system said.
        reason: String,
    },
    /// It took some, and then no more; all of them were taken back.
    #[error(
        "打到第 {page} 页时，打印机“{printer}”出错（{reason}），没有打完的已经取消。请看看打印机，再打印一次。"
    )]
    BrokenOff {
        /// What the printer is called.
        printer: String,
        /// The page, from 1.
        page: usize,
        /// What the system said.
        reason: String,
    },
}
