//! The units as a table: sorted by a click on a head, filtered by how far they are; only what is in sight is
//! drawn.

use egui::{Align, Button, Color32, Id, Rect, RichText, ScrollArea, Ui, pos2, vec2};

use super::list::{self, Step};
use super::{Action, CollectionState};
use crate::collect::ledger::State;
use crate::ui::{theme, words};
use crate::workspace::collecting::{Collecting, Column, Row};

/// How high a line is, in points.
const LINE: f32 = 25.0;

/// How far units are, and how many: a click shows them alone.
pub(super) fn filter(ui: &mut Ui, state: &mut CollectionState, rows: &[Row]) {
    let count = |only: State| rows.iter().filter(|row| row.state == only).count();
    let all = std::iter::once((None, rows.len()));
    let states = State::ALL.map(|only| (Some(only), count(only)));
    for (only, count) in all.chain(states) {
        // What nobody is at needs no button, unless it is what is shown.
        if count == 0 && only.is_some() && state.order.only != only {
            continue;
        }
        let is_on = state.order.only == only;
        if ui
            .selectable_label(is_on, words::only(only, count))
            .clicked()
        {
            state.order.only = only;
            state.at = 0;
            state.arriving = true;
        }
    }
}

/// How wide each column is.
fn widths(room: f32) -> [f32; 7] {
    const STATE: f32 = 104.0;
    const COUNT: f32 = 66.0;
    const READ: f32 = 128.0;
    const LEAST: f32 = 110.0;
    let rest = (room - STATE - 3.0 * COUNT - READ).max(2.0 * LEAST);
    let name = rest * 0.55;
    [name, STATE, COUNT, COUNT, COUNT, rest - name, READ]
}

pub(super) fn show(
    ui: &mut Ui,
    state: &mut CollectionState,
    (work, is_overdue): (&Collecting, bool),
    actions: &mut Vec<Action>,
) {
    let rows = work.rows();
    let wanted = Some((work.revision(), state.order));
    if state.shown.0 != wanted {
        state.shown = (wanted, state.order.of(rows));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let widths = widths(ui.available_width() - theme::SCROLL_BAR);
    heads(ui, state, &widths);
    let shown = &state.shown.1;
    let id = Id::unique("collection units");
    let name = state.unit.clone().unwrap_or_default();
    let arrives = std::mem::take(&mut state.arriving);
    let room = ui.available_rect_before_wrap();
    let said = format!("{} {name}", words::UNITS);
    let (_, pressed) = list::table(ui, (id, room), &said, arrives);
    let place = |unit: Option<&str>| {
        let unit = unit?;
        shown.iter().position(|at| rows[*at].name == unit)
    };
    let mut at = place(state.unit.as_deref());
    let page = ((room.height() / LINE) as usize).max(2) - 1;
    let last = shown.len().saturating_sub(1);
    for step in pressed.steps {
        // Where the chosen one is shown no longer, the next has taken its place.
        let from = at.unwrap_or(state.at);
        at = Some(match step {
            Step::Up => from.saturating_sub(1),
            Step::Down if at.is_none() => from.min(last),
            Step::Down => (from + 1).min(last),
            Step::PageUp => from.saturating_sub(page),
            Step::PageDown => (from + page).min(last),
            Step::First => 0,
            Step::Last => last,
            Step::Left | Step::Right => continue,
        });
        state.follows = true;
    }
    state.at = at.unwrap_or(state.at);
    let mut chosen = at.and_then(|at| shown.get(at)).map(|at| &rows[*at]);
    let mut scroll = ScrollArea::vertical()
        .id_salt("units")
        .auto_shrink([false, false]);
    if std::mem::take(&mut state.follows)
        && let Some(at) = at
    {
        scroll = scroll.vertical_scroll_offset(follow(ui, at, room.height()));
    }
    let mut is_opened = pressed.is_entered;
    let out = scroll.show_rows(ui, LINE, shown.len(), |ui, range| {
        for (line, at) in range.clone().zip(&shown[range]) {
            let row = &rows[*at];
            let width: f32 = widths.iter().sum();
            let (rect, _) = ui.allocate_exact_size(vec2(width, LINE), egui::Sense::hover());
            let is_chosen = chosen.is_some_and(|chosen| chosen.name == row.name);
            let id = id.with(&row.name);
            let clicked = list::part(ui, (id, rect), &words::row(row, is_overdue), is_chosen);
            if clicked.clicked() {
                chosen = Some(row);
                ui.memory_mut(|memory| memory.request_focus(Id::unique("collection units")));
            }
            is_opened |= clicked.double_clicked();
            draw(
                ui,
                (row, is_overdue),
                (rect, &widths),
                (is_chosen, line % 2 == 1),
            );
        }
    });
    remember(ui, out.state.clamped_offset().y);
    if let Some(row) = chosen {
        if pressed.is_spaced && row.state != State::Missing {
            let passes = row.state != State::Passed;
            actions.push(Action::Pass(row.name.clone(), passes));
        }
        if is_opened {
            let collection = work.collection();
            let first = collection.places_of(&row.name).first();
            let path = first.map(|at| collection.units()[*at].path.clone());
            actions.extend(path.map(Action::Open));
        }
        if state.unit.as_deref() != Some(row.name.as_str()) {
            state.unit = Some(row.name.clone());
        }
    }
}

fn offset_id() -> Id {
    Id::unique("collection units offset")
}

/// Where the table is scrolled to.
fn remember(ui: &Ui, offset: f32) {
    ui.data_mut(|data| data.insert_temp(offset_id(), offset));
}

/// How far the table is scrolled so that a line is in sight, from where it is now.
fn follow(ui: &Ui, at: usize, height: f32) -> f32 {
    let now = ui.data(|data| data.get_temp::<f32>(offset_id()).unwrap_or_default());
    let top = at as f32 * LINE;
    now.min(top).max(top + LINE - height).max(0.0)
}

fn heads(ui: &mut Ui, state: &mut CollectionState, widths: &[f32; 7]) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (column, width) in Column::ALL.into_iter().zip(widths) {
            let sign = match state.order.by {
                Some(by) if by == column && state.order.is_descending => " ↓",
                Some(by) if by == column => " ↑",
                _ => "",
            };
            let label = RichText::new(format!("{}{sign}", words::column(column))).strong();
            let button = Button::new(label.small())
                .corner_radius(0.0)
                .min_size(vec2(*width, LINE));
            let button = ui.add(button);
            ui.ctx().accesskit_node_builder(button.id, |node| {
                node.set_label(words::sort_by(column));
            });
            if button.clicked() {
                state.order.sort_by(column);
                state.follows = true;
            }
        }
    });
}

