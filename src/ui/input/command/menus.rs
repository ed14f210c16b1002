//! Where commands stand: in the menus and on the toolbar.

use super::Command;
use crate::ui::words;

impl Command {
    /// The commands of each menu; `None` is a line between.
    pub const MENUS: [(&'static str, &'static [Option<Command>]); 7] = [
        (
            words::MENU_FILE,
            &[
                Some(Command::New),
                Some(Command::Roll),
                Some(Command::Open),
                Some(Command::Import),
                Some(Command::ImportPasted),
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
                Some(Command::InsertContact),
                None,
                Some(Command::Bind),
                Some(Command::Unbind),
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
                None,
                Some(Command::NextDoubt),
                Some(Command::ConfirmDoubt),
                None,
                Some(Command::Review),
            ],
        ),
        (
            words::MENU_EXPORT,
            &[
                Some(Command::Export),
                None,
                Some(Command::ExportPdf),
                Some(Command::Print),
                Some(Command::ExportDocx),
                Some(Command::ExportXlsx),
                None,
                Some(Command::CopyPage),
                Some(Command::ExportHtml),
                Some(Command::ExportText),
            ],
        ),
        (
            words::MENU_VIEW,
            &[
                Some(Command::PreviousPart),
                Some(Command::NextPart),
                None,
                Some(Command::Preview),
                Some(Command::Years),
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
        Some(Command::Roll),
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
        Some(Command::Export),
    ];
}
