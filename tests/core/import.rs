//! Importing text: small reports in the shapes in which they reach a clerk.

use nianbao::import::{Imported, import};
use nianbao::report::Report;

use crate::common::shapes::{own_text, sample, web_text, word_text};

pub fn read(text: &str) -> Imported {
    import(text.as_bytes()).expect("a report")
}

pub fn messages(imported: &Imported) -> String {
    let notes = imported.notes.iter().map(|note| note.message.as_str());
    notes.collect::<Vec<_>>().join("\n")
}

/// Whether exactly these cells are empty and all of them are named in notes.
fn assert_only_empty(imported: &Imported, original: &Report, empty: &[String]) {
    let report = &imported.report;
    for (cell, spec) in report.form().cells() {
        if empty.contains(&spec.name) {
            assert!(report.value(cell).is_empty(), "{}", spec.name);
            let named = imported
                .notes
                .iter()
                .any(|note| note.cells().contains(&cell));
            assert!(named, "{} is in no note: {}", spec.name, messages(imported));
        } else {
            assert_eq!(report.value(cell), original.value(cell), "{}", spec.name);
        }
    }
}

fn row(table: &str, row: &str, columns: &[&str]) -> Vec<String> {
    let names = columns
        .iter()
        .map(|column| format!("{table}.{row}.{column}"));
    names.collect()
}

const APPLICANTS: [&str; 7] = [
    "natural", "business", "research", "welfare", "legal", "other", "total",
];

#[test]
fn a_report_in_any_of_the_shapes_comes_in_whole() {
    for report in [sample("2021", 2024), sample("2019", 2020)] {
        for text in [own_text(&report), word_text(&report), web_text(&report)] {
            let imported = read(&text);
            assert_eq!(messages(&imported), "");
            assert!(imported.report == report, "{text}");
        }
    }
}

#[test]
fn the_portal_text_has_a_heading_or_paragraph_a_line_and_full_grids() {
    let text = own_text(&sample("2021", 2024));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "某某县人民政府2024年政府信息公开工作年度报告");
    for line in ["一、总体情况", "（一）主动公开", "重点领域另有专栏。"] {
        assert!(lines.contains(&line), "{line}");
    }
    assert!(lines.contains(&"规章\t1\t2\t3"));
    assert!(lines.contains(&"行政许可\t7\t\t"));
    assert!(lines.contains(&"\t\t2.其他法律行政法规禁止公开\t46\t47\t48\t49\t50\t51\t52"));
    let widths: Vec<usize> = lines
        .iter()
        .map(|line| line.split('\t').count())
        .filter(|count| *count > 1)
        .collect();
    assert_eq!(widths.iter().filter(|width| **width == 4).count(), 14);
    assert_eq!(widths.iter().filter(|width| **width == 10).count(), 28);
    assert_eq!(widths.iter().filter(|width| **width == 15).count(), 4);
    assert_eq!(widths.len(), 46);
    assert!(!text.contains('\r') && text.ends_with('\n'));
}

