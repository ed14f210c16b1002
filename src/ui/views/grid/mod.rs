//! The table editor: a section's table as it will be printed, every number a cell to type in.

mod action;
mod cell;
mod clipboard;
mod fill;
mod handle;
mod headed;
mod input;
mod labels;
mod layout;
pub(in crate::ui) mod marks;
mod menu;
mod paint;
mod pins;
mod pointer;
mod range;
mod step;
mod told;

use std::sync::Arc;

use egui::text::CCursorRange;
use egui::{Id, Pos2, Rect, Sense, Ui, UiBuilder, Vec2, vec2};

use super::grid::layout::{Layout, Room};
use super::grid::marks::Marks;
use super::grid::pins::{Pins, is_label, keep_in_sight};
use super::grid::pointer::Mouse;
use super::grid::step::Way;
use super::revision::Revision;
use crate::form::{CellId, Content, Form, Sheet};
use crate::report::Report;
use crate::ui::input::ime::Composition;

pub use action::Action;
pub use clipboard::{Pasted, emptied};
pub use headed::{as_text, headed};

/// Where the clerk is in a table, and what is being typed.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, not a state of many"
)]
pub struct GridState {
    current: Option<CellId>,
    /// The other corner of the range, if more than one cell is selected.
    anchor: Option<CellId>,
    /// The text of the current cell's field; differs from the report only while composing.
    buffer: String,
    /// What stood in the cell before it was typed in, for Esc.
    before: String,
    mode: Mode,
    /// Where the first of a line of Tabs was pressed.
    line_start: Option<CellId>,
    /// The current cell was clicked or typed in: a click edits it in place.
    is_clicked: bool,
    /// Whether the field takes the focus at the next frame.
    arrival: Arrival,
    /// What was last selected in the field, for when the keyboard comes back.
    caret: Option<CCursorRange>,
    /// Keys that came in one frame with a key that leads to another cell.
    waiting: Vec<egui::Event>,
    /// A range is being drawn with the mouse.
    is_drawing: bool,
    /// Whether this table, and not some other field, has the keyboard.
    has_focus: bool,
    /// The current cell comes into sight without taking the keyboard.
    is_shown: bool,
    /// The field's text is selected again, after a composition was broken off.
    is_reselected: bool,
    /// The state of the report that was last looked at.
    seen: Revision,
    /// The next change of the report is what was typed here.
    is_own: bool,
    /// The cell whose menu is open, and how it was opened.
    menu: Option<(CellId, menu::Opening)>,
    /// The square at the corner of the selection is being dragged.
    is_filling: bool,
    /// Where the current cell was last seen on the screen.
    place: Option<Rect>,
    /// The table as it was last laid out: which, and in which room.
    laid: Option<(&'static Form, usize, Room, Arc<Layout>)>,
}

/// Whether, and how, the current cell takes the keyboard at the next frame.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Arrival {
    #[default]
    No,
    /// With its text selected, and in sight.
    Anew,
    /// As it was left: what is typed goes on, and the table stays where it was scrolled to.
    Back,
}

/// What keys do in the current cell.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Arrows move on; typing replaces.
    #[default]
    Move,
    /// After F2 or a click into the text: arrows move in the text.
    Edit,
}

/// What a table shows.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The report.
    pub report: &'a Report,
    /// The printed table.
    pub sheet: &'a Sheet,
    /// The marks of its cells.
    pub marks: &'a Marks,
    /// The cells of the finding that was gone to; their equation is traced.
    pub traced: &'a [CellId],
    /// Whether last year's numbers stand beside this year's.
    pub compares: bool,
    /// Which state of the report it is.
    pub revision: Revision,
    /// What the input method does.
    pub composition: Composition,
    /// Whether what is typed next goes into the current cell: only then it has a frame.
    pub is_framed: bool,
}

impl GridState {
    /// The current cell.
    #[must_use]
    pub fn current(&self) -> Option<CellId> {
        self.current
    }

    /// The corners of what is selected; twice the current cell if that is all.
    #[must_use]
    pub fn ends(&self) -> Option<(CellId, CellId)> {
        let current = self.current?;
        Some((self.anchor.unwrap_or(current), current))
    }

    /// Where the current cell stands on the screen.
    #[must_use]
    pub fn place(&self) -> Option<Rect> {
        self.place
    }

    /// Whether the menu of a cell is open.
    #[must_use]
    pub fn has_menu(&self) -> bool {
        self.menu.is_some()
    }

