//! The editor of a prose field: its text under its official heading, in the page's proportions.

mod marked;
mod page;

use std::ops::Range;

use egui::text::{CCursor, CCursorRange};
use egui::{Align2, Context, Event, Id, Margin, TextBuffer, TextEdit, Ui};

use super::prose::marked::Marked;
use super::prose::page::{Found, Page};
use super::revision::Revision;
use crate::check::Finding;
use crate::check::prose::Reading;
use crate::report::{Report, Search, paste};
use crate::ui::input::ime::Composition;
use crate::ui::lines::Hover;
use crate::ui::{theme, words};

/// The text being edited; differs from the report only while a word is being composed.
#[derive(Debug, Default)]
pub struct ProseState {
    field: String,
    buffer: String,
    /// The field takes the focus at the next frame.
    arriving: bool,
    found: Found,
    /// Numbers that were not compared.
    unjudged: Vec<Marked>,
    /// The place gone to comes into sight at the next frame.
    is_shown: bool,
    /// What is selected once the field has the keyboard.
    selecting: Option<Range<usize>>,
    page: Page,
    /// Where the place gone to was last seen on the screen.
    place: Option<egui::Rect>,
    /// The state of the report that was last looked at.
    seen: Option<Revision>,
    /// What the marks are of: the state of the report, and which check of it.
    marked: Option<(Revision, u64)>,
}

/// What the editor shows.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The report.
    pub report: &'a Report,
    /// Which state of it this is.
    pub revision: Revision,
    /// The field.
    pub field: &'a str,
    /// What was found in the report.
    pub findings: &'a [Finding],
    /// The numbers that were read in its prose.
    pub readings: &'a [Reading],
    /// Another number for every check that found them.
    pub check: u64,
    /// What is looked for.
    pub search: Option<&'a Search>,
    /// What the input method does.
    pub composition: Composition,
}

impl ProseState {
    /// Shows what the report says now, where others changed it or a composition was broken off, and
    /// the marks of the last check.
    fn follow(&mut self, shown: &Shown<'_>) {
        if self.field != shown.field {
            self.go_to(shown.field);
            self.arriving = false;
        }
        let Composition {
            is_under_way,
            was_broken_off,
        } = shown.composition;
        let is_new = self.seen != Some(shown.revision);
        if was_broken_off || self.seen.is_none() || (is_new && !is_under_way) {
            self.seen = Some(shown.revision);
            let text = shown.report.prose(&self.field);
            if self.buffer != text {
                text.clone_into(&mut self.buffer);
            }
        }
        let marked = Some((shown.revision, shown.check));
        if !is_under_way && self.marked != marked {
            self.marked = marked;
            self.found.marks = marked::of(shown);
            self.unjudged = marked::unjudged(shown);
        }
        if self.found.search.as_ref() != shown.search {
            self.found.search = shown.search.cloned();
        }
    }

    /// Goes to a field and takes the keyboard.
    pub fn go_to(&mut self, field: &str) {
        field.clone_into(&mut self.field);
        self.seen = None;
        self.marked = None;
        self.arriving = true;
        self.found.current = None;
        self.selecting = None;
    }

    /// Shows a place of the text, and selects it if the keyboard goes there.
    pub fn show_place(&mut self, place: Range<usize>, takes_keyboard: bool) {
        self.selecting = takes_keyboard.then(|| place.clone());
        self.found.current = Some(place);
        self.is_shown = true;
        self.arriving = takes_keyboard;
    }

    /// Shows a place and goes before it: so much text is not there to be typed over.
    pub fn go_before(&mut self, place: Range<usize>) {
        let start = place.start;
        self.show_place(place, true);
        self.selecting = Some(start..start);
    }

    /// Where the place gone to stands on the screen.
    #[must_use]
    pub fn place(&self) -> Option<egui::Rect> {
        self.place
    }

    /// Whether the text takes the keyboard at the next frame.
    #[must_use]
    pub fn is_arriving(&self) -> bool {
        self.arriving
    }

    /// The keyboard goes back to the text.
    pub fn take_keyboard(&mut self) {
        self.arriving = true;
    }

    /// What is selected, as bytes of the text, or where the cursor stands; none without the keyboard.
    #[must_use]
    pub fn selection(&self, ctx: &Context, report: &Report) -> Option<Range<usize>> {
        let id = editor_id(&self.field);
        if !ctx.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let state = TextEdit::load_state(ctx, id)?;
        let chars = state.cursor.char_range()?.as_sorted_char_range();
        let text = report.prose(&self.field);
        let byte = |at: usize| byte_of(text, at);
        Some(byte(chars.start.into())..byte(chars.end.into()))
    }

    /// The text that is selected.
    #[must_use]
    pub fn selected<'a>(&self, ctx: &Context, report: &'a Report) -> Option<&'a str> {
        report.prose(&self.field).get(self.selection(ctx, report)?)
    }

    /// Selects a place of the text.
    fn select(&self, ctx: &Context, id: Id, place: Range<usize>) {
        let char = |byte: usize| {
            let before = self.buffer.get(..byte).unwrap_or(&self.buffer);
            CCursor::new(before.chars().count())
        };
        let range = CCursorRange::two(char(place.start), char(place.end));
        let mut state = TextEdit::load_state(ctx, id).unwrap_or_default();
        state.cursor.set_char_range(Some(range));
        TextEdit::store_state(ctx, id, state);
    }
}

