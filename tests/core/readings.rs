//! What an import offers and shows where the text does not say which number belongs where.

use crate::common::shapes::{own_text, sample, web_text, word_text};
use crate::common::{balanced, get};
use nianbao::form::CellId;
use nianbao::import::{Imported, import};
use nianbao::report::Report;

fn read(text: &str) -> Imported {
    import(text.as_bytes()).expect("a report")
}

fn messages(imported: &Imported) -> String {
    let notes = imported.notes.iter().map(|note| note.message.as_str());
    notes.collect::<Vec<_>>().join("\n")
}

/// The applications section, rewritten: its labels as they are, its numbers from `order`.
fn rewritten(report: &Report, numbers: &[String]) -> String {
    let text = web_text(report);
    let begin = text.find("三、收到").unwrap();
    let end = text.find("四、政府信息公开").unwrap();
    let labels = text[begin..end].lines().filter(|line| {
        let cell = line.trim_end_matches(" |");
        cell.parse::<u64>().is_err()
    });
    let labels: Vec<&str> = labels.map(|line| line.trim_end_matches(" |")).collect();
    let (before, after) = (&text[..begin], &text[end..]);
    format!(
        "{before}{}\n{}\n{after}",
        labels.join("\n"),
        numbers.join("\n")
    )
}

fn applications(report: &Report) -> Vec<CellId> {
    report.form().cells_of(1).collect()
}

/// The numbers column by column.
fn by_columns(report: &Report) -> Vec<String> {
    let cells = applications(report);
    let columns = (0..7).flat_map(|column| cells.iter().skip(column).step_by(7));
    columns
        .map(|cell| report.value(*cell).text().to_owned())
        .collect()
}

/// A balanced report in which no number of a row or column is another's.
fn telling() -> Report {
    let mut report = balanced("2021");
    for (row, at) in [
        ("granted", 3),
        ("partial", 5),
        ("secret", 7),
        ("not_held", 11),
        ("unclear", 2),
    ] {
        for (column, factor) in [("natural", 1), ("business", 100), ("legal", 20)] {
            let cell = report.form().at("applications", row, column).unwrap();
            report.set(cell, &(at * factor).to_string());
        }
    }
    let edit = report.total_up("", 1, false);
    report.apply(&edit);
    for column in ["natural", "business", "legal"] {
        let form = report.form();
        let done = form.at("applications", "outcome_total", column).unwrap();
        let left = form.at("applications", "carried_out", column).unwrap();
        let [done, left] = [done, left].map(|cell| report.value(cell).whole().unwrap());
        let before = form.at("applications", "carried_in", column).unwrap();
        let before = report.value(before).whole().unwrap();
        let new = form.at("applications", "new", column).unwrap();
        report.set(new, &(done + left - before).to_string());
    }
    let edit = report.total_up("", 1, false);
    report.apply(&edit);
    report
}

#[test]
fn numbers_column_by_column_are_taken_where_the_equations_prove_it() {
    let report = telling();
    let imported = read(&rewritten(&report, &by_columns(&report)));
    assert!(imported.report == report, "{}", messages(&imported));
    assert!(messages(&imported).contains("已按勾稽关系确定"));
    assert_eq!(imported.recognised(), (200, 200));
}

#[test]
fn numbers_that_balance_in_no_reading_stay_empty_and_are_named() {
    let report = telling();
    let mut numbers = by_columns(&report);
    numbers[3] = "999".to_owned();
    let imported = read(&rewritten(&report, &numbers));
    for cell in applications(&report) {
        assert!(imported.report.value(cell).is_empty());
        assert!(
            imported
                .notes
                .iter()
                .any(|note| note.cells().contains(&cell))
        );
    }
    assert_eq!(imported.recognised(), (25, 200));
}

