//! Where commands stand: in the menus and on the toolbar.

use egui::Key;

use super::Command;
use crate::ui::words;

/// A menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::VariantArray)]
pub enum Menu {
    /// 文件.
    File,
    /// 编辑.
    Edit,
    /// 表格.
    Table,
    /// 检查.
    Check,
    /// 导出.
    Export,
    /// 视图.
    View,
    /// 帮助.
    Help,
}

impl Menu {
    /// Every menu, from the left.
    pub const ALL: &'static [Menu] = <Menu as strum::VariantArray>::VARIANTS;

    /// Its name, and the letter that opens it with Alt.
    #[must_use]
    pub fn name(self) -> (&'static str, Key) {
        match self {
            Menu::File => (words::MENU_FILE, Key::F),
            Menu::Edit => (words::MENU_EDIT, Key::E),
            Menu::Table => (words::MENU_TABLE, Key::T),
            Menu::Check => (words::MENU_CHECK, Key::C),
            Menu::Export => (words::MENU_EXPORT, Key::X),
            Menu::View => (words::MENU_VIEW, Key::V),
            Menu::Help => (words::MENU_HELP, Key::H),
        }
    }

    /// Its commands; `None` is a line between.
    #[must_use]
    pub fn items(self) -> Vec<Option<Command>> {
        let mut items = Vec::new();
        let mut group = 0;
        for command in Command::ALL {
            let entry = command.entry();
            if entry.menu != self {
                continue;
            }
            if entry.group != group {
                group = entry.group;
                items.push(None);
            }
            items.push(Some(*command));
        }
        items
    }
}

impl Command {
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
