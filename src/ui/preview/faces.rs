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
    let known = ctx.fonts(|fonts| fonts.families());
    let mut is_ready = true;
    for face in Face::ALL {
        let family = family(face);
        // What stands in for a face is drawn as what it is.
        if fonts.substituted().contains(&face) || known.contains(&family) {
            continue;
        }
        is_ready = false;
        ctx.add_font(FontInsert::new(
            face.file(),
            FontData::from_static(fonts.bytes(face)),
            vec![InsertFontFamily {
                family,
                priority: FontPriority::Highest,
            }],
        ));
    }
    if !is_ready {
        ctx.request_repaint();
    }
    is_ready
}
