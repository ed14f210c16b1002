//! Packages made of what libFuzzer makes, so that it need not learn to compress.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// Parts the parts.
const END: &[u8] = b"\n~~~\n";

/// A package with some parts as they are and others, in turn, from `data`.
pub fn packed(data: &[u8], fixed: &[(&str, &str)], parts: &[&str]) -> Option<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in fixed {
        zip.start_file(*name, plain).ok()?;
        zip.write_all(text.as_bytes()).ok()?;
    }
    let mut rest = data;
    for name in parts {
        let end = rest.windows(END.len()).position(|window| window == END);
        let (part, after) = match end {
            Some(end) => (&rest[..end], &rest[end + END.len()..]),
            None => (rest, &rest[rest.len()..]),
        };
        rest = after;
        zip.start_file(*name, plain).ok()?;
        zip.write_all(part).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}
