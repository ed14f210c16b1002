//! Why a command could not be done.

use std::path::PathBuf;

use crate::collect::ListError;
use crate::collect::returns::ReturnsError;
use crate::collect::wording::WordingError;
use crate::export;
use crate::file_type;
use crate::files::FileError;
use crate::workspace::collecting::CollectingError;
use crate::workspace::{OpenError, SaveError};

/// Why a command could not be done, as its user is told.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    List(#[from] ListError),
    #[error(transparent)]
    Collecting(#[from] CollectingError),
    #[error("没有“{0}”这个汇总台账。第一次汇总，请写上放着各单位报告的文件夹。")]
    NoLedger(PathBuf),
    #[error(transparent)]
    Save(#[from] SaveError),
    #[error("--leave-out 要写成“文件=理由”，“{0}”不是这样写的，或者没有读到这个文件。")]
    LeaveOut(String),
    #[error(transparent)]
    Returns(#[from] ReturnsError),
    #[error(transparent)]
    Xlsx(#[from] export::xlsx::XlsxError),
    #[error("模板“{0}”不能用：{1}")]
    Wording(PathBuf, WordingError),
    #[error(
        "设置里退回、催报的措辞不能用：{0}请在窗口的“汇总”里点“措辞…”改正，或者用 --wording 另外指定。"
    )]
    KeptWording(#[from] WordingError),
    #[error("在“{0}”里没有找到文件。")]
    NothingThere(String),
    #[error(
        "“{0}”是许多文件，写到的地方要是文件夹；“{1}”不是文件夹，也不能建成。请换一个文件夹名。"
    )]
    NotAFolder(String, PathBuf),
    #[error("汇总已经取消，没有写入。")]
    Cancelled,
    #[error(transparent)]
    FileType(#[from] file_type::NotTold),
    #[error(transparent)]
    Make(#[from] export::MakeError),
    #[error(transparent)]
    Pdf(#[from] export::pdf::PdfError),
    #[error("没有“{0}”这个本地要求。现有：{1}。")]
    NoPack(String, String),
    #[error(
        "没有说明要导出什么。请加上 --pdf、--ofd、--text、--html、--docx、--xlsx 或 --signoff-file 和文件名。"
    )]
    NothingToExport,
    #[error("--signoff 的送审页附在 PDF 或 OFD 后面。请加上 --pdf 或 --ofd 和文件名。")]
    SignOffWithoutPdf,
    #[error("“{0}”已经存在，没有写入。请换一个文件名；确实要覆盖，请加上 --force。")]
    Exists(PathBuf),
    #[error("“{0}”既是来源又是目标，或者用了两次。没有写入，请换一个文件名。")]
    SameFile(PathBuf),
    #[error(
        "“{0}”里没有认出报告的年份，不知道下一年度是哪一年。请先用窗口打开它，填上年份后再试。"
    )]
    NoYear(PathBuf),
    #[error("输出写到一半中断了：{0}")]
    Output(#[from] std::io::Error),
}
