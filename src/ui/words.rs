//! The words of the window. A clerk's words: 错误, 待说明, 提示, 结转, 空白.

use crate::check::{Finding, Severity, Tally};
use crate::export::Format;
use crate::export::pdf::{Face, FaceOrigin, Fonts};

pub const PROGRAM: &str = "年报";
pub const DRAFT: &str = "年报草稿";
pub const PUBLISHED: &str = "已发布的报告";
pub const ALL_FILES: &str = "所有文件";
pub const NEW_FILE: &str = "未命名";
pub const UNSAVED: &str = "●未保存";

pub const MENU_FILE: &str = "文件";
pub const RECENT: &str = "最近打开";
pub const MENU_EDIT: &str = "编辑";
pub const MENU_TABLE: &str = "表格";
pub const MENU_CHECK: &str = "检查";
pub const MENU_EXPORT: &str = "导出";
pub const MENU_VIEW: &str = "视图";
pub const MENU_HELP: &str = "帮助";

pub const DONE: &str = "已完成";
pub const ORGAN: &str = "机关全称";
pub const ORGAN_HINT: &str = "如：某某县人民政府";
pub const YEAR: &str = "年份";
pub const FORM: &str = "格式";
pub const YEAR_INVALID: &str = "年份应为四位数字";

pub const FINDINGS: &str = "检查";
pub const NOTES: &str = "导入提示";
pub const NOTES_HINT: &str = "读入报告时拿不准的地方，请逐条核对：";
pub const NOTES_AGAIN: &str = "再看导入提示";
pub const NOTES_DONE: &str = "已核对，收起";
pub const NO_FINDINGS: &str = "没有发现问题。";
pub const NO_BLANKS: &str = "本表没有未填的格。合计由各格算出，可用“自动合计”。";
pub const NO_SUMS: &str = "合计没有变化：都已是各格之和，或者有格没填数，算不出来。";
pub const SIDE_FOLDED: &str = "窗口较窄，右侧的检查栏已收起，按 F4 显示。";
pub const SUMS_AGREE: &str = "没有对不上的合计。";
pub const SUM_LOCKED: &str = "合计由程序计算，不用填。要自己填，请用“表格”里的“手工填写合计”。";
pub const SUMS_ARE_TYPED: &str = "本表的合计改为手工填写：程序不再改动，只检查。";
pub const NO_BLANKS_SELECTED: &str = "选中的格里没有未填的格。要填全表，请先按方向键取消选择。";
pub const SELECTION: &str = "选中的格里";
pub const LAST_YEAR: &str = "上年";
pub const NO_CONTACT: &str = "还没有填写联系方式，请先在“设置”里填写。";
pub const NO_FIX: &str =
    "当前问题没有现成的改法：请直接填写或改正；不是问题的，用 Shift+F9 写说明。";
pub const NOTHING_TO_EXPLAIN: &str = "当前没有要说明的问题，请先用 F8 转到要说明的问题。";
pub const EXPLAIN: &str = "说明…";
pub const EXPLAIN_HINT: &str = "写明理由，会保存在草稿里";
pub const TAKE_BACK: &str = "收回说明";
pub const CONFIRM_KEY: &str = "写好后也可按 Ctrl+Enter";
pub const REASON: &str = "理由";
pub const OK: &str = "确定";
pub const CANCEL: &str = "取消";
pub const SAVE: &str = "保存";
pub const DISCARD: &str = "不保存";
pub const RECOVER_TITLE: &str = "恢复上次没有保存的内容吗？";
pub const RECOVER: &str = "恢复";
pub const GIVE_UP: &str = "不要了";
pub const LATER: &str = "以后再说";
pub const RECOVERED: &str = "恢复的报告";
pub const KEPT: &str = "●未保存（已自动留底）";
pub const UNSAVED_TITLE: &str = "保存修改吗？";

pub const TYPE_CELL: &str = "填写表格";
pub const TYPE_PROSE: &str = "输入文字";
pub const TYPE_ORGAN: &str = "修改机关全称";
pub const TYPE_YEAR: &str = "修改年份";
pub const CHANGE_FORM: &str = "更换格式";
pub const GIVE_REASON: &str = "填写说明";
pub const TAKE_REASON_BACK: &str = "收回说明";
pub const PASTE: &str = "粘贴";
pub const CUT: &str = "剪切";
pub const CLEAR: &str = "清除";

