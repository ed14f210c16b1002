//! What goes out of a collection: letters to units, whom to ask, and the workbook.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use nianbao::collect::returns::{letters, reminder};
use nianbao::collect::wording::{Purpose, Wording, Words};
use nianbao::collect::{Collection, book};
use nianbao::report::{Date, Report};

use super::{collected, units_in};
use crate::cli::{Desk, code, err, nianbao, out};
use crate::common::county::{Fault, clean, faults, organs, put_down};
use crate::common::set;

/// A unit whose cases do not add up, one with a cell left empty, and one without fault.
fn three() -> Collection {
    let mut reports: Vec<Report> = (1..4).map(clean).collect();
    set(&mut reports[0], "review.cases.total", "1");
    set(&mut reports[1], "disclosure.penalties.decisions", "");
    collected(&reports, &["财政局", "教育局", "公安局", "民政局"])
}

#[test]
fn a_letter_names_each_finding_its_cells_both_numbers_and_what_is_asked() {
    let collection = three();
    let letters = letters(&collection, &Wording::usual(Purpose::Return));
    let to: Vec<&str> = letters.iter().map(|letter| letter.unit.as_str()).collect();
    assert_eq!(to, ["财政局", "教育局"]);
    let text = letters[0].text();
    assert!(
        text.starts_with("财政局2024年政府信息公开工作年度报告修改意见\n"),
        "{text}"
    );
    for part in ["1. 四、", "× 总计”填 1", "5", "请改正", "有 1 处"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let text = letters[1].text();
    assert!(text.contains("写明理由") && text.contains("空着"), "{text}");
    let reminder = reminder(&collection, &Wording::usual(Purpose::Reminder), None)
        .unwrap()
        .text();
    assert!(
        reminder.contains("1. 民政局") && !reminder.contains("公安局"),
        "{reminder}"
    );
}

#[test]
fn the_countys_own_words_are_taken_if_they_have_a_place_for_the_list() {
    let words = "{单位}同志们：\n  ｛问题｝\n共{件数}条，{年份}年。";
    let wording = Wording::read(Purpose::Return, words).unwrap();
    let letter = &letters(&three(), &wording)[0];
    assert_eq!(letter.paragraphs[0], "财政局同志们：");
    assert!(letter.paragraphs[1].starts_with("1. "));
    assert_eq!(letter.paragraphs[2], "共1条，2024年。");
}

#[test]
fn words_that_cannot_be_filled_in_are_told_and_written_to_nobody() {
    let told = |purpose, text: &str| Wording::read(purpose, text).unwrap_err().to_string();
    for (text, said) in [
        ("请改。", "缺少独占一行的“{问题}”"),
        ("", "缺少独占一行的“{问题}”"),
        ("{联系人}：\n{问题}", "“{联系人}”不知道填什么"),
        ("{单位\n{问题}", "“{单位”不知道填什么"),
        ("{{单位}}\n{问题}", "“{”不知道填什么"),
        ("{单位}：\n问题有{问题}", "“{问题}”要独占一行"),
        ("{名单}\n{问题}", "“{名单}”不知道填什么"),
    ] {
        let told = told(Purpose::Return, text);
        assert!(
            told.contains(said) && told.ends_with('。'),
            "{text}: {told}"
        );
    }
    assert!(told(Purpose::Reminder, "{单位数}个").contains("“{名单}”"));
    for purpose in Purpose::ALL {
        let usual = Wording::usual(purpose);
        assert_eq!(Wording::read(purpose, purpose.usual()), Ok(usual.clone()));
        assert_eq!(Wording::kept(purpose, " \n"), Ok(usual));
    }
    let error = Words::kept("{问题}", "没有交的：").unwrap_err();
    assert!(error.to_string().contains("“{名单}”"));
}

#[test]
fn who_has_not_reported_is_asked_in_the_countys_words_and_of_no_year_that_nobody_knows() {
    let words = "{单位数}家，{年份}年{期限}\n{名单}\n请抓紧。";
    let wording = Wording::read(Purpose::Reminder, words).unwrap();
    let day = Date::read("2025-1-20");
    let asked = reminder(&three(), &wording, day).unwrap();
    let wanted = [
        "1家，2024年（报送期限：2025年1月20日）",
        "1. 民政局",
        "请抓紧。",
    ];
    assert_eq!(asked.paragraphs, wanted);
    // On the first day nothing has come at all.
    let nothing = collected(&[], &["民政局"]);
    let asked = reminder(&nothing, &Wording::usual(Purpose::Reminder), None).unwrap();
    assert_eq!(
        asked.paragraphs[0],
        "下列 1 个单位还没有报送政府信息公开工作年度报告："
    );
}

#[test]
fn letters_go_to_exactly_those_who_have_something_to_mend() {
    let folder = tempfile::tempdir().unwrap();
    let list = put_down(folder.path());
    let collection = Collection::of(units_in(folder.path()), list);
    let mut to: Vec<String> = letters(&collection, &Wording::usual(Purpose::Return))
        .into_iter()
        .map(|letter| letter.unit)
        .collect();
    let mut wanted: Vec<String> = faults()
        .into_iter()
        .filter(|(_, fault)| !matches!(fault, Fault::Missing | Fault::Twice("只计一次", _)))
        .map(|(at, _)| organs()[at].clone())
        .collect();
    // A workbook holds the tables alone, and its unit is asked for the words.
    let books = collection.units().iter().enumerate();
    let books = books.filter(|(_, unit)| unit.path.extension().is_some_and(|it| it == "xlsx"));
    wanted.extend(books.map(|(at, _)| collection.name(at).to_owned()));
    to.sort();
    wanted.sort();
    wanted.dedup();
    assert_eq!(to, wanted);
}

#[test]
fn letters_are_word_documents_and_texts_in_a_folder_that_was_empty() {
    let desk = Desk::new();
    let mut wrong = clean(1);
    set(&mut wrong, "review.cases.total", "1");
    let file = desk.draft("a.ron", &wrong);
    let good = desk.draft("b.ron", &clean(2));
    let list = desk.put("list.txt", "财政局\n教育局\n公安局");
    let folder = desk.path("退回");
    let args: [&dyn AsRef<std::ffi::OsStr>; 7] = [
        &"collect",
        &file,
        &good,
        &"--units",
        &list,
        &"--returns",
        &folder,
    ];
    let output = nianbao(&args);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert!(out(&output).contains("退回意见 1 份"));
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "催报名单.docx",
            "催报名单.txt",
            "退回-财政局.docx",
            "退回-财政局.txt"
        ]
    );
    let text = std::fs::read_to_string(folder.join("退回-财政局.txt")).unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains("\r\n1. "));
    assert!(
        std::fs::read(folder.join("退回-财政局.docx"))
            .unwrap()
            .starts_with(b"PK")
    );
    let output = nianbao(&args);
    assert_eq!(code(&output), 2);
    assert!(err(&output).contains("已经有文件"));
}

