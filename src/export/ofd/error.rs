//! Why no OFD file comes out.

/// Why an OFD file could not be made. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum OfdError {
    /// A face could not be cut down to the characters in use.
    #[error("字体“{face}”无法嵌入 OFD：{reason}。请重新安装程序自带的 fonts 文件夹后再导出。")]
    Font {
        /// The face's name.
        face: &'static str,
        /// What the font library said.
        reason: String,
    },
    /// A part could not be written.
    #[error("OFD 文件没有写成：{0}。报告内容没有改动，请再导出一次。")]
    Part(#[from] std::io::Error),
    /// A picture could not be packed.
    #[error("OFD 文件里的图片没有写成：{0}。")]
    Picture(#[from] png::EncodingError),
    /// The parts could not be packed.
    #[error("OFD 文件没有打包成功：{0}。报告内容没有改动，请再导出一次。")]
    Package(#[from] zip::result::ZipError),
}
