//! The import of PDF files: no bytes make it panic.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = nianbao::import::import(bytes);
});
