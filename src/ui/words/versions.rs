//! What is said of earlier versions, and of comparing.

use std::time::SystemTime;

use crate::beijing;

pub const VERSIONS: &str = "以前的版本";
pub const VERSIONS_BUTTON: &str = "以前的版本…";
pub const COMPARISON: &str = "比较";
pub const NOW: &str = "现在的报告";
pub const ON_DISK: &str = "磁盘上的文件";
pub const TAKE: &str = "采用";
pub const TAKE_ALL: &str = "全部采用";
pub const COMPARE: &str = "与现在比较";
pub const RESTORE: &str = "恢复这一版";
pub const OPEN_VERSION: &str = "打开这一版";
pub const COMPARE_DISK: &str = "比较磁盘上的文件";
pub const FIRST_VERSION: &str = "留存的第一版";
pub const NO_VERSIONS: &str =
    "这份草稿还没有留下以前的版本。每次保存后会自动留一版，最多留 20 版。";
pub const NO_DIFFERENCES: &str = "两份报告完全相同。";
pub const SAY_NOTHING: &str = "（空）";
pub const MARK_REDLINE: &str = "导出修改对照…";
pub const REDLINE_MARK: &str = "（修改对照）";
pub const CANNOT_COMPARE: &str = "无法比较";
pub const REFUSED_NO_DRAFT: &str = "这份报告还没有保存成草稿，没有以前的版本。";
pub const REFUSED_NOTHING_COMPARED: &str =
    "还没有比较过。请先用“以前的版本”或“与另一份比较”选好要对照的一份。";
pub const LOOKING: &str = "正在读取以前的版本…";

/// What a version is called.
#[must_use]
pub fn version(when: SystemTime) -> String {
    format!("{}保存的", beijing::said(when))
}

/// How large a version is.
#[must_use]
pub fn size(bytes: u64) -> String {
    format!("{} KB", bytes.div_ceil(1024))
}

/// Says that versions cannot be read.
#[must_use]
pub fn damaged_versions(count: usize) -> String {
    format!("另有 {count} 版已损坏，读不出来，没有列出。")
}

/// Says how much differs.
#[must_use]
pub fn differences(count: usize, summary: &str) -> String {
    format!("共 {count} 处不同：{summary}")
}

/// Says that not all differences are listed.
#[must_use]
pub fn more_differences(count: usize) -> String {
    format!("还有 {count} 处没有列出，采用一些之后再看。")
}

/// The name of the button that takes a difference over, for who hears it.
#[must_use]
pub fn take(name: &str) -> String {
    format!("{TAKE}：{name}")
}

/// The step that takes a difference over.
#[must_use]
pub fn taking(name: &str) -> String {
    format!("采用 {name}")
}

/// What the clerk is asked to do with a version, for who hears it.
#[must_use]
pub fn of_version(what: &str, version: &str) -> String {
    format!("{what}：{version}")
}

/// Says that a version was restored.
#[must_use]
pub fn restored(version: &str) -> String {
    format!("已恢复{version}那一版，可以撤销。")
}

/// Says that a save was not kept as a version.
#[must_use]
pub fn version_not_kept(error: &str) -> String {
    format!("已保存，但没有留下以前的版本。{error}")
}

/// Says that the marked changes were exported.
#[must_use]
pub fn redline_exported(file: &str) -> String {
    format!("已导出修改对照“{file}”。")
}
