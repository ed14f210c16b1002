//! The faces of the page: where their files are and what they hold.

mod embedded;
mod face;
mod missing;
mod outline;
mod refusal;
mod system;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, OnceLock};

pub use embedded::Embedded;
pub use face::{Face, FaceOrigin, FontSource};
pub use missing::{is_common, missing_characters, missing_in};
pub use outline::{Outlines, Step};
pub use refusal::{Refusal, Refused};

use super::error::PdfError;
use super::sink::{FaceData, Subset, cut};
use super::text::chars::is_latin;
use super::text::normal::is_unprintable;
use crate::packed;

/// Drawn where no face has a character.
pub const UNKNOWN: char = '〓';

/// The faces, loaded. Fandol is not compiled in, as its licence wants it to stay a file of its own.
#[derive(Debug)]
pub struct Fonts {
    faces: BTreeMap<Face, Loaded>,
    substituted: Vec<Face>,
    refused: Vec<Refused>,
}

#[derive(Debug, Clone)]
struct Loaded {
    data: Arc<FaceData>,
    origin: FaceOrigin,
}

impl Loaded {
    fn bundled(data: Arc<FaceData>) -> Loaded {
        Loaded {
            data,
            origin: FaceOrigin::Bundled,
        }
    }
}

static SONG: &[u8] = include_bytes!("../../../../fonts/NotoSerifSC-Regular.ttf.gz");
static LATIN: &[u8] = include_bytes!("../../../../fonts/LiberationSerif-Regular.ttf.gz");

/// The faces of this computer; none if looking them up broke off.
static SYSTEM: OnceLock<Option<Fonts>> = OnceLock::new();

/// The faces compiled in. Song and Latin have all that most reports need.
///
/// # Panics
/// Never: the tests read them.
pub(super) fn compiled_in(face: Face) -> Option<&'static Arc<FaceData>> {
    static FACES: LazyLock<[Arc<FaceData>; 2]> = LazyLock::new(|| {
        [(SONG, Face::Song), (LATIN, Face::Latin)].map(|(bytes, face)| {
            let data = FaceData::read(Cow::Owned(packed::unpack(bytes)), 0, stem(face));
            Arc::new(data.expect("compiled in"))
        })
    });
    match face {
        Face::Song | Face::Spare => Some(&FACES[0]),
        Face::Latin => Some(&FACES[1]),
        _ => None,
    }
}

