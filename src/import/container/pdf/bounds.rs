//! What a PDF file may cost: it may be small and unpack to more than any memory holds, or say the same
//! thing a million times.

use std::io::Read;
use std::panic::resume_unwind;

use flate2::read::ZlibDecoder;

use crate::import::container::pages::MOST_GLYPHS;

/// As much may be unpacked of all that is no picture, in bytes, in the file and again in drawing its
/// pages: eight times the largest file.
pub(super) const MOST_UNPACKED: u64 = 512 * 1024 * 1024;
/// The most that a byte unpacks to: deflate repeats 258 bytes for two bits at best, LZW 4096 for
/// nine.
const MOST_PER_BYTE: u64 = 4096;
/// The most paths, clips and pictures that are drawn, of all pages.
const MOST_DRAWINGS: usize = 3_000_000;

/// Why reading was given up, as the reading thread's last word.
#[derive(Debug)]
pub(super) struct TooMuch;

/// Ends the thread that reads. The library offers no way to stop in the middle of a page; unwinding
/// in this way is no panic, and no hook reports it.
pub(super) fn give_up() -> ! {
    resume_unwind(Box::new(TooMuch))
}

/// What is left of the characters and the drawings.
#[derive(Debug)]
pub(super) struct Budget {
    glyphs: usize,
    drawings: usize,
}

impl Budget {
    pub(super) fn new() -> Budget {
        Budget {
            glyphs: MOST_GLYPHS,
            drawings: MOST_DRAWINGS,
        }
    }

    /// Takes characters off it.
    pub(super) fn spend(&mut self, glyphs: usize) {
        match self.glyphs.checked_sub(glyphs) {
            Some(left) => self.glyphs = left,
            None => give_up(),
        }
    }

    /// Takes off it something that is drawn.
    pub(super) fn draw(&mut self) {
        match self.drawings.checked_sub(1) {
            Some(left) => self.drawings = left,
            None => give_up(),
        }
    }
}

/// Whether the streams of a file unpack to no more than [`MOST_UNPACKED`]. The library unpacks
/// whatever it is given, so that this looks before: at every `stream` in the file, whether the file
/// can be read otherwise or not. Pictures are not unpacked, by the library neither.
pub(super) fn inflates_within(bytes: &[u8]) -> bool {
    let mut unpacked: u64 = 0;
    let mut from = 0;
    let behind = |from: usize| bytes.get(from..).unwrap_or_default();
    while let Some(at) = find(behind(from), b"stream") {
        let at = from + at;
        let before = bytes.get(..at).unwrap_or_default();
        let dictionary = dictionary(before);
        from = at + b"stream".len();
        if before.ends_with(b"end") || is_picture(dictionary) {
            continue;
        }
        let data = behind(from);
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let room = MOST_UNPACKED - unpacked;
        let lzw = find(dictionary, b"/LZW").is_some();
        let twice = count(dictionary, b"/Fl") + count(dictionary, b"/LZW") > 1;
        unpacked += if is_zlib(data) && !lzw {
            let once = inflated(data, room);
            once.saturating_mul(if twice { MOST_PER_BYTE } else { 1 })
        } else if lzw {
            let end = find(data, b"endstream").unwrap_or(data.len()) as u64;
            end.saturating_mul(MOST_PER_BYTE)
        } else {
            0
        };
        if unpacked >= MOST_UNPACKED {
            return false;
        }
    }
    true
}

fn inflated(data: &[u8], room: u64) -> u64 {
    let mut decoder = ZlibDecoder::new(data).take(room);
    let mut buffer = vec![0; 64 * 1024];
    let mut length: u64 = 0;
    while let Ok(read @ 1..) = decoder.read(&mut buffer) {
        length += read as u64;
    }
    length
}

/// The first two bytes of a zlib stream (RFC 1950).
fn is_zlib(data: &[u8]) -> bool {
    match data {
        [method, flags, ..] => {
            method & 15 == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0
        }
        _ => false,
    }
}

/// What stands before a stream in its object.
fn dictionary(before: &[u8]) -> &[u8] {
    const FAR: usize = 4096;
    let far = before.len().saturating_sub(FAR);
    let near = before.get(far..).unwrap_or_default();
    let begin = near.windows(4).rposition(|window| window == b" obj");
    near.get(begin.unwrap_or(0)..).unwrap_or_default()
}

fn is_picture(dictionary: &[u8]) -> bool {
    find(dictionary, b"/Image").is_some()
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, word)
}

fn count(bytes: &[u8], word: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, word).count()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn stream(dictionary: &str, megabytes: usize) -> Vec<u8> {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        let blank = vec![b' '; 1024 * 1024];
        for _ in 0..megabytes {
            packed.write_all(&blank).unwrap();
        }
        let mut bytes = format!("%PDF-1.7\n1 0 obj\n<<{dictionary}>>\nstream\n").into_bytes();
        bytes.extend(packed.finish().unwrap());
        bytes.extend(b"\nendstream\nendobj\n");
        bytes
    }

    #[test]
    fn a_file_that_unpacks_to_more_than_memory_holds_is_not_unpacked() {
        assert!(inflates_within(&stream("/Filter/FlateDecode", 2)));
        let bomb = stream("/Filter/FlateDecode", 520);
        assert!(bomb.len() < 2 * 1024 * 1024);
        assert!(!inflates_within(&bomb));
        assert!(inflates_within(&stream("/Subtype/Image", 520)));
        let twice = stream("/Filter[/FlateDecode/FlateDecode]", 2);
        assert!(!inflates_within(&twice));
        let several: Vec<u8> = (0..6).flat_map(|_| stream("", 100)).collect();
        assert!(!inflates_within(&several));
    }
}
