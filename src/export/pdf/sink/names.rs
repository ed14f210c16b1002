//! What a font file says of itself: its names and what may be done with it. Only the few tables that
//! say so are read, as a computer has hundreds of fonts of 10 MB.

use std::io::{Read, Seek};

use allsorts::binary::read::ReadScope;
use allsorts::tables::{NameRecord, NameTable};
use encoding_rs::{Encoding, GBK, UTF_16BE, WINDOWS_1252};

use super::tables::{Table, directory, read, slice, starts};

/// A font of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// Which font of a collection.
    pub index: usize,
    /// Family names in all languages, and full names.
    pub families: Vec<String>,
    /// Full names, such as Times New Roman Bold, in all languages.
    pub full_names: Vec<String>,
    /// The PostScript name, of ASCII letters, digits and hyphens; may be empty.
    pub postscript: String,
    /// `OS/2.fsType`, if the font says so.
    pub fs_type: Option<u16>,
    /// Whether it is several fonts in one that would have to be pinned to one.
    pub is_variable: bool,
}

/// A longer one is not looked at.
const LONGEST_TABLE: u32 = 256 * 1024;

/// Describes the fonts of a file; those that are damaged are left out.
pub fn describe(file: &mut (impl Read + Seek)) -> Vec<Description> {
    let starts = starts(file).into_iter().enumerate();
    starts
        .filter_map(|(index, start)| font(file, start?, index))
        .collect()
}

fn font(file: &mut (impl Read + Seek), start: u64, index: usize) -> Option<Description> {
    let (mut names, mut fs_type, mut is_variable) = (None, None, false);
    for Table { tag, at, length } in directory(file, start)? {
        match &tag {
            b"name" if length <= LONGEST_TABLE => names = slice(file, at, length),
            // After version, average width, weight and width classes.
            b"OS/2" => fs_type = read(file, u64::from(at) + 8).map(u16::from_be_bytes),
            b"fvar" => is_variable = true,
            _ => {}
        }
    }
    let names = names?;
    let names = ReadScope::new(&names).read::<NameTable<'_>>().ok()?;
    let strings = |ids: &[u16]| -> Vec<String> {
        let records = names.name_records.iter();
        let wanted = records.filter(|record| ids.contains(&record.name_id));
        wanted
            .filter_map(|record| string(&names, &record))
            .collect()
    };
    Some(Description {
        index,
        families: strings(&[
            NameTable::FONT_FAMILY_NAME,
            NameTable::FULL_FONT_NAME,
            NameTable::TYPOGRAPHIC_FAMILY_NAME,
        ]),
        full_names: strings(&[NameTable::FULL_FONT_NAME]),
        postscript: strings(&[NameTable::POSTSCRIPT_NAME])
            .into_iter()
            .map(|name| plain(&name))
            .find(|name| !name.is_empty())
            .unwrap_or_default(),
        fs_type,
        is_variable,
    })
}

/// What a name record says; none where it is damaged or in an encoding that no Chinese font uses.
fn string(table: &NameTable<'_>, record: &NameRecord) -> Option<String> {
    let (at, length) = (usize::from(record.offset), usize::from(record.length));
    let storage = table.string_storage.offset_length(at, length).ok()?;
    let encoding: &Encoding = match (record.platform_id, record.encoding_id) {
        (0, _) | (3, 0 | 1 | 10) => UTF_16BE,
        (1, 0) => WINDOWS_1252,
        (1, 25) | (3, 3) => GBK,
        _ => return None,
    };
    let mut bytes = storage.data().to_vec();
    if encoding != UTF_16BE {
        // Some old fonts put a zero before each byte.
        bytes.retain(|byte| *byte != 0);
    }
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    Some(text.trim().to_owned())
}

/// A PostScript name as it may stand in a PDF file.
fn plain(name: &str) -> String {
    let is_plain = |ch: &char| ch.is_ascii_alphanumeric() || matches!(ch, '-' | '_');
    name.chars().filter(is_plain).take(63).collect()
}
