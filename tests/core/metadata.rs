//! 公开信息: what a portal says of a report above it.

use nianbao::draft;
use nianbao::draft::edits;
use nianbao::export::{Choices, Format, make, text};
use nianbao::import::import;
use nianbao::report::difference::Differences;
use nianbao::report::{Edit, Item, Report};

use crate::common::balanced;

const SAID: [&str; 4] = [
    "000014349/2025-00001",
    "某某县人民政府办公室",
    "2025年1月20日",
    "某政办函〔2025〕1号",
];

/// A report of which a portal says all that it can.
fn said() -> Report {
    let mut report = balanced("2021");
    for (item, text) in Item::ALL.into_iter().zip(SAID) {
        report.apply(&Edit::metadata("", item, text));
    }
    report
}

fn all(report: &Report) -> Vec<&str> {
    report.all_metadata().map(|(_, text)| text).collect()
}

fn exported(report: &Report, format: Format, choices: Choices) -> Vec<u8> {
    make(report, &[], format, choices).unwrap().bytes
}

#[test]
fn a_draft_keeps_it_and_one_without_it_says_nothing_of_it() {
    let report = said();
    let written = draft::write(&report);
    let again = draft::read(written.as_bytes()).unwrap();
    assert!(again.is_identical(&report));
    assert_eq!(all(&again), SAID);
    let plain = draft::write(&balanced("2021"));
    assert!(!plain.contains("metadata"));
    assert_eq!(all(&draft::read(plain.as_bytes()).unwrap()), [""; 0]);
}

#[test]
fn it_is_undone_kept_in_the_journal_and_told_as_a_difference() {
    let mut report = balanced("2021");
    let before = report.clone();
    let edit = Edit::metadata("修改公开信息", Item::Number, "某〔2025〕1号\n");
    let line = edits::write(&report, &edit);
    let back = report.apply(&edit);
    assert_eq!(report.metadata(Item::Number), "某〔2025〕1号 ");
    assert_eq!(all(&report), ["某〔2025〕1号"]);
    let mut replayed = before.clone();
    replayed.apply(&edits::read(&before, line.as_bytes()).unwrap());
    assert!(replayed.is_identical(&report));
    let differences = Differences::between(&before, &report);
    let [one] = differences.all() else {
        panic!("{:?}", differences.all());
    };
    assert_eq!(differences.name(one), "文号");
    assert!(!one.is_published());
    let mut taken = before.clone();
    taken.apply(&differences.take("", one));
    assert!(taken.is_identical(&report));
    report.apply(&back);
    assert!(report.is_identical(&before));
}

#[test]
fn a_text_bears_it_above_the_title_and_is_read_with_it() {
    let report = said();
    for (crlf, bom) in [(false, false), (true, true)] {
        let choices = Choices {
            text: text::Choices {
                crlf,
                bom,
                ..text::Choices::default()
            },
            ..Choices::default()
        };
        let bytes = exported(&report, Format::Text, choices);
        let written = String::from_utf8(bytes.clone()).unwrap();
        let lines: Vec<&str> = written.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], "索引号：000014349/2025-00001");
        assert_eq!(lines[4], report.title());
        let imported = import(&bytes).unwrap();
        assert_eq!(imported.report, report);
        assert_eq!(all(&imported.report), SAID);
    }
    // Where nothing is said the text begins with the title.
    let plain = balanced("2021");
    let bytes = exported(&plain, Format::Text, Choices::default());
    assert!(bytes.starts_with(plain.title().as_bytes()));
}

#[test]
fn a_page_bears_it_above_the_title_and_none_of_it_lands_in_the_prose() {
    let mut report = said();
    let page = exported(&report, Format::Html, Choices::default());
    let written = String::from_utf8(page.clone()).unwrap();
    let above = written.split("<h1").next().unwrap();
    for text in SAID {
        assert!(above.contains(text), "{text}");
    }
    let imported = import(&page).unwrap();
    assert_eq!(imported.report, report);
    let notes: Vec<_> = imported.notes.iter().map(|note| &note.message).collect();
    // Like all that a portal writes above a report, it is said to be left out.
    let is_left_out = |note: &&String| note.contains("没有收入报告");
    assert!(notes.iter().all(is_left_out), "{notes:?}");
    // Markup in it stays text.
    report.apply(&Edit::metadata("", Item::Index, "<b>&"));
    let page = exported(&report, Format::Html, Choices::default());
    assert!(String::from_utf8(page).unwrap().contains("&lt;b&gt;&amp;"));
}

#[test]
fn next_years_report_is_published_by_the_same() {
    let rolled = said().rolled().unwrap().report;
    assert_eq!(all(&rolled), [SAID[1]]);
}