impl Fonts {
    /// The faces from where they are wanted, read once.
    #[must_use]
    pub fn of(source: FontSource) -> &'static Fonts {
        match source {
            FontSource::System => {
                let system = SYSTEM.get_or_init(|| {
                    // Fonts come from outside, and the library that reads them may have faults.
                    catch_unwind(|| Fonts::with_system(&system::folders())).ok()
                });
                system.as_ref().unwrap_or_else(|| Fonts::bundled())
            }
            FontSource::Bundled => Fonts::bundled(),
        }
    }

    /// Whether the faces of the computer were looked up already, which may take long the first time.
    #[must_use]
    pub fn are_looked_up(source: FontSource) -> bool {
        source == FontSource::Bundled || SYSTEM.get().is_some()
    }

    /// The faces that come with the program, read once: from the `fonts` folder beside the program,
    /// or above it, or of the package that is being run by cargo.
    #[must_use]
    pub fn bundled() -> &'static Fonts {
        static BUNDLED: LazyLock<Fonts> = LazyLock::new(|| Fonts::of_program(bundled_face));
        &BUNDLED
    }

    /// The faces as found in these folders, the first one that has a file winning. Where none has
    /// it, or it is damaged, 宋体 stands in (see [`Fonts::substituted`]).
    #[must_use]
    pub fn from_folders(folders: &[PathBuf]) -> Fonts {
        Fonts::of_program(|face| in_folders(face, folders))
    }

    /// The official faces in the folders of a computer and those below them, where they may be
    /// embedded in documents; for each of the others that of the program.
    #[must_use]
    pub fn with_system(folders: &[PathBuf]) -> Fonts {
        let files = system::Files::list(folders);
        let mut refused = Vec::new();
        let mut fonts = Fonts::collect(|face| match files.find(face, &mut refused) {
            Some(found) => Some(Loaded {
                data: Arc::new(found.data),
                origin: FaceOrigin::System {
                    family: found.family,
                    path: found.path,
                },
            }),
            None => bundled_face(face).map(Loaded::bundled),
        });
        fonts.refused = refused;
        fonts
    }

    fn of_program(find: impl Fn(Face) -> Option<Arc<FaceData>>) -> Fonts {
        Fonts::collect(|face| find(face).map(Loaded::bundled))
    }

    fn collect(mut find: impl FnMut(Face) -> Option<Loaded>) -> Fonts {
        let mut fonts = Fonts {
            faces: BTreeMap::new(),
            substituted: Vec::new(),
            refused: Vec::new(),
        };
        for face in Face::ALL {
            match find(face) {
                Some(loaded) => {
                    fonts.faces.insert(face, loaded);
                }
                None => fonts.substituted.push(face),
            }
        }
        // Beside itself it is of no use.
        if fonts.origin(Face::Song) == FaceOrigin::Bundled {
            fonts.faces.remove(&Face::Spare);
        }
        fonts
    }

    /// The faces whose files were not found, for a word to the user.
    #[must_use]
    pub fn substituted(&self) -> &[Face] {
        &self.substituted
    }

    /// The faces of the computer that were found and may not, or cannot, be used, and why.
    #[must_use]
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }

    /// Where the font of a face comes from.
    #[must_use]
    pub fn origin(&self, face: Face) -> FaceOrigin {
        match self.faces.get(&face) {
            Some(loaded) => loaded.origin.clone(),
            None => FaceOrigin::StandIn,
        }
    }

    /// Whether a face has a font of its own.
    #[must_use]
    pub fn has(&self, face: Face) -> bool {
        self.faces.contains_key(&face)
    }

    /// The face with no more than these characters, named as a subset (ISO 32000-1, 9.6.4).
    pub(super) fn subset(&self, face: Face, chars: &BTreeSet<char>) -> Result<Subset, PdfError> {
        let data = self.data(face);
        cut(data, &glyphs(data, chars)).map_err(|reason| PdfError::Font {
            face: face.label(),
            reason,
        })
    }

    /// The font file of a face, for whoever draws [`super::Pages`]; that of 宋体 where it stands in.
    ///
    /// # Errors
    /// The file is not there any more, or another one.
    pub fn bytes(&self, face: Face) -> Result<Cow<'_, [u8]>, PdfError> {
        let bytes = self.data(face).bytes();
        bytes.map_err(|reason| PdfError::Font {
            face: face.label(),
            reason,
        })
    }

    /// What a face whose file went away is drawn with: the one compiled in.
    #[must_use]
    pub fn stand_in() -> Cow<'static, [u8]> {
        let bytes = compiled_in(Face::Song).and_then(|data| data.bytes().ok());
        bytes.unwrap_or_default()
    }

    /// Which font of its file a face is: collections (.ttc) hold several.
    #[must_use]
    pub fn index(&self, face: Face) -> usize {
        self.data(face).index()
    }

    /// The face that a character is set in where `face` is asked for, and the character's advance in
    /// em: that face, or the Latin one beside it, else any that has the character.
    pub(super) fn find(&self, face: Face, ch: char) -> Option<(Face, f32)> {
        if is_unprintable(ch) {
            return None;
        }
        let wanted = self.actual(face);
        let first = if face.borrows_latin() && (is_latin(ch) || ch == ' ') {
            Face::Latin
        } else {
            wanted
        };
        // Faces nearer to that of text come first.
        let others = [
            Face::Song,
            Face::Spare,
            Face::Body,
            Face::Heading,
            Face::Subheading,
            Face::Title,
            Face::Latin,
        ];
        [first, wanted]
            .into_iter()
            .chain(others)
            .find_map(|face| Some((face, self.advance(face, ch)?)))
    }

    /// Whether any face has a character.
    pub(super) fn prints(&self, ch: char) -> bool {
        self.find(Face::Song, ch).is_some()
    }

    /// Whether the face compiled in, which is among the faces whatever the others are, has a
    /// character.
    pub(super) fn has_compiled_in(ch: char) -> bool {
        compiled_in(Face::Song).is_some_and(|data| data.advance(ch).is_some())
    }

    /// The advance of a character, in em, if this very face has it.
    pub(in crate::export) fn advance(&self, face: Face, ch: char) -> Option<f32> {
        self.faces.get(&face)?.data.advance(ch)
    }

    /// The glyph of a character in a face that has it.
    pub(super) fn glyph(&self, face: Face, ch: char) -> Option<u16> {
        self.faces.get(&face)?.data.glyph(ch)
    }

    fn actual(&self, face: Face) -> Face {
        if self.has(face) { face } else { Face::Song }
    }

    /// The font of a face.
    pub(super) fn data(&self, face: Face) -> &FaceData {
        &self.faces[&self.actual(face)].data
    }
}

/// The glyphs of characters, and the one for those that there are none of.
fn glyphs(data: &FaceData, chars: &BTreeSet<char>) -> BTreeSet<u16> {
    let glyphs = chars.iter().filter_map(|ch| data.glyph(*ch));
    std::iter::once(0).chain(glyphs).collect()
}

/// The name of a face's own file without the ending: its PostScript name.
fn stem(face: Face) -> &'static str {
    let file = face.file();
    file.split_once('.').map_or(file, |(name, _)| name)
}

/// A face of the program, read once.
fn bundled_face(face: Face) -> Option<Arc<FaceData>> {
    static FACES: [OnceLock<Option<Arc<FaceData>>>; Face::ALL.len()] =
        [const { OnceLock::new() }; Face::ALL.len()];
    let read = || in_folders(face, &folders());
    FACES[face as usize].get_or_init(read).clone()
}

fn in_folders(face: Face, folders: &[PathBuf]) -> Option<Arc<FaceData>> {
    compiled_in(face).cloned().or_else(|| {
        folders.iter().find_map(|folder| {
            let path = folder.join(face.file());
            FaceData::of_file(&path, 0, stem(face)).map(Arc::new)
        })
    })
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
