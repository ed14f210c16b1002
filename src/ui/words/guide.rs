//! The words of the guide, of the guidance and of the help.

use crate::check::Tally;

pub const GUIDE: &str = "五步编好一份年报";
pub const STEP_SPARED: &str = "没有用去年的报告";
pub const STEP_EXPORT: &str = "没有妨碍定稿的问题，可以导出";
pub const FOLD_GUIDE: &str = "收起五个步骤";
pub const UNFOLD_GUIDE: &str = "展开五个步骤";
pub const HIDE_GUIDE: &str = "不再显示步骤";
pub const GUIDE_HIDDEN: &str = "步骤不再显示，可在“帮助”里的“五步向导”打开。";
pub const ALL_FILLED: &str = "四张表都填好了。";

pub const GUIDANCE: &str = "填报口径";
pub const ALL_GUIDANCE: &str = "查看全部口径";
pub const NO_GUIDANCE: &str = "这个格式没有写这一处的口径。";

const STEPS: [(&str, &str); 5] = [
    ("打开去年的报告", "Word、网页、PDF 都行"),
    ("新建下一年度", "结转、年份、正文都接上"),
    ("核对沿用的文字", "去年的数字、日期逐处确认"),
    ("填写四张表", "可从 Excel 整表粘贴"),
    ("检查和导出", "问题清零后导出送审"),
];

/// A step, from 0.
#[must_use]
pub fn step(index: usize) -> &'static str {
    STEPS.get(index).map_or("", |(name, _)| name)
}

/// What a step is about.
#[must_use]
pub fn step_hint(index: usize) -> &'static str {
    STEPS.get(index).map_or("", |(_, hint)| hint)
}

/// The number of a step among the five, and its name.
#[must_use]
pub fn step_of(number: usize, name: &str) -> String {
    format!("步骤 {number}/{}　{name}", STEPS.len())
}

/// How a step stands.
#[must_use]
pub fn step_state(state: usize) -> &'static str {
    match state {
        0 => "已完成",
        1 => "现在做",
        2 => "还没做",
        _ => "可以不做",
    }
}

/// All that is said of a step, for a screen reader.
#[must_use]
pub fn step_said(number: usize, name: &str, state: &str, said: &str) -> String {
    format!("第 {number} 步：{name}，{state}，{said}")
}

/// How many words wait to be confirmed.
#[must_use]
pub fn step_doubts(doubts: usize) -> String {
    format!("还有 {doubts} 处待核")
}

/// How many cells are blank.
#[must_use]
pub fn step_blanks(blanks: usize) -> String {
    format!("还有 {blanks} 格空白")
}

/// How many findings are open.
#[must_use]
pub fn step_open((errors, waivable): (usize, usize)) -> String {
    match (errors, waivable) {
        (errors, 0) => format!("错误 {errors} 处"),
        (0, waivable) => format!("待说明 {waivable} 处"),
        (errors, waivable) => format!("错误 {errors} 处，待说明 {waivable} 处"),
    }
}

/// Who says what counts.
#[must_use]
pub fn guidance_source(source: &str) -> String {
    format!("依据：{source}")
}

/// What followed from a cell that was filled in.
#[must_use]
pub fn followed(sums: usize, texts: usize) -> String {
    match (sums, texts) {
        (sums, 0) => format!("跟着算了合计 {sums} 格"),
        (0, texts) => format!("跟着改了正文里关联的数 {texts} 处"),
        (sums, texts) => format!("跟着算了合计 {sums} 格，改了正文里关联的数 {texts} 处"),
    }
}

/// What was done for the clerk and can be undone: at once, or after what was done since.
#[must_use]
pub fn done_for_you(said: &str, is_last: bool) -> String {
    if is_last {
        format!("可以撤销：{said}")
    } else {
        format!("早先：{said}，可在“撤销多步…”里撤销")
    }
}

/// An organ and the year of its report.
#[must_use]
pub fn organ_and_year(organ: &str, year: Option<u16>) -> String {
    year.map_or_else(|| organ.to_owned(), |year| format!("{organ}　{year} 年"))
}

/// What is known of a draft of late.
#[must_use]
pub fn draft_state(filled: (usize, usize), tally: Tally) -> String {
    let (filled, all) = filled;
    if filled < all {
        return format!("空白 {} 格", all - filled);
    }
    if tally.stops_final() {
        return step_open((tally.errors, tally.waivable));
    }
    "填完，没有问题".to_owned()
}

pub const HELP: &str = "使用说明";
pub const HELP_SEARCH: &str = "搜索使用说明";
pub const HELP_NOTHING: &str = "没有找到，换一个词试试。";
pub const KEYS: &str = "按键一览";
pub const KEYS_ELSEWHERE: &str = "表格和预览";
pub const ABOUT: &str = "关于";
pub const WHOLE_REPORT: &str = "正文和整份报告";
pub const LICENCES: &str = "许可";

/// Keys that are no commands: what they do, and how they are called.
pub const OTHER_KEYS: [(&str, &str); 10] = [
    ("向下、向右到下一格", "回车、Tab"),
    ("走格", "方向键"),
    ("走到头", "Ctrl+方向键"),
    ("改格里的字", "F2"),
    ("还原这一格", "Esc"),
    ("选一片格", "Shift+方向键"),
    ("选全表", "Ctrl+A"),
    ("打开菜单", "F10、Alt+字母"),
    ("预览翻页", "PageUp、PageDown"),
    ("预览缩放", "Ctrl+滚轮"),
];

/// What the program is made of, and under which terms.
pub const LICENCE_LIST: [&str; 5] = [
    "年报程序：MIT 或 Apache-2.0，任选其一。",
    "思源黑体、思源宋体（Noto Sans SC、Noto Serif SC）和 Liberation Serif：SIL OFL 1.1。",
    "Fandol 仿宋、楷体：GPL-3.0，附字体例外。",
    "图标（Fluent UI System Icons）：MIT，© 2020 Microsoft Corporation。",
    "许可全文在程序旁边的 fonts 文件夹和源代码的 assets/icons 里。",
];

pub const COPY_LICENCES: &str = "复制许可全文";

/// The head of the list of libraries.
#[must_use]
pub fn libraries(count: usize) -> String {
    format!("程序库（{count} 个）和它们的许可")
}

/// Which version of the program it is.
#[must_use]
pub fn program_version(version: &str) -> String {
    format!("版本 {version}，编制政府信息公开工作年度报告。")
}

/// What the tables and their rules rest on.
#[must_use]
pub fn basis(basis: &str) -> String {
    format!("表格和勾稽关系依据《政府信息公开条例》和{basis}等文件。")
}
