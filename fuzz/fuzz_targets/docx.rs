//! Word documents: what libFuzzer makes is the package itself if it is one, else the document's text
//! in a package of ours, so that it need not learn to compress.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

/// Parts the parts.
const END: &[u8] = b"\n~~~\n";

fuzz_target!(|data: &[u8]| {
    let _ = nianbao::import::import(data);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut rest = data;
    for name in ["word/document.xml", "word/numbering.xml", "word/styles.xml"] {
        let end = rest.windows(END.len()).position(|window| window == END);
        let (part, after) = match end {
            Some(end) => (&rest[..end], &rest[end + END.len()..]),
            None => (rest, &rest[rest.len()..]),
        };
        rest = after;
        if zip.start_file(name, plain).is_err() || zip.write_all(part).is_err() {
            return;
        }
    }
    if let Ok(file) = zip.finish() {
        let _ = nianbao::import::import(file.get_ref());
    }
});
