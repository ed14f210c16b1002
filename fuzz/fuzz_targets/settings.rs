//! Settings: what is read is written, and read again it is the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao::settings::Settings;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    if let Some(settings) = Settings::parse(&text) {
        let again = Settings::parse(&settings.print()).expect("what was written can be read");
        assert!(
            again == settings,
            "what was read differs from what was written"
        );
    }
});
