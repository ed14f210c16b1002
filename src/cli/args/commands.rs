//! The subcommands and their options. What the user reads of each stands beside it: `about` is what it does,
//! `before_help` how it is written, `after_help` the examples.

use std::path::PathBuf;

use clap::Subcommand;

use super::collect::Collect;

/// A subcommand.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Recognises a published report.
    #[command(
        about = "识别已发布的报告",
        before_help = "nianbao import 文件… [-o 草稿.ron [--force]] [--json]",
        after_help = "\
nianbao import 去年年报.docx
    识别一份报告，列出读到多少格、哪些地方要留意
nianbao import 去年年报.pdf -o 去年.ron
    存成草稿
nianbao import 各单位 -o 草稿
    识别文件夹里的全部报告，草稿存进文件夹“草稿”"
    )]
    Import {
        /// The report, or many and folders.
        #[arg(
            required = true,
            value_name = "文件",
            help = "报告；可以是许多文件和文件夹"
        )]
        files: Vec<PathBuf>,
        /// Where the draft goes; of many the folder.
        #[arg(
            short,
            long,
            value_name = "草稿.ron",
            help = "存成草稿；许多文件时写文件夹"
        )]
        output: Option<PathBuf>,
        /// Write over a draft that is there.
        #[arg(long, requires = "output", help = "覆盖已有的草稿")]
        force: bool,
        /// Print JSON.
        #[arg(long, help = "输出 JSON：各格、文字和读入时的说明；许多文件时每份一行")]
        json: bool,
    },
    /// Prints a report.
    #[command(
        about = "显示报告内容",
        before_help = "nianbao show 文件 [--json]",
        after_help = "\
nianbao show 今年.ron
    以文本显示表格和文字
nianbao show 今年.ron --json
    以 JSON 显示，供别的程序读"
    )]
    Show {
        /// The report.
        #[arg(value_name = "文件", help = "草稿或报告")]
        file: PathBuf,
        /// Print JSON.
        #[arg(long, help = "输出 JSON：各格、文字和检查出的问题")]
        json: bool,
    },
    /// Prints all findings.
    #[command(
        about = "勾稽检查",
        before_help = "nianbao check 文件… [--last 上年文件] [--limit 字数] [--pack 名称] [--json]",
        after_help = "\
nianbao check 今年.ron --last 去年.docx
    检查一份报告，连同与上年的衔接
nianbao check 各单位
    检查文件夹里的全部报告，每份一行"
    )]
    Check {
        /// The report, or many and folders.
        #[arg(
            required = true,
            value_name = "文件",
            help = "草稿或报告；可以是许多文件和文件夹"
        )]
        files: Vec<PathBuf>,
        /// Last year's report.
        #[arg(long, value_name = "上年文件", help = "上年的报告，核对上年结转等")]
        last: Option<PathBuf>,
        /// How many characters 总体情况 may have.
        #[arg(long, value_name = "字数", help = "总体情况的字数上限；默认 1000")]
        limit: Option<usize>,
        /// The local pack, in place of the draft's.
        #[arg(long, value_name = "名称", help = "用这个本地要求；默认用草稿选用的")]
        pack: Option<String>,
        /// Print JSON.
        #[arg(long, help = "输出 JSON：问题和正文里的每一个数；许多文件时每份一行")]
        json: bool,
    },
    /// Makes next year's draft out of last year's report.
    #[command(
        about = "由上年报告新建下一年度的草稿",
        before_help = "nianbao roll 文件 -o 下一年.ron [--force]",
        after_help = "\
nianbao roll 去年.docx -o 今年.ron
    上年结转、机关、可以照用的文字都在新草稿里"
    )]
    Roll {
        /// Last year's report.
        #[arg(value_name = "文件", help = "上年的报告或草稿")]
        file: PathBuf,
        /// Where the new draft goes.
        #[arg(short, long, value_name = "下一年.ron", help = "新草稿")]
        output: PathBuf,
        /// Write over a draft that is there.
        #[arg(long, help = "覆盖已有的草稿")]
        force: bool,
    },
    /// Prints in what two reports differ.
    #[command(
        about = "逐格逐段比较两份报告",
        before_help = "nianbao compare 文件甲 文件乙 [--json] [--pdf P]",
        after_help = "\
nianbao compare 签发稿.ron 发布页.html
    核对发布的与签发的是不是一致；相同时结束代码是 0，不同是 1
