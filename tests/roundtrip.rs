//! What is written as text comes back as it was; and whatever comes in, nothing is made up.

mod shapes;

use proptest::prelude::*;

use nianbao::export::{Document, text};
use nianbao::form::Form;
use nianbao::import::import;
use nianbao::report::{Edit, Meaning, Report, Target};

/// What is typed into a cell: nothing, numbers of all kinds, text.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        6 => (0u32..2000).prop_map(|n| n.to_string()),
        1 => (0u64..10_000_000_000).prop_map(|n| n.to_string()),
        1 => (0u32..500).prop_map(|n| format!("增{n}")),
        1 => (0u32..500).prop_map(|n| format!("减{n}")),
        1 => "[+-][0-9]{1,3}",
        1 => "[0-9]{1,6}\\.[0-9]{1,6}",
        1 => "[0-9]{1,6}(\\.[0-9]{1,2})?(元|万元|亿元)",
        1 => "[０-９]{1,4}",
        1 => prop::sample::select(vec!["/", "无", "十二", "1O", "—", "不涉及", "见附件", "1 000", "a|b", "约３件"])
            .prop_map(str::to_owned),
    ]
}

/// Prose of all kinds of punctuation and numbering. What no paragraph may be, for no reader could
/// tell it from the form: an official heading alone on its line, as [`is_heading`] has it. Also left
/// out is what means something of its own: a 统计期限 gives the year where the title has none, and
/// `[bookmark: ]` is residue of Word.
fn paragraph() -> impl Strategy<Value = String> {
    let opening = prop::sample::select(vec![
        "",
        "",
        "",
        "（一）",
        "(二)",
        "（三）主要问题。",
        "一、",
        "二、",
        "2、",
        "3.",
        "（一）主动公开。",
        "（二）依申请公开情况：",
        "一、总体情况。",
        "五、存在的主要问题：",
        "六、其他",
        "一是",
        "\u{3000}\u{3000}",
        "规章",
        "注：",
        "\"",
        "|",
        "[",
        "规章\t1\t2\t3\t",
        "1.属于国家秘密 |",
    ]);
    let middle = "[一-龥0-9a-z，。、；：！？“”《》〔〕（）()/|%…—·,.;:!?\\- \t\u{3000}]{0,60}";
    let ending = prop::sample::select(vec![
        "",
        "。",
        "；",
        "！",
        "：",
        "。二、主动公开",
        "。三、收到和处理",
        " |",
        "”",
        "\t",
    ]);
    (opening, middle, ending)
        .prop_map(|(opening, middle, ending)| format!("{opening}{middle}{ending}"))
        .prop_filter("an official heading", |text| !is_heading(text))
        .prop_filter("a year of its own", |text| !text.contains("月1日"))
}

fn is_heading(line: &str) -> bool {
    let is = |heading: &str| heading == line.trim();
    Form::all().iter().any(|form| {
        let mut sections = form.sections().iter();
        sections.any(|section| {
            section.heading.as_deref().is_some_and(is)
                || section.parts.iter().any(|part| is(&part.heading))
        })
    })
}

/// Reports of both forms. A paragraph with tabs may be a table's row word for word; `tabs` says
/// whether there are such paragraphs.
fn reports(tabs: bool) -> impl Strategy<Value = Report> {
    (0..Form::all().len()).prop_flat_map(move |index| {
        let form = &Form::all()[index];
        let prose = prop::collection::vec(paragraph(), 0..4).prop_map(move |lines| {
            let prose = lines.join("\n");
            if tabs {
                prose
            } else {
                prose.replace('\t', " ")
            }
        });
        let fields = form.prose().len();
        (
            "[一-龥]{0,20}",
            prop::option::of(2000u16..2100),
            prop::option::of((2000u16..2100, 1u8..13, 1u8..29)),
            prop::collection::vec(cell(), form.cells().len()),
            prop::collection::vec(prose, fields),
        )
            .prop_map(move |(organ, year, date, cells, prose)| {
                let date = date.map(|(year, month, day)| format!("{year}-{month}-{day}"));
                let mut report = report(form, organ, year, &cells, prose);
                report.apply(&Edit::one("", Target::Date, date.unwrap_or_default()));
                report
            })
    })
}

fn report(
    form: &'static Form,
    organ: String,
    year: Option<u16>,
    cells: &[String],
    prose: Vec<String>,
) -> Report {
    let mut report = Report::new(form);
    let fields = form.prose().iter().zip(prose);
    let mut changes: Vec<_> = fields
        .map(|(field, text)| (Target::Prose(field.id.clone()), text))
        .collect();
    changes.push((Target::Organ, organ));
    changes.extend(year.map(|year| (Target::Year, year.to_string())));
    report.apply(&Edit::new("", changes));
    for ((cell, _), typed) in form.cells().zip(cells) {
        report.set(cell, typed);
    }
    report
}

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
fn nothing_is_made_up(text: &str, report: &Report) -> Result<(), String> {
    let Ok(imported) = import(text.as_bytes()) else {
        return Ok(());
    };
    for (cell, spec) in imported.report.form().cells() {
        let value = imported.report.value(cell);
        let before = report.value_of(&spec.name);
        let same = before.is_some_and(|before| before.text() == value.text());
        let named = || imported.notes.iter().any(|note| note.cells.contains(&cell));
        let is_found = *value.meaning() == Meaning::NotANumber;
        if !same && !is_found && !named() {
            return Err(format!("{}: {before:?} has become {value:?}", spec.name));
        }
    }
    Ok(())
}

#[test]
fn a_line_that_is_lost_or_stands_twice_moves_no_number_in_silence() {
    let (report, older) = (shapes::sample("2021", 2024), shapes::sample("2019", 2020));
    for (report, text) in [
        (&report, shapes::word_text(&report)),
        (&report, shapes::web_text(&report)),
        (&older, shapes::own_text(&older)),
    ] {
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
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
        prop_assert_eq!(again.form().id(), report.form().id());
        prop_assert_eq!((again.organ(), again.year()), (report.organ(), report.year()));
        for (cell, spec) in report.form().cells() {
            prop_assert_eq!(again.value(cell), report.value(cell), "{}", &spec.name);
        }
        for field in report.form().prose() {
            let before: Vec<&str> = report.paragraphs(&field.id).collect();
            let after: Vec<&str> = again.paragraphs(&field.id).collect();
            prop_assert_eq!(after, before, "{}", &field.id);
        }
        prop_assert_eq!(again.date(), report.date());
        prop_assert!(again == report);
        prop_assert_eq!(write(&again), written);
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
