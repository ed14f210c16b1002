//! The PDF of a report with everything the user should hear about it.

use super::document::Document;
use super::pdf::{self, Fonts, Options, PdfError};
use crate::check::Tally;

/// A PDF file and what to say about it.
#[derive(Debug)]
pub struct Printed {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Chinese sentences: faces that were replaced, characters that no face has,
    /// cells that do not show all they hold.
    pub remarks: Vec<String>,
}

/// Makes the PDF. It bears 送审稿 while findings stand that stop a final export.
///
/// # Errors
/// A font file is damaged.
pub fn print(document: &Document, tally: Tally) -> Result<Printed, PdfError> {
    let fonts = Fonts::bundled();
    let options = Options {
        draft: tally.stops_final(),
        date: None,
    };
    let pages = pdf::layout(document, options, fonts);
    let bytes = pdf::write_pages(document, &pages, options, fonts)?;
    let mut remarks = Vec::new();
    if pages.cut_cells > 0 {
        remarks.push(format!(
            "有 {} 个表格格子里的文字太长，页面上没有印全，请缩短后再导出。",
            pages.cut_cells
        ));
    }
    let missing = pdf::missing_characters(document, fonts);
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
    Ok(Printed { bytes, remarks })
}
