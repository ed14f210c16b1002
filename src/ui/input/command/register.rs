//! The register of commands: an entry for each, and without one nothing compiles.

use egui::Key;

use super::keys::{alt, alt_shift, ctrl, ctrl_shift, plain, shift};
use super::{Command, Entry, Menu, Refusal};
use crate::ui::words;

impl Command {
    /// What is known of it.
    pub(super) fn entry(self) -> Entry {
        match self {
            Command::New => Entry::of((Menu::File, 0), "新建", "新建一份空白报告")
                .key(ctrl(Key::N))
                .unless(&[Refusal::Busy])
                .on_start_page(),
            Command::Roll => Entry::of(
                (Menu::File, 0),
                "新建下一年度",
                "由这份报告新建下一年度的草稿：结转、年份、正文都接上，去年的数放在旁边对照",
            )
            .key(ctrl_shift(Key::N))
            .unless(&[Refusal::NoYear, Refusal::Busy]),
            Command::Open => {
                Entry::of((Menu::File, 0), "打开…", "打开年报草稿，或读入已发布的报告")
                    .key(ctrl(Key::O))
                    .unless(&[Refusal::Busy])
                    .on_start_page()
            }
            Command::Import => Entry::of(
                (Menu::File, 0),
                "导入已发布的报告…",
                "读入去年发布的报告：Word 文档、网页、PDF、OFD、Excel 表格或文本",
            )
            .key(ctrl_shift(Key::O))
            .unless(&[Refusal::Busy])
            .on_start_page(),
            Command::ImportPasted => Entry::of(
                (Menu::File, 0),
                "导入复制的报告",
                "在网页或 Word 里全选、复制去年的报告，再用这一项读入",
            )
            .key(ctrl_shift(Key::I))
            .unless(&[Refusal::Busy])
            .on_start_page(),
            Command::Collect => Entry::of((Menu::File, 0), words::COLLECT, words::COLLECT_HOW)
                .key(ctrl_shift(Key::H))
                .on_start_page(),
            Command::Save => Entry::of((Menu::File, 1), "保存", "保存草稿")
                .key(ctrl(Key::S))
                .unless(&[Refusal::Busy]),
            Command::SaveAs => Entry::of((Menu::File, 1), "另存为…", "把草稿保存到另一个文件")
                .key(ctrl_shift(Key::S))
                .unless(&[Refusal::Busy]),
            Command::Versions => Entry::of(
                (Menu::File, 2),
                words::VERSIONS_BUTTON,
                "看这份草稿最近二十次保存的内容，与现在比较，或者恢复",
            )
            .unless(&[Refusal::NoDraft]),
            Command::CompareWith => Entry::of(
                (Menu::File, 2),
                "与另一份比较…",
                "逐格逐字比较另一份草稿或报告，不同的地方可以逐处采用",
            )
            .unless(&[Refusal::Busy]),
            Command::Comparison => Entry::of((Menu::File, 2), "回到比较", "接着看刚才的比较")
                .unless(&[Refusal::NothingCompared]),
            Command::Prove => {
                Entry::of((Menu::File, 2), words::PROOF, words::PROOF_HOW).unless(&[Refusal::Busy])
            }
            Command::Welcome => Entry::of((Menu::File, 3), "开始页", words::TO_WELCOME)
                .key(alt(Key::Home))
                .unless(&[Refusal::Busy]),
            Command::Settings => Entry::of((Menu::File, 3), "设置…", words::SETTINGS_HOW)
                .key(ctrl(Key::Comma))
                .on_start_page(),
            Command::Quit => Entry::of((Menu::File, 3), "退出", "退出程序")
                .key(ctrl(Key::Q))
                .on_start_page(),
            Command::Undo => Entry::of((Menu::Edit, 0), "撤销", "撤销上一步")
                .key(ctrl(Key::Z))
                .unless(&[Refusal::NothingToUndo]),
            Command::Redo => Entry::of((Menu::Edit, 0), "重做", "重做撤销的一步")
                .key(ctrl(Key::Y))
                .unless(&[Refusal::NothingToRedo]),
            Command::UndoSteps => Entry::of(
                (Menu::Edit, 0),
                "撤销多步…",
                "列出做过的各步，一次撤销到其中一步",
            )
            .key(alt(Key::Z))
            .unless(&[Refusal::NothingToUndo]),
            Command::Cut => {
                Entry::of((Menu::Edit, 1), words::CUT, "剪切选中的文字或格子").key(ctrl(Key::X))
            }
            Command::Copy => {
                Entry::of((Menu::Edit, 1), "复制", "复制选中的文字或格子").key(ctrl(Key::C))
            }
            Command::CopyWithHeads => Entry::of(
                (Menu::Edit, 1),
                "复制（连同标题）",
                "把选中的格连同行列标题复制，可粘贴到 Excel、WPS",
            )
            .unless(&[Refusal::NotInTable]),
            Command::CopyTable => Entry::of(
                (Menu::Edit, 1),
                "复制为表格",
                "把选中的格连同行列标题复制为带格线的表格，可粘贴到 Word、WPS 或网站编辑器",
            )
            .unless(&[Refusal::NotInTable]),
            Command::Clear => Entry::of((Menu::Edit, 1), words::CLEAR, "清空选中的格（Delete）")
                .unless(&[Refusal::NotInTable]),
            Command::Paste => {
                Entry::of((Menu::Edit, 1), words::PASTE, "粘贴剪贴板里的内容").key(ctrl(Key::V))
            }
            Command::InsertContact => Entry::of(
                (Menu::Edit, 1),
                "插入联系方式",
                "把设置里的联系方式写在当前文字的末尾",
            )
            .key(alt(Key::I))
            .unless(&[Refusal::NotInText]),
            // Word's key for a link.
            Command::Bind => Entry::of(
                (Menu::Edit, 2),
                "关联到表格…",
                "让正文里光标处的数跟着表格里的格变",
            )
            .key(ctrl(Key::K))
            .unless(&[Refusal::NotInText]),
            Command::Unbind => Entry::of((Menu::Edit, 2), "解除关联", "光标处的数不再跟着表格变")
                .key(ctrl_shift(Key::K))
                .unless(&[Refusal::NotInText]),
            Command::BindAll => Entry::of(
                (Menu::Edit, 2),
                "全部关联",
                "正文里只有一种读法与表格相符的数，都跟着表格变；列在右侧，可以逐个解除",
            )
            .key(alt(Key::K)),
            Command::Find => {
                Entry::of((Menu::Edit, 3), "查找…", "在全篇报告里查找文字或数").key(ctrl(Key::F))
            }
            Command::Replace => Entry::of(
                (Menu::Edit, 3),
                "替换…",
                "在全篇正文里查找并替换文字，表格里的数不替换",
            )
            .key(ctrl(Key::H)),
            Command::FindNext => {
                Entry::of((Menu::Edit, 3), "查找下一处", "转到要查找的文字的下一处")
                    .key(plain(Key::F3))
            }
            Command::FindPrevious => {
                Entry::of((Menu::Edit, 3), "查找上一处", "转到要查找的文字的上一处")
                    .key(shift(Key::F3))
            }
            Command::FillZeros => Entry::of(
                (Menu::Table, 0),
                "空白填零",
                "把选中的格或本表没有填的格都填 0",
            )
            .key(alt(Key::Num0))
            .unless(&[Refusal::NotInTable]),
            // The spreadsheet's keys.
            Command::FillDown => Entry::of(
                (Menu::Table, 0),
                "向下填充",
                "把选中各列第一行的数填到下面各行；只选一行时，填上面一格的数",
            )
            .key(ctrl(Key::D))
            .unless(&[Refusal::NotInTable]),
            Command::FillRight => Entry::of(
                (Menu::Table, 0),
                "向右填充",
                "把选中各行第一列的数填到右面各列；只选一列时，填左面一格的数",
            )
            .key(ctrl(Key::R))
            .unless(&[Refusal::NotInTable]),
            // The spreadsheet's key for a sum.
            Command::TotalUp => Entry::of((Menu::Table, 1), "自动合计", "按各格重新计算本表的合计")
                .key(alt(Key::Equals))
                .unless(&[Refusal::NotInTable]),
            Command::MendSums => Entry::of(
                (Menu::Table, 1),
                "全部改为合计",
                "把全部对不上的合计改为各格之和",
            )
            .key(alt_shift(Key::M)),
            Command::TypeSums => Entry::of(
                (Menu::Table, 1),
                "手工填写合计",
                "本表的合计由人填写并检查，再选一次恢复自动计算",
            )
            .key(alt(Key::M))
            .unless(&[Refusal::NotInTable])
            .switch(|on| on.types_sums),
            Command::AttachLast => Entry::of(
                (Menu::Table, 2),
                crate::workspace::ATTACH_LAST,
                "读入上年的报告，在各格旁边对照",
            )
            .key(ctrl_shift(Key::L))
            .unless(&[Refusal::Busy]),
            Command::Compare => {
                Entry::of((Menu::Table, 2), "上年对照", "显示或隐藏各格旁边的上年数")
                    .key(ctrl(Key::L))
                    .unless(&[Refusal::NoLastYear])
                    .switch(|on| on.compares)
            }
            Command::DetachLast => {
                Entry::of((Menu::Table, 2), "不再对照上年", "从草稿里去掉上年的报告")
                    .key(alt(Key::L))
                    .unless(&[Refusal::NoLastYear])
            }
            Command::NextFinding => Entry::of(
                (Menu::Check, 0),
                "下一处问题",
                "转到下一处错误或待说明的地方",
            )
            .key(plain(Key::F8)),
            Command::PreviousFinding => Entry::of(
                (Menu::Check, 0),
                "上一处问题",
                "转到上一处错误或待说明的地方",
            )
            .key(shift(Key::F8)),
            Command::Why => Entry::of(
                (Menu::Check, 0),
                "这一格为什么有问题",
                "在这一格旁边说明哪里不对、怎样改",
            )
            .key(alt(Key::F8))
            .unless(&[Refusal::NotInTable, Refusal::NothingWrongHere]),
            Command::ApplyFix => {
                Entry::of((Menu::Check, 1), "采用改法", "按当前问题给出的改法改正")
                    .key(plain(Key::F9))
            }
            Command::Explain => {
                Entry::of((Menu::Check, 1), "写说明…", "为当前问题写明理由").key(shift(Key::F9))
            }
            Command::MendMarks => Entry::of(
                (Menu::Check, 1),
                "全部改正标点",
                "把文字里的半角标点改为全角，去掉词语中间的空格和重复的标点",
            ),
            Command::NextDoubt => Entry::of(
                (Menu::Check, 2),
                "下一处待核",
                "转到下一处沿用去年、还没核对的文字",
            )
            .key(plain(Key::F7))
            .unless(&[Refusal::NothingToConfirm]),
            Command::ConfirmDoubt => Entry::of(
                (Menu::Check, 2),
                "确认待核",
                "光标处沿用去年的文字已经核对，不用改",
            )
            .key(shift(Key::F7))
            .unless(&[Refusal::NothingToConfirm]),
            Command::Review => Entry::of(
                (Menu::Check, 3),
                "导入核对",
                "在右侧显示读入报告时拿不准的地方，对照原文填写",
            )
            .unless(&[Refusal::NothingToReview]),
            Command::Export => Entry::of(
                (Menu::Export, 0),
                "导出…",
                "选择怎样导出：签批用的 PDF，归档用的 OFD，网站用的网页和文本，Word，Excel",
            )
            .key(ctrl(Key::E)),
            Command::ExportPdf => file(1, "导出 PDF…", "导出送审或定稿用的 PDF"),
            Command::ExportOfd => file(
                1,
                "导出 OFD…",
                "导出公文归档、交换用的 OFD，页面和 PDF 一样",
            ),
            Command::Print => Entry::of((Menu::Export, 1), words::PRINT, words::PRINT_HOW)
                .key(ctrl_shift(Key::P))
                .unless(&[Refusal::Busy]),
            #[cfg(windows)]
            Command::PrintByProgram => {
                Entry::of((Menu::Export, 1), words::SHOW_PDF, words::BY_PROGRAM)
                    .unless(&[Refusal::Busy])
            }
            Command::ExportDocx => file(1, "导出 Word 文档…", "导出 Word 或 WPS 能接着改的文档"),
            Command::ExportXlsx => file(1, "导出 Excel 表格…", "导出四张表，合计带公式"),
            Command::ExportSignOff => file(1, "导出送审页…", words::SIGN_OFF_FILE),
            Command::ExportSignOffWord => file(1, "导出送审页 Word 文档…", words::SIGN_OFF_WORD),
            Command::ExportRedline => Entry::of(
                (Menu::Export, 1),
                words::MARK_REDLINE,
                "导出标出全部改动的 PDF：删去的加删除线，新增的加下划线",
            )
            .unless(&[Refusal::NothingCompared, Refusal::Busy]),
            Command::CopyPage => Entry::of(
                (Menu::Export, 2),
                "复制网页内容",
                "复制全文，到网站编辑器、Word 或 WPS 里粘贴，表格不变形",
            ),
            Command::ExportHtml => Entry::of(
                (Menu::Export, 2),
                "导出网页…",
                "导出网页文件，表格带合并单元格，可在网站编辑器里打开",
            )
            .unless(&[Refusal::Busy]),
            Command::ExportText => Entry::of(
                (Menu::Export, 2),
                "导出发布文本…",
                "导出纯文本，可粘贴到网站或 Excel",
            )
            .key(ctrl_shift(Key::E))
            .unless(&[Refusal::Busy]),
            Command::PreviousPart => {
                Entry::of((Menu::View, 0), "上一部分", "转到报告的上一部分").key(ctrl(Key::PageUp))
            }
            Command::NextPart => Entry::of((Menu::View, 0), "下一部分", "转到报告的下一部分")
                .key(ctrl(Key::PageDown)),
            Command::ToWork => Entry::of(
                (Menu::View, 0),
                "回到编辑处",
                "让表格里加框的格，或者正文，接着输入",
            )
            .key(plain(Key::F6)),
            Command::Preview => Entry::of(
                (Menu::View, 1),
                "打印预览",
                "在右侧显示打印出来的样子，再按一次回到检查",
            )
            .key(ctrl(Key::P))
            .switch(|on| on.shows_preview),
            Command::Years => Entry::of(
                (Menu::View, 1),
                "历年对照",
                "在右侧显示本年与以前各年的数和增减",
            )
            .switch(|on| on.shows_years),
            Command::AddYear => Entry::of(
                (Menu::View, 1),
                "添加以前年度…",
                "读入以前某一年的报告或草稿，历年对照里加上那一年的数",
            )
            .unless(&[Refusal::NoYear, Refusal::Busy]),
            Command::ToggleFindings => Entry::of(
                (Menu::View, 1),
                "显示或隐藏右侧栏",
                "显示或隐藏右侧的检查和预览",
            )
            .key(plain(Key::F4))
            .switch(|on| on.shows_side),
            Command::ZoomIn => Entry::of((Menu::View, 2), "放大", "把文字和表格显示得大一些")
                .key(ctrl(Key::Plus))
                .on_start_page(),
            Command::ZoomOut => Entry::of((Menu::View, 2), "缩小", "把文字和表格显示得小一些")
                .key(ctrl(Key::Minus))
                .on_start_page(),
            Command::ZoomReset => Entry::of((Menu::View, 2), "原始大小", "按 100 % 显示")
                .key(ctrl(Key::Num0))
                .on_start_page(),
            Command::Help => Entry::of(
                (Menu::Help, 0),
                "使用说明",
                "按要做的事分篇的说明，可以搜索",
            )
            .key(plain(Key::F1))
            .on_start_page(),
            Command::Guidance => Entry::of(
                (Menu::Help, 0),
                "填报口径",
                "当前这一格或这一段该怎样填，依据是什么",
            )
            .key(shift(Key::F1)),
            Command::AllGuidance => {
                Entry::of((Menu::Help, 0), "全部填报口径", "各行各列的填报口径和依据")
                    .on_start_page()
            }
            Command::Keys => {
                Entry::of((Menu::Help, 0), "按键一览", "全部命令的按键").on_start_page()
            }
            Command::Guide => Entry::of((Menu::Help, 1), "五步向导", words::SHOW_GUIDE)
                .switch(|on| on.shows_guide),
            Command::FileType => {
                Entry::of((Menu::Help, 1), words::OPEN_DRAFTS, words::FILE_TYPE).on_start_page()
            }
            Command::Diagnosis => Entry::of((Menu::Help, 1), "保存故障情况…", words::DIAGNOSIS)
                .unless(&[Refusal::Busy])
                .on_start_page(),
            Command::About => Entry::of((Menu::Help, 1), "关于", "版本和许可").on_start_page(),
        }
    }
}

/// What makes a file of the report.
fn file(group: u8, label: &'static str, tooltip: &'static str) -> Entry {
    Entry::of((Menu::Export, group), label, tooltip).unless(&[Refusal::Busy])
}
