//! The faces of the page, lent to egui: the bytes are those that the PDF is made with.

use std::borrow::Cow;
use std::sync::Arc;

use egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use egui::{Context, FontData, FontFamily};

use crate::export::FontSource;
use crate::export::pdf::{Face, Fonts};

/// The name by which egui knows a face: another one where it comes from elsewhere.
pub fn family(source: FontSource, face: Face) -> FontFamily {
    FontFamily::Name(Arc::from(format!("{source:?} {face:?}")))
}

/// Lends egui every face of pages that were laid out with the faces of a source. Returns whether all
/// can be used already: new ones can from the next frame on.
pub fn install(ctx: &Context, source: FontSource) -> bool {
    let fonts = Fonts::of(source);
    let missing: Vec<Face> = ctx.fonts(|loaded| {
        let known = loaded.families();
        // What stands in for a face is drawn as what it is.
        let own = Face::ALL.into_iter().filter(|face| fonts.has(*face));
        own.filter(|face| !known.contains(&family(source, *face)))
            .collect()
    });
    for face in &missing {
        let (bytes, index) = match fonts.bytes(*face) {
            Ok(bytes) => (bytes, fonts.index(*face)),
            // Its file went away: the export says so. Here the one compiled in stands in.
            Err(_) => (Fonts::stand_in(), 0),
        };
        let mut data = match bytes {
            Cow::Borrowed(bytes) => FontData::from_static(bytes),
            Cow::Owned(bytes) => FontData::from_owned(bytes),
        };
        data.index = u32::try_from(index).unwrap_or_default();
        let family = family(source, *face);
        let name = family.to_string();
        let priority = FontPriority::Highest;
        let families = vec![InsertFontFamily { family, priority }];
        ctx.add_font(FontInsert::new(&name, data, families));
    }
    if !missing.is_empty() {
        ctx.request_repaint();
    }
    missing.is_empty()
}
