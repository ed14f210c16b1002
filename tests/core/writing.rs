//! Text: finding, replacing, counting, and cleaning what comes from Word.

use crate::common;
use crate::common::{balanced, form, name_organ, set, write};
use nianbao::report::paste::clean;
use nianbao::report::{Report, Search, Target};
use proptest::prelude::*;

fn texts_found(report: &Report, text: &str, width_matters: bool) -> Vec<String> {
    let search = Search::new(text, width_matters).unwrap();
    let places = report.find(&search).into_iter();
    places
        .map(|place| match &place.target {
            Target::Prose(field) => {
                format!("{field}:{}", &report.prose(field)[place.range.clone()])
            }
            Target::Cell(cell) => report.form().name(*cell).to_owned(),
            Target::Organ => format!("organ:{}", &report.organ()[place.range.clone()]),
            other => panic!("{other:?} holds no text"),
        })
        .collect()
}

#[test]
fn a_text_is_found_in_official_order_whatever_its_width() {
    let mut report = Report::new(form("2021"));
    name_organ(&mut report, "某某县１２街道办");
    write(&mut report, "problems", "共12件，Ａbc。");
    write(&mut report, "overview.intro", "１２件、12件");
    set(&mut report, "applications.new.natural", "3124");
    assert_eq!(
        texts_found(&report, "12", false),
        [
            "organ:１２",
            "overview.intro:１２",
            "overview.intro:12",
            "applications.new.natural",
            "problems:12"
        ]
    );
    assert_eq!(
        texts_found(&report, "１２", true),
        ["organ:１２", "overview.intro:１２"]
    );
    assert_eq!(texts_found(&report, "aBC", false), ["problems:Ａbc"]);
    assert_eq!(texts_found(&report, "aBC", true), [""; 0]);
    assert_eq!(Search::new("", false), None);
}

#[test]
fn replacing_changes_the_prose_in_one_step_and_never_a_number() {
    let mut report = balanced("2021");
    write(&mut report, "problems", "件件有回音，12件。");
    write(&mut report, "other", "件");
    set(&mut report, "applications.new.natural", "12件");
    let search = Search::new("件", false).unwrap();
    let all = report.replace_all("替换", &search, "件件");
    assert_eq!((all.places, all.texts, all.cells), (4, 2, 1));
    let before = report.clone();
    let undo = report.apply(&all.edit);
    assert_eq!(report.prose("problems"), "件件件件有回音，12件件。");
    assert_eq!(report.prose("other"), "件件");
    assert_eq!(common::get(&report, "applications.new.natural"), "12件");
    report.apply(&undo);
    assert_eq!(report, before);
}

#[test]
fn one_place_is_replaced_and_a_cell_is_not() {
    let mut report = balanced("2021");
    write(&mut report, "problems", "公开，公开");
    set(&mut report, "applications.new.natural", "公开");
    let places = report.find(&Search::new("公开", false).unwrap());
    let in_problems = |target: &Target| *target == Target::Prose("problems".to_owned());
    let second = places
        .iter()
        .rfind(|place| in_problems(&place.target))
        .unwrap();
    let edit = report.replace_at("替换", second, "受理").unwrap();
    report.apply(&edit);
    assert_eq!(report.prose("problems"), "公开，受理");
    let cell = places
        .iter()
        .find(|place| matches!(place.target, Target::Cell(_)))
        .unwrap();
    assert!(report.replace_at("替换", cell, "1").is_none());
    // A place of a text that has since become shorter.
    write(&mut report, "problems", "公");
    assert!(report.replace_at("替换", second, "受理").is_none());
}

#[test]
fn the_overview_is_counted_with_all_its_parts() {
    for id in ["2021", "2019"] {
        let mut report = Report::new(form(id));
        write(&mut report, "overview.intro", "　　一二三\n\n四五");
        write(&mut report, "overview.requests", "六");
        write(&mut report, "problems", "不算");
        let (section, amount) = report.limited_amount("overview.platform").unwrap();
        assert_eq!(section.name(), "一、总体情况");
        assert_eq!((amount.paragraphs, amount.characters), (3, 6));
        assert!(report.limited_amount("problems").is_none());
    }
}

