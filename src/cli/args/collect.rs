//! The options of `nianbao collect`.

use std::path::PathBuf;

use crate::report::Date;

/// What is collected, and what is to come of it.
#[derive(Debug, clap::Args)]
pub struct Collect {
    /// Files and folders.
    #[arg(
        required_unless_present = "ledger",
        value_name = "文件",
        help = "各单位的报告：文件和文件夹，任意混放"
    )]
    pub files: Vec<PathBuf>,
    /// Where the draft of the sum goes.
    #[arg(
        short,
        long,
        value_name = "汇总.ron",
        help = "各格之和写成一份草稿，可以再检查、导出"
    )]
    pub output: Option<PathBuf>,
    /// Write over what is there.
    #[arg(long, help = "覆盖已有的文件")]
    pub force: bool,
    /// Who is to report.
    #[arg(
        long,
        value_name = "名单",
        help = "应报送的单位，每行一个（文本、Excel、Word）；列出没有交的"
    )]
    pub units: Option<PathBuf>,
    /// Where the tidy table goes.
    #[arg(
        long,
        value_name = "C",
        help = "计入的单位逐格一行：unit,organ,year,form,table,row,column,value"
    )]
    pub csv: Option<PathBuf>,
    /// Where the workbook goes.
    #[arg(
        long,
        value_name = "X",
        help = "全部单位的工作簿：每张表一页，每个单位一行，合计是公式"
    )]
    pub xlsx: Option<PathBuf>,
    /// The folder into which the letters go.
    #[arg(
        long,
        value_name = "文件夹",
        help = "给每个要修改的单位写退回意见（docx、txt），另有催报名单"
    )]
    pub returns: Option<PathBuf>,
    /// In which words the letters ask.
    #[arg(
        long,
        requires = "returns",
        value_name = "模板.txt",
        help = "退回意见的措辞；{单位}、{年份}、{件数} 会填上，{问题} 独占一行"
    )]
    pub wording: Option<PathBuf>,
    /// Last year's reports.
    #[arg(
        long,
        value_name = "上年",
        help = "上年各单位的报告；逐个核对上年结转，可以写几次"
    )]
    pub last: Vec<PathBuf>,
    /// The collector's own report.
    #[arg(
        long,
        value_name = "本级报告",
        help = "本级的报告，名称是整个地方的也计入"
    )]
    pub own: Option<PathBuf>,
    /// A file, `=`, and the reason for which it does not count.
    #[arg(long, value_name = "文件=理由", help = "不计入这个文件，可以写几次")]
    pub leave_out: Vec<String>,
    /// The document in which the collection is kept.
    #[arg(
        long,
        value_name = "台账.huizong",
        help = "把汇总保存成台账；已有的台账接着用，列出变动的文件和格"
    )]
    pub ledger: Option<PathBuf>,
    /// The year that is collected.
    #[arg(long, value_name = "年份", help = "汇总哪一年的；默认是多数报告的年份")]
    pub year: Option<u16>,
    /// Until when reports are due.
    #[arg(
        long,
        value_parser = date,
        value_name = "日期",
        help = "报送期限，如 2026-1-20；记在台账里，写进催报名单"
    )]
    pub deadline: Option<Date>,
    /// How many characters 总体情况 may have.
    #[arg(long, value_name = "字数", help = "总体情况的字数上限；默认 1000")]
    pub limit: Option<usize>,
    /// The local pack, in place of the drafts'.
    #[arg(long, value_name = "名称", help = "用这个本地要求；默认用草稿选用的")]
    pub pack: Option<String>,
    /// Print JSON.
    #[arg(long, help = "输出 JSON：单位、没有交的、重复的、各格之和")]
    pub json: bool,
}

fn date(text: &str) -> Result<Date, &'static str> {
    // What is wrong is said by who asks.
    Date::read(text).ok_or("")
}
