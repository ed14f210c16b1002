//! Sentences around last year's report: what was read of it, what the new year keeps, what its numbers follow.

use super::labels::{LAST_YEAR, NEW_FILE};
use crate::report::Difference;

/// What a cell was last year, and in words how much it is now.
#[must_use]
pub fn last_year(before: &str, change: Option<Difference>) -> String {
    let said = match change.map(|change| change.to_string()) {
        None => String::new(),
        Some(change) => match (change.strip_prefix('＋'), change.strip_prefix('－')) {
            (Some(more), _) => format!("，今年多 {more}"),
            (_, Some(less)) => format!("，今年少 {less}"),
            _ => "，今年相同".to_owned(),
        },
    };
    format!("{LAST_YEAR} {before}{said}")
}

/// How much of a report was recognised.
#[must_use]
pub fn recognised(read: usize, all: usize) -> String {
    format!("识别 {read}/{all} 格")
}

/// How many notes of an import still wait.
#[must_use]
pub fn review_open(open: usize) -> String {
    format!("还有 {open} 处请对照原文核对。拿不准的格都留空，没有猜填。")
}

/// Cells in which nothing stood in the original.
#[must_use]
pub fn blank_in_original(cells: usize) -> String {
    format!("另有 {cells} 格在原文里就是空的")
}

/// The button that goes to the cells that wait.
#[must_use]
pub fn fill_in(cells: usize) -> String {
    format!("去填写（空 {cells} 格）")
}

/// How many words of last year's wait to be confirmed.
#[must_use]
pub fn doubts_open(open: usize) -> String {
    format!(
        "沿用去年的文字里还有 {open} 处要核对。点一处转到正文，改过的自动划去；不用改的点“确认”。"
    )
}

/// The button that confirms all of a kind.
#[must_use]
pub fn confirm_all(kind: &str, count: usize) -> String {
    format!("确认全部{kind}（{count}）")
}

/// What is said of words to be confirmed.
#[must_use]
pub fn doubtful(kind: &str) -> String {
    format!("待核（{kind}）：沿用去年的文字，请核对；不用改的按 Shift+F7 确认")
}

/// What is said of a number that follows cells.
#[must_use]
pub fn bound_to(cells: &str) -> String {
    format!("已关联：{cells}，表格改了这里跟着改")
}

/// What is said of a number that agrees.
#[must_use]
pub fn agrees_with(meaning: &str) -> String {
    format!("与表格一致：{meaning}")
}

/// What is said of a number that was not compared with the tables, and why.
#[must_use]
pub fn not_compared(why: &str) -> String {
    format!("没有与表格比较：{why}")
}

/// Why a number of another reach is not compared.
pub const OTHER_REACH: &str = "说的是另一个范围（一个机关，或者全辖区）";

/// Why nothing is compared while the tables are being filled in.
pub const CELLS_EMPTY: &str = "有关的格子还没有填";

/// What next year's report is called until it has a file.
#[must_use]
pub fn rolled_name(year: Option<u16>) -> String {
    year.map_or_else(|| NEW_FILE.to_owned(), |year| format!("{year}年年报"))
}

/// A year of the table.
#[must_use]
pub fn year(year: u16) -> String {
    format!("{year}年")
}

/// A figure of the table.
#[must_use]
pub fn figure(count: Option<i64>) -> String {
    count.map_or_else(|| "—".to_owned(), |count| count.to_string())
}

/// What a bar says.
#[must_use]
pub fn bar(year: u16, name: &str, count: i64) -> String {
    format!("{year}年{name} {count} 件")
}

/// Asks what a number follows.
#[must_use]
pub fn tie_hint(number: &str) -> String {
    format!("正文里的“{number}”跟着哪一格？关联以后，表格改了它就跟着改，下一年也一样。")
}

/// What a number may follow, with the value there.
#[must_use]
pub fn offer(label: &str, value: &str, agrees: bool) -> String {
    let mark = if agrees { "＝" } else { "现为" };
    format!("{label}　{mark} {value}")
}

/// Says that a number follows cells.
#[must_use]
pub fn tied(label: &str) -> String {
    format!("已关联到“{label}”，可以撤销。")
}

/// Says that nothing could be taken from the clipboard.
#[must_use]
pub fn not_pasted(reason: &str) -> String {
    format!(
        "剪贴板里没有文字，或者正被别的程序占用（{reason}）。请在网页或 Word 里全选、复制去年的报告，再试一次。"
    )
}

/// Says that what was copied is no report.
#[must_use]
pub fn pasted_is_no_report(reason: &str) -> String {
    format!("复制的内容不能读成报告。{reason}")
}

/// The tab of the review with what still waits.
#[must_use]
pub fn counted_tab(name: &str, open: usize) -> String {
    if open == 0 {
        name.to_owned()
    } else {
        format!("{name} {open}")
    }
}

pub const ADD_YEAR: &str = "添加以前年度…";

/// The button that adds years which drafts of late tell of.
#[must_use]
pub fn take_years(years: &[u16]) -> String {
    let years: Vec<String> = years.iter().map(u16::to_string).collect();
    format!("加上最近草稿里的 {} 年", years.join("、"))
}

/// Says which years were added.
#[must_use]
pub fn years_added(years: impl Iterator<Item = u16>) -> String {
    let years: Vec<String> = years.map(year).collect();
    format!("历年对照里加上了{}。", years.join("、"))
}

/// Says that a report is another organ's.
#[must_use]
pub fn years_of_another(file: &str, organ: &str) -> String {
    format!("“{file}”是“{organ}”的报告，不是本机关的，没有添加。")
}

/// Says that a report tells of no year before.
#[must_use]
pub fn no_earlier_year(file: &str, year: Option<u16>) -> String {
    match year {
        Some(year) => format!("“{file}”是 {year} 年的报告，里面没有以前年度的数，没有添加。"),
        None => format!("“{file}”里没有认出年份，不知道是哪一年的数，没有添加。"),
    }
}

/// What a place without a bar says.
#[must_use]
pub fn no_bar(year: u16) -> String {
    format!("{year}年没有数")
}

/// A year under its bar; short where there is little room.
#[must_use]
pub fn short_year(year: u16, is_short: bool) -> String {
    if is_short {
        year.to_string()
    } else {
        self::year(year)
    }
}
