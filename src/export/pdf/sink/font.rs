//! A font file as layout sees it: which characters it has and how wide they are.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use allsorts::binary::read::ReadScope;
use allsorts::font::{Encoding, find_good_cmap_subtable};
use allsorts::font_data::FontData;
use allsorts::tables::cmap::{Cmap, CmapSubtable};
use allsorts::tables::{FontTableProvider, HeadTable, HheaTable, HmtxTable, MaxpTable};
use allsorts::tag;

use super::tables::Tables;

/// A face: where its bytes are, and what layout asks of them.
pub struct FaceData {
    bytes: Bytes,
    /// Which font of a collection (.ttc).
    index: usize,
    /// Its PostScript name.
    name: String,
    measures: Measures,
}

enum Bytes {
    Held(Cow<'static, [u8]>),
    /// In this file, in which what layout asks of them had this sum.
    Left(PathBuf, u32),
}

/// More mappings than this are not those of a font but of a damaged file.
const MOST_MAPPINGS: u64 = 2 * 0x11_0000;

impl FaceData {
    /// Reads a font, or one of a collection. None where it is damaged or not mapped by Unicode.
    pub fn read(bytes: Cow<'static, [u8]>, index: usize, name: &str) -> Option<FaceData> {
        let font = ReadScope::new(&bytes).read::<FontData<'_>>().ok()?;
        let measures = Measures::of(&Asked::of(&font.table_provider(index).ok()?)?)?;
        Some(FaceData::of(Bytes::Held(bytes), index, name, measures))
    }

    /// The same for a font in a file, which leaves there what only drawing needs: fonts have 10 MB, and
    /// nobody needs all of them at one time.
    pub fn of_file(path: &Path, index: usize, name: &str) -> Option<FaceData> {
        let tables = Tables::open(path, index)?;
        let asked = Asked::of(&tables)?;
        let bytes = Bytes::Left(path.to_owned(), asked.sum());
        Some(FaceData::of(bytes, index, name, Measures::of(&asked)?))
    }

    fn of(bytes: Bytes, index: usize, name: &str, measures: Measures) -> FaceData {
        FaceData {
            bytes,
            index,
            name: name.to_owned(),
            measures,
        }
    }

    /// The font file.
    ///
    /// # Errors
    /// It is not there any more, or another one.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>, String> {
        match &self.bytes {
            Bytes::Held(bytes) => Ok(Cow::Borrowed(bytes)),
            Bytes::Left(path, sum_then) => {
                let bytes = crate::files::read(path).map_err(|error| error.to_string())?;
                let is_same = sum(&bytes, self.index) == Some(*sum_then);
                is_same.then_some(Cow::Owned(bytes)).ok_or_else(|| {
                    let file = path.display();
                    format!("字体文件“{file}”在程序打开之后换过，请重新打开程序")
                })
            }
        }
    }

    /// Which font of the file.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Its PostScript name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The glyph of a character.
    pub fn glyph(&self, ch: char) -> Option<u16> {
        let code = u32::from(ch);
        let glyph = match self.measures.glyphs.get(code as usize) {
            Some(glyph) => *glyph,
            None => self.measures.rare.get(&code).copied().unwrap_or(0),
        };
        (glyph != 0).then_some(glyph)
    }

    /// The characters that these glyphs, which are in their order, are drawn for, each with its glyph.
    pub fn characters(&self, glyphs: &[u16]) -> Vec<(u32, u16)> {
        let is_wanted = |glyph: &u16| *glyph != 0 && glyphs.binary_search(glyph).is_ok();
        let common = (0..).zip(self.measures.glyphs.iter().copied());
        let rare = self
            .measures
            .rare
            .iter()
            .map(|(code, glyph)| (*code, *glyph));
        let all = common.chain(rare);
        all.filter(|(_, glyph)| is_wanted(glyph)).collect()
    }

    /// The advance of a character, in em. What takes no room, such as an accent that is to stand on
    /// the letter before it, cannot be set and counts as not there.
    pub fn advance(&self, ch: char) -> Option<f32> {
        let advance = *self.measures.advances.get(usize::from(self.glyph(ch)?))?;
        (advance > 0.0).then_some(advance)
    }
}

impl std::fmt::Debug for FaceData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FaceData({})", self.name)
    }
}

