//! Whether a draft is whole, was changed by hand, or says more than this program knows.

use nianbao::draft::{self, Condition, DraftError};

use crate::common::{balanced, write};

#[test]
fn a_draft_as_it_was_written_is_told_from_one_that_was_changed_by_hand() {
    let text = draft::write(&balanced("2021"));
    let condition = |text: &str| draft::open(text.as_bytes()).unwrap().1;
    assert_eq!(condition(&text), Condition::Intact);
    let changed = text.replace("本年没有收取", "本年未收取");
    assert_ne!(changed, text);
    assert_eq!(condition(&changed), Condition::Edited);
    assert_eq!(condition(&text.replace('\n', "\r\n")), Condition::Edited);
    let (body, _) = text.trim_end().rsplit_once('\n').unwrap();
    assert_eq!(condition(body), Condition::Edited);
}

#[test]
fn a_draft_whose_end_is_missing_says_so() {
    let text = draft::write(&balanced("2021"));
    let cut = &text[..text.floor_char_boundary(text.len() / 2)];
    assert!(matches!(
        draft::read(cut.as_bytes()),
        Err(DraftError::CutOff)
    ));
}

#[test]
fn what_a_draft_says_besides_is_written_again() {
    let text = draft::write(&balanced("2021"));
    let besides = "reviewers: [(name: \"甲 ) // 乙\", at: 3), /* ] */ (name: r#\"丙\"#)]";
    let more = text.replacen("form:", &format!("{besides},\n    form:"), 1);
    let mut report = draft::read(more.as_bytes()).unwrap();
    assert_eq!(report, balanced("2021"));
    write(&mut report, "problems", "改了。");
    let again = draft::write(&report);
    assert!(again.contains(besides), "{again}");
    let (read, condition) = draft::open(again.as_bytes()).unwrap();
    assert_eq!(condition, Condition::Intact);
    assert!(read.is_identical(&report));
    assert_eq!(draft::write(&read), again);
}

#[test]
fn of_a_newer_draft_what_is_not_understood_is_named() {
    let text = draft::write(&balanced("2021")).replace("format: 7", "format: 8");
    let text = text.replacen(
        "cells: {",
        "cells: {\n        \"applications.new.martian\": \"3\",",
        1,
    );
    let (report, condition) = draft::open(text.as_bytes()).unwrap();
    assert_eq!(report, balanced("2021"));
    assert_eq!(
        condition,
        Condition::Newer {
            format: 8,
            left_out: vec!["applications.new.martian".to_owned()]
        }
    );
}
