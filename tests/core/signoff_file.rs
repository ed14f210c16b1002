//! The sign-off pages as files: only in the PDF and the OFD that ask for them, or alone, with page numbers of
//! their own, always the same bytes.

use std::process::Command;

use crate::cli::{Desk, code, err};
use crate::common::balanced;
use crate::common::troubled::troubled;
use crate::signoff::SIGN_OFF;
use nianbao::check::check;
use nianbao::export::document::{Block, Document};
use nianbao::export::pdf::{Conformance, Page};
use nianbao::export::signoff::Signers;
use nianbao::export::{self, Choices, Format, signoff};
use nianbao::settings::{FOLDER, Settings, Store};

#[test]
fn nothing_of_the_sign_off_is_published() {
    let report = troubled();
    let findings = check(&report, None);
    let plain = Choices {
        sign_off: false,
        ..SIGN_OFF
    };
    for format in [Format::Text, Format::Html, Format::Docx, Format::Xlsx] {
        let made = |choices| {
            export::make(&report, &findings, format, choices)
                .unwrap()
                .bytes
        };
        assert!(made(SIGN_OFF) == made(plain), "{format:?}");
    }
    let pages = |choices| {
        let made = export::make(&report, &findings, Format::Pdf, choices).unwrap();
        lopdf::Document::load_mem(&made.bytes)
            .unwrap()
            .get_pages()
            .len()
    };
    assert!(pages(SIGN_OFF) >= pages(plain) + 3);
}

#[test]
fn the_sign_off_pages_have_numbers_of_their_own_that_run_on() {
    use export::pdf::{Fonts, Options, layout};
    let report = troubled();
    let findings = check(&report, None);
    let mut before = 0;
    let mut begins = vec![1];
    for document in signoff::documents(&report, &findings, &Signers::default()) {
        begins.push(i64::try_from(before).unwrap() + 1);
        let options = Options {
            pages_before: before,
            ..Options::default()
        };
        let laid = layout(&document, options, Fonts::bundled());
        assert_eq!(laid.before, before);
        for page in &laid.pages {
            before += 1;
            assert!(page.text().trim_end().ends_with(&format!("— {before} —")));
        }
    }
    assert!(before > 3);
    let made = export::make(&report, &findings, Format::Pdf, SIGN_OFF).unwrap();
    assert_eq!(made.remarks, [""; 0]);
    // A reading program shows the numbers that are on paper.
    let pdf = lopdf::Document::load_mem(&made.bytes).unwrap();
    let labels = pdf.catalog().unwrap().get(b"PageLabels").unwrap();
    let styles = labels.as_dict().unwrap().get(b"Nums").unwrap();
    let styles = styles.as_array().unwrap().iter();
    let starts = styles.filter_map(|entry| entry.as_dict().ok());
    let starts = starts.map(|style| style.get(b"St").map_or(1, |start| start.as_i64().unwrap()));
    assert_eq!(starts.collect::<Vec<_>>(), begins);
    // Three bookmarks more than the report has, and none for a row.
    let bookmarks = |choices| {
        let made = export::make(&report, &findings, Format::Pdf, choices).unwrap();
        let pdf = lopdf::Document::load_mem(&made.bytes).unwrap();
        pdf.get_toc().unwrap().toc.len()
    };
    let plain = Choices {
        sign_off: false,
        ..SIGN_OFF
    };
    assert_eq!(bookmarks(SIGN_OFF), bookmarks(plain) + 3);
}

#[test]
fn the_same_report_gives_the_same_bytes_with_its_sign_off_pages() {
    let report = troubled();
    let findings = check(&report, None);
    let made = || {
        export::make(&report, &findings, Format::Pdf, SIGN_OFF)
            .unwrap()
            .bytes
    };
    assert!(made() == made());
}

/// The text of each page that sign-off documents take.
fn laid(documents: &[Document]) -> Vec<String> {
    use export::pdf::{Fonts, Options, layout};
    let pages = documents.iter().flat_map(|document| {
        let pages = layout(document, Options::default(), Fonts::bundled()).pages;
        pages.iter().map(Page::text).collect::<Vec<_>>()
    });
    pages.collect()
}

