//! What is written as text comes back as it was; and whatever comes in, nothing is made up.

use proptest::prelude::*;

use crate::common::generated::{difference, reports};
use crate::common::shapes;
use nianbao::export::Document;
use nianbao::export::text::{self, Tables};
use nianbao::form::Cell;
use nianbao::import::import;
use nianbao::report::{Meaning, Report};

fn write(report: &Report) -> String {
    text::write(&Document::of(report))
}

/// A change to the lines of a text, at places given as fractions of its length.
#[derive(Debug, Clone)]
enum Damage {
    Delete(prop::sample::Index),
    Double(prop::sample::Index),
    Swap(prop::sample::Index, prop::sample::Index),
    Cut(prop::sample::Index, prop::sample::Index),
    Shuffle(prop::sample::Index, u8),
}

fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        index().prop_map(Damage::Delete),
        index().prop_map(Damage::Double),
        (index(), index()).prop_map(|(a, b)| Damage::Swap(a, b)),
        (index(), index()).prop_map(|(a, b)| Damage::Cut(a, b)),
        (index(), any::<u8>()).prop_map(|(a, seed)| Damage::Shuffle(a, seed)),
    ]
}

fn damaged(text: &str, damages: &[Damage]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for damage in damages {
        let count = lines.len();
        if count == 0 {
            break;
        }
        match damage {
            Damage::Delete(at) => {
                lines.remove(at.index(count));
            }
            Damage::Double(at) => {
                let line = lines[at.index(count)].clone();
                lines.insert(at.index(count), line);
            }
            Damage::Swap(a, b) => lines.swap(a.index(count), b.index(count)),
            // A field is lost.
            Damage::Cut(at, field) => {
                let line = &mut lines[at.index(count)];
                let mut fields: Vec<&str> = line.split('\t').collect();
                fields.remove(field.index(fields.len()));
                *line = fields.join("\t");
            }
            Damage::Shuffle(at, seed) => {
                let begin = at.index(count);
                let end = (begin + 12).min(count);
                let step = usize::from(*seed) % 11 + 1;
                lines[begin..end].rotate_left(step.min(end - begin));
                lines[begin..end].reverse();
            }
        }
    }
    lines.join("\n")
}

/// Whether every cell is as it was, or is named in a note, or is no number and so found by the checks.
/// A row that lost the only field it had says nothing, and one that lost a field beside an empty one of
/// its own looks like a row with an empty cell: they are empty as they stand.
fn nothing_is_made_up(text: &str, report: &Report) -> Result<(), String> {
    let Ok(imported) = import(text.as_bytes()) else {
        return Ok(());
    };
    for (cell, spec) in imported.report.form().cells() {
        let value = imported.report.value(cell);
        let before = report.value_of(&spec.name);
        let same = before.is_some_and(|before| before.text() == value.text());
        let place = |cell: &Cell| (cell.table, cell.block, cell.row);
        let cells = imported.report.form().cells();
        let row = cells.filter(|(_, other)| place(other) == place(spec));
        let label = &imported.report.form().row_of(cell).label;
        let has_gap = |line: &str| {
            let fields = line.split('\t').skip(1);
            line.contains(label.as_str()) && fields.into_iter().any(str::is_empty)
        };
        let stands_empty = value.is_empty() && (row.count() == 1 || text.lines().any(has_gap));
        let named = || {
            imported
                .notes
                .iter()
                .any(|note| note.cells().contains(&cell))
        };
        let is_found = *value.meaning() == Meaning::NotANumber;
        if !same && !is_found && !stands_empty && !named() {
            return Err(format!("{}: {before:?} has become {value:?}", spec.name));
        }
    }
    Ok(())
}

/// The text in which each number has a line with its labels.
fn aloud(report: &Report) -> String {
    let choices = text::Choices {
        tables: Tables::Lines,
        ..text::Choices::default()
    };
    text::write_as(&Document::of(report), choices)
}

#[test]
fn a_line_that_is_lost_or_stands_twice_moves_no_number_in_silence() {
    let (report, older) = (shapes::sample("2021", 2024), shapes::sample("2019", 2020));
    // A table read aloud has a line for every cell, each like the next: not every one is tried.
    for (report, text, every) in [
        (&report, shapes::word_text(&report), 1),
        (&report, shapes::web_text(&report), 1),
        (&older, shapes::own_text(&older), 1),
        (&report, aloud(&report), 3),
        (&older, aloud(&older), 3),
    ] {
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate().step_by(every) {
            let (before, after) = (lines[..index].join("\n"), lines[index + 1..].join("\n"));
            for text in [
                format!("{before}\n{after}"),
                format!("{before}\n{line}\n{line}\n{after}"),
            ] {
                if let Err(message) = nothing_is_made_up(&text, report) {
                    panic!("at {line:?}, line {index}: {message}");
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn a_report_written_as_text_comes_back_cell_for_cell_and_paragraph_for_paragraph(
        report in reports(true)
    ) {
        let written = write(&report);
        let again = import(written.as_bytes()).unwrap().report;
        prop_assert_eq!(difference(&report, &again), None);
        prop_assert!(again == report);
        prop_assert_eq!(write(&again), written);
        let again = import(aloud(&report).as_bytes()).unwrap().report;
        prop_assert_eq!(difference(&report, &again), None);
        let choices = text::Choices { crlf: true, bom: true, ..text::Choices::default() };
        let notepad = text::write_as(&Document::of(&report), choices);
        prop_assert!(import(notepad.as_bytes()).unwrap().report == report);
    }

    #[test]
    fn a_damaged_text_gives_no_number_that_was_not_there_or_names_it(
        report in reports(false),
        damages in prop::collection::vec(damage(), 1..12),
    ) {
        let text = damaged(&write(&report), &damages);
        nothing_is_made_up(&text, &report).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = import(&bytes);
    }

    #[test]
    fn no_text_makes_it_panic(text in "(\\PC|[\t\n\r|、。：（）一二三四五0-9\u{feff}]|规章|主动公开|总计){0,200}") {
        let _ = import(text.as_bytes());
        let _ = import(&encoding_rs::GB18030.encode(&text).0);
    }

    #[test]
    fn no_cut_of_a_report_makes_it_panic(
        report in reports(true),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        let bytes = write(&report).into_bytes();
        let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
        let _ = import(&bytes[from.min(to)..from.max(to)]);
    }
}
