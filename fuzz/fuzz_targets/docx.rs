//! Word documents: what libFuzzer makes is the package itself, and the document's text in a package of
//! ours.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao_fuzz::packed;

fuzz_target!(|data: &[u8]| {
    let _ = nianbao::import::import(data);
    let parts = ["word/document.xml", "word/numbering.xml", "word/styles.xml"];
    if let Some(file) = packed(data, &[], &parts) {
        let _ = nianbao::import::import(&file);
    }
});