nianbao compare 签发稿.ron 发布页.html --pdf 核对记录.pdf
    写成核对记录，有修改对照"
    )]
    Compare {
        /// The one.
        #[arg(value_name = "文件甲", help = "一份报告")]
        a: PathBuf,
        /// The other.
        #[arg(value_name = "文件乙", help = "另一份报告")]
        b: PathBuf,
        /// Print JSON.
        #[arg(long, help = "输出 JSON")]
        json: bool,
        /// Where the PDF goes that marks the changes.
        #[arg(long, value_name = "P", help = "核对记录和修改对照写成 PDF")]
        pdf: Option<PathBuf>,
    },
    /// Adds up many reports.
    #[command(
        about = "汇总许多单位的报告",
        before_help = "\
nianbao collect 文件或文件夹… [-o 汇总.ron [--force]] [--units 名单] [--csv C] [--xlsx X]
                [--returns 文件夹 [--wording 模板.txt]] [--last 上年文件或文件夹]… [--own 本级报告]
                [--year 年份] [--deadline 日期] [--leave-out 文件=理由]… [--ledger 台账.huizong] [--json]",
        after_help = "\
nianbao collect 各单位 --units 名单.txt
    各单位的问题、没有交的、重复的，逐个列出
nianbao collect 各单位 -o 汇总.ron --xlsx 汇总.xlsx --csv 汇总.csv
    汇总数写成草稿，另写工作簿和逐格的 CSV
nianbao collect 各单位 --ledger 全县.huizong --returns 退回
    存成台账，给要修改的单位写退回意见
nianbao collect --ledger 全县.huizong
    接着用台账：列出哪些文件、哪些格变了"
    )]
    Collect(Collect),
    /// Prints the register of rules.
    #[command(
        about = "列出勾稽规则和各条的说明",
        before_help = "nianbao rules [--json|--markdown|--sql]",
        after_help = "\
nianbao rules --markdown
    写成一篇说明，即 docs/gouji.md
nianbao rules --sql > 勾稽.sql
    写成 SQL，核对 collect --csv 写出的大量单位"
    )]
    Rules {
        /// Print JSON.
        #[arg(long, help = "输出 JSON")]
        json: bool,
        /// Print the page `docs/gouji.md`.
        #[arg(long, conflicts_with = "json", help = "写成一篇说明")]
        markdown: bool,
        /// Print the forms' equations as SQL.
        #[arg(
            long,
            conflicts_with_all = ["json", "markdown"],
            help = "各格式的勾稽关系写成 SQL，见 docs/at-scale.md"
        )]
        sql: bool,
    },
    /// Prints the manual.
    #[command(
        about = "打印使用说明，或写成 PDF",
        before_help = "nianbao manual [--pdf P]",
        after_help = "\
nianbao manual --pdf 使用说明.pdf
    写成 PDF，有图"
    )]
    Manual {
        /// Where the PDF goes.
        #[arg(long, value_name = "P", help = "写成 PDF")]
        pdf: Option<PathBuf>,
    },
    /// Prints the libraries and their licences.
    #[command(
        about = "列出程序用到的程序库和它们的许可",
        before_help = "nianbao licences",
        after_help = "\
nianbao licences
    列出全部"
    )]
    Licences,
    /// Has drafts opened by this program with a double click, or no longer.
    #[command(
        about = "双击草稿时用本程序打开，或者取消",
        before_help = "nianbao file-type on|off",
        after_help = "\
nianbao file-type on
    双击草稿就打开；不需要管理员权限
nianbao file-type off
    取消"
    )]
    FileType {
        /// Which of both.
        #[arg(value_parser = ["on", "off"], value_name = "on|off", help = "打开，或者取消")]
        what: String,
    },
    /// Prints the script with which a shell completes what is typed.
    #[command(
        about = "打印命令行的自动补全脚本",
        before_help = "nianbao completions bash|zsh|fish|powershell",
        after_help = "\
nianbao completions bash > ~/.local/share/bash-completion/completions/nianbao
    bash：新开的终端里，按 Tab 键补全命令和选项
nianbao completions zsh > ~/.zfunc/_nianbao
    zsh：~/.zfunc 要在 fpath 里
nianbao completions fish > ~/.config/fish/completions/nianbao.fish
    fish