#[test]
fn what_word_leaves_behind_is_taken_out() {
    for (pasted, cleaned) in [
        ("第一段\u{b}第二段\u{c}第三段", "第一段\n第二段\n第三段"),
        (
            "　　首行缩进\n\u{a0}\u{a0}不间断\n\t制表",
            "首行缩进\n不间断\n制表",
        ),
        ("政\u{200b}府信\u{ad}息\u{fffc}公\u{feff}开", "政府信息公开"),
        ("见[bookmark: _Toc12]上文[bookmark:OLE]", "见上文"),
        (
            "登录 HYPERLINK \"http://www.example.gov.cn/\" \\o \"首页\" \\h 门户网站查看",
            "登录门户网站查看",
        ),
        (
            "HYPERLINK \\l \"_Toc1\" 一、总体情况 PAGEREF _Toc1 \\h 3",
            "一、总体情况3",
        ),
        ("图 EMBED Excel.Sheet.12 \\* MERGEFORMAT 如下", "图如下"),
        ("共 \\* MERGEFORMAT 5件", "共5件"),
        ("\u{f0b7}\t第一点\n\u{f06c} 第二点", "第一点\n第二点"),
        (
            "1.\t第一\n（二）\t第二\n③\t第三\n•\t第四",
            "1.第一\n（二）第二\n③第三\n•第四",
        ),
        ("上\n\n\n\n下", "上\n\n下"),
        ("上页\n— 3 —\n下页\n第4页 共8页\n-５-", "上页\n下页"),
        ("一\r\n二\r三", "一\n二\n三"),
    ] {
        assert_eq!(clean(pasted), cleaned, "{pasted:?}");
    }
}

#[test]
fn ordinary_text_is_pasted_to_the_letter() {
    for text in [
        "2024年，本机关收到申请12 件（含 3件），同比—3%。",
        " 前有一个空格 后也有 ",
        "第一段\n\n第二段\n",
        "路径C:\\home，HYPERLINK和EMBED是词，[注]也是",
        "表格\t列",
        "第3页的内容\n3\n— 三 —",
        "",
    ] {
        assert_eq!(clean(text), text);
    }
}

/// Chinese, half and full width, letters that grow when small, and what lies beyond 16 bits.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("公开".to_owned()),
        Just("12".to_owned()),
        Just("１2".to_owned()),
        Just("Ａ".to_owned()),
        Just("a".to_owned()),
        Just("İß".to_owned()),
        Just("（".to_owned()),
        Just("(".to_owned()),
        Just("\u{3000} \u{a0}".to_owned()),
        Just("𠮷\n".to_owned()),
        "\\PC{0,3}",
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn residue() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any_text(),
        prop::sample::select(vec![
            "[bookmark:a]",
            "HYPERLINK \"x\" ",
            "PAGEREF _T \\h",
            "EMBED A.B",
            "\\* MERGEFORMAT",
            "\u{f0b7}",
            "\t",
            "1.",
            "\n",
            "\n\n\n",
            "— 3 —",
            "\r\n",
            "\u{b}",
            "\u{200b}",
            " ",
            "\u{3000}",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn places_are_whole_letters_in_order_and_say_what_was_looked_for(
        text in any_text(), needle in any_text(), width_matters: bool
    ) {
        if let Some(search) = Search::new(&needle, width_matters) {
            let mut end = 0;
            for place in search.all_in(&text) {
                prop_assert!(place.start >= end && place.end > place.start);
                let found = text.get(place.clone()).unwrap();
                prop_assert_eq!(found.chars().count(), needle.chars().count());
                prop_assert_eq!(Search::new(found, width_matters), Some(search.clone()));
                // Nothing was passed over.
                prop_assert_eq!(search.all_in(&text[end..place.start]), []);
                end = place.end;
            }
        }
        if let Some(search) = Search::new(&text, width_matters) {
            prop_assert_eq!(search.all_in(&text), vec![0..text.len()]);
        }
    }

    #[test]
    fn replacing_everything_agrees_with_the_standard_library(text in any_text(), with in any_text()) {
        let mut report = Report::new(form("2021"));
        write(&mut report, "problems", &text);
        let search = Search::new("12", true).unwrap();
        let all = report.replace_all("替换", &search, &with);
        prop_assert_eq!(all.places, text.matches("12").count());
        report.apply(&all.edit);
        prop_assert_eq!(report.prose("problems"), text.replace("12", &with));
    }

    #[test]
    fn clean_text_is_clean_and_nothing_is_added(text in residue()) {
        let once = clean(&text);
        prop_assert_eq!(&clean(&once), &once);
        prop_assert!(once.chars().count() <= text.chars().count());
    }
}
