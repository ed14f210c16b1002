//! The pages of a report, as PDF or OFD, with everything the user should hear about them.

use std::collections::BTreeSet;

use super::choices::{Choices, Made};
use super::error::MakeError;
use crate::check::{Finding, Tally};
use crate::export::document::Document;
use crate::export::document::print::Print;
use crate::export::docx::{self, DocxError, Look};
use crate::export::ofd::{self, OfdError};
use crate::export::pdf::{self, Bound, Fonts, Options, Outlines, Page, Pages, PdfError};
use crate::export::record;
use crate::export::redline;
use crate::export::redline::Versions;
use crate::export::signoff::{self, Signers};
use crate::report::Report;
use crate::report::difference::Differences;
use crate::report::enclosed;

/// What a reading program shows before the numbers of the sign-off pages.
const SIGN_OFF: &str = "审签 ";
/// The same of the list of changes.
const LIST: &str = "一览 ";

/// The same of 修改对照 behind a record.
const COMPARED: &str = "对照 ";

/// What pages are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// A PDF file.
    Pdf,
    /// An OFD file.
    Ofd,
}

/// Makes the pages. They bear 送审稿 while findings stand that stop a final export.
///
/// # Errors
/// A font file of the program is damaged.
pub fn print(
    report: &Report,
    findings: &[Finding],
    signers: &Signers,
    paper: Paper,
    choices: Choices,
) -> Result<Made, MakeError> {
    let fonts = Fonts::of(choices.fonts);
    mended(fonts, made, |fonts| {
        print_in(report, (findings, signers), paper, choices, fonts)
    })
}

/// Makes the PDF of the sign-off pages alone. It carries nothing of what is published.
///
/// # Errors
/// A font file of the program is damaged.
pub fn sign_off_alone(
    report: &Report,
    findings: &[Finding],
    signers: &Signers,
    choices: Choices,
) -> Result<Made, MakeError> {
    mended(Fonts::of(choices.fonts), made, |fonts| {
        let options = Options {
            date: report.date(),
            conformance: choices.conformance,
            ..Options::default()
        };
        let laid = sign_off(report, (findings, signers), options, fonts);
        let title = format!("{}{}", report.title(), signoff::NAME);
        written(&laid, Paper::Pdf, (&title, SIGN_OFF), None, options, fonts)
    })
}

/// Makes the PDF with these faces.
#[cfg(test)]
pub(in crate::export) fn print_with(
    report: &Report,
    findings: &[Finding],
    choices: Choices,
    fonts: &Fonts,
) -> Result<Made, MakeError> {
    mended(fonts, made, |fonts| {
        let signers = Signers::default();
        print_in(report, (findings, &signers), Paper::Pdf, choices, fonts)
    })
}

/// The pages that the PDF would have, as a printer draws them.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheets {
    /// The pages.
    pub pages: Vec<Page>,
    /// The outlines of their characters.
    pub outlines: Outlines,
    /// What should be said of them, as of the PDF.
    pub remarks: Vec<String>,
}

/// Lays the pages of the PDF out for a printer.
///
/// # Errors
/// A font file of the program is damaged.
pub fn sheets(
    report: &Report,
    (findings, signers): (&[Finding], &Signers),
    choices: Choices,
) -> Result<Sheets, MakeError> {
    let remarks = |sheets: &mut Sheets, remark| sheets.remarks.push(remark);
    mended(Fonts::of(choices.fonts), remarks, |fonts| {
        let laid = laid(report, (findings, signers), choices, fonts);
        let remarks = remarks_on(&laid, fonts);
        let pages = laid.into_iter().flat_map(|(_, pages)| pages.pages);
        let pages: Vec<Page> = pages.collect();
        Ok(Sheets {
            outlines: Outlines::of(&pages, fonts)?,
            pages,
            remarks,
        })
    })
}