#[test]
fn the_workbook_has_a_row_for_each_unit_and_sums_that_are_formulas() {
    let collection = three();
    let bytes = book::write(&collection).unwrap();
    assert_eq!(bytes, book::write(&collection).unwrap());
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = file.sheet_names();
    assert_eq!(names.len(), 5);
    let units = file.worksheet_range("单位").unwrap();
    let column = |at: u32| -> Vec<String> {
        (0..=4)
            .map(|row| {
                units
                    .get_value((row, at))
                    .map(ToString::to_string)
                    .unwrap_or_default()
            })
            .collect()
    };
    assert_eq!(column(0), ["单位", "财政局", "教育局", "公安局", "民政局"]);
    assert_eq!(column(7)[4], "没有交。");
    let form = collection.form().unwrap();
    for (table, name) in names[1..].iter().enumerate() {
        let range = file.worksheet_range(name).unwrap();
        let formulas = file.worksheet_formula(name).unwrap();
        for (column, cell) in (1u32..).zip(form.cells_of(table)) {
            let letter = formulas.get_value((5, column)).unwrap();
            assert!(letter.starts_with("SUM("), "{letter}");
            let sum = collection.sum().unwrap().report;
            let wanted = sum.value(cell).amount().unwrap_or_default();
            let Some(Data::Float(found)) = range.get_value((5, column)) else {
                panic!("{:?}", range.get_value((5, column)));
            };
            assert_eq!(found.to_string(), wanted.normalize().to_string());
        }
    }
}
