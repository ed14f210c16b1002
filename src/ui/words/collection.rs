//! What is said of a collection (汇总).

use std::time::{Duration, SystemTime};

use crate::beijing;
use crate::check::Tally;
use crate::collect::ledger::State;
use crate::collect::wording::Purpose;
use crate::workspace::collecting::{Column, Row};

pub const COLLECTION: &str = "汇总";
pub const COLLECT: &str = "汇总…";
pub const TO_WELCOME: &str = "回到开始页：最近的草稿、新建、示例";
pub const COLLECT_HOW: &str =
    "把许多单位的报告汇总成一份：谁交了、谁有错、各格是谁的数，退回和催报";
pub const COLLECT_HINT: &str = "选择放着各单位报告的文件夹（草稿、Word、网页、PDF、OFD、Excel、文本，任意混放、任意层），\
     也可以把文件和文件夹拖到这里。上次的状态和备注会接着用。";
pub const CHOOSE_FOLDER: &str = "选择文件夹…";
pub const OPEN_LEDGER: &str = "打开汇总台账…";
pub const OTHER_FOLDER: &str = "另选文件夹…";
pub const READ_AGAIN: &str = "重新读取";
pub const UNIT_LIST: &str = "单位名单…";
pub const OWN_REPORT: &str = "本级报告…";
pub const LAST_SUM: &str = "上年汇总…";
pub const LAST_COLLECTION: &str = "上年的汇总台账或者报告";
pub const FORGET_LAST: &str = "不与上年比";
pub const MAKE_OWN: &str = "作为本级报告";
pub const NOT_OWN: &str = "不再作为本级报告";
pub const DEADLINE: &str = "报送期限";
pub const DEADLINE_HINT: &str = "如 2026-1-20";
pub const NO_DATE: &str = "不是日期，没有记下";
pub const KEEP_LEDGER: &str = "保存台账…";
pub const LEDGER: &str = "汇总台账";
pub const KEEP_SUM: &str = "汇总数存为草稿…";
pub const EXPORT_BOOK: &str = "导出 Excel…";
pub const WRITE_RETURNS: &str = "退回意见…";
pub const WRITE_REMINDER: &str = "催报名单…";
pub const WORDING: &str = "退回、催报的措辞";
pub const CHOOSE_WORDING: &str = "措辞…";
pub const WORDING_HOW: &str =
    "一行一段。大括号里的写信时自动填上；改了就记住，以后都用。写好后点“退回意见…”“催报名单…”。";
pub const BLANK_HOW: &str = "插到光标所在的地方";
pub const USUAL_WORDING: &str = "恢复默认";
pub const NO_WORDING: &str = "空着的，写信时用默认的措辞。";
pub const OPEN_SUM: &str = "打开汇总数";
pub const OPEN_FOLDER: &str = "打开文件夹";
pub const OPEN_MADE: &str = "打开文件";
pub const BACK_TO_REPORT: &str = "返回";
pub const BACK_TO_COLLECTION: &str = "回到汇总";
pub const UNITS: &str = "各单位";
pub const SUMS: &str = "汇总数";
pub const ALL_UNITS: &str = "全部";
pub const NO_UNIT_CHOSEN: &str =
    "在左边选一个单位，这里是它的文件、问题和备注。上下键选择，回车打开它的报告，空格标为通过。";
pub const NO_CELL_CHOSEN: &str = "选一个格，这里列出哪些单位各填了多少，大的在前。";
pub const NO_PARTS: &str = "没有单位在这一格填数，或者填的都是 0。";
pub const OPEN_UNIT: &str = "打开该单位的报告";
pub const PASS: &str = "通过";
pub const WITHDRAW_PASS: &str = "撤销通过";
pub const REMARK: &str = "备注";
pub const REASON_LEFT_OUT: &str = "不计入的理由";
pub const LEAVE_OUT: &str = "不计入";
pub const COUNT_AGAIN: &str = "重新计入";
pub const NOT_COUNTED: &str = "没有计入";
pub const CHANGED_SINCE: &str = "变动";
pub const SUM_FOUND: &str = "汇总数自身的问题";
pub const NO_SUM: &str = "没有一份报告可以计入，没有汇总数。";
pub const CANNOT_COLLECT: &str = "无法汇总";
pub const NOT_MADE: &str = "没有写成";
pub const NOTHING_FOUND: &str = "没有问题。";
pub const SUM_FILE: &str = "汇总数.ron";
pub const BOOK_FILE: &str = "各单位汇总.xlsx";
pub const REMINDER_FILE: &str = "催报名单.docx";
pub const LEDGER_FILE: &str = "汇总台账.huizong";
pub const EXCEL: &str = "Excel 工作簿";
pub const WORD: &str = "Word 文档";
pub const LIST_FILE: &str = "单位名单（文本、Excel、Word）";

/// What the window is called while a collection is shown.
#[must_use]
pub fn collection_title(name: &str) -> String {
    if name.is_empty() {
        COLLECTION.to_owned()
    } else {
        format!("{COLLECTION} — {name}")
    }
}

/// What a column is headed with.
#[must_use]
pub fn column(column: Column) -> &'static str {
    match column {
        Column::Name => "单位",
        Column::State => "状态",
        Column::Errors => "错误",
        Column::Waivable => "待说明",
        Column::Hints => "提示",
        Column::File => "文件",
        Column::Read => "读取时间",
    }
}

/// What the button over a column is called.
#[must_use]
pub fn sort_by(of: Column) -> String {
    format!("按{}排序", column(of))
}

