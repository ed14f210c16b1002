//! The official faces on this computer.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use etcetera::{BaseStrategy, choose_base_strategy};

use super::{Face, Refusal, Refused};
use crate::export::pdf::sink::{Description, FaceData, cut, describe};

/// How an official face is known.
struct Wanted {
    /// What its family is called, in lower case, the best first.
    names: &'static [&'static str],
    /// How the names of its files begin, in lower case.
    files: &'static [&'static str],
    /// What is in the names of files that may well be it.
    hints: &'static [&'static str],
}

impl Wanted {
    fn of(face: Face) -> Option<Wanted> {
        let (names, files, hints): (&[_], &[_], &[_]) = match face {
            Face::Title => (
                &[
                    "方正小标宋简体",
                    "fzxiaobiaosong-b05s",
                    "方正小标宋_gbk",
                    "fzxiaobiaosong-b05",
                ],
                &["fzxbs"],
                &["xiaobiaosong", "小标宋"],
            ),
            Face::Heading => (&["黑体", "simhei"], &["simhei"], &["黑体"]),
            Face::Subheading => (
                &["楷体", "kaiti", "楷体_gb2312", "kaiti_gb2312"],
                &["simkai"],
                &["kaiti", "楷体"],
            ),
            Face::Body => (
                &["仿宋", "fangsong", "仿宋_gb2312", "fangsong_gb2312"],
                &["simfang"],
                &["fangsong", "仿宋"],
            ),
            Face::Song => (&["宋体", "simsun"], &["simsun"], &["宋体"]),
            Face::Latin => (&["times new roman"], &["times"], &[]),
            Face::Spare => return None,
        };
        Some(Wanted {
            names,
            files,
            hints,
        })
    }

    /// How good a name it is, 0 the best; none if it is another font.
    fn rank(&self, face: Face, font: &Description) -> Option<usize> {
        // Times New Roman Bold is of the same family; Chinese faces have no such relatives.
        let names = match face {
            Face::Latin => &font.full_names,
            _ => &font.families,
        };
        let names: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
        let known = |wanted: &&'static str| names.iter().any(|name| name == wanted);
        self.names.iter().position(known)
    }
}

/// A font of the computer that has the right name.
struct Candidate {
    rank: usize,
    path: PathBuf,
    font: Description,
}

/// The face of the computer that was found, with its family's name.
pub struct Found {
    pub data: FaceData,
    pub family: String,
    pub path: PathBuf,
}

/// The font files of this computer, with their names in lower case and without the ending.
pub struct Files(Vec<(String, PathBuf)>);

impl Files {
    /// Lists the font files in folders and those below them.
    pub fn list(folders: &[PathBuf]) -> Files {
        let mut files = Vec::new();
        for folder in folders {
            list(folder, DEEPEST, &mut files);
        }
        Files(files)
    }

    /// Looks for an official face, by the names of files first; what is found and may not be used
    /// is added to `refused`.
    pub fn find(&self, face: Face, refused: &mut Vec<Refused>) -> Option<Found> {
        let wanted = Wanted::of(face)?;
        let is_known = |stem: &str| wanted.files.iter().any(|file| stem.starts_with(file));
        let is_likely = |stem: &str| wanted.hints.iter().any(|hint| stem.contains(hint));
        self.find_among(face, &wanted, is_known, refused)
            .or_else(|| {
                let is_rest = |stem: &str| is_likely(stem) && !is_known(stem);
                self.find_among(face, &wanted, is_rest, refused)
            })
    }

    fn find_among(
        &self,
        face: Face,
        wanted: &Wanted,
        looks_like: impl Fn(&str) -> bool,
        refused: &mut Vec<Refused>,
    ) -> Option<Found> {
        let mut candidates = Vec::new();
        for (_, path) in self.0.iter().filter(|(stem, _)| looks_like(stem)) {
            let Ok(file) = File::open(path) else { continue };
            for font in describe(&mut BufReader::new(file)) {
                if let Some(rank) = wanted.rank(face, &font) {
                    let path = path.clone();
                    candidates.push(Candidate { rank, path, font });
                }
            }
        }
        candidates.sort_by_key(|candidate| candidate.rank);
        for Candidate { path, font, .. } in candidates {
            // In Chinese where the font has such a name: that is what a clerk knows it by.
            let mut names = font.families.iter();
            let family = names
                .find(|name| !name.is_ascii())
                .or(font.families.first())
                .cloned()
                .unwrap_or_default();
            match load(face, &path, &font) {
                Ok(data) => {
                    return Some(Found { data, family, path });
                }
                Err(reason) => refused.push(Refused {
                    face,
                    family,
                    path,
                    reason,
                }),
            }
        }
        None
    }
}

