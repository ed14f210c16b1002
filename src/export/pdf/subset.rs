//! Cuts a face down to the characters in use. printpdf without its `html` feature embeds whole
//! fonts, which makes files of 20 MB.

use std::collections::BTreeSet;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile};
use printpdf::ParsedFont;

use super::PdfError;
use super::fonts::{Face, Fonts};

/// A face cut down.
pub struct Subset {
    /// The font that is embedded.
    pub parsed: ParsedFont,
    /// What it holds.
    pub cids: Cids,
}

/// The characters of a font, by the numbers that the file names them by.
pub struct Cids(BTreeSet<u16>);

impl Cids {
    fn of(font: &ParsedFont, bytes: &[u8]) -> Cids {
        Cids(match printpdf::cff_charset_gid_to_cid_map(bytes, 0) {
            Some(numbers) => numbers.into_values().collect(),
            None => font.glyph_widths.keys().copied().collect(),
        })
    }

    /// A bit for each number from 0 on, the first one highest (ISO 32000-1, table 124, `CIDSet`).
    pub fn bits(&self) -> Vec<u8> {
        let length = self.0.last().map_or(0, |last| usize::from(*last) / 8 + 1);
        let mut bits = vec![0; length];
        for cid in &self.0 {
            bits[usize::from(*cid) / 8] |= 0x80 >> (cid % 8);
        }
        bits
    }
}

/// The face with no more than these characters, named as a subset (ISO 32000-1, 9.6.4).
pub fn subset(fonts: &Fonts, face: Face, chars: &BTreeSet<char>) -> Result<Subset, PdfError> {
    let failed = |reason: String| PdfError::Font {
        face: face.name(),
        reason,
    };
    let mut glyphs: BTreeSet<u16> = BTreeSet::from([0]);
    glyphs.extend(chars.iter().filter_map(|ch| fonts.glyph(face, *ch)));
    let glyphs: Vec<u16> = glyphs.into_iter().collect();

    let font = ReadScope::new(fonts.bytes(face))
        .read::<FontData<'_>>()
        .map_err(|error| failed(error.to_string()))?;
    let provider = font
        .table_provider(0)
        .map_err(|error| failed(error.to_string()))?;
    let profile = SubsetProfile::Minimal;
    let bytes = allsorts::subset::subset(&provider, &glyphs, &profile, CmapTarget::Unicode)
        .map_err(|error| failed(error.to_string()))?;
    let mut parsed = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
        .ok_or_else(|| failed("裁剪后的字体无法读取".to_owned()))?;
    parsed.font_name = Some(format!("{}+{}", prefix(&glyphs), face.name()));
    let cids = Cids::of(&parsed, &bytes);
    Ok(Subset { parsed, cids })
}

/// Six capitals that differ with the glyphs kept.
fn prefix(glyphs: &[u16]) -> String {
    let bytes: Vec<u8> = glyphs
        .iter()
        .flat_map(|glyph| glyph.to_be_bytes())
        .collect();
    let mut rest = super::objects::digest(&bytes);
    let mut letters = String::new();
    for _ in 0..6 {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters
}
