//! What cannot be printed as it was typed: rule `characters`.

use super::context::Examined;
use super::{Finding, Place, Rule};
use crate::form::Rank;

/// More characters than this of one place are counted, not listed.
const MOST_LISTED: usize = 5;

/// `characters`: the characters of a report that no face has, a finding for each paragraph field, cell
/// or name they stand in, in the report's order. On paper they become 〓.
///
/// They are hints: 〓 is plain to see on the page, and the text for the portal bears the character
/// itself, so that it is for the clerk to decide whether the name of a village must wait for a face.
pub(super) fn missing(examined: &Examined, findings: &mut Vec<Finding>) {
    let Some(faces) = examined.faces else {
        return;
    };
    let report = examined.report;
    let form = report.form();
    let mut look = |place: &dyn Fn() -> Place, text: &str| {
        // Every face has these, and most cells nothing else.
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return;
        }
        let missing = faces.missing(text);
        if !missing.is_empty() {
            let kind = (Rule::Characters, Rank::D);
            findings.push(Finding::about(report, kind, place(), message(&missing)));
        }
    };
    look(&|| Place::Organ, report.organ());
    for field in form.prose() {
        look(&|| Place::prose(form, &field.id), report.prose(&field.id));
    }
    for (cell, _) in form.cells() {
        look(&|| Place::Cells(vec![cell]), report.value(cell).text());
    }
}

/// The sentence about a text that has such characters.
fn message(missing: &[char]) -> String {
    let shown = missing.iter().take(MOST_LISTED).map(|ch| name(*ch));
    let shown: Vec<String> = shown.collect();
    let more = match missing.len() {
        count if count > MOST_LISTED => format!("等 {count} 个字符"),
        _ => String::new(),
    };
    format!(
        "{}{more}没有字体可印，PDF 页面上会印成“〓”，请换用其他写法。",
        shown.join("、")
    )
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
