//! Words that are always the same: names of fields and buttons, hints, sentences.

pub const PROGRAM: &str = "年报";
pub const DRAFT: &str = "年报草稿";
pub const PUBLISHED: &str = "已发布的报告";
pub const ALL_FILES: &str = "所有文件";
pub const NEW_FILE: &str = "未命名";
pub const SETTINGS_HOW: &str = "颜色、显示比例、字数上限、本地要求、机关全称";
pub const UNSAVED: &str = "●未保存";

pub const MENU_FILE: &str = "文件";
pub const RECENT: &str = "最近打开";
pub const RECENT_FILES: &str = "最近的草稿和报告";
pub const MENU_EDIT: &str = "编辑";
pub const MENU_TABLE: &str = "表格";
pub const MENU_CHECK: &str = "检查";
pub const MENU_EXPORT: &str = "导出";
pub const MENU_VIEW: &str = "视图";
pub const MENU_HELP: &str = "帮助";

pub const OPEN_DRAFTS: &str = "双击草稿时用本程序打开";
pub const FILE_TYPE: &str =
    "在文件管理器里双击草稿，就用这个程序打开；再选一次就取消。只管您自己的账户，不需要管理员权限";
pub const DRAFTS_OPEN_HERE: &str =
    "双击草稿，就用这个程序打开。要取消，再选一次“双击草稿时用本程序打开”。";

pub const DONE: &str = "已完成";
pub const REPORT_DATA: &str = "报告信息";
pub const REPORT_DATA_SHORT: &str = "信息";
pub const ORGAN: &str = "机关全称";
pub const ORGAN_HINT: &str = "如：某某县人民政府";
pub const YEAR: &str = "年份";
pub const FORM: &str = "格式";
pub const YEAR_INVALID: &str = "年份应为四位数字";

pub const FINDINGS: &str = "检查";
pub const REVIEW: &str = "导入核对";
pub const REVIEW_SHORT: &str = "核对";
pub const REVIEW_DONE: &str = "读入的内容都已核对。";
pub const GO_TO_BLANK: &str = "转到第一格";
pub const NOTE_SETTLED: &str = "已核对";
pub const TAKE_HINT: &str = "按各行各列的勾稽关系，最可能是这样；请对照原文";
pub const REQUESTS: &str = "新收申请";
pub const OUTCOMES: &str = "办理结果总计";
pub const REVIEW_CASES: &str = "行政复议";
pub const LITIGATION_CASES: &str = "行政诉讼";
pub const CHANGE: &str = "增减";
pub const RATE: &str = "增幅";
pub const YEARS: &str = "历年";
pub const NO_YEARS: &str = "还没有以前各年的数。用“选择上年报告”读入去年的报告，由去年的报告“新建下一年度”，或者“添加以前年度”，这里就有对照。";
pub const MEANINGS: &str = "与表格里的这些数比过，都不相等：";
pub const PASTED: &str = "复制的报告";
pub const DOUBTS: &str = "待核";
pub const DOUBTS_DONE: &str = "沿用去年的文字都已核对。";
pub const CONFIRM: &str = "确认";
pub const DROP: &str = "删去文字";
pub const DROP_HINT: &str = "把这几个字从正文里删掉，可以撤销";
pub const NO_DOUBT_HERE: &str = "光标处没有待核的文字。按 F7 转到下一处。";
pub const TIE: &str = "关联到表格";
pub const NOTHING_TO_TIE: &str = "表格里没有与它相等的格或合计。请先填好表格，或者核对这个数。";
pub const NO_NUMBER_HERE: &str = "请先把光标放在正文里的一个数上。";
pub const NOT_TIED: &str = "光标处的数没有关联到表格。";
pub const ORIGINAL: &str = "原文";
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
pub const CONFIRM_KEY: &str = "写好后按回车也行";
pub const EXPLAIN_FIRST: &str = "请先写明理由。";
pub const REASON: &str = "理由";
pub const OK: &str = "确定";
pub const CANCEL: &str = "取消";
/// Goes on without what the disk does not answer.
pub const WAIT_NO_LONGER: &str = "不再等待";
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
pub const METADATA: &str = "公开信息";
pub const METADATA_HOW: &str =
    "索引号、发布机构、公开日期、文号：写在导出的网页和文本最前面，不写的不印";
