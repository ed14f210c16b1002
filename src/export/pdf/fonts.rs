//! The faces of the page: where their files are and what they hold.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use allsorts::binary::read::ReadScope;
use allsorts::font_data::FontData;
use allsorts::tables::cmap::Cmap;
use allsorts::tables::{FontTableProvider, HeadTable, HheaTable, HmtxTable, MaxpTable};
use allsorts::tag;

use super::chars::is_latin;
use crate::export::FontSource;

/// A face, named by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// 小标宋, the title.
    Title,
    /// 黑体, headings of the first level.
    Heading,
    /// 楷体, headings of the second level.
    Subheading,
    /// 仿宋, the text.
    Body,
    /// 宋体, tables and page numbers; stands in for what other faces lack.
    Song,
    /// Digits and Latin letters in the text.
    Latin,
}

/// Drawn where no face has a character.
pub const UNKNOWN: char = '〓';

impl Face {
    /// All faces.
    pub const ALL: [Face; 6] = [
        Face::Title,
        Face::Heading,
        Face::Subheading,
        Face::Body,
        Face::Song,
        Face::Latin,
    ];

    /// What clerks call it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Face::Title => "小标宋（标题）",
            Face::Heading => "黑体（一级标题）",
            Face::Subheading => "楷体（二级标题）",
            Face::Body => "仿宋（正文）",
            Face::Song => "宋体（表格）",
            Face::Latin => "数字和西文",
        }
    }

    /// The name of its file in the `fonts` folder.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Face::Title => "NotoSerifSC-Bold.ttf",
            Face::Heading => "NotoSansSC-Medium.ttf",
            Face::Subheading => "FandolKai-Regular.otf",
            Face::Body => "FandolFang-Regular.otf",
            Face::Song => "NotoSerifSC-Regular.ttf",
            Face::Latin => "LiberationSerif-Regular.ttf",
        }
    }

    /// Its name inside a PDF file: that of the file without the ending.
    pub(super) fn name(self) -> &'static str {
        let file = self.file();
        file.split_once('.').map_or(file, |(name, _)| name)
    }

    /// Whether digits and Latin letters beside it are set in [`Face::Latin`]. The heavy faces, and
    /// the tables, keep their own, which match them in weight.
    pub(super) fn borrows_latin(self) -> bool {
        matches!(self, Face::Body | Face::Subheading)
    }
}

/// The faces, loaded. Fandol is not compiled in, as its licence wants it to stay a file of its own.
#[derive(Debug)]
pub struct Fonts {
    faces: BTreeMap<Face, FaceData>,
    substituted: Vec<Face>,
}

/// A face's bytes and what layout asks of them.
pub(super) struct FaceData {
    bytes: Cow<'static, [u8]>,
    /// Glyph by code point, 0 where there is none; the first plane.
    glyphs: Vec<u16>,
    /// The same for the planes above.
    rare: BTreeMap<u32, u16>,
    /// Advance by glyph, in em.
    advances: Vec<f32>,
}

static SONG: &[u8] = include_bytes!("../../../fonts/NotoSerifSC-Regular.ttf");
static LATIN: &[u8] = include_bytes!("../../../fonts/LiberationSerif-Regular.ttf");