    /// Whether that of this cell is.
    fn has_menu_of(&self, cell: CellId) -> bool {
        self.menu.is_some_and(|(of, _)| of == cell)
    }

    /// What filling down, or else right, puts into the selected cells.
    #[must_use]
    pub fn filled(&self, report: &Report, sheet: &Sheet, down: bool) -> Vec<(CellId, String)> {
        let way = if down { Way::Down } else { Way::Right };
        fill::filled(report, sheet, &self.range(sheet), way)
    }

    /// Whether the table has the keyboard, or gets it at the next frame.
    #[must_use]
    pub fn has_keyboard(&self) -> bool {
        self.has_focus || self.arrival != Arrival::No
    }

    /// The selected cells, row by row; the current one alone if no range is selected.
    #[must_use]
    pub fn range(&self, sheet: &Sheet) -> Vec<Vec<CellId>> {
        match (self.current, self.anchor) {
            (Some(cell), Some(anchor)) => range::between(sheet, anchor, cell),
            (Some(cell), None) => vec![vec![cell]],
            (None, _) => Vec::new(),
        }
    }

    /// Whether a cell is being typed in right now.
    #[must_use]
    pub fn is_typing_in(&self, cell: CellId) -> bool {
        self.has_focus && self.current == Some(cell) && self.buffer != self.before
    }

    /// Goes to a cell and takes the keyboard.
    pub fn go_to(&mut self, cell: CellId, report: &Report) {
        self.current = Some(cell);
        self.anchor = None;
        self.line_start = None;
        self.is_clicked = false;
        report.value(cell).text().clone_into(&mut self.buffer);
        self.before.clone_from(&self.buffer);
        self.mode = Mode::Move;
        self.caret = None;
        self.arrival = Arrival::Anew;
    }

    /// Makes a cell current and brings it into sight; the keyboard stays where it is.
    pub fn show_cell(&mut self, cell: CellId, report: &Report) {
        self.go_to(cell, report);
        self.arrival = Arrival::No;
        self.is_shown = true;
    }

    /// Gives up keys of the last frame that were to be carried out in this table: the mouse led
    /// elsewhere before.
    pub fn give_up_waiting(&mut self) {
        self.waiting.clear();
    }

    /// Whether keys of the last frame are still to be carried out.
    #[must_use]
    pub fn has_waiting(&self) -> bool {
        self.has_keyboard() && !self.waiting.is_empty()
    }

    /// Takes the keyboard, with the whole text selected.
    pub fn take_keyboard(&mut self) {
        if self.current.is_some() {
            self.arrival = Arrival::Anew;
        }
    }

    /// Takes the keyboard back, with what was selected, after something else had it or nobody did.
    pub fn come_back(&mut self) {
        if self.current.is_some() && self.arrival == Arrival::No {
            self.arrival = Arrival::Back;
        }
    }

    /// Forgets the current cell, when another report or another table is shown.
    pub fn reset(&mut self) {
        *self = GridState::default();
    }

    /// The table laid out in so much room; as it was, where nothing else is asked.
    fn layout(&mut self, ui: &Ui, shown: &Shown<'_>, size: Vec2) -> Arc<Layout> {
        let Shown { report, sheet, .. } = *shown;
        let digits = shown.compares.then(|| paint::digits_before(report, sheet));
        let scale = ui.pixels_per_point();
        let room = Room {
            size,
            digits,
            scale,
        };
        match &self.laid {
            Some((form, section, known, layout))
                if std::ptr::eq(*form, report.form())
                    && *section == sheet.section
                    && *known == room =>
            {
                Arc::clone(layout)
            }
            _ => {
                let layout = Arc::new(Layout::of(ui, report.form(), sheet, room));
                self.laid = Some((report.form(), sheet.section, room, Arc::clone(&layout)));
                layout
            }
        }
    }

    /// Shows what the report says now, where others changed it or a composition was broken off.
    fn follow(&mut self, shown: &Shown<'_>) {
        let Some(cell) = self.current else { return };
        let text = shown.report.value(cell).text();
        if shown.composition.was_broken_off {
            text.clone_into(&mut self.buffer);
            self.is_reselected = true;
        }
        if shown.composition.is_under_way {
            return;
        }
        let is_own = std::mem::take(&mut self.is_own);
        if std::mem::replace(&mut self.seen, shown.revision) == shown.revision {
            return;
        }
        if !is_own {
            if self.has_focus {
                self.arrival = Arrival::Anew;
            }
            text.clone_into(&mut self.before);
        }
        if self.buffer != text {
            text.clone_into(&mut self.buffer);
            self.caret = None;
        }
    }
}

