//! What the program was started with.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ErrorKind};
use clap::{Parser, Subcommand};

use crate::import::READ_PDF;

/// How the command line is used, in Chinese.
pub const USAGE: &str = "\
年报：编制政府信息公开工作年度报告

用法：
  nianbao [文件]                                打开窗口（并打开文件）；已经打开的，由那个窗口打开文件
  nianbao import 文件… [-o 草稿.ron [--force]] [--json]
                                                识别已发布的报告
  nianbao show 文件 [--json]                    显示报告内容
  nianbao check 文件… [--last 上年文件] [--limit 字数] [--pack 名称] [--json]
                                                勾稽检查
  nianbao export 文件… [--pdf P] [--ofd O] [--text T] [--html H] [--docx D] [--xlsx X]
                      [--signoff] [--signoff-file S] [--final] [--fonts bundled|system] [--pdfa 3u|2u|1b]
                      [--red-head] [--tables tabs|lines] [--crlf] [--bom]
                                                导出
  nianbao roll 文件 -o 下一年.ron [--force]      由上年报告新建下一年度的草稿
  nianbao compare 文件甲 文件乙 [--json] [--pdf P]
                                                逐格逐段比较两份报告，P 是核对记录和修改对照
  nianbao collect 文件或文件夹… [-o 汇总.ron [--force]] [--units 名单] [--csv C] [--xlsx X]
                  [--returns 文件夹 [--wording 模板.txt]] [--last 上年文件或文件夹]… [--own 本级报告] [--year 年份]
                  [--leave-out 文件=理由]… [--ledger 台账.huizong] [--json]
                                                汇总许多单位的报告
  nianbao rules [--json|--markdown]             列出勾稽规则和各条的说明
  nianbao manual [--pdf P]                      打印使用说明，或写成 PDF
  nianbao licences                              列出程序用到的程序库和它们的许可
  nianbao file-type on|off                      双击草稿时用本程序打开，或者取消

已有的草稿只有加上 --force 才会覆盖。
文件可以是草稿（.ron），也可以是能识别的报告（docx、html、mht、pdf、ofd、xlsx、txt）。
import、check、export 可以一次处理许多文件和文件夹，每份一行（--json 时每份一个对象），一份不行不影响别的；
  -o、--pdf 等这时写文件夹。例如：
  nianbao check 各单位                          检查文件夹里的全部报告
  nianbao import 各单位 -o 草稿                 全部识别，草稿存进“草稿”
  nianbao export 草稿 --pdf 定稿 --html 网页    全部导出
汇总的选项：
  -o 汇总.ron           各格之和写成一份草稿，可以再检查、导出
  --units 名单          应报送的单位，每行一个（文本、Excel、Word）；列出没有交的
  --csv C               计入的单位逐格一行：unit,organ,year,form,table,row,column,value
  --xlsx X              全部单位的工作簿：每张表一页，每个单位一行，合计是公式
  --returns 文件夹      给每个要修改的单位写退回意见（docx、txt），另有催报名单
  --wording 模板.txt    退回意见的措辞；{单位}、{年份}、{件数} 会填上，{问题} 独占一行
  --last 上年           上年各单位的报告；逐个核对上年结转
  --own 本级报告        本级的报告，名称是整个地方的也计入
  --leave-out 文件=理由 不计入这个文件
  --ledger 台账.huizong 把汇总保存成台账；已有的台账接着用，列出变动的文件和格
  --year 年份           汇总哪一年的；默认是多数报告的年份
导出和检查的选项：
  --limit 字数          检查时总体情况的字数上限；默认 1000
  --pack 名称           检查时用这个本地要求；默认用草稿选用的
  --final               有妨碍定稿的问题时不导出；不加时 PDF、OFD 带“送审稿”字样
  --signoff             PDF、OFD 后面附审签表、勾稽校验表和与上年对比表
  --signoff-file S      审签表、勾稽校验表和与上年对比表单独写成一个文件（PDF，或者 S 以 .docx 结尾的 Word 文档），不公开；审签环节在窗口的设置里改
  --fonts bundled       只用程序自带的字体；默认先用本机的公文字体
  --pdfa 2u、1b         PDF 按 PDF/A-2u、PDF/A-1b 写，不附数据；默认 PDF/A-3u
  --red-head            首页印机关名称红头
  --tables lines        文本里的表格写成“项目：数”；默认用制表符分列
  --crlf、--bom         文本用 Windows 换行、加 UTF-8 标记（旧版记事本）

