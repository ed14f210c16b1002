//! Titles as portals and files have them: wrapped anywhere, in any order, among other lines.

mod kinds;
mod made;

use super::{cases, lines, notes, read, under_title};

/// Organ and year that are read where these lines stand above an opening paragraph.
fn told(lines: &[String], year: u16, preamble: Option<&str>) -> (String, Option<u16>) {
    let imported = read(&under_title(lines, year, preamble));
    let report = &imported.report;
    (report.organ().to_owned(), report.year())
}

#[test]
fn organ_and_year_of_every_case_are_told() {
    let mut faults = Vec::new();
    for case in cases(include_str!("../titles.json")) {
        let year = u16::try_from(case["year"].as_u64().unwrap()).unwrap();
        let organ = case["organ"].as_str().unwrap();
        let found = told(&lines(&case, "lines"), year, case["preamble"].as_str());
        if found != (organ.to_owned(), Some(year)) {
            faults.push(format!("{}: {found:?}", case["id"]));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_organ_that_is_only_proposed_is_named_in_a_note() {
    let title = "2024年政府信息公开工作年度报告".to_owned();
    for (line, place) in [
        ("发布机构：某某县档案局", "发布机构"),
        ("来源：某某县档案局", "来源"),
    ] {
        let lines = [title.clone(), line.to_owned()];
        let imported = read(&under_title(&lines, 2024, None));
        let said = format!("“某某县档案局”取自“{place}”");
        assert!(notes(&imported).contains(&said), "{}", notes(&imported));
    }
    let opening =
        "本报告的统计期限为2024年1月1日至12月31日。如有疑问，请与某某县档案局办公室联系。";
    let imported = read(&under_title(
        std::slice::from_ref(&title),
        2024,
        Some(opening),
    ));
    assert_eq!(imported.report.organ(), "某某县档案局");
    assert!(notes(&imported).contains("“某某县档案局”取自“联系方式”"));
    let signed = under_title(&[title], 2024, None) + "某某县档案局\n2025年1月9日\n";
    let imported = read(&signed);
    assert_eq!(imported.report.organ(), "某某县档案局");
    assert!(notes(&imported).contains("“某某县档案局”取自文末的署名"));
}