fn load(face: Face, path: &Path, font: &Description) -> Result<FaceData, Refusal> {
    if let Some(refusal) = Refusal::of_permission(font.fs_type) {
        return Err(refusal);
    }
    if font.is_variable {
        return Err(Refusal::Variable);
    }
    let name = match font.postscript.as_str() {
        "" => "Font",
        name => name,
    };
    let data = FaceData::of_file(path, font.index, name).ok_or(Refusal::Damaged)?;
    let needed: &[char] = if face == Face::Latin { &ASCII } else { &GB2312 };
    let missing = needed.iter().filter(|ch| data.advance(**ch).is_none());
    match missing.count() {
        0 if is_embeddable(&data) => Ok(data),
        0 => Err(Refusal::Damaged),
        count => Err(Refusal::Incomplete(count)),
    }
}

/// Whether a few characters can be cut out of it, as every export does.
fn is_embeddable(data: &FaceData) -> bool {
    let chars = "0123456789.政府信息公开工作年度报告".chars();
    let glyphs = chars.filter_map(|ch| data.glyph(ch)).collect();
    cut(data, &glyphs).is_ok()
}

static ASCII: LazyLock<Vec<char>> = LazyLock::new(|| (' '..='~').collect());

/// The hanzi of GB 2312-80, 6763 of them, and the punctuation of prose.
static GB2312: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut chars: Vec<char> = "，。、；：？！（）《》“”‘’—…〔〕".chars().collect();
    for high in 0xb0..=0xf7_u8 {
        for low in 0xa1..=0xfe_u8 {
            // The last five places of row 55 are empty.
            if high == 0xd7 && low > 0xf9 {
                continue;
            }
            let bytes = [high, low];
            let (text, _) = encoding_rs::GBK.decode_without_bom_handling(&bytes);
            chars.extend(text.chars());
        }
    }
    chars
});

/// How deep folders are searched, and how many files are looked at: what lies deeper, or among more,
/// is not a font folder.
const DEEPEST: usize = 5;
const MOST_FILES: usize = 20_000;

fn list(folder: &Path, depth: usize, files: &mut Vec<(String, PathBuf)>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    // In the order of their names, so that the same computer always gives the same pages.
    let paths: BTreeMap<PathBuf, bool> = entries
        .flatten()
        .map(|entry| {
            (
                entry.path(),
                entry.file_type().is_ok_and(|kind| kind.is_file()),
            )
        })
        .collect();
    for (path, is_file) in paths {
        if files.len() >= MOST_FILES {
            return;
        }
        let lower =
            |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().to_lowercase());
        let ending = lower(path.extension()).unwrap_or_default();
        if matches!(ending.as_str(), "ttf" | "otf" | "ttc" | "otc") && (is_file || path.is_file()) {
            let stem = lower(path.file_stem()).unwrap_or_default();
            files.push((stem, path));
        } else if !is_file && depth > 0 && path.is_dir() {
            list(&path, depth - 1, files);
        }
    }
}

/// The folders with the fonts of this computer and of this user; those named in the environment
/// variable `NIANBAO_FONTS` come first.
pub fn folders() -> Vec<PathBuf> {
    let var = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let mut folders: Vec<PathBuf> = Vec::new();
    if let Some(named) = var("NIANBAO_FONTS") {
        folders.extend(std::env::split_paths(&named));
    }
    let user = choose_base_strategy().ok();
    if cfg!(windows) {
        folders.extend(user.map(|user| user.cache_dir().join("Microsoft\\Windows\\Fonts")));
        folders.extend(var("WINDIR").map(|root| Path::new(&root).join("Fonts")));
    } else {
        if let Some(user) = user {
            folders.push(user.data_dir().join("fonts"));
            folders.push(user.home_dir().join(".fonts"));
        }
        folders.push(PathBuf::from("/usr/local/share/fonts"));
        folders.push(PathBuf::from("/usr/share/fonts"));
    }
    folders
}