#[test]
fn alone_they_are_a_file_that_holds_nothing_of_the_report() {
    let report = troubled();
    let findings = check(&report, None);
    let made = |choices| {
        let made = export::make(&report, &findings, Format::SignOff, choices).unwrap();
        assert_eq!(made.remarks, [""; 0]);
        made.bytes
    };
    let attached = Choices {
        conformance: Conformance::A3u,
        sign_off: false,
        ..SIGN_OFF
    };
    let bytes = made(attached);
    assert!(bytes == made(attached));
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let documents = signoff::documents(&report, &findings, &Signers::default());
    assert_eq!(pdf.get_pages().len(), laid(&documents).len());
    let catalog = pdf.catalog().unwrap();
    assert!(!catalog.has(b"AF") && !catalog.has(b"Names"));
    let info = pdf.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let title = pdf.get_dictionary(info).unwrap().get(b"Title").unwrap();
    let title = lopdf::decode_text_string(title).unwrap();
    assert_eq!(title, format!("{}送审页", report.title()));
    // Nobody takes it for the report.
    assert_eq!(
        nianbao::import::import(&bytes).map(|read| read.report.title()),
        Err(nianbao::import::ImportError::NotAReport)
    );
}

#[test]
fn every_signer_has_a_row_and_all_of_them_one_page() {
    let report = troubled();
    let chains = Signers::CHAINS.map(|(_, steps)| steps.join("\n"));
    let many = (1..=10)
        .map(|step| format!("第{step}道审核"))
        .collect::<Vec<_>>();
    for chain in chains
        .into_iter()
        .chain([many.join("\n"), "签发".to_owned()])
    {
        let documents = signoff::documents(&report, &[], &Signers::read(&chain));
        let pages = laid(&documents[..1]);
        assert_eq!(pages.len(), 1, "{chain}");
        let lines: Vec<&str> = pages[0].lines().collect();
        let begin = lines.iter().position(|line| *line == "审签环节").unwrap();
        let mut rest = lines[begin..].iter();
        for step in chain.lines() {
            assert!(rest.any(|line| *line == step), "{step}");
        }
    }
}

#[test]
fn what_failed_stands_first_in_the_table_of_checks() {
    let report = troubled();
    let findings = check(&report, None);
    let documents = signoff::documents(&report, &findings, &Signers::default());
    let Some(Block::Table(table)) = documents[1].blocks.last() else {
        panic!("no table");
    };
    let cells = table.cells.iter().filter(|cell| cell.column == 6);
    let outcomes: Vec<&str> = cells.skip(1).map(|cell| cell.text.as_str()).collect();
    let is_bad = |outcome: &&str| outcome.starts_with('▲');
    let bad = outcomes.iter().filter(|outcome| is_bad(outcome)).count();
    assert!(bad > 2 && bad < outcomes.len());
    assert!(outcomes[..bad].iter().all(is_bad), "{outcomes:?}");
    // And what holds stands last.
    let holds = |outcome: &&str| ["平", "通过", "不适用"].contains(outcome);
    let first = outcomes.iter().position(holds).unwrap();
    assert!(outcomes[first..].iter().all(holds), "{outcomes:?}");
}

#[test]
fn the_command_line_writes_them_with_the_signers_of_the_settings() {
    let desk = Desk::new();
    let report = balanced("2021");
    let file = desk.draft("a.ron", &report);
    let mut settings = Settings::default();
    "初审\n终审终校".clone_into(&mut settings.signers);
    let exported = |signers: Option<&Settings>| {
        let folder = tempfile::tempdir().unwrap();
        if let Some(settings) = signers {
            Store::new(vec![folder.path().to_owned()])
                .save(settings)
                .unwrap();
        }
        let to = desk.path("送审页.pdf");
        let output = Command::new(env!("CARGO_BIN_EXE_nianbao"))
            .env(FOLDER, folder.path())
            .arg("export")
            .arg(&file)
            .arg("--signoff-file")
            .arg(&to)
            .args(["--fonts", "bundled"])
            .output()
            .unwrap();
        assert_eq!(code(&output), 0, "{}", err(&output));
        std::fs::read(to).unwrap()
    };
    let findings = check(&report, None);
    let made = |signers: &Signers| {
        let choices = Choices {
            sign_off: false,
            conformance: Conformance::A3u,
            ..SIGN_OFF
        };
        export::make_signed(&report, &findings, Format::SignOff, choices, signers)
            .unwrap()
            .bytes
    };
    assert!(exported(None) == made(&Signers::default()));
    assert!(exported(Some(&settings)) == made(&Signers::read(&settings.signers)));
    assert!(made(&Signers::default()) != made(&Signers::read(&settings.signers)));
}

/// Writes the sign-off pages of a troubled report into the folder for temporary files for people to
/// look at.
#[test]
#[ignore = "writes a file for the eye"]
fn the_sign_off_pages_can_be_looked_at() {
    let report = troubled();
    let findings = check(&report, None);
    let made = export::make(&report, &findings, Format::Pdf, SIGN_OFF).unwrap();
    std::fs::write(std::env::temp_dir().join("nianbao-signoff.pdf"), made.bytes).unwrap();
}
