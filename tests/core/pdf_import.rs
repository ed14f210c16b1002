//! PDF files read back: our own exactly, others' as far as they can be read.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::common::balanced;
use crate::common::generated::{difference, reports};
use crate::common::pdf::{file_of, pdf, untagged};
use crate::common::shapes;
use nianbao::export::Choices;
use nianbao::export::pdf::{Conformance, is_common};
use nianbao::import::{ImportError, import};
use nianbao::report::{Change, Edit, Report};

/// The report with characters in the place of those that no face has, which are printed as boxes.
fn printed(report: &Report) -> Report {
    let known = |text: &str| -> String {
        let chars = text.chars();
        chars
            .map(|ch| {
                if is_common(ch.encode_utf8(&mut [0; 4])) {
                    ch
                } else {
                    '某'
                }
            })
            .collect()
    };
    let mut printed = report.clone();
    let mut changes = vec![Change::Organ(known(report.organ()))];
    for field in report.form().prose() {
        changes.push(Change::prose(&field.id, known(report.prose(&field.id))));
    }
    printed.apply(&Edit::new("", changes));
    printed
}

fn comes_back(report: &Report, choices: Choices) {
    let imported = import(&pdf(report, choices)).unwrap();
    assert_eq!(difference(report, &imported.report), None, "{choices:?}");
    let notes: Vec<_> = imported.notes.iter().map(|note| &note.message).collect();
    assert!(notes.is_empty(), "{notes:#?}");
}

#[test]
fn a_report_comes_back_from_its_pdf_with_and_without_the_pages_that_are_signed() {
    for form in ["2021", "2019"] {
        for report in [
            balanced(form),
            shapes::sample(form, if form == "2021" { 2024 } else { 2020 }),
        ] {
            for conformance in [Conformance::A2u, Conformance::A1b] {
                for sign_off in [false, true] {
                    comes_back(
                        &report,
                        Choices {
                            conformance,
                            sign_off,
                            ..Choices::default()
                        },
                    );
                }
            }
        }
    }
}

#[test]
fn without_tags_ruled_lines_and_places_give_the_same_report() {
    for (form, year) in [("2021", 2024), ("2019", 2020)] {
        for report in [balanced(form), shapes::sample(form, year)] {
            for (sign_off, red_head) in [(false, false), (true, false), (false, true)] {
                let choices = Choices {
                    sign_off,
                    red_head,
                    ..Choices::default()
                };
                let imported = import(&untagged(&pdf(&report, choices))).unwrap();
                assert_eq!(difference(&report, &imported.report), None, "{choices:?}");
            }
        }
    }
}

/// A file of one page with lines of text in GBK, in a font that does not say which characters it has.
fn in_gbk(lines: &[&str], encoding: &str, embedded: bool) -> Vec<u8> {
    let mut content = String::new();
    for (index, line) in lines.iter().enumerate() {
        let y = 760 - 30 * index;
        let (codes, ..) = encoding_rs::GBK.encode(line);
        write!(content, "BT /F 16 Tf 1 0 0 1 90 {y} Tm <").unwrap();
        for code in codes.iter() {
            write!(content, "{code:02x}").unwrap();
        }
        content.push_str("> Tj ET\n");
    }
    let font = include_bytes!("../fixtures/named-squares.otf");
    let file = if embedded { "/FontFile3 8 0 R" } else { "" };
    let objects: Vec<Vec<u8>> =
        vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
          /Resources<</Font<</F 5 0 R>>>>>>"
            .to_vec(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()).into_bytes(),
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+FangSong/Encoding/{encoding}\
             /DescendantFonts[6 0 R]>>"
        )
        .into_bytes(),
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/ABCDEF+FangSong/DW 1000/FontDescriptor 7 0 R\
          /CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/W[1[500] 814 939 500]>>"
            .to_vec(),
        format!(
            "<</Type/FontDescriptor/FontName/ABCDEF+FangSong/Flags 4/FontBBox[0 0 1000 1000]\
             /ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80{file}>>"
        )
        .into_bytes(),
        [
            format!("<</Subtype/OpenType/Length {}>>\nstream\n", font.len()).as_bytes(),
            font,
            b"\nendstream",
        ]
        .concat(),
    ];
    file_of(&objects)
}

#[test]
fn a_font_that_names_its_encoding_only_is_read_whether_the_file_has_it_or_not() {
    let lines = [
        "某某县2024年政府信息公开工作年度报告",
        "一、总体情况",
        "全年平稳，发布12条。",
        "六、其他需要报告的事项",
        "没有收费。",
    ];
    for embedded in [false, true] {
        let imported = import(&in_gbk(&lines, "GBK-EUC-H", embedded)).unwrap();
        assert_eq!(imported.report.title(), lines[0], "{embedded}");
        assert_eq!(imported.report.prose("overview.intro"), lines[2]);
        assert_eq!(imported.report.prose("other"), lines[4]);
    }
    // Numbers of glyphs say nothing of a font that nobody has.
    let unknown = in_gbk(&["没有"], "Identity-H", true);
    let error = import(&unknown).unwrap_err();
    assert!(
        [ImportError::UnreadablePdf, ImportError::NotAReport].contains(&error),
        "{error:?}"
    );
}

#[test]
fn what_is_no_readable_pdf_is_refused_in_words() {
    let whole = pdf(&balanced("2021"), Choices::default());
    assert_eq!(import(b"%PDF-1.7\n").unwrap_err(), ImportError::BrokenPdf);
    assert!(import(&whole[..whole.len() / 3]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_report_comes_back_from_its_pdf(report in reports(false), sign_off in any::<bool>()) {
        let choices = Choices { sign_off, ..Choices::default() };
        let report = printed(&report);
        let again = import(&pdf(&report, choices)).unwrap().report;
        prop_assert_eq!(difference(&report, &again), None);
    }

    #[test]
    fn without_tags_every_cell_comes_back_or_is_named(report in reports(false)) {
        let report = printed(&report);
        let imported = import(&untagged(&pdf(&report, Choices::default()))).unwrap();
        prop_assert_eq!(imported.report.form().id(), report.form().id());
        for (cell, spec) in report.form().cells() {
            let (before, after) = (report.value(cell), imported.report.value(cell));
            let is_named = || imported.notes.iter().any(|note| note.cells().contains(&cell));
            prop_assert!(
                before == after || after.text().is_empty() && is_named(),
                "{}: {before:?} has become {after:?}", &spec.name
            );
        }
    }
}
