//! The PDF by the lights of other programs (poppler, qpdf, mutool, Ghostscript, Preflight):
//! `cargo test --test tools pdf:: -- --ignored`.

pub mod pictures;
mod rewritten;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::common::tools::{preflight, run, said, said_anywhere};
use crate::common::{balanced, name_organ, set};
use nianbao::check::{Tally, check};
use nianbao::export::document::marks::Marks;
use nianbao::export::document::{Block, Paragraph, Role};
use nianbao::export::pdf::{self, Bound, Conformance, Face, Fonts, Options};
use nianbao::export::{Choices, Document, FontSource, Format, make};
use nianbao::form::{CellId, Kind};
use nianbao::report::Report;

/// A file and the documents in it.
struct Case {
    path: PathBuf,
    documents: Vec<Document>,
    conformance: Conformance,
}

/// Files of every kind: both forms; with 送审稿 and without; alone, with the sign-off pages, and with
/// another document bound in; in both standards.
static CASES: LazyLock<Vec<Case>> = LazyLock::new(cases);

fn report(form: &str, draft: bool) -> Report {
    let mut report = balanced(form);
    // Amounts are wide, and XML has its own use for three of these signs.
    name_organ(&mut report, "某某县<办公室>&“乙”");
    let amounts = report.form().cells();
    let amounts = amounts.filter(|(_, spec)| spec.kind == Kind::Amount);
    let amounts: Vec<CellId> = amounts.map(|(cell, _)| cell).collect();
    for cell in amounts {
        report.set(cell, "24543.72933");
    }
    if draft {
        set(&mut report, "applications.new.natural", "1");
    }
    report
}

