//! Why no Word document comes out.

/// Why the Word document could not be made. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// A part could not be written.
    #[error("Word 文档没有写成：{0}")]
    Part(#[from] std::io::Error),
    /// The parts could not be packed.
    #[error("Word 文档没有打包成功：{0}")]
    Package(#[from] zip::result::ZipError),
}
