//! The versions in which reports are written, and why one is not read.

/// The version that is written; newer ones are refused. 1 had neither typed sums nor last year's
/// report, 2 no date, 3 nothing tied to places in the prose and no years before the last; all read as
/// drafts without them, and up to 6 neither local pack nor shares. Up to 4, reasons were filed under the words of a finding; up to 5, no checksum
/// told whether the file is whole.
pub const FORMAT: u32 = 7;
/// The last version whose reasons are filed under the words of a finding.
pub(super) const BY_WORDS: u32 = 4;

/// Why what was written is no report. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum WrittenError {
    /// Written by a later version of the program.
    #[error(
        "草稿由更新版本的程序保存（格式 {0}，本程序识别到格式 {FORMAT}）。请用新版程序打开，以免丢失内容。"
    )]
    Newer(u32),
    /// A form this program does not have.
    #[error("草稿用的是“{0}”格式，本程序没有这种格式。请用新版程序打开。")]
    UnknownForm(String),
    /// Cells or prose fields that the form does not have.
    #[error(
        "草稿里有 {form} 格式没有的项目：{names}。为免丢失内容，没有打开；请用新版程序打开，或用记事本改正。"
    )]
    Unknown {
        /// The form.
        form: String,
        /// The first of the names.
        names: String,
    },
}
