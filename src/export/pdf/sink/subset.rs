//! Cuts a face down to the characters in use. printpdf without its `html` feature embeds whole
//! fonts, which makes files of 20 MB.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile};
use printpdf::ParsedFont;

use super::font::FaceData;

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

/// The font with no more than these glyphs, ready for a PDF file.
///
/// # Errors
/// The font is damaged; what the font library says.
pub fn cut(data: &FaceData, glyphs: &BTreeSet<u16>) -> Result<Subset, String> {
    let (bytes, mut parsed) = guarded(|| {
        let bytes = cut_bytes(data, glyphs)?;
        let parsed = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new());
        Ok((bytes, parsed.ok_or("裁剪后的字体无法读取")?))
    })?;
    parsed.font_name = Some(format!("{}+{}", prefix(glyphs), data.name()));
    let cids = Cids::of(&parsed, &bytes);
    Ok(Subset { parsed, cids })
}

/// The font file with no more than these glyphs, 0 among them, which are numbered anew in their
/// order.
///
/// # Errors
/// The font is damaged; what the font library says.
pub fn cut_file(data: &FaceData, glyphs: &BTreeSet<u16>) -> Result<Vec<u8>, String> {
    guarded(|| cut_bytes(data, glyphs))
}

fn cut_bytes(data: &FaceData, glyphs: &BTreeSet<u16>) -> Result<Vec<u8>, String> {
    let glyphs: Vec<u16> = glyphs.iter().copied().collect();
    let font = ReadScope::new(data.bytes()).read::<FontData<'_>>();
    let font = font.map_err(|error| error.to_string())?;
    let provider = font.table_provider(data.index());
    let provider = provider.map_err(|error| error.to_string())?;
    let profile = SubsetProfile::Minimal;
    let cut = allsorts::subset::subset(&provider, &glyphs, &profile, CmapTarget::Unicode);
    cut.map_err(|error| error.to_string())
}

/// The library trusts the offsets of outlines: those of a damaged font lead out of the file.
fn guarded<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let done = catch_unwind(AssertUnwindSafe(work));
    done.unwrap_or_else(|_| Err("字体文件已损坏".to_owned()))
}

/// Six capitals that differ with the glyphs kept.
fn prefix(glyphs: &BTreeSet<u16>) -> String {
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
