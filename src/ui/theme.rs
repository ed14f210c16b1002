//! Colours and sizes, from `assets/theme.ron`, and the one face of the window.

use std::sync::{Arc, LazyLock};

use egui::{Color32, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle, Visuals};
use serde::{Deserialize, Deserializer};

use crate::check::Severity;

/// All tokens of the theme file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Sizes in points.
    pub sizes: Sizes,
    light: Palette,
    dark: Palette,
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
    pub cell_label: f32,
    pub row: f32,
    pub beneath: f32,
    pub cell_padding: f32,
    pub outline_width: f32,
    pub findings_width: f32,
    pub review_width: f32,
    pub narrow: f32,
    pub tight: f32,
    pub welcome_title: f32,
    pub welcome_column: f32,
    pub welcome_button: f32,
    pub settings_width: f32,
    pub scale_min: f32,
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
    if visuals.dark_mode {
        &THEME.dark
    } else {
        &THEME.light
    }
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

/// Puts face, colours and sizes into a context.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    let face = include_bytes!("../../fonts/NotoSansSC-Regular.ttf");
    fonts
        .font_data
        .insert("sans".to_owned(), Arc::new(FontData::from_static(face)));
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["sans".to_owned()]);
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
            style.visuals = visuals(theme);
            style.text_styles = [
                (TextStyle::Body, sizes.body),
                (TextStyle::Button, sizes.body),
                (TextStyle::Monospace, sizes.body),
                (TextStyle::Small, sizes.small),
                (TextStyle::Heading, sizes.heading),
            ]
            .map(|(text_style, size)| (text_style, FontId::proportional(size)))
            .into();
            style.spacing.button_padding = egui::vec2(8.0, 4.0);
            style.spacing.item_spacing = egui::vec2(8.0, 6.0);
            style.spacing.interact_size.y = 28.0;
        });
    }
}

fn visuals(theme: egui::Theme) -> Visuals {
    let (mut visuals, palette) = match theme {
        egui::Theme::Light => (Visuals::light(), &THEME.light),
        egui::Theme::Dark => (Visuals::dark(), &THEME.dark),
    };
    visuals.override_text_color = Some(palette.text.0);
    visuals.weak_text_color = Some(palette.weak.0);
    visuals.panel_fill = palette.panel.0;
    visuals.window_fill = palette.panel.0;
    visuals.extreme_bg_color = palette.page.0;
    visuals.error_fg_color = palette.error.0;
    visuals.warn_fg_color = palette.waivable.0;
    visuals.hyperlink_color = palette.accent.0;
    // At rest egui's light fields have no border at all.
    visuals.widgets.inactive.bg_stroke = Stroke::new(1.0, palette.border.0);
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.grid_line.0);
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
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f32 {
        let channel = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(one: Hex, other: Hex) -> f32 {
        let (one, other) = (luminance(one.0), luminance(other.0));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_and_marks_can_be_read_on_their_grounds() {
        for palette in [&THEME.light, &THEME.dark] {
            for ground in [
                palette.panel,
                palette.page,
                palette.head,
                palette.label,
                palette.sum,
                palette.head_current,
            ] {
                assert!(contrast(palette.text, ground) >= 7.0);
            }
            assert!(contrast(palette.weak, palette.head_current) >= 4.5);
            for ground in [palette.panel, palette.page] {
                for ink in [
                    palette.weak,
                    palette.accent,
                    palette.error,
                    palette.waivable,
                    palette.hint,
                    palette.done,
                ] {
                    assert!(contrast(ink, ground) >= 4.5);
                }
            }
            for (ink, ground) in [
                (palette.error, palette.error_fill),
                (palette.waivable, palette.waivable_fill),
                (palette.hint, palette.hint_fill),
                (palette.text, palette.error_fill),
                (palette.text, palette.related_fill),
                (palette.text, palette.empty_fill),
                (palette.text, palette.found),
                (palette.text, palette.found_current),
                (palette.ink, palette.paper),
                (palette.ink, palette.paper_current),
            ] {
                assert!(contrast(ink, ground) >= 4.5);
            }
        }
    }
}