pub const FIND: &str = "查找";
pub const REPLACE_WITH: &str = "替换为";
pub const FIND_NEXT: &str = "下一处";
pub const FIND_PREVIOUS: &str = "上一处";
pub const REPLACE: &str = "替换";
pub const REPLACE_ALL: &str = "全部替换";
pub const WIDTH_MATTERS: &str = "区分全角半角";
pub const NUMBERS_STAY: &str = "只替换文字，表格里的数不替换";
pub const CLOSE: &str = "关闭";
pub const NO_REPLACING_CELLS: &str = "这一处在表格里。表格里的数不替换，请直接在格里改。";
pub const FOUND_IN_ORGAN: &str = "这一处在机关全称里。";
pub const PASTE_CLEANED: &str = "已去掉粘贴文字里的空格缩进、域代码等排版残留。";

pub const EXPORT: &str = "导出";
pub const FOR_SIGNING: &str = "上报签批";
pub const FOR_SIGNING_MARK: &str = "（送审）";
pub const FOR_PORTAL: &str = "网站发布";
pub const DATE: &str = "成文日期";
pub const DATE_HINT: &str = "如：2025年1月20日";
pub const DATE_MEANING: &str = "填了才印落款";
pub const DATE_INVALID: &str = "不是日期，不会印出";
pub const TODAY: &str = "填今天";
pub const TYPE_DATE: &str = "修改成文日期";
pub const PAGES_WITH: &str = "PDF 页面";
pub const SIGN_OFF: &str = "附审签表、勾稽校验表和与上年对比表";
pub const SIGN_OFF_HINT: &str = "接在报告后面，单独编页码，只用于送审；发布的 PDF 请不要勾选";
pub const RED_HEAD: &str = "首页印机关名称红头";
pub const FACES: &str = "字体";
pub const OWN_FACES: &str = "只用程序自带的字体";
pub const OWN_FACES_HINT: &str =
    "不勾选时，先用这台电脑上的方正小标宋、仿宋、楷体、黑体、宋体；勾选后在每台电脑上排出来都一样";
pub const TEXT_TABLES: &str = "文本里的表格";
pub const TABLES_TABS: &str = "分列（可粘贴到 Excel）";
pub const TABLES_LINES: &str = "逐项（便于朗读）";
pub const TEXT_FILE: &str = "文本文件";
pub const NOTEPAD: &str = "旧版记事本也能正常显示";
pub const CANNOT_PRINT: &str = "无法打印";
pub const OPENED_FOR_PRINTING: &str = "已用这台电脑上的 PDF 程序打开，请在那里打印。";
pub const CANNOT_COPY: &str = "无法复制";

pub const DROP_HERE: &str = "松开鼠标，打开这个文件";
pub const PROSE_HINT: &str = "在这里输入文字，一行一段";
pub const CANNOT_OPEN: &str = "无法打开";
pub const CANNOT_SAVE: &str = "无法保存";
pub const CANNOT_EXPORT: &str = "无法导出";
pub const BROKEN: &str =
    "程序内部出错，这一步没有完成。报告内容没有改动，请另存为一份后重新打开程序。";
pub const BROKEN_ASIDE: &str = "程序内部出错，自动留底或预览没有完成，请及时保存。";
pub const BUSY: &str = "正在处理…";
pub const WAITING: &str = "正在等待选择文件…";
pub const OPENING: &str = "正在打开…";
pub const LAYING_OUT: &str = "正在排版…";
pub const WRITING: &str = "正在写入…";
pub const CANCELLED: &str = "已取消。";

pub const WELCOME_HINT: &str = "编制政府信息公开工作年度报告";
pub const OPEN_LAST: &str = "打开去年的报告";
pub const OPEN_LAST_HINT: &str = "读入从 Word 或网页保存的文本，核对数字，接着往下编";
pub const NEW_BLANK: &str = "新建空白报告";
pub const NEW_BLANK_HINT: &str = "四张表和六个部分都从空白填起";
pub const OPEN_DRAFT: &str = "打开草稿";
pub const OPEN_DRAFT_HINT: &str = "接着编以前保存的年报草稿";
pub const RECOVER_LEFT: &str = "恢复未保存的内容";
pub const TRY_SAMPLE: &str = "试用示例报告";
pub const SAMPLE_HINT: &str = "一份编造的完整报告，留有几处问题可供查找";
pub const SAMPLE: &str = "示例报告";
pub const SAMPLE_OPENED: &str = "这是编造的示例报告，留有几处问题，按 F8 逐处查看。";
pub const NO_RECENT: &str = "还没有打开过草稿。";
pub const FILE_MISSING: &str = "找不到文件：可能已移走、改名，或者 U 盘、网络盘没有连上";

