//! What the program carries along is packed in it: the faces, the licences.

use std::io::Read;

use flate2::read::GzDecoder;

/// Unpacks what `gzip` packed; the tests see that all of it can be. What cannot be ends early.
#[must_use]
pub fn unpack(packed: &[u8]) -> Vec<u8> {
    // How long it was stands at the end.
    let length = packed.last_chunk().copied().map_or(0, u32::from_le_bytes);
    let mut bytes = Vec::with_capacity(length as usize);
    let _ = GzDecoder::new(packed).read_to_end(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn what_was_packed_comes_out_and_what_was_spoiled_does_no_harm() {
        let text = "某某县".repeat(1000);
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(text.as_bytes()).unwrap();
        let packed = writer.finish().unwrap();
        assert_eq!(unpack(&packed), text.as_bytes());
        assert_eq!(unpack(&packed[..8]), b"");
        assert_eq!(unpack(b""), b"");
    }
}