/// Makes the PDF of 修改对照: the report with what changed marked, and the list of it.
///
/// # Errors
/// A font file of the program is damaged.
pub fn compare(versions: &Versions<'_>, choices: Choices) -> Result<Made, MakeError> {
    mended(Fonts::of(choices.fonts), made, |fonts| {
        let options = Options {
            date: versions.after.date(),
            conformance: choices.conformance,
            ..Options::default()
        };
        let documents = redline::documents(versions).into_iter();
        let laid = documents.map(|document| {
            let pages = pdf::layout(&document, options, fonts);
            (document, pages)
        });
        let laid: Vec<(Document, Pages)> = laid.collect();
        let title = format!("{}{}", versions.after.title(), redline::NAME);
        written(&laid, Paper::Pdf, (&title, LIST), None, options, fonts)
    })
}

/// Makes the Word document, which looks as the PDF does.
///
/// # Errors
/// See [`DocxError`].
pub fn word(
    report: &Report,
    document: &Document,
    findings: &[Finding],
    choices: Choices,
) -> Result<Vec<u8>, DocxError> {
    let carried = enclosed::write(report);
    let look = Look {
        draft: Tally::of(findings).stops_final(),
        red_head: choices.red_head,
        carried: Some(&carried),
    };
    let options = Options {
        red_head: look.red_head,
        ..Options::default()
    };
    let print = pdf::layout(document, options, Fonts::of(choices.fonts)).print(document);
    docx::write_as(document, &print, look)
}

/// Makes the Word document of the sign-off pages alone, which look as in the PDF. It carries nothing of
/// what is published.
///
/// # Errors
/// See [`DocxError`].
pub fn sign_off_word(
    report: &Report,
    (findings, signers): (&[Finding], &Signers),
    choices: Choices,
) -> Result<Vec<u8>, DocxError> {
    let options = Options::default();
    let laid = sign_off(
        report,
        (findings, signers),
        options,
        Fonts::of(choices.fonts),
    );
    let printed = laid.into_iter().map(|(document, pages)| {
        let print = pages.print(&document);
        (document, print)
    });
    let printed: Vec<(Document, Print)> = printed.collect();
    let printed: Vec<(&Document, &Print)> = printed.iter().map(|(a, b)| (a, b)).collect();
    let title = format!("{}{}", report.title(), signoff::NAME);
    docx::write_bound(&printed, &title, Look::default())
}

/// Makes the PDF of 核对记录, and of 修改对照 after it where something differs.
///
/// # Errors
/// A font file of the program is damaged.
pub fn record(
    record: Document,
    versions: &Versions<'_>,
    choices: Choices,
) -> Result<Made, MakeError> {
    let mut documents = vec![record];
    if !Differences::between(versions.after, versions.before).is_empty() {
        documents.extend(redline::documents(versions));
    }
    mended(Fonts::of(choices.fonts), made, |fonts| {
        let options = Options {
            conformance: choices.conformance,
            ..Options::default()
        };
        let laid = documents.iter().map(|document| {
            let pages = pdf::layout(document, options, fonts);
            (document.clone(), pages)
        });
        let laid: Vec<(Document, Pages)> = laid.collect();
        let title = format!("{}{}", versions.after.title(), record::NAME);
        written(&laid, Paper::Pdf, (&title, COMPARED), None, options, fonts)
    })
}

/// What is made with these faces. A font of the computer may be damaged where only embedding it
/// shows: then those of the program take over.
fn mended<T>(
    fonts: &Fonts,
    remark: impl Fn(&mut T, String),
    make: impl Fn(&Fonts) -> Result<T, MakeError>,
) -> Result<T, MakeError> {
    make(fonts).or_else(|error| match error {
        MakeError::Pdf(PdfError::Font { face, reason })
        | MakeError::Ofd(OfdError::Font { face, reason })
            if !std::ptr::eq(fonts, Fonts::bundled()) =>
        {
            let mut whole = make(Fonts::bundled())?;
            let said = format!("字体“{face}”用不了（{reason}），这次全部改用程序自带的字体。");
            remark(&mut whole, said);
            Ok(whole)
        }
        error => Err(error),
    })
}

