//! 近年情况: the years at hand as bars on the sign-off pages.

use crate::common::pair::pair;
use crate::common::{balanced, set};
use nianbao::check::check;
use nianbao::draft;
use nianbao::export::document::{Block, Document};
use nianbao::export::pdf::Conformance;
use nianbao::export::signoff::Signers;
use nianbao::export::{Choices, FontSource, Format, make, signoff};
use nianbao::report::{Edit, Report};

/// A report on 2024 that knows the years from 2021 on; of 2022 no lawsuits are known.
fn four_years() -> Report {
    let year = |year: u16, requests: &str| {
        let mut report = balanced("2021");
        report.apply(&Edit::year("", Some(year)));
        set(&mut report, "applications.new.total", requests);
        report
    };
    let first = year(2021, "40");
    let mut second = year(2022, "95");
    set(&mut second, "litigation.direct.total", "");
    second.apply(&Edit::attach("", Some(first)));
    let (mut third, mut report) = pair();
    third.apply(&Edit::attach("", Some(second)));
    report.apply(&Edit::attach("", Some(third)));
    report
}

fn chart(documents: &[Document]) -> Option<String> {
    let blocks = documents.iter().flat_map(|document| &document.blocks);
    let mut charts = blocks.filter_map(|block| match block {
        Block::Chart(chart) => Some(chart.told()),
        _ => None,
    });
    charts.next()
}

#[test]
fn the_chart_tells_every_year_that_is_known() {
    let report = four_years();
    let told = chart(&signoff::documents(&report, &[], &Signers::default())).unwrap();
    for words in [
        "近年情况。",
        "新收申请：2021年 40 件，2022年 95 件，2023年 72 件，2024年 74 件；",
        "行政诉讼：2021年 2 件，2022年没有数，2023年 2 件，2024年 2 件。",
    ] {
        assert!(told.contains(words), "{words} is not in {told}");
    }
}

#[test]
fn one_year_alone_makes_no_chart() {
    assert_eq!(
        chart(&signoff::documents(
            &balanced("2021"),
            &[],
            &Signers::default()
        )),
        None
    );
    // Last year's report says nothing of what is told.
    let mut report = balanced("2021");
    let mut empty = Report::new(report.form());
    empty.apply(&Edit::organ("", report.organ()));
    empty.apply(&Edit::year("", Some(2023)));
    report.apply(&Edit::attach("", Some(empty)));
    assert_eq!(
        chart(&signoff::documents(&report, &[], &Signers::default())),
        None
    );
}

#[test]
fn the_years_come_back_from_a_draft() {
    let report = four_years();
    let again = draft::read(draft::write(&report).as_bytes()).unwrap();
    assert!(again.is_identical(&report));
    assert_eq!(again.figures(), report.figures());
    assert_eq!(again.figures().len(), 4);
}

#[test]
fn the_pages_hold_the_chart_whatever_the_archive_standard() {
    let report = four_years();
    let findings = check(&report, None);
    for conformance in [Conformance::A2u, Conformance::A1b] {
        let choices = Choices {
            fonts: FontSource::Bundled,
            conformance,
            sign_off: true,
            ..Choices::default()
        };
        let made = make(&report, &findings, Format::Pdf, choices).unwrap();
        assert_eq!(made.remarks, [""; 0]);
        let file = lopdf::Document::load_mem(&made.bytes).unwrap();
        let is_figure = |object: &&lopdf::Object| {
            let dictionary = object.as_dict();
            dictionary.is_ok_and(|found| {
                found
                    .get(b"S")
                    .is_ok_and(|role| role.as_name().is_ok_and(|name| name == b"Figure"))
            })
        };
        let figures: Vec<_> = file.objects.values().filter(is_figure).collect();
        let [figure] = figures[..] else {
            panic!("{} figures", figures.len())
        };
        let told = figure.as_dict().unwrap().get(b"Alt").unwrap();
        let told = lopdf::decode_text_string(told).unwrap();
        assert!(told.contains("2022年 95 件"), "{told}");
        if let Ok(folder) = std::env::var("NIANBAO_OUT") {
            let path = std::path::Path::new(&folder).join(format!("{conformance:?}.pdf"));
            std::fs::write(path, &made.bytes).unwrap();
        }
    }
}

#[test]
fn numbers_that_jump_are_marked_in_the_comparison() {
    let (mut last, mut report) = pair();
    set(&mut last, "disclosure.licensing.decisions", "100");
    set(&mut report, "disclosure.licensing.decisions", "500");
    set(&mut last, "disclosure.penalties.decisions", "100");
    set(&mut report, "disclosure.penalties.decisions", "499");
    report.apply(&Edit::attach("", Some(last)));
    let documents = signoff::documents(&report, &check(&report, None), &Signers::default());
    let Some(Block::Table(table)) = documents[2].blocks.first() else {
        panic!("no table")
    };
    let texts: Vec<&str> = table.cells.iter().map(|cell| cell.text.as_str()).collect();
    let marked: Vec<&&str> = texts.iter().filter(|text| text.starts_with('▲')).collect();
    assert_eq!(marked, [&"▲＋400.0%"]);
    assert!(texts.contains(&"＋399.0%"));
    assert!(texts.iter().any(|text| text.contains("带▲的是大幅增减")));
}
