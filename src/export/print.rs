//! The PDF of a report with everything the user should hear about it.

use super::document::Document;
use super::make::{Choices, Made};
use super::pdf::{self, Fonts, Options, PdfError};
use crate::check::{Finding, Tally};
use crate::report::Report;

/// Makes the PDF. It bears 送审稿 while findings stand that stop a final export.
///
/// # Errors
/// A font file is damaged.
pub fn print(report: &Report, findings: &[Finding], choices: Choices) -> Result<Made, PdfError> {
    let document = Document::of(report);
    let fonts = Fonts::of(choices.fonts);
    let options = Options {
        draft: Tally::of(findings).stops_final(),
        date: report.date(),
        conformance: choices.conformance,
        red_head: choices.red_head,
    };
    let pages = pdf::layout(&document, options, fonts);
    let bytes = pdf::write_pages(&document, &pages, options, fonts)?;
    let mut remarks = Vec::new();
    let missing = pdf::missing_characters(&document, fonts);
    if !missing.is_empty() {
        let shown: Vec<String> = missing.iter().take(10).map(char::to_string).collect();
        remarks.push(format!(
            "字体里没有这些字：{}，页面上印成了“〓”，请换用其他写法。",
            shown.join("、")
        ));
    }
    for face in pages.substituted {
        remarks.push(format!(
            "没有找到字体文件“{}”（{}），改用了宋体。请把程序自带的 fonts 文件夹放回程序旁边。",
            face.file(),
            face.label()
        ));
    }
    Ok(Made { bytes, remarks })
}
