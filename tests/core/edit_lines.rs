//! An edit as a line of text: readable, refused where it does not fit, and never a panic.

use std::sync::LazyLock;

use nianbao::draft::edits::{read, write};
use nianbao::report::{Anchor, Change, Date, Doubt, Edit, Figures, Report, Tie, WaiverKey};
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::pair::pair;
use crate::common::{balanced, form};

const FIELD: &str = "overview.requests";

/// A report with one sentence, and an edit of it of every kind of change.
fn base() -> (Report, Edit) {
    let mut report = Report::new(form("2021"));
    report.apply(&Edit::prose("", FIELD, "新收842件。"));
    let cell = report.form().find("applications.new.total").unwrap();
    let tied = |place, tie| Anchor { place, tie };
    let key = WaiverKey {
        rule: "sum".to_owned(),
        place: "applications.new.total".to_owned(),
        values: "1、2".to_owned(),
    };
    let mut last = Report::new(form("2019"));
    last.apply(&Edit::year("", Some(2020)));
    let mut whole = report.clone();
    whole.apply(&Edit::attach("", Some(last.clone())));
    whole.apply(&Edit::typed_sums("", "review", true));
    whole.apply(&Edit::reason("", key.clone(), "见“附件”"));
    let changes = vec![
        Change::Cell(cell, "842".to_owned()),
        Change::splice(FIELD, 0..0, "本年"),
        Change::Anchors(
            FIELD.to_owned(),
            vec![
                tied(0..6, Tie::Doubt(Doubt::Relative)),
                tied(12..15, Tie::Cells(vec![cell].into())),
            ],
        ),
        Change::Organ("某某县人民政府".to_owned()),
        Change::Year(Some(2024)),
        Change::Date(Date::new(2025, 1, 20)),
        Change::Reason(key, "见附件".to_owned()),
        Change::Switch("review".to_owned(), true),
        Change::last(Some(last)),
        Change::Earlier(2019, Some(Figures::of([Some(7), None, Some(0), None]))),
        Change::Earlier(2018, None),
        Change::Whole(Box::new(whole)),
    ];
    (report, Edit::new("改动", changes))
}

#[test]
fn an_edit_is_one_line_that_names_what_it_changes_and_comes_back_as_it_was() {
    let (report, edit) = base();
    let line = write(&report, &edit);
    for part in [
        r#"{"label":"改动","changes":["#,
        r#"{"cell":{"cell":"applications.new.total","text":"842"}}"#,
        r#"{"splice":{"field":"overview.requests","from":0,"to":0,"text":"本年"}}"#,
        r#"{"earlier":{"year":2019,"figures":[7,null,0,null]}}"#,
        r#"{"from":0,"to":6,"tie":"待核：上年今年"}"#,
        r#"{"from":12,"to":15,"tie":"applications.new.total"}"#,
        r#"{"year":2024}"#,
        r#"{"date":"2025年1月20日"}"#,
        r#"{"switch":{"table":"review","typed":true}}"#,
    ] {
        assert!(line.contains(part), "{part} is not in\n{line}");
    }
    assert_eq!(line.lines().count(), 1);
    assert_eq!(read(&report, line.as_bytes()).unwrap(), edit);
}

#[test]
fn a_key_typed_is_a_key_typed_when_it_is_read_back() {
    let (report, _) = base();
    let edit = Edit::splice("输入", FIELD, 0..0, "本").typing();
    let again = read(&report, write(&report, &edit).as_bytes()).unwrap();
    assert_eq!(again, edit);
    assert!(again.types_into().is_some());
}

#[test]
fn what_an_edit_does_not_change_is_not_in_its_line() {
    let (report, _) = base();
    let nowhere = vec![
        Change::splice("nowhere", 0..1, "x"),
        Change::Anchors("nowhere".to_owned(), Vec::new()),
        Change::Switch("nowhere".to_owned(), true),
        Change::splice(FIELD, 6..usize::MAX, ""),
    ];
    let line = write(&report, &Edit::new("", nowhere));
    assert_eq!(
        line,
        r#"{"label":"","changes":[{"splice":{"field":"overview.requests","from":6,"to":15,"text":""}}]}"#
    );
}

#[test]
fn after_a_change_of_form_cells_are_those_of_the_other_form() {
    let older = balanced("2019");
    let (cell, _) = older.form().cells().last().unwrap();
    let report = balanced("2021");
    let edit = Edit::replace("", older.clone()).and(Edit::cells("", [(cell, "5".to_owned())]));
    let line = write(&report, &edit);
    assert!(line.contains(older.form().name(cell)));
    let (mut one, mut other) = (report.clone(), report.clone());
    one.apply(&edit);
    other.apply(&read(&report, line.as_bytes()).unwrap());
    assert!(one.is_identical(&other));
}

