//! What cannot be printed as it was typed is said before the export: rule `characters`.

use super::FontSource;
use super::pdf::{is_common, missing_in};
use crate::check::{Finding, about_cells, about_prose, about_report};
use crate::form::Rank;
use crate::report::Report;

/// The rule's name.
const RULE: &str = "characters";
/// More characters than this of one place are counted, not listed.
const MOST_LISTED: usize = 5;

/// The characters of a report that no face has, a finding for each paragraph field, cell or name
/// they stand in, in the report's order. On paper they become 〓.
///
/// They are hints: 〓 is plain to see on the page, and the text for the portal bears the character
/// itself, so that it is for the clerk to decide whether the name of a village must wait for a face.
///
/// Cheap enough for every keystroke: no font file is read unless a character is neither in the faces
/// compiled in nor of those that are never printed.
#[must_use]
pub fn characters(report: &Report, source: FontSource) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(message) = message(report.organ(), source) {
        findings.push(about_report(RULE, Rank::D, "organ", message));
    }
    for field in report.form().prose() {
        if let Some(message) = message(report.prose(&field.id), source) {
            let finding = about_prose(report, RULE, Rank::D, &field.id, message);
            findings.push(finding);
        }
    }
    for (cell, _) in report.form().cells() {
        if let Some(message) = message(report.value(cell).text(), source) {
            let finding = about_cells(report, RULE, Rank::D, vec![cell], message);
            findings.push(finding);
        }
    }
    findings
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

/// The sentence about a text, if it has such characters.
fn message(text: &str, source: FontSource) -> Option<String> {
    let missing = missing_in(text, source);
    if missing.is_empty() {
        return None;
    }
    let shown: Vec<String> = missing
        .iter()
        .take(MOST_LISTED)
        .map(|ch| name(*ch))
        .collect();
    let more = match missing.len() {
        count if count > MOST_LISTED => format!("等 {count} 个字符"),
        _ => String::new(),
    };
    Some(format!(
        "{}{more}没有字体可印，PDF 页面上会印成“〓”，请换用其他写法。",
        shown.join("、")
    ))
}

/// A character with its code, or the code alone where a screen shows nothing, or something else on
/// every computer.
fn name(ch: char) -> String {
    let code = u32::from(ch);
    let is_shown = !matches!(ch, '\u{300}'..='\u{36f}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
        && code & 0xfffe != 0xfffe;
    if is_shown {
        format!("“{ch}”（U+{code:04X}）")
    } else {
        format!("U+{code:04X}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;
    use crate::report::{Edit, Target};

    fn report(changes: &[(Target, &str)]) -> Report {
        let mut report = Report::new(Form::undated());
        let changes = changes.iter().cloned();
        let changes = changes.map(|(target, text)| (target, text.to_owned()));
        report.apply(&Edit::new("", changes.collect()));
        report
    }

    fn prose(field: &str) -> Target {
        Target::Prose(field.to_owned())
    }

    fn found(report: &Report) -> Vec<Finding> {
        characters(report, FontSource::Bundled)
    }

    #[test]
    fn what_prints_is_no_finding_however_it_is_encoded() {
        let text =
            "王瑄、李昉、㙍、㎡①℃……——“”‘’〔2021〕30号\u{a0}\u{200b}ABC é ⻓⼯⺠ \u{202e}é ﬁ 〇 ½";
        let organ = "某某县𬸣镇人民政府";
        assert_eq!(
            found(&report(&[(Target::Organ, organ), (prose("other"), text)])),
            []
        );
    }

    #[test]
    fn a_character_without_a_face_is_a_hint_at_its_place_with_its_code() {
        let form = Form::undated();
        let cell = form.cells().nth(20).map(|(id, _)| id).unwrap();
        let report = report(&[
            (Target::Organ, "某某\u{20001}县"),
            (prose("problems"), "好😀好😀\u{e123}"),
            (Target::Cell(cell), "3\u{10fffd}"),
        ]);
        let found = found(&report);
        let [organ, problems, number] = &found[..] else {
            panic!("{found:?}")
        };
        assert!(found.iter().all(|finding| finding.rank == Rank::D));
        assert_eq!(organ.field.as_deref(), Some("organ"));
        assert!(organ.message.starts_with("“\u{20001}”（U+20001）没有"));
        assert_eq!(problems.field.as_deref(), Some("problems"));
        assert_eq!(
            problems.message,
            "“😀”（U+1F600）、U+E123没有字体可印，PDF 页面上会印成“〓”，请换用其他写法。"
        );
        assert_eq!(number.cells, [cell]);
        assert!(number.message.starts_with("U+10FFFD没有"));
    }

    #[test]
    fn of_many_characters_a_few_are_listed() {
        let text: String = ('\u{e000}'..='\u{e010}').collect();
        let found = found(&report(&[(prose("other"), &text)]));
        assert!(found[0].message.contains("、U+E004等 17 个字符没有"));
    }

    #[test]
    fn letters_that_run_leftward_and_lost_characters_are_findings() {
        for text in ["שלום", "\u{fffd}", "مرحبا", "甲\u{301}", "\u{ffff}"] {
            assert_eq!(found(&report(&[(prose("other"), text)])).len(), 1, "{text}");
        }
    }
}