/// A document that is no report.
fn annex() -> Document {
    let paragraph = |text: &str| {
        Block::Paragraph(Paragraph {
            text: text.to_owned(),
            lead: 0,
        })
    };
    let heading = Block::Heading {
        level: 1,
        text: "一、拟办意见".to_owned(),
    };
    Document {
        title: ("某某县".to_owned(), "审签单".to_owned()),
        organ: String::new(),
        blocks: vec![heading, paragraph("拟同意·印发•公开，请审定。")],
        origins: Vec::new(),
        marks: Marks::default(),
        signature: None,
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf_tools");
    std::fs::create_dir_all(&folder).unwrap();
    let mut cases = Vec::new();
    for form in ["2021", "2019"] {
        for draft in [false, true] {
            let report = report(form, draft);
            let findings = check(&report, None);
            assert_eq!(Tally::of(&findings).stops_final(), draft);
            for conformance in [Conformance::A2u, Conformance::A1b] {
                let document = Document::of(&report);
                let mut add = |name: &str, documents: Vec<Document>, bytes: Vec<u8>| {
                    let name = format!("{form}-{draft}-{conformance:?}-{name}.pdf");
                    let path = folder.join(name);
                    std::fs::write(&path, bytes).unwrap();
                    cases.push(Case {
                        path,
                        documents,
                        conformance,
                    });
                };
                for sign_off in [false, true] {
                    let choices = Choices {
                        fonts: FontSource::Bundled,
                        conformance,
                        sign_off,
                        ..Choices::default()
                    };
                    let made = make(&report, &findings, Format::Pdf, choices).unwrap();
                    assert_eq!(made.remarks, [""; 0]);
                    let name = if sign_off { "signed" } else { "alone" };
                    add(name, vec![document.clone()], made.bytes);
                }
                let options = Options {
                    draft,
                    conformance,
                    ..Options::default()
                };
                let (bytes, annex) = with_annex(&document, options);
                add("bound", vec![document, annex], bytes);
            }
        }
    }
    cases
}

fn with_annex(document: &Document, options: Options) -> (Vec<u8>, Document) {
    let fonts = Fonts::bundled();
    let annex = annex();
    let pages = pdf::layout(document, options, fonts);
    let more = pdf::layout(&annex, options, fonts);
    let bound = [
        Bound {
            document,
            pages: &pages,
            label: "",
        },
        Bound {
            document: &annex,
            pages: &more,
            label: "审签",
        },
    ];
    let title = format!("{}{}", document.title.0, document.title.1);
    let bytes = pdf::write_bound(&bound, &title, options, fonts).unwrap();
    (bytes, annex)
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The texts of a document in order, each with the type of its element.
fn texts(document: &Document) -> Vec<(&'static str, String)> {
    let mut texts = vec![("P", format!("{}{}", document.title.0, document.title.1))];
    for block in &document.blocks {
        match block {
            Block::Heading { level: 1, text } => texts.push(("H1", text.clone())),
            Block::Heading { text, .. } => texts.push(("H2", text.clone())),
            Block::Paragraph(paragraph) => texts.push(("P", paragraph.text.clone())),
            Block::Chart(_) | Block::Picture(_) => texts.push(("Figure", String::new())),
            Block::Table(table) => {
                texts.push(("Table", String::new()));
                for row in 0..table.rows {
                    texts.push(("TR", String::new()));
                    for cell in table.cells.iter().filter(|cell| cell.row == row) {
                        let is_data = matches!(cell.role, Role::Number | Role::Text);
                        texts.push((if is_data { "TD" } else { "TH" }, cell.text.clone()));
                    }
                }
            }
        }
    }
    texts
}

#[test]
#[ignore = "needs poppler-utils"]
fn every_paragraph_and_number_can_be_copied_out_in_order() {
    for case in &*CASES {
        let text = said(&run("pdftotext", &["-raw"], &case.path, &["-"]));
        // What stands at the foot of a page may part a paragraph.
        let is_number_line = |line: &&str| line.starts_with('—') && line.ends_with('—');
        let is_stamp = |line: &&str| line.trim_start_matches('\u{c}') == "送审稿";
        let lines = text.lines();
        let text: Vec<&str> = lines
            .filter(|line| !is_number_line(line) && !is_stamp(line))
            .collect();
        let text = without_blanks(&text.join(""));
        let mut from = 0;
        for (_, part) in case.documents.iter().flat_map(texts) {
            let part = without_blanks(&part);
            let at = text[from..].find(&part);
            let at = at.unwrap_or_else(|| {
                let rest: String = text[from..].chars().take(80).collect();
                panic!("{}: {part} is not in the rest: {rest}", case.path.display())
            });
            from += at + part.len();
        }
    }
}

#[test]
#[ignore = "needs poppler-utils"]
fn a_program_that_reads_aloud_finds_headings_paragraphs_and_tables_with_all_their_text() {
    // Two only: poppler goes through a page anew for each of its elements.
    let chosen = ["2021-false-A2u-bound.pdf", "2019-true-A1b-signed.pdf"];
    let is_chosen = |case: &&Case| chosen.iter().any(|name| case.path.ends_with(name));
    let cases: Vec<&Case> = CASES.iter().filter(is_chosen).collect();
    assert_eq!(cases.len(), chosen.len());
    for case in cases {
        let tree = said(&run("pdfinfo", &["-struct-text"], &case.path, &[]));
        let mut found: Vec<(&str, String)> = Vec::new();
        for line in tree.lines().map(str::trim) {
            let quoted = line
                .strip_prefix('"')
                .and_then(|line| line.strip_suffix('"'));
            if let Some(text) = quoted {
                let (_, element) = found.last_mut().unwrap();
                // Poppler asks here for the glyph, which 仿宋 has for both.
                element.push_str(&without_blanks(text).replace('•', "·"));
            } else if !line.starts_with('/') {
                let role = line.split([' ', ':']).next().unwrap();
                found.push((role, String::new()));
            }
        }
        found.retain(|(role, _)| !["Document", "Part"].contains(role));
        let expected: Vec<(&str, String)> = case
            .documents
            .iter()
            .flat_map(texts)
            .map(|(role, text)| (role, without_blanks(&text).replace('•', "·")))
            .collect();
        for (index, expected) in expected.iter().enumerate() {
            let found = found.get(index);
            assert_eq!(found, Some(expected), "{} {index}", case.path.display());
        }
    }
}

#[test]
#[ignore = "needs poppler-utils"]
fn every_font_is_embedded_as_a_subset_with_its_characters() {
    for case in &*CASES {
        let list = said(&run("pdffonts", &[], &case.path, &[]));
        let fonts: Vec<&str> = list.lines().skip(2).collect();
        assert!(fonts.len() >= 5, "{list}");
        for font in fonts {
            let columns: Vec<&str> = font.split_whitespace().collect();
            // name, type (several words), encoding, emb, sub, uni, object, generation
            assert_eq!(
                columns[columns.len() - 5..columns.len() - 2],
                ["yes"; 3],
                "{font}"
            );
        }
    }
}

#[test]
#[ignore = "needs qpdf"]
fn the_file_is_well_formed() {
    for case in &*CASES {
        let said = said_anywhere(&run("qpdf", &["--check"], &case.path, &[]));
        assert!(!said.contains("WARNING"), "{said}");
        let version = match case.conformance {
            Conformance::A3u | Conformance::A2u => "PDF Version: 1.7",
            Conformance::A1b => "PDF Version: 1.4",
        };
        assert!(said.contains(version), "{said}");
    }
}

#[test]
#[ignore = "needs mupdf-tools"]
fn mupdf_reads_and_draws_it_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    for case in &*CASES {
        let clean = folder.path().join("clean.pdf");
        let clean = clean.to_str().unwrap();
        let output = run("mutool", &["clean"], &case.path, &[clean]);
        assert_eq!(said_anywhere(&output), "", "{}", case.path.display());
        let picture = folder.path().join("page.ppm");
        let to = ["draw", "-q", "-r", "30", "-o", picture.to_str().unwrap()];
        let said = said_anywhere(&run("mutool", &to, &case.path, &[]));
        // Debian builds it without.
        let said = said.replace("warning: ICC support is not available\n", "");
        assert_eq!(said, "", "{}", case.path.display());
    }
}

#[test]
#[ignore = "needs ghostscript"]
fn ghostscript_prints_it_without_a_word() {
    let args = ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage"];
    for case in &*CASES {
        let said = said_anywhere(&run("gs", &args, &case.path, &[]));
        assert_eq!(said, "", "{}", case.path.display());
    }
}

#[test]
#[ignore = "needs libpdfbox2-java"]
fn an_archive_takes_it() {
    let older = |case: &&Case| case.conformance == Conformance::A1b;
    let mut count = 0;
    for case in CASES.iter().filter(older) {
        preflight(&case.path);
        count += 1;
    }
    assert_eq!(count, 12);
}

#[test]
#[ignore = "needs libpdfbox2-java and mupdf-tools"]
fn a_font_that_names_its_glyphs_is_taken_and_drawn_too() {
    let folder = tempfile::tempdir().unwrap();
    let font = include_bytes!("../../fixtures/named-squares.otf");
    std::fs::write(folder.path().join(Face::Body.file()), font).unwrap();
    let fonts = Fonts::from_folders(&[folder.path().to_owned()]);
    let block = Block::Paragraph(Paragraph {
        text: "甲乙甲".to_owned(),
        lead: 0,
    });
    let document = Document {
        title: (String::new(), String::new()),
        blocks: vec![block],
        ..annex()
    };
    let drawn = |conformance| {
        let options = Options {
            conformance,
            ..Options::default()
        };
        let path = folder.path().join("a.pdf");
        std::fs::write(&path, pdf::write(&document, options, &fonts).unwrap()).unwrap();
        let picture = ["draw", "-q", "-F", "pgm", "-r", "72", "-o", "-"];
        let picture = run("mutool", &picture, &path, &[]);
        (path, picture.stdout)
    };
    let (_, newer) = drawn(Conformance::A2u);
    let (path, older) = drawn(Conformance::A1b);
    preflight(&path);
    assert!(newer == older);
    // Two large squares and little else.
    let dark = newer.iter().filter(|point| **point < 64).count();
    assert!(dark > 200, "{dark}");
}
