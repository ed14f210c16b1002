//! Making files of the report, and handing pages to the program that prints.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::cancellation::Cancellation;
use super::{Done, Jobs, Waits};
use crate::check::{Finding, Tally};
use crate::export::{self, Choices, Format};
use crate::files::{self, FileError};
use crate::report::Report;
use crate::ui::shell::diagnosis::Diagnosis;
use crate::ui::shell::system::{HandOver, NotHanded};
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
}

impl Wanted {
    fn make(&self) -> Result<export::Made, export::MakeError> {
        export::make(&self.report, &self.findings, self.format, self.choices)
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
            if must_be_new && path.exists() {
                let error = ExportError::Exists(path.clone());
                return Some(Done::Exported(number, path, tally, Err(error)));
            }
            let made = match wanted.make() {
                Ok(made) => made,
                Err(error) => return Some(Done::Exported(number, path, tally, Err(error.into()))),
            };
            if !cancellation.pass() {
                return None;
            }
            let written = files::write(&path, &made.bytes);
            let written = written.map(|()| made.remarks).map_err(Into::into);
            Some(Done::Exported(number, path, tally, written))
        });
    }

    /// Makes the pages, under a name that the program which prints will show, and hands them over.
    pub fn print(
        &mut self,
        ctx: &Context,
        number: u64,
        name: String,
        wanted: Wanted,
        hand_over: HandOver,
    ) {
        self.make(ctx, number, move |cancellation| {
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
                Ok(Some(made.remarks))
            })();
            let printed = printed.transpose();
            printed.map(|printed| Done::Printed(number, printed))
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
