//! The keyboard in a table: moving, selecting and the clipboard as in a spreadsheet.

use egui::text::{CCursor, CCursorRange};
use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

use super::range::{block, copied, spread};
use super::step::{Step, target};
use super::{Action, GridState, Mode};
use crate::form::{CellId, Sheet};
use crate::report::Report;
use crate::ui::keyboard::is_typing;
use crate::ui::words;

/// Keeps egui from moving the focus by itself: where a key leads is decided here.
pub(super) const FILTER: EventFilter = EventFilter {
    tab: true,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: true,
};

/// Selects all text of a field, so that typing replaces it.
pub(super) fn select_all(ctx: &egui::Context, id: Id, text: &str) {
    let end = CCursor::new(text.chars().count());
    select(ctx, id, CCursorRange::two(CCursor::default(), end));
}

fn select(ctx: &egui::Context, id: Id, range: CCursorRange) {
    let mut state = egui::TextEdit::load_state(ctx, id).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    egui::TextEdit::store_state(ctx, id, state);
}

/// Takes the keys that belong to the table before the field sees them.
pub(super) fn keys(
    ui: &Ui,
    state: &mut GridState,
    report: &Report,
    sheet: &Sheet,
    actions: &mut Vec<Action>,
) {
    let Some(current) = state.current else { return };
    let range = state.range(sheet);
    if let Some(action) = clipboard(ui, state, report, sheet, &range) {
        actions.push(action);
        return;
    }
    match next_key(ui, state) {
        None => {}
        Some(TableKey::Go(step)) => {
            actions.push(Action::Leave);
            let next = target(sheet, current, step);
            // At the bottom of a column Enter goes on to what is still to be filled in.
            let blank = || {
                let is_next = |cell: &CellId| *cell != current && report.value(*cell).is_empty();
                sheet.numbers().map(|(cell, _)| cell).find(is_next)
            };
            let next = match (next, step) {
                (Some(next), _) => next,
                (None, Step::Enter) => blank().unwrap_or(current),
                (None, _) => current,
            };
            state.go_to(next, report);
        }
        Some(TableKey::Extend(step)) => {
            if let Some(next) = target(sheet, current, step) {
                actions.push(Action::Leave);
                let anchor = state.anchor.unwrap_or(current);
                state.go_to(next, report);
                state.anchor = Some(anchor);
            }
        }
        Some(TableKey::Clear) => {
            let cells = range.iter().flatten().map(|cell| (*cell, String::new()));
            actions.push(Action::Put(words::CLEAR, cells.collect()));
        }
        Some(TableKey::Restore) => {
            if state.buffer != state.before {
                actions.push(Action::Type(current, state.before.clone()));
            }
            state.buffer.clone_from(&state.before);
            state.mode = Mode::Move;
            state.arriving = true;
        }
        Some(TableKey::Edit) => {
            state.mode = Mode::Edit;
            let id = super::cell_id(report.form(), current);
            let end = CCursor::new(state.buffer.chars().count());
            select(ui.ctx(), id, CCursorRange::one(end));
        }
    }
}

/// A key that belongs to the table, not to the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TableKey {
    Go(Step),
    /// Make the range larger or smaller.
    Extend(Step),
    /// Empty all cells of the range.
    Clear,
    /// Take back what was typed into the cell.
    Restore,
    /// Edit the text in place.
    Edit,
}

