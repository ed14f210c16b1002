//! Where the tables of a font file are (ISO/IEC 14496-22, 4.5), and the tables of one, each read when it
//! is asked for: a font has 10 MB, of which layout needs a few.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use allsorts::error::ParseError;
use allsorts::tables::FontTableProvider;

use crate::files;

/// More than this is not looked at of one file.
const MOST_FONTS: u32 = 32;
const MOST_TABLES: u16 = 128;

/// A table of a font: its name, where in the file it begins, and how many bytes it has.
pub struct Table {
    pub tag: [u8; 4],
    pub at: u32,
    pub length: u32,
}

/// Where the fonts of a file begin; none for those that are not there.
pub fn starts(file: &mut (impl Read + Seek)) -> Vec<Option<u64>> {
    match read::<4>(file, 0) {
        None => Vec::new(),
        Some(tag) if &tag == b"ttcf" => {
            let count = u32_at(file, 8).unwrap_or(0).min(MOST_FONTS);
            let place = |index| 12 + 4 * u64::from(index);
            let starts = (0..count).map(|index| u32_at(file, place(index)).map(u64::from));
            starts.collect()
        }
        Some(_) => vec![Some(0)],
    }
}

/// The tables of the font that begins there; none if there is no font.
pub fn directory(file: &mut (impl Read + Seek), start: u64) -> Option<Vec<Table>> {
    let version = read::<4>(file, start)?;
    if !matches!(&version, [0, 1, 0, 0] | b"OTTO" | b"true") {
        return None;
    }
    let count = u16::from_be_bytes(read(file, start + 4)?).min(MOST_TABLES);
    let tables = (0..count).map(|table| {
        let [tag, _, at, length] = read::<16>(file, start + 12 + 16 * u64::from(table))?
            .as_chunks::<4>()
            .0
            .try_into()
            .ok()?;
        let (at, length) = (u32::from_be_bytes(at), u32::from_be_bytes(length));
        Some(Table { tag, at, length })
    });
    tables.collect()
}

/// As many bytes from there on as are asked for.
pub fn read<const N: usize>(file: &mut (impl Read + Seek), at: u64) -> Option<[u8; N]> {
    file.seek(SeekFrom::Start(at)).ok()?;
    let mut bytes = [0; N];
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

/// The same, where only the file says how many.
pub fn slice(file: &mut (impl Read + Seek), at: u32, length: u32) -> Option<Vec<u8>> {
    file.seek(SeekFrom::Start(u64::from(at))).ok()?;
    let mut bytes = Vec::new();
    let read = file.take(u64::from(length)).read_to_end(&mut bytes).ok()?;
    (read == length as usize).then_some(bytes)
}

fn u32_at(file: &mut (impl Read + Seek), at: u64) -> Option<u32> {
    read(file, at).map(u32::from_be_bytes)
}

/// The tables of a font in a file.
pub struct Tables {
    file: RefCell<BufReader<File>>,
    tables: Vec<Table>,
}

impl Tables {
    /// Those of a font of a file; none if there is no such font.
    pub fn open(path: &Path, index: usize) -> Option<Tables> {
        // A pipe is not even opened: that waits until somebody writes into it.
        let kind = std::fs::metadata(path).ok()?;
        if !kind.is_file() || kind.len() > files::LARGEST {
            return None;
        }
        let mut file = BufReader::new(File::open(path).ok()?);
        let start = starts(&mut file).into_iter().nth(index)??;
        let tables = directory(&mut file, start)?;
        let file = RefCell::new(file);
        Some(Tables { file, tables })
    }
}

impl FontTableProvider for Tables {
    fn table_data(&self, tag: u32) -> Result<Option<Cow<'_, [u8]>>, ParseError> {
        let is_it = |table: &&Table| table.tag == tag.to_be_bytes();
        let Some(table) = self.tables.iter().find(is_it) else {
            return Ok(None);
        };
        let bytes = slice(&mut *self.file.borrow_mut(), table.at, table.length);
        let bytes = bytes.ok_or(ParseError::BadEof)?;
        Ok(Some(Cow::Owned(bytes)))
    }

    fn has_table(&self, tag: u32) -> bool {
        let mut tables = self.tables.iter();
        tables.any(|table| table.tag == tag.to_be_bytes())
    }

    fn table_tags(&self) -> Option<Vec<u32>> {
        let tags = self.tables.iter();
        Some(tags.map(|table| u32::from_be_bytes(table.tag)).collect())
    }
}
