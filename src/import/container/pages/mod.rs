//! From what stands on pages to lines and tables, whatever kind of file the pages are of: ruled lines
//! make tables (`ruled`), and what stands outside of them makes lines and paragraphs (`lines`, `prose`).

mod furniture;
mod item;
mod lines;
mod measure;
pub(super) mod page;
pub(super) mod place;
pub(super) mod prose;
mod ruled;
pub(super) mod signed;

use super::held::Note;
use super::refusal::Refusal;
use page::Page;

/// The longest file that is read, in bytes: a report of a hundred pages with its fonts embedded is a
/// tenth of this.
pub(super) const LARGEST: usize = 64 * 1024 * 1024;
/// The most pages that are read: reports have six to thirty.
pub(super) const MOST_PAGES: usize = 400;
/// The most characters that are read, of all pages: a report has thirty thousand.
pub(super) const MOST_GLYPHS: usize = 1_000_000;
/// Of the characters, one in so many may be unreadable before the text is of no use.
const MOST_LOST: usize = 4;

/// What must be said of the pages of a kind of file before they are read.
///
/// # Errors
/// There is no text on them, or too much of it is not told.
pub(super) fn judge(pages: &[Page], kind: &str) -> Result<Vec<Note>, Refusal> {
    let all = pages.iter().flat_map(|page| &page.glyphs);
    let (mut count, mut lost, mut hidden) = (0, 0, 0);
    for glyph in all.filter(|glyph| !glyph.is_blank()) {
        count += 1;
        lost += usize::from(glyph.is_lost());
        hidden += usize::from(glyph.hidden);
    }
    if count == 0 {
        return Err(if pages.iter().any(|page| page.drawings > 0) {
            Refusal::Scanned
        } else {
            Refusal::Empty
        });
    }
    if lost * MOST_LOST > count {
        return Err(Refusal::Unreadable);
    }
    let mut notes = Vec::new();
    if lost > 0 {
        let unknown = char::REPLACEMENT_CHARACTER;
        let message = format!(
            "{kind} 中有 {lost} 个字没有给出对应的文字，读出来是“{unknown}”，请对照原文改正。"
        );
        notes.push(Note::of_file(message));
    }
    if hidden * 2 > count {
        let message =
            format!("这个 {kind} 是扫描件，文字是软件识别出来的，可能认错，请逐格对照原文。");
        notes.push(Note::of_file(message));
    }
    Ok(notes)
}
