//! The keys of commands.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;

impl Command {
    /// Its key. What is rarely used has none: the menus open by keyboard too.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let ctrl = |key| KeyboardShortcut::new(Modifiers::COMMAND, key);
        let ctrl_shift = |key| KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, key);
        let plain = |key| KeyboardShortcut::new(Modifiers::NONE, key);
        Some(match self {
            Command::New => ctrl(Key::N),
            Command::Open => ctrl(Key::O),
            Command::Save => ctrl(Key::S),
            Command::SaveAs => ctrl_shift(Key::S),
            Command::Export => ctrl(Key::E),
            Command::Print => ctrl_shift(Key::P),
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
            Command::Roll => ctrl_shift(Key::N),
            Command::ImportPasted => ctrl_shift(Key::I),
            // Word's key for a link.
            Command::Bind => ctrl(Key::K),
            Command::Unbind => ctrl_shift(Key::K),
            Command::NextDoubt => plain(Key::F7),
            Command::ConfirmDoubt => KeyboardShortcut::new(Modifiers::SHIFT, Key::F7),
            Command::InsertContact => KeyboardShortcut::new(Modifiers::ALT, Key::I),
            Command::ExportPdf
            | Command::ExportHtml
            | Command::ExportDocx
            | Command::ExportXlsx
            | Command::CopyPage
            | Command::Review
            | Command::Years => return None,
        })
    }

    /// Its key as it stands on a keyboard, empty if it has none.
    pub(in crate::ui) fn keys(self, ctx: &egui::Context) -> String {
        let Some(shortcut) = self.shortcut() else {
            return String::new();
        };
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
    pub(in crate::ui) fn take(input: &mut egui::InputState, leaves_undo: bool) -> Vec<Command> {
        let redo = KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        // The plus sign without Shift.
        let larger = KeyboardShortcut::new(Modifiers::COMMAND, Key::Equals);
        let others = [(Command::Redo, redo), (Command::ZoomIn, larger)];
        // The window itself turns these keys into events that the fields understand.
        let is_event = |command| matches!(command, Command::Cut | Command::Copy | Command::Paste);
        let keys = Command::ALL
            .into_iter()
            .filter(|command| !is_event(*command))
            .filter_map(|command| Some((command, command.shortcut()?)));
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
