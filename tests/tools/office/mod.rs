//! Word document and workbook by the lights of `LibreOffice`:
//! `cargo test --test tools office:: -- --ignored`.

mod printed;
mod starts;
mod suite;

use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use crate::common::{balanced, set, write};
use nianbao::check::check;
use nianbao::export::document::Block;
use nianbao::export::{self, Choices, Document, FontSource, Format, xlsx};
use nianbao::report::{Date, Edit, Report};
use zip::write::SimpleFileOptions;

use suite::Office;

fn make(report: &Report, format: Format) -> Vec<u8> {
    let choices = Choices {
        fonts: FontSource::Bundled,
        ..Choices::default()
    };
    export::make(report, &check(report, None), format, choices)
        .unwrap()
        .bytes
}

fn run(program: &str, args: &[&str], file: &Path) -> String {
    let output = Command::new(program).args(args).arg(file).arg("-").output();
    let output = output.unwrap_or_else(|error| panic!("{program} is needed here: {error}"));
    assert!(output.status.success(), "{program}");
    String::from_utf8(output.stdout).unwrap()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A report that fills some pages, with a date under it.
fn long() -> Report {
    let mut report = balanced("2021");
    let sentence = "这一段写得很长，只是为了把版心的二十二行、每行二十八字都占满；".repeat(30);
    write(&mut report, "overview.disclosure", &sentence);
    write(
        &mut report,
        "problems",
        "（一）主要问题。解读不够生动。\n（二）改进情况。增加图解。",
    );
    report.apply(&Edit::date("", Date::read("2025年1月20日")));
    report
}

/// A line of a page: left, top, right, bottom in points, and its text.
#[derive(Debug)]
struct Line {
    left: f32,
    right: f32,
    middle: f32,
    text: String,
}

/// The lines of a page, from the top.
fn lines(pdf: &Path, page: usize) -> Vec<Line> {
    let page = page.to_string();
    let boxes = run(
        "pdftotext",
        &["-bbox-layout", "-f", &page, "-l", &page],
        pdf,
    );
    let mut lines: Vec<Line> = Vec::new();
    for word in boxes.lines().filter(|line| line.contains("<word ")) {
        let number = |key: &str| -> f32 {
            let (_, rest) = word.split_once(&format!("{key}=\"")).unwrap();
            rest.split_once('"').unwrap().0.parse().unwrap()
        };
        let text = word.split_once('>').unwrap().1.trim_end_matches("</word>");
        let middle = f32::midpoint(number("yMin"), number("yMax"));
        let near = lines
            .iter_mut()
            .find(|line| (line.middle - middle).abs() < 8.0);
        match near {
            Some(line) => {
                line.left = line.left.min(number("xMin"));
                line.right = line.right.max(number("xMax"));
                line.text.push_str(text);
            }
            None => lines.push(Line {
                left: number("xMin"),
                right: number("xMax"),
                middle,
                text: text.to_owned(),
            }),
        }
    }
    lines.sort_by(|a, b| a.middle.total_cmp(&b.middle));
    lines
}

#[test]
#[ignore = "needs LibreOffice and poppler-utils"]
fn libreoffice_opens_the_word_document_and_has_all_of_its_text() {
    let office = Office::new();
    let mut older = balanced("2019");
    set(&mut older, "disclosure.procurement.amount", "15922.04万元");
    for (index, report) in [long(), older].iter().enumerate() {
        office.convert(&format!("{index}.docx"), &make(report, Format::Docx), "pdf");
        // Without the page numbers, which may part a paragraph.
        let text_area = ["-raw", "-x", "0", "-y", "0", "-W", "596", "-H", "748"];
        let text = run(
            "pdftotext",
            &text_area,
            &office.path(&format!("{index}.pdf")),
        );
        let text = without_blanks(&text);
        let document = Document::of(report);
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
                Block::Chart(chart) => find(&chart.told()),
                Block::Picture(picture) => find(&picture.caption),
                Block::Table(table) => {
                    for cell in &table.cells {
                        find(&cell.text);
                    }
                }
            }
        }
        if let Some(signature) = &document.signature {
            find(&signature.organ);
            find(&signature.date.to_string());
        }
    }
}

