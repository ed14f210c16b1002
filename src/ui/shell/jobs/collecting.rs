//! Reading, keeping and making things of a collection of reports.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::cancellation::Cancellation;
use super::{Done, Jobs, Waits};
use crate::collect::ledger::Ledger;
use crate::draft::lock::Holder;
use crate::report::Report;
use crate::ui::views::collection::Progress;
use crate::ui::words;
use crate::workspace::SystemDisk;
use crate::workspace::collecting::{
    Collecting, CollectingError, How, Keep, Kept, Made, Make, MakeError, Wanted, beat, release,
};

/// What is to be done with a collection.
#[derive(Debug)]
pub enum Collect {
    /// It is read.
    Read(Wanted),
    /// All its files are looked at again.
    Again(Box<Collecting>),
    /// The list of those who are to report is read.
    List(PathBuf),
    /// Last year's numbers are read, for a collection on this year.
    Before(PathBuf, Option<u16>),
    /// The collector's own report is read with all others.
    Own(Box<Collecting>, PathBuf),
    /// It is written into its file.
    Keep(Box<Keep>),
    /// Something is made of it.
    Make(Make, Box<Ledger>),
    /// A sign of life is given beside its file.
    Beat(PathBuf),
    /// Its file is given back.
    Release(PathBuf),
}

/// What came of it.
#[derive(Debug)]
pub enum Collected {
    /// It was read, anew or again; nothing where that was cancelled.
    Read(Result<Option<Box<Collecting>>, CollectingError>),
    /// The list was read.
    List(Result<Vec<String>, CollectingError>),
    /// Last year's numbers were read.
    Before(PathBuf, Result<Box<Report>, CollectingError>),
    /// It was written, or not.
    Kept(Kept),
    /// Something was made of it, or not.
    Made(Result<Made, MakeError>),
    /// Who else holds the file now.
    Beaten(PathBuf, Option<Box<Holder>>),
    /// The file was given back.
    Released,
}

/// In which surroundings.
#[derive(Debug, Clone)]
pub struct Around {
    /// Who this window is for others.
    pub me: Holder,
    /// The program's own place for collections.
    pub folder: Option<PathBuf>,
    /// Where versions are kept.
    pub versions: Option<PathBuf>,
    /// Is told how far a reading is.
    pub progress: Arc<Progress>,
    /// Ends a reading.
    pub(in crate::ui) cancellation: Arc<Cancellation>,
}

impl Jobs {
    /// Does something with a collection. Its own page says how far that is, and ends it.
    pub fn collect(&mut self, ctx: &Context, job: Collect, around: Around) {
        let must_end = matches!(job, Collect::Keep(_) | Collect::Release(_));
        let waits = Waits {
            is_awaited: false,
            what: words::BUSY,
            cancellation: None,
            asked: None,
        };
        let program = self.program.clone();
        let waker = ctx.clone();
        self.begin(ctx, "collect", waits, move || {
            let mut progress = |done, all| {
                around.progress.set(done, all);
                if done == all {
                    waker.request_repaint();
                }
            };
            let is_cancelled = || around.cancellation.is_shut();
            let mut how = How {
                disk: &SystemDisk,
                program: program.as_deref(),
                me: &around.me,
                folder: around.folder.as_deref(),
                versions: around.versions.as_deref(),
                progress: &mut progress,
                is_cancelled: &is_cancelled,
            };
            let collected = match job {
                Collect::Read(wanted) => {
                    let read = Collecting::read(&wanted, &mut how);
                    Collected::Read(read.map(|read| read.map(Box::new)))
                }
                Collect::Again(work) => {
                    Collected::Read(Ok(work.read_again(&mut how).map(Box::new)))
                }
                Collect::List(path) => Collected::List(Collecting::read_list(&path, &how)),
                Collect::Before(path, year) => {
                    let read = Collecting::read_before(&path, year, &how);
                    Collected::Before(path, read.map(Box::new))
                }
                Collect::Own(work, path) => {
                    Collected::Read(Ok(work.read_own(&path, &mut how).map(Box::new)))
                }
                Collect::Keep(keep) => Collected::Kept(keep.run(&SystemDisk, &around.me)),
                Collect::Make(make, ledger) => Collected::Made(make.run(&SystemDisk, &ledger)),
                Collect::Beat(path) => {
                    let other = beat(&SystemDisk, &path, &around.me);
                    Collected::Beaten(path, other)
                }
                Collect::Release(path) => {
                    release(&SystemDisk, &path, &around.me);
                    Collected::Released
                }
            };
            Some(Done::Collected(Box::new(collected)))
        });
        if let Some(begun) = self.under_way.last_mut() {
            begun.must_end = must_end;
        }
    }
}