#[test]
fn a_line_that_does_not_fit_the_report_is_refused_with_a_sentence_that_says_why() {
    let (report, edit) = base();
    let line = write(&report, &edit);
    let (start, _) = line.split_once('[').unwrap();
    for (change, why) in [
        (
            r#"{"cell":{"cell":"applications.new.nobody","text":"1"}}"#,
            "applications.new.nobody",
        ),
        (
            r#"{"splice":{"field":"nowhere","from":0,"to":0,"text":"1"}}"#,
            "nowhere",
        ),
        (
            r#"{"splice":{"field":"overview.requests","from":0,"to":99,"text":"1"}}"#,
            "第 0 到 99 字节",
        ),
        (
            r#"{"splice":{"field":"overview.requests","from":1,"to":3,"text":"1"}}"#,
            "第 1 到 3 字节",
        ),
        (
            r#"{"splice":{"field":"overview.requests","from":3,"to":0,"text":"1"}}"#,
            "第 3 到 0 字节",
        ),
        (
            r#"{"splice":{"field":"overview.requests","from":-1,"to":0,"text":"1"}}"#,
            "不认识的改动",
        ),
        (r#"{"anchors":{"field":"nowhere","places":[]}}"#, "nowhere"),
        (
            r#"{"anchors":{"field":"overview.requests","places":[{"from":6,"to":99,"tie":"待核：件数"}]}}"#,
            "第 6 到 99 字节",
        ),
        (
            r#"{"anchors":{"field":"overview.requests","places":[{"from":6,"to":9,"tie":"待核：别的"}]}}"#,
            "待核：别的",
        ),
        (
            r#"{"anchors":{"field":"overview.requests","places":[{"from":6,"to":9,"tie":""}]}}"#,
            "关联",
        ),
        (
            r#"{"anchors":{"field":"overview.requests","places":[{"from":6,"to":9,"tie":"待核：件数"},{"from":8,"to":9,"tie":"待核：件数"}]}}"#,
            "第 8 到 9 字节",
        ),
        (r#"{"year":99999}"#, "不认识的改动"),
        (r#"{"date":"2025年2月30日"}"#, "2025年2月30日"),
        (r#"{"switch":{"table":"nowhere","typed":true}}"#, "nowhere"),
        (
            r#"{"last":{"form":"1999","organ":"","year":null,"prose":{},"cells":{}}}"#,
            "1999",
        ),
        (
            r#"{"last":{"form":"2021","organ":"","year":null,"prose":{},"cells":{"nobody":"1"}}}"#,
            "nobody",
        ),
        (
            r#"{"whole":{"format":99,"form":"2021","organ":"","year":null,"prose":{},"cells":{},"waivers":[]}}"#,
            "格式 99",
        ),
        (r#"{"rename":"x"}"#, "不认识的改动"),
        (
            r#"{"cell":{"cell":"applications.new.total","text":"1","colour":"red"}}"#,
            "不认识的改动",
        ),
        ("{", "不完整"),
    ] {
        let line = format!("{start}[{change}]}}");
        let error = read(&report, line.as_bytes()).unwrap_err().to_string();
        assert!(
            error.contains(why) && error.ends_with('。'),
            "{change}: {error}"
        );
    }
    for bytes in [&b""[..], b"\xff\xfe", b"[]", b"null"] {
        let error = read(&report, bytes).unwrap_err().to_string();
        assert!(error.ends_with('。'), "{error}");
    }
}

/// Lines that can be read, of one report.
static LINES: LazyLock<(Report, Vec<String>)> = LazyLock::new(|| {
    let (report, edit) = base();
    let (last, _) = pair();
    let mut edits: Vec<Edit> = edit
        .changes()
        .iter()
        .enumerate()
        .map(|(index, change)| {
            // The places are those of the text after the splice.
            let before = edit.changes()[..index]
                .iter()
                .filter(|change| matches!(change, Change::Splice(_)));
            Edit::new("改", before.chain([change]).cloned().collect())
        })
        .collect();
    edits.push(edit);
    edits.push(Edit::attach("附", Some(last)));
    let lines = edits.iter().map(|edit| write(&report, edit)).collect();
    (report, lines)
});

/// What is put into a line to spoil it.
const SCRAPS: [&[u8]; 20] = [
    b"",
    b"0",
    b"9",
    b"-",
    b"1e9",
    b"18446744073709551616",
    b"null",
    b"true",
    b"\"",
    b"\\",
    b"\\u0000",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\xff",
    b"\"whole\":",
    "件".as_bytes(),
];

fn spoiled() -> impl Strategy<Value = Vec<u8>> {
    let spoils = prop::collection::vec(
        (any::<prop::sample::Index>(), 0..4usize, select(&SCRAPS[..])),
        0..3,
    );
    (any::<prop::sample::Index>(), spoils).prop_map(|(line, spoils)| {
        let mut line = line.get(&LINES.1).clone().into_bytes();
        for (at, length, scrap) in spoils {
            let at = at.index(line.len() + 1);
            let end = line.len().min(at + length);
            line.splice(at..end, scrap.iter().copied());
        }
        line
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn a_spoiled_line_is_refused_or_is_another_edit_that_can_be_made_and_written(line in spoiled()) {
        let base = &LINES.0;
        match read(base, &line) {
            Ok(edit) => {
                let mut made = base.clone();
                let undone = made.apply(&edit);
                let again = read(base, write(base, &edit).as_bytes());
                let mut remade = base.clone();
                remade.apply(&again.map_err(|error| TestCaseError::fail(error.to_string()))?);
                prop_assert!(made.is_identical(&remade));
                made.apply(&undone);
                prop_assert!(made.is_identical(base));
            }
            Err(error) => prop_assert!(error.to_string().ends_with('。')),
        }
    }

    #[test]
    fn no_bytes_are_an_edit_that_makes_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&LINES.0, &bytes);
    }
}