pub const SETTINGS: &str = "设置";
pub const THEME: &str = "颜色";
pub const THEME_LIGHT: &str = "浅色";
pub const THEME_DARK: &str = "深色";
pub const THEME_SYSTEM: &str = "跟随系统";
pub const SCALE: &str = "显示比例";
pub const OVERVIEW_LIMIT: &str = "总体情况字数上限";
pub const CONTACT: &str = "联系方式";
pub const CONTACT_HINT: &str = "如：地址、电话、电子邮箱";
pub const SETTINGS_HINT: &str = "改动立即生效。机关全称用在以后新建的报告里。";
pub const ABOUT: &str = "表格：直接打字替换，回车向下，Tab 向右，方向键走格，Ctrl 加方向键到头，F2 或再点一下改字，Esc 还原；Shift 加方向键或拖动选一片，Ctrl+A 全选，可复制、剪切、粘贴、清除。Alt+0 空白填零，Alt+M 手工填写合计，Ctrl+L 上年对照。\n检查：F8 下一处，Shift+F8 上一处，F9 采用改法（拿不准是哪一格时要点按钮），Shift+F9 写说明。\n查找：Ctrl+F 查找，Ctrl+H 替换，F3 下一处，Shift+F3 上一处。\n预览：Ctrl+P 打开，点页面上的格或段落转到编辑的地方；点页边后用 PageUp、PageDown、Home、End 翻页，Ctrl 加滚轮缩放。\n菜单：Alt 加字母，或按 F10。\n\n年报：编制政府信息公开工作年度报告。\n\n表格和勾稽关系依据国办公开办函〔2021〕30号和〔2019〕60号。";
pub const NO_RENDERER: &str =
    "这台电脑的显示驱动无法打开窗口。请更新显卡驱动，或换一台电脑；命令行功能仍可使用。";

pub const PREVIEW: &str = "预览";
pub const PAGES: &str = "打印页面";
pub const FIT_WIDTH: &str = "适合宽度";
pub const FIT_PAGE: &str = "整页";
pub const ZOOM_IN: &str = "放大";
pub const ZOOM_OUT: &str = "缩小";
pub const PREVIOUS_PAGE: &str = "上一页";
pub const NEXT_PAGE: &str = "下一页";

/// The name of a page.
#[must_use]
pub fn page(number: usize) -> String {
    format!("第 {number} 页")
}

/// Which page of how many.
#[must_use]
pub fn page_of(number: usize, all: usize) -> String {
    format!("第 {number}/{all} 页")
}

/// A size in per cent.
#[must_use]
pub fn per_cent(size: u16) -> String {
    format!("{size}%")
}

/// The findings' tab, with its counts, for a screen reader.
#[must_use]
pub fn findings_tab(counts: Tally) -> String {
    format!("{FINDINGS}：{}", tally(counts))
}

/// The counts of findings, for the panel's head.
#[must_use]
pub fn tally(tally: Tally) -> String {
    let mut text = format!(
        "错误 {}　待说明 {}　提示 {}",
        tally.errors, tally.waivable, tally.hints
    );
    if tally.waived > 0 {
        text = format!("{text}　已说明 {}", tally.waived);
    }
    text
}

/// What stops a final export, for the window's title; nothing if nothing does.
#[must_use]
pub fn open_findings(tally: Tally) -> String {
    let mut text = String::new();
    for (severity, count) in [
        (Severity::Error, tally.errors),
        (Severity::Waivable, tally.waivable),
    ] {
        if count > 0 {
            text = format!("{text}　{} {count}", severity.name());
        }
    }
    text
}

/// Says whether what is exported would be final.
#[must_use]
pub fn export_state(tally: Tally) -> String {
    if tally.stops_final() {
        format!(
            "还有 {} 处错误、{} 处待说明，PDF 页面上会带“送审稿”字样。",
            tally.errors, tally.waivable
        )
    } else {
        "没有妨碍定稿的问题，PDF 页面上不带“送审稿”字样。".to_owned()
    }
}

/// Says that the page is on the clipboard.
#[must_use]
pub fn page_copied(tally: Tally) -> String {
    let warning = if tally.stops_final() {
        "报告还有没解决的问题，请先不要发布。"
    } else {
        ""
    };
    format!("全文已复制，请到网站编辑器、Word 或 WPS 里粘贴。{warning}")
}

