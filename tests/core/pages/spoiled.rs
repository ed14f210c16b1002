//! Documents and pages in the shapes in which they come: every cell is right, or empty and named.

use proptest::prelude::*;

use nianbao::import::{Imported, import, import_pasted};
use nianbao::report::{Meaning, Report, Value};

use super::made::{Spoiled, word_document, word_page};
use super::messages;
use crate::common::generated::difference;
use crate::common::shapes::{own_text, sample, web_text, word_text};

fn spoiled() -> impl Strategy<Value = Spoiled> {
    (
        prop::collection::hash_set(0usize..500, 0..4),
        0usize..6,
        prop::option::of(0usize..10),
    )
        .prop_map(|(lost, broken_after, extra_column)| Spoiled {
            lost,
            broken_after,
            extra_column,
        })
}

/// Whether every cell is as it was, or empty and named, or no number and so found by the checks.
fn nothing_is_made_up(imported: &Imported, report: &Report) -> Result<(), String> {
    for (cell, spec) in imported.report.form().cells() {
        let value = imported.report.value(cell);
        let before = report.value_of(&spec.name).map(Value::text);
        let named = || {
            imported
                .notes
                .iter()
                .any(|note| note.cells().contains(&cell))
        };
        let is_right = before == Some(value.text());
        if !is_right
            && !(value.is_empty() && (named() || before.is_none()))
            && *value.meaning() != Meaning::NotANumber
        {
            return Err(format!("{}: {before:?} has become {value:?}", spec.name));
        }
    }
    Ok(())
}

#[test]
fn a_document_and_a_page_as_word_writes_them_come_in_whole() {
    for report in [sample("2021", 2024), sample("2019", 2020)] {
        for broken_after in [0, 2] {
            let spoiled = Spoiled {
                broken_after,
                ..Spoiled::default()
            };
            for bytes in [
                word_document(&report, &spoiled),
                word_page(&report, &spoiled).into_bytes(),
            ] {
                let imported = import(&bytes).unwrap();
                let notes = messages(&imported);
                assert!(
                    notes.is_empty()
                        || notes.starts_with("文件里有还没有接受的修订") && !notes.contains('\n'),
                    "{notes}"
                );
                assert_eq!(difference(&report, &imported.report), None);
                assert!(imported.report == report);
            }
        }
    }
}

#[test]
fn what_is_pasted_is_read_from_the_page_or_where_that_gives_less_from_the_text() {
    let report = sample("2021", 2024);
    let text = own_text(&report);
    let page = word_page(&report, &Spoiled::default());
    let head = "Version:1.0\r\nStartHTML:000000105\r\nEndHTML:000009999\r\nStartFragment:1\r\nEndFragment:2\r\n";
    let poor = word_page(
        &report,
        &Spoiled {
            lost: (0..500).collect(),
            ..Spoiled::default()
        },
    );
    for (html, text) in [
        (Some(page.as_str()), ""),
        (Some(&format!("{head}{page}")), "杂乱的文字"),
        (Some("<p>别的</p>"), &text),
        (Some(&poor), &text),
        (None, &text),
        (None, &word_text(&report)),
        (Some(&poor), &web_text(&report)),
    ] {
        assert!(import_pasted(html, text).unwrap().report == report);
    }
    for (html, text, words) in [
        (None, " \n", "剪贴板里没有文字"),
        (Some("<p>通知</p>"), "", "没有找到年度报告"),
        (None, "通知", "没有找到年度报告"),
    ] {
        let sentence = import_pasted(html, text).unwrap_err().to_string();
        assert!(sentence.contains(words), "{sentence}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_spoiled_document_or_page_gives_no_number_that_is_wrong_in_silence(
        spoiled in spoiled(),
        emptied in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        form in prop::sample::select(vec![("2021", 2024), ("2019", 2020)]),
    ) {
        let mut report = sample(form.0, form.1);
        for bytes in [word_document(&report, &spoiled), word_page(&report, &spoiled).into_bytes()] {
            let imported = import(&bytes).unwrap();
            nothing_is_made_up(&imported, &report).map_err(TestCaseError::fail)?;
        }
        // A gap in a row may hide that another cell is lost.
        let cells: Vec<_> = report.form().cells().map(|(cell, _)| cell).collect();
        for index in emptied {
            report.set(*index.get(&cells), "");
        }
        for bytes in [word_document(&report, &spoiled), word_page(&report, &spoiled).into_bytes()] {
            let imported = import(&bytes).unwrap();
            nothing_is_made_up(&imported, &report).map_err(TestCaseError::fail)?;
        }
    }
}
