//! The keyboard in a table: moving as in a spreadsheet, and blocks pasted from one.

use egui::text::{CCursor, CCursorRange};
use egui::{Event, EventFilter, Id, Key, Modifiers, Ui};

use super::{Action, GridState, Mode};
use crate::form::{CellId, Sheet};
use crate::report::Report;
use crate::ui::keyboard::is_typing;

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
    if let Some(block) = pasted_block(ui) {
        actions.push(Action::Paste(current, block));
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
    /// Take back what was typed into the cell.
    Restore,
    /// Edit the text in place.
    Edit,
}

impl TableKey {
    fn of(key: Key, modifiers: Modifiers, mode: Mode) -> Option<TableKey> {
        let moves = mode == Mode::Move;
        let step = match (key, modifiers) {
            (Key::Escape, Modifiers::NONE) => return Some(TableKey::Restore),
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
    let found = ui.input_mut(|input| {
        let waiting = std::mem::take(&mut state.waiting);
        input.events.splice(0..0, waiting);
        let table_key = |event: &Event| match event {
            Event::Key {
                key,
                modifiers,
                pressed: true,
                ..
            } => TableKey::of(*key, *modifiers, mode),
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

/// Where a key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Up,
    Down,
    /// Down, and from the bottom on to the next blank.
    Enter,
    Left,
    Right,
    Back,
    Forward,
    RowStart,
    RowEnd,
    First,
    Last,
}

/// The cell that a step from `cell` leads to; `None` at the edge of the table.
fn target(sheet: &Sheet, cell: CellId, step: Step) -> Option<CellId> {
    let from = sheet.place_of(cell)?;
    let mut numbers = sheet.numbers();
    let covers = |column: usize, span: usize| {
        column < from.column + from.column_span && from.column < column + span
    };
    let found = match step {
        Step::Up => numbers
            .filter(|(_, to)| to.row < from.row && covers(to.column, to.column_span))
            .last(),
        Step::Down | Step::Enter => {
            numbers.find(|(_, to)| to.row > from.row && covers(to.column, to.column_span))
        }
        Step::Left => numbers
            .filter(|(_, to)| to.row == from.row && to.column < from.column)
            .last(),
        Step::Right => numbers.find(|(_, to)| to.row == from.row && to.column > from.column),
        Step::Back => numbers.take_while(|(id, _)| *id != cell).last(),
        Step::Forward => numbers.skip_while(|(id, _)| *id != cell).nth(1),
        Step::RowStart => numbers.find(|(_, to)| to.row == from.row),
        Step::RowEnd => numbers.filter(|(_, to)| to.row == from.row).last(),
        Step::First => numbers.next(),
        Step::Last => numbers.last(),
    };
    found.map(|(id, _)| id)
}

/// Takes a pasted block of several cells out of the events; a single value is the field's own.
fn pasted_block(ui: &Ui) -> Option<Vec<Vec<String>>> {
    ui.input_mut(|input| {
        let at = input.events.iter().position(|event| match event {
            Event::Paste(text) => text.trim_end_matches(['\n', '\r']).contains(['\t', '\n']),
            _ => false,
        })?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(block(&text)),
            _ => None,
        }
    })
}

/// Splits what a spreadsheet puts on the clipboard.
fn block(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_end_matches(['\n', '\r']);
    text.lines()
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

/// The cells that a block covers, its first value in `cell`; `None` if it does not fit.
pub(in crate::ui) fn spread(
    sheet: &Sheet,
    cell: CellId,
    block: &[Vec<String>],
) -> Option<Vec<(CellId, String)>> {
    let mut cells = Vec::new();
    let mut row_start = Some(cell);
    for (i, row) in block.iter().enumerate() {
        if i > 0 {
            row_start = row_start.and_then(|cell| target(sheet, cell, Step::Down));
        }
        let mut at = row_start;
        for (j, text) in row.iter().enumerate() {
            if j > 0 {
                at = at.and_then(|cell| target(sheet, cell, Step::Right));
            }
            cells.push((at?, text.clone()));
        }
    }
    Some(cells)
}