/// Says that the page is not on the clipboard.
#[must_use]
pub fn not_copied(reason: &str) -> String {
    format!("剪贴板正被别的程序占用，或者不能使用（{reason}）。请稍后再复制，或者改用“导出网页”。")
}

/// Says where the faces of the pages come from, and why some of the computer's are not used.
#[must_use]
pub fn faces(fonts: &Fonts) -> String {
    let own = |face: &Face| matches!(fonts.origin(*face), FaceOrigin::System { .. });
    let all = Face::ALL.into_iter().filter(|face| *face != Face::Spare);
    let (system, bundled): (Vec<Face>, Vec<Face>) = all.partition(own);
    let list = |faces: &[Face]| {
        let names = faces
            .iter()
            .map(|face| match face.label().split_once('（') {
                Some((name, _)) => name,
                None => face.label(),
            });
        names.collect::<Vec<_>>().join("、")
    };
    let mut parts = Vec::new();
    if !system.is_empty() {
        parts.push(format!("本机：{}", list(&system)));
    }
    if !bundled.is_empty() {
        parts.push(format!("程序自带：{}", list(&bundled)));
    }
    let mut text = format!("字体　{}", parts.join("；"));
    for refused in fonts.refused() {
        text = format!("{text}\n{refused}");
    }
    text
}

/// What files of a format are called.
#[must_use]
pub fn kind(format: Format) -> &'static str {
    match format {
        Format::Pdf => "PDF 文件",
        Format::Text => "文本文件",
        Format::Html => "网页文件",
        Format::Docx => "Word 文档",
        Format::Xlsx => "Excel 工作簿",
    }
}

/// Says why a key does not carry out a fix that is only one of many.
#[must_use]
pub fn fix_is_guess(fix: &str) -> String {
    format!("差数也可能出在这一列的其他格，请先核对刚填的数；确实要这样改，请点“{fix}”。")
}

/// Says that sums are computed again.
#[must_use]
pub fn sums_are_computed(changed: usize) -> String {
    if changed == 0 {
        "本表的合计恢复自动计算。".to_owned()
    } else {
        format!("本表的合计恢复自动计算，改了 {changed} 处，可以撤销。")
    }
}

/// Says how many sums were computed.
#[must_use]
pub fn sums_mended(count: usize) -> String {
    format!("{count} 处合计已改为各格之和，可以撤销。")
}

/// Offers to compute all sums that disagree.
#[must_use]
pub fn mend_sums(count: usize) -> String {
    format!("全部改为合计（{count} 处）")
}

/// How far a table is filled in.
#[must_use]
pub fn progress((filled, all): (usize, usize)) -> String {
    format!("已填 {filled}/{all}")
}

/// How much text there is.
#[must_use]
pub fn amount(paragraphs: usize, characters: usize) -> String {
    format!("{paragraphs} 段，{characters} 字")
}

/// How much text a section of limited length holds; its number is left out.
#[must_use]
pub fn limited(section: &str, characters: usize, limit: usize) -> String {
    let name = section.split_once('、').map_or(section, |(_, name)| name);
    let over = if characters > limit { "▲ " } else { "" };
    format!("{over}{name}共 {characters}／{limit} 字")
}

/// Where the place at hand stands among all places found.
#[must_use]
pub fn found(at: Option<usize>, all: usize) -> String {
    match (at, all) {
        (_, 0) => "没有找到".to_owned(),
        (None, all) => format!("共 {all} 处"),
        (Some(at), all) => format!("{}/{all}", at + 1),
    }
}

/// Says that a text stands nowhere.
#[must_use]
pub fn not_found(text: &str) -> String {
    format!("没有找到“{text}”。")
}

/// Says what was replaced, and what was left alone.
#[must_use]
pub fn replaced(places: usize, texts: usize, cells: usize) -> String {
    let done = if places == 0 {
        "正文里没有要替换的文字。".to_owned()
    } else {
        format!("已在 {texts} 个部分替换 {places} 处，可用“撤销”恢复。")
    };
    if cells == 0 {
        done
    } else {
        format!("{done}表格里有 {cells} 格也有这些字，没有替换。")
    }
}

/// Asks what to do with unsaved changes.
#[must_use]
pub fn unsaved(file: &str) -> String {
    format!("“{file}”有未保存的修改。")
}

