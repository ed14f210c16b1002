//! Everything a clerk can tell the program to do. Menus, buttons and keys send commands; the app
//! carries them out after the frame.

mod keys;
mod menus;

use crate::ui::words;

/// A command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// A new, empty report.
    New,
    /// Open a draft or a published report.
    Open,
    /// Read a published report in.
    Import,
    /// Read a published report from the clipboard.
    ImportPasted,
    /// Make next year's report of this one.
    Roll,
    /// Save the draft.
    Save,
    /// Save the draft under another name.
    SaveAs,
    /// Show what can be exported, and how.
    Export,
    /// Export the PDF.
    ExportPdf,
    /// Export the portal text.
    ExportText,
    /// Export the page for the portal's editor.
    ExportHtml,
    /// Export the Word document.
    ExportDocx,
    /// Export the tables for Excel.
    ExportXlsx,
    /// Copy the page for the portal's editor.
    CopyPage,
    /// Print the pages.
    Print,
    /// End the program.
    Quit,
    /// Take the last step back.
    Undo,
    /// Carry it out again.
    Redo,
    /// Look for a text.
    Find,
    /// Look for a text and put another in its place.
    Replace,
    /// Go to the next place of the text looked for.
    FindNext,
    /// Go to the previous place of the text looked for.
    FindPrevious,
    /// Compute the sums of the table.
    TotalUp,
    /// Compute all printed sums that disagree.
    MendSums,
    /// Type the sums of the table, or compute them again.
    TypeSums,
    /// Write 0 into the blanks of the table.
    FillZeros,
    /// Choose last year's report.
    AttachLast,
    /// Forget last year's report.
    DetachLast,
    /// Show or hide last year's numbers.
    Compare,
    /// Go to the next finding.
    NextFinding,
    /// Go to the previous finding.
    PreviousFinding,
    /// Carry out the fix of the finding at hand.
    ApplyFix,
    /// Give a reason for the finding at hand.
    Explain,
    /// Go to the next part of the report.
    NextPart,
    /// Go to the previous part of the report.
    PreviousPart,
    /// Show or hide the findings.
    ToggleFindings,
    /// Show the pages as they will be printed.
    Preview,
    /// Say what the program is.
    About,
    /// Show the start page.
    Welcome,
    /// Show the settings.
    Settings,
    /// Draw everything larger.
    ZoomIn,
    /// Draw everything smaller.
    ZoomOut,
    /// Draw everything in its own size.
    ZoomReset,
    /// Cut what is selected.
    Cut,
    /// Copy what is selected.
    Copy,
    /// Paste from the clipboard.
    Paste,
    /// Write the organ's contact under the text.
    InsertContact,
    /// Let the number at the cursor follow cells.
    Bind,
    /// Let it follow nothing.
    Unbind,
    /// Go to the next words to be confirmed.
    NextDoubt,
    /// Confirm those at the cursor.
    ConfirmDoubt,
    /// Show what an import was unsure of.
    Review,
    /// Show this year beside the years before.
    Years,
}

impl Command {
    /// Every command.
    pub const ALL: [Command; 53] = [
        // Keys are matched in this order, and Ctrl+S would also match Ctrl+Shift+S.
        Command::Roll,
        Command::New,
        Command::Import,
        Command::Open,
        Command::SaveAs,
        Command::Save,
        Command::ExportText,
        Command::Export,
        Command::ExportPdf,
        Command::ExportHtml,
        Command::ExportDocx,
        Command::ExportXlsx,
        Command::CopyPage,
        Command::Print,
        Command::Quit,
        Command::Redo,
        Command::Undo,
        Command::Find,
        Command::Replace,
        Command::FindPrevious,
        Command::FindNext,
        Command::MendSums,
        Command::TotalUp,
        Command::TypeSums,
        Command::FillZeros,
        Command::AttachLast,
        Command::DetachLast,
        Command::Compare,
        Command::PreviousFinding,
        Command::NextFinding,
        Command::Explain,
        Command::ApplyFix,
        Command::PreviousPart,
        Command::NextPart,
        Command::ToggleFindings,
        Command::Preview,
        Command::About,
        Command::Welcome,
        Command::Settings,
        Command::ZoomIn,
        Command::ZoomOut,
        Command::ZoomReset,
        Command::Cut,
        Command::Copy,
        Command::Paste,
        Command::InsertContact,
        Command::ImportPasted,
        Command::Unbind,
        Command::Bind,
        Command::ConfirmDoubt,
        Command::NextDoubt,
        Command::Review,
        Command::Years,
    ];