#[test]
#[ignore = "needs LibreOffice and poppler-utils"]
fn its_pages_are_those_of_the_standard_and_of_our_own_pdf() {
    let office = Office::new();
    let report = long();
    office.convert("word.docx", &make(&report, Format::Docx), "pdf");
    let (word, ours) = (office.path("word.pdf"), office.path("ours.pdf"));
    std::fs::write(&ours, make(&report, Format::Pdf)).unwrap();
    let size = |pdf: &Path| {
        let info = run_info(pdf);
        assert!(info.contains("(A4)"), "{info}");
        let pages = info.lines().find_map(|line| line.strip_prefix("Pages:"));
        pages.unwrap().trim().parse::<usize>().unwrap()
    };
    assert_eq!(size(&word), size(&ours));
    let close = |a: f32, b: f32, most: f32, what: &str| {
        assert!((a - b).abs() <= most, "{what}: {a} and {b}");
    };
    for page in [1, 2] {
        let (theirs, ours) = (lines(&word, page), lines(&ours, page));
        assert_eq!(
            theirs.len(),
            ours.len(),
            "page {page}: {theirs:#?}\n{ours:#?}"
        );
        for (index, (theirs, ours)) in theirs.iter().zip(&ours).enumerate() {
            // Faces sit differently in their line, the title's most.
            let most = if page == 1 && index < 2 { 11.0 } else { 5.0 };
            close(theirs.middle, ours.middle, most, &ours.text);
        }
        let edges = |lines: &[Line]| {
            let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
            let right = lines.iter().map(|line| line.right).fold(0.0, f32::max);
            (left, right)
        };
        close(edges(&theirs).0, 28.0 / 25.4 * 72.0, 1.5, "left");
        close(edges(&theirs).1, 184.0 / 25.4 * 72.0, 3.0, "right");
        let number = theirs.last().unwrap();
        let our_number = ours.last().unwrap();
        assert_eq!(number.text, format!("—{page}—"));
        close(number.middle, our_number.middle, 4.0, "number");
        close(number.left, our_number.left, 3.0, "number");
    }
    // A page of text: 22 lines, the first of them where the 版心 begins, 28 characters wide.
    let text = lines(&word, 2);
    let pitch = 225.0 / 25.4 * 72.0 / 22.0;
    let top = 37.0 / 25.4 * 72.0;
    close(text[0].middle, top + pitch / 2.0, 5.0, "first line");
    close(text[1].middle - text[0].middle, pitch, 1.5, "pitch");
}

fn run_info(pdf: &Path) -> String {
    let output = Command::new("pdfinfo").arg(pdf).output();
    let output = output.expect("pdfinfo is needed here");
    String::from_utf8(output.stdout).unwrap()
}

/// The workbook with another number in the place of each that a formula is said to give.
fn with_wrong_results(book: &[u8]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut changed = 0;
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8(bytes).unwrap();
            let mut pieces = text.split("</f><v>");
            let mut wrong = pieces.next().unwrap().to_owned();
            for piece in pieces {
                let (_, rest) = piece.split_once("</v>").unwrap();
                wrong.push_str("</f><v>99999</v>");
                wrong.push_str(rest);
                changed += 1;
            }
            bytes = wrong.into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    assert!(changed > 30, "there are formulas: {changed}");
    to.finish().unwrap().into_inner()
}

#[test]
#[ignore = "needs LibreOffice"]
fn a_workbook_computed_anew_shows_the_printed_numbers() {
    let office = Office::new();
    for id in ["2021", "2019"] {
        let mut report = balanced(id);
        // Numbers as they are written, in sums and out of them.
        set(&mut report, "applications.new.natural", "1071");
        set(&mut report, "applications.new.total", "1074");
        set(&mut report, "review.cases.other", "/");
        if id == "2021" {
            set(&mut report, "disclosure.fees.amount", "24543.72930");
        }
        let book = with_wrong_results(&make(&report, Format::Xlsx));
        // Tabs between the fields, UTF-8, as shown, every sheet in a file of its own.
        let filter = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,true,false,false,-1";
        office.convert(&format!("{id}.xlsx"), &book, filter);
        let form = report.form();
        for sheet in form.sheets() {
            let name = form.sections()[sheet.section].name();
            let path = office.path(&format!("{id}-{name}.csv"));
            let text = std::fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{error}: {}", path.display()));
            let rows: Vec<Vec<&str>> = text
                .lines()
                .map(|line| line.split('\t').collect())
                .collect();
            for (cell, place) in sheet.numbers() {
                let shown = rows[place.row + xlsx::FIRST_ROW][place.column];
                assert_eq!(shown, report.value(cell).text(), "{}", form.name(cell));
            }
        }
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn what_another_program_made_of_our_document_or_page_is_read_whole() {
    let office = Office::new();
    for form in ["2021", "2019"] {
        let mut report = balanced(form);
        write(
            &mut report,
            "problems",
            "（一）主要问题。解读不够生动。\n（二）改进情况。增加图解。",
        );
        report.apply(&Edit::date("", Date::read("2025年1月20日")));
        let document = make(&report, Format::Docx);
        let page = make(&report, Format::Html);
        for (name, bytes, to, made) in [
            ("document.docx", &document, "html", "document.html"),
            ("again.docx", &document, "odt", "again.odt"),
            (
                "again.odt",
                &Vec::new(),
                "docx:MS Word 2007 XML",
                "again.docx",
            ),
            ("page.html", &page, "docx:MS Word 2007 XML", "page.docx"),
        ] {
            let bytes = if bytes.is_empty() {
                std::fs::read(office.path(name)).unwrap()
            } else {
                bytes.clone()
            };
            office.convert(name, &bytes, to);
            if to == "odt" {
                continue;
            }
            let imported = nianbao::import::import(&std::fs::read(office.path(made)).unwrap());
            let imported = imported.unwrap_or_else(|error| panic!("{made}: {error}"));
            let notes: Vec<&str> = imported
                .notes
                .iter()
                .map(|note| note.message.as_str())
                .collect();
            for (cell, spec) in report.form().cells() {
                assert_eq!(
                    imported.report.value(cell),
                    report.value(cell),
                    "{made} {} {notes:?}",
                    spec.name
                );
            }
            for field in report.form().prose() {
                assert_eq!(
                    imported.report.prose(&field.id),
                    report.prose(&field.id),
                    "{made} {notes:?}"
                );
            }
            assert!(imported.report == report, "{made} {notes:?}");
        }
    }
}
