//! What is said of marks, local packs and numbers that follow the tables.

/// Mends all marks at once.
#[must_use]
pub fn mend_marks(count: usize) -> String {
    format!("全部改正标点（{count} 处）")
}

/// Nothing is left to mend.
pub const MARKS_ARE_GOOD: &str = "没有要改正的标点。";

/// So many were mended.
#[must_use]
pub fn marks_mended(count: usize) -> String {
    format!("改正了 {count} 处标点，可以撤销。")
}
