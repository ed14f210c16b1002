//! Characters that no face has.

use std::collections::BTreeSet;

use super::{FontSource, Fonts};
use crate::export::document::{Block, Document};
use crate::export::pdf::text::normal::{is_unprintable, normalise};

/// The characters of a document that no face has, in the order of their code points. They are drawn
/// as 〓; the rule [`Characters`](crate::check::Rule::Characters) names them before the export.
#[must_use]
pub fn missing_characters(document: &Document, fonts: &Fonts) -> Vec<char> {
    let title = document.full_title();
    let blocks = document.blocks.iter().flat_map(|block| match block {
        Block::Heading { text, .. } => vec![text.as_str()],
        Block::Paragraph(paragraph) => vec![paragraph.text.as_str()],
        Block::Table(table) => table.cells.iter().map(|cell| cell.text.as_str()).collect(),
        Block::Chart(chart) => chart.texts().collect(),
        Block::Picture(picture) => vec![picture.caption.as_str()],
    });
    let mut missing = BTreeSet::new();
    for text in blocks.chain([title.as_str()]) {
        missing.extend(unprinted(text, |ch| fonts.prints(ch)));
    }
    missing.into_iter().collect()
}

/// The characters of a text that no face has, each once, in the text's order. Font files are read
/// only where the faces compiled in do not tell.
#[must_use]
pub fn missing_in(text: &str, source: FontSource) -> Vec<char> {
    if is_common(text) {
        return Vec::new();
    }
    let prints = |ch| {
        let common = is_among_common(ch) || Fonts::has_compiled_in(ch);
        !is_unprintable(ch) && (common || Fonts::of(source).prints(ch))
    };
    let mut seen = BTreeSet::new();
    let mut missing = unprinted(text, prints);
    missing.retain(|ch| seen.insert(*ch));
    missing
}

/// Whether every character is printed as it is, whatever the faces.
#[must_use]
pub fn is_common(text: &str) -> bool {
    text.chars().all(|ch| ch == '\n' || is_among_common(ch))
}

fn unprinted(text: &str, prints: impl Fn(char) -> bool) -> Vec<char> {
    let text = normalise(text);
    text.chars().filter(|ch| !prints(*ch)).collect()
}

/// Characters that are printed as they are, whatever the faces: a bit for each of the first plane.
/// Nearly every text is made of them, and all of it is looked at on every keystroke. Written down, as to
/// find them out the face has to be unpacked, which takes as long as all else that an export of text does.
static COMMON: &[u8; 0x1_0000 / 8] = include_bytes!("../../../../assets/common-characters.bits");

fn is_among_common(ch: char) -> bool {
    let code = ch as usize;
    let bits = COMMON.get(code / 8);
    bits.is_some_and(|bits| bits >> (code % 8) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::pdf::text::normal::changes_never;

    /// After another face was chosen, written anew with `NIANBAO_COMMON=write cargo test --lib common`.
    #[test]
    fn the_common_characters_are_those_of_the_face_that_never_change() {
        let mut bits = vec![0_u8; COMMON.len()];
        for ch in '\0'..='\u{ffff}' {
            if changes_never(ch) && Fonts::has_compiled_in(ch) {
                bits[ch as usize / 8] |= 1 << (ch as usize % 8);
            }
        }
        if std::env::var_os("NIANBAO_COMMON").is_some_and(|what| what == "write") {
            let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/common-characters.bits");
            std::fs::write(file, &bits).unwrap();
        }
        assert!(bits == COMMON, "not those of the face");
        assert!(is_common("一年之计在于春：2024年") && !is_common("😀"));
    }
}
