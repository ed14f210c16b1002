//! OFD files read back: our own exactly, those of others as far as they can be read, and what is no
//! such file without harm.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;

use proptest::prelude::*;

use super::package::Package;
use super::written::ofd;
use crate::common::generated::{difference, reports};
use crate::common::{balanced, shapes};
use nianbao::export::Choices;
use nianbao::export::pdf::is_common;
use nianbao::import::{ImportError, PdfReader, import, import_by};
use nianbao::report::{Change, Edit, Report, enclosed};

/// A package of parts.
fn packed(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, part) in parts {
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(part).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The file with each part as it is changed; none takes it out.
fn changed(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let parts = Package::of(bytes).parts.into_iter();
    let parts = parts.filter_map(|(name, part)| {
        let part = change(&name, part)?;
        Some((name, part))
    });
    packed(&parts.collect())
}

/// The file as a program leaves it that carries nothing along: characters and lines alone.
fn bare(bytes: &[u8]) -> Vec<u8> {
    changed(bytes, |name, part| {
        (!name.contains("Attachs")).then_some(part)
    })
}

/// The file with words of its pages put in the place of others.
fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut found = false;
    let bytes = changed(bytes, |_, part| {
        Some(match String::from_utf8(part) {
            Ok(text) => text.replace(from, to).into_bytes(),
            Err(error) => error.into_bytes(),
        })
    });
    for part in Package::of(&bytes).parts.values() {
        found |= String::from_utf8_lossy(part).contains(to);
    }
    assert!(found, "{to}");
    bytes
}

