//! What a portal says of the report (公开信息), folded away until it is asked for: many portals have
//! fields of their own for it.

use egui::{CollapsingHeader, TextEdit, TextStyle, Ui};

use crate::report::{Item, Report};
use crate::ui::lines::Hover;
use crate::ui::words;

/// The texts of its fields.
#[derive(Debug, Default)]
pub(super) struct MetadataState {
    texts: [String; Item::ALL.len()],
}

impl MetadataState {
    /// Shows what the report says now.
    pub(super) fn follow(&mut self, report: &Report) {
        for (text, item) in self.texts.iter_mut().zip(Item::ALL) {
            if text != report.metadata(item) {
                report.metadata(item).clone_into(text);
            }
        }
    }
}

/// Shows it; what was typed, and whether a field was left.
pub(super) fn show(
    ui: &mut Ui,
    state: &mut MetadataState,
    composing: bool,
) -> (Option<(Item, String)>, bool) {
    let mut typed = None;
    let mut is_left = false;
    let folded = CollapsingHeader::new(words::METADATA).id_salt("metadata");
    let shown = folded.show(ui, |ui| {
        // One edge for all fields, behind the longest label.
        let letters = Item::ALL.map(|item| item.label().chars().count());
        let letter = TextStyle::Body.resolve(ui.style()).size;
        let width = letters.into_iter().max().unwrap_or(0) as f32 * letter;
        for (text, item) in state.texts.iter_mut().zip(Item::ALL) {
            ui.horizontal(|ui| {
                let begin = ui.cursor().left();
                let label = ui.label(item.label());
                ui.add_space((width - (label.rect.right() - begin)).max(0.0));
                let edit = TextEdit::singleline(text).desired_width(f32::INFINITY);
                let field = ui.add(edit).labelled_by(label.id);
                if field.changed() && !composing {
                    typed = Some((item, text.clone()));
                }
                is_left |= field.lost_focus();
            });
        }
    });
    shown.header_response.on_hover(words::METADATA_HOW);
    (typed, is_left)
}