/// Only the units that are so far, and how many there are.
#[must_use]
pub fn only(state: Option<State>, count: usize) -> String {
    let name = state.map_or(ALL_UNITS, State::name);
    format!("{name} {count}")
}

/// Says how many have not reported though the last day is over.
#[must_use]
pub fn overdue(late: usize) -> String {
    match late {
        0 => "期限已过，都交了".to_owned(),
        late => format!("期限已过，还有 {late} 个单位没有交"),
    }
}

/// What the sum is held against.
#[must_use]
pub fn beside_last(year: Option<u16>, title: &str) -> String {
    match year {
        Some(year) => format!("每格下面是{year}年的数：{title}"),
        None => format!("每格下面是上年的数：{title}"),
    }
}

/// What stood in a cell last year.
#[must_use]
pub fn in_last_year(number: &str) -> String {
    format!("上年 {number}")
}

/// What stood in a cell last year, and by how much it grew since.
#[must_use]
pub fn against_last(last: &str, grown: Option<&str>) -> String {
    let last = in_last_year(last);
    match grown.map(|grown| (grown, grown.strip_prefix('-'))) {
        None => last,
        Some((_, Some(less))) => format!("{last}，减少 {less}"),
        Some((grown, None)) if grown.trim_matches(['0', '.']).is_empty() => format!("{last}，相同"),
        Some((grown, None)) => format!("{last}，增加 {grown}"),
    }
}

/// How far a unit is, whether it counts, and whether it should have reported by now.
#[must_use]
pub fn state(row: &Row, is_overdue: bool) -> String {
    let state = row.state.name();
    if row.state == State::Missing && is_overdue {
        format!("{state}　已逾期")
    } else if row.is_own {
        format!("{state}　本级")
    } else if row.is_counted || row.state == State::Missing {
        state.to_owned()
    } else {
        format!("{state}　未计入")
    }
}

/// A unit, for who hears it.
#[must_use]
pub fn row(row: &Row, is_overdue: bool) -> String {
    let Tally {
        errors,
        waivable,
        hints,
        ..
    } = row.tally;
    let (name, state) = (&row.name, row.state.name());
    let counted = if row.state == State::Missing {
        if is_overdue { "，已逾期" } else { "" }
    } else if !row.is_counted {
        "，没有计入"
    } else if row.is_own {
        "，本级报告"
    } else {
        ""
    };
    format!("{name}，{state}，错误 {errors}，待说明 {waivable}，提示 {hints}{counted}")
}

/// When a file was read, in seconds since 1970; 0 where that is not known.
#[must_use]
pub fn read_at(seconds: u64) -> String {
    let when = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
    let when = when.filter(|_| seconds > 0);
    when.map(beijing::in_column).unwrap_or_default()
}

/// How far a reading is.
#[must_use]
pub fn reading(done: usize, all: usize) -> String {
    if all == 0 {
        "正在查找文件…".to_owned()
    } else {
        format!("正在读取 {done}/{all}")
    }
}

/// The year, how many units there are and how many count.
#[must_use]
pub fn collected(year: Option<u16>, units: usize, files: usize, counted: usize) -> String {
    let year = year.map(|year| format!("{year}年　")).unwrap_or_default();
    format!("{year}{units} 个单位，{files} 个文件，计入 {counted} 份")
}

/// Says that files changed since the last time.
#[must_use]
pub fn changed_files(count: usize) -> String {
    format!("与上次相比有 {count} 个文件变动，在各单位的“变动”里。")
}

/// Says what was read.
#[must_use]
pub fn collection_read(files: usize, changed: usize) -> String {
    if changed == 0 {
        format!("已读取 {files} 个文件。")
    } else {
        format!("已读取 {files} 个文件。{}", changed_files(changed))
    }
}

/// Says who else has the collection open.
#[must_use]
pub fn ledger_held(who: &str) -> String {
    format!(
        "这份汇总正由{who}打开，这里只能看，不能标记；要自己标记，请用“{KEEP_LEDGER}”另存一份。"
    )
}

/// Says what helps where another program has changed the file meanwhile.
#[must_use]
pub fn ledger_changed(error: &str) -> String {
    format!("{error}这里的标记还在，请用“{KEEP_LEDGER}”另存一份，再打开原来的台账核对。")
}

/// What a unit has that counts in the sum though its own equations fail.
pub const FAILS: &str = "自身的表格有不平的地方，仍计入汇总数。";

/// The files that a button opens.
#[must_use]
pub fn open_file(name: &str) -> String {
    format!("打开“{name}”")
}

/// Where letters were written, and how many.
#[must_use]
pub fn letters_written(count: usize, folder: &str) -> String {
    format!("退回意见 {count} 份，在文件夹“{folder}”里。")
}

/// How much of a sum a unit brought, in percent.
#[must_use]
pub fn share(percent: &str) -> String {
    format!("{percent}%")
}

/// What a screen reader says of those who brought something to a cell: where it is among them.
#[must_use]
pub fn brought(at: &str) -> String {
    format!("各单位填的数 {at}")
}

/// What a unit brought to a cell.
#[must_use]
pub fn part(name: &str, number: &str) -> String {
    format!("{name}：{number}")
}

/// What letters are called, as the buttons that write them say.
#[must_use]
pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Return => "退回意见",
        Purpose::Reminder => "催报名单",
    }
}

/// What a screen reader says of the button that brings the usual words back.
#[must_use]
pub fn usual_wording(of: Purpose) -> String {
    format!("{USUAL_WORDING}：{}", purpose(of))
}

/// A blank and what takes its place.
#[must_use]
pub fn blank(written: &str, meaning: &str) -> String {
    format!("{written} {meaning}")
}