fn draw(
    ui: &Ui,
    (row, is_overdue): (&Row, bool),
    (rect, widths): (Rect, &[f32; 7]),
    (is_chosen, is_odd): (bool, bool),
) {
    let palette = theme::palette(ui.visuals());
    if is_chosen {
        ui.painter().rect_filled(rect, 0.0, palette.head_current.0);
    } else if is_odd {
        ui.painter().rect_filled(rect, 0.0, palette.label.0);
    }
    let mut left = rect.left();
    let plain = palette.text.0;
    for (column, width) in Column::ALL.into_iter().zip(widths) {
        let right = left + width;
        let cell = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
        left = right;
        let count = |count: usize, colour: Color32| match count {
            _ if row.state == State::Missing => (String::new(), plain),
            0 => ("0".to_owned(), palette.weak.0),
            count => (count.to_string(), colour),
        };
        let (said, colour) = match column {
            Column::Name => (row.name.clone(), plain),
            Column::State => (words::state(row, is_overdue), colour(ui, row)),
            Column::Errors => count(row.tally.errors, palette.error.0),
            Column::Waivable => count(row.tally.waivable, palette.waivable.0),
            Column::Hints => count(row.tally.hints, palette.hint.0),
            Column::File => (row.file.clone(), palette.weak.0),
            Column::Read => (words::read_at(row.read), palette.weak.0),
        };
        let align = match column {
            Column::Errors | Column::Waivable | Column::Hints => Align::Center,
            _ => Align::Min,
        };
        list::text(ui, cell, &said, align, colour);
    }
}

/// The colour of how far a unit is.
pub(super) fn colour(ui: &Ui, row: &Row) -> Color32 {
    let palette = theme::palette(ui.visuals());
    match row.state {
        State::Missing | State::Faulty => palette.error.0,
        State::Returned | State::Back => palette.waivable.0,
        State::Passed => palette.done.0,
        State::Handed => palette.text.0,
    }
}
