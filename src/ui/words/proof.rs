//! What is said of holding the published page against what was signed.

use crate::export::record::Agreement;

pub const PROOF: &str = "核对发布页…";
pub const PROOF_HOW: &str = "把发布的网页、PDF 等与这份报告逐格逐句核对，写成核对记录";
pub const PROOF_HEADING: &str = "核对发布页";
pub const PROOF_IDLE: &str = "选择发布出去的文件（网页、PDF、OFD、Word、文本），或者在网页里全选、复制以后读剪贴板。也可以把文件拖进来。逐格逐句核对，网站的栏目、页脚不算。";
pub const PROOF_SIGNED: &str = "签发稿：";
pub const PROOF_STANDING: &str = "现在的报告";
pub const PROOF_DRAFT: &str = "磁盘上的草稿";
pub const PROOF_FILE: &str = "选择文件…";
pub const PROOF_CLIPBOARD: &str = "读剪贴板";
pub const PROOF_PASTED: &str = "剪贴板";
pub const PROOF_SAVE: &str = "保存核对记录…";
pub const PROOF_SIDES: [&str; 2] = ["签发稿", "发布页"];
pub const PROOF_BROKEN_OFF: &str = "核对没有做完，请再选一次文件。";
pub const RECORD_MARK: &str = "（核对记录）";

/// Says that a paper is being read.
#[must_use]
pub fn proving(name: &str) -> String {
    format!("正在读“{name}”，逐格逐句核对……")
}

/// Says why nothing was compared.
#[must_use]
pub fn not_proved(error: &str) -> String {
    format!("没有核对。{error}")
}

/// The outcome, and how much agrees.
#[must_use]
pub fn verdict(agreement: &Agreement) -> (&'static str, String) {
    let (cells, sentences) = (agreement.cells, agreement.sentences);
    let verdict = if agreement.is_whole() {
        "相符"
    } else {
        "不相符"
    };
    let counts = format!(
        "{} 格中 {} 格一致，{} 句中 {} 句一致",
        cells.all, cells.equal, sentences.all, sentences.equal
    );
    let apart = match agreement.apart.len() {
        0 => String::new(),
        count => format!("，{count} 处不同"),
    };
    (verdict, format!("{counts}{apart}。"))
}

/// A paper: its size, and its digest.
#[must_use]
pub fn paper(size: usize, digest: &str) -> String {
    format!("{size} 字节　SHA-256 {digest}")
}

/// What reading a paper left in doubt.
#[must_use]
pub fn paper_notes(side: &str, count: usize) -> String {
    format!("读{side}时有 {count} 处拿不准：")
}

/// Says that the record was written.
#[must_use]
pub fn record_saved(file: &str) -> String {
    format!("已保存核对记录“{file}”。")
}

/// Says that not all differences are listed.
#[must_use]
pub fn more_apart(count: usize) -> String {
    format!("还有 {count} 处没有列出，核对记录里全有。")
}
