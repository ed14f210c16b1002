//! The keys of commands.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Command;

pub(super) fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

pub(super) fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

pub(super) fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

pub(super) fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, key)
}

pub(super) fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

pub(super) fn alt_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT | Modifiers::SHIFT, key)
}

impl Command {
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
        let keys = Command::ALL.iter().copied();
        let keys = keys.filter(|command| !is_event(*command));
        let keys = keys.filter_map(|command| Some((command, command.shortcut()?)));
        let mut keys: Vec<_> = others.into_iter().chain(keys).collect();
        // Ctrl+S would also match Ctrl+Shift+S: those with more keys come first.
        keys.sort_by_key(|(_, keys)| {
            let Modifiers {
                alt,
                shift,
                command,
                ..
            } = keys.modifiers;
            std::cmp::Reverse(
                [alt, shift, command]
                    .into_iter()
                    .filter(|is_held| *is_held)
                    .count(),
            )
        });
        let mut taken = Vec::new();
        for (command, keys) in keys {
            let is_undo = matches!(command, Command::Undo | Command::Redo);
            if !(is_undo && leaves_undo) {
                let presses = input.count_and_consume_key(keys.modifiers, keys.logical_key);
                taken.extend(std::iter::repeat_n(command, presses));
            }
        }
        taken
    }
}
