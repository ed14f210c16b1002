//! The journal of unsaved work: what it holds, and what is left of it after damage.

use nianbao::draft::journal::{self, Origin};
use nianbao::files::Stamp;
use nianbao::report::Report;
use proptest::prelude::*;

use crate::common::{balanced, set, write};

/// A report that grows step by step, and its journal.
fn typed() -> (Vec<Report>, Vec<u8>) {
    let origin = Origin {
        draft: Some("某处/甲.ron".into()),
        stamp: Some(Stamp::of(b"x")),
    };
    let mut report = balanced("2021");
    let mut bytes = journal::begin(&origin, &report);
    let mut states = vec![report.clone()];
    for step in 0..20 {
        let before = report.clone();
        if step % 3 == 0 {
            set(&mut report, "applications.new.natural", &step.to_string());
        } else {
            let text = format!("{}第{step}句。\n", report.prose("problems"));
            write(&mut report, "problems", &text);
        }
        bytes.extend(journal::step(&before, &report));
        states.push(report.clone());
    }
    (states, bytes)
}

#[test]
fn a_journal_gives_the_report_back_and_whose_it_is() {
    let (states, bytes) = typed();
    let kept = journal::read(&bytes).unwrap();
    assert!(kept.report.is_identical(states.last().unwrap()));
    assert_eq!(kept.unreadable, 0);
    assert_eq!(kept.origin.draft.unwrap().to_str(), Some("某处/甲.ron"));
    assert_eq!(kept.origin.stamp, Some(Stamp::of(b"x")));
}

#[test]
fn a_journal_that_was_cut_off_gives_all_that_came_before() {
    let (states, bytes) = typed();
    let head = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    for end in 0..bytes.len() {
        match journal::read(&bytes[..end]) {
            Ok(kept) => {
                let lines = bytes[head..end.max(head)].split(|byte| *byte == b'\n');
                let whole = lines.count() - 1;
                let is_last = kept.report.is_identical(&states[whole]);
                // All of a line but its end is as good as the line.
                let is_next = states.get(whole + 1);
                let is_next = is_next.is_some_and(|next| kept.report.is_identical(next));
                assert!(is_last || is_next, "cut off at {end}");
            }
            Err(_) => assert!(end < head, "cut off at {end}"),
        }
    }
}

#[test]
fn what_is_damaged_is_told_and_what_follows_it_is_not_guessed() {
    let (states, mut bytes) = typed();
    let ends: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'\n').collect();
    bytes[ends[5] + 20] ^= 1;
    let kept = journal::read(&bytes).unwrap();
    assert!(kept.report.is_identical(&states[5]));
    assert_eq!(kept.unreadable, 15);
}

#[test]
fn a_journal_of_a_later_version_says_so() {
    let text = "{\"journal\":9,\"base\":\"\"}";
    let line = format!("{:08x} {text}\n", crc32(text.as_bytes()));
    let error = journal::read(line.as_bytes()).unwrap_err();
    assert!(error.to_string().contains("更新版本"), "{error}");
}

/// As in a zip file.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())
        })
    };
    !bytes.iter().fold(!0, step)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_reading_a_journal_panic(
        at in any::<prop::sample::Index>(),
        bytes in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let (_, mut journal) = typed();
        let at = at.index(journal.len());
        journal.splice(at..(at + bytes.len()).min(journal.len()), bytes.clone());
        let _ = journal::read(&journal);
        let _ = journal::read(&bytes);
    }
}