impl Fonts {
    /// The faces from where they are wanted, read once.
    #[must_use]
    pub fn of(source: FontSource) -> &'static Fonts {
        match source {
            FontSource::System | FontSource::Bundled => Fonts::bundled(),
        }
    }

    /// The faces that come with the program, read once: from the `fonts` folder beside the program,
    /// or above it, or of the package that is being run by cargo.
    #[must_use]
    pub fn bundled() -> &'static Fonts {
        static BUNDLED: LazyLock<Fonts> = LazyLock::new(|| Fonts::from_folders(&folders()));
        &BUNDLED
    }

    /// The faces as found in these folders, the first one that has a file winning. Where none has
    /// it, or it is damaged, 宋体 stands in (see [`Fonts::substituted`]).
    ///
    /// # Panics
    /// Never: the faces compiled in are read by the tests.
    #[must_use]
    pub fn from_folders(folders: &[PathBuf]) -> Fonts {
        let mut fonts = Fonts {
            faces: BTreeMap::new(),
            substituted: Vec::new(),
        };
        for face in Face::ALL {
            let data = match face {
                Face::Song => FaceData::read(Cow::Borrowed(SONG)),
                Face::Latin => FaceData::read(Cow::Borrowed(LATIN)),
                _ => folders.iter().find_map(|folder| {
                    let bytes = crate::files::read(&folder.join(face.file())).ok()?;
                    FaceData::read(Cow::Owned(bytes))
                }),
            };
            match data {
                Some(data) => {
                    fonts.faces.insert(face, data);
                }
                None => fonts.substituted.push(face),
            }
        }
        assert!(fonts.faces.contains_key(&Face::Song), "compiled in");
        fonts
    }

    /// The faces whose files were not found, for a word to the user.
    #[must_use]
    pub fn substituted(&self) -> &[Face] {
        &self.substituted
    }

    /// The font file of a face, for whoever draws [`super::Pages`]; that of 宋体 where it stands in.
    #[must_use]
    pub fn bytes(&self, face: Face) -> &[u8] {
        &self.data(self.actual(face)).bytes
    }

    /// The face that a character is set in where `face` is asked for, and the character's advance in
    /// em: that face, or the Latin one beside it, else any that has the character.
    pub(super) fn find(&self, face: Face, ch: char) -> Option<(Face, f32)> {
        let wanted = self.actual(face);
        let first = if face.borrows_latin() && (is_latin(ch) || ch == ' ') {
            Face::Latin
        } else {
            wanted
        };
        [first, wanted, Face::Song, Face::Heading, Face::Latin]
            .into_iter()
            .find_map(|face| Some((face, self.advance(face, ch)?)))
    }

    /// The advance of a character, in em, if this very face has it.
    pub(super) fn advance(&self, face: Face, ch: char) -> Option<f32> {
        self.faces.get(&face)?.advance(ch)
    }

    /// The glyph of a character in a face that has it.
    pub(super) fn glyph(&self, face: Face, ch: char) -> Option<u16> {
        self.faces.get(&face)?.glyph(ch)
    }

    fn actual(&self, face: Face) -> Face {
        if self.faces.contains_key(&face) {
            face
        } else {
            Face::Song
        }
    }

    fn data(&self, face: Face) -> &FaceData {
        self.faces.get(&face).unwrap_or(&self.faces[&Face::Song])
    }
}

impl FaceData {
    fn read(bytes: Cow<'static, [u8]>) -> Option<FaceData> {
        let font = ReadScope::new(&bytes).read::<FontData<'_>>().ok()?;
        let provider = font.table_provider(0).ok()?;
        let table = |tag| provider.read_table_data(tag).ok();

        let head = table(tag::HEAD)?;
        let head = ReadScope::new(&head).read::<HeadTable>().ok()?;
        let maxp = table(tag::MAXP)?;
        let maxp = ReadScope::new(&maxp).read::<MaxpTable>().ok()?;
        let hhea = table(tag::HHEA)?;
        let hhea = ReadScope::new(&hhea).read::<HheaTable>().ok()?;
        let hmtx = table(tag::HMTX)?;
        let counts = (
            usize::from(maxp.num_glyphs),
            usize::from(hhea.num_h_metrics),
        );
        let hmtx = ReadScope::new(&hmtx).read_dep::<HmtxTable>(counts).ok()?;
        let em = f32::from(head.units_per_em).max(1.0);
        let advances = (0..maxp.num_glyphs)
            .map(|glyph| hmtx.horizontal_advance(glyph).map_or(0.0, f32::from) / em)
            .collect();

        let cmap = table(tag::CMAP)?;
        let cmap = ReadScope::new(&cmap).read::<Cmap<'_>>().ok()?;
        let (_, subtable) = allsorts::font::read_cmap_subtable(&cmap).ok()??;
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

        drop(provider);
        Some(FaceData {
            bytes,
            glyphs,
            rare,
            advances,
        })
    }

    fn glyph(&self, ch: char) -> Option<u16> {
        let code = u32::from(ch);
        let glyph = match self.glyphs.get(code as usize) {
            Some(glyph) => *glyph,
            None => self.rare.get(&code).copied().unwrap_or(0),
        };
        (glyph != 0).then_some(glyph)
    }

    fn advance(&self, ch: char) -> Option<f32> {
        self.advances.get(usize::from(self.glyph(ch)?)).copied()
    }
}

impl std::fmt::Debug for FaceData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FaceData({} bytes)", self.bytes.len())
    }
}

/// The folders that may hold the font files, nearest first.
fn folders() -> Vec<PathBuf> {
    let mut folders = Vec::new();
    if let Ok(program) = std::env::current_exe() {
        let above = program.ancestors().skip(1);
        folders.extend(above.map(|folder| folder.join("fonts")));
    }
    if let Some(package) = std::env::var_os("CARGO_MANIFEST_DIR") {
        folders.push(Path::new(&package).join("fonts"));
    }
    folders
}
