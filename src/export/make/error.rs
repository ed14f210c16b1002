//! Why something could not be made.

use crate::export::docx::DocxError;
use crate::export::ofd::OfdError;
use crate::export::pdf::PdfError;
use crate::export::xlsx::XlsxError;
use crate::report::MOST_CHARACTERS;

/// Why something could not be made. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum MakeError {
    /// More was typed than is laid out.
    #[error(
        "报告或附上的上年报告超过 {} 万字，不像是一份年度报告，没有导出。请删去多余的文字。",
        MOST_CHARACTERS / 10_000
    )]
    TooLong,
    /// The pages.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The same as OFD.
    #[error(transparent)]
    Ofd(#[from] OfdError),
    /// The Word document.
    #[error(transparent)]
    Docx(#[from] DocxError),
    /// The Excel workbook.
    #[error(transparent)]
    Xlsx(#[from] XlsxError),
}
