//! What is said of what hands do in the tables: filling, pasting, copying, undoing.

use rust_decimal::Decimal;

use crate::check::Severity;
use crate::ui::NotHanded;

/// Filling by the square at the corner of a selection.
pub const FILL: &str = "填充";
pub const FILL_HANDLE: &str = "填充柄：拖动，向下或向右填充";
pub const NOTHING_TO_FILL: &str =
    "没有可以填充的格：请选中要填的格，第一行（列）的数填到其余各行（列）。";

/// What was pasted is the table's own heads.
pub const ONLY_HEADS: &str = "粘贴的是表头，没有数，没有填入。请连同数字一起复制。";

/// Why the current cell needs no explanation.
pub const REFUSED_WHY: &str = "这一格没有问题。";

/// There is nothing behind the last number.
pub const TABLE_ENDS: &str =
    "到了表尾。合计由程序算，Tab 会跳过；要是连合计一起键入了，后面的数都错了位，请对一遍这张表。";

/// So many cells were pasted.
#[must_use]
pub fn pasted(cells: usize) -> String {
    format!("粘贴了 {cells} 格。")
}

/// So many cells were filled.
#[must_use]
pub fn filled(cells: usize) -> String {
    format!("填充了 {cells} 格。")
}

/// So many cells were filled by the labels around the numbers; these rows were not.
#[must_use]
pub fn pasted_by_labels(cells: usize, unread: &[String]) -> String {
    const NAMED: usize = 3;
    let done = format!("按行列标题填入 {cells} 格。");
    if unread.is_empty() {
        return done;
    }
    let named: Vec<&str> = unread.iter().take(NAMED).map(String::as_str).collect();
    let more = if unread.len() > NAMED { "等" } else { "" };
    format!(
        "{done}有 {} 行的数对不上各列，没有填入，请自己填：{}{more}。",
        unread.len(),
        named.join("、")
    )
}

/// So many cells are on the clipboard with their heads.
#[must_use]
pub fn copied_with_heads(cells: usize) -> String {
    format!("{cells} 格已连同行列标题复制，可粘贴到 Excel、WPS。")
}

/// So many cells are on the clipboard as a table.
#[must_use]
pub fn copied_as_table(cells: usize) -> String {
    format!("{cells} 格已复制为表格，可粘贴到 Word、WPS 或网站编辑器。")
}

/// How many of the selected cells hold something, and what they add up to.
#[must_use]
pub fn summed(count: usize, sum: Option<Decimal>) -> String {
    match sum {
        Some(sum) => format!("计数 {count}　求和 {}", sum.normalize()),
        None => format!("计数 {count}"),
    }
}

/// A cell as a screen reader says it: row and column, what stands there, and what it is marked with.
#[must_use]
pub fn cell(name: &str, text: Option<&str>, mark: Option<Severity>) -> String {
    let text = match text {
        None => String::new(),
        Some("") => "：空".to_owned(),
        Some(text) => format!("：{text}"),
    };
    let mark = mark.map_or_else(String::new, |mark| format!("，{}", mark.name()));
    format!("{name}{text}{mark}")
}

/// How the number of the current cell was reckoned.
#[must_use]
pub fn reckoned(working: &str) -> String {
    format!("算式 {working}")
}

/// Last year's number of a cell, and the change.
#[must_use]
pub fn last_years(number: &str, change: Option<&str>) -> String {
    match change {
        Some(change) => format!("上年的数：{number}（{change}）"),
        None => format!("上年的数：{number}"),
    }
}

/// The sums of the table are typed, or computed again.
#[must_use]
pub fn type_sums(is_typed: bool) -> &'static str {
    if is_typed {
        "合计恢复自动计算"
    } else {
        "合计改为手工"
    }
}

/// The button beside what was just done.
pub const UNDO_THIS: &str = "撤销这一步";
pub const SHOW_FILE: &str = "打开文件";
pub const SHOW_FOLDER: &str = "打开所在文件夹";
pub const CANNOT_SHOW: &str = "打不开";

/// Says that no program shows a file that was made.
#[must_use]
pub fn not_shown(error: &NotHanded) -> String {
    format!(
        "这台电脑没有打开“{}”（{}）。文件已经导出，请到这个位置用别的程序打开。",
        error.path.display(),
        error.reason
    )
}

/// The list of steps to be undone.
pub const UNDO_STEPS: &str = "撤销到哪一步";
pub const UNDO_STEPS_HINT: &str = "点一步，这一步和它以后的各步都撤销。撤销了可以重做。";

/// A step in that list, with how many are undone by it.
#[must_use]
pub fn undo_step(count: usize, label: &str) -> String {
    format!("{count}　{label}")
}

/// So many steps were undone.
#[must_use]
pub fn undone(count: usize) -> String {
    format!("撤销了 {count} 步，可以重做。")
}

/// What is said beside a place, as a screen reader tells it from the list.
#[must_use]
pub fn callout(text: &str) -> String {
    format!("提示框：{text}")
}
pub const CLOSE_CALLOUT: &str = "关闭提示框（Esc）";
pub const NEXT_FINDING: &str = "下一处";

/// Words of last year's were taken out of the text.
#[must_use]
pub fn dropped(words: &str) -> String {
    format!("已从正文删去“{words}”。")
}

/// All words of a kind are confirmed.
#[must_use]
pub fn confirmed_all(kind: &str) -> String {
    format!("已确认全部{kind}。")
}

/// How many places of an import still wait.
#[must_use]
pub fn review_left(open: usize) -> String {
    match open {
        0 => super::REVIEW_DONE.to_owned(),
        open => format!("还有 {open} 处请核对。"),
    }
}

/// The answers to a step by which something is lost.
pub const LEAVE_IT: &str = "不改，保持原样";
pub const LOSE_IT: &str = "仍要继续";

/// Lines of the menus over findings and recent files.
pub const COPY_SENTENCE: &str = "复制这句话";
pub const OPEN_RECENT: &str = "打开这份文件";
pub const COPY_PATH: &str = "复制文件路径";
pub const FORGET_RECENT: &str = "从列表中去掉";

/// Why buttons have nothing to do.
pub const NOTHING_FOUND_YET: &str = "请先填要查找的文字；没有找到时也不能用。";
pub const SCALE_AT_END: &str = "已经到头，不能再放大或缩小。";
pub const AT_FIRST_PAGE: &str = "已经是第一页。";
pub const AT_LAST_PAGE: &str = "已经是最后一页。";
