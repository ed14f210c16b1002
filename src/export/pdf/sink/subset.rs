//! Cuts a face down to the characters in use. printpdf without its `html` feature embeds whole
//! fonts, which makes files of 20 MB.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use allsorts::binary::read::ReadScope;
use allsorts::error::ParseError;
use allsorts::font_data::FontData;
use allsorts::subset::{CmapTarget, SubsetProfile};
use allsorts::tables::FontTableProvider;
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
    let bytes = data.bytes()?;
    let font = ReadScope::new(&bytes).read::<FontData<'_>>();
    let font = font.map_err(|error| error.to_string())?;
    let provider = font.table_provider(data.index());
    let provider = provider.map_err(|error| error.to_string())?;
    let profile = SubsetProfile::Minimal;
    let provider = OfThese {
        font: provider,
        cmap: cmap(&data.characters(&glyphs)),
    };
    let cut = allsorts::subset::subset(&provider, &glyphs, &profile, CmapTarget::Unicode);
    cut.map_err(|error| error.to_string())
}

/// A font whose table of characters has no more than those in use: the library goes through all of it,
/// which would take longer than all else that it does.
struct OfThese<P> {
    font: P,
    cmap: Vec<u8>,
}

impl<P: FontTableProvider> FontTableProvider for OfThese<P> {
    fn table_data(&self, tag: u32) -> Result<Option<Cow<'_, [u8]>>, ParseError> {
        if tag == allsorts::tag::CMAP {
            return Ok(Some(Cow::Borrowed(&self.cmap)));
        }
        self.font.table_data(tag)
    }

    fn has_table(&self, tag: u32) -> bool {
        self.font.has_table(tag)
    }

    fn table_tags(&self) -> Option<Vec<u32>> {
        self.font.table_tags()
    }
}

/// A `cmap` table with these characters and their glyphs, in the order of the characters (ISO/IEC
/// 14496-22, 5.2.1: a subtable of format 12 for all of Unicode).
fn cmap(characters: &[(u32, u16)]) -> Vec<u8> {
    let count = characters.len() as u32;
    let mut table = Vec::with_capacity(28 + characters.len() * 12);
    // Version and number of subtables; platform, encoding and place of the only one.
    for number in [0, 1, 3, 10_u16] {
        table.extend(number.to_be_bytes());
    }
    table.extend(12_u32.to_be_bytes());
    for number in [12, 0_u16] {
        table.extend(number.to_be_bytes());
    }
    for number in [16 + count * 12, 0, count] {
        table.extend(number.to_be_bytes());
    }
    for (character, glyph) in characters {
        for number in [*character, *character, u32::from(*glyph)] {
            table.extend(number.to_be_bytes());
        }
    }
    table
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
