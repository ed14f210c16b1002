//! The settings: a small window that takes effect as it is filled in.

use egui::{Context, DragValue, Grid, Id, TextEdit, Ui, Vec2};

use super::{theme, words};
use crate::settings::{Settings, Theme};

/// The open window and the texts of its fields, which differ from the settings only while a word is
/// being composed.
#[derive(Debug, Default)]
pub struct PreferencesState {
    is_open: bool,
    organ: String,
    contact: String,
    /// The first field takes the keyboard at the next frame.
    arriving: bool,
    is_writing: bool,
    /// The field that had the keyboard before.
    came_from: Option<Id>,
}

impl PreferencesState {
    /// Opens the window.
    pub fn open(&mut self, settings: &Settings, came_from: Option<Id>) {
        if !self.is_open {
            self.came_from = came_from;
        }
        self.is_open = true;
        self.arriving = true;
        self.refresh(settings);
    }

    /// Shows what the settings say now, after a composition that was broken off.
    pub fn refresh(&mut self, settings: &Settings) {
        self.organ.clone_from(&settings.organ);
        self.contact.clone_from(&settings.contact);
    }

    /// Whether one of its texts has the keyboard.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.is_writing
    }
}

/// Shows the window while it is open. Returns the field that had the keyboard before, when it is
/// closed.
pub fn show(
    ctx: &Context,
    state: &mut PreferencesState,
    settings: &mut Settings,
    composing: bool,
    is_top: bool,
) -> Option<Id> {
    state.is_writing = false;
    if !state.is_open {
        return None;
    }
    let mut is_closed = false;
    egui::Window::new(words::SETTINGS)
        // Its bar would be a control without a name.
        .title_bar(false)
        .resizable(false)
        .pivot(egui::Align2::CENTER_CENTER)
        .default_pos(ctx.content_rect().center())
        .show(ctx, |ui| {
            ui.set_width(theme::sizes().settings_width);
            ui.heading(words::SETTINGS);
            ui.add_space(4.0);
            Grid::new("settings")
                .num_columns(2)
                .spacing(Vec2::new(12.0, 10.0))
                .show(ui, |ui| fields(ui, state, settings, composing));
            ui.add_space(4.0);
            ui.weak(words::SETTINGS_HINT);
            ui.add_space(4.0);
            is_closed = ui.button(words::CLOSE).clicked();
        });
    // A field that keeps Esc for itself keeps the keyboard too: a cell. While a word is composed Esc is
    // the input method's.
    let is_free = ctx.memory(|memory| memory.focused().is_none());
    let escaped = is_free && ctx.input(|input| input.key_pressed(egui::Key::Escape));
    if is_closed || (escaped && is_top && !composing) {
        state.is_open = false;
        return state.came_from.take();
    }
    None
}

fn fields(ui: &mut Ui, state: &mut PreferencesState, settings: &mut Settings, composing: bool) {
    ui.label(words::THEME);
    ui.horizontal(|ui| {
        for theme in Theme::ALL {
            let name = match theme {
                Theme::Light => words::THEME_LIGHT,
                Theme::Dark => words::THEME_DARK,
                Theme::System => words::THEME_SYSTEM,
            };
            let choice = ui.radio_value(&mut settings.theme, theme, name);
            if theme == settings.theme && std::mem::take(&mut state.arriving) {
                choice.request_focus();
            }
        }
    });
    ui.end_row();

    ui.label(words::SCALE);
    ui.horizontal(|ui| {
        let (smallest, largest) = Settings::SCALES;
        let can_shrink = settings.scale > smallest;
        let can_grow = settings.scale < largest;
        let button = |ui: &mut Ui, command: super::Command, is_enabled| {
            ui.add_enabled(is_enabled, egui::Button::new(command.label()))
                .on_hover_text(command.tooltip())
                .clicked()
        };
        if button(ui, super::Command::ZoomOut, can_shrink) {
            settings.scale = Settings::stepped(settings.scale, false);
        }
        ui.label(words::percent(settings.scale));
        if button(ui, super::Command::ZoomIn, can_grow) {
            settings.scale = Settings::stepped(settings.scale, true);
        }
        if button(ui, super::Command::ZoomReset, settings.scale != 100) {
            settings.scale = 100;
        }
    });
    ui.end_row();

    let label = ui.label(words::OVERVIEW_LIMIT);
    let (least, most) = Settings::LIMITS;
    let limit = DragValue::new(&mut settings.overview_limit)
        .range(least..=most)
        .speed(10.0);
    ui.add(limit).labelled_by(label.id);
    ui.end_row();

    let label = ui.label(words::ORGAN);
    let edit = TextEdit::singleline(&mut state.organ)
        .hint_text(words::ORGAN_HINT)
        .desired_width(f32::INFINITY);
    let organ = ui.add(edit).labelled_by(label.id);
    ui.end_row();

    let label = ui.label(words::CONTACT);
    let edit = TextEdit::multiline(&mut state.contact)
        .hint_text(words::CONTACT_HINT)
        .desired_rows(3)
        .desired_width(f32::INFINITY);
    let contact = ui.add(edit).labelled_by(label.id);
    ui.end_row();

    state.is_writing = organ.has_focus() || contact.has_focus();
    if !composing {
        state.organ.trim().clone_into(&mut settings.organ);
        settings.contact.clone_from(&state.contact);
    }
}
