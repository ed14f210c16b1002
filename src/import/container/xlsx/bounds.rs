//! What a workbook may cost: it is packed, and the library unpacks whatever it is given.

use std::io::{self, Cursor, Read, Write, copy};

use zip::ZipArchive;

use crate::import::error::ImportError;

/// As much may all parts together unpack to, in bytes.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// As many parts may there be: a workbook of four tables has twenty.
const MOST_PARTS: usize = 2000;
/// As many tags may all parts together have: a workbook of four tables has five thousand. A blank
/// one takes six bytes of a part, and fifty of memory.
const MOST_TAGS: usize = 1_000_000;

/// Unpacks every part and throws it away: the sizes that a file states of itself may be wrong.
pub(super) fn check(bytes: &[u8]) -> Result<(), ImportError> {
    let broken = |_| ImportError::BrokenWorkbook;
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if parts.len() > MOST_PARTS {
        return Err(TOO_MUCH);
    }
    let mut room = MOST_UNPACKED;
    let mut tags = Tags(0);
    for index in 0..parts.len() {
        let part = parts.by_index(index).map_err(broken)?;
        // Parts that are damaged are the library's to judge: it may not need them.
        let length = copy(&mut part.take(room), &mut tags).unwrap_or(0);
        room = room.saturating_sub(length);
        if room == 0 {
            return Err(TOO_MUCH);
        }
        if tags.0 > MOST_TAGS {
            return Err(TOO_MANY);
        }
    }
    Ok(())
}

/// Counts the tags of what is written into it.
struct Tags(usize);

impl Write for Tags {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += memchr::memchr_iter(b'<', bytes).count();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

const TOO_MANY: ImportError = ImportError::TooLong("100 万个工作簿标记");
const TOO_MUCH: ImportError = ImportError::TooLong("解压后 64 MB");

#[cfg(test)]
mod tests {
    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    #[test]
    fn a_workbook_that_unpacks_to_more_than_memory_should_hold_is_refused() {
        let packed = |byte: u8, megabytes: usize| {
            let mut file = ZipWriter::new(Cursor::new(Vec::new()));
            file.start_file("xl/workbook.xml", SimpleFileOptions::default())
                .unwrap();
            for _ in 0..megabytes {
                file.write_all(&vec![byte; 1024 * 1024]).unwrap();
            }
            file.finish().unwrap().into_inner()
        };
        assert_eq!(check(&packed(b' ', 2)), Ok(()));
        assert_eq!(check(&packed(b' ', 65)), Err(TOO_MUCH));
        assert_eq!(check(&packed(b'<', 2)), Err(TOO_MANY));
        assert_eq!(check(b"PK\x03\x04"), Err(ImportError::BrokenWorkbook));
    }
}
