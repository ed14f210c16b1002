//! Whether what was typed can be printed: what the rule `characters` asks.

use super::FontSource;
use super::pdf::{is_common, missing_in};
use crate::check::Faces;
use crate::report::Report;

/// Cheap enough for every keystroke: no font file is read unless a character is neither in the faces
/// compiled in nor of those that are never printed.
impl Faces for FontSource {
    fn missing(&self, text: &str) -> Vec<char> {
        missing_in(text, *self)
    }
}

/// Whether the characters of a report can be told without looking up the faces of the computer,
/// which may take long the first time.
#[must_use]
pub fn characters_are_common(report: &Report) -> bool {
    let form = report.form();
    let mut prose = form.prose().iter();
    is_common(report.organ())
        && prose.all(|field| is_common(report.prose(&field.id)))
        && form
            .cells()
            .all(|(cell, _)| is_common(report.value(cell).text()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Context, Finding, Place, Rule, check_with};
    use crate::form::{Form, Rank};
    use crate::report::{Change, Edit};

    fn report(changes: &[Change]) -> Report {
        let mut report = Report::new(Form::undated());
        report.apply(&Edit::new("", changes.to_vec()));
        report
    }

    fn organ(name: &str) -> Change {
        Change::Organ(name.to_owned())
    }

    fn found(report: &Report) -> Vec<Finding> {
        let context = Context {
            faces: Some(&FontSource::Bundled),
            ..Context::default()
        };
        let mut findings = check_with(report, &context);
        findings.retain(|finding| finding.rule == Rule::Characters);
        findings
    }

    #[test]
    fn what_prints_is_no_finding_however_it_is_encoded() {
        let text =
            "王瑄、李昉、㙍、㎡①℃……——“”‘’〔2021〕30号\u{a0}\u{200b}ABC é ⻓⼯⺠ \u{202e}é ﬁ 〇 ½";
        let name = "某某县𬸣镇人民政府";
        assert_eq!(
            found(&report(&[organ(name), Change::prose("other", text)])),
            []
        );
    }

    #[test]
    fn a_character_without_a_face_is_a_hint_at_its_place_with_its_code() {
        let form = Form::undated();
        let cell = form.cells().nth(20).map(|(id, _)| id).unwrap();
        let report = report(&[
            organ("某某\u{20001}县"),
            Change::prose("problems", "好😀好😀\u{e123}"),
            Change::Cell(cell, "3\u{10fffd}".to_owned()),
        ]);
        let found = found(&report);
        let [organ, number, problems] = &found[..] else {
            panic!("{found:?}")
        };
        assert!(found.iter().all(|finding| finding.rank == Rank::D));
        assert_eq!(organ.place, Place::Organ);
        assert!(organ.message.starts_with("“\u{20001}”（U+20001）没有"));
        assert_eq!(problems.field(), Some("problems"));
        assert_eq!(
            problems.message,
            "“😀”（U+1F600）、U+E123没有字体可印，PDF 页面上会印成“〓”，请换用其他写法。"
        );
        assert_eq!(number.place, Place::Cells(vec![cell]));
        assert!(number.message.starts_with("U+10FFFD没有"));
    }

    #[test]
    fn of_many_characters_a_few_are_listed() {
        let text: String = ('\u{e000}'..='\u{e010}').collect();
        let found = found(&report(&[Change::prose("other", text)]));
        assert!(found[0].message.contains("、U+E004等 17 个字符没有"));
    }

    #[test]
    fn letters_that_run_leftward_and_lost_characters_are_findings() {
        for text in ["שלום", "\u{fffd}", "مرحبا", "甲\u{301}", "\u{ffff}"] {
            assert_eq!(
                found(&report(&[Change::prose("other", text)])).len(),
                1,
                "{text}"
            );
        }
    }
}
