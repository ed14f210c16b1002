//! Words on printing.

use crate::printing::{IS_OFFERED, Printed};

/// Where the system has a dialog, that is asked first.
pub const PRINT: &str = if IS_OFFERED { "打印…" } else { "打印" };
pub const PRINT_HOW: &str = if IS_OFFERED {
    "选打印机、页码和份数，打印出来"
} else {
    BY_PROGRAM
};
#[cfg(windows)]
pub const SHOW_PDF: &str = "用 PDF 程序打开";
pub const BY_PROGRAM: &str = "排好版，用这台电脑上的 PDF 程序打开，在那里打印";
pub const CANNOT_PRINT: &str = "无法打印";
pub const OPENED_FOR_PRINTING: &str = "已用这台电脑上的 PDF 程序打开，请在那里打印。";

/// A printer has the pages.
#[must_use]
pub fn printed(printed: &Printed) -> String {
    let Printed { printer, pages } = printed;
    format!("已送到打印机“{printer}”，共 {pages} 页。")
}