选项：
  --new-window          另开一个窗口
  --renderer glow|wgpu  指定窗口的显示方式（另开一个窗口）
  -h, --help            显示本说明
  -V, --version         显示版本号

结束代码：0 正常；1 有妨碍定稿的问题，或两份报告不同；2 没有办成，原因见错误输出。
";

#[derive(Parser)]
#[command(
    name = "nianbao",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true
)]
#[command(args_conflicts_with_subcommands = true)]
struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    file: Option<PathBuf>,
    #[arg(long, value_parser = ["glow", "wgpu"])]
    renderer: Option<String>,
    #[arg(long)]
    new_window: bool,
}

/// A subcommand.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Recognises a published report.
    Import {
        /// The report, or many and folders.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Where the draft goes; of many the folder.
        #[arg(short, long)]
        output: Option<PathBuf>,
        /// Write over a draft that is there.
        #[arg(long, requires = "output")]
        force: bool,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Prints a report.
    Show {
        /// The report.
        file: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Prints all findings.
    Check {
        /// The report, or many and folders.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Last year's report.
        #[arg(long)]
        last: Option<PathBuf>,
        /// How many characters 总体情况 may have.
        #[arg(long)]
        limit: Option<usize>,
        /// The local pack, in place of the draft's.
        #[arg(long)]
        pack: Option<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Makes next year's draft out of last year's report.
    Roll {
        /// Last year's report.
        file: PathBuf,
        /// Where the new draft goes.
        #[arg(short, long)]
        output: PathBuf,
        /// Write over a draft that is there.
        #[arg(long)]
        force: bool,
    },
    /// Prints in what two reports differ.
    Compare {
        /// The one.
        a: PathBuf,
        /// The other.
        b: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
        /// Where the PDF goes that marks the changes.
        #[arg(long)]
        pdf: Option<PathBuf>,
    },
    /// Adds up many reports.
    Collect(Collect),
    /// Prints the register of rules.
    Rules {
        /// Print JSON.
        #[arg(long)]
        json: bool,
        /// Print the page `docs/gouji.md`.
        #[arg(long, conflicts_with = "json")]
        markdown: bool,
    },
    /// Prints the manual.
    Manual {
        /// Where the PDF goes.
        #[arg(long)]
        pdf: Option<PathBuf>,
    },
    /// Prints the libraries and their licences.
    Licences,
    /// Has drafts opened by this program with a double click, or no longer.
    FileType {
        /// Which of both.
        #[arg(value_parser = ["on", "off"])]
        what: String,
    },
    /// Writes what is asked for.
    Export {
        /// The report, or many and folders; what is made of many goes into folders.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Where the PDF goes.
        #[arg(long)]
        pdf: Option<PathBuf>,
        /// Where the OFD goes.
        #[arg(long)]
        ofd: Option<PathBuf>,
        /// Where the portal text goes.
        #[arg(long)]
        text: Option<PathBuf>,
        /// Where the HTML goes.
        #[arg(long)]
        html: Option<PathBuf>,
        /// Where the Word document goes.
        #[arg(long)]
        docx: Option<PathBuf>,
        /// Where the Excel workbook goes.
        #[arg(long)]
        xlsx: Option<PathBuf>,
        /// Add the sign-off pages to the PDF and the OFD.
        #[arg(long)]
        signoff: bool,
        /// Where the sign-off pages go as a file of their own, a PDF or a Word document.
        #[arg(long)]
        signoff_file: Option<PathBuf>,
        /// The faces.
        #[arg(long, value_parser = ["bundled", "system"], default_value = "system")]
        fonts: String,
        /// The archive standard.
        #[arg(long, value_parser = ["3u", "2u", "1b"], default_value = "3u")]
        pdfa: String,
        /// Print the organ's red head.
        #[arg(long)]
        red_head: bool,
        /// How tables are written in the text.
        #[arg(long, value_parser = ["tabs", "lines"], default_value = "tabs")]
        tables: String,
        /// End the text's lines as Windows does.
        #[arg(long)]
        crlf: bool,
        /// Begin the text with a mark.
        #[arg(long)]
        bom: bool,
        /// Refuse while findings stand that stop a final export.
        #[arg(long = "final")]
        is_final: bool,
    },
}

/// What is collected, and what is to come of it.
#[derive(Debug, clap::Args)]
pub struct Collect {
    /// Files and folders.
    #[arg(required_unless_present = "ledger")]
    pub files: Vec<PathBuf>,
    /// Where the draft of the sum goes.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    /// Write over what is there.
    #[arg(long)]
    pub force: bool,
    /// Who is to report.
    #[arg(long)]
    pub units: Option<PathBuf>,
    /// Where the tidy table goes.
    #[arg(long)]
    pub csv: Option<PathBuf>,
    /// Where the workbook goes.
    #[arg(long)]
    pub xlsx: Option<PathBuf>,
    /// The folder into which the letters go.
    #[arg(long)]
    pub returns: Option<PathBuf>,
    /// In which words the letters ask.
    #[arg(long, requires = "returns")]
    pub wording: Option<PathBuf>,
    /// Last year's reports.
    #[arg(long)]
    pub last: Vec<PathBuf>,
    /// The collector's own report.
    #[arg(long)]
    pub own: Option<PathBuf>,
    /// A file, `=`, and the reason for which it does not count.
    #[arg(long)]
    pub leave_out: Vec<String>,
    /// The document in which the collection is kept.
    #[arg(long)]
    pub ledger: Option<PathBuf>,
    /// The year that is collected.
    #[arg(long)]
    pub year: Option<u16>,
    /// How many characters 总体情况 may have.
    #[arg(long)]
    pub limit: Option<usize>,
    /// The local pack, in place of the drafts'.
    #[arg(long)]
    pub pack: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// What to do.
#[derive(Debug)]
pub enum Start {
    /// Open the window, with a file if one was named.
    Window {
        /// The file to open in it.
        file: Option<PathBuf>,
        /// The renderer asked for.
        renderer: Option<String>,
        /// It is another window, also where one is open already.
        is_apart: bool,
    },
    /// Carry a subcommand out.
    Command(Box<Command>),
    /// Read a PDF file for another process of this program; no clerk asks for it.
    ReadPdf,
    /// Print this and end well.
    Print(String),
    /// Print this sentence as the reason for failing.
    Refuse(String),
}

/// Reads the arguments, the program's own name first.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Start {
    let args: Vec<OsString> = args.into_iter().collect();
    if matches!(&args[..], [_, word] if word == READ_PDF) {
        return Start::ReadPdf;
    }
    let asks_help = args
        .iter()
        .skip(1)
        .any(|arg| arg == "--help" || arg == "-h");
    if asks_help || args.get(1).is_some_and(|arg| arg == "help") {
        return Start::Print(USAGE.to_owned());
    }
    match Args::try_parse_from(args) {
        Ok(Args {
            command: Some(command),
            ..
        }) => Start::Command(Box::new(command)),
        // A lone word that is no file is a command that was mistyped.
        Ok(Args {
            file: Some(word), ..
        }) if word.extension().is_none() && !word.exists() => {
            let word = word.display();
            Start::Refuse(format!("没有“{word}”这个命令，也没有这个文件。\n\n{USAGE}"))
        }
        Ok(Args {
            file,
            renderer,
            new_window,
            ..
        }) => Start::Window {
            file,
            renderer,
            is_apart: new_window,
        },
        Err(error) if error.kind() == ErrorKind::DisplayVersion => {
            Start::Print(format!("年报 {}\n", env!("CARGO_PKG_VERSION")))
        }
        Err(error) => Start::Refuse(format!("{}\n\n{USAGE}", reason(&error))),
    }
}

/// Says in Chinese what clap says in English.
fn reason(error: &clap::Error) -> String {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("缺少参数 {argument}。"),
        ErrorKind::InvalidSubcommand => {
            format!(
                "没有“{}”这个命令。",
                context(ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => {
            format!("{argument} 后面缺少内容。")
        }
        ErrorKind::InvalidValue => {
            format!(
                "{argument} 不能是“{}”。",
                context(ContextKind::InvalidValue)
            )
        }
        ErrorKind::ArgumentConflict => format!("{argument} 重复，或不能与其他参数同用。"),
        _ if argument.is_empty() => "命令写得不对。".to_owned(),
        _ => format!("这里不能用“{argument}”。"),
    }
}
