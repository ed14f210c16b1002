//! Small things of a PDF file that several writers of its parts need.

use lopdf::{Object, StringFormat};

/// To a hundredth of a point: finer is not seen, and the file would be larger.
pub fn rounded(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

/// A number of the PDF file.
pub(super) fn real(length: f32) -> Object {
    Object::Real(rounded(length))
}

/// A whole number of the PDF file.
pub(super) fn count(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A text string of the PDF file (ISO 32000-1, 7.9.2.2).
pub(super) fn unicode(text: &str) -> Object {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    Object::String(
        units.flat_map(u16::to_be_bytes).collect(),
        StringFormat::Hexadecimal,
    )
}

/// A number that differs with the bytes (FNV-1a): names things, protects nothing.
pub(super) fn digest(bytes: &[u8]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(OFFSET, |hash, byte| {
        (hash ^ u128::from(*byte)).wrapping_mul(PRIME)
    })
}