    /// Its name on a button or in a menu.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Command::New => "新建",
            Command::Open => "打开…",
            Command::Import => "导入已发布的报告…",
            Command::Save => "保存",
            Command::SaveAs => "另存为…",
            Command::Export => "导出…",
            Command::ExportPdf => "导出 PDF…",
            Command::ExportText => "导出发布文本…",
            Command::ExportHtml => "导出网页…",
            Command::ExportDocx => "导出 Word 文档…",
            Command::ExportXlsx => "导出 Excel 表格…",
            Command::CopyPage => "复制网页内容",
            Command::Print => "打印",
            Command::Quit => "退出",
            Command::Undo => "撤销",
            Command::Redo => "重做",
            Command::Find => "查找…",
            Command::Replace => "替换…",
            Command::FindNext => "查找下一处",
            Command::FindPrevious => "查找上一处",
            Command::TotalUp => "自动合计",
            Command::MendSums => "全部改为合计",
            Command::TypeSums => "手工填写合计",
            Command::FillZeros => "空白填零",
            Command::AttachLast => "选择上年报告…",
            Command::DetachLast => "不再对照上年",
            Command::Compare => "上年对照",
            Command::NextFinding => "下一处问题",
            Command::PreviousFinding => "上一处问题",
            Command::ApplyFix => "采用改法",
            Command::Explain => "写说明…",
            Command::NextPart => "下一部分",
            Command::PreviousPart => "上一部分",
            Command::ToggleFindings => "显示或隐藏右侧栏",
            Command::Preview => "打印预览",
            Command::About => "按键说明和关于",
            Command::Welcome => "开始页",
            Command::Settings => "设置…",
            Command::ZoomIn => "放大",
            Command::ZoomOut => "缩小",
            Command::ZoomReset => "原始大小",
            Command::Cut => words::CUT,
            Command::Copy => "复制",
            Command::Paste => words::PASTE,
            Command::InsertContact => "插入联系方式",
            Command::ImportPasted => "导入复制的报告",
            Command::Roll => "新建下一年度",
            Command::Bind => "关联到表格…",
            Command::Unbind => "解除关联",
            Command::NextDoubt => "下一处待核",
            Command::ConfirmDoubt => "确认待核",
            Command::Review => "导入核对",
            Command::Years => "历年对照",
        }
    }

    /// What it does, for the tooltip.
    #[must_use]
    pub fn tooltip(self) -> &'static str {
        match self {
            Command::New => "新建一份空白报告",
            Command::Open => "打开年报草稿，或读入已发布的报告",
            Command::Import => "读入去年发布的报告：Word 文档、网页、PDF、Excel 表格或文本",
            Command::Save => "保存草稿",
            Command::SaveAs => "把草稿保存到另一个文件",
            Command::Export => "选择怎样导出：签批用的 PDF，网站用的网页和文本，Word，Excel",
            Command::ExportPdf => "导出送审或定稿用的 PDF",
            Command::ExportHtml => "导出网页文件，表格带合并单元格，可在网站编辑器里打开",
            Command::ExportDocx => "导出 Word 或 WPS 能接着改的文档",
            Command::ExportXlsx => "导出四张表，合计带公式",
            Command::CopyPage => "复制全文，到网站编辑器、Word 或 WPS 里粘贴，表格不变形",
            Command::Print => "排好版，用这台电脑上的 PDF 程序打开，在那里打印",
            Command::ExportText => "导出纯文本，可粘贴到网站或 Excel",
            Command::Quit => "退出程序",
            Command::Undo => "撤销上一步",
            Command::Redo => "重做撤销的一步",
            Command::Find => "在全篇报告里查找文字或数",
            Command::Replace => "在全篇正文里查找并替换文字，表格里的数不替换",
            Command::FindNext => "转到要查找的文字的下一处",
            Command::FindPrevious => "转到要查找的文字的上一处",
            Command::TotalUp => "按各格重新计算本表的合计",
            Command::MendSums => "把全部对不上的合计改为各格之和",
            Command::TypeSums => "本表的合计由人填写并检查，再选一次恢复自动计算",
            Command::FillZeros => "把选中的格或本表没有填的格都填 0",
            Command::AttachLast => "读入上年的报告，在各格下面对照",
            Command::DetachLast => "从草稿里去掉上年的报告",
            Command::Compare => "显示或隐藏各格下面的上年数和增减",
            Command::NextFinding => "转到下一处错误或待说明的地方",
            Command::PreviousFinding => "转到上一处错误或待说明的地方",
            Command::ApplyFix => "按当前问题给出的改法改正",
            Command::Explain => "为当前问题写明理由",
            Command::NextPart => "转到报告的下一部分",
            Command::PreviousPart => "转到报告的上一部分",
            Command::ToggleFindings => "显示或隐藏右侧的检查和预览",
            Command::Preview => "在右侧显示打印出来的样子，再按一次回到检查",
            Command::About => "按键说明和关于本程序",
            Command::Welcome => "回到开始页：最近的草稿、新建、示例",
            Command::Settings => "颜色、显示比例、字数上限、机关全称",
            Command::ZoomIn => "把文字和表格显示得大一些",
            Command::ZoomOut => "把文字和表格显示得小一些",
            Command::ZoomReset => "按 100 % 显示",
            Command::Cut => "剪切选中的文字或格子",
            Command::Copy => "复制选中的文字或格子",
            Command::Paste => "粘贴剪贴板里的内容",
            Command::InsertContact => "把设置里的联系方式写在当前文字的末尾",
            Command::ImportPasted => "在网页或 Word 里全选、复制去年的报告，再用这一项读入",
            Command::Roll => {
                "由这份报告新建下一年度的草稿：结转、年份、正文都接上，去年的数放在旁边对照"
            }
            Command::Bind => "让正文里光标处的数跟着表格里的格变",
            Command::Unbind => "光标处的数不再跟着表格变",
            Command::NextDoubt => "转到下一处沿用去年、还没核对的文字",
            Command::ConfirmDoubt => "光标处沿用去年的文字已经核对，不用改",
            Command::Review => "在右侧显示读入报告时拿不准的地方，对照原文填写",
            Command::Years => "在右侧显示本年与以前各年的数和增减",
        }
    }
}
