//! Colours and sizes, from `assets/theme.ron`, and the one face of the window.

use std::sync::{Arc, LazyLock};

use egui::style::ScrollStyle;
use egui::{Color32, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle, Visuals};
use serde::{Deserialize, Deserializer};

use super::icons;
use crate::check::Severity;
use crate::packed;
use crate::settings;

/// All tokens of the theme file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Sizes in points.
    pub sizes: Sizes,
    light: Palette,
    dark: Palette,
    contrast: Palette,
}

/// Sizes in points.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names in theme.ron say it")]
pub struct Sizes {
    pub body: f32,
    pub small: f32,
    pub heading: f32,
    pub outline: f32,
    pub cell: f32,
    pub prose: f32,
    pub prose_line: f32,
    pub prose_margin: f32,
    pub find_field: f32,
    pub find_count: f32,
    pub cell_label: f32,
    pub row: f32,
    pub cell_label_tight: f32,
    pub row_tight: f32,
    pub cell_padding: f32,
    pub number_least: f32,
    pub number_narrow: f32,
    pub labels_least: f32,
    pub outline_width: f32,
    pub outline_strip: f32,
    pub side_least: f32,
    pub work_least: f32,
    pub low: f32,
    pub lowest: f32,
    pub wide: f32,
    pub tight: f32,
    pub welcome_title: f32,
    pub welcome_column: f32,
    pub welcome_button: f32,
    pub icon: f32,
    pub settings_width: f32,
    pub scale_max: f32,
    pub page_gap: f32,
}

/// The colours of one theme.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names in theme.ron say it")]
pub struct Palette {
    pub panel: Hex,
    pub page: Hex,
    pub text: Hex,
    pub weak: Hex,
    pub border: Hex,
    pub grid_line: Hex,
    pub control: Hex,
    pub control_hover: Hex,
    pub card: Hex,
    pub card_border: Hex,
    pub on_accent: Hex,
    pub head: Hex,
    pub head_current: Hex,
    pub label: Hex,
    pub sum: Hex,
    pub accent: Hex,
    pub error: Hex,
    pub error_fill: Hex,
    pub waivable: Hex,
    pub waivable_fill: Hex,
    pub hint: Hex,
    pub hint_fill: Hex,
    pub related_fill: Hex,
    pub empty_fill: Hex,
    pub found: Hex,
    pub found_current: Hex,
    pub done: Hex,
    pub ground: Hex,
    /// The red of a red head, as it is printed.
    pub red_ink: Hex,
    pub paper: Hex,
    pub paper_current: Hex,
    pub ink: Hex,
}

/// A colour written as #RRGGBB.
#[derive(Clone, Copy)]
pub struct Hex(pub Color32);

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hex, D::Error> {
        let text = String::deserialize(deserializer)?;
        Color32::from_hex(&text)
            .map(Hex)
            .map_err(|_| serde::de::Error::custom(format!("no colour: {text}")))
    }
}

static THEME: LazyLock<Theme> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/theme.ron"))
        .expect("the built-in theme is checked by the tests")
});

/// The theme's sizes.
#[must_use]
pub fn sizes() -> &'static Sizes {
    &THEME.sizes
}

/// The colours of the theme that `ui` is drawn in.
#[must_use]
pub fn palette(visuals: &Visuals) -> &'static Palette {
    if !visuals.dark_mode {
        &THEME.light
    } else if visuals.panel_fill == THEME.contrast.panel.0 {
        &THEME.contrast
    } else {
        &THEME.dark
    }
}

/// Draws everything in these colours from now on.
pub fn wear(ctx: &egui::Context, theme: settings::Theme) {
    // egui knows light and dark alone: high contrast takes the place of dark.
    let dark = match theme {
        settings::Theme::Contrast => &THEME.contrast,
        _ => &THEME.dark,
    };
    ctx.style_mut_of(egui::Theme::Dark, |style| {
        style.visuals = visuals(egui::Theme::Dark, dark);
    });
    ctx.set_theme(match theme {
        settings::Theme::Light => egui::ThemePreference::Light,
        settings::Theme::Dark | settings::Theme::Contrast => egui::ThemePreference::Dark,
        settings::Theme::System => egui::ThemePreference::System,
    });
}

/// What lies on the ground as a thing of its own.
pub fn card(visuals: &Visuals) -> egui::Frame {
    let palette = palette(visuals);
    egui::Frame::new()
        .fill(palette.card.0)
        .stroke(Stroke::new(1.0, palette.card_border.0))
        .corner_radius(8.0)
        .inner_margin(egui::Margin::symmetric(16, 12))
}

/// An icon, as large as icons beside words are.
#[must_use]
pub fn icon(icon: &str) -> egui::RichText {
    let size = sizes().icon;
    // No line higher than the words beside it.
    egui::RichText::new(icon)
        .size(size)
        .line_height(Some(size + 2.0))
}

impl Palette {
    /// The colour and the mark of a finding; never colour alone.
    #[must_use]
    pub fn severity(&self, severity: Severity) -> (Color32, &'static str) {
        match severity {
            Severity::Error => (self.error.0, "×"),
            Severity::Waivable => (self.waivable.0, "▲"),
            Severity::Hint => (self.hint.0, "●"),
            Severity::Waived => (self.done.0, "○"),
        }
    }

