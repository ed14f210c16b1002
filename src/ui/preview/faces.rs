//! The faces of the page, lent to egui: the bytes are those that the PDF is made with.

use std::sync::Arc;

use egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use egui::{Context, FontData, FontFamily};

use crate::export::pdf::{Face, Fonts};

/// The name by which egui knows a face.
pub fn family(face: Face) -> FontFamily {
    FontFamily::Name(Arc::from(face.file()))
}

/// Lends egui every face of the page. Returns whether all can be used already: new ones can from the
/// next frame on.
pub fn install(ctx: &Context) -> bool {
    let fonts = Fonts::bundled();
    let missing: Vec<Face> = ctx.fonts(|loaded| {
        let known = loaded.families();
        // What stands in for a face is drawn as what it is.
        let own = Face::ALL
            .into_iter()
            .filter(|face| !fonts.substituted().contains(face));
        own.filter(|face| !known.contains(&family(*face))).collect()
    });
    for face in &missing {
        ctx.add_font(FontInsert::new(
            face.file(),
            FontData::from_static(fonts.bytes(*face)),
            vec![InsertFontFamily {
                family: family(*face),
                priority: FontPriority::Highest,
            }],
        ));
    }
    if !missing.is_empty() {
        ctx.request_repaint();
    }
    missing.is_empty()
}
