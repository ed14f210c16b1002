//! The report that a file carries along, beside the one that its pages show.

use unicode_normalization::UnicodeNormalization;

use super::Imported;
use crate::check::Finding;
use crate::report::difference::{Difference, Differences, Place};
use crate::report::enclosed;

/// What the notes are about.
const HEADING: &str = "附带的数据";
/// As many differences are told one by one.
const MOST: usize = 20;

/// Puts both together. Where they say the same, it is the one that is carried along, with all that is
/// not printed: ties, reasons, how numbers were reckoned. Where they differ, what is seen counts, and
/// it is said.
pub(super) fn settle(seen: Imported, text: &str) -> Imported {
    let told = |message: String| Finding::import_note(HEADING, message);
    let mut imported = seen;
    let Ok(carried) = enclosed::read(text) else {
        let message = "文件里附带的报告数据读不懂，没有采用，只按看得见的内容导入。";
        imported.notes.push(told(message.to_owned()));
        return imported;
    };
    if !std::ptr::eq(carried.form(), imported.report.form()) {
        let message = "文件里附带的报告数据是另一种格式的，没有采用，只按看得见的内容导入。";
        imported.notes.push(told(message.to_owned()));
        return imported;
    }
    let differences = Differences::between(&carried, &imported.report);
    let seen: Vec<_> = differences
        .all()
        .iter()
        .filter(|one| differs(one))
        .collect();
    for one in seen.iter().take(MOST) {
        let said = |text: String| match text.trim() {
            "" => "空的".to_owned(),
            text => format!("“{text}”"),
        };
        let (inside, outside) = (said(one.mine()), said(one.theirs()));
        let message = format!(
            "{}：文件里附带的是{inside}，看得见的是{outside}，已按看得见的导入，请核对。",
            differences.name(one)
        );
        imported.notes.push(match one.place {
            Place::Cell(cell) => told(message).at_cells(vec![cell]),
            _ => told(message),
        });
    }
    if seen.len() > MOST {
        let message = format!(
            "附带的数据与看得见的内容共有 {} 处不同，都已按看得见的导入。",
            seen.len()
        );
        imported.notes.push(told(message));
    }
    // The organ's red head stands above the title, and is said there.
    let head = format!("：“{}”。", carried.organ());
    imported
        .notes
        .retain(|note| !note.message.ends_with(&head) || note.heading == HEADING);
    let edit = differences.take_some("导入", &differs);
    let mut report = carried;
    report.apply(&edit);
    imported.report = report;
    imported
}

/// Whether a reader would see a difference: blanks of another kind and characters that look the same,
/// which pages and programs put in the place of each other, are none.
fn differs(one: &Difference) -> bool {
    let shown = |text: String| {
        let shown = |ch: &char| !ch.is_whitespace() && !ch.is_control() && !is_invisible(*ch);
        // Pages print a true minus.
        let text = text.replace('−', "-");
        text.nfkc().filter(shown).collect::<String>()
    };
    one.is_published() && shown(one.mine()) != shown(one.theirs())
}

/// Marks without a shape.
fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
