//! What is said of numbers and labels: where it comes from, and what it is about.

use std::collections::HashSet;

use crate::common::{form, official};
use nianbao::form::{Content, Guidance, SheetCell, Source};

#[test]
fn every_number_of_the_official_forms_has_its_guidance_and_each_names_its_source() {
    for form in official() {
        for (cell, known) in form.cells() {
            let found = form.guidance_over(&[cell]);
            assert!(!found.is_empty(), "{}", known.name);
            // What is about fewest places comes first.
            assert!(found.is_sorted_by_key(|guidance| guidance.cells().len()));
        }
        let known: Vec<&str> = form
            .guidance()
            .iter()
            .map(|one| one.about.as_str())
            .collect();
        let several: HashSet<&&str> = known.iter().collect();
        assert_eq!(several.len(), known.len());
        for guidance in form.guidance() {
            assert!(guidance.text.ends_with('。'), "{}", guidance.about);
            assert!(!guidance.source.name().is_empty());
            if let Source::Documents(documents) = &guidance.source {
                let is_one = |name: &String| {
                    name.contains('〔') || name.contains('《') || name == "各地通知"
                };
                assert!(documents.iter().all(is_one), "{documents:?}");
            }
        }
        assert!(form.guidance().iter().any(Guidance::is_general));
    }
    let form = form("2021");
    let said = form.guidance_of_field("other");
    assert!(said[0].text.contains("收没收都要写"));
    let normative = form.find("disclosure.normative.issued").unwrap();
    let names = |cells: &[_]| -> Vec<&str> {
        let found = form.guidance_over(cells).into_iter();
        found.map(|guidance| guidance.about.as_str()).collect()
    };
    assert_eq!(names(&[normative])[..2], ["本年制发件数", "行政规范性文件"]);
}

#[test]
fn a_label_is_explained_by_what_holds_for_all_its_numbers() {
    let form = form("2021");
    let about = |section: &str, words: &str| -> Vec<String> {
        let at = form.sections().iter().position(|known| known.id == section);
        let sheet = form.sheet(at.unwrap()).unwrap();
        let is_it = |place: &&SheetCell| match &place.content {
            Content::RowHead(text) | Content::ColumnHead(text) => text.starts_with(words),
            _ => false,
        };
        let place = sheet.cells.iter().find(is_it).unwrap();
        let found = form.guidance_over(&sheet.numbers_of(place));
        found.into_iter().map(|one| one.about.clone()).collect()
    };
    assert_eq!(
        about("applications", "自然人"),
        ["自然人", "申请表怎样计数"]
    );
    assert_eq!(
        about("applications", "（三）不予公开"),
        ["不予公开", "申请表怎样计数"]
    );
    assert_eq!(about("applications", "1.属于国家秘密")[0], "国家秘密");
    assert_eq!(about("applications", "（本列数据"), ["申请表怎样计数"]);
    assert_eq!(about("disclosure", "现行有效件数")[0], "现行有效件数");
    assert_eq!(about("disclosure", "本年收费金额")[0], "行政事业性收费");
    assert_eq!(about("cases", "尚未审结")[0], "尚未审结");
    assert_eq!(about("cases", "复议后起诉")[0], "复议后起诉");
}