#[test]
fn a_number_missing_from_a_column_is_not_made_up_but_offered() {
    let report = telling();
    let mut numbers = by_columns(&report);
    let gone = report.form().find("applications.partial.business").unwrap();
    let at = 25 + 3;
    assert_eq!(numbers.remove(at), report.value(gone).text());
    let imported = read(&rewritten(&report, &numbers));
    let mut mended = imported.report.clone();
    assert!(mended.value(gone).is_empty(), "{}", messages(&imported));
    let note = imported
        .notes
        .iter()
        .find(|note| note.cells().contains(&gone))
        .unwrap();
    let fix = note.fix.as_ref().expect("an offer");
    assert_eq!(fix.label(), "采用读出的数");
    mended.apply(fix);
    assert!(mended == report, "{}", messages(&imported));
}

#[test]
fn a_row_that_lost_a_number_stays_empty_and_what_the_equations_say_is_offered() {
    let report = telling();
    let text = own_text(&report);
    let row = text
        .lines()
        .find(|line| line.contains("（一）予以公开"))
        .unwrap();
    let broken = row.replacen("\t300", "", 1);
    assert_ne!(row, broken);
    let imported = read(&text.replace(row, &broken));
    let cell = report.form().find("applications.granted.business").unwrap();
    assert!(imported.report.value(cell).is_empty());
    let note = imported
        .notes
        .iter()
        .find(|note| note.cells().contains(&cell))
        .unwrap();
    assert_eq!(note.cells().len(), 7);
    let source = note.source.as_deref().unwrap();
    assert!(source.starts_with("（一）予以公开\t3\t0"), "{source}");
    let mut mended = imported.report.clone();
    mended.apply(note.fix.as_ref().expect("an offer"));
    assert!(mended == report);
}

/// The three rows of （六） as the one row of the older form.
fn one_row(report: &Report) -> String {
    let mut lines = Vec::new();
    for line in own_text(report).lines() {
        let dropped = ["2.申请人逾期未按收费通知", "3.其他\t"];
        if dropped.iter().any(|label| line.contains(label)) {
            continue;
        }
        if line.contains("1.申请人无正当理由逾期不补正") {
            let sum = |column: &str| {
                let rows = ["late_correction", "unpaid_fee", "other_outcome"];
                let cells = rows.map(|row| report.form().at("applications", row, column).unwrap());
                cells
                    .iter()
                    .map(|cell| report.value(*cell).whole().unwrap())
                    .sum::<i64>()
            };
            let columns = [
                "natural", "business", "research", "welfare", "legal", "other", "total",
            ];
            let sums = columns.map(|column| sum(column).to_string());
            lines.push(format!("\t（六）其他处理\t\t{}", sums.join("\t")));
        } else {
            lines.push(line.to_owned());
        }
    }
    lines.join("\n")
}

#[test]
fn one_row_of_other_outcomes_under_the_form_in_force_fills_what_is_zero_and_offers_the_rest() {
    let report = balanced("2021");
    let imported = read(&one_row(&report));
    assert_eq!(imported.report.form().id(), "2021");
    for row in ["late_correction", "unpaid_fee", "other_outcome"] {
        for column in ["natural", "business", "total"] {
            assert_eq!(
                get(&imported.report, &format!("applications.{row}.{column}")),
                ""
            );
        }
        for column in ["research", "welfare", "legal", "other"] {
            assert_eq!(
                get(&imported.report, &format!("applications.{row}.{column}")),
                "0"
            );
        }
    }
    let note = imported
        .notes
        .iter()
        .find(|note| note.fix.is_some())
        .expect("an offer");
    assert_eq!(note.cells().len(), 9);
    let mut mended = imported.report.clone();
    mended.apply(note.fix.as_ref().unwrap());
    assert!(mended == report, "{}", messages(&imported));
}

#[test]
fn a_report_that_is_read_whole_needs_no_offer() {
    for report in [sample("2021", 2024), sample("2019", 2020)] {
        let imported = read(&word_text(&report));
        let all = report.form().cells().len();
        assert_eq!(imported.recognised(), (all, all));
        assert_eq!(imported.notes, []);
    }
}

#[test]
fn labels_without_numbers_are_said_to_be_that() {
    let report = Report::new(nianbao::form::Form::undated());
    let imported = read(&web_text(&report));
    let notes = messages(&imported);
    assert!(notes.contains("只有项目名称，没有数"), "{notes}");
    assert_eq!(imported.recognised(), (0, 200));
}
