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

/// The choice of a local pack, in the settings and in the list of steps.
pub const LOCAL_PACK: &str = "本地要求";
pub const CHOOSE_PACK: &str = "选用本地要求";
pub const NO_PACK: &str = "不选用";
pub const PACK_HINT: &str = "省、市、县在格式以外的要求，检查时一并核对。别的地方的要求，把文件放到程序旁边的 packs 文件夹。";
/// The report at work is checked against the chosen pack too.
pub const FOLLOW_PACK: &str = "这份报告也改用";

/// A local pack with its notice.
#[must_use]
pub fn pack(name: &str, source: &str) -> String {
    format!("{name}（{source}）")
}

/// A local pack that is not there.
#[must_use]
pub fn pack_missing(name: &str) -> String {
    format!("{name}（没有找到）")
}

/// The pack of the report at work, which is another than the chosen one.
#[must_use]
pub fn own_pack(name: &str) -> String {
    match name {
        "" => "这份报告没有选用。".to_owned(),
        name => format!("这份报告选用的是“{name}”。"),
    }
}

/// The list of numbers that follow the tables.
pub const TIES: &str = "关联";
pub const UNTIE: &str = "解除";
pub const UNTIE_ALL: &str = "全部解除";
pub const ALL_UNTIED: &str = "正文里的数都不再跟着表格变，可以撤销。";
pub const NOTHING_TIED: &str =
    "没有可以关联的数：正文里的数没有恰好一种读法与表格相符的，或者已经关联。";

/// How many numbers follow the tables.
#[must_use]
pub fn ties(count: usize) -> String {
    match count {
        0 => "正文里没有关联到表格的数。".to_owned(),
        count => format!("正文里有 {count} 个数跟着表格变。不该跟着变的，解除即可。"),
    }
}

/// So many were tied.
#[must_use]
pub fn all_tied(count: usize) -> String {
    format!("关联了 {count} 个数，可以撤销，也可以逐个解除。")
}

/// What a number follows, with what the tables say now.
#[must_use]
pub fn follows(name: &str, value: Option<&str>) -> String {
    match value {
        Some(value) => format!("跟着：{name}，现在是 {value}"),
        None => format!("跟着：{name}，还没有填"),
    }
}
