//! Making files of the report, and handing pages to the program that prints.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::cancelling::Gate;
use super::{Done, Hold, Jobs};
use crate::check::{Finding, Tally};
use crate::export::{self, Choices, Format};
use crate::files::{self, FileError};
use crate::report::Report;
use crate::ui::shell::system::{HandOver, NotHanded};
use crate::ui::words;

/// Why an export failed. Its text is a Chinese sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file could not be made.
    #[error(transparent)]
    Make(#[from] export::MakeError),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// There is no folder for the file that is to be printed.
    #[error("不能在临时文件夹里存放要打印的文件：{0}。请改用“导出 PDF”，再打开那个文件打印。")]
    Folder(#[from] std::io::Error),
    /// No program takes the pages.
    #[error(transparent)]
    Handed(#[from] NotHanded),
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
    pub fn export(&mut self, ctx: &Context, path: PathBuf, wanted: Wanted) {
        self.make(ctx, move |gate| {
            let tally = (wanted.format, Tally::of(&wanted.findings));
            let made = match wanted.make() {
                Ok(made) => made,
                Err(error) => return Some(Done::Exported(path, tally, Err(error.into()))),
            };
            if !gate.pass() {
                return None;
            }
            let written = files::write(&path, &made.bytes);
            let written = written.map(|()| made.remarks).map_err(Into::into);
            Some(Done::Exported(path, tally, written))
        });
    }

    /// Makes the pages, under a name that the program which prints will show, and hands them over.
    pub fn print(&mut self, ctx: &Context, name: String, wanted: Wanted, hand_over: HandOver) {
        self.make(ctx, move |gate| {
            let printed = (|| {
                let made = wanted.make()?;
                if !gate.pass() {
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
            printed.transpose().map(Done::Printed)
        });
    }

    /// Makes something and writes it, unless it was cancelled before.
    pub(super) fn make(
        &mut self,
        ctx: &Context,
        work: impl FnOnce(&Gate) -> Option<Done> + Send + 'static,
    ) {
        let gate = Arc::new(Gate::default());
        let own = Arc::clone(&gate);
        let (hold, what) = (Hold::Files, words::LAYING_OUT);
        self.begin(ctx, "export", hold, what, Some(gate), move || work(&own));
    }
}
