//! The bar for finding and replacing, above the part that is being written.

use egui::{Button, Event, EventFilter, Id, Key, Modifiers, RichText, TextEdit, Ui};

use super::revision::Revision;
use crate::report::{Found, Report, Search};
use crate::ui::input::ime::Composition;
use crate::ui::lines::Hover;
use crate::ui::{theme, words};

/// What is looked for, and where it was found.
#[derive(Debug, Default)]
pub struct FindState {
    bar: Bar,
    query: Field,
    replacement: Field,
    width_matters: bool,
    /// The field for what is looked for takes the keyboard at the next frame.
    arriving: bool,
    has_keyboard: bool,
    /// What had the keyboard before the bar took it.
    before: Option<Id>,
    places: Vec<Found>,
    /// Of which revision of the report, and of what, the places are.
    places_of: Option<(Revision, Search)>,
    /// The place that was last gone to, and of which report.
    at: Option<(u64, Found)>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Bar {
    #[default]
    Closed,
    Finding,
    Replacing,
}

/// A field's text.
#[derive(Debug, Default)]
struct Field {
    text: String,
    /// The text without a word that is being composed.
    settled: String,
    has_keyboard: bool,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Go to the next place, or the previous one; whether the keyboard goes there, too.
    Step {
        /// To the next one.
        forward: bool,
        /// By the mouse, so that the keyboard follows.
        takes_keyboard: bool,
    },
    /// Replace the place at hand.
    Replace,
    /// Replace all places.
    ReplaceAll,
    /// Close the bar.
    Close,
}

impl FindState {
    /// Opens the bar and gives it the keyboard. `text` is looked for if there is one.
    pub fn open(&mut self, has_replacing: bool, text: Option<&str>, focused: Option<Id>) {
        if let Some(text) = text {
            self.query.put(text);
            self.at = None;
        }
        if !self.has_keyboard {
            self.before = focused;
        }
        self.bar = if has_replacing {
            Bar::Replacing
        } else {
            Bar::Finding
        };
        self.arriving = true;
    }

    /// Closes the bar. Returns what had the keyboard before it.
    pub fn close(&mut self) -> Option<Id> {
        self.bar = Bar::Closed;
        self.has_keyboard = false;
        self.query.has_keyboard = false;
        self.replacement.has_keyboard = false;
        self.before.take()
    }

    /// Whether one of the bar's controls has the keyboard.
    #[must_use]
    pub fn has_keyboard(&self) -> bool {
        self.has_keyboard
    }

    /// Whether one of the bar's fields has the keyboard.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.query.has_keyboard || self.replacement.has_keyboard
    }

    /// What is looked for.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query.settled
    }

    /// What is put in its place.
    #[must_use]
    pub fn replacement(&self) -> &str {
        &self.replacement.settled
    }

    /// What is looked for, as the core takes it.
    #[must_use]
    pub fn search(&self) -> Option<Search> {
        Search::new(&self.query.settled, self.width_matters)
    }

    /// What is to be marked in the text: what is looked for, while the bar is open.
    #[must_use]
    pub fn marked(&self) -> Option<&Search> {
        let of = self.places_of.as_ref().filter(|_| self.bar != Bar::Closed);
        of.map(|(_, search)| search)
    }

    /// Takes out a word whose composition was broken off.
    fn break_off(&mut self) {
        for field in [&mut self.query, &mut self.replacement] {
            field.text.clone_from(&field.settled);
        }
    }

    /// The place of this report that was last gone to.
    #[must_use]
    pub fn at(&self, revision: Revision) -> Option<&Found> {
        let at = self.at.as_ref();
        at.filter(|(report, _)| *report == revision.report)
            .map(|(_, place)| place)
    }

    /// Says which place was gone to.
    pub fn set_at(&mut self, revision: Revision, place: Option<Found>) {
        self.at = place.map(|place| (revision.report, place));
    }

    /// All places of what is looked for in the report as it stands.
    pub fn places(&mut self, report: &Report, revision: Revision) -> &[Found] {
        let of = self.search().map(|search| (revision, search));
        if self.places_of != of {
            let search = of.as_ref().map(|(_, search)| search);
            self.places = search.map_or_else(Vec::new, |search| report.find(search));
            self.places_of = of;
        }
        &self.places
    }
}

impl Field {
    fn put(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        text.clone_into(&mut self.settled);
    }

    fn show(&mut self, ui: &mut Ui, id: Id, label: &str, arrives: bool, composing: bool) {
        let label = ui.label(label);
        let edit = TextEdit::singleline(&mut self.text)
            .id(id)
            .event_filter(EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
                ..EventFilter::default()
            })
            .desired_width(theme::sizes().find_field);
        let field = ui.add(edit).labelled_by(label.id);
        if arrives {
            select_all(ui, id, &self.text);
            field.request_focus();
            ui.ctx().request_repaint();
        }
        self.has_keyboard = field.has_focus();
        if !composing {
            self.settled.clone_from(&self.text);
        }
    }
}