pub const TYPE_METADATA: &str = "修改公开信息";
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
pub const DATE_MEANING: &str = "填了才印落款";
pub const TODAY: &str = "填今天";
pub const TYPE_DATE: &str = "修改成文日期";
pub const PAGES_WITH: &str = "PDF、OFD 页面";
pub const SIGN_OFF: &str = "附审签表、勾稽校验表和与上年对比表";
pub const SIGN_OFF_HINT: &str = "接在报告后面，单独编页码，只用于送审；发布的 PDF 请不要勾选";
pub const SIGN_OFF_MARK: &str = "（送审页，不公开）";
pub const SIGN_OFF_FILE: &str =
    "审签表、勾稽校验表和与上年对比表单独存成一个 PDF，不和要公开的文件混在一起";
pub const SIGN_OFF_WORD: &str =
    "审签表、勾稽校验表和与上年对比表存成一个 Word 文档，行数和内容还能改";
pub const NO_COMPARISON: &str = "（没有选择上年报告，不含与上年对比表）";
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
pub const NO_LONGER_AWAITED: &str =
    "不再等待：磁盘没有应答，草稿还没有存好。内容已自动留底，可以另存到别的位置。";
pub const CANCELLED: &str = "已取消。";

pub const WELCOME_HINT: &str = "编制政府信息公开工作年度报告";
pub const OPEN_LAST: &str = "打开去年的报告";
pub const OPEN_LAST_HINT: &str =
    "Word 文档、网页、PDF、Excel 或文本都行；核对后用“新建下一年度”接着编";
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
/// Said at a start that did not wait for the settings any longer.
pub const SETTINGS_TOO_SLOW: &str = "存放设置的文件夹没有响应，这次按默认设置打开，改动的设置不会保存。请检查网络或 U 盘后重新打开程序。";
pub const THEME: &str = "颜色";
pub const THEME_LIGHT: &str = "浅色";
pub const THEME_DARK: &str = "深色";
pub const THEME_CONTRAST: &str = "高对比度";
pub const THEME_SYSTEM: &str = "跟随系统";
pub const SCALE: &str = "显示比例";
pub const OVERVIEW_LIMIT: &str = "总体情况字数上限";
pub const CONTACT: &str = "联系方式";
pub const CONTACT_HINT: &str = "如：地址、电话、电子邮箱";
pub const SIGNERS: &str = "审签环节";
pub const SIGNERS_HINT: &str = "审签表里一行一个环节，按先后写；空着就用“核稿签发”";
pub const SETTINGS_HINT: &str = "改动立即生效。机关全称用在以后新建的报告里。";

pub const PREVIEW: &str = "预览";
pub const PAGES: &str = "打印页面";
pub const FIT_WIDTH: &str = "适合宽度";
pub const FIT_PAGE: &str = "整页";
pub const ZOOM_IN: &str = "放大";
pub const ZOOM_OUT: &str = "缩小";
pub const PREVIOUS_PAGE: &str = "上一页";
pub const NEXT_PAGE: &str = "下一页";

pub const REFUSED_NO_REPORT: &str = "这一页上没有打开的报告。";
pub const REFUSED_BUSY: &str = "正在选择、读取或写入文件，请等它完成。";
pub const REFUSED_UNDO: &str = "没有可以撤销的步骤。";
pub const REFUSED_REDO: &str = "没有可以重做的步骤。";
pub const REFUSED_IN_TEXT: &str = "这一项用于表格，请先转到一张表。";
pub const REFUSED_IN_TABLE: &str = "这一项用于正文，请先转到一部分正文。";
pub const REFUSED_CONFIRM: &str = "没有沿用去年、还要核对的文字。";
pub const REFUSED_REVIEW: &str = "报告不是导入的，或者导入时没有拿不准的地方。";
pub const REFUSED_NO_YEAR: &str = "报告还没有年度，请先填写。";
pub const REFUSED_NO_LAST_YEAR: &str = "没有上年的报告可以对照，请先选择。";
