//! The words of the letters: a small window over the collection, where the county makes them its own.

use egui::text::{CCursor, CCursorRange};
use egui::{Context, Id, RichText, TextEdit, Ui};

use crate::collect::wording::{Blank, Purpose, Wording};
use crate::settings::Settings;
use crate::ui::input::ime::Composition;
use crate::ui::lines::Hover;
use crate::ui::views::pane::Pane;
use crate::ui::{lines, theme, words};

/// The open window and the texts of its fields, which differ from the settings only while a word is being
/// composed.
#[derive(Debug, Default)]
pub struct WordingState {
    pane: Pane,
    /// For each purpose, in their order.
    texts: [String; Purpose::ALL.len()],
    is_writing: bool,
}

impl WordingState {
    /// Opens the window.
    pub fn open(&mut self, settings: &Settings, came_from: Option<Id>) {
        self.pane.open(came_from);
        self.refresh(settings);
    }

    /// Shows what the settings say now.
    fn refresh(&mut self, settings: &Settings) {
        for (text, purpose) in self.texts.iter_mut().zip(Purpose::ALL) {
            let kept = kept(settings, purpose);
            let shown = if kept.is_empty() {
                purpose.usual()
            } else {
                kept
            };
            shown.clone_into(text);
        }
    }

    /// Whether the window is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.pane.is_open()
    }

    /// Whether one of its texts has the keyboard.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.is_writing
    }
}

fn kept(settings: &Settings, purpose: Purpose) -> &str {
    match purpose {
        Purpose::Return => &settings.returns,
        Purpose::Reminder => &settings.reminder,
    }
}

/// Keeps what was typed; the usual words are none of the county's own.
fn keep(settings: &mut Settings, purpose: Purpose, text: &str) {
    let text = if text == purpose.usual() { "" } else { text };
    let place = match purpose {
        Purpose::Return => &mut settings.returns,
        Purpose::Reminder => &mut settings.reminder,
    };
    text.clone_into(place);
}

/// Shows the window while it is open. Returns the field that had the keyboard before, when it is closed.
pub fn show(
    ctx: &Context,
    state: &mut WordingState,
    settings: &mut Settings,
    composition: Composition,
    is_top: bool,
) -> Option<Id> {
    if composition.was_broken_off {
        state.refresh(settings);
    }
    let composing = composition.is_under_way;
    let WordingState {
        pane,
        texts,
        is_writing,
    } = state;
    *is_writing = false;
    // Letters have long lines.
    let room = ctx.content_rect().width() - 80.0;
    let width = (theme::sizes().settings_width * 1.5).min(room);
    pane.show(
        ctx,
        words::WORDING,
        width,
        is_top && !composing,
        |ui, pane| {
            ui.set_max_width(ui.available_width() - theme::SCROLL_BAR);
            lines::label(ui, RichText::new(words::WORDING_HOW).weak());
            for (text, purpose) in texts.iter_mut().zip(Purpose::ALL) {
                ui.add_space(8.0);
                *is_writing |= field(ui, purpose, text, pane.arrives());
                if !composing {
                    keep(settings, purpose, text);
                }
            }
        },
    )
}

/// One text, what can be filled in, and what is wrong with it; whether it has the keyboard.
fn field(ui: &mut Ui, purpose: Purpose, text: &mut String, arrives: bool) -> bool {
    let name = words::purpose(purpose);
    let label = ui.label(RichText::new(name).strong());
    let id = Id::unique(("wording", name));
    let edit = TextEdit::multiline(text)
        .id(id)
        .desired_rows(match purpose {
            Purpose::Return => 6,
            Purpose::Reminder => 3,
        })
        .desired_width(f32::INFINITY);
    let field = ui.add(edit).labelled_by(label.id);
    if arrives {
        field.request_focus();
    }
    told(ui, purpose, text);
    ui.horizontal_wrapped(|ui| {
        for blank in purpose.blanks() {
            let button = ui.button(words::blank(&blank.written(), blank.meaning));
            if button.on_hover(words::BLANK_HOW).clicked() {
                put_in(ui, id, text, *blank);
            }
        }
        let is_changed = text != purpose.usual();
        let button = ui.add_enabled(is_changed, egui::Button::new(words::USUAL_WORDING));
        ui.ctx().accesskit_node_builder(button.id, |node| {
            node.set_label(words::usual_wording(purpose));
        });
        if button.clicked() {
            purpose.usual().clone_into(text);
        }
    });
    field.has_focus()
}

/// What is wrong with the words, or that there are none.
fn told(ui: &mut Ui, purpose: Purpose, text: &str) {
    let palette = theme::palette(ui.visuals());
    match Wording::kept(purpose, text) {
        Err(error) => {
            lines::label(ui, RichText::new(error.to_string()).color(palette.error.0));
        }
        Ok(_) if text.trim().is_empty() => {
            lines::label(
                ui,
                RichText::new(words::NO_WORDING).color(palette.waivable.0),
            );
        }
        Ok(_) => {}
    }
}

/// Puts a blank where the cursor was, a list into a line of its own.
fn put_in(ui: &Ui, id: Id, text: &mut String, blank: Blank) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let all = text.chars().count();
    let range = state.cursor.char_range();
    let (from, to) = range.map_or((all, all), |range| {
        let [first, last] = range.sorted_cursors();
        (
            usize::from(first.index).min(all),
            usize::from(last.index).min(all),
        )
    });
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
    let (start, end) = (byte(from), byte(to));
    let mut put = blank.written();
    if blank.is_list {
        if !text[..start].is_empty() && !text[..start].ends_with('\n') {
            put.insert(0, '\n');
        }
        if !text[end..].starts_with('\n') {
            put.push('\n');
        }
    }
    text.replace_range(start..end, &put);
    let behind = CCursor::new(from + put.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(behind)));
    TextEdit::store_state(ui.ctx(), id, state);
    ui.memory_mut(|memory| memory.request_focus(id));
}
