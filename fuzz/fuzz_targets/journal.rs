//! Journals of unsaved work, and locks: whatever lies there is read without a panic, and what is read
//! can be gone on with.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao::draft::journal::{self, Origin};
use nianbao::draft::lock::Holder;

fuzz_target!(|data: &[u8]| {
    let _ = Holder::read(data);
    look(data);
    // With checksums that fit, what stands behind them is read too.
    let lines = data.split(|byte| *byte == b'\n').map(|line| {
        let text = line.get(9..).unwrap_or(line);
        let mut sealed = format!("{:08x} ", crc32fast::hash(text)).into_bytes();
        sealed.extend(text);
        sealed.push(b'\n');
        sealed
    });
    look(&lines.collect::<Vec<_>>().concat());
});

fn look(journal: &[u8]) {
    if let Ok(kept) = journal::read(journal) {
        let begun = journal::begin(&Origin::default(), &kept.report);
        let again = journal::read(&begun).expect("what was begun can be read");
        assert!(
            again.report.is_identical(&kept.report),
            "another report was begun"
        );
        assert_eq!(again.unreadable, 0);
    }
}
