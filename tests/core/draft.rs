//! Drafts: written and read back the same, readable, and never half.

use std::fs;

use crate::common::pair::pair;
use crate::common::{balanced, form, name_organ, set, write};
use nianbao::check::check;
use nianbao::draft::{self, DraftError, WrittenError};
use nianbao::files::{self, FileError};
use nianbao::form::Form;
use nianbao::report::{Anchor, Change, Doubt, Edit, Report, Tie};
use proptest::prelude::*;

#[test]
fn a_draft_comes_back_as_it_was_saved() {
    for id in ["2021", "2019"] {
        let mut report = balanced(id);
        set(&mut report, "review.cases.upheld", "");
        set(&mut report, "review.cases.other", "十二");
        for finding in check(&report, None) {
            report.apply(&Edit::reason("", finding.key, "理由：“见附件”"));
        }
        assert_eq!(
            draft::read(draft::write(&report).as_bytes()).unwrap(),
            report
        );
    }
    let empty = Report::new(Form::undated());
    assert_eq!(draft::read(draft::write(&empty).as_bytes()).unwrap(), empty);
}

#[test]
fn a_draft_can_be_read_by_a_person() {
    let text = draft::write(&balanced("2021"));
    for part in [
        "format: 7",
        "form: \"2021\"",
        "year: Some(2024)",
        "organ: \"某某县人民政府办公室\"",
        "\"applications.new.natural\": \"71\"",
        "\"本年没有收取政府信息公开信息处理费。\"",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn a_newer_draft_is_refused_with_its_version() {
    let text = draft::write(&balanced("2021")).replace("format: 7", "format: 8");
    // Whatever else a newer version may have changed.
    let text = text.replace("waivers:", "something_new: (1, [\"x\"]),\n    waivers:");
    let error = draft::read(text.as_bytes()).unwrap_err();
    assert!(error.is_newer());
    assert!(error.to_string().contains("更新版本"));
}

#[test]
fn a_draft_of_the_first_version_opens_as_it_was() {
    let text = draft::write(&balanced("2021")).replace("format: 7", "format: 1");
    let old: Vec<&str> = text
        .lines()
        .filter(|line| {
            !line.contains("typed_sums:")
                && !line.contains("last: None")
                && !line.contains("date: None")
                && !line.contains("ties: []")
        })
        .collect();
    assert_eq!(old.len() + 4, text.lines().count());
    let report = draft::read(old.join("\n").as_bytes()).unwrap();
    assert!(report.is_identical(&balanced("2021")));
}

#[test]
fn typed_sums_and_last_year_come_back_as_they_were_saved() {
    let mut report = balanced("2021");
    report.apply(&Edit::typed_sums("", "review", true));
    // What was chosen in last year's draft is its own business.
    let mut last = balanced("2019");
    last.apply(&Edit::typed_sums("", "review", true));
    report.apply(&Edit::attach("", Some(last)));
    let again = draft::read(draft::write(&report).as_bytes()).unwrap();
    assert!(again.is_identical(&report));
    assert!(again.has_typed_sums(2) && !again.has_typed_sums(1));
    assert!(again.last().unwrap().is_identical(&balanced("2019")));
    assert!(!again.is_identical(&balanced("2021")));
}

#[test]
fn a_tied_place_comes_back_where_it_was_though_the_same_words_begin_before_it() {
    let mut report = Report::new(form("2021"));
    write(&mut report, "problems", "代码1111，共1件");
    let anchor = Anchor {
        place: 7..9,
        tie: Tie::Doubt(Doubt::Count),
    };
    let change = Change::Anchors("problems".to_owned(), vec![anchor]);
    report.apply(&Edit::one("", change));
    let again = draft::read(draft::write(&report).as_bytes()).unwrap();
    assert!(again.is_identical(&report));
}

#[test]
fn a_report_that_was_last_years_keeps_the_years_it_knew() {
    let (before, mut last) = pair();
    last.apply(&Edit::attach("", Some(before)));
    let rolled = last.rolled().unwrap().report;
    let once_last = rolled.last().unwrap();
    assert_eq!(once_last.figures().len(), 2);
    let again = draft::read(draft::write(once_last).as_bytes()).unwrap();
    assert!(again.is_identical(once_last));
}

#[test]
fn a_truncated_draft_is_refused_at_every_length() {
    let text = draft::write(&balanced("2021"));
    let body = &text[..=text.rfind(')').unwrap()];
    for end in (0..body.len()).step_by(37) {
        let error = draft::read(&body.as_bytes()[..end]).unwrap_err();
        assert!(
            matches!(error, DraftError::CutOff | DraftError::NotText)
                // Nothing but the remarks at its head.
                || (end < 200 && matches!(error, DraftError::Damaged { .. })),
            "{end}: {error}"
        );
    }
}

#[test]
fn a_draft_with_unknown_rows_is_refused_by_name() {
    let text = draft::write(&balanced("2021"))
        .replace("applications.new.natural", "applications.newest.natural")
        .replace("\"problems\"", "\"troubles\"");
    let error = draft::read(text.as_bytes()).unwrap_err().to_string();
    assert!(
        error.contains("applications.newest.natural") && error.contains("troubles"),
        "{error}"
    );
    let text = draft::write(&balanced("2021")).replace("form: \"2021\"", "form: \"2031\"");
    assert!(matches!(
        draft::read(text.as_bytes()),
        Err(DraftError::Written(WrittenError::UnknownForm(_)))
    ));
}

#[test]
fn saving_replaces_the_file_whole_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("年报 草稿.ron");
    draft::save(&balanced("2019"), &path).unwrap();
    draft::save(&balanced("2021"), &path).unwrap();
    assert_eq!(
        draft::read(&fs::read(&path).unwrap()).unwrap(),
        balanced("2021")
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_file_that_cannot_be_written_is_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(&path, "old").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = files::write(&path, b"new").unwrap_err();
    assert!(matches!(error, FileError::Denied { .. }), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"old");
    let error = files::write(&folder.path().join("no/such/a.ron"), b"new").unwrap_err();
    assert!(error.to_string().contains("不存在"), "{error}");
    assert!(matches!(
        files::write(folder.path(), b"new"),
        Err(FileError::Folder(_))
    ));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_survives_a_draft(organ in "\\PC*", prose in any::<String>(), cell in "\\PC*", reason in "\\PC+") {
        let mut report = balanced("2021");
        name_organ(&mut report, &organ);
        write(&mut report, "problems", &prose);
        set(&mut report, "review.cases.upheld", &cell);
        for finding in check(&report, None) {
            report.apply(&Edit::reason("", finding.key, reason.clone()));
        }
        let again = draft::read(draft::write(&report).as_bytes()).unwrap();
        prop_assert_eq!(again.prose("problems"), report.prose("problems"));
        prop_assert_eq!(again, report);
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = draft::read(&bytes);
    }
}