/// Adds what the user should hear of a file.
fn made(made: &mut Made, remark: String) {
    made.remarks.push(remark);
}

fn print_in(
    report: &Report,
    (findings, signers): (&[Finding], &Signers),
    paper: Paper,
    choices: Choices,
    fonts: &Fonts,
) -> Result<Made, MakeError> {
    let options = options(report, findings, choices);
    let laid = laid(report, (findings, signers), choices, fonts);
    let carried = Some(enclosed::write(report));
    let title = report.title();
    written(&laid, paper, (&title, SIGN_OFF), carried, options, fonts)
}

fn options(report: &Report, findings: &[Finding], choices: Choices) -> Options {
    Options {
        draft: Tally::of(findings).stops_final(),
        date: report.date(),
        conformance: choices.conformance,
        red_head: choices.red_head,
        pages_before: 0,
    }
}

/// The report on its pages, and the pages for the sign-off where they are wanted.
fn laid(
    report: &Report,
    (findings, signers): (&[Finding], &Signers),
    choices: Choices,
    fonts: &Fonts,
) -> Vec<(Document, Pages)> {
    let options = options(report, findings, choices);
    let document = Document::of(report);
    let pages = pdf::layout(&document, options, fonts);
    let mut laid = vec![(document, pages)];
    if choices.sign_off {
        laid.extend(sign_off(report, (findings, signers), options, fonts));
    }
    laid
}

/// Several laid-out documents as one file; the pages of those after the first are numbered behind `label`.
fn written(
    laid: &[(Document, Pages)],
    paper: Paper,
    (title, label): (&str, &str),
    carried: Option<String>,
    options: Options,
    fonts: &Fonts,
) -> Result<Made, MakeError> {
    let bound: Vec<Bound> = laid
        .iter()
        .enumerate()
        .map(|(index, (document, pages))| Bound {
            document,
            pages,
            label: if index == 0 { "" } else { label },
        })
        .collect();
    let bytes = match paper {
        Paper::Pdf => pdf::write_carrying(&bound, title, carried, options, fonts)?,
        Paper::Ofd => ofd::write(&bound, title, carried, options, fonts)?,
    };
    let remarks = remarks_on(laid, fonts);
    Ok(Made { bytes, remarks })
}

/// What should be said of laid-out documents: what the faces lack, and faces that are not there.
fn remarks_on(laid: &[(Document, Pages)], fonts: &Fonts) -> Vec<String> {
    let mut remarks = Vec::new();
    let missing: BTreeSet<char> = laid
        .iter()
        .flat_map(|(document, _)| pdf::missing_characters(document, fonts))
        .collect();
    if !missing.is_empty() {
        let shown: Vec<String> = missing.iter().take(10).map(char::to_string).collect();
        remarks.push(format!(
            "字体里没有这些字：{}，页面上印成了“〓”，请换用其他写法。",
            shown.join("、")
        ));
    }
    let missing = fonts.substituted().iter();
    let missing: Vec<String> = missing
        .map(|face| format!("{}（{}）", face.file(), face.label()))
        .collect();
    if !missing.is_empty() {
        remarks.push(format!(
            "没有找到字体文件：{}，改用了宋体。请把程序自带的 fonts 文件夹放回程序旁边。",
            missing.join("、")
        ));
    }
    remarks
}

/// The sign-off pages, laid out with numbers of their own that run on from table to table.
fn sign_off(
    report: &Report,
    (findings, signers): (&[Finding], &Signers),
    options: Options,
    fonts: &Fonts,
) -> Vec<(Document, Pages)> {
    let mut before = 0;
    let lay = |document: Document| {
        let options = Options {
            draft: false,
            red_head: false,
            pages_before: before,
            ..options
        };
        let pages = pdf::layout(&document, options, fonts);
        before += pages.pages.len();
        (document, pages)
    };
    signoff::documents(report, findings, signers)
        .into_iter()
        .map(lay)
        .collect()
}
