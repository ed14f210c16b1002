//! The keyboard in a table: moving, selecting and the clipboard as in a spreadsheet.

use egui::text::{CCursor, CCursorRange};
use egui::{Event, EventFilter, Id, ImeEvent, Key, Modifiers, Ui};

use super::clipboard::{self, Pasted};
use super::menu::Opening;
use super::range::copied;
use super::step::{Step, Way, row_of, target};
use super::{Action, Arrival, GridState, Mode};
use crate::form::{CellId, Sheet};
use crate::report::Report;
use crate::ui::input::keyboard::{is_release, is_typing};
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

/// Selects a range of a field's text.
pub(super) fn select(ctx: &egui::Context, id: Id, range: CCursorRange) {
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
    // The field has not got the keyboard yet: the click that led here would take it away again.
    if state.arrival != Arrival::No && ui.input(|input| input.pointer.any_click()) {
        hold(ui, state);
        return;
    }
    let range = state.range(sheet);
    if takes_head(ui, state, sheet) {
        actions.push(Action::OnlyHeads);
    }
    let key = next_key(ui, state);
    let is_locked = report.is_computed(current);
    if is_locked && (takes_typing(ui) || matches!(key, Some(TableKey::Edit))) {
        actions.push(Action::Locked);
        return;
    }
    match key {
        None => {}
        Some(TableKey::Go(step)) => {
            actions.push(Action::Leave);
            let has_sums = || sheet.numbers().any(|(cell, _)| report.is_computed(cell));
            if step == Step::Forward && target(report, sheet, current, step).is_none() && has_sums()
            {
                actions.push(Action::AtEnd);
            }
            go(state, report, sheet, current, step);
        }
        Some(TableKey::Extend(step)) => {
            if let Some(next) = target(report, sheet, current, step) {
                actions.push(Action::Leave);
                let anchor = state.anchor.unwrap_or(current);
                state.go_to(next, report);
                state.anchor = Some(anchor);
            }
        }
        Some(TableKey::All) => {
            let first = target(report, sheet, current, Step::First);
            let last = target(report, sheet, current, Step::Last);
            if let (Some(first), Some(last)) = (first, last) {
                actions.push(Action::Leave);
                state.go_to(first, report);
                state.anchor = Some(last);
            }
        }
        Some(TableKey::Clear) => actions.push(clipboard::emptied(words::CLEAR, report, &range)),
        Some(TableKey::Copy) => ui.ctx().copy_text(copied(report, &range)),
        Some(TableKey::Cut) => {
            ui.ctx().copy_text(copied(report, &range));
            actions.push(clipboard::emptied(words::CUT, report, &range));
        }
        Some(TableKey::Paste(text)) => actions.push(Action::Paste(Pasted {
            cell: current,
            range,
            text,
        })),
        Some(TableKey::Menu) => state.menu = Some((current, Opening::Asked)),
        Some(TableKey::Restore) => {
            if state.buffer != state.before {
                actions.push(Action::Type(current, state.before.clone()));
            }
            state.buffer.clone_from(&state.before);
            state.mode = Mode::Move;
            state.anchor = None;
            state.arrival = Arrival::Anew;
        }
        Some(TableKey::Edit) => edit(ui.ctx(), state, report, current),
    }
}

/// Begins to edit a cell in place, at the end of its text; a number that was reckoned shows how.
pub(super) fn edit(ctx: &egui::Context, state: &mut GridState, report: &Report, cell: CellId) {
    state.mode = Mode::Edit;
    if let Some(working) = report
        .working(cell)
        .filter(|_| state.buffer == state.before)
    {
        working.clone_into(&mut state.buffer);
    }
    let id = super::cell_id(report.form(), cell);
    let end = CCursor::new(state.buffer.chars().count());
    select(ctx, id, CCursorRange::one(end));
}

/// Carries out a step.
fn go(state: &mut GridState, report: &Report, sheet: &Sheet, current: CellId, step: Step) {
    let line_start = state.line_start;
    // After a line of Tabs, Enter begins the next line where the first Tab was pressed.
    let from = match (step, line_start.and_then(|start| sheet.place_of(start))) {
        (Step::Enter, Some(start)) => {
            let mut row = row_of(sheet, current);
            row.find(|cell| {
                let place = sheet.place_of(*cell);
                place.is_some_and(|place| place.column + place.column_span > start.column)
            })
        }
        _ => None,
    };
    let next = target(report, sheet, from.unwrap_or(current), step);
    // At the bottom of a column Enter goes on to what is still to be filled in.
    let blank = || {
        let cells = sheet.numbers().map(|(cell, _)| cell);
        let blanks = report.blanks(cells);
        blanks.into_iter().find(|cell| *cell != current)
    };
    let next = match (next, step) {
        (Some(next), _) => next,
        (None, Step::Enter) if !report.is_computed(current) => blank().unwrap_or(current),
        (None, _) => current,
    };
    state.go_to(next, report);
    if step == Step::Forward {
        state.line_start = line_start.or(Some(current));
    }
}