    /// The ground of a cell with a finding.
    #[must_use]
    pub fn fill(&self, severity: Severity) -> Color32 {
        match severity {
            Severity::Error => self.error_fill.0,
            Severity::Waivable => self.waivable_fill.0,
            Severity::Hint | Severity::Waived => self.hint_fill.0,
        }
    }
}

/// What a scroll bar takes of the width of what it scrolls, in points.
pub const SCROLL_BAR: f32 = 10.0;

/// Scroll bars that are seen where something is hidden, and take no room when they come.
fn scroll_bars() -> ScrollStyle {
    ScrollStyle {
        bar_width: SCROLL_BAR,
        floating_width: 6.0,
        dormant_handle_opacity: 0.5,
        active_handle_opacity: 0.6,
        ..ScrollStyle::floating()
    }
}

/// The window's face. Unpacking it takes as long as a frame or two: [`run`](crate::ui::run) has that done
/// while the system makes the window.
pub static FACE: LazyLock<Vec<u8>> =
    LazyLock::new(|| packed::unpack(include_bytes!("../../fonts/NotoSansSC-Regular.ttf.gz")));

/// Puts face, colours and sizes into a context.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    let face = FontData::from_static(FACE.as_slice());
    fonts.font_data.insert("sans".to_owned(), Arc::new(face));
    let tweak = egui::FontTweak {
        // The icons stand on the line; beside Chinese they stand in its middle.
        y_offset_factor: 0.14,
        ..egui::FontTweak::default()
    };
    let signs = FontData::from_static(icons::FONT).tweak(tweak);
    fonts.font_data.insert("icons".to_owned(), Arc::new(signs));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        let faces = ["sans", "icons"].map(str::to_owned).to_vec();
        fonts.families.insert(family, faces);
    }
    ctx.set_fonts(fonts);
    ctx.set_theme(egui::ThemePreference::Light);
    ctx.options_mut(|options| {
        options.fallback_theme = egui::Theme::Light;
        // Ours: they say what they do, and are remembered.
        options.zoom_with_keyboard = false;
        // Ours too, and it asks first what becomes of unsaved changes.
        options.quit_shortcuts.clear();
    });
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        ctx.style_mut_of(theme, |style| {
            let sizes = sizes();
            style.visuals = visuals(theme, of(theme));
            style.text_styles = [
                (TextStyle::Body, sizes.body),
                (TextStyle::Button, sizes.body),
                (TextStyle::Monospace, sizes.body),
                (TextStyle::Small, sizes.small),
                (TextStyle::Heading, sizes.heading),
            ]
            .map(|(text_style, size)| (text_style, FontId::proportional(size)))
            .into();
            style.spacing.button_padding = egui::vec2(8.0, 3.0);
            style.spacing.item_spacing = egui::vec2(8.0, 6.0);
            style.spacing.icon_spacing = 6.0;
            style.spacing.window_margin = egui::Margin::same(12);
            style.spacing.interact_size.y = 26.0;
            style.spacing.scroll = scroll_bars();
        });
    }
}

fn of(theme: egui::Theme) -> &'static Palette {
    match theme {
        egui::Theme::Light => &THEME.light,
        egui::Theme::Dark => &THEME.dark,
    }
}

fn visuals(theme: egui::Theme, palette: &Palette) -> Visuals {
    let mut visuals = theme.default_visuals();
    visuals.override_text_color = Some(palette.text.0);
    visuals.weak_text_color = Some(palette.weak.0);
    visuals.panel_fill = palette.panel.0;
    visuals.window_fill = palette.panel.0;
    visuals.extreme_bg_color = palette.page.0;
    visuals.error_fg_color = palette.error.0;
    visuals.warn_fg_color = palette.waivable.0;
    visuals.hyperlink_color = palette.accent.0;
    visuals.faint_bg_color = palette.head.0;
    visuals.window_stroke = Stroke::new(1.0, palette.card_border.0);
    visuals.window_corner_radius = 8.into();
    visuals.menu_corner_radius = 8.into();
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.card_border.0);
    let widgets = &mut visuals.widgets;
    let states = [
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
        &mut widgets.noninteractive,
    ];
    for state in states {
        state.corner_radius = 4.into();
        // Nothing grows or brightens under the mouse: the ground alone says that it is there.
        state.expansion = 0.0;
        state.fg_stroke = Stroke::new(1.0, palette.text.0);
    }
    // At rest egui's light fields have no border at all.
    for (state, fill) in [
        (&mut widgets.inactive, palette.control.0),
        (&mut widgets.hovered, palette.control_hover.0),
    ] {
        state.bg_stroke = Stroke::new(1.0, palette.border.0);
        (state.bg_fill, state.weak_bg_fill) = (fill, fill);
    }
    // What has the keyboard must be seen at once, and what is written on it read.
    for widget in [&mut visuals.widgets.active, &mut visuals.widgets.open] {
        widget.bg_fill = palette.head_current.0;
        widget.weak_bg_fill = palette.head_current.0;
        widget.bg_stroke = Stroke::new(1.5, palette.accent.0);
    }
    visuals.selection.stroke = Stroke::new(1.5, palette.accent.0);
    visuals.selection.bg_fill = palette.head_current.0;
    // Underlined composition, not a selection that looks as if typing replaced it.
    visuals.ime_composition.legacy_visuals = false;
    visuals
}

#[cfg(test)]
mod tests;
