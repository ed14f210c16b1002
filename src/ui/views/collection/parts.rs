//! Who brought what to the chosen cell of the sum.

use egui::{Align, Id, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};
use rust_decimal::Decimal;

use super::list::{self, Step};
use super::{CollectionState, Page};
use crate::ui::{lines, theme, words};
use crate::workspace::collecting::Collecting;

/// How high a line is, in points.
const LINE: f32 = 24.0;
/// How much of it numbers take, and shares of the sum.
const NUMBER: f32 = 90.0;
const SHARE: f32 = 62.0;
/// So many lines a page key goes on.
const PAGE: usize = 20;

pub(super) fn show(ui: &mut Ui, state: &mut CollectionState, work: &Collecting) {
    ui.add_space(8.0);
    let (Some(cell), Some(sum)) = (state.cell, work.sum()) else {
        lines::label(ui, RichText::new(words::NO_CELL_CHOSEN).weak());
        return;
    };
    let name = sum.report.form().full_name(cell);
    let value = sum.report.value(cell);
    lines::label(ui, RichText::new(words::part(&name, value.text())).strong());
    let last = work.last(cell);
    if !last.is_empty() {
        let before = work.before().and_then(|before| {
            let there = sum.report.form().counterpart(cell, before.form())?;
            before.value(there).amount()
        });
        let grown = value.amount().zip(before);
        let grown = grown.and_then(|(now, before)| now.checked_sub(before));
        let grown = grown.map(|grown| grown.to_string());
        let said = words::against_last(last, grown.as_deref());
        lines::label(ui, RichText::new(said).weak());
    }
    ui.separator();
    let parts = work.parts(cell);
    if parts.is_empty() {
        lines::label(ui, RichText::new(words::NO_PARTS).weak());
        return;
    }
    let all = value.amount();
    ui.spacing_mut().item_spacing.y = 0.0;
    let table = Id::unique("collection parts");
    let room = ui.available_rect_before_wrap();
    let last = parts.len() - 1;
    let at = state.part.min(last);
    let said = parts.get(at).map_or_else(String::new, |(name, number)| {
        words::part(name, &number.to_string())
    });
    let arrives = std::mem::take(&mut state.goes_to_parts);
    let (has, pressed) = list::table(ui, (table, room), &words::brought(&said), arrives);
    let mut at = at;
    for step in &pressed.steps {
        at = match step {
            Step::Up => at.saturating_sub(1),
            Step::Down => (at + 1).min(last),
            Step::First => 0,
            Step::Last => last,
            Step::PageUp => at.saturating_sub(PAGE),
            Step::PageDown => (at + PAGE).min(last),
            Step::Left | Step::Right => at,
        };
    }
    state.part = at;
    let mut chosen = pressed.is_entered.then_some(at);
    let mut scroll = ScrollArea::vertical()
        .id_salt("parts")
        .auto_shrink([false, false]);
    if !pressed.steps.is_empty() {
        let middle = (at as f32 + 0.5) * LINE - room.height() / 2.0;
        scroll = scroll.vertical_scroll_offset(middle.max(0.0));
    }
    scroll.show_rows(ui, LINE, parts.len(), |ui, range| {
        let width = ui.available_width() - theme::SCROLL_BAR;
        for (place, (name, number)) in range.clone().zip(&parts[range]) {
            let (rect, _) = ui.allocate_exact_size(vec2(width, LINE), Sense::hover());
            let said = words::part(name, &number.to_string());
            let is_at = has.has_focus() && place == at;
            let line = list::part(ui, (table.with(name), rect), &said, is_at);
            let palette = theme::palette(ui.visuals());
            if is_at {
                ui.painter().rect_filled(rect, 0.0, palette.head_current.0);
            } else if line.hovered() {
                ui.painter().rect_filled(rect, 0.0, palette.control_hover.0);
            }
            if line.clicked() {
                chosen = Some(place);
            }
            let slice = |from: f32, to: f32| {
                Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()))
            };
            let (first, second) = (rect.right() - NUMBER - SHARE, rect.right() - SHARE);
            let ink = palette.text.0;
            list::text(ui, slice(rect.left(), first), name, Align::Min, ink);
            let right = Align::Max;
            list::text(ui, slice(first, second), &number.to_string(), right, ink);
            let percent = share(*number, all);
            list::text(
                ui,
                slice(second, rect.right()),
                &percent,
                right,
                palette.weak.0,
            );
        }
    });
    let chosen = chosen.and_then(|at| Some(parts.get(at)?.0.to_owned()));
    // The unit itself is the next thing to be looked at.
    if chosen.is_some() {
        state.unit = chosen;
        state.order.only = None;
        state.page = Page::Units;
        state.follows = true;
        state.arriving = true;
    }
}

/// How much of the sum a number is.
fn share(number: Decimal, all: Option<Decimal>) -> String {
    let part = all.and_then(|all| number.checked_div(all));
    let percent = part.and_then(|part| part.checked_mul(Decimal::ONE_HUNDRED));
    percent.map_or_else(String::new, |percent| {
        words::share(&percent.round_dp(1).to_string())
    })
}