/// The byte at which a character of a text begins.
fn byte_of(text: &str, character: usize) -> usize {
    let mut chars = text.char_indices();
    chars.nth(character).map_or(text.len(), |(byte, _)| byte)
}

/// What was done in the editor.
#[derive(Debug, PartialEq, Eq)]
pub enum Action {
    /// The field's text is now this.
    Type(String),
    /// Something was pasted, so that the text is now this; whether it was cleaned of residue.
    Paste(String, bool),
    /// The editor was left.
    Leave,
}

/// The id of a field's editor, the same in every frame.
#[must_use]
pub fn editor_id(field: &str) -> Id {
    Id::unique(("prose", field))
}

/// Shows the editor of a field, and returns what was done. `menu` fills the menu of the right mouse
/// button; the cursor is where it was pressed.
pub fn show(
    ui: &mut Ui,
    state: &mut ProseState,
    shown: &Shown<'_>,
    menu: &mut dyn FnMut(&mut Ui),
) -> Option<Action> {
    state.follow(shown);
    let Shown { report, field, .. } = *shown;
    let heading = report
        .form()
        .prose_field(field)
        .map_or("", |field| &field.heading);
    let id = editor_id(field);
    let has_keyboard = ui.memory(|memory| memory.has_focus(id));
    let pasted = if has_keyboard { clean_pasted(ui) } else { None };
    let sizes = theme::sizes();
    let margin = sizes.prose_margin;
    let mut action = None;
    egui::ScrollArea::vertical()
        .id_salt(field)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            // A little more for the border.
            let width = page::width() + 2.0 * margin + 2.0;
            let size = egui::vec2(width, ui.available_height() - 4.0);
            let size = size.min(egui::vec2(ui.available_width(), f32::INFINITY));
            let ProseState {
                buffer,
                found,
                page,
                ..
            } = state;
            let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
                page.galley(ui, text.as_str(), width, found)
            };
            let edit = TextEdit::multiline(buffer)
                .id(id)
                .hint_text(words::PROSE_HINT)
                .font(egui::FontId::proportional(sizes.prose))
                .margin(Margin::same(margin as i8))
                .align(Align2::LEFT_TOP)
                .desired_width(size.x)
                .min_size(size)
                .layouter(&mut layouter);
            let output = ui.vertical_centered(|ui| edit.show(ui)).inner;
            let response = output.response.response;
            let painter = ui.painter().with_clip_rect(output.text_clip_rect);
            page.draw_underlines(&painter, &output.galley, output.galley_pos);
            ui.ctx()
                .accesskit_node_builder(id, |node| node.set_label(heading));
            let byte_at = |pointer: egui::Pos2| {
                let cursor = output.galley.cursor_from_pos(pointer - output.galley_pos);
                byte_of(&state.buffer, cursor.index.into())
            };
            // As in Word: what was selected stays, elsewhere the cursor goes where the button was
            // pressed.
            if response.secondary_clicked()
                && let Some(byte) = response.interact_pointer_pos().map(byte_at)
            {
                let selected = state.selection(ui.ctx(), report);
                if !selected.is_some_and(|range| range.start <= byte && byte < range.end) {
                    state.select(ui.ctx(), id, byte..byte);
                }
                response.request_focus();
            }
            let hovered = response.hover_pos().map(byte_at);
            let said = hovered.and_then(|byte| {
                marked::said_at(state.found.marks.iter().chain(&state.unjudged), byte)
            });
            let response = match said {
                Some(said) => response.on_hover_at_pointer(said),
                None => response,
            };
            response.context_menu(|ui| menu(ui));
            state.place = state.found.current.as_ref().map(|place| {
                let at = |byte: usize| {
                    let before = state.buffer.get(..byte).unwrap_or_default();
                    let cursor = CCursor::new(before.chars().count());
                    let rect = output.galley.pos_from_cursor(cursor);
                    rect.translate(output.galley_pos.to_vec2())
                };
                at(place.start).union(at(place.end))
            });
            if std::mem::take(&mut state.is_shown)
                && let Some(rect) = state.place
            {
                // Where it begins: a long one may not fit.
                let start = egui::vec2(1.0, sizes.prose_line);
                let rect = egui::Rect::from_min_size(rect.min, start);
                ui.scroll_to_rect(rect.expand(sizes.prose_line), None);
            }
            if std::mem::take(&mut state.arriving) {
                // Not before: without the keyboard egui forgets what is selected.
                if let Some(place) = state.selecting.take() {
                    state.select(ui.ctx(), id, place);
                }
                response.request_focus();
                ui.ctx().request_repaint();
            }
            if response.lost_focus() {
                action = Some(Action::Leave);
            }
            if response.changed() && !shown.composition.is_under_way {
                let text = state.buffer.clone();
                action = Some(match pasted {
                    Some(is_cleaned) => Action::Paste(text, is_cleaned),
                    None => Action::Type(text),
                });
            }
        });
    action
}

/// Cleans what is pasted in this frame. Returns whether there was residue, if something is pasted.
fn clean_pasted(ui: &Ui) -> Option<bool> {
    ui.input_mut(|input| {
        let pasted = input.events.iter_mut().filter_map(|event| match event {
            Event::Paste(text) => Some(text),
            _ => None,
        });
        let cleaned = pasted.map(|text| {
            let clean = paste::clean(text);
            let had_residue = clean != text.replace("\r\n", "\n");
            *text = clean;
            had_residue
        });
        cleaned.reduce(|one, other| one || other)
    })
}
