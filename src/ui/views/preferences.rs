//! The settings: a small window that takes effect as it is filled in.

use egui::{ComboBox, Context, DragValue, Grid, Id, Response, TextEdit, Ui, Vec2};

use super::pane::Pane;
use crate::export::signoff::Signers;
use crate::pack::Pack;
use crate::settings::{Settings, Theme};
use crate::ui::input::ime::Composition;
use crate::ui::lines::Hover;
use crate::ui::{theme, words};

/// The open window and the texts of its fields, which differ from the settings only while a word is
/// being composed.
#[derive(Debug, Default)]
pub struct PreferencesState {
    pane: Pane,
    organ: String,
    contact: String,
    signers: String,
    is_writing: bool,
    /// The local pack of the report at work, if there is one.
    own_pack: Option<String>,
    /// The report at work is to be checked against the chosen pack.
    is_asked: bool,
}

impl PreferencesState {
    /// Opens the window.
    pub fn open(&mut self, settings: &Settings, came_from: Option<Id>) {
        self.pane.open(came_from);
        self.refresh(settings);
    }

    /// Shows what the settings say now, after a composition that was broken off.
    fn refresh(&mut self, settings: &Settings) {
        self.organ.clone_from(&settings.organ);
        self.contact.clone_from(&settings.contact);
        self.signers.clone_from(&settings.signers);
    }

    /// Whether the window is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.pane.is_open()
    }

    /// Takes down which local pack the report at work is checked against.
    pub fn tell_pack(&mut self, own: Option<String>) {
        self.own_pack = own;
    }

    /// Whether the report at work is to be checked against the chosen pack; says so once.
    pub fn take_asked(&mut self) -> bool {
        std::mem::take(&mut self.is_asked)
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
    composition: Composition,
    is_top: bool,
) -> Option<Id> {
    if composition.was_broken_off {
        state.refresh(settings);
    }
    let composing = composition.is_under_way;
    state.is_writing = false;
    let mut pane = std::mem::take(&mut state.pane);
    let width = theme::sizes().settings_width;
    let takes_esc = is_top && !composing;
    let closed = pane.show(ctx, words::SETTINGS, width, takes_esc, |ui, pane| {
        Grid::new("settings")
            .num_columns(2)
            .spacing(Vec2::new(12.0, 10.0))
            .show(ui, |ui| fields(ui, state, pane, settings, composing));
        ui.add_space(4.0);
        ui.weak(words::SETTINGS_HINT);
    });
    state.pane = pane;
    closed
}

fn fields(
    ui: &mut Ui,
    state: &mut PreferencesState,
    pane: &mut Pane,
    settings: &mut Settings,
    composing: bool,
) {
    ui.label(words::THEME);
    ui.horizontal(|ui| {
        for theme in Theme::ALL {
            let name = match theme {
                Theme::Light => words::THEME_LIGHT,
                Theme::Dark => words::THEME_DARK,
                Theme::Contrast => words::THEME_CONTRAST,
                Theme::System => words::THEME_SYSTEM,
            };
            let choice = ui.radio_value(&mut settings.theme, theme, name);
            if theme == settings.theme && pane.arrives() {
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
        let button = |ui: &mut Ui, command: crate::ui::Command, is_enabled| {
            ui.add_enabled(is_enabled, egui::Button::new(command.label()))
                .on_hover(command.tooltip())
                .on_disabled_hover(words::SCALE_AT_END)
                .clicked()
        };
        if button(ui, crate::ui::Command::ZoomOut, can_shrink) {
            settings.scale = Settings::stepped(settings.scale, false);
        }
        ui.label(words::percent(settings.scale));
        if button(ui, crate::ui::Command::ZoomIn, can_grow) {
            settings.scale = Settings::stepped(settings.scale, true);
        }
        if button(ui, crate::ui::Command::ZoomReset, settings.scale != 100) {
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

    let label = ui.label(words::LOCAL_PACK);
    ui.vertical(|ui| {
        packs(ui, state, settings, label.id);
    });
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

    let signers = signers(ui, &mut state.signers);
    ui.end_row();

    state.is_writing = organ.has_focus() || contact.has_focus() || signers.has_focus();
    if !composing {
        state.organ.trim().clone_into(&mut settings.organ);
        settings.contact.clone_from(&state.contact);
        settings.signers.clone_from(&state.signers);
    }
}

/// The steps of the office's approval, and chains that fill them in.
fn signers(ui: &mut Ui, typed: &mut String) -> Response {
    let label = ui.label(words::SIGNERS);
    let inside = ui.vertical(|ui| {
        let edit = TextEdit::multiline(typed)
            .hint_text(Signers::default().text())
            .desired_rows(3)
            .desired_width(f32::INFINITY);
        let field = ui.add(edit).labelled_by(label.id);
        ui.horizontal_wrapped(|ui| {
            for (name, steps) in Signers::CHAINS {
                if ui.button(name).on_hover(words::SIGNERS_HINT).clicked() {
                    *typed = steps.join("\n");
                }
            }
        });
        field
    });
    inside.inner
}

/// The choice of a local pack, and the one of the report at work where it is another.
fn packs(ui: &mut Ui, state: &mut PreferencesState, settings: &mut Settings, label: Id) {
    let chosen = Pack::by_name(&settings.pack);
    let shown = match chosen {
        Some(pack) => words::pack(pack.name(), pack.source()),
        None if settings.pack.is_empty() => words::NO_PACK.to_owned(),
        None => words::pack_missing(&settings.pack),
    };
    ComboBox::from_id_salt("pack")
        .selected_text(shown)
        .width(
            ui.available_width()
                .min(theme::sizes().settings_width / 2.0),
        )
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut settings.pack, String::new(), words::NO_PACK);
            for pack in Pack::all() {
                let name = words::pack(pack.name(), pack.source());
                ui.selectable_value(&mut settings.pack, pack.name().to_owned(), name);
            }
        })
        .response
        .labelled_by(label)
        .on_hover(words::PACK_HINT);
    let own = state.own_pack.as_ref();
    if let Some(own) = own.filter(|own| **own != settings.pack) {
        ui.horizontal_wrapped(|ui| {
            ui.weak(words::own_pack(own));
            state.is_asked |= ui.button(words::FOLLOW_PACK).clicked();
        });
    }
}
