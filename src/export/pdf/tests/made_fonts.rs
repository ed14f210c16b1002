//! Fonts for tests, made of the program's own: other names, other permissions, collections.

use std::path::{Path, PathBuf};

use crate::export::pdf::Face;
use crate::packed::unpack;

/// A font of the program, taken apart into tables.
#[derive(Debug, Clone)]
pub struct Font {
    version: [u8; 4],
    tables: Vec<([u8; 4], Vec<u8>)>,
}

impl Font {
    /// The program's own font for a face.
    pub fn of(face: Face) -> Font {
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        let packed = fonts.join(format!("{}.gz", face.file()));
        let bytes = match std::fs::read(packed) {
            Ok(packed) => unpack(&packed),
            Err(_) => std::fs::read(fonts.join(face.file())).unwrap(),
        };
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        let count = usize::from(u16::from_be_bytes([bytes[4], bytes[5]]));
        let tables = (0..count).map(|index| {
            let record = 12 + 16 * index;
            let (at, length) = (number(record + 8), number(record + 12));
            let tag = bytes[record..record + 4].try_into().unwrap();
            (tag, bytes[at..at + length].to_vec())
        });
        Font {
            version: bytes[..4].try_into().unwrap(),
            tables: tables.collect(),
        }
    }

    /// The same with other names: in English, and in Chinese if not empty.
    pub fn named(mut self, english: &str, chinese: &str) -> Font {
        let mut records = Vec::new();
        let mut strings = Vec::new();
        let mut push = |name: u16, language: u16, text: &str| {
            let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            for field in [
                3,
                1,
                language,
                name,
                text.len() as u16,
                strings.len() as u16,
            ] {
                records.extend(field.to_be_bytes());
            }
            strings.extend(text);
        };
        for name in [1, 4] {
            push(name, 0x409, english);
            if !chinese.is_empty() {
                push(name, 0x804, chinese);
            }
        }
        push(6, 0x409, &english.replace(' ', ""));
        let count = (records.len() / 12) as u16;
        let mut table = [0, count, 6 + 12 * count].map(u16::to_be_bytes).concat();
        table.extend(records);
        table.extend(strings);
        self.put(*b"name", table);
        self
    }

    /// The same with another `OS/2.fsType`; none leaves the table out.
    pub fn permitting(mut self, fs_type: Option<u16>) -> Font {
        match fs_type {
            Some(bits) => {
                let table = self.tables.iter_mut().find(|(tag, _)| tag == b"OS/2");
                table.unwrap().1[8..10].copy_from_slice(&bits.to_be_bytes());
            }
            None => self.tables.retain(|(tag, _)| tag != b"OS/2"),
        }
        self
    }

    /// The same with a table put in or replaced.
    pub fn put(&mut self, tag: [u8; 4], bytes: Vec<u8>) {
        self.tables.retain(|(other, _)| *other != tag);
        self.tables.push((tag, bytes));
        self.tables.sort();
    }

    /// What stands in a table.
    pub fn table(&self, tag: [u8; 4]) -> &[u8] {
        let table = self.tables.iter().find(|(other, _)| *other == tag);
        &table.unwrap().1
    }

    /// Puts a wrong byte into a table, at a part of its length.
    pub fn damage(&mut self, table: usize, place: f64, byte: u8) {
        let count = self.tables.len();
        let bytes = &mut self.tables[table % count].1;
        let at = (place * bytes.len() as f64) as usize;
        if let Some(there) = bytes.get_mut(at) {
            *there = byte;
        }
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut file = Vec::new();
        self.append(&mut file);
        file
    }

    /// Appends the directory and the tables, whose places count from the beginning of the file.
    fn append(&self, file: &mut Vec<u8>) {
        let count = self.tables.len();
        file.extend(self.version);
        for field in [count as u16, 0, 0, 0] {
            file.extend(field.to_be_bytes());
        }
        let mut at = file.len() + 16 * count;
        for (tag, bytes) in &self.tables {
            file.extend(tag);
            for field in [0, at as u32, bytes.len() as u32] {
                file.extend(field.to_be_bytes());
            }
            at += bytes.len().next_multiple_of(4);
        }
        for (_, bytes) in &self.tables {
            file.extend(bytes);
            file.resize(file.len().next_multiple_of(4), 0);
        }
    }

    /// Writes the file into a folder.
    pub fn write(&self, folder: &Path, name: &str) -> PathBuf {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, self.bytes()).unwrap();
        path
    }
}

/// A collection (.ttc) of fonts.
pub fn collection(fonts: &[Font]) -> Vec<u8> {
    let mut file = b"ttcf\0\x01\0\0".to_vec();
    file.extend((fonts.len() as u32).to_be_bytes());
    let offsets = file.len();
    file.resize(offsets + 4 * fonts.len(), 0);
    for (index, font) in fonts.iter().enumerate() {
        let at = file.len() as u32;
        file[offsets + 4 * index..][..4].copy_from_slice(&at.to_be_bytes());
        font.append(&mut file);
    }
    file
}
