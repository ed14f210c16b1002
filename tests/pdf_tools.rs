//! The PDF by the lights of other programs (poppler, qpdf):
//! `cargo test --test pdf_tools -- --ignored`.

mod common;

use std::path::Path;
use std::process::Command;

use common::{balanced, set};
use nianbao::check::check;
use nianbao::export::document::Block;
use nianbao::export::{self, Choices, Document, FontSource, Format};
use nianbao::report::Report;

fn run(program: &str, args: &[&str], file: &Path) -> String {
    let output = Command::new(program).args(args).arg(file).arg("-").output();
    let output = output.unwrap_or_else(|error| panic!("{program} is needed here: {error}"));
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn exported(report: &Report, path: &Path) -> Document {
    let document = Document::of(report);
    let choices = Choices {
        fonts: FontSource::Bundled,
        ..Choices::default()
    };
    let printed = export::make(report, &check(report, None), Format::Pdf, choices).unwrap();
    assert_eq!(printed.remarks, [""; 0]);
    std::fs::write(path, printed.bytes).unwrap();
    document
}

#[test]
#[ignore = "needs poppler-utils"]
fn every_paragraph_and_number_can_be_copied_out_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    let mut report = balanced("2021");
    let amount = "24543.72933";
    set(&mut report, "disclosure.fees.amount", amount);
    let document = exported(&report, &path);
    let text = run("pdftotext", &["-raw"], &path);
    // What stands at the foot of a page may part a paragraph.
    let is_number_line = |line: &&str| line.starts_with('—') && line.ends_with('—');
    let text: Vec<&str> = text.lines().filter(|line| !is_number_line(line)).collect();
    let text = without_blanks(&text.join(""));
    let mut from = 0;
    let mut find = |part: &str| {
        let part = without_blanks(part);
        let at = text[from..].find(&part);
        let at = at.unwrap_or_else(|| panic!("{part} is not in the rest of the text"));
        from += at + part.len();
    };
    find(&document.title.0);
    find(&document.title.1);
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => find(text),
            Block::Paragraph(paragraph) => find(&paragraph.text),
            Block::Table(table) => {
                for cell in &table.cells {
                    find(&cell.text);
                }
            }
        }
    }
}

#[test]
#[ignore = "needs poppler-utils"]
fn every_font_is_embedded_as_a_subset_with_its_characters() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    exported(&balanced("2021"), &path);
    let output = Command::new("pdffonts")
        .arg(&path)
        .output()
        .expect("pdffonts is needed here");
    let list = String::from_utf8(output.stdout).unwrap();
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

#[test]
#[ignore = "needs qpdf"]
fn the_file_is_well_formed() {
    let folder = tempfile::tempdir().unwrap();
    for id in ["2021", "2019"] {
        let path = folder.path().join(format!("{id}.pdf"));
        exported(&balanced(id), &path);
        let output = Command::new("qpdf").arg("--check").arg(&path).output();
        let output = output.expect("qpdf is needed here");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(
            output.status.success() && !said.contains("WARNING"),
            "{said}"
        );
    }
}
