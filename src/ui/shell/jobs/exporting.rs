//! Making files of the report, printing it, and handing its pages to the program that prints.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::cancellation::Cancellation;
use super::{Done, Jobs, Waits};
use crate::check::{Finding, Tally};
use crate::export::signoff::Signers;
use crate::export::{self, Choices, Format};
use crate::files::{self, FileError};
use crate::printing::{NotPrinted, Printed};
use crate::report::Report;
use crate::ui::shell::diagnosis::Diagnosis;
use crate::ui::shell::system::{HandOver, NotHanded, Printer};
use crate::ui::words;
use crate::workspace::Said;

/// Why an export failed. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file could not be made.
    #[error(transparent)]
    Make(#[from] export::MakeError),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A file of the name that was typed, with its ending, exists.
    #[error("“{0}”已经存在，没有写入。请换一个文件名。")]
    Exists(PathBuf),
    /// There is no folder for the file that is to be printed.
    #[error("不能在临时文件夹里存放要打印的文件：{0}。请改用“导出 PDF”，再打开那个文件打印。")]
    Folder(#[from] std::io::Error),
    /// No program takes the pages.
    #[error(transparent)]
    Handed(#[from] NotHanded),
    /// The printer does not take them.
    #[error(transparent)]
    Printed(#[from] NotPrinted),
}

impl ExportError {
    /// What is said of it.
    #[must_use]
    pub fn said(self, title: &str) -> Said {
        match self {
            ExportError::Exists(path) => Said::Exists(path),
            error => Said::Text {
                title: title.to_owned(),
                text: error.to_string(),
            },
        }
    }
}

/// What prints pages.
pub enum PrintBy {
    /// The system's own dialog.
    Printer(Printer),
    /// The program that shows PDF files.
    Program(HandOver),
}

/// Pages that went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Which printer took them; none where the program has them that shows PDF files.
    pub printed: Option<Printed>,
    /// What should be said of them.
    pub remarks: Vec<String>,
}

/// What is exported: a report with all its findings.
#[derive(Debug)]
pub struct Wanted {
    /// The report.
    pub report: Report,
    /// All of its findings.
    pub findings: Vec<Finding>,
    /// What kind of file.
    pub format: Format,
    /// How.
    pub choices: Choices,
    /// Who signs.
    pub signers: Signers,
}

impl Wanted {
    fn make(&self) -> Result<export::Made, export::MakeError> {
        let Wanted {
            report,
            findings,
            signers,
            ..
        } = self;
        export::make_signed(report, findings, self.format, self.choices, signers)
    }

    fn sheets(&self) -> Result<export::Sheets, export::MakeError> {
        export::sheets(&self.report, (&self.findings, &self.signers), self.choices)
    }
}

impl Jobs {
    /// Makes a file of a report.
    pub fn export(
        &mut self,
        ctx: &Context,
        number: u64,
        path: PathBuf,
        must_be_new: bool,
        wanted: Wanted,
    ) {
        self.make(ctx, number, move |cancellation| {
            let tally = (wanted.format, Tally::of(&wanted.findings));
            let written =
                written(&path, must_be_new, cancellation, || wanted.make()).transpose()?;
            Some(Done::Exported(number, path, tally, written))
        });
    }

    /// Makes the pages, under a name that the printer or the program which prints will show, and hands
    /// them over.
    pub fn print(&mut self, ctx: &Context, number: u64, name: String, wanted: Wanted, by: PrintBy) {
        self.make(ctx, number, move |cancellation| {
            let hand_over = match by {
                PrintBy::Printer(printer) => {
                    return match wanted.sheets() {
                        // The dialog asks from here on.
                        Ok(sheets) => cancellation
                            .pass()
                            .then(|| Done::Printed(number, printed_by(printer, &name, sheets))),
                        Err(error) => Some(Done::Printed(number, Err(error.into()))),
                    };
                }
                PrintBy::Program(hand_over) => hand_over,
            };
            let printed = (|| {
                let made = wanted.make()?;
                if !cancellation.pass() {
                    return Ok(None);
                }
                // A folder for each: the last one may still be open in another program. Nobody can
                // tell when that is done with it, so it is left to the system's own tidying.
                let folder = tempfile::Builder::new().prefix("nianbao-").tempdir()?;
                let path = folder.keep().join(name);
                files::write(&path, &made.bytes)?;
                hand_over(&path)?;
                Ok(Some(Sent {
                    printed: None,
                    remarks: made.remarks,
                }))
            })();
            let printed = printed.transpose();
            printed.map(|printed| Done::Printed(number, printed.map(Some)))
        });
    }

    /// Has a file or a folder shown by the system's own program; nobody waits for it.
    pub fn show(&mut self, ctx: &Context, path: PathBuf, hand_over: HandOver) {
        self.start(ctx, "show", move || Done::Shown(hand_over(&path)));
    }

    /// Writes what a helper must know, with what was told of faults in `folder`; nobody waits for it.
    pub fn diagnose(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        must_be_new: bool,
        diagnosis: Diagnosis,
        folder: Option<PathBuf>,
    ) {
        self.start(ctx, "diagnosis", move || {
            if must_be_new && path.exists() {
                return Done::Diagnosed(path.clone(), Err(ExportError::Exists(path)));
            }
            let text = diagnosis.text(folder.as_deref());
            let written = files::write(&path, text.as_bytes()).map_err(Into::into);
            Done::Diagnosed(path, written)
        });
    }

    /// Makes something and writes it, unless it was cancelled before.
    pub(super) fn make(
        &mut self,
        ctx: &Context,
        number: u64,
        work: impl FnOnce(&Cancellation) -> Option<Done> + Send + 'static,
    ) {
        let cancellation = Arc::new(Cancellation::default());
        let own = Arc::clone(&cancellation);
        let waits = Waits {
            is_awaited: true,
            what: words::LAYING_OUT,
            cancellation: Some(cancellation),
            asked: Some(number),
        };
        self.begin(ctx, "export", waits, move || work(&own));
    }
}

/// Makes a file and writes it; what should be said of it. `None` if it was cancelled before it was made.
pub(super) fn written(
    path: &Path,
    must_be_new: bool,
    cancellation: &Cancellation,
    make: impl FnOnce() -> Result<export::Made, export::MakeError>,
) -> Result<Option<Vec<String>>, ExportError> {
    if must_be_new && path.exists() {
        return Err(ExportError::Exists(path.to_owned()));
    }
    let file = make()?;
    if !cancellation.pass() {
        return Ok(None);
    }
    files::write(path, &file.bytes)?;
    Ok(Some(file.remarks))
}

/// Has pages printed under the name of their file.
fn printed_by(
    printer: Printer,
    file: &str,
    sheets: export::Sheets,
) -> Result<Option<Sent>, ExportError> {
    let name = Path::new(file).file_stem().unwrap_or_default();
    let taken = printer(&name.to_string_lossy(), &sheets)?;
    Ok(taken.map(|printed| Sent {
        printed: Some(printed),
        remarks: sheets.remarks,
    }))
}
