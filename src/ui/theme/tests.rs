//! Icons and colours.

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
fn every_icon_is_in_the_font_of_icons() {
    let ctx = egui::Context::default();
    install(&ctx);
    let mut is_there = None;
    let output = ctx.run_ui(egui::RawInput::default(), |ui| {
        let font = FontId::proportional(sizes().icon);
        let glyphs = |icon: &&str| ui.ctx().fonts_mut(|fonts| fonts.has_glyphs(&font, icon));
        is_there = Some(icons::ALL.iter().all(glyphs));
    });
    output.drop_without_applying_deltas();
    assert_eq!(is_there, Some(true));
    assert!(icons::FONT.len() < 60 * 1024);
}

#[test]
fn text_and_marks_can_be_read_on_their_grounds() {
    for (palette, least) in [
        (&THEME.light, 4.5),
        (&THEME.dark, 4.5),
        (&THEME.contrast, 7.0),
    ] {
        for ground in [
            palette.panel,
            palette.page,
            palette.card,
            palette.control,
            palette.control_hover,
            palette.head,
            palette.label,
            palette.sum,
            palette.head_current,
        ] {
            assert!(contrast(palette.text, ground) >= 7.0);
        }
        assert!(contrast(palette.weak, palette.head_current) >= least);
        assert!(contrast(palette.on_accent, palette.accent) >= least);
        for ground in [palette.panel, palette.page, palette.card] {
            for ink in [
                palette.weak,
                palette.accent,
                palette.error,
                palette.waivable,
                palette.hint,
                palette.done,
            ] {
                assert!(contrast(ink, ground) >= least);
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
            assert!(contrast(ink, ground) >= least);
        }
    }
}
