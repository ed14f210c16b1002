//! Why no PDF file comes out.

/// Why a PDF file could not be made. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A face could not be cut down to the characters in use.
    #[error("字体“{face}”无法嵌入 PDF：{reason}。请重新安装程序自带的 fonts 文件夹后再导出。")]
    Font {
        /// The face's name.
        face: &'static str,
        /// What the font library said.
        reason: String,
    },
    /// The file could not be put together.
    #[error("PDF 文件无法生成：{0}。报告内容没有改动，请再导出一次。")]
    Write(#[from] std::io::Error),
}
