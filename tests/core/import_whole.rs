//! What a text is as a whole: whose report, on which year, in which form, or none at all.

use crate::common::shapes::{own_text, sample};
use crate::import::{messages, read};
use nianbao::import::{ImportError, import};

#[test]
fn without_a_title_the_organ_is_taken_only_from_an_announcement() {
    let report = sample("2021", 2024);
    let title = "某某县人民政府2024年政府信息公开工作年度报告\n";
    let text = own_text(&report);
    let imported = read(&text.replace(title, ""));
    assert_eq!(imported.report.organ(), "");
    assert_eq!(imported.report.year(), None);
    assert!(messages(&imported).contains("没有读到机关名称"));

    let period = "统计期限为2024年1月1日";
    let imported = read(&text.replace(title, "").replace("统计期限为1月1日", period));
    assert_eq!(imported.report.year(), Some(2024));

    let announced = "现公布某某县2024年政府信息公开工作年度报告。\n";
    let imported = read(&text.replace(title, announced));
    assert_eq!(imported.report.organ(), "某某县");
    assert_eq!(imported.report.year(), Some(2024));
    assert!(messages(&imported).contains("取自开头段落"));
}

#[test]
fn the_form_is_known_by_its_labels_and_a_wrong_year_is_said() {
    let imported = read(&own_text(&sample("2019", 2024)));
    assert_eq!(imported.report.form().id(), "2019");
    assert!(messages(&imported).contains("不是 2024 年度应当使用的"));
}

#[test]
fn what_is_no_report_is_refused_in_a_sentence() {
    let error = |bytes: &[u8]| import(bytes).unwrap_err();
    assert_eq!(error(b""), ImportError::Empty);
    assert_eq!(
        error("\u{feff} \r\n\t\u{3000}".as_bytes()),
        ImportError::Empty
    );
    let letter = "关于召开会议的通知\n各有关单位：\n请于明日上午到会。";
    assert_eq!(error(letter.as_bytes()), ImportError::NotAReport);
    let plan = "工作计划\n一、加强领导\n开会。\n二、完善制度\n三、强化监督\n四、狠抓落实\n";
    assert_eq!(error(plan.as_bytes()), ImportError::NotAReport);
    assert_eq!(error(&[0xff; 4000]), ImportError::Encoding);
}

#[test]
fn very_long_files_come_to_an_end() {
    // Were the time to grow faster than the length, the test program would not end.
    let report = own_text(&sample("2021", 2024));
    let sentence = "这是一段很长的正文，没有尽头。";
    let prose = format!("{report}{}", sentence.repeat(40_000));
    assert!(read(&prose).report.prose("other").len() > 1_000_000);
    let announced = "现公布2024年政府信息公开工作年度报告。";
    for part in ["一", "[bookmark:", "\t", "|", announced] {
        let _ = import(part.repeat(990_000 / part.chars().count()).as_bytes());
    }
    for line in [
        "一、",
        "（一）主动公开",
        "（二）依申请公开情况。文字",
        "二、主动公开政府信息情况",
        "0",
        "规章\t1",
        "\t规章",
        "行政处罚 |",
        "|",
        "结果",
        "注",
    ] {
        let lines = format!("{line}\n").repeat(8000);
        let _ = import(lines.as_bytes());
        let _ = import(format!("{report}{lines}").as_bytes());
    }
    let lines = b"\n0".repeat(300_000);
    assert_eq!(import(&lines).unwrap_err(), ImportError::TooLong("20 万行"));
}

#[test]
fn a_signature_is_taken_from_the_end_and_another_organs_name_is_pointed_out() {
    let text = own_text(&sample("2021", 2024));
    for (signature, is_named) in [
        ("某某县人民政府\n2025年1月20日\n", false),
        ("\u{3000}某某县人民政府\n\n2025年1月20日", false),
        ("2025年01月20日\n", false),
        ("某某县人民政府办公室\n2025年1月20日\n", true),
    ] {
        let imported = import(format!("{text}{signature}").as_bytes()).unwrap();
        let date = imported.report.date().map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some("2025年1月20日"), "{signature}");
        let left = imported.report.prose("other").contains("办公室");
        assert_eq!(left, is_named, "{signature}");
        let noted = imported
            .notes
            .iter()
            .any(|note| note.message.contains("署名"));
        assert_eq!(noted, is_named, "{signature}");
    }
    // A sentence that ends in a date is none.
    let text = format!("{text}数据截至2025年1月20日\n");
    assert_eq!(import(text.as_bytes()).unwrap().report.date(), None);
}