/// Says what a crashed program left behind.
#[must_use]
pub fn recover(title: &str, ago: std::time::Duration) -> String {
    let ago = self::ago(ago);
    format!("上次程序没有正常退出。《{title}》有没保存的内容，自动留底的时间是{ago}。")
}

/// Says that typing is not kept aside.
#[must_use]
pub fn not_kept(error: &str) -> String {
    format!("自动留底没有成功，请及时保存。{error}")
}

/// Says that last year's report stands beside this one.
#[must_use]
pub fn attached(report: &str, file: &str) -> String {
    format!("上年报告：{report}（{file}），已存入草稿，表格里可对照。")
}

/// Says that the report chosen as last year's is on another year.
#[must_use]
pub fn not_last_year(before: Option<u16>, now: Option<u16>) -> String {
    let year = |year: Option<u16>| year.map(|year| year.to_string()).unwrap_or_default();
    format!(
        "选择的是 {} 年的报告，而正在编的是 {} 年的，不是相邻的两年。已经对照，请核对是否选错；选错了可用“撤销”。",
        year(before),
        year(now)
    )
}

/// Says what was unsure in last year's report.
#[must_use]
pub fn last_year_unsure(notes: &[Finding]) -> String {
    const SAID: usize = 6;
    let mut text = format!("读入上年报告时有 {} 处拿不准，对照时请留意：", notes.len());
    for note in notes.iter().take(SAID) {
        text = format!("{text}\n● {}：{}", note.place, note.message);
    }
    if notes.len() > SAID {
        text.push_str("\n……");
    }
    text
}

/// Asks before blanks become zeros.
#[must_use]
pub fn ask_zeros(place: &str, count: usize) -> String {
    format!("{place}还有 {count} 格未填（不算合计），都填 0 吗？合计会跟着算。可以撤销。")
}

/// Says that a file of the name that was typed, with its ending, exists.
#[must_use]
pub fn exists(file: &str) -> String {
    format!("“{file}”已经存在，没有写入。要替换它，请在对话框里直接选中它；否则请换一个文件名。")
}

/// Says that a report was opened.
#[must_use]
pub fn opened(file: &str, notes: usize) -> String {
    if notes == 0 {
        format!("已打开“{file}”。")
    } else {
        format!("已读入“{file}”，有 {notes} 处请核对。")
    }
}

/// Says that a file was written.
#[must_use]
pub fn saved(file: &str) -> String {
    format!("已保存“{file}”。")
}

/// Says that a file was exported, and what is special about it.
#[must_use]
pub fn exported(file: &str, (format, tally): (Format, Tally)) -> String {
    if !tally.stops_final() {
        return format!("已导出“{file}”。");
    }
    let what = match format {
        Format::Pdf => "页面上带“送审稿”字样",
        _ => "请先不要发布",
    };
    format!(
        "已导出“{file}”。还有 {} 处错误、{} 处待说明，{what}。",
        tally.errors, tally.waivable
    )
}

/// Asks before cells without a counterpart are dropped.
#[must_use]
pub fn ask_form(basis: &str, left: usize, names: &str) -> String {
    format!(
        "改用{basis}的格式后，有 {left} 个已填的数在新格式里没有位置，将被删去：{names}。换回原格式也不会恢复，只能用“撤销”。继续吗？"
    )
}

/// Says that a paste does not fit.
#[must_use]
pub fn paste_too_large(rows: usize, columns: usize) -> String {
    format!("粘贴的内容有 {rows} 行 {columns} 列，从这一格起放不下，没有粘贴。请从左上角的格开始。")
}

/// Says how long ago something was.
#[must_use]
pub fn ago(ago: std::time::Duration) -> String {
    let minutes = ago.as_secs() / 60;
    match minutes {
        0 => "刚才".to_owned(),
        1..60 => format!("{minutes} 分钟前"),
        60..1440 => format!("{} 小时前", minutes / 60),
        _ => format!("{} 天前", minutes / 1440),
    }
}

/// Says when a file was last changed.
#[must_use]
pub fn changed(ago: std::time::Duration) -> String {
    format!("{}修改", self::ago(ago))
}

/// Says how large everything is drawn.
#[must_use]
pub fn scale(scale: u16) -> String {
    format!("{SCALE} {}", percent(scale))
}

/// A scale as the clerk reads it.
#[must_use]
pub fn percent(scale: u16) -> String {
    format!("{scale} %")
}

/// Says that settings cannot be kept.
#[must_use]
pub fn settings_not_kept(error: &str) -> String {
    format!("设置没有存下来，只在这次打开期间有效。{error}")
}
