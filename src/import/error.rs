//! Why a file or what was pasted cannot be read.

/// Why nothing was imported. Its text is a Chinese sentence for the user; whoever opened the file
/// says which one it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// No bytes, or nothing but blanks.
    #[error("这个文件是空的，没有可以导入的内容。请确认选对了文件。")]
    Empty,
    /// A file of a kind that is not read.
    #[error("这个文件是{kind}，不能直接读取。{advice}")]
    Unread {
        /// What it is.
        kind: &'static str,
        /// What to do about it, in whole sentences.
        advice: &'static str,
    },
    /// More than one report in one file.
    #[error(
        "这里有不止一份年度报告的表格，分不清该用哪一份的数。请把要用的那一份单独存成一个文件（Excel 只留那一张工作表），或者只复制那一份，再导入。"
    )]
    SeveralReports,
    /// A document that opens with a password only.
    #[error(
        "这个文件有打开密码，读不出内容。请用 Word、Excel 或 WPS 打开它，去掉密码后另存，再导入那个文件。"
    )]
    Protected,
    /// A document that breaks off or is not as its program writes it.
    #[error(
        "这个文件已经损坏，读不出内容（{0}）。请用 Word 或 WPS 打开它，另存一份，再导入那个文件。"
    )]
    Damaged(&'static str),
    /// Bytes that are text in none of the encodings in use.
    #[error(
        "认不出这个文件的文字编码。请用记事本或 Word 打开它，另存为编码 UTF-8 的纯文本（.txt），再导入那个文件。"
    )]
    Encoding,
    /// Far longer than any report.
    #[error("内容太长（超过 {0}），不像是一份年度报告。请确认选对了文件。")]
    TooLong(&'static str),
    /// A PDF file that asks for a password.
    #[error("这个 PDF 加了密码，打不开。请用 PDF 阅读器打开它，去掉密码另存一份，再导入那个文件。")]
    LockedPdf,
    /// A PDF file that is cut off or damaged.
    #[error(
        "这个 PDF 文件已经损坏，或者没有下载完整，读不出来。请重新取得这个文件，或者改用 Word 原文导入。"
    )]
    BrokenPdf,
    /// An Excel workbook that is cut off or damaged, or that asks for a password.
    #[error(
        "这个 Excel 文件已经损坏，或者没有下载完整，读不出来。请用 Excel 或 WPS 打开它，另存一份，再导入那个文件。"
    )]
    BrokenWorkbook,
    /// A PDF file of pictures without text.
    #[error(
        "这个 PDF 是扫描的图片，里面没有文字，读不出来。请改用 Word 原文或网页导入；只有扫描件时，请先用文字识别（OCR）软件转成 Word 文档，核对后再导入。"
    )]
    ScannedPdf,
    /// A PDF file whose fonts do not say which characters they draw.
    #[error(
        "这个 PDF 里的字体没有注明各是什么字，复制出来是乱码，读不出来。请改用 Word 原文或网页导入。"
    )]
    UnreadablePdf,
    /// A PDF file that took the time it may take, and was not read to its end.
    #[error(
        "这个 PDF 读了 20 秒还没有读完，已经停止，没有改动任何内容。请改用 Word 原文或网页导入，或者用 PDF 阅读器打开它，“打印”成一份新的 PDF，再导入那个文件。"
    )]
    SlowPdf,
    /// A PDF file that took the memory it may take, or on which the process that read it broke off.
    #[error(
        "这个 PDF 读到一半出了错：它可能已经损坏，或者内容多得读不完。已经停止读取，没有改动任何内容。请改用 Word 原文或网页导入，或者用 PDF 阅读器打开它，“打印”成一份新的 PDF，再导入那个文件。"
    )]
    BrokenOffPdf,
    /// No process could be started that reads PDF and OFD files.
    #[error(
        "读取 PDF、OFD 的程序没有启动，可能是本程序刚刚更新过，或者被安全软件拦住了。请关闭本程序，再打开一次试试；还是不行的，请改用 Word 原文或网页导入。"
    )]
    NoPdfReader,
    /// An OFD file that is not read, and why.
    #[error(
        "这个 OFD 文件{0}。请用 OFD 阅读器打开它，另存或者“打印”成 PDF，再导入那个文件；或者改用 Word 原文、网页导入。"
    )]
    UnreadOfd(&'static str),
    /// Nobody wants it any more.
    #[error("已经取消导入。")]
    Cancelled,
    /// Text, but neither headings nor tables of a report.
    #[error(
        "在这个文件里没有找到年度报告的标题和表格。请确认它是政府信息公开工作年度报告；如果表格在原文中是图片，只能手工填写。"
    )]
    NotAReport,
    /// Nothing on the clipboard, or nothing but blanks.
    #[error("剪贴板里没有文字。请先在 Word、网页或 PDF 里选中整份报告并复制，再粘贴。")]
    NothingPasted,
    /// Something was pasted, but neither headings nor tables of a report.
    #[error(
        "在粘贴的内容里没有找到年度报告的标题和表格。请选中整份报告（从标题到文末）复制，再粘贴；如果表格在原文中是图片，只能手工填写。"
    )]
    NoReportPasted,
}