/// Selects a field's text once it has the keyboard: until then egui forgets selections.
fn select_all(ui: &Ui, id: Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let end = CCursor::new(text.chars().count());
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::default(), end);
    state.cursor.set_char_range(Some(all));
    TextEdit::store_state(ui.ctx(), id, state);
}

/// Shows the bar if it is open, and returns what was asked for.
pub fn show(
    ui: &mut Ui,
    state: &mut FindState,
    report: &Report,
    revision: Revision,
    composition: Composition,
) -> Option<Action> {
    if composition.was_broken_off {
        state.break_off();
    }
    if state.bar == Bar::Closed {
        return None;
    }
    let composing = composition.is_under_way;
    let mut action = if composing { None } else { keys(ui, state) };
    let arrives = std::mem::take(&mut state.arriving);
    let is_replacing = state.bar == Bar::Replacing;
    // The fields side by side, so that Tab leads from one to the other.
    ui.horizontal_wrapped(|ui| {
        let id = Id::unique("find");
        state.query.show(ui, id, words::FIND, arrives, composing);
        if is_replacing {
            let (id, field) = (Id::unique("replace"), &mut state.replacement);
            field.show(ui, id, words::REPLACE_WITH, false, composing);
        } else {
            state.replacement.has_keyboard = false;
        }
        let at = state.at(revision).cloned();
        let places = state.places(report, revision);
        let number = places.iter().position(|place| Some(place) == at.as_ref());
        let count = places.len();
        // In a place of its own: the buttons stay where they are.
        let said = if state.query.settled.is_empty() {
            String::new()
        } else {
            words::found(number, count)
        };
        let place = egui::vec2(theme::sizes().find_count, ui.spacing().interact_size.y);
        ui.add_sized(place, egui::Label::new(said).truncate());
        let by_mouse = ui.input(|input| input.pointer.any_click());
        let step = |forward| Action::Step {
            forward,
            takes_keyboard: by_mouse,
        };
        let finding = [
            (words::FIND_PREVIOUS, step(false)),
            (words::FIND_NEXT, step(true)),
        ];
        let replacing = [
            (words::REPLACE, Action::Replace),
            (words::REPLACE_ALL, Action::ReplaceAll),
        ];
        let replacing = replacing.into_iter().filter(|_| is_replacing);
        let mut has_keyboard = state.query.has_keyboard || state.replacement.has_keyboard;
        let mut button = |ui: &mut Ui, label: &str, is_enabled: bool, what: Action| {
            let response = ui.add_enabled(is_enabled, Button::new(label));
            let response = response.on_disabled_hover(words::NOTHING_FOUND_YET);
            has_keyboard |= response.has_focus();
            if response.clicked() {
                action = Some(what);
            }
        };
        for (label, what) in finding.into_iter().chain(replacing) {
            button(ui, label, count > 0, what);
        }
        button(ui, words::CLOSE, true, Action::Close);
        let option = ui.checkbox(&mut state.width_matters, words::WIDTH_MATTERS);
        state.has_keyboard = has_keyboard | option.has_focus();
        if is_replacing {
            ui.label(RichText::new(words::NUMBERS_STAY).weak().small());
        }
    });
    ui.separator();
    action
}

/// Takes Enter and Escape before the fields see them.
fn keys(ui: &Ui, state: &FindState) -> Option<Action> {
    let is_nobodys = ui.memory(|memory| memory.focused().is_none());
    let (in_query, in_replacement) = (state.query.has_keyboard, state.replacement.has_keyboard);
    ui.input_mut(|input| {
        // A button that was clicked away has left the keyboard to nobody.
        if (state.has_keyboard || is_nobodys) && input.consume_key(Modifiers::NONE, Key::Escape) {
            return Some(Action::Close);
        }
        let step = |forward| Action::Step {
            forward,
            takes_keyboard: false,
        };
        if in_query && input.consume_key(Modifiers::SHIFT, Key::Enter) {
            return Some(step(false));
        }
        if in_query && input.consume_key(Modifiers::NONE, Key::Enter) {
            return Some(step(true));
        }
        let replaces = in_replacement && input.consume_key(Modifiers::NONE, Key::Enter);
        // The line break that may come with the key is no text.
        if in_query || in_replacement {
            let is_break = |event: &Event| matches!(event, Event::Text(text) if text == "\n");
            input.events.retain(|event| !is_break(event));
        }
        replaces.then_some(Action::Replace)
    })
}
