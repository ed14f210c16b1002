//! The bookmarks of the file: where its headings are.

use super::Bound;
use crate::export::document::geometry::{LEFT, PAGE_HEIGHT, TOP};
use crate::export::pdf::sink::Entry;

/// The bookmarks of documents bound in one file: those of the first stand as they are, those of
/// each other one under its title.
pub fn entries(bound: &[Bound<'_>]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut before = 0;
    for (index, bound) in bound.iter().enumerate() {
        let deeper = u8::from(index > 0);
        if index > 0 {
            entries.push(Entry {
                level: 1,
                text: bound.document.full_title(),
                page: before,
                at: (LEFT, PAGE_HEIGHT - TOP),
            });
        }
        entries.extend(bound.pages.bookmarks.iter().map(|bookmark| Entry {
            level: bookmark.level + deeper,
            text: bookmark.text.clone(),
            page: before + bookmark.page,
            at: (LEFT, PAGE_HEIGHT - bookmark.y),
        }));
        before += bound.pages.pages.len();
    }
    entries
}
