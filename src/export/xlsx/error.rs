//! Why no workbook comes out.

/// Why the workbook could not be made. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum XlsxError {
    /// The library refused something.
    #[error("Excel 表格没有写成：{0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