/// Takes a pasted head of the table away: it is nothing for a cell. Whether there was one.
fn takes_head(ui: &Ui, state: &GridState, sheet: &Sheet) -> bool {
    if state.mode == Mode::Edit {
        return false;
    }
    ui.input_mut(|input| {
        let before = input.events.len();
        let is_head =
            |event: &Event| matches!(event, Event::Paste(text) if clipboard::is_head(sheet, text));
        input.events.retain(|event| !is_head(event));
        input.events.len() < before
    })
}

/// Takes typing away from a computed sum; whether there was any.
fn takes_typing(ui: &Ui) -> bool {
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| match event {
            Event::Text(text) | Event::Paste(text) | Event::Ime(ImeEvent::Commit(text)) => {
                text.is_empty()
            }
            Event::Key {
                key, pressed: true, ..
            } => !matches!(key, Key::Delete | Key::Backspace),
            _ => true,
        });
        input.events.len() < before
    })
}

/// A key that belongs to the table, not to the field.
#[derive(Debug, Clone, PartialEq, Eq)]
enum TableKey {
    Go(Step),
    /// Make the range larger or smaller.
    Extend(Step),
    /// Select the whole table.
    All,
    /// Empty all cells of the range.
    Clear,
    /// Take back what was typed into the cell.
    Restore,
    /// Edit the text in place.
    Edit,
    Copy,
    Cut,
    Paste(String),
    /// Open the menu of the cell.
    Menu,
}

impl TableKey {
    /// What an event is to the table. A single text pasted into a single cell is the field's own
    /// business, and so is the clipboard while text is edited in place.
    fn of_event(event: &Event, mode: Mode, has_range: bool) -> Option<TableKey> {
        let is_whole = has_range || mode == Mode::Move;
        match event {
            Event::Key {
                key,
                modifiers,
                pressed: true,
                ..
            } => TableKey::of(*key, *modifiers, mode, has_range),
            Event::Copy if is_whole => Some(TableKey::Copy),
            Event::Cut if is_whole => Some(TableKey::Cut),
            Event::Paste(text) if has_range || clipboard::is_block(text) => {
                Some(TableKey::Paste(text.clone()))
            }
            _ => None,
        }
    }

    fn of(key: Key, modifiers: Modifiers, mode: Mode, has_range: bool) -> Option<TableKey> {
        let is_plain = modifiers == Modifiers::NONE;
        let step = match key {
            Key::Escape if is_plain => return Some(TableKey::Restore),
            Key::Delete | Key::Backspace if is_plain && has_range => return Some(TableKey::Clear),
            Key::F2 if is_plain => return Some(TableKey::Edit),
            Key::F10 if modifiers.shift_only() => return Some(TableKey::Menu),
            Key::Enter if is_plain => Step::Enter,
            Key::Enter if modifiers == Modifiers::SHIFT => Step::EnterBack,
            Key::Tab if is_plain => Step::Forward,
            Key::Tab if modifiers == Modifiers::SHIFT => Step::Back,
            Key::PageUp if is_plain => Step::Page(Way::Up),
            Key::PageDown if is_plain => Step::Page(Way::Down),
            // Editing in place, the other keys belong to the text.
            Key::ArrowUp if is_plain => Step::To(Way::Up),
            Key::ArrowDown if is_plain => Step::To(Way::Down),
            _ if mode == Mode::Edit => return None,
            Key::A if modifiers.command_only() => return Some(TableKey::All),
            _ => return TableKey::moving(key, modifiers),
        };
        Some(TableKey::Go(step))
    }

    /// The keys that move about, alone or with Ctrl, and with Shift draw a range.
    fn moving(key: Key, modifiers: Modifiers) -> Option<TableKey> {
        if modifiers.alt {
            return None;
        }
        let step = match (key, modifiers.command) {
            (Key::Home, false) => Step::RowStart,
            (Key::End, false) => Step::RowEnd,
            (Key::Home, true) => Step::First,
            (Key::End, true) => Step::Last,
            (_, is_far) => {
                let way = match key {
                    Key::ArrowUp => Way::Up,
                    Key::ArrowDown => Way::Down,
                    Key::ArrowLeft => Way::Left,
                    Key::ArrowRight => Way::Right,
                    _ => return None,
                };
                if is_far {
                    Step::Edge(way)
                } else {
                    Step::To(way)
                }
            }
        };
        Some(if modifiers.shift {
            TableKey::Extend(step)
        } else {
            TableKey::Go(step)
        })
    }
}

/// Lets all that is typed wait for the next frame.
fn hold(ui: &Ui, state: &mut GridState) {
    ui.input_mut(|input| {
        let events = std::mem::take(&mut input.events);
        let (typing, others): (Vec<_>, Vec<_>) = events.into_iter().partition(is_typing);
        state.waiting.extend(typing);
        input.events = others;
    });
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
        let table_key = |event: &Event| TableKey::of_event(event, mode, has_range);
        let at = input
            .events
            .iter()
            .position(|event| table_key(event).is_some())?;
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