#[test]
fn a_report_comes_back_from_its_ofd_with_and_without_what_it_carries() {
    for (form, year) in [("2021", 2024), ("2019", 2020)] {
        for report in [balanced(form), shapes::sample(form, year)] {
            for (sign_off, red_head) in [(false, false), (true, false), (false, true)] {
                let choices = Choices {
                    sign_off,
                    red_head,
                    ..Choices::default()
                };
                let bytes = ofd(&report, choices);
                let imported = import(&bytes).unwrap();
                assert_eq!(difference(&report, &imported.report), None, "{choices:?}");
                assert_eq!(enclosed::write(&imported.report), enclosed::write(&report));
                let notes: Vec<_> = imported.notes.iter().map(|note| &note.message).collect();
                assert!(notes.is_empty(), "{notes:#?}");
                let imported = import(&bare(&bytes)).unwrap();
                assert_eq!(difference(&report, &imported.report), None, "{choices:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn any_report_comes_back_cell_for_cell(report in reports(false)) {
        // What no face has is printed as a box, by its text as itself.
        let known = |text: &str| text.chars().all(|ch| is_common(ch.encode_utf8(&mut [0; 4])));
        let mut report = report;
        let mut changes = Vec::new();
        for field in report.form().prose() {
            if !known(report.prose(&field.id)) {
                changes.push(Change::prose(&field.id, "没有生僻字。"));
            }
        }
        if !known(report.organ()) {
            changes.push(Change::Organ("某某县人民政府".to_owned()));
        }
        report.apply(&Edit::new("", changes));
        let again = import(&ofd(&report, Choices::default())).unwrap().report;
        prop_assert_eq!(difference(&report, &again), None);
    }
}

#[test]
fn what_is_seen_counts_where_it_differs_from_what_is_carried() {
    let report = balanced("2021");
    let bytes = ofd(&report, Choices::default());
    let organ = "某某县人民政府办公室2024年";
    let other = replaced(
        &bytes,
        &format!(">{organ}<"),
        ">另一县人民政府办公室2024年<",
    );
    let imported = import(&other).unwrap();
    assert_eq!(imported.report.organ(), "另一县人民政府办公室");
    assert!(
        imported
            .notes
            .iter()
            .any(|note| note.heading == "附带的数据")
    );
}

#[test]
fn another_process_reads_the_same() {
    let bytes = ofd(&balanced("2021"), Choices::default());
    let reader = PdfReader::Apart {
        program: Path::new(env!("CARGO_BIN_EXE_nianbao")),
        is_cancelled: &|| false,
    };
    let (there, here) = (import_by(reader, &bytes).unwrap(), import(&bytes).unwrap());
    assert!(there.report.is_identical(&here.report));
    assert_eq!(there.notes, here.notes);
    let broken = changed(&bytes, |name, part| {
        (!name.ends_with("Page_1/Content.xml")).then_some(part)
    });
    assert_eq!(
        import_by(reader, &broken).unwrap_err(),
        import(&broken).unwrap_err()
    );
}

/// A report's OFD as other programs write it: another prefix, every character an object of its own
/// without a step or a glyph's number, lines as thin areas, pages that share a part, spaces left out.
fn as_others(bytes: &[u8]) -> Vec<u8> {
    let package = Package::of(bytes);
    let mut parts = package.parts.clone();
    for part in package.pages() {
        let mut text = String::from(
            "<?xml version=\"1.0\"?>\n<o:Page xmlns:o=\"http://www.ofdspec.org/2016\"><o:Template TemplateID=\"9999\" ZOrder=\"Background\"/><o:Content><o:Layer ID=\"1\"><o:PageBlock ID=\"2\">\n",
        );
        let mut object = super::package::Element::default();
        for element in package.elements(&part) {
            match element.name.as_str() {
                "TextObject" | "PathObject" => object = element,
                "TextCode" if !object.attributes.contains_key("CTM") => {
                    let area = object.numbers("Boundary");
                    let steps = element.attributes.get("DeltaX");
                    let steps = steps.map_or(Vec::new(), |steps| super::package::numbers(steps));
                    let (size, mut along) = (object.get("Size"), 0.0);
                    for (index, ch) in element.text.chars().enumerate() {
                        let escaped = quick_xml::escape::escape(ch.to_string()).into_owned();
                        let (x, y) = (area[0] + along, area[1]);
                        if ch != ' ' {
                            writeln!(
                            text,
                                "<o:TextObject ID=\"3\" Boundary=\"{x} {y} 20 20\" Font=\"1\" Size=\"{size}\"><o:Clips><o:Clip><o:Area><o:Path Boundary=\"0 0 9 9\"><o:AbbreviatedData>M 0 0 L 9 0</o:AbbreviatedData></o:Path></o:Area></o:Clip></o:Clips><o:TextCode X=\"0\" Y=\"{size}\">{escaped}</o:TextCode></o:TextObject>"
                            )
                            .unwrap();
                        }
                        along += steps.get(index).copied().unwrap_or(0.0);
                    }
                }
                "AbbreviatedData" => {
                    let area = object.numbers("Boundary");
                    for line in element.text.split('M').skip(1) {
                        let words: Vec<f32> = line
                            .split([' ', 'L'])
                            .filter_map(|word| word.parse().ok())
                            .collect();
                        let [x, y, to_x, to_y] = words[..] else {
                            panic!("{line}")
                        };
                        // Scaled to a tenth, and back by the matrix.
                        let (right, down) = ((to_x - x) / 10.0, (to_y - y) / 10.0);
                        let thin = 0.01;
                        let (right, down) = (right.max(thin), down.max(thin));
                        writeln!(
                            text,
                            "<o:PathObject ID=\"4\" Boundary=\"{} {} 300 300\" CTM=\"10 0 0 10 0 0\" Stroke=\"false\" Fill=\"true\"><o:AbbreviatedData>M 0 0 L {right} 0 L {right} {down} L 0 {down} C</o:AbbreviatedData></o:PathObject>",
                            area[0] + x,
                            area[1] + y
                        )
                        .unwrap();
                    }
                }
                _ => {}
            }
        }
        text += "</o:PageBlock></o:Layer></o:Content></o:Page>";
        parts.insert(part, text.into_bytes());
    }
    let root = String::from_utf8(parts["Doc_0/Document.xml"].clone()).unwrap();
    let root = root.replace(
        "</ofd:CommonData>",
        "<ofd:TemplatePage ID=\"9999\" BaseLoc=\"/Doc_0/Tpl.xml\"/></ofd:CommonData>",
    );
    parts.insert("Doc_0/Document.xml".to_owned(), root.into_bytes());
    let shared = "<a:Page xmlns:a=\"b\"><a:Content><a:Layer><a:TextObject Boundary=\"28 15 100 9\" Font=\"1\" Size=\"4\"><a:TextCode X=\"0\" Y=\"4\" DeltaX=\"g 4 4\">内部资料页</a:TextCode></a:TextObject></a:Layer></a:Content></a:Page>";
    parts.insert("Doc_0/Tpl.xml".to_owned(), shared.into());
    parts.retain(|name, _| !name.contains("Attachs"));
    packed(&parts)
}

#[test]
fn files_of_other_programs_come_in_by_places_and_lines() {
    for form in ["2021", "2019"] {
        let report = balanced(form);
        let imported = import(&as_others(&ofd(&report, Choices::default()))).unwrap();
        for (cell, _) in report.form().cells() {
            let text = |report: &Report| report.value(cell).text().to_owned();
            assert_eq!(
                text(&report),
                text(&imported.report),
                "{}",
                report.form().name(cell)
            );
        }
        assert_eq!(imported.report.title(), report.title());
    }
}

#[test]
fn what_is_cut_off_or_wrong_is_refused_without_harm() {
    let bytes = ofd(&balanced("2021"), Choices::default());
    for part in 1..40 {
        let cut = &bytes[..bytes.len() * part / 40];
        assert!(import(cut).is_err());
    }
    let refused = |bytes: &[u8]| import(bytes).unwrap_err();
    let told = |error: &ImportError, words: &str| {
        let sentence = error.to_string();
        assert!(
            sentence.contains("OFD") && sentence.contains(words),
            "{sentence}"
        );
    };
    for gone in ["Doc_0/Document.xml", "Page_2/Content.xml"] {
        let without = changed(&bytes, |name, part| (!name.ends_with(gone)).then_some(part));
        told(&refused(&without), "损坏");
    }
    told(
        &refused(&replaced(&bytes, "Doc_0/Document.xml", "Doc_9/Nothing.xml")),
        "损坏",
    );
    told(
        &refused(&replaced(&bytes, "</ofd:Layer>", "</ofd:Wrong>")),
        "损坏",
    );
    // Pictures of pages have no text.
    let scanned = replaced(&bytes, "<ofd:TextCode", "<ofd:NoCode");
    told(
        &refused(&replaced(&scanned, "</ofd:TextCode", "</ofd:NoCode")),
        "扫描",
    );
}

#[test]
fn numbers_and_references_out_of_all_bounds_do_no_harm() {
    let report = balanced("2021");
    let bytes = bare(&ofd(&report, Choices::default()));
    for (from, to) in [
        (
            "DeltaX=\"g ",
            "DeltaX=\"g 18446744073709551616 1 g 4000000000 ",
        ),
        ("DeltaX=\"g ", "DeltaX=\"NaN inf g "),
        ("Boundary=\"", "Boundary=\"1e308 -1e308 NaN 1e39 \" X=\""),
        ("Size=\"5", "Size=\"-1e30"),
        ("Font=\"", "CTM=\"1e300 0 0 1e300 inf NaN\" Font=\""),
        ("Font=\"", "CTM=\"0 0 0 0 0 0\" Font=\""),
        ("Font=\"", "Font=\"-9"),
        (
            "<ofd:PhysicalBox>0 0 210 297",
            "<ofd:PhysicalBox>NaN 0 -5 1e99",
        ),
        (">M ", ">M 1e400 L L L "),
    ] {
        // It may be read or refused; that it ends well is all.
        let _ = import(&replaced(&bytes, from, to));
    }
    // A template that is the page itself, and pages that are the document.
    let page = "<ofd:TemplatePage ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:CommonData>";
    let itself = replaced(&bytes, "</ofd:CommonData>", page);
    let itself = replaced(
        &itself,
        "<ofd:Content>",
        "<ofd:Template TemplateID=\"1\"/><ofd:Content>",
    );
    let again = import(&itself).unwrap().report;
    assert_eq!(again.organ(), report.organ());
    let _ = import(&replaced(
        &bytes,
        "Pages/Page_1/Content.xml",
        "Document.xml",
    ));
}

#[test]
fn files_that_grow_without_end_are_given_up() {
    let root = "<ofd:OFD><ofd:DocBody><ofd:DocRoot>d.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
    let document = |pages: usize| {
        let page = "<ofd:Page ID=\"1\" BaseLoc=\"p.xml\"/>".repeat(pages);
        format!("<ofd:Document><ofd:Pages>{page}</ofd:Pages></ofd:Document>")
    };
    let file = |pages: usize, page: String| {
        let parts = [
            ("OFD.xml", root.to_owned()),
            ("d.xml", document(pages)),
            ("p.xml", page),
        ];
        let parts = parts.map(|(name, part)| (name.to_owned(), part.into_bytes()));
        packed(&parts.into_iter().collect())
    };
    let too_long = |bytes: &[u8]| {
        assert!(bytes.len() < 1024 * 1024);
        let error = import(bytes).unwrap_err();
        assert!(matches!(error, ImportError::TooLong(_)), "{error}");
    };
    let page = |inside: &str| format!("<ofd:Page><ofd:Content>{inside}</ofd:Content></ofd:Page>");
    let text = |text: &str| {
        page(&format!(
            "<ofd:TextObject Boundary=\"0 0 9 9\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\">{text}</ofd:TextCode></ofd:TextObject>"
        ))
    };
    // One part that unpacks to more than any page, the same page again and again, too many of them.
    too_long(&file(1, page(&" ".repeat(40 * 1024 * 1024))));
    too_long(&file(399, page(&" ".repeat(1024 * 1024))));
    too_long(&file(401, text("年报")));
    too_long(&file(300, text(&"政府信息公开工作年度报告".repeat(420))));
    // And what is nested without end.
    let deep = page(&"<ofd:PageBlock>".repeat(200_000));
    assert!(import(&file(1, deep)).is_err());
}
