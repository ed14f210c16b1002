//! Everything a clerk can tell the program to do. Menus, buttons and keys send commands; the app
//! carries them out after the frame.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::words;

/// A command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// A new, empty report.
    New,
    /// Open a draft or a published report.
    Open,
    /// Read a published report in.
    Import,
    /// Save the draft.
    Save,
    /// Save the draft under another name.
    SaveAs,
    /// Export the PDF.
    ExportPdf,
    /// Export the portal text.
    ExportText,
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
}

impl Command {
    /// Every command.
    pub const ALL: [Command; 38] = [
        Command::New,
        Command::Import,
        Command::Open,
        // Keys are matched in this order, and Ctrl+S would also match Ctrl+Shift+S.
        Command::SaveAs,
        Command::Save,
        Command::ExportText,
        Command::ExportPdf,
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
    ];

    /// The commands of each menu; `None` is a line between.
    pub const MENUS: [(&'static str, &'static [Option<Command>]); 7] = [
        (
            words::MENU_FILE,
            &[
                Some(Command::New),
                Some(Command::Open),
                Some(Command::Import),
                None,
                Some(Command::Save),
                Some(Command::SaveAs),
                None,
                Some(Command::Welcome),
                Some(Command::Settings),
                Some(Command::Quit),
            ],
        ),
        (
            words::MENU_EDIT,
            &[
                Some(Command::Undo),
                Some(Command::Redo),
                None,
                Some(Command::Cut),
                Some(Command::Copy),
                Some(Command::Paste),
                None,
                Some(Command::Find),
                Some(Command::Replace),
                Some(Command::FindNext),
                Some(Command::FindPrevious),
            ],
        ),
        (
            words::MENU_TABLE,
            &[
                Some(Command::FillZeros),
                None,
                Some(Command::TotalUp),
                Some(Command::MendSums),
                Some(Command::TypeSums),
                None,
                Some(Command::AttachLast),
                Some(Command::Compare),
                Some(Command::DetachLast),
            ],
        ),
        (
            words::MENU_CHECK,
            &[
                Some(Command::NextFinding),
                Some(Command::PreviousFinding),
                None,
                Some(Command::ApplyFix),
                Some(Command::Explain),
            ],
        ),
        (
            words::MENU_EXPORT,
            &[Some(Command::ExportPdf), Some(Command::ExportText)],
        ),
        (
            words::MENU_VIEW,
            &[
                Some(Command::PreviousPart),
                Some(Command::NextPart),
                None,
                Some(Command::Preview),
                Some(Command::ToggleFindings),
                None,
                Some(Command::ZoomIn),
                Some(Command::ZoomOut),
                Some(Command::ZoomReset),
            ],
        ),
        (words::MENU_HELP, &[Some(Command::About)]),
    ];