/// What layout asks of a font.
struct Measures {
    /// Glyph by code point, 0 where there is none; the first plane.
    glyphs: Vec<u16>,
    /// The same for the planes above.
    rare: BTreeMap<u32, u16>,
    /// Advance by glyph, in em.
    advances: Vec<f32>,
}

impl Measures {
    fn of(asked: &Asked<'_>) -> Option<Measures> {
        let [head, maxp, hhea, hmtx, cmap] = &asked.0;
        let head = ReadScope::new(head).read::<HeadTable>().ok()?;
        let maxp = ReadScope::new(maxp).read::<MaxpTable>().ok()?;
        let hhea = ReadScope::new(hhea).read::<HheaTable>().ok()?;
        let counts = (
            usize::from(maxp.num_glyphs),
            usize::from(hhea.num_h_metrics),
        );
        let hmtx = ReadScope::new(hmtx).read_dep::<HmtxTable>(counts).ok()?;
        let em = f32::from(head.units_per_em).max(1.0);
        let advances = (0..maxp.num_glyphs)
            .map(|glyph| hmtx.horizontal_advance(glyph).map_or(0.0, f32::from) / em)
            .collect();
        let (glyphs, rare) = mappings(cmap)?;
        Some(Measures {
            glyphs,
            rare,
            advances,
        })
    }
}

/// The tables of a font that say so.
struct Asked<'a>([Cow<'a, [u8]>; 5]);

impl<'a> Asked<'a> {
    fn of(provider: &'a impl FontTableProvider) -> Option<Asked<'a>> {
        let table = |tag| provider.read_table_data(tag).ok();
        Some(Asked([
            table(tag::HEAD)?,
            table(tag::MAXP)?,
            table(tag::HHEA)?,
            table(tag::HMTX)?,
            table(tag::CMAP)?,
        ]))
    }

    fn sum(&self) -> u32 {
        let mut sum = crc32fast::Hasher::new();
        self.0.iter().for_each(|table| sum.update(table));
        sum.finalize()
    }
}

/// The sum of what layout asks of a font; none if it is damaged.
fn sum(bytes: &[u8], index: usize) -> Option<u32> {
    let font = ReadScope::new(bytes).read::<FontData<'_>>().ok()?;
    let provider = font.table_provider(index).ok()?;
    Some(Asked::of(&provider)?.sum())
}

/// The glyphs by code point: those of the first plane and those above.
fn mappings(cmap: &[u8]) -> Option<(Vec<u16>, BTreeMap<u32, u16>)> {
    let cmap = ReadScope::new(cmap).read::<Cmap<'_>>().ok()?;
    let (encoding, record) = find_good_cmap_subtable(&cmap)?;
    if encoding != Encoding::Unicode {
        return None;
    }
    let scope = cmap.scope.offset(usize::try_from(record.offset).ok()?);
    let subtable = scope.read::<CmapSubtable<'_>>().ok()?;
    let count: u64 = match &subtable {
        CmapSubtable::Format4(format) => {
            let ends = format.end_codes.iter();
            let segments = format.start_codes.iter().zip(ends);
            let lengths = segments.map(|(start, end)| u64::from(end.saturating_sub(start)) + 1);
            lengths.sum()
        }
        CmapSubtable::Format12 { .. } => groups_length(scope)?,
        _ => return None,
    };
    if count > MOST_MAPPINGS {
        return None;
    }
    let mut glyphs = vec![0; 0x1_0000];
    let mut rare = BTreeMap::new();
    subtable
        .mappings_fn(|code, glyph| match glyphs.get_mut(code as usize) {
            Some(place) => *place = glyph,
            None => {
                rare.insert(code, glyph);
            }
        })
        .ok()?;
    Some((glyphs, rare))
}

/// How many code points the groups of a `cmap` subtable of format 12 say they map. Its ranges are of
/// 32 bits, so that one wrong bit makes a billion of ten.
fn groups_length(scope: ReadScope<'_>) -> Option<u64> {
    let mut context = scope.ctxt();
    // Format, padding, length, language.
    context.read_slice(12).ok()?;
    let count = context.read_u32be().ok()?;
    let mut length = 0;
    for _ in 0..count {
        let start = context.read_u32be().ok()?;
        let end = context.read_u32be().ok()?;
        let glyph = context.read_u32be().ok()?;
        let steps = u64::from(end.checked_sub(start)?);
        // Glyph numbers have 16 bits.
        if u64::from(glyph) + steps > 0xffff {
            return None;
        }
        length += steps + 1;
    }
    Some(length)
}