impl TableKey {
    fn of(key: Key, modifiers: Modifiers, mode: Mode, has_range: bool) -> Option<TableKey> {
        let moves = mode == Mode::Move;
        if moves && modifiers == Modifiers::SHIFT {
            let step = match key {
                Key::ArrowUp => Some(Step::Up),
                Key::ArrowDown => Some(Step::Down),
                Key::ArrowLeft => Some(Step::Left),
                Key::ArrowRight => Some(Step::Right),
                _ => None,
            };
            if let Some(step) = step {
                return Some(TableKey::Extend(step));
            }
        }
        let step = match (key, modifiers) {
            (Key::Escape, Modifiers::NONE) => return Some(TableKey::Restore),
            (Key::Delete | Key::Backspace, Modifiers::NONE) if has_range => {
                return Some(TableKey::Clear);
            }
            (Key::F2, Modifiers::NONE) => return Some(TableKey::Edit),
            (Key::Enter, Modifiers::SHIFT) | (Key::ArrowUp, Modifiers::NONE) => Step::Up,
            (Key::Enter, Modifiers::NONE) => Step::Enter,
            (Key::ArrowDown, Modifiers::NONE) => Step::Down,
            (Key::Tab, Modifiers::SHIFT) => Step::Back,
            (Key::Tab, Modifiers::NONE) => Step::Forward,
            (Key::ArrowLeft, Modifiers::NONE) if moves => Step::Left,
            (Key::ArrowRight, Modifiers::NONE) if moves => Step::Right,
            (Key::Home, Modifiers::NONE) if moves => Step::RowStart,
            (Key::End, Modifiers::NONE) if moves => Step::RowEnd,
            (Key::Home, modifiers) if modifiers.command_only() => Step::First,
            (Key::End, modifiers) if modifiers.command_only() => Step::Last,
            _ => return None,
        };
        Some(TableKey::Go(step))
    }
}

/// Takes the next key of the table out of the events. On a slow machine one frame brings several
/// keys: what was typed before the key still belongs to this cell, what was typed after it to the
/// next one, so the frame sees either typing or one such key, and the rest waits for the next frame.
fn next_key(ui: &Ui, state: &mut GridState) -> Option<TableKey> {
    let mode = state.mode;
    let has_range = state.anchor.is_some();
    let found = ui.input_mut(|input| {
        let waiting = std::mem::take(&mut state.waiting);
        input.events.splice(0..0, waiting);
        let table_key = |event: &Event| match event {
            Event::Key {
                key,
                modifiers,
                pressed: true,
                ..
            } => TableKey::of(*key, *modifiers, mode, has_range),
            _ => None,
        };
        let at = input
            .events
            .iter()
            .position(|event| table_key(event).is_some())?;
        let is_release = |event: &Event| matches!(event, Event::Key { pressed: false, .. });
        let mut before = input.events[..at].iter();
        let typed_before = before.any(|event| is_typing(event) && !is_release(event));
        let from = if typed_before { at } else { at + 1 };
        let (typing, others) = input
            .events
            .split_off(from)
            .into_iter()
            .partition(is_typing);
        state.waiting = typing;
        input.events.extend::<Vec<Event>>(others);
        if typed_before {
            return None;
        }
        let key = table_key(&input.events[at]);
        input.events.remove(at);
        key
    });
    if !state.waiting.is_empty() {
        ui.ctx().request_repaint();
    }
    found
}

/// What the clipboard does to the table: a block, or anything while a range is selected. A single
/// text in a single cell is the field's own business.
fn clipboard(
    ui: &Ui,
    state: &GridState,
    report: &Report,
    sheet: &Sheet,
    range: &[Vec<CellId>],
) -> Option<Action> {
    let current = state.current?;
    let has_range = state.anchor.is_some();
    let event = ui.input_mut(|input| {
        let at = input.events.iter().position(|event| match event {
            Event::Paste(text) => {
                has_range || text.trim_end_matches(['\n', '\r']).contains(['\t', '\n'])
            }
            Event::Copy | Event::Cut => has_range,
            _ => false,
        })?;
        Some(input.events.remove(at))
    })?;
    if let Event::Paste(text) = event {
        let block = block(&text);
        let (rows, columns) = (block.len(), block.iter().map(Vec::len).max());
        let misfit = Action::DoesNotFit(rows, columns.unwrap_or_default());
        let placed = spread(sheet, current, range, &block);
        return Some(placed.map_or(misfit, |cells| Action::Put(words::PASTE, cells)));
    }
    ui.ctx().copy_text(copied(report, range));
    let cells = range.iter().flatten().map(|cell| (*cell, String::new()));
    (event == Event::Cut).then(|| Action::Put(words::CUT, cells.collect()))
}
