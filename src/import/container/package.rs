//! Files that are packages of parts: unpacked part by part, within bounds.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::error::ImportError;

/// The largest part, unpacked, in bytes, and how that is said. A report's is a hundredth of it.
const LARGEST_PART: (u64, &str) = (32 * 1024 * 1024, "解压后 32 MB");
/// As much may all parts that are read unpack to, in bytes, and how that is said.
const MOST_UNPACKED: (u64, &str) = (128 * 1024 * 1024, "解压后 128 MB");
/// More parts than this has no document.
const MOST_PARTS: usize = 20_000;

/// A package whose parts are read one by one.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts by their names in lower case, without a slash in front.
    places: HashMap<String, usize>,
    /// How much may still be unpacked.
    room: u64,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, ImportError> {
        let archive = ZipArchive::new(Cursor::new(bytes));
        let archive = archive.map_err(|_| ImportError::Damaged("压缩包的目录读不出来"))?;
        if archive.len() > MOST_PARTS {
            return Err(ImportError::Damaged("压缩包里的文件太多"));
        }
        let names = (0..archive.len()).filter_map(|index| {
            let name = archive.name_for_index(index)?.ok()?;
            Some((plain(&name), index))
        });
        let places = names.collect();
        let room = MOST_UNPACKED.0;
        Ok(Package {
            archive,
            places,
            room,
        })
    }

    /// Whether there is a part of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// The names of all parts, in no order.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.places.keys()
    }

    /// The text of a part, if there is one of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let Some(index) = self.places.get(name) else {
            return Ok(None);
        };
        let part = self.archive.by_index(*index).map_err(|error| match error {
            ZipError::InvalidPassword => ImportError::Protected,
            ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => {
                ImportError::Protected
            }
            _ => ImportError::Damaged("压缩包里的正文读不出来"),
        })?;
        let mut bytes = Vec::new();
        // The size it states may be wrong: what comes out is counted.
        let read = part.take(LARGEST_PART.0 + 1).read_to_end(&mut bytes);
        let length = bytes.len() as u64;
        if length > LARGEST_PART.0 {
            return Err(ImportError::TooLong(LARGEST_PART.1));
        }
        // The same part may be read again and again.
        let room = self.room.checked_sub(length);
        self.room = room.ok_or(ImportError::TooLong(MOST_UNPACKED.1))?;
        read.map_err(|_| ImportError::Damaged("压缩包里的正文读不出来"))?;
        Ok(Some(decoded(bytes)))
    }
}

/// XML is UTF-8 unless a mark at its beginning says otherwise.
fn decoded(bytes: Vec<u8>) -> String {
    match Encoding::for_bom(&bytes) {
        Some((encoding, _)) => encoding.decode(&bytes).0.into_owned(),
        None => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        },
    }
}

/// The name of a part as it is compared.
pub(super) fn plain(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_ascii_lowercase()
}

/// A target seen from a folder.
pub(super) fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    plain(&steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_from_the_folder_of_the_part() {
        for (folder, target, name) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/Styles.xml", "word/styles.xml"),
            ("word", "../customXml/./a.xml", "customxml/a.xml"),
            ("", "word\\document.xml", "word/document.xml"),
            ("", "../../a.xml", "a.xml"),
        ] {
            assert_eq!(resolved(folder, target), name);
        }
    }
}