    /// The buttons of the toolbar; `None` is a line between.
    pub const TOOLBAR: [Option<Command>; 16] = [
        Some(Command::Open),
        Some(Command::Save),
        None,
        Some(Command::Undo),
        Some(Command::Redo),
        None,
        Some(Command::Compare),
        Some(Command::FillZeros),
        Some(Command::TotalUp),
        None,
        Some(Command::Find),
        None,
        Some(Command::NextFinding),
        Some(Command::Preview),
        Some(Command::ExportPdf),
        Some(Command::ExportText),
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
            Command::ExportPdf => "导出 PDF…",
            Command::ExportText => "导出发布文本…",
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
        }
    }

    /// What it does, for the tooltip.
    #[must_use]
    pub fn tooltip(self) -> &'static str {
        match self {
            Command::New => "新建一份空白报告",
            Command::Open => "打开年报草稿，或读入已发布的报告",
            Command::Import => "读入从 Word 或网页复制保存的报告文本",
            Command::Save => "保存草稿",
            Command::SaveAs => "把草稿保存到另一个文件",
            Command::ExportPdf => "导出送审或定稿用的 PDF",
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
        }
    }

    /// Its key.
    #[must_use]
    pub fn shortcut(self) -> KeyboardShortcut {
        let ctrl = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
        let ctrl_shift = |key| KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, key);
        let plain = |key| KeyboardShortcut::new(Modifiers::NONE, key);
        match self {
            Command::New => ctrl(Key::N),
            Command::Open => ctrl(Key::O),
            Command::Save => ctrl(Key::S),
            Command::SaveAs => ctrl_shift(Key::S),
            Command::ExportPdf => ctrl(Key::E),
            Command::ExportText => ctrl_shift(Key::E),
            Command::Undo => ctrl(Key::Z),
            Command::Redo => ctrl(Key::Y),
            Command::Find => ctrl(Key::F),
            Command::Replace => ctrl(Key::H),
            Command::FindNext => plain(Key::F3),
            Command::FindPrevious => KeyboardShortcut::new(Modifiers::SHIFT, Key::F3),
            Command::NextFinding => plain(Key::F8),
            Command::PreviousFinding => KeyboardShortcut::new(Modifiers::SHIFT, Key::F8),
            Command::ApplyFix => plain(Key::F9),
            Command::Explain => KeyboardShortcut::new(Modifiers::SHIFT, Key::F9),
            Command::NextPart => ctrl(Key::PageDown),
            Command::PreviousPart => ctrl(Key::PageUp),
            Command::Quit => ctrl(Key::Q),
            // The spreadsheet's key for a sum.
            Command::TotalUp => KeyboardShortcut::new(Modifiers::ALT, Key::Equals),
            Command::MendSums => KeyboardShortcut::new(Modifiers::ALT | Modifiers::SHIFT, Key::M),
            Command::TypeSums => KeyboardShortcut::new(Modifiers::ALT, Key::M),
            Command::FillZeros => KeyboardShortcut::new(Modifiers::ALT, Key::Num0),
            Command::AttachLast => ctrl_shift(Key::L),
            Command::DetachLast => KeyboardShortcut::new(Modifiers::ALT, Key::L),
            Command::Compare => ctrl(Key::L),
            Command::ToggleFindings => plain(Key::F4),
            Command::Preview => ctrl(Key::P),
            Command::About => plain(Key::F1),
            Command::Import => ctrl_shift(Key::O),
            Command::Welcome => KeyboardShortcut::new(Modifiers::ALT, Key::Home),
            Command::Settings => ctrl(Key::Comma),
            Command::ZoomIn => ctrl(Key::Plus),
            Command::ZoomOut => ctrl(Key::Minus),
            Command::ZoomReset => ctrl(Key::Num0),
            Command::Cut => ctrl(Key::X),
            Command::Copy => ctrl(Key::C),
            Command::Paste => ctrl(Key::V),
        }
    }

    /// Its key as it stands on a keyboard.
    pub(super) fn keys(self, ctx: &egui::Context) -> String {
        let shortcut = self.shortcut();
        let name = shortcut.logical_key.name();
        let sign = match shortcut.logical_key {
            Key::Comma => ",",
            Key::Plus => "+",
            Key::Minus => "-",
            Key::Equals => "=",
            _ => name,
        };
        let keys = ctx.format_shortcut(&shortcut);
        match keys.strip_suffix(name) {
            Some(modifiers) => format!("{modifiers}{sign}"),
            None => keys,
        }
    }

    /// Takes the keys of commands before any field sees them, each press as one command. While a
    /// field that is no part of the report has the keyboard, it keeps its own undo.
    pub(super) fn take(input: &mut egui::InputState, leaves_undo: bool) -> Vec<Command> {
        let redo = KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        // The plus sign without Shift.
        let larger = KeyboardShortcut::new(Modifiers::COMMAND, Key::Equals);
        let others = [(Command::Redo, redo), (Command::ZoomIn, larger)];
        // The window itself turns these keys into events that the fields understand.
        let is_event = |command| matches!(command, Command::Cut | Command::Copy | Command::Paste);
        let keys = Command::ALL
            .into_iter()
            .filter(|command| !is_event(*command))
            .map(|command| (command, command.shortcut()));
        let mut taken = Vec::new();
        for (command, keys) in others.into_iter().chain(keys) {
            let is_undo = matches!(command, Command::Undo | Command::Redo);
            if !(is_undo && leaves_undo) {
                let presses = input.count_and_consume_key(keys.modifiers, keys.logical_key);
                taken.extend(std::iter::repeat_n(command, presses));
            }
        }
        taken
    }
}
