//! The import on published reports, where they are at hand.
//!
//! Beside the import stands a second reader that knows nothing of labels: it takes the numbers of
//! the table sections one after the other. In these reports they stand in the form's order.

mod prose;

use crate::common;
use std::path::PathBuf;

use nianbao::check::{Finding, Severity, check};
use nianbao::export::pdf::Conformance;
use nianbao::export::{Choices, Document, FontSource, Format, make, text};
use nianbao::import::{Imported, import};
use nianbao::report::Report;

struct Published {
    file: &'static str,
    form: &'static str,
    organ: &'static str,
    year: u16,
    cells: usize,
    /// Each field with its first and last characters; empty ones are to be empty.
    prose: [(&'static str, &'static str, &'static str); 9],
}

const PUBLISHED: [Published; 3] = [
    Published {
        file: "liuan-office-2024.txt",
        form: "2021",
        organ: "六安市人民政府办公室",
        year: 2024,
        cells: 200,
        prose: [
            ("preamble", "本报告依据", "3379080）。"),
            ("overview.intro", "", ""),
            ("overview.disclosure", "聚焦经济", "570余条。"),
            ("overview.requests", "一是打破", "数据居多。"),
            ("overview.management", "做好历史", "排查36次。"),
            ("overview.platform", "做好“一网", "解读的关联。"),
            ("overview.supervision", "切实发挥", "发力提高。"),
            ("problems", "一是法定", "政策获得感。"),
            ("other", "按照《", "公开处理费。"),
        ],
    },
    Published {
        file: "liupanshui-2024.txt",
        form: "2021",
        organ: "六盘水市",
        year: 2024,
        cells: 200,
        prose: [
            ("preamble", "根据《中", "12月31日。"),
            ("overview.intro", "2024年,", "公开质效。"),
            ("overview.disclosure", "2024年,", "人次参与。"),
            ("overview.requests", "始终坚持", "15市级件。"),
            ("overview.management", "一是规范", "及时清理。"),
            ("overview.platform", "一是加强", "健康运行。"),
            ("overview.supervision", "持续将", "业务能力。"),
            ("problems", "(一)主要", "服务质量。"),
            ("other", "(一)行政", "处理费0元。"),
        ],
    },
    Published {
        file: "shucheng-2020.txt",
        form: "2019",
        organ: "舒城县人民政府",
        year: 2020,
        cells: 198,
        prose: [
            ("preamble", "本报告依据", "8680081）。"),
            ("overview.intro", "2020年，", "不断提升。"),
            ("overview.disclosure", "2020年度", "58676条。"),
            ("overview.requests", "严格按照", "投诉案件。"),
            ("overview.management", "印发《", "常态化。"),
            ("overview.platform", "严格按照", "热点信息。"),
            ("overview.supervision", "一是强化", "业务水平。"),
            ("problems", "2020年，", "整体提升。"),
            ("other", "一是扎实", "引领作用。"),
        ],
    },
];

fn bytes(published: &Published) -> Vec<u8> {
    let folder = std::env::var("NIANBAO_REPORTS").expect("NIANBAO_REPORTS names the folder");
    std::fs::read(PathBuf::from(folder).join(published.file)).expect("the report is there")
}

fn imported(published: &Published) -> Imported {
    import(&bytes(published)).unwrap_or_else(|error| panic!("{}: {error}", published.file))
}

/// The numbers of the table sections in reading order, found without any label: lines between the
/// headings two and five that hold nothing but one value.
fn numbers(text: &str) -> Vec<String> {
    let begin = text.rfind("主动公开政府信息情况\n").expect("section two");
    let end = text.rfind("改进情况\n").expect("section five");
    let blank = |c: char| c.is_whitespace() || c == '|';
    let values = text[begin..end]
        .lines()
        .map(|line| line.trim_matches(blank));
    let is_number = |value: &&str| {
        let number = value.trim_start_matches(['增', '减']);
        let number = number.trim_end_matches("万元");
        !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    values.filter(is_number).map(str::to_owned).collect()
}

fn cells(report: &Report) -> Vec<String> {
    let cells = report.form().cells();
    cells
        .map(|(cell, _)| report.value(cell).text().to_owned())
        .collect()
}

#[test]
#[ignore = "needs the real reports: set NIANBAO_REPORTS"]
fn every_cell_of_a_published_report_comes_in_exactly() {
    for published in &PUBLISHED {
        let text = String::from_utf8(bytes(published)).unwrap();
        let expected = numbers(&text);
        assert_eq!(expected.len(), published.cells, "{}", published.file);
        let found = cells(&imported(published).report);
        assert_eq!(found, expected, "{}", published.file);
    }
}

#[test]
#[ignore = "needs the real reports: set NIANBAO_REPORTS"]
fn title_year_form_and_prose_of_a_published_report_come_in() {
    for published in &PUBLISHED {
        let report = imported(published).report;
        let file = published.file;
        assert_eq!(report.form().id(), published.form, "{file}");
        assert_eq!(report.organ(), published.organ, "{file}");
        assert_eq!(report.year(), Some(published.year), "{file}");
        assert_eq!(report.form().prose().len(), published.prose.len());
        for (field, first, last) in published.prose {
            let prose = report.prose(field);
            assert_eq!(prose.is_empty(), first.is_empty(), "{file} {field}");
            assert!(prose.starts_with(first), "{file} {field}: {prose}");
            assert!(prose.ends_with(last), "{file} {field}: {prose}");
            assert!(!prose.contains("bookmark"), "{file} {field}");
        }
    }
}

/// All text of the file is in the report, except headings and what the notes name: counted in
/// characters of the longest paragraphs.
#[test]
#[ignore = "needs the real reports: set NIANBAO_REPORTS"]
fn no_sentence_of_a_published_report_is_lost() {
    for published in &PUBLISHED {
        let text = String::from_utf8(bytes(published)).unwrap();
        let report = imported(published).report;
        let fields = report.form().prose().iter();
        let prose: Vec<&str> = fields.map(|field| report.prose(&field.id)).collect();
        let prose = prose.join("\n");
        for line in text.lines().filter(|line| line.chars().count() > 60) {
            let tail: String = {
                let line = line.split("二、主动公开").next().unwrap_or(line).trim();
                line.chars().skip(30).collect()
            };
            assert!(
                line.contains("bookmark") || prose.contains(&tail) || tail.contains("不再处理"),
                "{}: {line}",
                published.file
            );
        }
    }
}

#[test]
#[ignore = "needs the real reports: set NIANBAO_REPORTS"]
fn notes_on_a_published_report_are_few_and_name_no_cell() {
    for published in &PUBLISHED {
        let imported = imported(published);
        for note in &imported.notes {
            assert!(note.cells().is_empty(), "{}", note.message);
        }
        assert!(imported.notes.len() <= 3, "{}", published.file);
    }
}

#[test]
#[ignore = "needs the real reports: set NIANBAO_REPORTS"]
fn a_published_report_written_as_text_comes_back_the_same() {
    for published in &PUBLISHED {
        let report = imported(published).report;
        let written = text::write(&Document::of(&report));
        let again = import(written.as_bytes()).unwrap();
        assert!(again.report == report, "{}", published.file);
        assert_eq!(again.notes, [], "{}", published.file);
    }
}

#[test]
#[ignore = "needs the real reports: set NIANBAO_REPORTS"]
fn a_published_report_has_no_errors_and_one_changed_number_breaks_exactly_its_equations() {
    for published in &PUBLISHED {
        let right = imported(published).report;
        let serious = |report: &Report| -> Vec<Finding> {
            let findings = check(report, None).into_iter();
            findings
                .filter(|finding| {
                    finding.severity() != Severity::Hint && finding.rule.id() != "prose"
                })
                .collect()
        };
        assert_eq!(serious(&right), [], "{}", published.file);
        let form = right.form();
        for cell in form.cells_of(1) {
            let mut report = right.clone();
            let number = right.value(cell).whole().unwrap();
            report.set(cell, &(number + 13).to_string());
            let findings = serious(&report);
            assert_eq!(
                findings.len(),
                form.equations_of(cell).len(),
                "{}",
                form.name(cell)
            );
            for finding in findings {
                assert_eq!(finding.cells()[0], cell, "{}", form.name(cell));
                report.apply(finding.fix.as_ref().unwrap());
                assert!(report == right);
                report.set(cell, &(number + 13).to_string());
            }
        }
    }
}

#[test]
#[ignore = "needs the real reports and libpdfbox2-java: set NIANBAO_REPORTS"]
fn a_published_report_becomes_a_pdf_that_an_archive_takes() {
    let folder = tempfile::tempdir().unwrap();
    for published in &PUBLISHED {
        let report = imported(published).report;
        let choices = Choices {
            fonts: FontSource::Bundled,
            conformance: Conformance::A1b,
            ..Choices::default()
        };
        let findings = check(&report, None);
        let made = make(&report, &findings, Format::Pdf, choices).unwrap();
        assert_eq!(made.remarks, [""; 0], "{}", published.file);
        let path = folder.path().join("a.pdf");
        std::fs::write(&path, made.bytes).unwrap();
        common::tools::preflight(&path);
    }
}

/// The numbers of the year before, so that they agree with it.
fn filled_like(next: &mut Report) {
    let last = next.last().unwrap().clone();
    let form = next.form();
    for (cell, spec) in form.cells() {
        if next.value(cell).is_empty() {
            let same = last.value_of(&spec.name).map_or("0", |value| value.text());
            next.set(cell, same);
        }
    }
    for stock in form.stocks() {
        next.set(stock.added, "0");
        next.set(stock.taken, "0");
    }
    // What was not carried on came new.
    for carry in form.carries() {
        let column = &form.column_of(carry.now).id;
        let new = form.at("applications", "new", column).unwrap();
        let number = |name: &str| last.value_of(name).unwrap().whole().unwrap();
        let less = number(form.name(carry.now)) - number(form.name(carry.before));
        next.set(new, &(number(form.name(new)) + less).to_string());
    }
}

#[test]
#[ignore = "needs the real reports: set NIANBAO_REPORTS"]
fn a_published_report_has_few_hints_and_rolls_into_a_year_that_agrees_with_it() {
    for published in &PUBLISHED {
        let last = imported(published).report;
        let file = published.file;
        // One report says a number of documents that its tables do not have. What is asked besides the
        // form (how long, which words, which marks) is told once for each, however often it is missed.
        let findings = check(&last, None);
        let besides = ["length", "supervision", "marks"];
        let hints = findings.iter().filter(|found| found.rule.id() != "prose");
        let (asked, hints): (Vec<_>, Vec<_>) =
            hints.partition(|found| besides.contains(&found.rule.id()));
        assert!(hints.len() < 3 && asked.len() < 6, "{file}");
        let rolled = last.rolled().unwrap();
        assert_eq!(rolled.carried.len(), 7, "{file}");
        let mut next = rolled.report;
        assert!(next.doubts().count() > 10, "{file}");
        filled_like(&mut next);
        next.apply(&next.confirm_all(None));
        let known: Vec<_> = check(&last, None)
            .iter()
            .map(|found| found.rule.id())
            .collect();
        let findings = check(&next, None).into_iter();
        let new = findings.filter(|found| !known.contains(&found.rule.id()));
        let new: Vec<_> = new.map(|found| (found.rule.id(), found.message)).collect();
        for (rule, message) in &new {
            // The prose was not written anew, and the form of 2019 asked for no word on fees.
            let is_old_form = published.form == "2019" && ["fee_text", "wording"].contains(rule);
            assert!(
                ["stale", "jump", "prose", "scope"].contains(rule) || is_old_form,
                "{file} {rule}: {message}"
            );
        }
        assert!(
            new.iter().filter(|(rule, _)| *rule == "jump").count() < 2,
            "{file}: {new:?}"
        );
    }
}