/// The id of a cell's field, the same in every frame.
#[must_use]
pub fn cell_id(form: &Form, cell: CellId) -> Id {
    Id::unique(("cell", form.id().to_owned(), cell.index()))
}

/// Shows a table and returns what was done in it. `menu` fills the menu of a cell, and is told whether
/// its first line takes the keyboard.
pub fn show(
    ui: &mut Ui,
    state: &mut GridState,
    shown: &Shown<'_>,
    menu: &mut dyn FnMut(&mut Ui, CellId, bool),
) -> Vec<Action> {
    let Shown { report, sheet, .. } = *shown;
    let mut actions = Vec::new();
    state.follow(shown);
    let field = state.current.map(|cell| cell_id(report.form(), cell));
    let is_arriving = state.arrival != Arrival::No;
    state.has_focus = is_arriving || field.is_some_and(|id| ui.memory(|m| m.has_focus(id)));
    if !state.has_focus {
        // Keys for a cell that no longer has the keyboard are keys for no other one.
        state.waiting.clear();
    }
    if state.has_focus && !shown.composition.is_under_way {
        input::keys(ui, state, report, sheet, &mut actions);
    }
    state.is_drawing &= ui.input(|input| input.pointer.primary_down());
    let arriving = state.arrival == Arrival::Anew || std::mem::take(&mut state.is_shown);
    let view = ui.available_rect_before_wrap();
    let layout = state.layout(ui, shown, view.size());
    let (table, is_told) = told::table(ui, shown, view);
    egui::ScrollArea::both()
        .id_salt(("sheet", sheet.section))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let (area, _) = ui.allocate_exact_size(layout.size(), Sense::hover());
            let pins = Pins::of(ui, sheet, &layout, area);
            let look = paint::Look::new(ui, shown, state, &layout, is_told);
            // Numbers that lie under the pinned labels are neither seen nor clicked.
            let mut body = ui.new_child(UiBuilder::new().max_rect(area));
            // A field is as high as its cell, not as a button.
            body.spacing_mut().interact_size.y = 0.0;
            body.shrink_clip_rect(Rect::from_min_max(
                pins.corner,
                Pos2::new(f32::MAX, f32::MAX),
            ));
            let mouse = Mouse::of(table, shown, (&layout, area.min), body.clip_rect());
            for (at, place) in sheet.cells.iter().enumerate() {
                let rect = layout.rect(place).translate(area.min.to_vec2());
                if let Content::Number(id) = &place.content {
                    cell::show(
                        &mut body,
                        state,
                        shown,
                        *id,
                        rect,
                        (&look, &mouse),
                        &mut actions,
                    );
                } else if place.row >= sheet.header_rows && !is_label(sheet, place) {
                    look.label(ui, at, rect, ui.clip_rect());
                }
            }
            look.flush(&body);
            mouse.act(&body, state, shown, is_told, &mut actions);
            // The labels stay in sight while the numbers move under them, the corner above all.
            for (at, place) in sheet.cells.iter().enumerate() {
                if place.row >= sheet.header_rows && is_label(sheet, place) {
                    let by = area.min.to_vec2() + vec2(pins.offset.x, 0.0);
                    let seen = Rect::everything_below(pins.corner.y).intersect(ui.clip_rect());
                    look.label(ui, at, layout.rect(place).translate(by), seen);
                }
            }
            for is_corner in [false, true] {
                for (at, place) in sheet.cells.iter().enumerate() {
                    if place.row < sheet.header_rows && is_label(sheet, place) == is_corner {
                        let x = if is_corner { pins.offset.x } else { 0.0 };
                        let by = area.min.to_vec2() + vec2(x, pins.offset.y);
                        look.label(ui, at, layout.rect(place).translate(by), ui.clip_rect());
                    }
                }
            }
            handle::show(&body, state, shown, (&layout, area.min), &mut actions);
            let current = state.current.and_then(|cell| sheet.place_of(cell));
            state.place = current.map(|place| layout.rect(place).translate(area.min.to_vec2()));
            if arriving {
                keep_in_sight(ui, state, sheet, &layout, area, &pins);
            }
        });
    menu::show(ui, state, shown, menu);
    state.is_own |= actions
        .iter()
        .any(|action| matches!(action, Action::Type(..)));
    actions
}
