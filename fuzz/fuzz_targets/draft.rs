//! Drafts: what is read is written, and read again it is the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao::draft;

fuzz_target!(|data: &[u8]| {
    if let Ok(report) = draft::read(data) {
        let written = draft::write(&report);
        let again = draft::read(written.as_bytes()).expect("what was written can be read");
        assert!(
            again == report,
            "what was read differs from what was written"
        );
        assert_eq!(draft::write(&again), written);
    }
});