#[test]
fn every_encoding_in_use_is_read() {
    let report = sample("2021", 2024);
    let text = own_text(&report);
    let wide = |swap: bool| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        let bytes = |unit: u16| {
            if swap {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        units.flat_map(bytes).collect::<Vec<u8>>()
    };
    let files = [
        ("utf-8", text.clone().into_bytes()),
        ("utf-8 with a mark", format!("\u{feff}{text}").into_bytes()),
        ("utf-16le", wide(false)),
        ("utf-16be", wide(true)),
        ("gb18030", encoding_rs::GB18030.encode(&text).0.into_owned()),
        ("crlf", text.replace('\n', "\r\n").into_bytes()),
        ("cr", text.replace('\n', "\r").into_bytes()),
        (
            "crlf in word",
            word_text(&report).replace('\n', "\r\n").into_bytes(),
        ),
    ];
    for (name, bytes) in files {
        let imported = import(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(imported.report == report, "{name}");
    }
}

#[test]
fn damaged_characters_are_named_and_the_rest_comes_in() {
    let report = sample("2021", 2024);
    let mut bytes = own_text(&report).into_bytes();
    let at = bytes.len() - 20;
    bytes[at] = 0xff;
    let imported = import(&bytes).unwrap();
    assert!(messages(&imported).contains("损坏"));
    assert_eq!(imported.report.organ(), "某某县人民政府");
    assert_only_empty(&imported, &report, &[]);
}

#[test]
fn a_row_with_a_missing_number_stays_empty_and_is_named() {
    let report = sample("2021", 2024);
    let empty = row("applications", "granted", &APPLICANTS);
    for (text, cell) in [
        (own_text(&report), "\t27"),
        (word_text(&report), "\n\t27"),
        (web_text(&report), "\n27 |"),
    ] {
        assert_eq!(text.matches(cell).count(), 1);
        let imported = read(&text.replace(cell, ""));
        assert_only_empty(&imported, &report, &empty);
        assert!(messages(&imported).contains("“（一）予以公开”应有 7 个数，原文此处有 6 个"));
        assert!(messages(&imported).contains("25、26、28"));
    }
}

#[test]
fn a_row_with_a_number_too_many_stays_empty_and_is_named() {
    let report = sample("2021", 2024);
    let empty = row(
        "disclosure",
        "normative",
        &["issued", "repealed", "in_force"],
    );
    for (text, cell, twice) in [
        (own_text(&report), "\t5\t", "\t5\t5\t"),
        (word_text(&report), "\n\t5\n", "\n\t5\n\t5\n"),
        (web_text(&report), "\n5 |\n", "\n5 |\n5 |\n"),
    ] {
        let imported = read(&text.replacen(cell, twice, 1));
        assert_only_empty(&imported, &report, &empty);
        assert!(messages(&imported).contains("“行政规范性文件”应有 3 个数，原文此处有 4 个"));
    }
}

#[test]
fn an_empty_cell_stays_in_its_place() {
    let report = {
        let mut report = sample("2021", 2024);
        for name in ["applications.granted.research", "review.cases.upheld"] {
            let cell = report.form().find(name).unwrap();
            report.set(cell, "");
        }
        report
    };
    for text in [own_text(&report), word_text(&report)] {
        let imported = read(&text);
        assert_eq!(messages(&imported), "");
        assert!(imported.report == report);
    }
}

#[test]
fn text_in_place_of_a_number_is_kept_as_typed() {
    let mut report = sample("2021", 2024);
    for (name, typed) in [
        ("disclosure.regulations.issued", "/"),
        ("applications.new.natural", "无"),
        ("applications.new.business", "十二"),
        ("litigation.direct.upheld", "1O"),
        ("disclosure.fees.amount", "不涉及"),
    ] {
        let cell = report.form().find(name).unwrap();
        report.set(cell, typed);
    }
    for text in [own_text(&report), word_text(&report), web_text(&report)] {
        let imported = read(&text);
        assert_eq!(messages(&imported), "");
        assert!(imported.report == report);
    }
}

#[test]
fn a_number_without_its_tab_is_not_joined_to_its_neighbour() {
    let report = sample("2021", 2024);
    let empty = row(
        "disclosure",
        "regulations",
        &["issued", "repealed", "in_force"],
    );
    let text = word_text(&report).replacen("\t1\n\t2\n\t3\n", "\t1\n2\n\t3\n", 1);
    assert!(read(&text).report == report);
    let text = word_text(&report).replacen("\t1\n\t2\n\t3\n", "\t1\n2\n", 1);
    assert_only_empty(&read(&text), &report, &empty);
}

#[test]
fn line_breaks_inside_cells_are_mended() {
    let report = sample("2019", 2020);
    let text = word_text(&report)
        .replace("本年新制作数量", "本年新\n制作数量")
        .replace("商业企业", "商业\n企业")
        .replacen("\t1\n", "\t\n1\n", 1)
        .replace("万元\n", "\n万元\n");
    let imported = read(&text);
    assert!(imported.report == report, "{}", messages(&imported));
}

#[test]
fn a_row_that_stands_twice_with_different_numbers_stays_empty() {
    let report = sample("2021", 2024);
    let text = own_text(&report);
    let same = text.replace("行政处罚\t8\t\t\n", "行政处罚\t8\t\t\n行政处罚\t8\t\t\n");
    assert!(read(&same).report == report);
    let other = text.replace("行政处罚\t8\t\t\n", "行政处罚\t8\t\t\n行政处罚\t88\t\t\n");
    let imported = read(&other);
    assert_only_empty(
        &imported,
        &report,
        &row("disclosure", "penalties", &["decisions"]),
    );
    assert!(messages(&imported).contains("出现两次"));
}

#[test]
fn a_missing_row_is_named() {
    let report = sample("2021", 2024);
    let imported = read(&own_text(&report).replace("行政强制\t9\t\t\n", ""));
    assert_only_empty(
        &imported,
        &report,
        &row("disclosure", "coercion", &["decisions"]),
    );
    assert!(messages(&imported).contains("没有找到这些行"));
}

#[test]
fn local_rows_and_remarks_are_quoted_and_disturb_no_row() {
    let report = sample("2021", 2024);
    let own = own_text(&report).replace(
        "行政强制\t9\t\t\n",
        "行政强制\t9\t\t\n其中：行政检查\t77\t\t\n",
    );
    let word = word_text(&report).replace(
        "\t行政强制\n\t9\n\n",
        "\t行政强制\n\t9\n\n\t其中：行政检查\n\t77\n\n",
    );
    let web = web_text(&report).replace(
        "行政强制 |\n9 |\n",
        "行政强制 |\n9 |\n其中：行政检查 |\n77 |\n",
    );
    for text in [own, word, web] {
        let text = text.replace("三、收到", "注：另有说明见附件。\n三、收到");
        let imported = read(&text);
        assert!(imported.report == report, "{}", messages(&imported));
        let notes = messages(&imported);
        for words in ["其中：行政检查", "77", "注：另有说明见附件。"] {
            assert!(notes.contains(words), "{words}: {notes}");
        }
    }
}

#[test]
fn numbers_under_heads_of_the_other_form_or_in_another_order_are_not_taken() {
    let report = sample("2021", 2024);
    let names = ["issued", "repealed", "in_force"];
    let mut empty = row("disclosure", "regulations", &names);
    empty.extend(row("disclosure", "normative", &names));
    let text = word_text(&report);
    let swapped = text.replace(
        "\t本年制发件数\n\t本年废止件数\n",
        "\t本年废止件数\n\t本年制发件数\n",
    );
    let foreign = text.replace("\t本年制发件数\n", "\t上一年项目数量\n");
    for text in [swapped, foreign] {
        let imported = read(&text);
        assert_only_empty(&imported, &report, &empty);
        assert!(messages(&imported).contains("表头"));
    }
}

#[test]
fn headings_are_known_in_other_words_and_numbers() {
    let report = sample("2021", 2024);
    let text = word_text(&report)
        .replace("二、主动公开政府信息情况", "2、 主动公开政府信息情况")
        .replace("三、收到", "[bookmark: _GoBack] 3、收到")
        .replace("五、存在的主要问题及改进情况", "五、存在问题及改进措施")
        .replace("六、其他需要报告的事项", "六、其它需要报告事项")
        .replace("（二）依申请公开\n", "(二)依申请公开情况。")
        .replace(
            "（四）政府信息公开平台建设\n",
            "（四）政府信息平台建设方面：",
        )
        .replace("（五）监督保障\n", "[bookmark: a]（五）强化监督。");
    let imported = read(&text);
    for field in report.form().prose() {
        let (before, after) = (report.prose(&field.id), imported.report.prose(&field.id));
        assert_eq!(after, before, "{}", field.id);
    }
    assert!(imported.report == report, "{}", messages(&imported));
    let notes: Vec<&str> = imported.notes.iter().map(|n| n.message.as_str()).collect();
    assert_eq!(notes.len(), 1, "{notes:?}");
    for words in ["“2、 主动公开", "“六、其它", "“（五）强化监督”"] {
        assert!(notes[0].contains(words), "{}", notes[0]);
    }
}

#[test]
fn a_sentence_with_a_number_before_it_is_not_lost_as_a_heading() {
    let report = sample("2021", 2024);
    let sentence = "（一）主动公开文件12件，同比增长。其余从略。";
    let text = own_text(&report).replace("（一）主动公开\n全年公开信息若干条。", sentence);
    let imported = read(&text);
    let prose = imported.report.prose("overview.disclosure");
    assert_eq!(prose, format!("{sentence}\n重点领域另有专栏。"));
    let list = "（一）加强领导。开会。\n（二）完善制度。成文。";
    let mut text = own_text(&report);
    for part in &report.form().sections()[1].parts {
        text = text.replace(&format!("{}\n", part.heading), "");
    }
    let text = text.replace("本年度各项工作平稳。", list);
    let imported = read(&text);
    assert!(imported.report.prose("overview.intro").starts_with(list));
    assert!(messages(&imported).contains("“（五）监督保障”"));
}

#[test]
fn a_heading_glued_to_the_paragraph_before_is_found() {
    let report = sample("2021", 2024);
    let text = web_text(&report).replace("培训两次。\n二、", "培训两次。二、");
    let imported = read(&text);
    assert_eq!(messages(&imported), "");
    assert!(imported.report == report);
}

#[test]
fn a_table_of_contents_before_the_report_does_not_pass_for_it() {
    let report = sample("2021", 2024);
    let headings = report.form().sections().iter();
    let contents: Vec<&str> = headings
        .filter_map(|section| section.heading.as_deref())
        .collect();
    let text = own_text(&report).replacen('\n', &format!("\n目录\n{}\n", contents.join("\n")), 1);
    let imported = read(&text);
    assert_eq!(imported.report.prose("other"), report.prose("other"));
    assert_only_empty(&imported, &report, &[]);
}

#[test]
fn a_table_whose_heading_is_missing_is_still_read() {
    let report = sample("2021", 2024);
    for text in [own_text(&report), word_text(&report), web_text(&report)] {
        for heading in [2, 3, 4] {
            let heading = report.form().sections()[heading].heading.clone().unwrap();
            let imported = read(&text.replace(&format!("{heading}\n"), ""));
            assert!(
                imported.report == report,
                "{heading}: {}",
                messages(&imported)
            );
            assert!(messages(&imported).contains(&heading));
        }
    }
}