nianbao completions powershell >> $PROFILE
    Windows 的 PowerShell"
    )]
    Completions {
        /// The shell.
        #[arg(
            value_parser = ["bash", "zsh", "fish", "powershell"],
            ignore_case = true,
            value_name = "bash|zsh|fish|powershell",
            help = "用的是哪一种终端"
        )]
        shell: String,
    },
    /// Writes what is asked for.
    #[command(
        about = "导出 PDF、OFD、Word、网页、文本、Excel",
        before_help = "\
nianbao export 文件… [--pdf P] [--ofd O] [--text T] [--html H] [--docx D] [--xlsx X]
               [--signoff] [--signoff-file S] [--final] [--fonts bundled|system] [--pdfa 3u|2u|1b]
               [--red-head] [--tables tabs|lines] [--crlf] [--bom]",
        after_help = "\
nianbao export 今年.ron --pdf 今年.pdf --final
    导出定稿；还有妨碍定稿的问题时不导出
nianbao export 今年.ron --pdf 送审.pdf --signoff
    送审：后面附审签表、勾稽校验表和与上年对比表
nianbao export 草稿 --pdf 定稿 --html 网页
    文件夹里的草稿全部导出，写进文件夹“定稿”“网页”"
    )]
    Export {
        /// The report, or many and folders; what is made of many goes into folders.
        #[arg(
            required = true,
            value_name = "文件",
            help = "草稿或报告；许多文件和文件夹时，下面写文件夹"
        )]
        files: Vec<PathBuf>,
        /// Where the PDF goes.
        #[arg(long, value_name = "P", help = "写成 PDF")]
        pdf: Option<PathBuf>,
        /// Where the OFD goes.
        #[arg(long, value_name = "O", help = "写成 OFD（GB/T 33190-2016）")]
        ofd: Option<PathBuf>,
        /// Where the portal text goes.
        #[arg(long, value_name = "T", help = "发布用的文本")]
        text: Option<PathBuf>,
        /// Where the HTML goes.
        #[arg(long, value_name = "H", help = "网页")]
        html: Option<PathBuf>,
        /// Where the Word document goes.
        #[arg(long, value_name = "D", help = "Word 文档")]
        docx: Option<PathBuf>,
        /// Where the Excel workbook goes.
        #[arg(long, value_name = "X", help = "Excel 工作簿")]
        xlsx: Option<PathBuf>,
        /// Add the sign-off pages to the PDF and the OFD.
        #[arg(long, help = "PDF、OFD 后面附审签表、勾稽校验表和与上年对比表")]
        signoff: bool,
        /// Where the sign-off pages go as a file of their own, a PDF or a Word document.
        #[arg(
            long,
            value_name = "S",
            help = "审签表、勾稽校验表和与上年对比表单独写成一个文件（PDF，或者 S 以 .docx 结尾的 Word 文档），不公开；审签环节在窗口的设置里改"
        )]
        signoff_file: Option<PathBuf>,
        /// The faces.
        #[arg(
            long,
            value_parser = ["bundled", "system"],
            default_value = "system",
            value_name = "bundled|system",
            help = "bundled 只用程序自带的字体；默认先用本机的公文字体"
        )]
        fonts: String,
        /// The archive standard.
        #[arg(
            long,
            value_parser = ["3u", "2u", "1b"],
            default_value = "3u",
            value_name = "3u|2u|1b",
            help = "2u、1b：按 PDF/A-2u、PDF/A-1b 写，不附数据；默认 PDF/A-3u"
        )]
        pdfa: String,
        /// Print the organ's red head.
        #[arg(long, help = "首页印机关名称红头")]
        red_head: bool,
        /// How tables are written in the text.
        #[arg(
            long,
            value_parser = ["tabs", "lines"],
            default_value = "tabs",
            value_name = "tabs|lines",
            help = "lines：文本里的表格写成“项目：数”；默认用制表符分列"
        )]
        tables: String,
        /// End the text's lines as Windows does.
        #[arg(long, help = "文本用 Windows 换行（旧版记事本）")]
        crlf: bool,
        /// Begin the text with a mark.
        #[arg(long, help = "文本加 UTF-8 标记（旧版记事本）")]
        bom: bool,
        /// Refuse while findings stand that stop a final export.
        #[arg(
            long = "final",
            help = "有妨碍定稿的问题时不导出；不加时 PDF、OFD 带“送审稿”字样"
        )]
        is_final: bool,
    },
}
