//! Text, in any encoding and from the clipboard.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = nianbao::import::import(data);
    if let Ok(text) = std::str::from_utf8(data) {
        let _ = nianbao::import::import_pasted(None, text);
    }
});
